package linli.enrolments;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.CHARGE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.ENROLMENT_STEP;
import static linli.schema.Tables.LOTTERY;
import static linli.schema.Tables.RECEIPT_LINE;
import static linli.schema.Tables.RECEIPT_VOID;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SESSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.WeekSlot;
import linli.enrolments.Enrolment.Person;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.schema.tables.Charge;
import linli.schema.tables.Resident;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Reads enrolments together with the class and the residents; a merged resident counts as who it is now. */
final class EnrolmentQuery {
    private static final List<String> TAKING = List.of("OPEN", "RUNNING");
    /** Who an enrolled resident is now. */
    private static final Resident NOW = RESIDENT.as("person_now");
    private static final Field<Long> ROOT = coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID);

    private final Db db;

    EnrolmentQuery(Db db) {
        this.db = db;
    }

    Optional<Offer> offer(long activity) {
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ID.eq(activity)).fetchOptional(EnrolmentQuery::offer);
    }

    private static Offer offer(Record row) {
        return new Offer(row.get(ACTIVITY.ID), row.get(ACTIVITY.ACTIVITY_NO), row.get(ACTIVITY.TITLE), row.get(ACTIVITY.STATUS),
                row.get(ACTIVITY.AGE_MIN), row.get(ACTIVITY.AGE_MAX), row.get(ACTIVITY.SEATS), row.get(ACTIVITY.BY_LOT),
                row.get(ACTIVITY.TERM_START), row.get(ACTIVITY.TERM_END), WeekSlot.stored(row.get(ACTIVITY.SLOTS)),
                new Money(row.get(ACTIVITY.PRICE_FEN)), row.get(ACTIVITY.FEE_KIND).equals("LOW_FEE"), TAKING.contains(row.get(ACTIVITY.STATUS)));
    }

    /** @return who the resident is now, with first phone and birth date; empty when there is none or it has died. */
    Optional<Person> resident(long id) {
        return db.sql().select(NOW.ID, NOW.NAME, NOW.BIRTH_ON, NOW.BIRTH_PRECISION, phone()).from(RESIDENT)
                .join(NOW).on(NOW.ID.eq(ROOT)).where(RESIDENT.ID.eq(id)).and(NOW.STATUS.ne("DECEASED"))
                .fetchOptional(row -> new Person(row.get(NOW.ID), row.get(NOW.NAME), row.get(4, String.class),
                        birth(row.get(NOW.BIRTH_ON), row.get(NOW.BIRTH_PRECISION))));
    }

    private static Field<String> phone() {
        return field(select(RESIDENT_PHONE.NUMBER).from(RESIDENT_PHONE).where(RESIDENT_PHONE.RESIDENT_ID.eq(NOW.ID))
                .orderBy(RESIDENT_PHONE.POSITION).limit(1));
    }

    static PartialDate birth(LocalDate on, String precision) {
        return on == null ? null : new PartialDate(on, precision == null ? PartialDate.Precision.DAY : PartialDate.Precision.valueOf(precision));
    }

    /** @return the person's enrolments in the class that are not over. */
    List<Enrolment> active(long activity, Person person) {
        Condition same = person.residentId() == null ? ENROLMENT.PERSON_KEY.eq(person.key()) : ROOT.eq(person.residentId());
        return db.sql().select(ENROLMENT.fields()).from(ENROLMENT).leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID))
                .where(ENROLMENT.ACTIVITY_ID.eq(activity)).and(same)
                .and(ENROLMENT.STATUS.in(EnrolmentStatus.ACTIVE.stream().map(Enum::name).toList()))
                .orderBy(ENROLMENT.ID).fetch(EnrolmentStore::enrolment);
    }

    /** @return classes open to people whose band takes the age: those of the same lineage first, then of the same domain. */
    List<Offer> fitting(long activity, int age) {
        var self = db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ID.eq(activity)).fetchSingle();
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ID.ne(activity)).and(ACTIVITY.STATUS.in(TAKING))
                .and(ACTIVITY.ROOT_ID.eq(self.getRootId()).or(self.getDomain() == null ? org.jooq.impl.DSL.falseCondition()
                        : ACTIVITY.DOMAIN.eq(self.getDomain())))
                .and(ACTIVITY.AGE_MIN.isNull().or(ACTIVITY.AGE_MIN.le(age))).and(ACTIVITY.AGE_MAX.isNull().or(ACTIVITY.AGE_MAX.ge(age)))
                .orderBy(when(ACTIVITY.ROOT_ID.eq(self.getRootId()), 0).otherwise(1), ACTIVITY.AGE_MIN.desc().nullsLast(), ACTIVITY.ID)
                .limit(3).fetch(EnrolmentQuery::offer);
    }

    /** @return whether a session was held or a mark set: then no lot is drawn any more. */
    boolean begun(long activity) {
        return db.sql().fetchExists(SESSION, SESSION.ACTIVITY_ID.eq(activity).and(SESSION.STATUS.eq("HELD")));
    }

    boolean drawn(long activity) {
        return db.sql().fetchExists(LOTTERY, LOTTERY.ACTIVITY_ID.eq(activity));
    }

    boolean marked(long enrolment) {
        return db.sql().fetchExists(ATTENDANCE, ATTENDANCE.ENROLMENT_ID.eq(enrolment));
    }

    /** @return whether something was ever charged for it: the books point to it then. */
    boolean charged(long enrolment) {
        return db.sql().fetchExists(CHARGE, CHARGE.SOURCE.eq(EnrolmentFees.SOURCE).and(CHARGE.SOURCE_ID.eq(enrolment)));
    }

    /** @return everyone who is or was on the class's list: in, offered, waiting in order, then the others by name. */
    List<Roll> roll(long activity) {
        Offer offer = offer(activity).orElseThrow();
        Map<Long, int[]> marks = marks(activity);
        List<Roll> rows = new ArrayList<>();
        // The phone subquery is about NOW, which is in the from clause here.
        db.sql().select(ENROLMENT.fields()).select(NOW.ID, NOW.NAME, NOW.NAME_SORT, NOW.BIRTH_ON, NOW.BIRTH_PRECISION, NOW.SEX, phone().as("tel"))
                .from(ENROLMENT).leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID)).leftJoin(NOW).on(NOW.ID.eq(ROOT))
                .where(ENROLMENT.ACTIVITY_ID.eq(activity))
                .orderBy(when(ENROLMENT.STATUS.eq("ENROLLED"), 0).when(ENROLMENT.STATUS.eq("OFFERED"), 1)
                        .when(ENROLMENT.STATUS.eq("WAITING"), 2).otherwise(3), ENROLMENT.POSITION, ENROLMENT.ID)
                .forEach(row -> rows.add(roll(row, offer, marks)));
        return rows;
    }

    private static Roll roll(Record row, Offer offer, Map<Long, int[]> marks) {
        Enrolment one = EnrolmentStore.enrolment(row);
        boolean resident = row.get(NOW.ID) != null;
        Person person = resident ? new Person(row.get(NOW.ID), row.get(NOW.NAME), row.get("tel", String.class),
                birth(row.get(NOW.BIRTH_ON), row.get(NOW.BIRTH_PRECISION))) : one.person();
        Integer age = person.birth() == null || person.birth().ageOn(offer.termStart()).isEmpty() ? null
                : person.birth().ageOn(offer.termStart()).getAsInt();
        int[] counts = marks.getOrDefault(one.id(), new int[3]);
        return new Roll(one.person(person), age, age == null || offer.takes(age), counts[0], counts[0] + counts[1] + counts[2]);
    }

    /** @return by charge how the fees of a class's seats stand. */
    Map<Long, EnrolmentFees.Fee> fees(long activity) {
        Charge back = CHARGE.as("back");
        Field<java.math.BigDecimal> paid = field(select(sum(RECEIPT_LINE.FEN)).from(RECEIPT_LINE).where(RECEIPT_LINE.CHARGE_ID.eq(CHARGE.ID))
                .and(notExists(selectOne().from(RECEIPT_VOID).where(RECEIPT_VOID.RECEIPT_ID.eq(RECEIPT_LINE.RECEIPT_ID)))));
        Map<Long, EnrolmentFees.Fee> fees = new HashMap<>();
        db.sql().select(CHARGE.ID, CHARGE.NET_FEN, CHARGE.CHARGED_ON, paid, field(exists(selectOne().from(back).where(back.REVERSES.eq(CHARGE.ID))))).from(CHARGE)
                .where(CHARGE.ID.in(select(ENROLMENT.CHARGE_ID).from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.eq(activity))))
                .forEach(row -> fees.put(row.value1(), new EnrolmentFees.Fee(row.value1(), new Money(row.value2()),
                        row.value4() == null ? Money.ZERO : new Money(row.value4().longValueExact()), row.value5(), row.value3())));
        return fees;
    }

    private Map<Long, int[]> marks(long activity) {
        Map<Long, int[]> marks = new HashMap<>();
        db.sql().select(ATTENDANCE.ENROLMENT_ID, ATTENDANCE.MARK, count()).from(ATTENDANCE).join(ENROLMENT)
                .on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID)).where(ENROLMENT.ACTIVITY_ID.eq(activity))
                .groupBy(ATTENDANCE.ENROLMENT_ID, ATTENDANCE.MARK)
                .forEach(row -> marks.computeIfAbsent(row.value1(), any -> new int[3])[List.of("PRESENT", "ABSENT", "LEAVE").indexOf(row.value2())]
                        += row.value3());
        return marks;
    }

    /** @return titles of other classes that the person is in or waits for and that meet at the same weekly time. */
    List<String> clashes(Offer offer, Person person) {
        Condition same = person.residentId() == null ? ENROLMENT.PERSON_KEY.eq(person.key()) : ROOT.eq(person.residentId());
        return db.sql().select(ACTIVITY.fields()).from(ENROLMENT).join(ACTIVITY).on(ACTIVITY.ID.eq(ENROLMENT.ACTIVITY_ID))
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID))
                .where(same).and(ACTIVITY.ID.ne(offer.activity())).and(ACTIVITY.STATUS.in(TAKING))
                .and(ENROLMENT.STATUS.in("ENROLLED", "OFFERED")).fetch(EnrolmentQuery::offer).stream()
                .filter(other -> other.slots().stream().anyMatch(slot -> offer.slots().stream().anyMatch(slot::overlaps))
                        && !other.termStart().isAfter(offer.termEnd()) && !offer.termStart().isAfter(other.termEnd()))
                .map(Offer::title).distinct().toList();
    }

    List<Enrolment.Step> steps(long activity) {
        return db.sql().select(ENROLMENT_STEP.AT, ENROLMENT_STEP.STAFF_NAME, ENROLMENT_STEP.ACTION, ENROLMENT_STEP.ENROLMENT_ID,
                        ENROLMENT_STEP.NOTE, ENROLMENT.NAME).from(ENROLMENT_STEP).leftJoin(ENROLMENT).on(ENROLMENT.ID.eq(ENROLMENT_STEP.ENROLMENT_ID))
                .where(ENROLMENT_STEP.ACTIVITY_ID.eq(activity)).orderBy(ENROLMENT_STEP.AT.desc(), ENROLMENT_STEP.ID.desc())
                .fetch(row -> new Enrolment.Step(row.value1().toInstant(), row.value2(), Enrolment.EnrolmentAction.valueOf(row.value3()), row.value4(),
                        row.value6(), row.value5()));
    }

    /** @return the class with the number, else the one with the title that stands alone, else none. */
    List<Offer> named(String no, String title) {
        if (!no.isEmpty()) {
            return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ACTIVITY_NO.eq(no)).fetch(EnrolmentQuery::offer);
        }
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.TITLE.eq(title)).orderBy(ACTIVITY.ID.desc()).fetch(EnrolmentQuery::offer);
    }

    /** @return residents with the document number. */
    List<Long> byDocument(String number) {
        return db.sql().select(ROOT).from(RESIDENT).where(RESIDENT.ID_NO.eq(number)).fetch(row -> row.value1()).stream().distinct().toList();
    }

    /** @return residents of the name who have the phone, or the birth day. */
    List<Long> byName(String name, String phone, LocalDate birth) {
        Condition or = org.jooq.impl.DSL.falseCondition();
        if (phone != null) {
            or = or.or(RESIDENT.ID.in(select(RESIDENT_PHONE.RESIDENT_ID).from(RESIDENT_PHONE).where(RESIDENT_PHONE.NUMBER.eq(phone))));
        }
        if (birth != null) {
            or = or.or(RESIDENT.BIRTH_ON.eq(birth).and(RESIDENT.BIRTH_PRECISION.eq("DAY")));
        }
        return db.sql().select(ROOT).from(RESIDENT).where(RESIDENT.NAME.eq(name)).and(or).fetch(row -> row.value1()).stream().distinct().toList();
    }

    /** @return every enrolment with its class, for an export. */
    List<Line> all() {
        List<Line> lines = new ArrayList<>();
        db.sql().select(ENROLMENT.fields()).select(ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE, NOW.ID, NOW.NAME, NOW.BIRTH_ON, NOW.BIRTH_PRECISION, phone().as("tel"))
                .from(ENROLMENT).join(ACTIVITY).on(ACTIVITY.ID.eq(ENROLMENT.ACTIVITY_ID))
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID)).leftJoin(NOW).on(NOW.ID.eq(ROOT))
                .orderBy(ENROLMENT.ID).forEach(row -> {
                    Enrolment one = EnrolmentStore.enrolment(row);
                    Person person = row.get(NOW.ID) == null ? one.person() : new Person(row.get(NOW.ID), row.get(NOW.NAME),
                            row.get("tel", String.class), birth(row.get(NOW.BIRTH_ON), row.get(NOW.BIRTH_PRECISION)));
                    lines.add(new Line(row.get(ACTIVITY.ACTIVITY_NO), row.get(ACTIVITY.TITLE), one.person(person)));
                });
        return lines;
    }

    Map<Long, Enrolment> byIds(Collection<Long> ids) {
        Map<Long, Enrolment> found = new HashMap<>();
        db.sql().selectFrom(ENROLMENT).where(ENROLMENT.ID.in(ids)).fetch(EnrolmentStore::enrolment).forEach(one -> found.put(one.id(), one));
        return found;
    }

    /** What of a class an enrolment looks at. */
    record Offer(long activity, String no, String title, String status, Integer ageMin, Integer ageMax, int seats, boolean byLot,
                 LocalDate termStart, LocalDate termEnd, List<WeekSlot> slots, Money price, boolean lowFee, boolean taking) {
        boolean banded() {
            return ageMin != null || ageMax != null;
        }

        boolean takes(int age) {
            return (ageMin == null || age >= ageMin) && (ageMax == null || age <= ageMax);
        }
    }

    /** One line of a class's list; age at the term's begin, or null. {@code fits}: not out of the band. */
    record Roll(Enrolment enrolment, Integer age, boolean fits, int present, int marks) {}

    /** One line of the export. */
    record Line(String no, String title, Enrolment enrolment) {}

}
