package linli.venues;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.Tariff;
import linli.billing.Till;

/** The form of one booking or of a series; conflicts are looked for while it is filled in. */
public final class BookingFormModel {
    /** Somebody found while typing. @param detail where they live or what they are, masked */
    public record Person(Booking.Who who, String detail, UserClass userClass) {}

    /** What can be done with a date that is not free. @param choice null is never offered */
    public record Way(String words, Series.Choice choice) {}

    /** A date of a series that is not free. */
    public record Clash(Series.Date date, List<Way> ways, ObjectProperty<Way> chosen) {}

    public final ObservableList<Room> rooms = FXCollections.observableArrayList();
    public final ObservableList<Person> found = FXCollections.observableArrayList();
    public final ObservableList<Clash> clashes = FXCollections.observableArrayList();
    public final ObjectProperty<Room> room = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    public final StringProperty from = new SimpleStringProperty("");
    public final StringProperty to = new SimpleStringProperty("");
    public final StringProperty purpose = new SimpleStringProperty("");
    public final StringProperty who = new SimpleStringProperty("");
    public final StringProperty phone = new SimpleStringProperty("");
    public final ObjectProperty<UserClass> userClass = new SimpleObjectProperty<>();
    public final StringProperty people = new SimpleStringProperty("");
    /** null: once. */
    public final ObjectProperty<Series.Rhythm> rhythm = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
    /** Editing one that is stored: no rhythm then. */
    public final BooleanProperty editing = new SimpleBooleanProperty();
    /** A saving is under way: a second click must not start another. */
    public final BooleanProperty saving = new SimpleBooleanProperty();
    /** The person wants to leave what is typed, and is asked first. */
    public final BooleanProperty asking = new SimpleBooleanProperty();
    /** Why it cannot be booked, or empty. */
    public final StringProperty conflict = new SimpleStringProperty("");
    /** What to think over, or empty. */
    public final StringProperty warning = new SimpleStringProperty("");
    /** What it costs, or that it is free. */
    public final StringProperty price = new SimpleStringProperty("");
    /** How that comes about: unit, quantity, version, what is spared. */
    public final StringProperty priceNote = new SimpleStringProperty("");
    /** Whether there is a public price: then it can be charged. */
    public final BooleanProperty priced = new SimpleBooleanProperty();
    /** Whether saving charges it. */
    public final BooleanProperty charging = new SimpleBooleanProperty(true);
    /** Another price of the unit is wanted, why, and who confirms it. */
    public final BooleanProperty otherwise = new SimpleBooleanProperty();
    public final StringProperty other = new SimpleStringProperty("");
    public final StringProperty otherReason = new SimpleStringProperty("");
    public final StringProperty login = new SimpleStringProperty("");
    public final StringProperty password = new SimpleStringProperty("");
    /** How many dates, and how many are not free. */
    public final StringProperty dates = new SimpleStringProperty("");
    /** What saving was refused for, or empty. */
    public final StringProperty wrong = new SimpleStringProperty("");

    private final Venues venues;
    private final Rents rents;
    private final Work work;
    private final Function<String, List<Person>> search;
    private Booking start;
    private Person chosen;
    private boolean filling;

    /** @param search finds people and organisations while typing */
    public BookingFormModel(Venues venues, Rents rents, Work work, Function<String, List<Person>> search) {
        this.venues = venues;
        this.rents = rents;
        this.work = work;
        this.search = search;
        for (Property<?> one : List.of(room, day, from, to, people, userClass, rhythm, until)) {
            one.addListener(any -> check());
        }
        who.addListener((property, old, now) -> find(now));
    }

    /** A new booking at a place. */
    public void write(Booking at) {
        editing.set(false);
        fill(at);
        userClass.set(null);
    }

    /** A stored one. */
    public void edit(Booking booking) {
        editing.set(true);
        fill(booking);
    }

    private void fill(Booking booking) {
        filling = true;
        start = booking;
        chosen = null;
        wrong.set("");
        asking.set(false);
        charging.set(rents.mayCharge());
        otherwise.set(false);
        List.of(other, otherReason, login, password).forEach(field -> field.set(""));
        room.set(rooms.stream().filter(one -> one.id() == booking.roomId()).findFirst().orElse(null));
        day.set(booking.day());
        from.set(booking.from().toString());
        to.set(booking.to().toString());
        purpose.set(booking.purpose());
        who.set(booking.who().name());
        phone.set(booking.who().phone() == null ? "" : booking.who().phone());
        people.set(booking.people() == null ? "" : booking.people().toString());
        userClass.set(booking.userClass());
        rhythm.set(null);
        until.set(LocalDate.of(booking.day().getYear(), 12, 31));
        found.clear();
        filling = false;
        if (booking.id() != 0) {
            chosen = new Person(booking.who(), "", booking.userClass());
        }
        check();
    }

    private void find(String typed) {
        if (filling || chosen != null && chosen.who().name().equals(typed)) {
            return;
        }
        chosen = null;
        String text = typed == null ? "" : typed.strip();
        work.read("venues.people", () -> text.isEmpty() ? List.<Person>of() : search.apply(text), found::setAll);
    }

    /** Takes one of those found. */
    public void choose(Person person) {
        chosen = person;
        who.set(person.who().name());
        if (person.who().phone() != null) {
            phone.set(person.who().phone());
        }
        if (userClass.get() == null) {
            userClass.set(person.userClass());
        }
        found.clear();
        check();
    }

    /** @return 14, 1400, 14:00, 14.30 or 14点 as a time, null when it is none. */
    static LocalTime time(String typed) {
        String digits = typed == null ? "" : typed.replaceAll("\\D+", ":").replaceAll("^:|:$", "");
        try {
            String[] parts = digits.matches("\\d{3,4}") ? new String[] {digits.substring(0, digits.length() - 2), digits.substring(digits.length() - 2)} : digits.split(":");
            return LocalTime.of(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private Booking wish() {
        Booking.Who person = chosen == null ? Booking.Who.other(who.get(), phone.get()) : new Booking.Who(chosen.who().kind(), chosen.who().id(), who.get(), phone.get());
        String count = people.get() == null ? "" : people.get().replaceAll("\\D", "");
        return new Booking(start.id(), room.get() == null ? 0 : room.get().id(), day.get(), time(from.get()), time(to.get()), purpose.get(), userClass.get(), person,
                start.activityId(), count.isEmpty() || count.length() > 6 ? null : Integer.valueOf(count), start.status(), start.reason(), start.seriesId(), start.version());
    }

    /** @return whether something typed would be lost. */
    boolean changed() {
        Booking now = wish();
        return start != null && !(now.purpose().strip().equals(start.purpose()) && now.who().name().equals(start.who().name())
                && java.util.Objects.equals(now.people(), start.people()));
    }

    private record Checked(List<Conflict> conflicts, List<String> warnings, String price, String note, boolean priced, List<Clash> clashes, int dates) {}

    private void check() {
        if (filling || start == null || room.get() == null || day.get() == null || time(from.get()) == null || time(to.get()) == null || !time(from.get()).isBefore(time(to.get()))) {
            return;
        }
        Booking full = wish();
        Booking probe = new Booking(full.id(), full.roomId(), full.day(), full.from(), full.to(), "·", full.userClass() == null ? UserClass.OWN : full.userClass(),
                chosen == null ? Booking.Who.other("·", null) : chosen.who(), full.activityId(), full.people(), full.status(), null, full.seriesId(), full.version());
        Series series = rhythm.get() == null || until.get() == null || until.get().isBefore(full.day()) ? null : new Series(probe, rhythm.get(), until.get());
        work.read("venues.check", () -> checked(probe, series), this::shown);
    }

    private Checked checked(Booking probe, Series series) {
        List<String> warnings = venues.warnings(probe);
        List<Series.Date> all = series == null ? List.of() : venues.plan(series);
        Optional<Rents.Price> rent = rents.price(probe);
        String cost = rent.map(BookingFormModel::cost).orElse(Texts.text("venues.rent.none"));
        String note = rent.map(price -> words(price, all.size())).orElseGet(() -> rents.prices(probe));
        List<Conflict> conflicts = series == null ? venues.check(List.of(probe)) : List.of();
        return new Checked(conflicts, warnings, cost, note, rent.isPresent(), all.stream().filter(date -> !date.free()).map(this::clash).toList(), series == null ? 1 : all.size());
    }

    /** @return that it is free, or what it costs. */
    static String cost(Rents.Price price) {
        return price.net().isZero() ? Texts.text("venues.form.free") : Texts.text("venues.form.price", price.net().format());
    }

    private static String words(Rents.Price price, int times) {
        Tariff.Quote quote = price.quote();
        String words = Texts.text("venues.rent.how", quote.unit(), Texts.of(quote.item().unit()), BigDecimal.valueOf(quote.quantity(), 3).stripTrailingZeros().toPlainString(),
                quote.tariff().no(), quote.tariff().published());
        String spared = price.spared().isZero() ? "" : Texts.text("venues.rent.spared", price.spared().format(), quote.waiveReason() == null ? Texts.of(quote.userClass()) : quote.waiveReason());
        return words + spared + (times < 2 ? "" : Texts.text("venues.rent.times", times, price.net().times(times).format()));
    }

    /** Skip, or another room at the same time, or the same room on the days around. */
    private Clash clash(Series.Date date) {
        Booking wish = date.wish();
        List<Way> ways = new ArrayList<>(List.of(new Way(Texts.text("venues.way.skip"), new Series.Choice.Skip(null))));
        int least = wish.people() == null ? 0 : wish.people();
        venues.free(null, wish.day(), wish.day(), null, wish.from(), wish.to(), least).stream().filter(free -> free.room().id() != wish.roomId())
                .forEach(free -> ways.add(new Way(Texts.text("venues.way.room", free.room().name()), new Series.Choice.Move(free.room().id(), free.day(), free.from(), free.to()))));
        venues.free(wish.roomId(), wish.day().minusDays(2), wish.day().plusDays(2), null, wish.from(), wish.to(), 0)
                .forEach(free -> ways.add(new Way(Texts.text("venues.way.day", Conflict.day(free.day())), new Series.Choice.Move(free.room().id(), free.day(), free.from(), free.to()))));
        return new Clash(date, ways, new SimpleObjectProperty<>(ways.getFirst()));
    }

    private void shown(Checked now) {
        conflict.set(now.conflicts().stream().map(Conflict::words).collect(Collectors.joining("\n")));
        warning.set(String.join("\n", now.warnings()));
        price.set(now.price());
        priceNote.set(now.note());
        priced.set(now.priced());
        clashes.setAll(now.clashes());
        dates.set(rhythm.get() == null ? "" : Texts.text("venues.form.dates", now.dates(), now.clashes().size()));
    }

    /** @return null for the tariff's price. */
    private Rents.Other other() {
        if (!otherwise.get() || !charging.get()) {
            return null;
        }
        Money.Check unit = Money.check(other.get());
        if (!unit.ok()) {
            throw new UserError("error.venues.other", other.get());
        }
        return new Rents.Other(unit.value(), otherReason.get(), new Till.Second(login.get().strip(), password.get()));
    }

    /** Stores it, and charges it when that is wanted: both or nothing. @param done told the id of the (first) booking and words for the message bar */
    void save(BiConsumer<Long, String> done) {
        if (saving.get()) {
            return;
        }
        Booking wish = wish();
        Series series = rhythm.get() == null || editing.get() ? null : new Series(wish, rhythm.get(), until.get());
        Map<LocalDate, Series.Choice> choices = new LinkedHashMap<>();
        clashes.forEach(clash -> choices.put(clash.date().wish().day(), clash.chosen().get().choice()));
        boolean edit = editing.get();
        boolean charge = charging.get();
        wrong.set("");
        saving.set(true);
        work.run(() -> {
            Rents.Other otherPrice = edit ? null : other();
            if (series == null) {
                Booking one = edit ? rents.change(wish) : rents.book(wish, charge, otherPrice);
                return Map.entry(one.id(), Texts.text("venues.done", one.no(), Conflict.day(one.day()), one.time(), Texts.of(one.status())) + charged(List.of(one.id())));
            }
            Series.Saved saved = rents.save(series, choices, charge, otherPrice);
            return Map.entry(saved.booked().getFirst().id(), Texts.text("venues.done.series", saved.booked().size(), saved.skipped().size())
                    + charged(saved.booked().stream().map(Booking::id).toList()));
        }, saved -> {
            saving.set(false);
            done.accept(saved.getKey(), saved.getValue());
        }, error -> {
            saving.set(false);
            wrong.set(error instanceof UserError refused ? refused.getMessage() : String.valueOf(error));
        });
    }

    private String charged(List<Long> bookings) {
        Money net = rents.of(bookings).net();
        return net.isZero() ? "" : Texts.text("venues.rent.charged", net.format());
    }
}
