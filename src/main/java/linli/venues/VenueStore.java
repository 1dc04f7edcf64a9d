package linli.venues;

import static linli.schema.Tables.BOOKING;
import static linli.schema.Tables.BOOKING_SERIES;
import static linli.schema.Tables.BOOKING_SKIP;
import static linli.schema.Tables.BOOKING_STEP;
import static linli.schema.Tables.ROOM_CLOSURE;
import static linli.schema.Tables.ROOM_HOURS;
import static linli.schema.Tables.VENUE_ROOM;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.schema.tables.records.BookingRecord;
import linli.schema.tables.records.RoomClosureRecord;
import linli.schema.tables.records.VenueRoomRecord;
import linli.venues.Booking.BookingStatus;

/** Keeps rooms and bookings. Whatever path a booking comes by, {@link #hold} lets no two of them overlap. */
final class VenueStore {
    private static final List<String> LIVE = BookingStatus.LIVE.stream().map(Enum::name).sorted().toList();

    private final Db db;
    private final Clock clock;

    VenueStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    // ---- rooms ----

    /** @return every room with its hours by id, in order of name. */
    Map<Long, Room> rooms() {
        Map<Long, List<WeekSlot>> hours = new HashMap<>();
        db.sql().selectFrom(ROOM_HOURS).orderBy(ROOM_HOURS.WEEKDAY, ROOM_HOURS.FROM_MINUTE)
                .forEach(row -> hours.computeIfAbsent(row.getRoomId(), any -> new ArrayList<>())
                        .add(new WeekSlot(DayOfWeek.of(row.getWeekday()), time(row.getFromMinute()), time(row.getToMinute()))));
        Map<Long, Room> rooms = new LinkedHashMap<>();
        db.sql().selectFrom(VENUE_ROOM).orderBy(VENUE_ROOM.ID).forEach(row -> rooms.put(row.getId(),
                new Room(row.getId(), row.getName(), row.getPlace(), row.getCapacity(), row.getEquipment(),
                        List.copyOf(hours.getOrDefault(row.getId(), List.of())), row.getTurnover(), row.getNotes(), row.getActiveFrom(),
                        row.getActiveTo(), row.getVersion())));
        return rooms;
    }

    long insert(Room room) {
        VenueRoomRecord row = db.writing().newRecord(VENUE_ROOM);
        fill(row, room);
        row.setCreatedAt(now());
        row.setVersion(1L);
        row.insert();
        hours(row.getId(), room.hours());
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean update(Room room) {
        return update(room, room.version() + 1);
    }

    /**
     * Same.
     *
     * @param next the version it gets: an import taken back gives the one before it, so that the import before that can be taken back too
     */
    boolean update(Room room, long next) {
        VenueRoomRecord row = new VenueRoomRecord();
        fill(row, room);
        row.setVersion(next);
        if (db.writing().update(VENUE_ROOM).set(row).where(VENUE_ROOM.ID.eq(room.id())).and(VENUE_ROOM.VERSION.eq(room.version())).execute() != 1) {
            return false;
        }
        db.writing().deleteFrom(ROOM_HOURS).where(ROOM_HOURS.ROOM_ID.eq(room.id())).execute();
        hours(room.id(), room.hours());
        return true;
    }

    private void fill(VenueRoomRecord row, Room room) {
        row.setName(room.name());
        row.setPlace(room.place());
        row.setCapacity(room.capacity());
        row.setEquipment(room.equipment());
        row.setTurnover(room.turnover());
        row.setNotes(room.notes());
        row.setActiveFrom(room.from());
        row.setActiveTo(room.to());
        row.setTouched(db.commitNo());
    }

    private void hours(long room, List<WeekSlot> spans) {
        var insert = db.writing().insertInto(ROOM_HOURS)
                .columns(ROOM_HOURS.ROOM_ID, ROOM_HOURS.WEEKDAY, ROOM_HOURS.FROM_MINUTE, ROOM_HOURS.TO_MINUTE);
        spans.forEach(span -> insert.values(room, span.day().getValue(), minute(span.from()), minute(span.to())));
        if (!spans.isEmpty()) {
            insert.execute();
        }
    }

    /** @return false when it was edited or booked since. */
    boolean removeRoom(long id, long version) {
        boolean used = db.writing().fetchCount(BOOKING, BOOKING.ROOM_ID.eq(id)) > 0 || db.writing().fetchCount(ROOM_CLOSURE, ROOM_CLOSURE.ROOM_ID.eq(id)) > 0
                || db.writing().fetchCount(BOOKING_SERIES, BOOKING_SERIES.ROOM_ID.eq(id)) > 0;
        if (used || db.writing().fetchCount(VENUE_ROOM, VENUE_ROOM.ID.eq(id).and(VENUE_ROOM.VERSION.eq(version))) == 0) {
            return false;
        }
        db.writing().deleteFrom(ROOM_HOURS).where(ROOM_HOURS.ROOM_ID.eq(id)).execute();
        return db.writing().deleteFrom(VENUE_ROOM).where(VENUE_ROOM.ID.eq(id)).execute() == 1;
    }

    // ---- closures ----

    /** @return closures in force that touch the days, lifted ones left out. */
    List<Room.Closure> closures(LocalDate from, LocalDate to) {
        return db.sql().selectFrom(ROOM_CLOSURE).where(ROOM_CLOSURE.FROM_ON.le(to)).and(ROOM_CLOSURE.TO_ON.ge(from)).and(ROOM_CLOSURE.LIFTED_AT.isNull())
                .orderBy(ROOM_CLOSURE.FROM_ON, ROOM_CLOSURE.ID).fetch(VenueStore::closure);
    }

    long insert(Room.Closure closure) {
        RoomClosureRecord row = db.writing().newRecord(ROOM_CLOSURE);
        row.setRoomId(closure.roomId());
        row.setFromOn(closure.from());
        row.setToOn(closure.to());
        row.setReason(closure.reason());
        row.setStaffName(closure.staffName());
        row.setCreatedAt(now());
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when it was lifted already. */
    boolean lift(long closure) {
        return db.writing().update(ROOM_CLOSURE).set(ROOM_CLOSURE.LIFTED_AT, now()).set(ROOM_CLOSURE.TOUCHED, db.commitNo())
                .set(ROOM_CLOSURE.VERSION, ROOM_CLOSURE.VERSION.plus(1)).where(ROOM_CLOSURE.ID.eq(closure)).and(ROOM_CLOSURE.LIFTED_AT.isNull()).execute() == 1;
    }

    static Room.Closure closure(RoomClosureRecord row) {
        return new Room.Closure(row.getId(), row.getRoomId(), row.getFromOn(), row.getToOn(), row.getReason(), row.getStaffName(),
                row.getLiftedAt() == null ? null : row.getLiftedAt().toInstant(), row.getVersion());
    }

    // ---- bookings ----

    Optional<Booking> find(long id) {
        return db.sql().selectFrom(BOOKING).where(BOOKING.ID.eq(id)).fetchOptional(VenueStore::booking);
    }

    List<Booking> find(Collection<Long> ids) {
        return db.sql().selectFrom(BOOKING).where(BOOKING.ID.in(ids)).orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE, BOOKING.ID).fetch(VenueStore::booking);
    }

    /** @return what holds the rooms on the days: one question to the index, however many days. */
    List<Booking> held(Collection<Long> rooms, Collection<LocalDate> days) {
        return db.sql().selectFrom(BOOKING).where(BOOKING.ROOM_ID.in(rooms)).and(BOOKING.HELD_ON.in(days)).and(BOOKING.STATUS.in(LIVE))
                .orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE).fetch(VenueStore::booking);
    }

    /** @return what the rules look at for these wishes: two questions, however many they are. */
    Conflict.Ground ground(List<Booking> wishes, Map<Long, Room> rooms) {
        if (wishes.isEmpty()) {
            return new Conflict.Ground(rooms, List.of(), List.of());
        }
        Set<Long> places = wishes.stream().map(Booking::roomId).collect(Collectors.toSet());
        Set<LocalDate> days = wishes.stream().map(Booking::day).collect(Collectors.toSet());
        LocalDate first = days.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
        return new Conflict.Ground(rooms, closures(first, last), held(places, days));
    }

    /**
     * Locks the rooms until the transaction ends, so that two desks, too, book one after the other. Rooms are locked in
     * the order of their ids: two desks never wait for each other crosswise.
     */
    void lock(Collection<Long> rooms) {
        rooms.stream().distinct().sorted().forEach(room -> db.writing().update(VENUE_ROOM).set(VENUE_ROOM.TOUCHED, db.commitNo()).where(VENUE_ROOM.ID.eq(room)).execute());
    }

    long insert(Booking booking, Long run, String staff) {
        BookingRecord row = db.writing().newRecord(BOOKING);
        fill(row, booking);
        row.setImportRun(run);
        row.setStaffName(staff);
        row.setCreatedAt(now());
        row.setVersion(1L);
        hold(booking);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Booking booking) {
        return update(booking, booking.version() + 1);
    }

    /** Same. @param next the version it gets: an import taken back gives the one before, so that the import before that can be taken back too */
    boolean update(Booking booking, long next) {
        hold(booking);
        BookingRecord row = new BookingRecord();
        fill(row, booking);
        row.setVersion(next);
        return db.writing().update(BOOKING).set(row).where(BOOKING.ID.eq(booking.id())).and(BOOKING.VERSION.eq(booking.version())).execute() == 1;
    }

    /** The last gate: refuses a booking that would overlap another that holds the room. */
    private void hold(Booking booking) {
        if (!booking.status().live()) {
            return;
        }
        lock(List.of(booking.roomId()));
        db.writing().selectFrom(BOOKING).where(BOOKING.ROOM_ID.eq(booking.roomId())).and(BOOKING.HELD_ON.eq(booking.day())).and(BOOKING.STATUS.in(LIVE))
                .and(BOOKING.ID.ne(booking.id())).and(BOOKING.FROM_MINUTE.lt(minute(booking.to()))).and(BOOKING.TO_MINUTE.gt(minute(booking.from())))
                .limit(1).fetchOptional(VenueStore::booking).ifPresent(other -> {
                    throw new UserError("error.venues.taken", Conflict.day(booking.day()), booking.time(), other.who().name(), other.time(), other.purpose());
                });
    }

    private void fill(BookingRecord row, Booking booking) {
        row.setRoomId(booking.roomId());
        row.setHeldOn(booking.day());
        row.setFromMinute(minute(booking.from()));
        row.setToMinute(minute(booking.to()));
        row.setPurpose(booking.purpose());
        row.setUserClass(booking.userClass().name());
        row.setWhoKind(booking.who().kind().name());
        row.setWhoId(booking.who().id());
        row.setWhoName(booking.who().name());
        row.setWhoPhone(booking.who().phone());
        row.setActivityId(booking.activityId());
        row.setPeople(booking.people());
        row.setStatus(booking.status().name());
        row.setReason(booking.reason());
        row.setSeriesId(booking.seriesId());
        row.setTouched(db.commitNo());
    }

    /** @return false when it was edited since. */
    boolean removeBooking(long id, long version) {
        if (db.writing().fetchCount(BOOKING, BOOKING.ID.eq(id).and(BOOKING.VERSION.eq(version))) == 0
                || db.writing().fetchCount(BOOKING_SKIP, BOOKING_SKIP.BOOKING_ID.eq(id)) > 0) {
            return false;
        }
        db.writing().deleteFrom(BOOKING_STEP).where(BOOKING_STEP.BOOKING_ID.eq(id)).execute();
        return db.writing().deleteFrom(BOOKING).where(BOOKING.ID.eq(id)).execute() == 1;
    }

    void step(long booking, String staff, String note) {
        db.writing().insertInto(BOOKING_STEP).columns(BOOKING_STEP.BOOKING_ID, BOOKING_STEP.AT, BOOKING_STEP.STAFF_NAME, BOOKING_STEP.NOTE)
                .values(booking, now(), staff, note.length() > 1000 ? note.substring(0, 1000) : note).execute();
    }

    // ---- series ----

    long insert(Series series, String staff) {
        Booking first = series.first();
        return db.writing().insertInto(BOOKING_SERIES).set(BOOKING_SERIES.ROOM_ID, first.roomId()).set(BOOKING_SERIES.RHYTHM, series.rhythm().name())
                .set(BOOKING_SERIES.FROM_ON, first.day()).set(BOOKING_SERIES.TO_ON, series.until()).set(BOOKING_SERIES.FROM_MINUTE, minute(first.from()))
                .set(BOOKING_SERIES.TO_MINUTE, minute(first.to())).set(BOOKING_SERIES.PURPOSE, first.purpose()).set(BOOKING_SERIES.STAFF_NAME, staff)
                .set(BOOKING_SERIES.CREATED_AT, now()).set(BOOKING_SERIES.TOUCHED, db.commitNo()).returning(BOOKING_SERIES.ID).fetchSingle().getId();
    }

    void skip(long series, LocalDate day, String reason) {
        db.writing().insertInto(BOOKING_SKIP).set(BOOKING_SKIP.SERIES_ID, series).set(BOOKING_SKIP.HELD_ON, day)
                .set(BOOKING_SKIP.REASON, reason.length() > 1000 ? reason.substring(0, 1000) : reason).set(BOOKING_SKIP.TOUCHED, db.commitNo()).execute();
    }

    List<Series.Skip> skips(long series) {
        return db.sql().selectFrom(BOOKING_SKIP).where(BOOKING_SKIP.SERIES_ID.eq(series)).orderBy(BOOKING_SKIP.HELD_ON)
                .fetch(row -> new Series.Skip(row.getId(), row.getHeldOn(), row.getReason(), row.getBookingId()));
    }

    /** @return false when something already took its place. */
    boolean refill(long skip, long booking) {
        return db.writing().update(BOOKING_SKIP).set(BOOKING_SKIP.BOOKING_ID, booking).set(BOOKING_SKIP.TOUCHED, db.commitNo())
                .where(BOOKING_SKIP.ID.eq(skip)).and(BOOKING_SKIP.BOOKING_ID.isNull()).execute() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }

    static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    static Booking booking(BookingRecord row) {
        return new Booking(row.getId(), row.getRoomId(), row.getHeldOn(), time(row.getFromMinute()), time(row.getToMinute()), row.getPurpose(),
                UserClass.valueOf(row.getUserClass()), new Booking.Who(Booking.WhoKind.valueOf(row.getWhoKind()), row.getWhoId(), row.getWhoName(), row.getWhoPhone()),
                row.getActivityId(), row.getPeople(), BookingStatus.valueOf(row.getStatus()), row.getReason(), row.getSeriesId(), row.getVersion());
    }
}
