package linli.plans;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowFields;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Words;
import linli.plans.PlanStep.PlanState;

/** 操作步骤 as a spreadsheet. */
public final class PlanStepSheet extends ListSheet<PlanStep> {
    private static final List<Map<String, String>> WORDS = Words.rows(PlanStepSheet.class, "words.tsv");
    private static final int AHEAD = 10;

    private final Plans plans;
    private final PlanStore store;
    private final List<Column> columns = Column.table(PlanStepSheet.class, "steps.tsv", key -> null);

    PlanStepSheet(Plans plans, PlanStore store) {
        this.plans = plans;
        this.store = store;
    }

    @Override
    public String kind() {
        return "plansteps";
    }

    @Override
    public String title() {
        return Texts.text("plans.steps");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<PlanStep> parse(RowValues row) {
        RowFields fields = new RowFields(row, WORDS);
        String what = fields.needed("what");
        LocalDate due = fields.date("due", plans.today().plusYears(AHEAD));
        int year = TargetSheet.year(fields, due == null ? plans.today().getYear() : due.getYear());
        Long target = fields.text("target").isEmpty() ? null : store.target(year, Plans.key(fields.text("target"))).map(Target::id).orElse(null);
        if (target == null && !fields.text("target").isEmpty()) {
            fields.warn("target", "UNKNOWN", Texts.text("plans.import.target", row.where("target"), fields.text("target"), year));
        }
        PlanState state = fields.word(PlanState.class, "state");
        LocalDate done = fields.date("done", plans.today());
        return fields.parsed(() -> new PlanStep(0, year, target, what, fields.text("owner"), due, state, done, fields.text("result"), null, 1));
    }

    @Override
    public Map<String, String> write(PlanStep one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("year", Integer.toString(one.year()));
        row.put("what", one.what());
        row.put("target", plans.target(one.target()).map(Target::name).orElse(""));
        row.put("owner", one.owner());
        row.put("due", one.dueOn().toString());
        row.put("state", Texts.of(one.state()));
        row.put("done", Objects.toString(one.doneOn(), ""));
        row.put("result", one.result());
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, PlanStep::id);
    }

    @Override
    public Iterable<PlanStep> stored() {
        return store.steps((Integer) null);
    }

    @Override
    public Intake<PlanStep> intake() {
        return new PlanIntake<>(new Rows());
    }

    private final class Rows implements PlanIntake.Rows<PlanStep> {
        @Override
        public String subject() {
            return "plan_step";
        }

        @Override
        public Class<PlanStep> type() {
            return PlanStep.class;
        }

        @Override
        public String key(PlanStep row) {
            return row.year() + Plans.key(row.what());
        }

        @Override
        public PlanStep stored(PlanStep row) {
            return store.step(row.year(), Plans.key(row.what())).orElse(null);
        }

        @Override
        public PlanStep get(long id) {
            return store.step(id).orElse(null);
        }

        @Override
        public PlanStep merged(PlanStep row, PlanStep stored) {
            PlanState state = row.state() != null ? row.state() : row.doneOn() != null ? PlanState.DONE : stored == null ? PlanState.OPEN : stored.state();
            return plans.checked(stored == null ? new PlanStep(0, row.year(), row.target(), row.what(), row.owner(), row.dueOn(), state, row.doneOn(), row.result(), null, 1)
                    : new PlanStep(stored.id(), stored.year(), row.target() == null ? stored.target() : row.target(), row.what(), row.owner().isEmpty() ? stored.owner() : row.owner(),
                            row.dueOn() == null ? stored.dueOn() : row.dueOn(), state, row.doneOn() == null ? stored.doneOn() : row.doneOn(), row.result().isEmpty() ? stored.result() : row.result(),
                            stored.run(), stored.version()));
        }

        @Override
        public long id(PlanStep row) {
            return row.id();
        }

        @Override
        public long version(PlanStep row) {
            return row.version();
        }

        @Override
        public long insert(PlanStep row, long run) {
            return store.insert(new PlanStep(0, row.year(), row.target(), row.what(), row.owner(), row.dueOn(), row.state(), row.doneOn(), row.result(), run, 1));
        }

        @Override
        public boolean update(PlanStep row, long version) {
            return store.update(row, version);
        }

        @Override
        public PlanStep at(PlanStep kept, long version) {
            return new PlanStep(kept.id(), kept.year(), kept.target(), kept.what(), kept.owner(), kept.dueOn(), kept.state(), kept.doneOn(), kept.result(), kept.run(), version);
        }

        @Override
        public boolean remove(long id) {
            return store.removeStep(id);
        }
    }
}
