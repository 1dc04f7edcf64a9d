package linli.venues;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One day, week or month of the rooms: what is booked and what is shut.
 *
 * @param rooms those that can be booked on some day of the span, in their order
 * @param bookings of every standing, by day and time
 * @param closures in force that touch the span
 */
public record VenueDays(LocalDate from, LocalDate to, List<Room> rooms, List<Booking> bookings, List<Room.Closure> closures) {

    /** @return the bookings that hold a room on the day. */
    public List<Booking> live(LocalDate day) {
        return bookings.stream().filter(one -> one.day().equals(day) && one.status().live()).toList();
    }

    /** @return the bookings that hold the room, by day. */
    public Map<LocalDate, List<Booking>> of(long room) {
        return bookings.stream().filter(one -> one.roomId() == room && one.status().live()).collect(Collectors.groupingBy(Booking::day));
    }

    public Room room(long id) {
        return rooms.stream().filter(one -> one.id() == id).findFirst().orElse(null);
    }

    /** @return why the room is shut on the day, or null. */
    public String shut(long room, LocalDate day) {
        return closures.stream().filter(closure -> closure.shuts(room, day)).map(Room.Closure::reason).findFirst().orElse(null);
    }

    /** @return bookings that hold a room while it is shut. */
    public List<Booking> affected() {
        return bookings.stream().filter(one -> one.status().live() && shut(one.roomId(), one.day()) != null).toList();
    }
}
