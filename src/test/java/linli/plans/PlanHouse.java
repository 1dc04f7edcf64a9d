package linli.plans;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.exchange.Imports;
import linli.partners.PartnerHouse;
import linli.plans.PlanResource.Found;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanResource.Source;
import linli.plans.PlanStep.PlanState;
import linli.plans.Target.Indicator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The three lists over a store in memory, with figures that a test sets and one room to pick. */
public final class PlanHouse implements AutoCloseable {
    public final Db db = TestStore.open();
    public final PartnerHouse.TestClock clock = new PartnerHouse.TestClock();
    public final Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
    public final Map<String, Long> figures = new HashMap<>();
    public boolean gone;
    public final Plans plans = new Plans(db, clock, trail, new Counted(), sources());
    public final Imports imports = new Imports(db, clock, trail, List.of(plans.targetSheet(), plans.stepSheet()));

    private final class Counted implements Plans.Figures {
        @Override
        public List<Indicator> catalogue() {
            return List.of(new Indicator("VISITS", "服务人次", "人次", true), new Indicator("NEEDS", "收集民情需求", "条", true), new Indicator("MEALS", "老年助餐份数", "份", true),
                    new Indicator("RATE", "服务满意率", "%", false), new Indicator("HOURS", "志愿服务小时", "小时", true));
        }

        @Override
        public Map<String, Long> of(Set<String> codes, int year) {
            return figures;
        }
    }

    private Map<ResourceKind, Source> sources() {
        Map<ResourceKind, Source> sources = new EnumMap<>(ResourceKind.class);
        for (ResourceKind kind : ResourceKind.values()) {
            sources.put(kind, new Source() {
                @Override
                public List<Found> search(String text, int limit) {
                    return "第二教室".contains(text) ? List.of(new Found(kind, 7, "第二教室", "开放，30 座", true)) : List.of();
                }

                @Override
                public Optional<Found> now(long id) {
                    return id == 7 && !gone ? Optional.of(new Found(kind, 7, "第二教室", "开放，30 座", true)) : Optional.empty();
                }

                @Override
                public String page() {
                    return "rooms";
                }
            });
        }
        return sources;
    }

    public Target target(String name, String indicator, long goal) {
        return plans.save(new Target(0, 2026, name, indicator, goal * 100, LocalDate.of(2026, 12, 31), "周老师", "", null, "", null, 1));
    }

    public PlanStep step(String what, String owner, LocalDate due) {
        return plans.save(new PlanStep(0, 2026, null, what, owner, due, PlanState.OPEN, null, "", null, 1));
    }

    /** @return a workbook with one sheet. */
    public Path book(Path folder, String[][] rows) throws Exception {
        Path file = folder.resolve("清单.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("清单");
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    (c == 0 ? sheet.createRow(r) : sheet.getRow(r)).createCell(c).setCellValue(rows[r][c]);
                }
            }
            book.write(out);
        }
        return file;
    }

    @Override
    public void close() {
        db.close();
    }
}
