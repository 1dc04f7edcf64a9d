package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.excel.Column;
import linli.base.excel.ListSheet;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Progress;
import linli.schema.DefaultSchema;
import linli.schema.Tables;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold of every import, proved on random lists for every kind that the program registers: all rows accounted
 * for, an export read again changes nothing, and an import taken back leaves the store as it was, row for row.
 */
class ImportProofsTest {
    private static final int MANY = Integer.getInteger("linli.proof.rounds", 60);
    private static final int FEW = 2;
    private static final String ONLY = System.getProperty("linli.proof.kinds", "");
    /** Journals: what was done, not what is. A booking, a class, an enrolment keep in theirs that they were imported over and put back. */
    private static final Set<String> JOURNALS = Set.of("import_run", "import_change", "column_memory", "sent_row", "trail", "store_meta", "setting",
            "booking_step", "activity_step", "enrolment_step", "meal_step", "export_entry");

    /** What was said once and is no other thing said again: a nomination, hours served. */
    private static final Set<String> NEVER_CHANGED = Set.of("nominations", "volunteer-hours");

    @TempDir
    private static Path place;
    private static FirstStart.Made made;
    private static Imports imports;
    private static Db db;

    @BeforeAll
    static void open() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        made = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", "right-horse-1".toCharArray()).make(place.resolve("store"), clock);
        db = made.house().store().db();
        // an administrator may not take out what is sensitive; the proof is of whoever may do all
        db.ask(() -> Set.of(linli.base.value.Right.values()));
        // the same lists without the backup before each import, which is proved elsewhere
        imports = new Imports(db, clock, made.house().imports().lists(), () -> "周老师");
        ProofGround.lay(imports, place);
    }

    @AfterAll
    static void close() {
        made.close();
    }

    static Stream<String> kinds() {
        open0();
        return imports.lists().stream().map(ListSheet::kind).filter(kind -> ONLY.isEmpty() || List.of(ONLY.split(",")).contains(kind));
    }

    /** The kinds are asked for before the store is opened. */
    private static void open0() {
        if (imports == null) {
            open();
        }
    }

    private Outcome run(String kind, Path file) {
        return imports.run(kind, file, ImportOptions.NONE.withReturnsFolder(place.resolve("returns")), Progress.NONE);
    }

    private static void addsUp(Counts c) {
        assertThat(c.added() + c.updated() + c.unchanged() + c.twin() + c.rejected()).as("%s", c).isEqualTo(c.read());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRowIsAccountedForAndUndoLeavesNoTrace(String kind) throws Exception {
        assertThat(proved(kind, 0, FEW).added()).as("new ones, or nothing is proved").isPositive();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Tag("long")
    void itHoldsInManyRounds(String kind) throws Exception {
        Counts sum = proved(kind, FEW, MANY);
        System.out.println(kind + ": " + sum.added() + " new, " + sum.updated() + " updated in " + MANY + " rounds");
        assertThat(sum.added()).as("new ones, or nothing is proved").isPositive();
        if (!NEVER_CHANGED.contains(kind)) {
            assertThat(sum.updated()).as("changed ones, or nothing is proved").isPositive();
        }
    }

    /** @return what came in new and what was changed over all rounds. */
    private Counts proved(String kind, int from, int to) throws Exception {
        ListSheet<?> list = imports.list(kind);
        int added = 0;
        int updated = 0;
        for (int round = from; round < to; round++) {
            Path folder = Files.createDirectories(place.resolve(kind + round));
            Random random = new Random(round * 31L + kind.hashCode());
            RandomLists lists = new RandomLists(list, random);
            Map<String, List<String>> empty = content();
            Outcome first = brought(kind, lists.write(lists.rows(25 + random.nextInt(30)), folder));
            Map<String, List<String>> before = content();
            identity(kind, folder, before);
            List<Map<String, String>> mixed = changed(kind, random, lists);
            mixed.addAll(lists.rows(10 + random.nextInt(20)));
            Outcome second = brought(kind, lists.write(mixed, folder));
            added += first.counts().added();
            updated += second.counts().updated();
            int news = imports.exports().full(kind, folder.resolve("news.xlsx"), new linli.base.value.Purpose("核对", "街道", true), true);
            assertThat(news > 0).as("what changed since the export: " + news + " of " + second.counts()).isEqualTo(second.counts().toWrite() > 0);
            named(imports.list(kind), second.run());
            assertThat(imports.undo(second.run()).kept()).as("round " + round).isEmpty();
            same(before, content(), kind + " round " + round + ": the second import taken back");
            assertThat(imports.undo(first.run()).kept()).as("round " + round).isEmpty();
            same(empty, content(), kind + " round " + round + ": both taken back");
        }
        return new Counts(added + updated, added, updated, 0, 0, 0, 0, 0);
    }

    private Outcome brought(String kind, RandomLists.Made book) {
        Counts seen = imports.preview(kind, book.file(), ImportOptions.NONE, Progress.NONE).counts();
        Outcome outcome = run(kind, book.file());
        addsUp(outcome.counts());
        assertThat(outcome.counts()).as("the preview says what the import does").isEqualTo(seen);
        assertThat(outcome.counts().read()).as("rows of " + book).isEqualTo(book.people());
        assertThat(outcome.counts().skipped()).as("lines that are nobody of " + book).isEqualTo(book.nobody());
        return outcome;
    }

    /** Needs, bills, enrolments, meals, hours, talents: whatever names a resident stays whose it was. */
    @Test
    void mergedAndPartedAgainEverythingIsWhoseItWas() throws Exception {
        Path folder = Files.createDirectories(place.resolve("merge"));
        for (String kind : List.of("residents", "needs", "enrolments", "attendance", "meals", "volunteers", "volunteer-hours", "talents")) {
            RandomLists lists = new RandomLists(imports.list(kind), new Random(7 + kind.hashCode()));
            run(kind, lists.write(lists.rows(30), Files.createDirectories(folder.resolve(kind))).file());
        }
        List<Long> two = db.sql().select(Tables.RESIDENT.ID).from(Tables.RESIDENT).where(Tables.RESIDENT.ID_NO.isNull(), Tables.RESIDENT.STATUS.eq("ACTIVE"))
                .orderBy(Tables.RESIDENT.ID).limit(2).fetch(Tables.RESIDENT.ID);
        Set<String> named = new java.util.TreeSet<>();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            Field<Long> whose = table.field("RESIDENT_ID", Long.class) != null ? table.field("RESIDENT_ID", Long.class) : table.field("resident_id", Long.class);
            Field<Long> id = table.field("id", Long.class) != null ? table.field("id", Long.class) : table.field("ID", Long.class);
            if (whose != null && id != null && !table.getName().toLowerCase().startsWith("resident_")) {
                for (long row : db.sql().select(id).from(table).orderBy(id).fetch(id)) {
                    try {
                        db.write(() -> {
                            db.writing().update(table).set(whose, two.get((int) (row % 2))).where(id.eq(row)).execute();
                        });
                        named.add(table.getName().toLowerCase());
                    } catch (RuntimeException onlyOneEach) {
                        continue; // one line of this kind a person
                    }
                }
            }
        }
        assertThat(named).as("rows that name a resident").contains("need", "enrolment", "meal_order", "volunteer", "talent");
        Map<String, List<String>> before = people();
        linli.residents.Residents residents = made.house().residents();
        List<Integer> needs = two.stream().map(one -> residents.needs(one).size()).toList();
        residents.merge(two.get(0), two.get(1));
        assertThat(residents.needs(two.get(0))).hasSize(needs.get(0) + needs.get(1));
        assertThat(people()).as("a merge is no idle act").isNotEqualTo(before);
        residents.unmerge(two.get(1));
        same(before, people(), "merged and parted");
        assertThat(two.stream().map(one -> residents.needs(one).size()).toList()).isEqualTo(needs);
        assertThat(needs.get(1)).isPositive();
    }

    /** The whole store but for how often the two rows were written and that they once were merged. */
    private static Map<String, List<String>> people() {
        Map<String, List<String>> content = content();
        content.remove("resident_merge");
        content.computeIfPresent("resident", (any, rows) -> rows.stream().map(row -> row.replaceAll("(?i)(?<=[{ ])(version|updated_at)=[^,}]*", "")).sorted().toList());
        return content;
    }

    /** Whatever an undo may have to keep bears a name; a dwelling of the residents' list has its people, not a name. */
    private static void named(ListSheet<?> list, long run) {
        List<String> needed = list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED).map(Column::key).toList();
        db.sql().selectFrom(Tables.IMPORT_CHANGE).where(Tables.IMPORT_CHANGE.RUN_ID.eq(run)).forEach(change -> {
            if (!list.kind().equals("residents") || change.getSubject().equals("resident")) {
                for (long id = change.getSubjectId(); id <= change.getSubjectLast(); id++) {
                    Map<String, String> row = list.texts(change.getSubject(), Set.of(id)).getOrDefault(id, Map.of());
                    assertThat(needed.stream().map(key -> row.getOrDefault(key, "")).anyMatch(text -> !text.isEmpty()))
                            .as(list.kind() + ": " + change.getSubject() + " " + id + " is named by " + needed + " of " + row).isTrue();
                }
            }
        });
    }

    /** An export of everything, read again. */
    private void identity(String kind, Path folder, Map<String, List<String>> before) {
        Path out = folder.resolve("export.xlsx");
        int rows = imports.exports().full(kind, out, "核对");
        if (rows == 0) {
            return;
        }
        assertThat(imports.exports().full(kind, folder.resolve("news.xlsx"), new linli.base.value.Purpose("核对", "街道", true), true)).as("nothing has changed since the export").isZero();
        Counts again = run(kind, out).counts();
        same(before, content(), kind + ": the export read again, " + again);
        assertThat(again).as("%s", imports.preview(kind, out, ImportOptions.NONE, Progress.NONE).notes()).isEqualTo(new Counts(rows, 0, 0, rows, 0, 0, 0, again.warnings()));
    }

    /** @return stored records as rows, some of them with one value changed. */
    private static List<Map<String, String>> changed(String kind, Random random, RandomLists lists) {
        List<Map<String, String>> rows = stored(imports.list(kind));
        List<Map<String, String>> some = new ArrayList<>();
        for (Map<String, String> row : rows) {
            if (random.nextBoolean()) {
                Map<String, String> copy = new LinkedHashMap<>(row);
                copy.values().removeIf(text -> text == null || text.isEmpty());
                Map<String, String> other = lists.rows(1).getFirst();
                other.keySet().removeIf(key -> key.equals("name") || key.equals("idNo") || key.equals("no"));
                other.entrySet().stream().skip(random.nextInt(Math.max(1, other.size()))).limit(2).forEach(e -> copy.put(e.getKey(), e.getValue()));
                some.add(copy);
            }
        }
        return some;
    }

    private static <T> List<Map<String, String>> stored(ListSheet<T> list) {
        List<Map<String, String>> all = new ArrayList<>();
        list.stored().forEach(one -> all.add(list.write(one)));
        return all;
    }

    /** All rows of all tables, but the journals and the commit a row was touched by. Rows nobody refers to may have got another id. */
    private static Map<String, List<String>> content() {
        List<Table<?>> tables = DefaultSchema.DEFAULT_SCHEMA.getTables();
        Set<String> referred = tables.stream().flatMap(t -> t.getReferences().stream()).map(f -> f.getKey().getTable().getName().toLowerCase()).collect(Collectors.toSet());
        Map<String, List<String>> content = new TreeMap<>();
        for (Table<?> table : tables) {
            String name = table.getName().toLowerCase();
            if (JOURNALS.contains(name)) {
                continue;
            }
            boolean child = !table.getReferences().isEmpty() && !referred.contains(name);
            List<Field<?>> fields = Stream.of(table.fields()).filter(f -> !f.getName().equalsIgnoreCase("touched") && !(child && f.getName().equalsIgnoreCase("id")))
                    .collect(Collectors.toList());
            content.put(name, db.sql().select(fields).from(table).fetch().stream().map(ImportProofsTest::said).sorted().toList());
            if (name.equals("session") || name.equals("booking")) {
                content.computeIfPresent(name, (any, rows) -> rows.stream().filter(row -> !row.contains("status=CANCELLED") || row.contains("import_run=")).map(ImportProofsTest::standing).sorted().toList());
            }
        }
        return content;
    }

    /** Meetings made anew, and the rooms held for them, stay as history when they are over: those that stand are compared by what they say. */
    private static String standing(String row) {
        return row.contains("import_run=") ? row : row.replaceAll("(?<=[{ ])(id|booking_id|version|created_at|staff_name)=[^,}]*[,}] ?", "");
    }

    private static String said(Record row) {
        Map<String, Object> said = new LinkedHashMap<>(row.intoMap());
        said.values().removeIf(value -> value == null || value.equals(""));
        return said.toString();
    }

    private static void same(Map<String, List<String>> before, Map<String, List<String>> after, String what) {
        StringBuilder differs = new StringBuilder();
        before.forEach((table, rows) -> {
            List<String> gone = new ArrayList<>(rows);
            after.get(table).forEach(gone::remove);
            List<String> come = new ArrayList<>(after.get(table));
            rows.forEach(come::remove);
            gone.forEach(row -> differs.append("\n- ").append(table).append(row));
            come.forEach(row -> differs.append("\n+ ").append(table).append(row));
        });
        assertThat(differs.toString()).as(what).isEmpty();
    }
}
