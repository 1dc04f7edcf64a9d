package linli.checklists;

import static linli.schema.Tables.CHECKLIST;
import static linli.schema.Tables.CHECKLIST_ITEM;
import static linli.schema.Tables.DEPARTMENT;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.checklists.Checklist.Department;
import linli.checklists.Checklist.Item;
import linli.checklists.Checklist.ItemKind;
import linli.schema.tables.records.ChecklistItemRecord;
import linli.schema.tables.records.ChecklistRecord;
import linli.schema.tables.records.DepartmentRecord;

/** Keeps departments and the editions of checklists. */
final class ChecklistStore {
    private final Db db;
    private final Clock clock;

    ChecklistStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Department> departments() {
        return db.sql().selectFrom(DEPARTMENT).orderBy(DEPARTMENT.POSITION, DEPARTMENT.ID)
                .fetch(row -> new Department(row.getId(), row.getName(), row.getActive(), row.getVersion()));
    }

    long insert(String department) {
        DepartmentRecord row = db.writing().newRecord(DEPARTMENT);
        row.setName(department);
        row.setPosition(departments().size() + 1);
        row.setActive(true);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Department one) {
        return db.writing().update(DEPARTMENT).set(DEPARTMENT.NAME, one.name()).set(DEPARTMENT.ACTIVE, one.active()).set(DEPARTMENT.TOUCHED, db.commitNo())
                .set(DEPARTMENT.VERSION, one.version() + 1).where(DEPARTMENT.ID.eq(one.id())).and(DEPARTMENT.VERSION.eq(one.version())).execute() == 1;
    }

    /** @return every edition, newest of each name first. */
    List<Checklist> all() {
        return db.sql().selectFrom(CHECKLIST).orderBy(CHECKLIST.NAME, CHECKLIST.EDITION.desc()).fetch(this::checklist);
    }

    Optional<Checklist> find(long id) {
        return db.sql().selectFrom(CHECKLIST).where(CHECKLIST.ID.eq(id)).fetchOptional(this::checklist);
    }

    /** Makes it the edition to be chosen; the ones before stay for their rounds. */
    long insert(String name, List<Item> items, String staff) {
        Integer last = db.sql().select(max(CHECKLIST.EDITION)).from(CHECKLIST).where(CHECKLIST.NAME.eq(name)).fetchSingle().value1();
        db.writing().update(CHECKLIST).set(CHECKLIST.ACTIVE, false).set(CHECKLIST.TOUCHED, db.commitNo()).set(CHECKLIST.VERSION, CHECKLIST.VERSION.plus(1))
                .where(CHECKLIST.NAME.eq(name)).and(CHECKLIST.ACTIVE.isTrue()).execute();
        ChecklistRecord row = db.writing().newRecord(CHECKLIST);
        row.setName(name);
        row.setEdition(last == null ? 1 : last + 1);
        row.setActive(true);
        row.setStaffName(staff);
        row.setAt(OffsetDateTime.now(clock));
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            ChecklistItemRecord line = db.writing().newRecord(CHECKLIST_ITEM);
            line.setChecklistId(row.getId());
            line.setPosition(i);
            line.setDepartmentId(item.department());
            line.setWording(item.wording());
            line.setKind(item.kind().name());
            line.setMost(item.most());
            line.setLow(item.low());
            line.insert();
        }
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean retire(long id, long version) {
        return db.writing().update(CHECKLIST).set(CHECKLIST.ACTIVE, false).set(CHECKLIST.TOUCHED, db.commitNo()).set(CHECKLIST.VERSION, version + 1)
                .where(CHECKLIST.ID.eq(id)).and(CHECKLIST.VERSION.eq(version)).execute() == 1;
    }

    private Checklist checklist(ChecklistRecord row) {
        List<Item> items = db.sql().selectFrom(CHECKLIST_ITEM).where(CHECKLIST_ITEM.CHECKLIST_ID.eq(row.getId())).orderBy(CHECKLIST_ITEM.POSITION)
                .fetch(line -> new Item(line.getId(), line.getDepartmentId(), line.getWording(), ItemKind.valueOf(line.getKind()), line.getMost(), line.getLow()));
        return new Checklist(row.getId(), row.getName(), row.getEdition(), row.getActive(), items, row.getStaffName(), row.getVersion());
    }
}
