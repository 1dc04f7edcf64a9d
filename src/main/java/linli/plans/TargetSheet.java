package linli.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowFields;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.plans.Target.Indicator;

/** 目标清单 as a spreadsheet. What is reached is written out and never read back. */
public final class TargetSheet extends ListSheet<Target> {
    private static final int AHEAD = 10;

    private final Plans plans;
    private final PlanStore store;
    private final List<Column> columns = Column.table(TargetSheet.class, "targets.tsv", key -> null);

    TargetSheet(Plans plans, PlanStore store) {
        this.plans = plans;
        this.store = store;
    }

    @Override
    public String kind() {
        return "targets";
    }

    @Override
    public String title() {
        return Texts.text("plans.targets");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /** @return the year that a cell names: 2026, 2026年, 2026年度; this year where it says nothing. */
    static int year(RowFields fields, int thisYear) {
        String digits = fields.text("year").replaceAll("\\D", "");
        return digits.length() == 4 ? Integer.parseInt(digits) : thisYear;
    }

    @Override
    public Parsed<Target> parse(RowValues row) {
        RowFields fields = new RowFields(row, List.of());
        String name = fields.needed("name");
        String said = fields.needed("indicator");
        Indicator indicator = plans.catalogue().stream().filter(one -> one.name().equals(said) || one.code().equalsIgnoreCase(said)).findFirst().orElse(null);
        if (indicator == null && !said.isEmpty()) {
            fields.reject("indicator", "UNKNOWN", Texts.text("plans.import.indicator", row.where("indicator"), said));
        }
        String number = fields.text("goal").replaceAll("[,%\\s]", "").replaceAll("[^\\d.]+$", "");
        boolean good = number.matches("\\d{1,12}(\\.\\d{1,4})?");
        if (!good) {
            fields.reject("goal", "BAD", Texts.text("plans.import.goal", row.where("goal"), fields.text("goal")));
        }
        LocalDate due = fields.date("due", plans.today().plusYears(AHEAD));
        return fields.parsed(() -> new Target(0, year(fields, due == null ? plans.today().getYear() : due.getYear()), name, indicator.code(), new BigDecimal(number).movePointRight(2).longValue(), due,
                fields.text("owner"), fields.text("note"), null, "", null, 1));
    }

    @Override
    public Map<String, String> write(Target one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("year", Integer.toString(one.year()));
        row.put("name", one.name());
        row.put("indicator", plans.catalogue().stream().filter(known -> known.code().equals(one.indicator())).map(Indicator::name).findFirst().orElse(one.indicator()));
        row.put("goal", BigDecimal.valueOf(one.goal(), 2).stripTrailingZeros().toPlainString());
        row.put("due", one.dueOn().toString());
        row.put("owner", one.owner());
        row.put("note", one.note());
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Target::id);
    }

    @Override
    public Iterable<Target> stored() {
        return store.targets(null);
    }

    @Override
    public Intake<Target> intake() {
        return new PlanIntake<>(new Rows());
    }

    private final class Rows implements PlanIntake.Rows<Target> {
        @Override
        public String subject() {
            return "target";
        }

        @Override
        public Class<Target> type() {
            return Target.class;
        }

        @Override
        public String key(Target row) {
            return row.year() + Plans.key(row.name());
        }

        @Override
        public Target stored(Target row) {
            return store.target(row.year(), Plans.key(row.name())).orElse(null);
        }

        @Override
        public Target get(long id) {
            return store.target(id).orElse(null);
        }

        @Override
        public Target merged(Target row, Target stored) {
            return plans.checked(stored == null ? row : stored.with(row.name(), row.indicator(), row.goal(), row.dueOn() == null ? stored.dueOn() : row.dueOn(),
                    row.owner().isEmpty() ? stored.owner() : row.owner(), row.note().isEmpty() ? stored.note() : row.note()));
        }

        @Override
        public long id(Target row) {
            return row.id();
        }

        @Override
        public long version(Target row) {
            return row.version();
        }

        @Override
        public long insert(Target row, long run) {
            return store.insert(new Target(0, row.year(), row.name(), row.indicator(), row.goal(), row.dueOn(), row.owner(), row.note(), null, "", run, 1));
        }

        @Override
        public boolean update(Target row, long version) {
            return store.update(row, version);
        }

        @Override
        public Target at(Target kept, long version) {
            return new Target(kept.id(), kept.year(), kept.name(), kept.indicator(), kept.goal(), kept.dueOn(), kept.owner(), kept.note(), kept.endedOn(), kept.endReason(), kept.run(), version);
        }

        @Override
        public boolean remove(long id) {
            return store.removeTarget(id);
        }
    }
}
