package linli.menus;

import static linli.schema.Tables.DISH;
import static linli.schema.Tables.MENU_APPROVAL;
import static linli.schema.Tables.MENU_LINE;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.Sitting;
import linli.menus.Menu.Approval;
import linli.menus.Menu.Dish;
import linli.menus.Menu.Served;
import linli.schema.tables.records.DishRecord;
import linli.schema.tables.records.MenuLineRecord;
import org.jooq.Condition;
import org.jooq.Record;

/** Keeps dishes, menu lines and approvals. */
final class MenuStore {
    private final Db db;
    private final Clock clock;

    MenuStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Dish> dishes() {
        return db.sql().selectFrom(DISH).orderBy(DISH.NAME).fetch(MenuStore::dish);
    }

    Optional<Dish> dish(long id) {
        return db.sql().selectFrom(DISH).where(DISH.ID.eq(id)).fetchOptional(MenuStore::dish);
    }

    private static Dish dish(Record row) {
        return new Dish(row.get(DISH.ID), row.get(DISH.NAME), Menu.parted(row.get(DISH.TAGS)), Menu.parted(row.get(DISH.ALLERGENS)), row.get(DISH.ACTIVE), row.get(DISH.VERSION));
    }

    long insert(Dish dish, Long run) {
        DishRecord row = db.writing().newRecord(DISH);
        fill(row, dish);
        row.setImportRun(run);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Dish dish) {
        DishRecord row = new DishRecord();
        fill(row, dish);
        row.setVersion(dish.version() + 1);
        return db.writing().update(DISH).set(row).where(DISH.ID.eq(dish.id())).and(DISH.VERSION.eq(dish.version())).execute() == 1;
    }

    /** For the undo of an import only: the dish as it was, its version too, so that an import before it can be taken back as well. */
    boolean restore(Dish dish) {
        DishRecord row = new DishRecord();
        fill(row, dish);
        row.setVersion(dish.version());
        return db.writing().update(DISH).set(row).where(DISH.ID.eq(dish.id())).execute() == 1;
    }

    private void fill(DishRecord row, Dish dish) {
        row.setName(dish.name());
        row.setTags(Menu.joined(dish.tags()));
        row.setAllergens(Menu.joined(dish.allergens()));
        row.setActive(dish.active());
        row.setTouched(db.commitNo());
    }

    /** For the undo of an import only: a dish that no menu names. */
    boolean removeDish(long id) {
        return !db.sql().fetchExists(MENU_LINE, MENU_LINE.DISH_ID.eq(id)) && db.writing().deleteFrom(DISH).where(DISH.ID.eq(id)).execute() == 1;
    }

    List<Served> lines(LocalDate from, LocalDate to) {
        return lines(MENU_LINE.SERVED_ON.between(from, to));
    }

    List<Served> lines() {
        return lines(MENU_LINE.ID.isNotNull());
    }

    private List<Served> lines(Condition condition) {
        return db.sql().select(MENU_LINE.fields()).select(DISH.fields()).from(MENU_LINE).join(DISH).on(DISH.ID.eq(MENU_LINE.DISH_ID))
                .where(condition).and(MENU_LINE.REMOVED_AT.isNull()).orderBy(MENU_LINE.SERVED_ON, MENU_LINE.SITTING, MENU_LINE.POSITION, MENU_LINE.ID)
                .fetch(row -> new Served(row.get(MENU_LINE.ID), row.get(MENU_LINE.SERVED_ON), Sitting.valueOf(row.get(MENU_LINE.SITTING)), dish(row)));
    }

    long insert(LocalDate day, Sitting sitting, long dish, int position, String staff, Long run) {
        MenuLineRecord row = db.writing().newRecord(MENU_LINE);
        row.setServedOn(day);
        row.setSitting(sitting.name());
        row.setDishId(dish);
        row.setPosition(position);
        row.setStaffName(staff);
        row.setImportRun(run);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    void position(long line, int position) {
        db.writing().update(MENU_LINE).set(MENU_LINE.POSITION, position).set(MENU_LINE.TOUCHED, db.commitNo()).where(MENU_LINE.ID.eq(line)).execute();
    }

    void takeOff(long line) {
        db.writing().update(MENU_LINE).set(MENU_LINE.REMOVED_AT, now()).set(MENU_LINE.TOUCHED, db.commitNo()).set(MENU_LINE.VERSION, MENU_LINE.VERSION.plus(1))
                .where(MENU_LINE.ID.eq(line)).execute();
    }

    /** For the undo of an import only. */
    boolean removeLine(long id, long version) {
        return db.writing().deleteFrom(MENU_LINE).where(MENU_LINE.ID.eq(id)).and(version < 0 ? MENU_LINE.ID.isNotNull() : MENU_LINE.VERSION.eq(version)).execute() == 1;
    }

    Optional<Approval> approval(LocalDate monday) {
        return db.sql().selectFrom(MENU_APPROVAL).where(MENU_APPROVAL.WEEK_ON.eq(monday)).and(MENU_APPROVAL.REVOKED_AT.isNull()).orderBy(MENU_APPROVAL.ID.desc()).limit(1)
                .fetchOptional(row -> new Approval(row.getName(), row.getProfession(), row.getNote(), row.getAt(), row.getStaffName()));
    }

    void approve(LocalDate monday, String name, String profession, String note, String staff) {
        db.writing().insertInto(MENU_APPROVAL).set(MENU_APPROVAL.WEEK_ON, monday).set(MENU_APPROVAL.NAME, name).set(MENU_APPROVAL.PROFESSION, profession)
                .set(MENU_APPROVAL.NOTE, note).set(MENU_APPROVAL.AT, now()).set(MENU_APPROVAL.STAFF_NAME, staff).execute();
    }

    int revoke(LocalDate monday) {
        return db.writing().update(MENU_APPROVAL).set(MENU_APPROVAL.REVOKED_AT, now()).where(MENU_APPROVAL.WEEK_ON.eq(monday)).and(MENU_APPROVAL.REVOKED_AT.isNull()).execute();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone());
    }

    /** @return the last line's and the last dish's id. */
    String mark() {
        return db.sql().select(max(MENU_LINE.ID)).from(MENU_LINE).fetchSingle().value1() + "/" + db.sql().select(max(DISH.ID)).from(DISH).fetchSingle().value1();
    }

    void clear() {
        db.writing().deleteFrom(MENU_APPROVAL).execute();
        db.writing().deleteFrom(MENU_LINE).execute();
        db.writing().deleteFrom(DISH).execute();
    }
}
