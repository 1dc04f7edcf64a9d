package linli.venues;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.venues.Booking.BookingStatus;

/**
 * 场地, the front door: rooms, when they are open and shut, and who has booked them. Every way a booking comes to be or
 * is changed looks for conflicts inside the writing transaction; one that meets another is a {@link UserError} that
 * names it, and nothing is changed then.
 */
public final class Venues {
    private static final int LONGEST = 200;

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Function<List<Booking>, Booking.Ties> ties;
    private final VenueStore store;
    private final VenueQuery query;

    /** All or nothing: either every wish is booked, or the conflicts say why none is. */
    public record Booked(List<Booking> bookings, List<Conflict> conflicts) {
        public boolean done() {
            return conflicts.isEmpty();
        }
    }

    /**
     * @param staff name of who is signed in
     * @param ties what hangs on bookings in other parts of the house
     */
    public Venues(Db db, Clock clock, Supplier<String> staff, Function<List<Booking>, Booking.Ties> ties) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.ties = ties;
        this.store = new VenueStore(db, clock);
        this.query = new VenueQuery(db);
    }

    // ---- rooms ----

    /** @return every room, those no longer used too. */
    public List<Room> rooms() {
        return List.copyOf(store.rooms().values());
    }

    public Room room(long id) {
        return Optional.ofNullable(store.rooms().get(id)).orElseThrow(() -> new UserError("error.venues.noRoom"));
    }

    /** Stores a new room (version 0) or an edited one. Bookings made before are left as they are. */
    public Room save(Room room) {
        room.check();
        return db.write(() -> {
            boolean twice = store.rooms().values().stream().anyMatch(other -> other.name().equals(room.name().strip()) && other.id() != room.id());
            if (twice) {
                throw new UserError("error.venues.roomTwice", room.name());
            }
            if (room.version() == 0) {
                return room(store.insert(room));
            }
            if (!store.update(room)) {
                throw new UserError("error.venues.roomChanged", room.name());
            }
            return room(room.id());
        });
    }

    /** @return the bookings that hold a room (null: any) on the days, for showing what a closure would hit. */
    public List<Booking> holding(Long room, LocalDate from, LocalDate to) {
        return query.holding(room, from, to);
    }

    /**
     * Shuts a room, or the whole house (null), on the days. What is booked then stays booked until somebody moves or
     * cancels it.
     *
     * @return the bookings it hits
     */
    public List<Booking> close(Long room, LocalDate from, LocalDate to, String reason) {
        if (from == null || to == null || to.isBefore(from)) {
            throw new UserError("error.venues.closureDays", from == null ? "" : from, to == null ? "" : to);
        }
        String why = reason(reason);
        return db.write(() -> {
            if (room != null) {
                room(room);
            }
            store.insert(new Room.Closure(0, room, from, to, why, staff.get(), null, 1));
            return query.holding(room, from, to);
        });
    }

    /** Takes a closure back. */
    public void lift(long closure) {
        db.write(() -> {
            if (!store.lift(closure)) {
                throw new UserError("error.venues.lifted");
            }
        });
    }

    /** @return closures in force that end on the day or later. */
    public List<Room.Closure> closures(LocalDate since) {
        return store.closures(since, LocalDate.of(9999, 1, 1));
    }

    // ---- bookings ----

    public Booking get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.venues.gone"));
    }

    public List<Booking.Step> steps(long id) {
        return query.steps(id);
    }

    /** @return what stands in the wishes' way, without booking anything; empty when all could be had now. */
    public List<Conflict> check(List<Booking> wishes) {
        Map<Long, Room> rooms = store.rooms();
        wishes.forEach(wish -> wanted(wish, rooms));
        List<Long> partners = wishes.stream().filter(wish -> wish.who().kind() == Booking.WhoKind.PARTNER && !wish.day().isBefore(today())).map(wish -> wish.who().id()).distinct().toList();
        query.shutOut(partners).ifPresent(partner -> {
            throw new UserError("error.venues.shutOut", partner.name(), partner.status());
        });
        return Conflict.of(wishes, store.ground(wishes, rooms));
    }

    /** Books one. @throws UserError naming the conflict */
    public Booking book(Booking wish) {
        return refused(bookAll(List.of(wish))).getFirst();
    }

    private static List<Booking> refused(Booked booked) {
        if (!booked.done()) {
            throw Conflict.refusal(booked.conflicts());
        }
        return booked.bookings();
    }

    /** Books all of them or none. Joins the caller's transaction. */
    public Booked bookAll(List<Booking> wishes) {
        return db.write(() -> {
            store.lock(wishes.stream().map(Booking::roomId).toList());
            List<Conflict> conflicts = check(wishes);
            return conflicts.isEmpty() ? new Booked(wishes.stream().map(wish -> insert(wish, null, "venues.step.booked")).toList(), List.of())
                    : new Booked(List.of(), conflicts);
        });
    }

    /** @return the stored booking; only after the conflicts were looked for in this transaction. */
    Booking insert(Booking wish, Long run, String note) {
        Booking booking = wish.tidy();
        long id = store.insert(booking, run, staff.get());
        store.step(id, staff.get(), Texts.text(note, room(booking.roomId()).name(), Conflict.day(booking.day()), booking.time()));
        return booking.stored(id, 1);
    }

    /** Changes anything of a booking: room, day and time are looked at again. @param changed with the version that was shown */
    public Booking change(Booking changed) {
        return db.write(() -> {
            Booking now = current(changed.id(), changed.version(), BookingStatus.LIVE);
            store.lock(List.of(now.roomId(), changed.roomId()));
            // What stays where it is may stay, though hours or turnover have been set anew since.
            boolean moved = !now.at(changed.roomId(), changed.day(), changed.from(), changed.to()).equals(now);
            wanted(changed, store.rooms());
            List<Conflict> conflicts = moved ? check(List.of(changed)) : List.of();
            if (!conflicts.isEmpty()) {
                throw Conflict.refusal(conflicts);
            }
            Booking next = changed.tidy().standing(now.status(), now.reason()).of(now.seriesId());
            update(next, moved ? Texts.text("venues.step.moved", Conflict.day(now.day()), now.time(), room(next.roomId()).name(), Conflict.day(next.day()), next.time())
                    : Texts.text("venues.step.changed"));
            return get(changed.id());
        });
    }

    /** Moves or resizes. */
    public Booking move(long id, long version, long room, LocalDate day, LocalTime from, LocalTime to) {
        return change(get(id).at(room, day, from, to).stored(id, version));
    }

    private Booking current(long id, long version, Set<BookingStatus> from) {
        Booking now = get(id);
        if (now.version() != version) {
            throw new UserError("error.venues.changed", now.purpose());
        }
        if (!from.contains(now.status())) {
            throw new UserError("error.venues.status", now.purpose(), Texts.of(now.status()));
        }
        return now;
    }

    void update(Booking next, String note) {
        update(next, note, next.version() + 1);
    }

    /** Same. @param version the one it gets */
    void update(Booking next, String note, long version) {
        if (!store.update(next, version)) {
            throw new UserError("error.venues.changed", next.purpose());
        }
        store.step(next.id(), staff.get(), note);
    }

    /** @return what cancelling would bring about: to be shown first. */
    public Booking.Consequences consequences(Collection<Long> ids) {
        List<Booking> bookings = store.find(ids);
        return query.consequences(bookings, ties.apply(bookings));
    }

    /** Cancels them all, with the reason. What is cancelled already is passed over. @return how many were cancelled */
    public int cancel(Collection<Long> ids, String reason) {
        String why = reason(reason);
        return db.write(() -> {
            List<Booking> open = store.find(ids).stream().filter(one -> one.status() == BookingStatus.BOOKED).toList();
            open.forEach(one -> update(one.standing(BookingStatus.CANCELLED, why), Texts.text("venues.step.cancelled", why)));
            return open.size();
        });
    }

    /** 爽约: nobody came; the room counts as free. */
    public Booking noShow(long id, long version) {
        return stand(id, version, Set.of(BookingStatus.BOOKED, BookingStatus.USED), BookingStatus.NO_SHOW);
    }

    /** 已用: they came. */
    public Booking used(long id, long version) {
        return stand(id, version, Set.of(BookingStatus.BOOKED), BookingStatus.USED);
    }

    /** Takes a cancelling, a no-show or a use back; the room must still be free. */
    public Booking restore(long id, long version) {
        return stand(id, version, Set.of(BookingStatus.CANCELLED, BookingStatus.NO_SHOW, BookingStatus.USED), BookingStatus.BOOKED);
    }

    private Booking stand(long id, long version, Set<BookingStatus> from, BookingStatus to) {
        return db.write(() -> {
            Booking now = current(id, version, from);
            LocalDate today = today();
            if ((to == BookingStatus.USED || to == BookingStatus.NO_SHOW) && now.day().isAfter(today)) {
                throw new UserError("error.venues.notYet", Conflict.day(now.day()), today);
            }
            Booking next = now.standing(to, null);
            if (!now.status().live() && to.live()) {
                store.lock(List.of(now.roomId()));
                refused(new Booked(List.of(), check(List.of(next))));
            }
            update(next, Texts.text("venues.step.stands", Texts.of(to)));
            return get(id);
        });
    }

    // ---- series ----

    /** @return every date of the series with what stands in its way: to be shown before saving. */
    public List<Series.Date> plan(Series series) {
        List<Booking> wishes = series.wishes();
        Map<LocalDate, List<Conflict>> conflicts = check(wishes).stream().collect(Collectors.groupingBy(one -> one.wish().day()));
        return wishes.stream().map(wish -> new Series.Date(wish, conflicts.getOrDefault(wish.day(), List.of()))).toList();
    }

    /**
     * Books a series. A date that is not free needs a choice; one without a choice, or one moved to where it is not
     * free either, is refused and nothing is stored. Free dates may be left out, too.
     */
    public Series.Saved save(Series series, Map<LocalDate, Series.Choice> choices) {
        return db.write(() -> {
            store.lock(List.of(series.first().roomId()));
            List<Series.Date> dates = plan(series);
            List<Conflict> undecided = dates.stream().filter(date -> !date.free() && !choices.containsKey(date.wish().day())).flatMap(date -> date.conflicts().stream()).toList();
            if (!undecided.isEmpty()) {
                throw Conflict.refusal(undecided);
            }
            long id = store.insert(new Series(series.first().tidy(), series.rhythm(), series.until()), staff.get());
            List<Booking> wishes = new ArrayList<>();
            for (Series.Date date : dates) {
                switch (choices.get(date.wish().day())) {
                    case null -> wishes.add(date.wish().of(id));
                    case Series.Choice.Move move -> wishes.add(date.wish().at(move.room(), move.day(), move.from(), move.to()).of(id));
                    case Series.Choice.Skip skip -> store.skip(id, date.wish().day(), skip.reason() != null && !skip.reason().isBlank() ? skip.reason().strip()
                            : date.conflicts().stream().map(Conflict::words).collect(Collectors.joining(Texts.text("venues.semicolon"))));
                }
            }
            if (wishes.isEmpty()) {
                throw new UserError("error.venues.emptySeries");
            }
            return new Series.Saved(id, refused(bookAll(wishes)), store.skips(id));
        });
    }

    public Series.Stored series(long id) {
        Series.Stored found = query.series(id).orElseThrow(() -> new UserError("error.venues.gone"));
        return new Series.Stored(id, found.roomId(), found.room(), found.rhythm(), found.from(), found.to(), found.start(), found.end(), found.purpose(),
                found.bookings(), store.skips(id));
    }

    /** Books a skipped date after all. */
    public Booking putBack(long skip) {
        return db.write(() -> {
            Series.Stored series = series(query.seriesOfSkip(skip).orElseThrow(() -> new UserError("error.venues.gone")));
            Series.Skip date = series.skips().stream().filter(one -> one.id() == skip).findFirst().orElseThrow();
            Booking like = series.bookings().stream().findFirst().orElseThrow(() -> new UserError("error.venues.emptySeries"));
            Booking booked = book(like.at(series.roomId(), date.day(), series.start(), series.end()).standing(BookingStatus.BOOKED, null).stored(0, 0));
            if (!store.refill(skip, booked.id())) {
                throw new UserError("error.venues.refilled", Conflict.day(date.day()));
            }
            return booked;
        });
    }

    // ---- looking ----

    /** @return the rooms of the days: one day, a week, a month. */
    public VenueDays days(LocalDate from, LocalDate to) {
        List<Booking> bookings = query.bookings(from, to);
        List<Room> rooms = store.rooms().values().stream()
                .filter(room -> room.active(from) || room.active(to) || bookings.stream().anyMatch(one -> one.roomId() == room.id())).toList();
        return new VenueDays(from, to, rooms, bookings, store.closures(from, to));
    }

    /**
     * @param room null: any
     * @param weekday null: every day
     * @param capacity least number of people; 0: any. A room whose capacity nobody has said is left out when it matters
     * @return where the whole time is free, by day and room; at most 400 days are looked at
     */
    public List<Room.Free> free(Long room, LocalDate from, LocalDate to, DayOfWeek weekday, LocalTime start, LocalTime end, int capacity) {
        Map<Long, Room> rooms = store.rooms();
        List<Booking> wishes = from.datesUntil(to.plusDays(1)).limit(Series.MOST).filter(day -> weekday == null || day.getDayOfWeek() == weekday)
                .flatMap(day -> rooms.values().stream().filter(one -> room == null || one.id() == room)
                        .filter(one -> capacity == 0 || one.capacity() != null && one.capacity() >= capacity)
                        .map(one -> Booking.probe(one.id(), day, start, end))).toList();
        Conflict.Ground ground = store.ground(wishes, rooms);
        Map<LocalDate, List<Booking>> held = ground.held().stream().collect(Collectors.groupingBy(Booking::day));
        return wishes.stream().filter(wish -> Conflict.of(List.of(wish),
                        new Conflict.Ground(rooms, ground.closures(), held.getOrDefault(wish.day(), List.of()))).isEmpty())
                .map(wish -> new Room.Free(rooms.get(wish.roomId()), wish.day(), start, end)).toList();
    }

    /** @return bookings found by purpose, person or room; what comes soonest first. */
    public List<Booking> search(String text, int limit) {
        return text.isBlank() ? List.of() : query.search(text, today(), limit);
    }

    /** @return the centre's name, "" when none is set. */
    public String centre() {
        return query.centreName().orElse("");
    }

    /** @return what to think over though it may be booked: more people than places, say. Empty = nothing. */
    public List<String> warnings(Booking wish) {
        Room room = room(wish.roomId());
        return wish.warnings(room, today());
    }

    /** @return the spreadsheet side of the rooms. */
    public RoomSheet roomSheet() {
        return new RoomSheet(store, today());
    }

    /** @return the spreadsheet side of the bookings. */
    public BookingSheet bookingSheet() {
        return new BookingSheet(this, store, query);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void wanted(Booking wish, Map<Long, Room> rooms) {
        if (!rooms.containsKey(wish.roomId())) {
            throw new UserError("error.venues.noRoom");
        }
        wish.check();
    }

    private static String reason(String text) {
        if (text == null || text.isBlank()) {
            throw new UserError("error.venues.noReason");
        }
        String plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
