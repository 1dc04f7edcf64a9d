package linli.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import linli.base.value.UserClass;
import linli.venues.Booking;
import linli.venues.Conflict;
import linli.venues.Venues;

/**
 * The rooms' side, in the running transaction.
 *
 * @param book books and returns the booking's id; throws a UserError naming what is in the way
 * @param release gives a booking back with a reason
 * @param clash what is in the way, in words for people; empty when the room is free
 * @param name the room's name
 */
public record Rooms(Function<Use, Long> book, BiConsumer<Long, String> release, Function<Use, Optional<String>> clash,
                    Function<Long, String> name) {
    /** A room wanted or held for one meeting. */
    public record Use(long room, LocalDate on, LocalTime from, LocalTime to, String title, long activity, int people) {}

    /** @return the rooms as venues keeps them; a class is the centre's own use, and never stands in its own way. */
    public static Rooms of(Venues venues) {
        return new Rooms(use -> venues.book(wish(use)).id(), (booking, why) -> venues.cancel(List.of(booking), why),
                use -> venues.check(List.of(wish(use))).stream()
                        .filter(conflict -> conflict.other() == null || !Long.valueOf(use.activity()).equals(conflict.other().activityId()))
                        .map(Conflict::words).findFirst(),
                room -> venues.room(room).name());
    }

    private static Booking wish(Use use) {
        return Booking.wish(use.room(), use.on(), use.from(), use.to(), use.title(), UserClass.OWN, Booking.Who.other(use.title(), null))
                .forActivity(use.activity(), use.people());
    }
}
