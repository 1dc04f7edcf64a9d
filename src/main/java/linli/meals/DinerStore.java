package linli.meals;

import static linli.schema.Tables.MEAL_DINER;
import static linli.schema.Tables.MEAL_PAUSE;
import static linli.schema.Tables.MEAL_STANDING;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.Sitting;
import linli.meals.MealOrder.Pause;
import linli.meals.MealOrder.Standing;
import linli.schema.tables.records.MealDinerRecord;
import linli.schema.tables.records.MealStandingRecord;
import org.jooq.Condition;

/** Keeps diets, where meals are brought, and standing orders with their pauses. */
final class DinerStore {
    private final Db db;
    private final Clock clock;

    DinerStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private MealDinerRecord row(long resident) {
        return db.sql().selectFrom(MEAL_DINER).where(MEAL_DINER.RESIDENT_ID.eq(resident)).fetchOne();
    }

    private MealDinerRecord fresh(long resident) {
        MealDinerRecord row = db.writing().newRecord(MEAL_DINER);
        row.setResidentId(resident);
        row.setAllergies("");
        row.setAvoids("");
        row.setWants("");
        row.setRoundNo(1);
        row.setVersion(0L);
        return row;
    }

    /** @param version 0 where nothing is known of the person yet. @return false when somebody else was quicker */
    boolean put(long resident, long version, Diet diet) {
        MealDinerRecord row = row(resident);
        if ((row == null ? 0 : row.getVersion()) != version) {
            return false;
        }
        MealDinerRecord now = row == null ? fresh(resident) : row;
        now.setAllergies(String.join(";", diet.allergies()));
        now.setAvoids(String.join(";", diet.avoids()));
        now.setWants(String.join(";", diet.wants()));
        now.setNote(diet.note());
        now.setConsentOn(diet.consentOn());
        now.setConsentBy(diet.consentBy());
        now.setWithdrawnOn(diet.withdrawnOn());
        return keep(now);
    }

    /** Empties what a merged row of the person still says, when the consent is taken back. */
    void empty(long resident) {
        MealDinerRecord row = row(resident);
        if (row != null) {
            put(resident, row.getVersion(), new Diet(List.of(), List.of(), List.of(), null, row.getConsentOn(), row.getConsentBy(), LocalDate.now(clock)));
        }
    }

    boolean stop(long resident, long version, String deliverTo, int round, Integer position) {
        MealDinerRecord row = row(resident);
        if ((row == null ? 0 : row.getVersion()) != version) {
            return false;
        }
        MealDinerRecord now = row == null ? fresh(resident) : row;
        now.setDeliverTo(deliverTo);
        now.setRoundNo(round);
        now.setRoundPosition(position);
        return keep(now);
    }

    private boolean keep(MealDinerRecord row) {
        row.setTouched(db.commitNo());
        row.setVersion(row.getVersion() + 1);
        row.attach(db.writing().configuration());
        return row.store() == 1;
    }

    List<Standing> standing(LocalDate from, LocalDate to) {
        return where(MEAL_STANDING.FROM_ON.le(to).and(MEAL_STANDING.TO_ON.isNull().or(MEAL_STANDING.TO_ON.ge(from))));
    }

    Optional<Standing> standing(long id) {
        return where(MEAL_STANDING.ID.eq(id)).stream().findFirst();
    }

    private List<Standing> where(Condition condition) {
        List<MealStandingRecord> rows = db.sql().selectFrom(MEAL_STANDING).where(condition).orderBy(MEAL_STANDING.ID).fetch();
        Map<Long, List<Pause>> pauses = db.sql().selectFrom(MEAL_PAUSE).where(MEAL_PAUSE.STANDING_ID.in(rows.stream().map(MealStandingRecord::getId).toList()))
                .and(MEAL_PAUSE.LIFTED_AT.isNull()).orderBy(MEAL_PAUSE.FROM_ON)
                .fetchGroups(MEAL_PAUSE.STANDING_ID, row -> new Pause(row.get(MEAL_PAUSE.ID), row.get(MEAL_PAUSE.FROM_ON), row.get(MEAL_PAUSE.TO_ON), row.get(MEAL_PAUSE.REASON)));
        return rows.stream().map(row -> new Standing(row.getId(), row.getResidentId(), Sitting.valueOf(row.getSitting()), Standing.days(row.getWeekdays()), row.getPackage(),
                row.getDelivery(), row.getFromOn(), row.getToOn(), row.getNote(), pauses.getOrDefault(row.getId(), List.of()), row.getVersion())).toList();
    }

    long insert(Standing one, String staff) {
        MealStandingRecord row = db.writing().newRecord(MEAL_STANDING);
        row.setResidentId(one.residentId());
        fill(row, one);
        row.setStaffName(staff);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Standing one) {
        MealStandingRecord row = new MealStandingRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(MEAL_STANDING).set(row).where(MEAL_STANDING.ID.eq(one.id())).and(MEAL_STANDING.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(MealStandingRecord row, Standing one) {
        row.setSitting(one.sitting().name());
        row.setWeekdays(Standing.bits(one.days()));
        row.setPackage(one.pack());
        row.setDelivery(one.delivery());
        row.setFromOn(one.from());
        row.setToOn(one.to());
        row.setNote(one.note());
        row.setTouched(db.commitNo());
    }

    void pause(long standing, LocalDate from, LocalDate to, String reason) {
        db.writing().insertInto(MEAL_PAUSE).set(MEAL_PAUSE.STANDING_ID, standing).set(MEAL_PAUSE.FROM_ON, from).set(MEAL_PAUSE.TO_ON, to).set(MEAL_PAUSE.REASON, reason).execute();
    }

    void lift(long pause) {
        db.writing().update(MEAL_PAUSE).set(MEAL_PAUSE.LIFTED_AT, OffsetDateTime.ofInstant(clock.instant(), clock.getZone())).where(MEAL_PAUSE.ID.eq(pause)).execute();
    }

    /** @return the last standing order's and the last diner's id. */
    String mark() {
        return db.sql().select(max(MEAL_STANDING.ID)).from(MEAL_STANDING).fetchSingle().value1() + "/" + db.sql().select(max(MEAL_DINER.ID)).from(MEAL_DINER).fetchSingle().value1();
    }

    void clear() {
        db.writing().deleteFrom(MEAL_PAUSE).execute();
        db.writing().deleteFrom(MEAL_STANDING).execute();
        db.writing().deleteFrom(MEAL_DINER).execute();
    }
}
