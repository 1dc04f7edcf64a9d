package linli.rooms;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.WeekSlot;
import linli.venues.Booking;
import linli.venues.Room;
import linli.venues.Venues;

/** The rooms themselves: their list, when they are shut, and how much they are used. */
public final class RoomsModel {
    /** What stands at the side. */
    public enum Side { NONE, ROOM, CLOSURE }

    /** The time that is looked at. */
    public enum Period { MONTH, LAST_MONTH, YEAR, LAST_YEAR }

    /** A closure in force with the bookings that it still hits. */
    public record Shut(Room.Closure closure, String where, List<Booking> hit) {}

    public final ObservableList<Room> rooms = FXCollections.observableArrayList();
    public final ObservableList<Shut> closures = FXCollections.observableArrayList();
    public final ObjectProperty<RoomUse> use = new SimpleObjectProperty<>();
    public final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.MONTH);
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final BooleanProperty empty = new SimpleBooleanProperty();
    public final StringProperty wrong = new SimpleStringProperty("");

    // the room's form
    public final ObjectProperty<Room> edited = new SimpleObjectProperty<>();
    public final StringProperty name = new SimpleStringProperty("");
    public final StringProperty place = new SimpleStringProperty("");
    public final StringProperty capacity = new SimpleStringProperty("");
    public final StringProperty equipment = new SimpleStringProperty("");
    public final StringProperty hours = new SimpleStringProperty("");
    public final StringProperty turnover = new SimpleStringProperty("");
    public final StringProperty notes = new SimpleStringProperty("");
    public final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();

    // the closure's form
    public final ObjectProperty<Room> shutRoom = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> shutFrom = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> shutTo = new SimpleObjectProperty<>();
    public final StringProperty shutReason = new SimpleStringProperty("");
    /** What the closure would hit, shown before it is saved. */
    public final ObservableList<Booking> wouldHit = FXCollections.observableArrayList();

    private final Venues venues;
    private final Work work;
    private final LocalDate today;

    public RoomsModel(Venues venues, Work work, LocalDate today) {
        this.venues = venues;
        this.work = work;
        this.today = today;
        period.addListener(any -> readUse());
        shutRoom.addListener(any -> foresee());
        shutFrom.addListener(any -> foresee());
        shutTo.addListener(any -> foresee());
    }

    /** Opens the page. @param argument "new": with the form of a new room */
    public void open(Object argument) {
        if ("new".equals(argument)) {
            edit(null);
        }
        load();
    }

    private record Loaded(List<Room> rooms, List<Shut> closures) {}

    public void load() {
        work.read("rooms.list", () -> {
            List<Room> all = venues.rooms();
            return new Loaded(all, venues.closures(today).stream().map(one -> new Shut(one,
                    one.roomId() == null ? Texts.text("rooms.whole") : all.stream().filter(room -> room.id() == one.roomId()).map(Room::name).findFirst().orElse(""),
                    venues.holding(one.roomId(), one.from(), one.to()))).toList());
        }, now -> {
            rooms.setAll(now.rooms());
            closures.setAll(now.closures());
            empty.set(now.rooms().isEmpty());
        });
        readUse();
    }

    private void readUse() {
        LocalDate first = switch (period.get()) {
            case MONTH -> today.withDayOfMonth(1);
            case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
            case YEAR -> today.withDayOfYear(1);
            case LAST_YEAR -> today.withDayOfYear(1).minusYears(1);
        };
        LocalDate end = switch (period.get()) {
            case MONTH, YEAR -> today;
            case LAST_MONTH -> first.plusMonths(1).minusDays(1);
            case LAST_YEAR -> first.plusYears(1).minusDays(1);
        };
        work.read("rooms.use", () -> RoomUse.of(venues.days(first, end)), use::set);
    }

    /** Opens the form of a room; null: a new one. */
    public void edit(Room room) {
        Room shown = room == null ? Room.named("", null) : room;
        edited.set(shown);
        name.set(shown.name());
        place.set(text(shown.place()));
        capacity.set(text(shown.capacity()));
        equipment.set(text(shown.equipment()));
        hours.set(RoomHours.words(shown.hours()));
        turnover.set(text(shown.turnover()));
        notes.set(text(shown.notes()));
        from.set(shown.from());
        to.set(shown.to());
        wrong.set("");
        side.set(Side.ROOM);
    }

    /** Stores the form. */
    public void save(Consumer<String> done) {
        run(() -> {
            Room was = edited.get();
            List<WeekSlot> slots = WeekSlot.parse(hours.get()).orElseThrow(() -> new UserError("error.rooms.hours", hours.get()));
            Room room = new Room(was.id(), name.get().strip(), orNull(place), number(capacity, "rooms.form.capacity"), orNull(equipment), slots,
                    turnover.get().isBlank() ? 0 : number(turnover, "rooms.form.turnover"), orNull(notes), from.get(), to.get(), was.version());
            return Texts.text("rooms.saved", venues.save(room).name());
        }, done);
    }

    private static Integer number(StringProperty text, String field) {
        String plain = text.get().strip();
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("\\d{1,5}")) {
            throw new UserError("error.rooms.number", Texts.text(field), plain);
        }
        return Integer.valueOf(plain);
    }

    /** Opens the form of a closure. @param room null: the whole house */
    public void shut(Room room) {
        shutRoom.set(room);
        shutFrom.set(today.plusDays(1));
        shutTo.set(today.plusDays(1));
        shutReason.set("");
        wrong.set("");
        side.set(Side.CLOSURE);
    }

    private void foresee() {
        if (side.get() != Side.CLOSURE && shutTo.get() == null) {
            return;
        }
        Long room = shutRoom.get() == null ? null : shutRoom.get().id();
        LocalDate first = shutFrom.get();
        LocalDate last = shutTo.get();
        work.read("rooms.foresee", () -> first == null || last == null || last.isBefore(first) ? List.<Booking>of() : venues.holding(room, first, last), wouldHit::setAll);
    }

    /** Stores the closure. */
    public void saveShut(Consumer<String> done) {
        Long room = shutRoom.get() == null ? null : shutRoom.get().id();
        run(() -> Texts.text("rooms.shut.saved", venues.close(room, shutFrom.get(), shutTo.get(), shutReason.get()).size()), done);
    }

    public void lift(Shut shut, Consumer<String> done) {
        run(() -> {
            venues.lift(shut.closure().id());
            return Texts.text("rooms.shut.lifted", shut.where());
        }, done);
    }

    private void run(java.util.function.Supplier<String> command, Consumer<String> done) {
        wrong.set("");
        work.run(command, words -> {
            side.set(Side.NONE);
            load();
            done.accept(words);
        }, error -> wrong.set(error instanceof UserError refused ? refused.getMessage() : String.valueOf(error)));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String orNull(StringProperty text) {
        return text.get() == null || text.get().isBlank() ? null : text.get().strip();
    }
}
