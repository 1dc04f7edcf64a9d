package linli.exchange;

import static linli.schema.Tables.RESIDENT;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.db.Db;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;

/** A small list over the real resident table: name, number and remark, enough to see the engine at work. */
final class TestPeople extends ListSheet<TestPeople.Person> {
    record Person(String name, String idNo, String remark) {}

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-01T08:00:00+08:00");
    private final Db db;

    TestPeople(Db db) {
        this.db = db;
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("rowNo", "序号", List.of("编号"), Column.Use.IGNORED, false, null),
                new Column("name", "姓名", List.of("居民姓名", "户主"), Column.Use.REQUIRED, false, null),
                new Column("idNo", "身份证号", List.of("身份证号码", "公民身份号码"), Column.Use.OPTIONAL, false,
                        c -> c.text().strip().matches("\\d{17}[\\dX]") || c.isNumeric() && c.number() > 1e14),
                new Column("remark", "备注", List.of("说明"), Column.Use.OPTIONAL, false, null));
    }

    @Override
    public Parsed<Person> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        if (row.text("name").isEmpty()) {
            problems.add(new Problem("name", Problem.Severity.REJECT, "name.none", row.where("name") + ": no name"));
        }
        Cell number = row.cell("idNo");
        if (number.isNumeric()) {
            problems.add(new Problem("idNo", Problem.Severity.REJECT, "id.PRECISION_LOST", row.where("idNo") + ": lost"));
        } else if (!row.text("idNo").isEmpty() && !row.text("idNo").matches("\\d{18}")) {
            problems.add(new Problem("idNo", Problem.Severity.WARN, "id.odd", row.where("idNo") + ": odd"));
        }
        boolean bad = problems.stream().anyMatch(p -> p.severity() == Problem.Severity.REJECT);
        return new Parsed<>(row, bad ? null : new Person(row.text("name"), row.text("idNo"), row.text("remark")), problems);
    }

    @Override
    public Intake<Person> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Person> {
        private final Set<String> seen = new HashSet<>();

        @Override
        public List<Judged<Person>> judge(List<Parsed<Person>> batch) {
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Person> judge(Parsed<Person> row) {
            if (row.value() == null) {
                return new Judged<>(row, Judged.Fate.REJECTED, null, row.problems(), List.of());
            }
            if (!seen.add(row.value().name() + row.value().idNo())) {
                return new Judged<>(row, Judged.Fate.TWIN, null, row.problems(), List.of());
            }
            var stored = db.sql().selectFrom(RESIDENT).where(RESIDENT.NAME.eq(row.value().name()), RESIDENT.FORMER_NAME.eq(row.value().idNo())).fetchOptional();
            Judged.Fate fate = stored.isEmpty() ? Judged.Fate.NEW
                    : row.value().remark().isEmpty() || row.value().remark().equals(stored.get().getRemark()) ? Judged.Fate.UNCHANGED : Judged.Fate.UPDATED;
            return new Judged<>(row, fate, stored.map(r -> r.getId()).orElse(null), row.problems(), List.of());
        }

        @Override
        public void write(List<Judged<Person>> batch, long run, Changes changes) {
            for (Judged<Person> row : batch) {
                Person person = row.parsed().value();
                if (row.fate() == Judged.Fate.NEW) {
                    long id = db.writing().insertInto(RESIDENT).set(RESIDENT.NAME, person.name()).set(RESIDENT.NAME_SORT, "x")
                            .set(RESIDENT.SEARCH_KEY, "x").set(RESIDENT.SEX, "0").set(RESIDENT.STATUS, "ACTIVE").set(RESIDENT.CREATED_AT, AT)
                            .set(RESIDENT.UPDATED_AT, AT).set(RESIDENT.TOUCHED, db.commitNo()).set(RESIDENT.VERSION, 1L)
                            .set(RESIDENT.FORMER_NAME, person.idNo()).set(RESIDENT.REMARK, person.remark()).set(RESIDENT.IMPORT_RUN, run)
                            .returningResult(RESIDENT.ID).fetchSingle().value1();
                    changes.created("resident", id, 1);
                } else if (row.fate() == Judged.Fate.UPDATED) {
                    var old = db.writing().selectFrom(RESIDENT).where(RESIDENT.ID.eq(row.target())).fetchSingle();
                    db.writing().update(RESIDENT).set(RESIDENT.REMARK, person.remark()).set(RESIDENT.VERSION, old.getVersion() + 1)
                            .where(RESIDENT.ID.eq(row.target())).execute();
                    changes.updated("resident", row.target(), old.getVersion() + 1, old.getRemark());
                }
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            var same = versionAfter == ANY_VERSION ? RESIDENT.ID.eq(id) : RESIDENT.ID.eq(id).and(RESIDENT.VERSION.eq(versionAfter));
            return before == null ? db.writing().deleteFrom(RESIDENT).where(same).execute() == 1
                    : db.writing().update(RESIDENT).set(RESIDENT.REMARK, before).where(same).execute() == 1;
        }
    }

    @Override
    public Map<String, String> write(Person value) {
        Map<String, String> row = new HashMap<>();
        row.put("name", value.name());
        row.put("idNo", value.idNo());
        row.put("remark", value.remark());
        return row;
    }

    @Override
    public Iterable<Person> stored() {
        return db.sql().selectFrom(RESIDENT).orderBy(RESIDENT.ID).fetch(r -> new Person(r.getName(), r.getFormerName(), r.getRemark()));
    }

    @Override
    public Map<String, String> texts(long id) {
        return db.sql().selectFrom(RESIDENT).where(RESIDENT.ID.eq(id)).fetchOptional(r -> write(new Person(r.getName(), r.getFormerName(), r.getRemark()))).orElse(Map.of());
    }
}
