package linli.venues;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.base.value.UserClass;

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

    /** @return what would stand in the wish's way as far as these days tell; for showing while it is dragged. */
    public List<Conflict> conflicts(Booking wish) {
        List<Booking> held = bookings.stream().filter(one -> one.status().live() && one.day().equals(wish.day())).toList();
        return Conflict.of(List.of(wish), new Conflict.Ground(rooms.stream().collect(Collectors.toMap(Room::id, one -> one)), closures, held));
    }

    /** @return first and last hour worth showing: when any room is open or held. */
    public int[] hours() {
        int first = rooms.stream().flatMap(room -> room.hours().stream()).mapToInt(span -> span.from().getHour()).min().orElse(8);
        int last = rooms.stream().flatMap(room -> room.hours().stream()).mapToInt(span -> (span.to().toSecondOfDay() + 3599) / 3600).max().orElse(21);
        for (Booking one : bookings) {
            first = Math.min(first, one.from().getHour());
            last = Math.max(last, (one.to().toSecondOfDay() + 3599) / 3600);
        }
        return new int[] {first, last};
    }

    /** @return the same, one day only. */
    public VenueDays on(LocalDate day) {
        return new VenueDays(day, day, rooms, bookings.stream().filter(one -> one.day().equals(day)).toList(), closures);
    }

    /**
     * 门口日程表: what hangs at the door. Residents' names are shortened, phones left out.
     *
     * @param only one room for the whole span, or null: every room
     * @param centre the centre's name
     */
    public Sheet doorSheet(Room only, String centre) {
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("venues.door.foot", centre));
        sheet.title(only == null ? Texts.text("venues.door.title") : Texts.text("venues.door.room", only.name()))
                .subtitle(from.equals(to) ? Conflict.day(from) : Texts.text("venues.title.week", Conflict.day(from), Conflict.day(to)));
        for (Room room : only == null ? rooms : List.of(only)) {
            from.datesUntil(to.plusDays(1)).forEach(day -> door(sheet, room, day, only == null ? room.name() : Conflict.day(day)));
        }
        return sheet;
    }

    private void door(Sheet sheet, Room room, LocalDate day, String heading) {
        List<Booking> held = live(day).stream().filter(one -> one.roomId() == room.id()).toList();
        String shut = shut(room.id(), day);
        sheet.heading(heading + (room.place() == null ? "" : "  " + room.place()));
        if (shut != null) {
            sheet.text(Texts.text("venues.door.shut", shut));
        } else if (held.isEmpty()) {
            sheet.text(room.on(day).isEmpty() ? Texts.text("venues.conflict.shut") : Texts.text("venues.door.free"));
        } else {
            sheet.table(List.of(Sheet.Column.left(Texts.text("venues.door.time"), 2), Sheet.Column.left(Texts.text("venues.form.purpose"), 4), Sheet.Column.left(Texts.text("venues.form.who"), 3)),
                    held.stream().map(one -> List.of(one.time(), one.purpose(), publicName(one))).toList());
        }
    }

    private static String publicName(Booking booking) {
        boolean person = booking.userClass() == UserClass.RESIDENT || booking.who().kind() == Booking.WhoKind.RESIDENT || booking.who().kind() == Booking.WhoKind.TALENT;
        return person ? Mask.name(booking.who().name()) : booking.who().name();
    }
}
