package linli.venues;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linli.base.text.UserError;

/**
 * 系列预约: one wish for many days, e.g. every Saturday 14:00–16:00 until 31 December.
 *
 * @param first the wish on its first day; every other day is the same elsewhen
 * @param until last day that may still get one
 */
public record Series(Booking first, Rhythm rhythm, LocalDate until) {
    /** More dates than a daily life needs are a slip of the year. */
    static final int MOST = 400;

    /** How often. MONTHLY keeps the weekday and which of the month it is (第二个周六; 最后一个 where it was the fifth). */
    public enum Rhythm { WEEKLY, BIWEEKLY, MONTHLY }

    /** One date as it would become, and what stands in its way; empty when it is free. */
    public record Date(Booking wish, List<Conflict> conflicts) {
        public boolean free() {
            return conflicts.isEmpty();
        }
    }

    /** What is done with a date that is not free: left out (with its reason), or taken elsewhere. */
    public sealed interface Choice {
        /** Leave it out; the reason is kept, null = the conflict's own words. */
        record Skip(String reason) implements Choice {}

        /** Take it at another place or time. */
        record Move(long room, LocalDate day, LocalTime from, LocalTime to) implements Choice {}
    }

    /** A stored series: what it is, its bookings and the dates left out. */
    public record Stored(long id, long roomId, String room, Rhythm rhythm, LocalDate from, LocalDate to, LocalTime start, LocalTime end, String purpose,
                         List<Booking> bookings, List<Skip> skips) {}

    /** A date left out, with its reason; {@code bookingId} is what took its place later, or null. */
    public record Skip(long id, LocalDate day, String reason, Long bookingId) {}

    /** What came of saving a series. */
    public record Saved(long id, List<Booking> booked, List<Skip> skipped) {}

    /** @return every date's wish, first to last. */
    public List<Booking> wishes() {
        if (until == null || until.isBefore(first.day())) {
            throw new UserError("error.venues.until", until == null ? "" : until, first.day());
        }
        List<Booking> wishes = new ArrayList<>();
        for (LocalDate day = first.day(); !day.isAfter(until); day = next(day, wishes.size())) {
            if (wishes.size() == MOST) {
                throw new UserError("error.venues.long", until, MOST);
            }
            wishes.add(first.at(first.roomId(), day, first.from(), first.to()));
        }
        return wishes;
    }

    private LocalDate next(LocalDate day, int done) {
        return switch (rhythm) {
            case WEEKLY -> day.plusWeeks(1);
            case BIWEEKLY -> day.plusWeeks(2);
            case MONTHLY -> nth(first.day().plusMonths(done));
        };
    }

    private LocalDate nth(LocalDate inMonth) {
        DayOfWeek weekday = first.day().getDayOfWeek();
        int which = (first.day().getDayOfMonth() + 6) / 7;
        return inMonth.withDayOfMonth(1).with(which == 5 ? TemporalAdjusters.lastInMonth(weekday) : TemporalAdjusters.dayOfWeekInMonth(which, weekday));
    }

    /** @return days from first to last, for a line of summary. */
    public long span() {
        return ChronoUnit.DAYS.between(first.day(), until);
    }

    /** @return the choice to skip every date in the list that is not free. */
    public static Map<LocalDate, Choice> skipping(List<Date> dates) {
        return dates.stream().filter(date -> !date.free())
                .collect(java.util.stream.Collectors.toMap(date -> date.wish().day(), date -> new Choice.Skip(null)));
    }
}
