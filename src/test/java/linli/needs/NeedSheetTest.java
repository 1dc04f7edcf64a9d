package linli.needs;

import static linli.schema.Tables.RESIDENT_FURTHER_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.RowValues;
import linli.base.value.Clean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mini-program export that grows from week to week. */
class NeedSheetTest {
    private final Db db = TestStore.open();
    private final NeedsTest.TestClock clock = new NeedsTest.TestClock();
    private final Needs needs = new Needs(db, clock, () -> "周老师");
    private final NeedSheet sheet = needs.sheet();
    private final List<Object[]> changes = new ArrayList<>();

    @AfterEach
    void close() {
        db.close();
    }

    /** A row of cells by field. */
    private record Row(int row, Map<String, Cell> cells) implements RowValues {
        @Override
        public Cell cell(String key) {
            return cells.getOrDefault(key, Cell.BLANK);
        }

        @Override
        public List<Cell> cells(String key) {
            return cell(key).isBlank() ? List.of() : List.of(cell(key));
        }

        @Override
        public String text(String key) {
            String text = Clean.text(cell(key).text());
            return Clean.isPlaceholder(text) ? "" : text;
        }

        @Override
        public boolean has(String key) {
            return cells.containsKey(key);
        }

        @Override
        public String header(String key) {
            return key;
        }

        @Override
        public String where(String key) {
            return "《建议》第 " + row + " 行 " + key + " 列";
        }

        @Override
        public String sheet() {
            return "建议";
        }

        @Override
        public RowValues previous() {
            return null;
        }
    }

    private static Row row(int number, String time, String phone, String body) {
        return new Row(number, Map.of("time", Cell.text(time), "phone", Cell.text(phone), "body", Cell.text(body)));
    }

    private static Row numbered(int number, String sourceNo, String time, String body) {
        return new Row(number, Map.of("sourceNo", Cell.text(sourceNo), "time", Cell.text(time), "body", Cell.text(body)));
    }

    /** Judges and writes a file as the engine does, in batches of two. */
    private List<Fate> load(Row... rows) {
        return judged(rows).stream().map(Judged::fate).toList();
    }

    private List<Judged<Need>> judged(Row... rows) {
        Intake<Need> intake = sheet.intake();
        List<Judged<Need>> all = new ArrayList<>();
        for (int from = 0; from < rows.length; from += 2) {
            List<Parsed<Need>> batch = IntStream.range(from, Math.min(from + 2, rows.length)).mapToObj(i -> sheet.parse(rows[i])).toList();
            all.addAll(intake.judge(batch));
        }
        db.write(() -> {
            intake.write(all, 7, new Intake.Changes() {
                @Override
                public void created(String subject, long id, long version) {
                    changes.add(new Object[] {subject, id, version, null});
                }

                @Override
                public void updated(String subject, long id, long version, String before) {
                    changes.add(new Object[] {subject, id, version, before});
                }
            });
        });
        return all;
    }

    private List<String> bodies() {
        return needs.list(NeedList.Filter.ALL).rows().stream().map(NeedList.Row::body).toList();
    }

    @Test
    void aGrownFileAddsOnlyWhatIsNew() {
        Row[] first = {row(3, "2026-11-18 20:14", "13800000001", "想要画画班"), row(4, "2026-11-18 20:15", "13800000002", "没有场地跳舞")};
        assertThat(load(first)).containsExactly(Fate.NEW, Fate.NEW);
        assertThat(load(first)).containsExactly(Fate.UNCHANGED, Fate.UNCHANGED);
        // The grown file: the newest first, dates as Excel cells, a comma re-typed.
        double serial = 46344 + (20 * 60 + 14) / 1440.0;
        Row[] grown = {row(3, "2026/11/20 8:00", "13800000003", "路灯不亮"),
            row(4, "2026年11月18日 20:15", "138 0000 0002", "没有场地,跳舞"),
            new Row(5, Map.of("time", new Cell(Cell.Kind.DATE, "46344.843", serial), "phone", Cell.text("13800000001"),
                    "body", Cell.text("想要画画班")))};
        assertThat(load(grown)).containsExactly(Fate.NEW, Fate.UNCHANGED, Fate.UNCHANGED);
        assertThat(needs.list(NeedList.Filter.ALL).total()).isEqualTo(3);
        assertThat(needs.list(NeedList.Filter.ALL).rows()).allSatisfy(need -> {
            assertThat(need.channel()).isEqualTo(NeedChannel.MINIAPP);
            assertThat(need.status()).isEqualTo(NeedStatus.REGISTERED);
            assertThat(need.dueOn()).isEqualTo(NeedsTest.TODAY.plusDays(7));
        });
    }

    @Test
    void anEditedSuggestionIsTheSameOne() {
        load(row(3, "2026-11-18 20:14", "13800000001", "想要画画班"), row(4, "2026-11-18 20:14", "13800000001", "楼道太暗了"));
        List<Judged<Need>> again = judged(row(3, "2026-11-18 20:14", "13800000001", "楼道太暗了,想装灯"),
                row(4, "2026-11-18 20:14", "13800000001", "想要画画班"));
        assertThat(again).extracting(Judged::fate).containsExactly(Fate.UPDATED, Fate.UNCHANGED);
        assertThat(bodies()).containsExactlyInAnyOrder("想要画画班", "楼道太暗了,想装灯");
        long edited = again.getFirst().target();
        assertThat(needs.steps(edited).getLast().note()).contains("楼道太暗了", "楼道太暗了,想装灯");
        assertThat(load(row(3, "2026-11-18 20:14", "13800000001", "楼道太暗了,想装灯"))).containsExactly(Fate.UNCHANGED);
    }

    @Test
    void theExportsOwnNumberTellsAnEdit() {
        load(numbered(3, "JY20261118-01", "2026-11-18 20:14", "想要画画班"));
        assertThat(load(numbered(3, "jy20261118-01", "2026-11-19 09:00", "想要周末画画班"), numbered(4, "JY20261118-02", "2026-11-18 20:14", "想要画画班")))
                .containsExactly(Fate.UPDATED, Fate.NEW);
        assertThat(load(numbered(3, "JY20261118-03", "2026-11-19 09:00", "甲建议"), numbered(4, "JY20261118-03", "2026-11-19 09:00", "乙建议")))
                .containsExactly(Fate.NEW, Fate.TWIN);
    }

    @Test
    void aRowCounterIsNoNumber() {
        load(numbered(3, "1", "2026-11-18 20:14", "想要画画班"), numbered(4, "2", "2026-11-18 20:20", "路灯不亮"));
        // The newest first: every counter has moved by one.
        assertThat(load(numbered(3, "1", "2026-11-19 08:00", "电梯老坏"), numbered(4, "2", "2026-11-18 20:14", "想要画画班"),
                numbered(5, "3", "2026-11-18 20:20", "路灯不亮"))).containsExactly(Fate.NEW, Fate.UNCHANGED, Fate.UNCHANGED);
    }

    @Test
    void twoOnOneDayWithoutAnHourAreTwo() {
        load(row(3, "2026-11-18", "13800000001", "想要画画班"));
        assertThat(load(row(3, "2026-11-18", "13800000001", "路灯不亮"))).containsExactly(Fate.NEW);
    }

    @Test
    void theSameRowTwiceIsATwin() {
        assertThat(load(row(3, "2026-11-18 20:14", "13800000001", "想要画画班"), row(4, "2026-11-18 20:14", "13800000001", "想要画画班"),
                row(5, "2026-11-18 20:14", "13800000001", "想要画画班"))).containsExactly(Fate.NEW, Fate.TWIN, Fate.TWIN);
    }

    @Test
    void onlyAnEmptyTextIsRejected() {
        List<Judged<Need>> all = judged(row(3, "2026-11-18 20:14", "13800000001", "无"), row(4, "上周", "1380", "路灯不亮"));
        assertThat(all).extracting(Judged::fate).containsExactly(Fate.REJECTED, Fate.NEW);
        assertThat(all.get(0).problems()).singleElement().satisfies(problem -> assertThat(problem.text()).contains("第 3 行"));
        assertThat(all.get(1).problems()).extracting(problem -> problem.cause()).containsExactly("time.BAD", "phone.BAD");
    }

    @Test
    void linksTheResidentWhoAloneHasThePhone() {
        long one = NeedsTest.resident(db, "林小满", LocalDate.of(1950, 3, 1));
        long two = NeedsTest.resident(db, "林大满", LocalDate.of(1980, 3, 1));
        phone(one, "13800000001");
        phone(one, "13800000002");
        phone(two, "13800000002");
        load(row(3, "2026-11-18 20:14", "13800000001", "想要画画班"), row(4, "2026-11-18 20:15", "13800000002", "路灯不亮"),
                new Row(5, Map.of("time", Cell.text("2026-11-18 20:16"), "phone", Cell.text("13800000001"), "name", Cell.text("王五"),
                        "body", Cell.text("电梯老坏"))));
        assertThat(needs.list(NeedList.Filter.of(Map.of("resident", "" + one))).rows()).extracting(NeedList.Row::body)
                .containsExactly("想要画画班");
        assertThat(needs.list(NeedList.Filter.of(Map.of("text", "电梯"))).rows()).extracting(NeedList.Row::who).containsExactly("王五");
    }

    private void phone(long resident, String number) {
        db.write(() -> {
            db.writing().insertInto(RESIDENT_FURTHER_PHONE)
                    .columns(RESIDENT_FURTHER_PHONE.RESIDENT_ID, RESIDENT_FURTHER_PHONE.POSITION, RESIDENT_FURTHER_PHONE.KIND, RESIDENT_FURTHER_PHONE.NUMBER)
                    .values(resident, (int) (Long.parseLong(number) % 100), "MOBILE", number).execute();
            db.touch(List.of(resident));
        });
    }

    @Test
    void undoesWhatNobodyTouchedSince() {
        load(row(3, "2026-11-18 20:14", "13800000001", "想要画画班"), row(4, "2026-11-18 20:20", "13800000002", "路灯不亮"));
        load(row(3, "2026-11-18 20:14", "13800000001", "想要书法班"));
        Intake<Need> intake = sheet.intake();
        Need lamp = needs.list(NeedList.Filter.of(Map.of("text", "路灯"))).rows().stream().map(row -> needs.get(row.id())).findFirst().orElseThrow();
        needs.sort(lamp.id(), lamp.version(), "环境物业", null);
        List<Boolean> undone = new ArrayList<>();
        db.write(() -> {
            for (Object[] change : changes.reversed()) {
                undone.add(intake.undo((String) change[0], (long) change[1], (long) change[2], (String) change[3]));
            }
        });
        // The edit is taken back, then the lamp, worked on since, stays, and the first need goes as it had come.
        assertThat(undone).containsExactly(true, false, true);
        assertThat(bodies()).containsExactly("路灯不亮");
    }

    @Test
    void readsTimesAsPeopleWriteThem() {
        LocalDateTime evening = LocalDateTime.of(2026, 11, 18, 20, 14);
        assertThat(Stream.of("2026-11-18 20:14:33", "2026/11/18 20:14", "2026年11月18日20时14分", "20261118201433", "2026-11-18T20:14:33+08:00",
                "2026.11.18 下午8:14", "２０２６-11-18 20：14")).allSatisfy(text -> assertThat(NeedSheet.time(Cell.text(text))).contains(evening));
        assertThat(NeedSheet.time(Cell.text("2026-11-18"))).contains(LocalDateTime.of(2026, 11, 18, 0, 0));
        assertThat(Stream.of("昨天", "2026-13-18", "11-18 20:14", "2026年11月")).allSatisfy(text -> assertThat(NeedSheet.time(Cell.text(text))).isEmpty());
    }

    @Test
    void ourOwnExportComesBackUnchanged() {
        Need need = needs.register(new Need.Draft(Need.Asker.visitor("王小明", null), "路灯不亮", NeedChannel.PHONE, "环境物业", null, "陈老师", null));
        Map<String, String> out = sheet.write(sheet.stored().iterator().next());
        assertThat(sheet.columns()).extracting(Column::key).containsAll(out.keySet());
        Map<String, Cell> cells = new java.util.HashMap<>();
        out.forEach((key, text) -> cells.put(key, Cell.text(text)));
        assertThat(load(new Row(2, cells))).containsExactly(Fate.UNCHANGED);
        assertThat(needs.get(need.id())).isEqualTo(need);
    }
}
