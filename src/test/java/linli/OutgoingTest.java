package linli;

import static linli.schema.Tables.EXPORT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import linli.accounts.Role;
import linli.base.db.Durable;
import linli.base.db.Release;
import linli.base.excel.ListSheet;
import linli.base.text.UserError;
import linli.base.value.Purpose;
import linli.base.value.Sensitive;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.residents.Resident;
import linli.residents.Residents;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the program: no kind of list lets a whole number out unasked, nothing sensitive without its right, and each file stands in the register. */
class OutgoingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String OWN = "right-horse-1";
    private static final String THEIRS = "their first word";
    private static final String MISSING = "error.rights.missing";

    @TempDir
    Path temp;

    Wiring house;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        house = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", OWN.toCharArray()).make(temp.resolve("store"), clock).house();
        house.accounts().add(OWN, login(Role.READER), "READER", Set.of(Role.READER), THEIRS);
        house.accounts().add(OWN, login(Role.CARE), "CARE", Set.of(Role.CLERK, Role.CARE), THEIRS);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String login(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "-desk";
    }

    private static String refusal(ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }

    private static List<String> cells(Path file) throws IOException {
        List<String> cells = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
            book.forEach(sheet -> {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        cells.add(new DataFormatter().formatCellValue(cell));
                    }
                }
            });
        }
        return cells;
    }

    /** Every document number and phone that the store holds, of whichever feature. */
    private Set<String> planted() {
        Set<String> planted = new LinkedHashSet<>();
        var sql = house.store().db().sql();
        List<String> queries = sql.fetch("select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t on t.table_name = c.table_name"
                + " where t.table_schema = 'PUBLIC' and t.table_type = 'BASE TABLE' and c.data_type = 'CHARACTER VARYING'"
                + " and (c.column_name like '%PHONE%' or c.column_name like '%MOBILE%' or c.column_name in ('ID_NO', 'NUMBER', 'CONTACT'))")
                .map(row -> "select distinct " + row.get(1) + " from " + row.get(0));
        for (String query : queries) {
            sql.fetch(query).forEach(row -> {
                String text = row.get(0, String.class);
                if (text != null && text.matches("1[3-9]\\d{9}|\\d{17}[\\dXx]")) {
                    planted.add(text);
                }
            });
        }
        return planted;
    }

    @Test
    void noMaskedFileOfAnyKindHoldsAWholeNumberNorDoesAReaderGetOneAnyOtherWay() throws Exception {
        new SampleLoader(house).load();
        Set<String> planted = planted();
        assertThat(planted).hasSizeGreaterThan(100);
        house.accounts().begin(login(Role.READER));
        int told = 0;
        for (ListSheet<?> list : house.imports().lists()) {
            Path file = temp.resolve(list.kind() + ".xlsx");
            int rows = house.imports().exports().masked(list.kind(), file);
            told += rows;
            for (String cell : cells(file)) {
                assertThat(planted.stream().filter(cell::contains).findFirst()).as(list.kind() + ": " + cell).isEmpty();
                assertThat(cell).as(list.kind()).doesNotContainPattern("(?<!\\d)1[3-9]\\d{9}(?!\\d)").doesNotContainPattern("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
            }
            Path whole = temp.resolve(list.kind() + "-whole.xlsx");
            assertThat(refusal(() -> house.imports().exports().full(list.kind(), whole, "核对"))).as(list.kind()).isEqualTo(MISSING);
            assertThat(refusal(() -> house.imports().exports().masked(list.kind(), whole, new Purpose("核对", "街道", true)))).as(list.kind()).isEqualTo(MISSING);
            assertThat(whole).doesNotExist();
            Release line = house.releases().list("", null, null, 1).getFirst();
            assertThat(line.subject()).isEqualTo(list.kind());
            assertThat(line.rows()).isEqualTo(rows);
            assertThat(line.whole()).isFalse();
            assertThat(line.sha256()).isEqualTo(Durable.sha256(file));
            assertThat(line.login()).isEqualTo(login(Role.READER));
        }
        assertThat(told).isGreaterThan(300);
        assertThat(house.releases().list("", null, null, 1000)).as("one line a file").hasSize(house.imports().lists().size());
        assertThat(house.releases().broken()).isEmpty();
    }

    @Test
    void aWholeFileNeedsPurposeAndReceiverAndLeavesOutWhatIsSensitiveUnlessAsked() throws Exception {
        house.imports().run("residents", Path.of("sample-data", "1-居民名册.xlsx"), ImportOptions.NONE.withReturnsFolder(temp), Progress.NONE);
        Path file = temp.resolve("out.xlsx");
        var exports = house.imports().exports();
        assertThat(refusal(() -> exports.full("residents", file, new Purpose("", "街道", false)))).isEqualTo("error.exchange.noReason");
        assertThat(refusal(() -> exports.full("residents", file, new Purpose("核对", " ", false)))).isEqualTo("error.exchange.noReason");
        assertThat(refusal(() -> exports.full("residents", file, new Purpose("核对", "街道", true)))).as("the administrator does not see it").isEqualTo(MISSING);
        exports.full("residents", file, new Purpose("核对", "街道民政办", false));
        Set<String> words = new LinkedHashSet<>(List.of("低保对象", "残疾人"));
        assertThat(cells(file)).noneMatch(cell -> words.stream().anyMatch(cell::contains));
        Set<String> children = children();
        assertThat(children).isNotEmpty();
        assertThat(cells(file)).noneMatch(children::contains);
        house.accounts().begin(login(Role.CARE));
        exports.full("residents", file, new Purpose("核对", "街道民政办", true));
        assertThat(cells(file)).anyMatch(cell -> words.stream().anyMatch(cell::contains));
        assertThat(cells(file)).anyMatch(children::contains);
        assertThat(house.releases().list("民政", null, null, 10)).hasSize(2).first().satisfies(line -> {
            assertThat(line.why()).isEqualTo(new Purpose("核对", "街道民政办", true));
            assertThat(line.whole()).isTrue();
            assertThat(line.columns()).contains("姓名");
        });
        assertThat(house.releases().list("民政", TODAY.plusDays(1), null, 10)).isEmpty();
    }

    private Set<String> children() {
        Set<String> numbers = new LinkedHashSet<>();
        Iterator<Resident> all = StreamSupport.stream(house.residents().sheet().stored().spliterator(), false).iterator();
        while (all.hasNext()) {
            Resident one = all.next();
            if (one.document() != null && Sensitive.child(one.birth(), TODAY)) {
                numbers.add(one.document().number());
            }
        }
        return numbers;
    }

    @Test
    void whoMayNotSeeItFindsNothingSensitiveInListsAndOnTheCardAndCannotTakeItAway() {
        house.imports().run("residents", Path.of("sample-data", "1-居民名册.xlsx"), ImportOptions.NONE.withReturnsFolder(temp), Progress.NONE);
        house.accounts().begin(login(Role.CARE));
        Residents.Row poor = house.residents().list(Residents.Filter.ALL.category("AID_DIBAO"), Residents.Sort.NAME, false, 0, 1).rows().getFirst();
        assertThat(poor.categories()).contains("AID_DIBAO");
        List<Residents.Row> young = house.residents().list(Residents.Filter.ALL.ages(0, 13), Residents.Sort.NAME, false, 0, 1000).rows();
        house.accounts().begin("admin");
        assertThat(refusal(() -> house.residents().list(Residents.Filter.ALL.category("AID_DIBAO"), Residents.Sort.NAME, false, 0, 1))).isEqualTo(MISSING);
        assertThat(house.residents().categories()).noneMatch(one -> Sensitive.code(one.value()));
        assertThat(house.residents().list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 1000).rows()).allSatisfy(row -> assertThat(row.categories()).noneMatch(Sensitive::code));
        assertThat(house.residents().search(poor.name(), 5)).allSatisfy(row -> assertThat(row.categories()).noneMatch(Sensitive::code));
        Resident card = house.residents().find(poor.id()).orElseThrow();
        assertThat(card.categories()).noneMatch(one -> Sensitive.code(one.code()));
        house.residents().save(card.with(Resident.Detail.OCCUPATION, "退休"));
        long child = young.getFirst().id();
        Residents.Row row = house.residents().brief(child).orElseThrow();
        assertThat(row.idNo() + row.phone()).isEqualTo(Sensitive.HIDDEN + Sensitive.HIDDEN);
        assertThat(house.residents().find(child).orElseThrow().document()).isNull();
        assertThat(refusal(() -> house.residents().reveal(child, Residents.Secret.ID_NO, "核对"))).isEqualTo(MISSING);
        assertThat(refusal(() -> house.residents().save(house.residents().find(child).orElseThrow()))).isEqualTo("error.residents.child");
        house.accounts().begin(login(Role.CARE));
        assertThat(house.residents().find(poor.id()).orElseThrow().categories()).extracting(Resident.Category::code).contains("AID_DIBAO");
        assertThat(house.residents().find(poor.id()).orElseThrow().detail(Resident.Detail.OCCUPATION)).isEqualTo("退休");
        assertThat(house.residents().reveal(child, Residents.Secret.ID_NO, "核对")).isNotEmpty();
    }

    @Test
    void aChangedOrMissingLineOfTheRegisterShowsInTheCheck() throws Exception {
        for (int i = 0; i < 3; i++) {
            house.imports().exports().masked("rooms", temp.resolve(i + ".xlsx"), new Purpose("核对", "街道" + i, false));
        }
        assertThat(house.check().problems()).isEmpty();
        List<Long> ids = house.releases().list("", null, null, 10).stream().map(Release::id).toList();
        house.store().db().write(() -> house.store().db().writing().update(EXPORT_ENTRY).set(EXPORT_ENTRY.RECEIVER, "别人").where(EXPORT_ENTRY.ID.eq(ids.getFirst())).execute());
        house.store().db().write(() -> house.store().db().writing().deleteFrom(EXPORT_ENTRY).where(EXPORT_ENTRY.ID.eq(ids.getLast())).execute());
        assertThat(house.releases().broken()).containsExactly(ids.getLast(), ids.getFirst());
        assertThat(house.check().problems()).hasSize(2);
        assertThat(Files.exists(temp.resolve("0.xlsx"))).isTrue();
    }
}
