package linli.supplies;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import linli.base.value.SourcingBatch;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.WeekSlot;

/**
 * 供给: one thing that can answer a need: a talent, a project, a class with seats, or a room.
 *
 * @param origin what it is, as it stands beside the name
 * @param batch how it came to the community, or null (rooms; nobody has said)
 * @param domains codes of what it can do; empty for rooms, which serve any
 * @param kinds what it is within them, as far as its words tell; empty = any
 * @param slots when it can be had, by the week; empty = not said
 * @param where empty parts are not known
 */
public record Supply(Kind kind, long id, String name, Origin origin, SourcingBatch batch, Set<String> domains, Set<Domains.Kind> kinds, List<WeekSlot> slots,
                     Week week, Audience audience, Seats seats, Where where, Price price, Rating rating, State state) {

    public enum Kind { TALENT, PROJECT, CLASS, VENUE }

    /** What stands behind it: the source of a talent, the kind of the partner, or a class or room of the centre. */
    public enum Origin {
        PARTY, RETIRED, EXPERT, MASTER, TRADE, STUDENT, OTHER, AGENCY, INSTITUTION, PROFESSIONAL, SOCIAL, COMPANY, SOLE, TEAM, CITY, UNIT, CLASS, ROOM;

        public static Origin of(String kept) {
            return kept == null ? OTHER : java.util.Arrays.stream(values()).filter(one -> one.name().equals(kept)).findFirst().orElse(OTHER);
        }
    }

    /** Tells a supply among all. */
    public record Key(Kind kind, long id) {}

    /**
     * @param groups whom it is for; empty = anybody
     * @param from years, or null
     * @param to years, or null
     */
    public record Audience(Set<FocusGroup> groups, Integer from, Integer to) {
        public static final Audience ANYBODY = new Audience(Set.of(), null, null);
    }

    /**
     * @param all how many people it can take; 0 = not said
     * @param taken how many have a seat
     * @param classes how many classes it gives now
     * @param full how many of those are full
     */
    public record Seats(int all, int taken, int classes, int full) {
        public static final Seats UNSAID = new Seats(0, 0, 0, 0);

        /** @return seats left, 0 when full; null when nobody has said how many there are. */
        public Integer left() {
            return all == 0 ? null : Math.max(0, all - taken);
        }
    }

    /** Where it is, or where somebody lives; "" where not known. */
    public record Where(String community, String estate, String building) {
        public static final Where NOWHERE = new Where("", "", "");
    }

    public enum Fee { FREE, LOW, MARKET, UNSAID }

    /** @param amount for what {@code unit} says, or null */
    public record Price(Fee fee, Money amount, String unit) {
        public static final Price UNSAID = new Price(Fee.UNSAID, null, "");
    }

    /**
     * What those say who had it.
     *
     * @param satisfied of them
     * @param asked how many valid answers
     * @param nominators how many residents proposed it
     */
    public record Rating(int satisfied, int asked, int nominators) {
        public static final Rating NONE = new Rating(0, 0, 0);

        /** @return whole per cent, or null without an answer. */
        public Integer percent() {
            return asked == 0 ? null : Math.round(100f * satisfied / asked);
        }
    }

    public enum Standing { READY, CANDIDATE, PLANNED, PAUSED, PAUSED_VENUE, ENDED }

    /** 不在: days on which the weekly hours do not hold, both included. */
    public record Away(LocalDate from, LocalDate to) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * @param consent whether it may be listed and matched
     * @param until last day of the agreement or of the offer, or null
     * @param needsRoom whether it has no place of its own
     * @param reason why paused or ended, or ""
     * @param away when it cannot be had in spite of its hours, by day
     */
    public record State(Standing standing, boolean consent, LocalDate until, boolean needsRoom, String reason, List<Away> away) {
        /** So many days from today count as the next dates. */
        private static final int NEXT = 14;

        public State(Standing standing, boolean consent, LocalDate until, boolean needsRoom, String reason) {
            this(standing, consent, until, needsRoom, reason, List.of());
        }

        /** @return the absences that touch the next dates of the week's hours; an empty week has every day. */
        public List<Away> near(Week week, LocalDate today) {
            return away.isEmpty() ? away : away.stream().filter(span -> next(week, today).anyMatch(span::on)).toList();
        }

        /** @return whether it is away on all the next dates of the week's hours. */
        public boolean gone(Week week, LocalDate today) {
            return !away.isEmpty() && next(week, today).allMatch(day -> away.stream().anyMatch(span -> span.on(day)));
        }

        private static Stream<LocalDate> next(Week week, LocalDate today) {
            return today.datesUntil(today.plusDays(NEXT)).filter(day -> week.empty() || week.day(day.getDayOfWeek().getValue() - 1) != 0);
        }
    }

    /** A week as 7 × 48 half hours, for quick comparison. */
    public record Week(long mon, long tue, long wed, long thu, long fri, long sat, long sun) {
        public static final Week EMPTY = new Week(0, 0, 0, 0, 0, 0, 0);

        public static Week of(Collection<WeekSlot> slots) {
            long[] days = new long[7];
            for (WeekSlot slot : slots) {
                days[slot.day().getValue() - 1] |= bits(minute(slot.from()), minute(slot.to()));
            }
            return of(days);
        }

        public static Week of(long[] days) {
            return new Week(days[0], days[1], days[2], days[3], days[4], days[5], days[6]);
        }

        /** @return the half hours wholly within the minutes of a day. */
        public static long bits(int from, int to) {
            int first = (from + 29) / 30;
            int end = to / 30;
            return end <= first ? 0 : (1L << end) - (1L << first);
        }

        private static int minute(LocalTime time) {
            return time.toSecondOfDay() / 60;
        }

        public long day(int index) {
            return switch (index) {
                case 0 -> mon;
                case 1 -> tue;
                case 2 -> wed;
                case 3 -> thu;
                case 4 -> fri;
                case 5 -> sat;
                default -> sun;
            };
        }

        public boolean empty() {
            return (mon | tue | wed | thu | fri | sat | sun) == 0;
        }

        public Week and(Week other) {
            return new Week(mon & other.mon, tue & other.tue, wed & other.wed, thu & other.thu, fri & other.fri, sat & other.sat, sun & other.sun);
        }

        /** @return whether an hour in one go is free for both; half an hour is no lesson. */
        public boolean meets(Week other) {
            return hour(mon & other.mon) || hour(tue & other.tue) || hour(wed & other.wed) || hour(thu & other.thu)
                    || hour(fri & other.fri) || hour(sat & other.sat) || hour(sun & other.sun);
        }

        private static boolean hour(long half) {
            return (half & half >> 1) != 0;
        }

        /** @return the spans as slots, each at least an hour, by day. */
        public List<WeekSlot> slots() {
            List<WeekSlot> slots = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                long rest = day(day);
                while (rest != 0) {
                    int from = Long.numberOfTrailingZeros(rest);
                    int length = Long.numberOfTrailingZeros(~(rest >>> from));
                    if (length >= 2) {
                        slots.add(new WeekSlot(java.time.DayOfWeek.of(day + 1), at(from), at(Math.min(47, from + length))));
                    }
                    rest &= -1L << from + length;
                }
            }
            return slots;
        }

        private static LocalTime at(int half) {
            return LocalTime.of(half / 2, half % 2 * 30);
        }
    }

    public Supply {
        domains = Set.copyOf(domains);
        kinds = Set.copyOf(kinds);
        slots = List.copyOf(slots);
    }

    public Key key() {
        return new Key(kind, id);
    }

    public Supply with(Rating now) {
        return new Supply(kind, id, name, origin, batch, domains, kinds, slots, week, audience, seats, where, price, now, state);
    }
}
