package linli.venues;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.UserClass;
import linli.base.value.PayMethod;
import linli.billing.Till;
import linli.billing.TillModel;

/** The board of rooms: which days are shown, which booking is looked at, and what is asked before it goes. */
public final class VenuesModel {
    /** What the board shows. */
    public enum Scale { DAY, WEEK, MONTH }

    /** What stands at the side. */
    public enum Side { NONE, FORM, BOOKING, CANCEL }

    /** A booking that is looked at. @param series null where it stands alone */
    public record Shown(Booking booking, Room room, List<Booking.Step> steps, Optional<Rents.Price> price, Rents.Fees fees, Series.Stored series) {}

    public final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    public final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(Scale.DAY);
    /** The room of the week's view; null: the first. */
    public final ObjectProperty<Room> room = new SimpleObjectProperty<>();
    public final ObjectProperty<VenueDays> days = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    /** What cancelling would bring about, while it is asked. */
    public final ObjectProperty<Booking.Consequences> asked = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");
    /** Whether what was paid goes back at once, how, and who confirms it. */
    public final BooleanProperty backNow = new SimpleBooleanProperty(true);
    public final ObjectProperty<PayMethod> backBy = new SimpleObjectProperty<>(PayMethod.CASH);
    public final StringProperty login = new SimpleStringProperty("");
    public final StringProperty password = new SimpleStringProperty("");
    /** What cancelling was refused for, or empty. */
    public final StringProperty wrong = new SimpleStringProperty("");
    /** The centre's name, for what hangs at the door. */
    public final StringProperty centre = new SimpleStringProperty("");
    /** There is no room at all: the page says what to do next. */
    public final BooleanProperty empty = new SimpleBooleanProperty();
    public final BookingFormModel form;
    /** Rises when a price that was asked for has been read. */
    public final IntegerProperty priced = new SimpleIntegerProperty();

    private final Venues venues;
    private final Rents rents;
    private final Work work;
    private final Map<String, String> prices = new HashMap<>();
    /** What the form is filled with once the rooms are there, or null. */
    private Booking wished;

    public VenuesModel(Venues venues, Rents rents, Work work, BookingFormModel form) {
        this.venues = venues;
        this.rents = rents;
        this.work = work;
        this.form = form;
        this.day.set(venues.today());
    }

    /**
     * Opens the board.
     *
     * @param argument null: as it was; a LocalDate: that day; a Long: that booking on its day; "new": with the form; a map with "day" (and
     *     "room", "from", "to", "purpose", "people"): with the form filled so
     */
    public void open(Object argument) {
        if (argument instanceof LocalDate wanted) {
            scale.set(Scale.DAY);
            day.set(wanted);
        } else if (argument instanceof Long id) {
            work.read("venues.go", () -> venues.get(id).day(), found -> {
                day.set(found);
                load();
            });
            select(id);
        }
        if ("new".equals(argument)) {
            write(null);
        } else if (argument instanceof Map<?, ?> words && words.get("day") != null) {
            wished = wish(words);
            scale.set(Scale.DAY);
            day.set(wished.day());
        }
        load();
    }

    private static Booking wish(Map<?, ?> words) {
        return new Booking(0, words.get("room") == null ? 0 : Long.parseLong(words.get("room").toString()), LocalDate.parse(words.get("day").toString()),
                LocalTime.parse(words.get("from").toString()), LocalTime.parse(words.get("to").toString()), words.get("purpose").toString(), UserClass.OWN,
                Booking.Who.other("", null), null, words.get("people") == null ? null : Integer.valueOf(words.get("people").toString()), Booking.BookingStatus.BOOKED, null, null, 0);
    }

    /** @return first and last day shown. */
    public LocalDate[] span() {
        return switch (scale.get()) {
            case DAY -> new LocalDate[] {day.get(), day.get()};
            case WEEK -> new LocalDate[] {monday(day.get()), monday(day.get()).plusDays(6)};
            case MONTH -> {
                YearMonth month = YearMonth.from(day.get());
                yield new LocalDate[] {monday(month.atDay(1)), monday(month.atEndOfMonth()).plusDays(6)};
            }
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    /** Reads what is shown anew; the newest request wins. */
    public void load() {
        LocalDate[] span = span();
        // Tariffs may have changed since: prices are asked anew.
        prices.clear();
        work.read("venues.centre", venues::centre, centre::set);
        work.read("venues.days", () -> venues.days(span[0], span[1]), now -> {
            days.set(now);
            if (room.get() == null || now.room(room.get().id()) == null) {
                room.set(now.rooms().stream().findFirst().orElse(null));
            }
            empty.set(now.rooms().isEmpty());
            form.rooms.setAll(now.rooms());
            if (wished != null) {
                write(wished);
                wished = null;
            }
        });
    }

    /** Shows another day, week or month. @param steps how many further; negative: back */
    public void turn(int steps) {
        LocalDate now = day.get();
        go(switch (scale.get()) {
            case DAY -> now.plusDays(steps);
            case WEEK -> now.plusWeeks(steps);
            case MONTH -> now.plusMonths(steps);
        });
    }

    public void go(LocalDate wanted) {
        if (wanted != null && !wanted.equals(day.get())) {
            day.set(wanted);
            load();
        }
    }

    /**
     * @return what a place would cost, for showing while it is dragged; "" until it has been read. A new wish has no class
     *     of users yet: it tells what each would pay.
     */
    public String price(Booking wish) {
        String key = String.join(" ", String.valueOf(wish.id()), String.valueOf(wish.roomId()), wish.day().toString(), wish.time());
        if (!prices.containsKey(key)) {
            work.read("venues.price", () -> wish.id() == 0 ? rents.prices(wish) : rents.price(wish).map(BookingFormModel::cost).orElse(Texts.text("venues.rent.none")), now -> {
                prices.put(key, now.isEmpty() ? Texts.text("venues.rent.none") : now);
                priced.set(priced.get() + 1);
            });
        }
        return prices.getOrDefault(key, "");
    }

    public LocalDate today() {
        return venues.today();
    }

    public void show(Scale wanted) {
        scale.set(wanted);
        load();
    }

    /** @return title of what is shown, e.g. 2026-11-28 周六, or the week's first and last day. */
    public String title() {
        LocalDate[] span = span();
        return switch (scale.get()) {
            case DAY -> Conflict.day(day.get());
            case WEEK -> Texts.text("venues.title.week", span[0], span[1]);
            case MONTH -> Texts.text("venues.title.month", day.get().getYear(), day.get().getMonthValue());
        };
    }

    /** Opens the form for a new booking at a place; null: nothing chosen yet. */
    public void write(Booking at) {
        form.write(at == null ? Booking.probe(room.get() == null ? 0 : room.get().id(), day.get(), LocalTime.of(14, 0), LocalTime.of(16, 0)) : at);
        side.set(Side.FORM);
    }

    /** Opens the form for the booking that is looked at. */
    public void edit() {
        form.edit(shown.get().booking());
        side.set(Side.FORM);
    }

    /** Looks at a booking. */
    public void select(long id) {
        work.read("venues.one", () -> read(id), now -> {
            again();
            shown.set(now);
            side.set(Side.BOOKING);
        });
    }

    /** A new question: nothing typed for the last one counts. */
    private void again() {
        backNow.set(true);
        login.set("");
        password.set("");
        wrong.set("");
    }

    private Shown read(long id) {
        Booking booking = venues.get(id);
        return new Shown(booking, venues.room(booking.roomId()), venues.steps(id), rents.price(booking), rents.of(List.of(id)), booking.seriesId() == null ? null : venues.series(booking.seriesId()));
    }

    public void close() {
        side.set(Side.NONE);
        shown.set(null);
    }

    /** Saves the form. @param done told what was booked, for the message bar */
    public void save(Consumer<String> done) {
        form.save((id, words) -> {
            load();
            select(id);
            done.accept(words);
        });
    }

    /** Moves or stretches a booking. @param wrong told why it cannot be; the board is shown as it was then */
    public void move(Booking booking, long toRoom, LocalDate toDay, LocalTime from, LocalTime to, Consumer<String> done, Consumer<Throwable> wrong) {
        change(() -> rents.move(booking.id(), booking.version(), toRoom, toDay, from, to), done, wrong);
    }

    /** 已用, 爽约, 恢复. */
    public void stand(Booking.BookingStatus status, Consumer<String> done, Consumer<Throwable> wrong) {
        Booking booking = shown.get().booking();
        change(() -> switch (status) {
            case USED -> venues.used(booking.id(), booking.version());
            case NO_SHOW -> venues.noShow(booking.id(), booking.version());
            default -> venues.restore(booking.id(), booking.version());
        }, done, wrong);
    }

    /** Books a date that the series had skipped. */
    public void putBack(long skip, Consumer<String> done, Consumer<Throwable> wrong) {
        change(() -> venues.putBack(skip), done, wrong);
    }

    private void change(Supplier<Booking> command, Consumer<String> done, Consumer<Throwable> wrong) {
        work.run(command, now -> {
            load();
            select(now.id());
            done.accept(Texts.text("venues.done", now.no(), Conflict.day(now.day()), now.time(), Texts.of(now.status())));
        }, error -> {
            load();
            wrong.accept(error);
        });
    }

    /** Asks before a booking is cancelled. @param following whether the later ones of its series go too */
    public void ask(long id, boolean following) {
        work.read("venues.asked", () -> {
            Shown now = read(id);
            List<Long> ids = !following || now.series() == null ? List.of(id) : now.series().bookings().stream()
                    .filter(one -> !one.day().isBefore(now.booking().day()) && one.status() == Booking.BookingStatus.BOOKED).map(Booking::id).toList();
            return Map.entry(now, venues.consequences(ids));
        }, both -> {
            shown.set(both.getKey());
            asked.set(both.getValue());
            reason.set("");
            again();
            side.set(Side.CANCEL);
        });
    }

    /** Cancels what was asked about, and gives back what was paid when that was chosen. */
    public void cancel(Consumer<String> done) {
        List<Long> ids = asked.get().bookings().stream().map(Booking::id).toList();
        String why = reason.get();
        Rents.Back back = asked.get().refund().isZero() || !backNow.get() ? null : back();
        String paid = asked.get().refund().format();
        wrong.set("");
        work.run(() -> rents.cancel(ids, why, back), count -> {
            load();
            select(ids.getFirst());
            done.accept(Texts.text("venues.cancelled", count) + (back == null ? "" : Texts.text("venues.rent.refunded", paid)));
        }, this::refused);
    }

    private Rents.Back back() {
        return new Rents.Back(backBy.get(), new Till.Second(login.get().strip(), password.get()));
    }

    private void refused(Throwable error) {
        wrong.set(error instanceof UserError known ? known.getMessage() : String.valueOf(error));
    }

    /** Gives back what was paid for a booking that is cancelled. */
    public void refund(Consumer<String> done) {
        Booking booking = shown.get().booking();
        String paid = shown.get().fees().paid().format();
        wrong.set("");
        work.run(() -> rents.refund(List.of(booking.id()), booking.reason() == null ? booking.purpose() : booking.reason(), back()), any -> {
            select(booking.id());
            done.accept(Texts.text("venues.rent.refunded", paid));
        }, this::refused);
    }

    /** Charges the booking that is looked at. */
    public void charge(Consumer<String> done, Consumer<Throwable> failed) {
        Booking booking = shown.get().booking();
        work.run(() -> {
            rents.charge(booking.id(), null);
            return rents.of(List.of(booking.id())).net();
        }, net -> {
            select(booking.id());
            done.accept(Texts.text("venues.rent.charged", net.format()));
        }, failed);
    }

    /** @return who pays for the booking that is looked at, for the till. */
    public TillModel.Found payer() {
        Booking booking = shown.get().booking();
        return new TillModel.Found(rents.payerOf(booking), booking.purpose(), booking.userClass());
    }
}
