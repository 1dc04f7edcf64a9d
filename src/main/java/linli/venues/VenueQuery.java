package linli.venues;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.BOOKING;
import static linli.schema.Tables.BOOKING_SERIES;
import static linli.schema.Tables.BOOKING_SKIP;
import static linli.schema.Tables.BOOKING_STEP;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Mask;

/** Reads rooms and bookings together with who stands behind them. */
final class VenueQuery {
    private static final List<String> SEATED = List.of("ENROLLED", "OFFERED");

    private final Db db;

    VenueQuery(Db db) {
        this.db = db;
    }

    /** @return the bookings of the days, of every standing, by day and time. */
    List<Booking> bookings(LocalDate from, LocalDate to) {
        return db.sql().selectFrom(BOOKING).where(BOOKING.HELD_ON.between(from, to)).orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE, BOOKING.ID).fetch(VenueStore::booking);
    }

    /** A partner that books no more, with its status in words. */
    record ShutOut(String name, String status) {}

    /** @return the first of the partners that has left or pauses. */
    Optional<ShutOut> shutOut(Collection<Long> partners) {
        return partners.isEmpty() ? Optional.empty() : db.sql().select(PARTNER.NAME, PARTNER.STATUS).from(PARTNER).where(PARTNER.ID.in(partners))
                .and(PARTNER.STATUS.in("LEFT", "PAUSED")).limit(1).fetchOptional(row -> new ShutOut(row.value1(),
                        row.value2().equals("LEFT") ? Texts.text("venues.shutOut.left") : Texts.text("venues.shutOut.paused")));
    }

    /** @return every booking for an export, oldest first. */
    List<Booking> all() {
        return db.sql().selectFrom(BOOKING).orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE, BOOKING.ID).fetch(VenueStore::booking);
    }

    /** @return the live bookings of a room (null: of every room) on the days. */
    List<Booking> holding(Long room, LocalDate from, LocalDate to) {
        return db.sql().selectFrom(BOOKING).where(BOOKING.HELD_ON.between(from, to)).and(room == null ? noCondition() : BOOKING.ROOM_ID.eq(room))
                .and(BOOKING.STATUS.in("BOOKED", "USED")).orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE).fetch(VenueStore::booking);
    }

    /** @return bookings whose purpose, person or room holds the text; what comes soonest first, the past after it. */
    List<Booking> search(String text, LocalDate today, int limit) {
        String part = text.strip().toLowerCase(Locale.ROOT);
        return db.sql().select(BOOKING.fields()).from(BOOKING).join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(BOOKING.ROOM_ID))
                .where(lower(BOOKING.PURPOSE).contains(part).or(lower(BOOKING.WHO_NAME).contains(part)).or(lower(VENUE_ROOM.NAME).contains(part)))
                .and(BOOKING.STATUS.ne("CANCELLED"))
                .orderBy(org.jooq.impl.DSL.when(BOOKING.HELD_ON.ge(today), 0).otherwise(1), BOOKING.HELD_ON, BOOKING.FROM_MINUTE).limit(limit)
                .fetch(row -> VenueStore.booking(row.into(BOOKING)));
    }

    List<Booking.Step> steps(long booking) {
        return db.sql().selectFrom(BOOKING_STEP).where(BOOKING_STEP.BOOKING_ID.eq(booking)).orderBy(BOOKING_STEP.ID)
                .fetch(row -> new Booking.Step(row.getAt().toInstant(), row.getStaffName(), row.getNote()));
    }

    /** @return a stored series without its skipped dates. */
    Optional<Series.Stored> series(long id) {
        List<Booking> bookings = db.sql().selectFrom(BOOKING).where(BOOKING.SERIES_ID.eq(id)).orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE).fetch(VenueStore::booking);
        return db.sql().select(BOOKING_SERIES.fields()).select(VENUE_ROOM.NAME).from(BOOKING_SERIES).join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(BOOKING_SERIES.ROOM_ID))
                .where(BOOKING_SERIES.ID.eq(id)).fetchOptional(row -> new Series.Stored(id, row.get(BOOKING_SERIES.ROOM_ID), row.get(VENUE_ROOM.NAME),
                        Series.Rhythm.valueOf(row.get(BOOKING_SERIES.RHYTHM)), row.get(BOOKING_SERIES.FROM_ON), row.get(BOOKING_SERIES.TO_ON),
                        VenueStore.time(row.get(BOOKING_SERIES.FROM_MINUTE)), VenueStore.time(row.get(BOOKING_SERIES.TO_MINUTE)), row.get(BOOKING_SERIES.PURPOSE),
                        bookings, List.of()));
    }

    /** @return the series a skipped date belongs to. */
    Optional<Long> seriesOfSkip(long skip) {
        return db.sql().select(BOOKING_SKIP.SERIES_ID).from(BOOKING_SKIP).where(BOOKING_SKIP.ID.eq(skip))
                .fetchOptional(BOOKING_SKIP.SERIES_ID);
    }

    /** @return who stands behind the bookings, each once, with a masked phone: the booking's own, else the resident's. */
    private List<Booking.Call> calls(List<Booking> bookings) {
        List<Long> residents = bookings.stream().map(Booking::who).filter(who -> who.kind() == Booking.WhoKind.RESIDENT).map(Booking.Who::id).toList();
        Map<Long, String> phones = phones(residents);
        // A class books for itself: its people are called, not its name.
        return bookings.stream().filter(one -> one.activityId() == null || one.who().phone() != null).map(one -> {
            boolean resident = one.who().kind() == Booking.WhoKind.RESIDENT;
            String phone = one.who().phone() != null || !resident ? one.who().phone() : phones.get(one.who().id());
            return call(one.who().name(), phone, one.purpose());
        }).distinct().collect(Collectors.toCollection(ArrayList::new));
    }

    /** @return what hangs on the bookings: their classes with how many sit in them, and everybody to be phoned, each once. */
    Booking.Consequences consequences(List<Booking> bookings, Booking.Ties more) {
        List<Long> activities = bookings.stream().map(Booking::activityId).filter(Objects::nonNull).distinct().toList();
        List<String> classes = new ArrayList<>(more.classes());
        db.sql().select(ACTIVITY.ID, ACTIVITY.TITLE, count(ENROLMENT.ID)).from(ACTIVITY)
                .leftJoin(ENROLMENT).on(ENROLMENT.ACTIVITY_ID.eq(ACTIVITY.ID)).and(ENROLMENT.STATUS.in(SEATED))
                .where(ACTIVITY.ID.in(activities)).groupBy(ACTIVITY.ID, ACTIVITY.TITLE).orderBy(ACTIVITY.ID).forEach(row -> {
                    long times = bookings.stream().filter(one -> row.value1().equals(one.activityId())).count();
                    classes.add(Texts.text("venues.ask.class", row.value2(), times, row.value3()));
                });
        List<Booking.Call> calls = calls(bookings);
        Map<Long, String> phones = phones(db.sql().select(ENROLMENT.RESIDENT_ID).from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.in(activities))
                .and(ENROLMENT.RESIDENT_ID.isNotNull()).fetch(ENROLMENT.RESIDENT_ID));
        db.sql().select(ENROLMENT.NAME, ENROLMENT.PHONE, ENROLMENT.RESIDENT_ID, ACTIVITY.TITLE).from(ENROLMENT).join(ACTIVITY).on(ACTIVITY.ID.eq(ENROLMENT.ACTIVITY_ID))
                .where(ENROLMENT.ACTIVITY_ID.in(activities)).and(ENROLMENT.STATUS.in(SEATED)).orderBy(ENROLMENT.ACTIVITY_ID, ENROLMENT.ID)
                .forEach(row -> calls.add(call(row.value1(), row.value2() != null ? row.value2() : phones.get(row.value3()), row.value4())));
        calls.addAll(more.calls());
        return new Booking.Consequences(bookings, classes, calls.stream().distinct().toList(), more.refund());
    }

    private static Booking.Call call(String name, String phone, String why) {
        return new Booking.Call(name, phone == null ? "" : Mask.phone(phone), why);
    }

    private Map<Long, String> phones(List<Long> residents) {
        return db.sql().select(RESIDENT_PHONE.RESIDENT_ID, RESIDENT_PHONE.NUMBER).from(RESIDENT_PHONE)
                .where(RESIDENT_PHONE.RESIDENT_ID.in(residents)).orderBy(RESIDENT_PHONE.POSITION)
                .collect(Collectors.toMap(row -> row.value1(), row -> row.value2(), (one, other) -> one));
    }

    Optional<String> centreName() {
        return db.sql().select(CENTRE.NAME).from(CENTRE).fetchOptional(CENTRE.NAME);
    }
}
