package linli.venues;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.text.UserError;

/**
 * 时间冲突: one reason why a room cannot be had for a wish.
 *
 * @param wish what was wanted
 * @param room the room's name
 * @param other the booking in the way, or null where it is not a booking
 * @param note the closure's reason, the day's opening hours, or the minutes of turnover
 */
public record Conflict(Booking wish, String room, ConflictKind kind, Booking other, String note) {

    /** What stands in the way. */
    public enum ConflictKind { TAKEN, TURNOVER, CLOSED, HOURS, INACTIVE }

    /** What the rules look at: the rooms wanted, their closures, and what already holds them on the days wanted. */
    record Ground(Map<Long, Room> rooms, List<Room.Closure> closures, Collection<Booking> held) {}

    /** @return the reason in one clause, naming who has the room, when and for what. */
    public String words() {
        return switch (kind) {
            case TAKEN -> Texts.text("venues.conflict.taken", other.time(), other.who().name(), other.purpose());
            case TURNOVER -> Texts.text("venues.conflict.turnover", note, other.time(), other.who().name(), other.purpose());
            case CLOSED -> Texts.text("venues.conflict.closed", note);
            case HOURS -> note.isEmpty() ? Texts.text("venues.conflict.shut") : Texts.text("venues.conflict.hours", note);
            case INACTIVE -> Texts.text("venues.conflict.inactive");
        };
    }

    /** @return day, room and reason, for a list of several. */
    public String line() {
        return Texts.text("venues.conflict.line", day(wish.day()), room, wish.time(), words());
    }

    /** @return the refusal that names the first conflict and says how many there are. */
    static UserError refusal(List<Conflict> conflicts) {
        return new UserError("error.venues.conflict", conflicts.getFirst().line(), conflicts.size());
    }

    /** @return e.g. 2026-12-05 周六. */
    public static String day(LocalDate day) {
        return Texts.text("venues.day", day, weekday(day));
    }

    static String weekday(LocalDate day) {
        return Texts.text("venues.weekdays").split("\\|")[day.getDayOfWeek().getValue() - 1];
    }

    /** @return every conflict of the wishes with what is held, with the rules, and among themselves, in the wishes' order. */
    static List<Conflict> of(List<Booking> wishes, Ground ground) {
        record Place(long room, LocalDate day) {}
        Map<Place, List<Booking>> held = ground.held().stream()
                .collect(Collectors.groupingBy(one -> new Place(one.roomId(), one.day()), Collectors.toCollection(ArrayList::new)));
        List<Conflict> found = new ArrayList<>();
        for (Booking wish : wishes) {
            Room room = ground.rooms().get(wish.roomId());
            rules(wish, room, ground.closures(), found);
            List<Booking> there = held.computeIfAbsent(new Place(wish.roomId(), wish.day()), any -> new ArrayList<>());
            for (Booking other : there) {
                if (wish.id() == 0 || wish.id() != other.id()) {
                    meeting(wish, other, room, found);
                }
            }
            // The next wish meets this one as it would meet a stored booking.
            there.removeIf(other -> wish.id() != 0 && other.id() == wish.id());
            there.add(wish);
        }
        return found;
    }

    private static void rules(Booking wish, Room room, List<Room.Closure> closures, List<Conflict> found) {
        if (!room.active(wish.day())) {
            found.add(new Conflict(wish, room.name(), ConflictKind.INACTIVE, null, ""));
            return;
        }
        for (Room.Closure closure : closures) {
            if (closure.shuts(room.id(), wish.day())) {
                found.add(new Conflict(wish, room.name(), ConflictKind.CLOSED, null, closure.reason()));
            }
        }
        if (!room.open(wish.day(), wish.from(), wish.to())) {
            String open = room.on(wish.day()).stream().map(span -> span.from() + "–" + span.to()).collect(Collectors.joining(Texts.text("venues.comma")));
            found.add(new Conflict(wish, room.name(), ConflictKind.HOURS, null, open));
        }
    }

    private static void meeting(Booking wish, Booking other, Room room, List<Conflict> found) {
        if (wish.meets(other)) {
            found.add(new Conflict(wish, room.name(), ConflictKind.TAKEN, other, ""));
        } else if (room.turnover() > 0 && gap(wish, other) < room.turnover()) {
            found.add(new Conflict(wish, room.name(), ConflictKind.TURNOVER, other, String.valueOf(room.turnover())));
        }
    }

    private static int gap(Booking one, Booking other) {
        return one.from().isBefore(other.from()) ? between(one.to(), other.from()) : between(other.to(), one.from());
    }

    private static int between(LocalTime end, LocalTime start) {
        return (start.toSecondOfDay() - end.toSecondOfDay()) / 60;
    }
}
