package linli.standings;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.AGREEMENT;
import static linli.schema.Tables.BOOKING;
import static linli.schema.Tables.CHARGE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.RECEIPT_LINE;
import static linli.schema.Tables.RECEIPT_VOID;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.base.value.Money;
import linli.base.value.WeekSlot;
import linli.standings.Standing.Hit;
import linli.standings.Standing.HitKind;
import linli.standings.Standing.Impact;
import linli.standings.Standing.Orphan;

/** Reads everything that hangs on a partner: projects, classes with their people, rooms, money, agreements. */
final class HitQuery {
    private final Db db;

    HitQuery(Db db) {
        this.db = db;
    }

    /**
     * @param classes ids of the partner's classes, ended ones too
     * @param instead names who could take a class over, as words; "" when nobody is found
     */
    Impact impact(long partner, Collection<Long> classes, LocalDate today, Function<Orphan, String> instead) {
        List<Hit> hits = new ArrayList<>();
        db.sql().select(PROJECT.ID, PROJECT.NAME, PROJECT.SLOTS).from(PROJECT).where(PROJECT.PARTNER_ID.eq(partner)).and(PROJECT.STATUS.ne("ENDED")).orderBy(PROJECT.ID)
                .forEach(row -> hits.add(new Hit(HitKind.PROJECT, row.value1(), row.value2(), WeekSlot.words(WeekSlot.stored(row.value3())), "")));
        List<Orphan> orphans = orphans(classes, today);
        Map<Long, String> coming = coming(orphans.stream().map(Orphan::activity).toList(), today);
        for (Orphan one : orphans) {
            hits.add(new Hit(HitKind.CLASS, one.activity(), one.title(), Texts.text("standings.hit.class", WeekSlot.words(WeekSlot.stored(one.slots())), one.people(),
                    coming.getOrDefault(one.activity(), Texts.text("standings.hit.noSession"))), instead.apply(one)));
        }
        List<Long> bookings = rooms(partner, orphans.stream().map(Orphan::activity).toList(), today, hits);
        int residents = residents(orphans, hits);
        money(partner, orphans.stream().map(Orphan::activity).toList(), hits);
        db.sql().select(AGREEMENT.ID, AGREEMENT.TITLE, AGREEMENT.TO_ON).from(AGREEMENT).where(AGREEMENT.PARTNER_ID.eq(partner)).and(AGREEMENT.ENDED_ON.isNull())
                .and(AGREEMENT.TO_ON.ge(today)).orderBy(AGREEMENT.TO_ON)
                .forEach(row -> hits.add(new Hit(HitKind.AGREEMENT, row.value1(), row.value2(), Texts.text("standings.hit.agreement", row.value3()), "")));
        return new Impact(List.copyOf(hits), bookings, residents);
    }

    private List<Orphan> orphans(Collection<Long> classes, LocalDate today) {
        Map<Long, Integer> people = db.sql().select(ENROLMENT.ACTIVITY_ID, count()).from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.in(classes))
                .and(ENROLMENT.STATUS.in("ENROLLED", "OFFERED", "WAITING")).groupBy(ENROLMENT.ACTIVITY_ID).fetchMap(ENROLMENT.ACTIVITY_ID, row -> row.value2());
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ID.in(classes)).and(ACTIVITY.STATUS.notIn("ENDED", "CANCELLED")).and(ACTIVITY.TERM_END.ge(today)).orderBy(ACTIVITY.TERM_START, ACTIVITY.ID)
                .fetch(row -> new Orphan(row.getId(), row.getProjectId(), row.getTitle(), row.getDomain(), row.getSlots(), row.getAgeMin(), row.getAgeMax(),
                        row.getFocusGroups(), people.getOrDefault(row.getId(), 0)));
    }

    private Map<Long, String> coming(Collection<Long> classes, LocalDate today) {
        Map<Long, String> coming = new HashMap<>();
        db.sql().select(SESSION.ACTIVITY_ID, count(), min(SESSION.HELD_ON), max(SESSION.HELD_ON)).from(SESSION).where(SESSION.ACTIVITY_ID.in(classes))
                .and(SESSION.STATUS.eq("PLANNED")).and(SESSION.HELD_ON.ge(today)).groupBy(SESSION.ACTIVITY_ID)
                .forEach(row -> coming.put(row.value1(), Texts.text("standings.hit.sessions", row.value2(), row.value3(), row.value4())));
        return coming;
    }

    /** @return ids of the bookings in the partner's own name; those of its classes are cancelled with the classes. */
    private List<Long> rooms(long partner, Collection<Long> classes, LocalDate today, List<Hit> hits) {
        record Stretch(String room, String purpose, boolean own) {}
        Map<Stretch, List<LocalDate>> days = new LinkedHashMap<>();
        List<Long> own = new ArrayList<>();
        var mine = BOOKING.WHO_KIND.eq("PARTNER").and(BOOKING.WHO_ID.eq(partner));
        db.sql().select(BOOKING.ID, BOOKING.HELD_ON, BOOKING.PURPOSE, VENUE_ROOM.NAME, BOOKING.ACTIVITY_ID).from(BOOKING).join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(BOOKING.ROOM_ID))
                .where(BOOKING.STATUS.eq("BOOKED")).and(BOOKING.HELD_ON.ge(today)).and(mine.or(BOOKING.ACTIVITY_ID.in(classes))).orderBy(BOOKING.HELD_ON, BOOKING.FROM_MINUTE)
                .forEach(row -> {
                    boolean free = row.value5() == null;
                    days.computeIfAbsent(new Stretch(row.value4(), row.value3(), free), any -> new ArrayList<>()).add(row.value2());
                    if (free) {
                        own.add(row.value1());
                    }
                });
        days.forEach((one, on) -> hits.add(new Hit(HitKind.ROOM, null, Texts.text("standings.hit.room", one.room(), one.purpose()),
                Texts.text("standings.hit.times", on.size(), on.getFirst(), on.getLast()) + (one.own() ? "" : Texts.text("standings.hit.ofClass")), "")));
        return own;
    }

    private int residents(List<Orphan> orphans, List<Hit> hits) {
        Map<Long, String> titles = new HashMap<>();
        orphans.forEach(one -> titles.put(one.activity(), one.title()));
        record Person(Long resident, String name, String phone) {}
        Map<Person, List<String>> people = new LinkedHashMap<>();
        var phone = select(min(RESIDENT_PHONE.NUMBER)).from(RESIDENT_PHONE).where(RESIDENT_PHONE.RESIDENT_ID.eq(ENROLMENT.RESIDENT_ID)).asField("phone");
        db.sql().select(ENROLMENT.RESIDENT_ID, ENROLMENT.NAME, ENROLMENT.PHONE, phone, ENROLMENT.ACTIVITY_ID, RESIDENT.NAME).from(ENROLMENT)
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID)).where(ENROLMENT.ACTIVITY_ID.in(titles.keySet()))
                .and(ENROLMENT.STATUS.in("ENROLLED", "OFFERED", "WAITING")).orderBy(ENROLMENT.ACTIVITY_ID, ENROLMENT.POSITION, ENROLMENT.ID).forEach(row -> {
                    String number = row.value3() != null ? row.value3() : (String) row.get(phone);
                    people.computeIfAbsent(new Person(row.value1(), row.value6() == null ? row.value2() : row.value6(), number == null ? "" : Mask.phone(number)),
                            any -> new ArrayList<>()).add(titles.get(row.value5()));
                });
        people.forEach((one, in) -> hits.add(new Hit(HitKind.RESIDENT, one.resident(), one.name(),
                (one.phone() + " " + String.join(Texts.text("standings.comma"), in)).strip(), "")));
        return people.size();
    }

    /** What the partner still owes, and what residents paid for its running classes. */
    private void money(long partner, Collection<Long> classes, List<Hit> hits) {
        Map<Long, Long> paid = paid();
        long owed = 0;
        for (var row : db.sql().select(CHARGE.ID, CHARGE.NET_FEN).from(CHARGE).where(CHARGE.PARTNER_ID.eq(partner)).fetch()) {
            owed += row.value2() - paid.getOrDefault(row.value1(), 0L);
        }
        if (owed != 0) {
            hits.add(new Hit(HitKind.FEE, null, owed > 0 ? Texts.text("standings.hit.owes") : Texts.text("standings.hit.credit"), new Money(Math.abs(owed)).format(), ""));
        }
        for (var row : db.sql().select(ENROLMENT.ACTIVITY_ID, ACTIVITY.TITLE, count(), sum(CHARGE.NET_FEN)).from(ENROLMENT).join(CHARGE).on(CHARGE.ID.eq(ENROLMENT.CHARGE_ID))
                .join(ACTIVITY).on(ACTIVITY.ID.eq(ENROLMENT.ACTIVITY_ID)).where(ENROLMENT.ACTIVITY_ID.in(classes)).and(ENROLMENT.STATUS.in("ENROLLED", "OFFERED"))
                .groupBy(ENROLMENT.ACTIVITY_ID, ACTIVITY.TITLE).orderBy(ENROLMENT.ACTIVITY_ID).fetch()) {
            hits.add(new Hit(HitKind.FEE, row.value1(), Texts.text("standings.hit.fees", row.value2()),
                    Texts.text("standings.hit.feesOf", row.value3(), new Money(row.value4().longValue()).format()), ""));
        }
    }

    private Map<Long, Long> paid() {
        Map<Long, Long> paid = new HashMap<>();
        db.sql().select(RECEIPT_LINE.CHARGE_ID, sum(RECEIPT_LINE.FEN)).from(RECEIPT_LINE)
                .where(RECEIPT_LINE.RECEIPT_ID.notIn(select(RECEIPT_VOID.RECEIPT_ID).from(RECEIPT_VOID))).groupBy(RECEIPT_LINE.CHARGE_ID)
                .forEach(row -> paid.put(row.value1(), row.value2().longValue()));
        return paid;
    }
}
