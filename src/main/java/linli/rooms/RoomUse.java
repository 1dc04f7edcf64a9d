package linli.rooms;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.venues.Booking;
import linli.venues.Booking.BookingStatus;
import linli.venues.Room;
import linli.venues.VenueDays;

/**
 * 场地使用率: how much of the opening time was used, by hour and room, and by whom.
 *
 * @param firstHour the earliest hour that any room is open or used
 * @param lastHour the hour at which all is over
 * @param cells used and open minutes by room (in the order of rooms) and hour (from the first hour)
 * @param byClass bookings and minutes of each class of users
 * @param cancelled how many were cancelled, {@code noShow} how many stayed away: neither counts as use
 */
public record RoomUse(LocalDate from, LocalDate to, List<Room> rooms, int firstHour, int lastHour, Cell[][] cells, Map<UserClass, Sum> byClass,
                       int cancelled, int noShow) {

    /** Minutes. */
    public record Cell(int used, int open) {
        /** @return used / open in percent, 0 where it is never open. */
        public int percent() {
            return open == 0 ? 0 : (int) Math.round(100.0 * used / open);
        }
    }

    /** Bookings and minutes. */
    public record Sum(int bookings, int minutes) {}

    /** @return the room's row summed up; room = -1: all rooms. */
    public Cell total(int room) {
        int used = 0;
        int open = 0;
        for (int i = 0; i < cells.length; i++) {
            for (Cell cell : room < 0 || room == i ? cells[i] : new Cell[0]) {
                used += cell.used();
                open += cell.open();
            }
        }
        return new Cell(used, open);
    }

    /** Counts a span: a booking counts where it holds the room, an hour is open where the room is and is not shut. */
    public static RoomUse of(VenueDays days) {
        List<Booking> live = days.bookings().stream().filter(one -> one.status().live()).toList();
        int first = 24;
        int last = 0;
        for (Room room : days.rooms()) {
            for (WeekSlot span : room.hours()) {
                first = Math.min(first, span.from().getHour());
                last = Math.max(last, (minute(span.to()) + 59) / 60);
            }
        }
        for (Booking booking : live) {
            first = Math.min(first, booking.from().getHour());
            last = Math.max(last, (minute(booking.to()) + 59) / 60);
        }
        first = Math.min(first, last);
        Cell[][] cells = new Cell[days.rooms().size()][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row(days.rooms().get(i), days, live, first, last);
        }
        Map<UserClass, Sum> byClass = new EnumMap<>(UserClass.class);
        for (Booking one : live) {
            byClass.merge(one.userClass(), new Sum(1, one.minutes()), (a, b) -> new Sum(a.bookings() + b.bookings(), a.minutes() + b.minutes()));
        }
        return new RoomUse(days.from(), days.to(), days.rooms(), first, last, cells, byClass, count(days, BookingStatus.CANCELLED),
                count(days, BookingStatus.NO_SHOW));
    }

    private static Cell[] row(Room room, VenueDays days, List<Booking> live, int first, int last) {
        int[] used = new int[last - first];
        int[] open = new int[last - first];
        for (Booking one : live) {
            if (one.roomId() == room.id()) {
                spread(minute(one.from()), minute(one.to()), first, used);
            }
        }
        for (LocalDate day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            if (room.active(day) && days.shut(room.id(), day) == null) {
                room.on(day).forEach(span -> spread(minute(span.from()), minute(span.to()), first, open));
            }
        }
        Cell[] cells = new Cell[used.length];
        for (int hour = 0; hour < cells.length; hour++) {
            cells[hour] = new Cell(used[hour], open[hour]);
        }
        return cells;
    }

    private static void spread(int from, int to, int first, int[] hours) {
        for (int hour = 0; hour < hours.length; hour++) {
            int start = (first + hour) * 60;
            hours[hour] += Math.max(0, Math.min(to, start + 60) - Math.max(from, start));
        }
    }

    private static int count(VenueDays days, BookingStatus status) {
        return (int) days.bookings().stream().filter(one -> one.status() == status).count();
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
