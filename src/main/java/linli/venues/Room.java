package linli.venues;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import linli.base.text.UserError;
import linli.base.value.WeekSlot;

/**
 * 场地: one room that can be booked.
 *
 * @param capacity most people, or null when nobody has said
 * @param hours when it is open; a weekday without any is shut
 * @param turnover minutes to tidy up between two bookings
 * @param from first day it can be booked, or null
 * @param to last day it can be booked, or null
 * @param version for optimistic locking, from 1; 0 for a room that is not stored yet
 */
public record Room(long id, String name, String place, Integer capacity, String equipment, List<WeekSlot> hours, int turnover,
                   String notes, LocalDate from, LocalDate to, long version) {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_PEOPLE = 5000;
    private static final int MOST_TURNOVER = 240;

    /**
     * Days on which a room, or the whole house, is shut.
     *
     * @param roomId null for the whole house
     * @param lifted when it was taken back, or null
     */
    public record Closure(long id, Long roomId, LocalDate from, LocalDate to, String reason, String staffName, Instant lifted, long version) {
        /** @return whether it shuts the room on the day. */
        public boolean shuts(long room, LocalDate day) {
            return lifted == null && (roomId == null || roomId == room) && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** A room that is free on a day at the time asked for. */
    public record Free(Room room, LocalDate day, LocalTime from, LocalTime to) {}

    /** @return a room to be stored, open every day from 8:30 to 21:00, with nothing else said. */
    public static Room named(String name, Integer capacity) {
        return new Room(0, name, null, capacity, null, everyDay(LocalTime.of(8, 30), LocalTime.of(21, 0)), 0, null, null, null, 0);
    }

    /** @return the same hours on all seven days. */
    public static List<WeekSlot> everyDay(LocalTime from, LocalTime to) {
        return java.util.Arrays.stream(DayOfWeek.values()).map(day -> new WeekSlot(day, from, to)).toList();
    }

    public Room with(List<WeekSlot> newHours, int newTurnover) {
        return new Room(id, name, place, capacity, equipment, newHours, newTurnover, notes, from, to, version);
    }

    /** @return whether it can be booked on the day at all. */
    public boolean active(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** @return the day's spans, earliest first. */
    public List<WeekSlot> on(LocalDate day) {
        return hours.stream().filter(span -> span.day() == day.getDayOfWeek()).sorted(java.util.Comparator.comparing(WeekSlot::from)).toList();
    }

    /** @return whether the whole time lies in the day's opening; spans that touch count as one. */
    public boolean open(LocalDate day, LocalTime start, LocalTime end) {
        LocalTime reached = start;
        for (WeekSlot span : on(day)) {
            if (!span.from().isAfter(reached) && span.to().isAfter(reached)) {
                reached = span.to();
            }
        }
        return !reached.isBefore(end) && reached.isAfter(start);
    }

    /** @return minutes open on the day. */
    public int minutes(LocalDate day) {
        return on(day).stream().mapToInt(span -> (span.to().toSecondOfDay() - span.from().toSecondOfDay()) / 60).sum();
    }

    /** @throws UserError when something is missing or cannot be */
    void check() {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new UserError("error.venues.roomName", LONGEST_NAME);
        }
        if (capacity != null && (capacity < 1 || capacity > MOST_PEOPLE)) {
            throw new UserError("error.venues.capacity", name, capacity, MOST_PEOPLE);
        }
        if (turnover < 0 || turnover > MOST_TURNOVER) {
            throw new UserError("error.venues.turnover", name, turnover, MOST_TURNOVER);
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new UserError("error.venues.roomDays", name, from, to);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            LocalTime reached = LocalTime.MIN;
            for (WeekSlot span : hours.stream().filter(one -> one.day() == day).sorted(java.util.Comparator.comparing(WeekSlot::from)).toList()) {
                if (!span.from().isBefore(span.to()) || span.from().isBefore(reached)) {
                    throw new UserError("error.venues.roomHours", name, span.from() + "–" + span.to());
                }
                reached = span.to();
            }
        }
    }
}
