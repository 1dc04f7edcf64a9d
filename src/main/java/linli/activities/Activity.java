package linli.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.WeekSlot;

/**
 * 课程活动: a class, lecture or event that the centre puts on.
 *
 * @param no year-number, e.g. K2026-0012
 * @param parentId the class it was split off, or null
 * @param rootId the first of its lineage; itself when it was split off nothing
 */
public record Activity(long id, String no, Plan plan, ActivityStatus status, Long parentId, long rootId, Long importRun, long version) {
    /** What it is. Only the first and the club are a row of sessions with the same people. */
    public enum ActivityKind { CLASS, CLUB, LECTURE, EVENT, CLINIC }

    /** Where it stands. */
    public enum ActivityStatus {
        PREPARING, OPEN, RUNNING, ENDED, CANCELLED;

        /** Those that take people in. */
        static final Set<ActivityStatus> TAKING = Set.of(OPEN, RUNNING);

        /** @return whether nothing more happens in it. */
        public boolean closed() {
            return this == ENDED || this == CANCELLED;
        }

        /** @return what may follow by the clerk's hand. */
        public Set<ActivityStatus> next() {
            return switch (this) {
                case PREPARING -> Set.of(OPEN, CANCELLED);
                case OPEN -> Set.of(RUNNING, ENDED, CANCELLED);
                case RUNNING -> Set.of(ENDED, CANCELLED);
                case ENDED -> Set.of(RUNNING);
                case CANCELLED -> Set.of();
            };
        }
    }

    /** 基础公益 is never charged, 增值低偿 a little. */
    public enum FeeKind { BASIC, LOW_FEE }

    /** Who gives it; each id may be null. {@code leader} is the name as it is printed, or null. */
    public record Supply(Long projectId, Long talentId, Long partnerId, String leader) {
        public static final Supply NONE = new Supply(null, null, null, null);
    }

    /** For one person and the whole term. */
    public record Fee(FeeKind kind, Money price) {
        public static final Fee FREE = new Fee(FeeKind.BASIC, Money.ZERO);
    }

    /** Ages in whole years at the term's begin, both included; null = no bound. */
    public record Ages(Integer min, Integer max) {
        public static final Ages ALL = new Ages(null, null);

        public boolean open() {
            return min == null && max == null;
        }

        public boolean takes(int age) {
            return (min == null || age >= min) && (max == null || age <= max);
        }
    }

    /** The weeks it goes on, and when in the week; a single event has one day and one slot. */
    public record Term(LocalDate start, LocalDate end, List<WeekSlot> slots) {
        public Term {
            slots = List.copyOf(slots);
        }

        /** @return every day of the term that a slot falls on, in order, those on a day off with its name. */
        public List<Day> days(List<DaysOff> off) {
            List<Day> days = new ArrayList<>();
            for (LocalDate day = start; !day.isAfter(end); day = day.plusDays(1)) {
                for (WeekSlot slot : slots.stream().sorted().toList()) {
                    if (slot.day() == day.getDayOfWeek()) {
                        LocalDate on = day;
                        days.add(new Day(day, slot, off.stream().filter(one -> one.holds(on)).map(DaysOff::name).findFirst().orElse(null)));
                    }
                }
            }
            return days;
        }
    }

    /** A day that the weekly slot falls on. {@code off}: the holiday's name, or null when it is held. */
    public record Day(LocalDate on, WeekSlot slot, String off) {}

    /** Days off, both included. */
    public record DaysOff(LocalDate from, LocalDate to, String name) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** Where: a room of the centre (id of venues) or null, and the place as it is printed. */
    public record Place(Long roomId, String name) {
        public static final Place NONE = new Place(null, null);
    }

    /**
     * What a person decides about it.
     *
     * @param domain code of {@link linli.base.value.Domains}, or null
     * @param groups whom it is for; empty = everyone
     * @param byLot seats are drawn, not given to who comes first
     */
    public record Plan(String title, ActivityKind kind, String domain, Set<FocusGroup> groups, Ages ages, Supply supply, Fee fee,
                       int seats, boolean byLot, Term term, Place place, String note) {
        public Plan {
            groups = Set.copyOf(groups);
        }

        /** @return a free class for everyone without leader and place. */
        public static Plan of(String title, int seats, LocalDate start, LocalDate end, List<WeekSlot> slots) {
            return new Plan(title, ActivityKind.CLASS, null, Set.of(), Ages.ALL, Supply.NONE, Fee.FREE, seats, false,
                    new Term(start, end, slots), Place.NONE, null);
        }

        public Plan kind(ActivityKind now) {
            return new Plan(title, now, domain, groups, ages, supply, fee, seats, byLot, term, place, note);
        }

        public Plan domain(String now) {
            return new Plan(title, kind, now, groups, ages, supply, fee, seats, byLot, term, place, note);
        }

        public Plan groups(Set<FocusGroup> now) {
            return new Plan(title, kind, domain, now, ages, supply, fee, seats, byLot, term, place, note);
        }

        public Plan ages(Integer min, Integer max) {
            return new Plan(title, kind, domain, groups, new Ages(min, max), supply, fee, seats, byLot, term, place, note);
        }

        public Plan supply(Supply now) {
            return new Plan(title, kind, domain, groups, ages, now, fee, seats, byLot, term, place, note);
        }

        public Plan fee(FeeKind now, Money price) {
            return new Plan(title, kind, domain, groups, ages, supply, new Fee(now, price), seats, byLot, term, place, note);
        }

        public Plan seats(int now, boolean lot) {
            return new Plan(title, kind, domain, groups, ages, supply, fee, now, lot, term, place, note);
        }

        public Plan term(Term now) {
            return new Plan(title, kind, domain, groups, ages, supply, fee, seats, byLot, now, place, note);
        }

        public Plan place(Long room, String name) {
            return new Plan(title, kind, domain, groups, ages, supply, fee, seats, byLot, term, new Place(room, name), note);
        }

        public Plan titled(String now) {
            return new Plan(now, kind, domain, groups, ages, supply, fee, seats, byLot, term, place, note);
        }
    }

    /** What becomes of a meeting. SKIPPED: a holiday, kept with its reason. */
    public enum SessionStatus { PLANNED, HELD, CANCELLED, SKIPPED }

    /**
     * One meeting.
     *
     * @param bookingId the room's booking, or null
     * @param makeUpOf the cancelled one it makes up for, or null
     * @param heads people counted without names
     */
    public record Session(long id, long activityId, LocalDate on, LocalTime from, LocalTime to, Long roomId, Long bookingId,
                          SessionStatus status, Long makeUpOf, String reason, int heads, long version) {
        Session at(SessionStatus now, String why, Long booking) {
            return new Session(id, activityId, on, from, to, roomId, booking, now, makeUpOf, why, heads, version);
        }
    }

    /** One line of its story. */
    public enum ActivityAction { OPENED, STATUS, EDITED, SESSION, SPLIT }

    /** What was done, when and by whom. */
    public record Step(java.time.Instant at, String staff, ActivityAction action, String note) {}

    Activity with(Plan now) {
        return new Activity(id, no, now, status, parentId, rootId, importRun, version);
    }

    Activity at(ActivityStatus now) {
        return new Activity(id, no, plan, now, parentId, rootId, importRun, version);
    }
}
