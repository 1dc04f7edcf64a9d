package linli.themes;

import static linli.schema.Tables.RESIDENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.excel.Book;
import linli.base.text.UserError;
import linli.base.value.FocusGroup;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.NeedSamples;
import linli.needs.NeedStatus;
import linli.needs.Needs;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Row;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Themes on a real store: the sample's founding story, the list's changes, what corrections teach, similar needs. */
class ThemesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = NeedSamples.TODAY;

    private final Db db = TestStore.open();
    private final Moving clock = new Moving();
    private final Needs needs = new Needs(db, clock, () -> "周老师");
    private final Themes themes = new Themes(db, clock, () -> "周老师");

    @TempDir
    Path folder;

    private static final class Moving extends Clock {
        private LocalDate day = TODAY;

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(10, 0).atZone(ZONE).toInstant();
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void load() {
        try (var files = Files.list(Path.of("sample-data"))) {
            Path grown = files.filter(file -> file.getFileName().toString().startsWith("7-")).findFirst().orElseThrow();
            new Imports(db, clock, List.of(needs.sheet()), () -> "周老师").run("needs", grown, ImportOptions.NONE, Progress.NONE);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Need say(String text) {
        return say(Need.Asker.ANONYMOUS, text, null);
    }

    private Need say(Need.Asker asker, String text, FocusGroup group) {
        return needs.register(new Need.Draft(asker, text, NeedChannel.WINDOW, null, group, null, null));
    }

    private Filter year() {
        return new Filter(clock.day.minusYears(1), clock.day, null);
    }

    private Row row(String name) {
        return themes.report(year()).rows().stream().filter(row -> row.theme().name().equals(name)).findFirst().orElse(null);
    }

    private int texts(String name) {
        return row(name) == null ? 0 : row(name).texts();
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo(key));
    }

    @Test
    void venuesAndTeachersAreMissedMost() {
        load();
        long began = System.nanoTime();
        ThemeReport report = themes.report(themes.usual());
        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(3);
        assertThat(report.texts()).isEqualTo(256);
        assertThat(report.rows().subList(0, 2)).extracting(row -> row.theme().name()).containsExactly("缺场地", "缺指导");
        Row first = report.rows().getFirst();
        assertThat(first.texts()).isBetween(80, 90);
        assertThat(first.people()).isLessThan(first.texts()).isPositive();
        assertThat(first.quotes()).hasSize(3);
        assertThat(report.share(first)).isBetween(0.3, 0.4);
        assertThat(report.months()).hasSize(12).last().hasToString("2026-11");
        assertThat(first.trend()[11] + first.trend()[10] + first.trend()[9] + first.trend()[8]).isEqualTo(first.texts());
        assertThat(report.unmatched().size()).isLessThan(report.texts() / 20);
        assertThat(needs.list(linli.needs.NeedList.Filter.of(Map.of("ids", String.join(",", first.ids().stream().map(String::valueOf).toList())))).total())
                .as("the figure opens its rows").isEqualTo(first.texts());
    }

    @Test
    void onePersonCountsOnceEvenWhenMerged() {
        long one = resident("沈桂英");
        long other = resident("沈桂瑛");
        say(Need.Asker.resident(one, "沈桂英"), "练舞没有场地", null);
        say(Need.Asker.resident(other, "沈桂瑛"), "跳舞的场地没有", null);
        assertThat(row("缺场地").people()).isEqualTo(2);
        db.write(() -> db.writing().update(RESIDENT).set(RESIDENT.STATUS, "MERGED").set(RESIDENT.MERGED_INTO, one).where(RESIDENT.ID.eq(other)).execute());
        assertThat(row("缺场地").people()).isEqualTo(1);
        say(new Need.Asker(Need.AskerKind.VISITOR, null, "微信用户", null, null), "没有场地下棋", null);
        say(new Need.Asker(Need.AskerKind.VISITOR, null, "微信用户", null, null), "没有场地画画", null);
        assertThat(row("缺场地").people()).as("a nickname many share is not one person").isEqualTo(3);
    }

    private long resident(String name) {
        return db.write(() -> {
            var row = db.writing().newRecord(RESIDENT);
            row.setName(name);
            row.setNameSort(name);
            row.setSearchKey(name);
            row.setSex("0");
            row.setBirthOn(LocalDate.of(1948, 5, 2));
            row.setBirthPrecision("DAY");
            row.setStatus("ACTIVE");
            row.setCreatedAt(TODAY.atStartOfDay(ZONE).toOffsetDateTime());
            row.setUpdatedAt(TODAY.atStartOfDay(ZONE).toOffsetDateTime());
            row.setTouched(1L);
            row.setVersion(1L);
            row.insert();
            return row.getId();
        });
    }

    @Test
    void renamesMergesPartsAndSplits() {
        say("练舞没有场地");
        say("书法没人教");
        say("广场上音响太响，睡不着");
        themes.rename("GAP.VENUE", "缺活动场所");
        assertThat(texts("缺活动场所")).isEqualTo(1);
        themes.merge("GAP.TEACHER", "GAP.VENUE");
        assertThat(texts("缺活动场所")).isEqualTo(2);
        assertThat(row("缺指导")).isNull();
        assertThat(themes.mergedInto("GAP.VENUE")).containsExactly(Map.entry("GAP.TEACHER", "缺指导"));
        refused("error.themes.self", () -> themes.merge("GAP.TEACHER", "GAP.VENUE"));
        themes.part("GAP.TEACHER");
        assertThat(List.of(texts("缺活动场所"), texts("缺指导"))).containsExactly(1, 1);
        String made = themes.split("ENV.NOISE", List.of("音响太响", "太响"), "音响扰民");
        assertThat(List.of(texts("音响扰民"), texts("噪音扰民"))).containsExactly(1, 1);
        assertThat(made).startsWith("OWN-");
        themes.removeWord("ENV.NOISE", "睡不着");
        assertThat(texts("噪音扰民")).isZero();
        themes.addWord("ENV.NOISE", "睡不着");
        assertThat(texts("噪音扰民")).isEqualTo(1);
        refused("error.themes.name", () -> themes.rename("ENV.NOISE", "音响扰民"));
        refused("error.themes.split", () -> themes.split("ENV.NOISE", List.of("没有的词"), "某某"));
        refused("error.themes.word", () -> themes.addWord("ENV.NOISE", "…"));
        themes.merge(made, "ENV.NOISE");
        assertThat(texts("噪音扰民")).isEqualTo(1);
    }

    @Test
    void aCorrectionTeachesNextMonthAndCanBeTakenBack() {
        clock.day = TODAY.minusDays(1);
        Need old = say("老年大学停车场地方太小，转不开");
        clock.day = TODAY;
        Need wrong = say("地下停车场地方太小，车开不进去");
        assertThat(themes.themesOf(wrong.id())).extracting(Theme::name).contains("缺场地");
        assertThat(themes.choices(wrong.id(), "GAP.VENUE", false)).extracting(Themes.Choice::phrase).anyMatch(phrase -> phrase.length() > 4 && phrase.contains("地方太小"));
        assertThat(themes.reach(wrong.id(), "GAP.VENUE", false, "停车场地方太小")).isEqualTo(1);
        Theme.Rule rule = themes.correct(wrong.id(), "GAP.VENUE", false, "停车场地方太小", false);
        assertThat(themes.themesOf(wrong.id())).extracting(Theme::name).doesNotContain("缺场地");
        clock.day = LocalDate.of(2026, 12, 8);
        Need next = say("医院门口停车场地方太小了");
        assertThat(themes.themesOf(next.id())).extracting(Theme::name).as("learnt").contains("停车").doesNotContain("缺场地");
        assertThat(themes.themesOf(old.id())).extracting(Theme::name).as("what was received before stays").contains("缺场地");
        assertThat(themes.rules(false)).singleElement().satisfies(one -> assertThat(one.phrase()).isEqualTo("停车场地方太小"));
        themes.removeRule(rule.id());
        assertThat(themes.themesOf(next.id())).extracting(Theme::name).contains("缺场地");
        assertThat(themes.rules(false)).isEmpty();
        assertThat(themes.rules(true)).hasSize(1);
        refused("error.themes.ruleGone", () -> themes.removeRule(rule.id()));
    }

    @Test
    void aTextMayBeToldToBelong() {
        Need need = say("能不能弄个地方给我们晒被子");
        themes.correct(need.id(), "GAP.VENUE", true, "弄个地方", true);
        assertThat(themes.of("想弄个地方下棋")).extracting(Theme.Hit::theme).contains("GAP.VENUE");
        Need other = say("晒被子的事");
        themes.correct(other.id(), "ENV.PUBLIC", true, "", false);
        assertThat(themes.themesOf(other.id())).extracting(Theme::name).containsExactly("公共设施");
        assertThat(themes.of("晒被子的事")).as("this one text only").isEmpty();
        refused("error.themes.phrase", () -> themes.correct(other.id(), "GAP.TIME", true, "原文没有", false));
        refused("error.themes.alreadySo", () -> themes.correct(other.id(), "ENV.PUBLIC", true, "", false));
        assertThat(themes.choices(need.id(), "ENV.PUBLIC", true)).extracting(Themes.Choice::phrase).contains("被子");
    }

    @Test
    void frequentPhrasesThatNoThemeKnowsAreSuggested() {
        for (String place : List.of("东门", "西门", "南门", "北门")) {
            say(place + "的快递柜经常塞满");
        }
        say("快递柜太旧");
        List<PhraseFinder.Phrase> phrases = themes.phrases(year());
        assertThat(phrases).extracting(PhraseFinder.Phrase::words).anyMatch(words -> words.contains("快递"));
        String found = phrases.stream().map(PhraseFinder.Phrase::words).filter(words -> words.contains("快递")).findFirst().orElseThrow();
        String code = themes.create("快递", Theme.Says.TOPIC, List.of(found));
        assertThat(texts("快递")).isGreaterThanOrEqualTo(4);
        assertThat(themes.phrases(year())).extracting(PhraseFinder.Phrase::words).doesNotContain(found);
        themes.removeWord(code, found);
        themes.ignore(found);
        assertThat(themes.phrases(year())).extracting(PhraseFinder.Phrase::words).doesNotContain(found);
    }

    @Test
    void similarNeedsAreJoinedWithTheirOriginalsKeptAndParted() {
        Need first = say("3幢楼道灯坏了两个星期，晚上老人上下楼不安全");
        Need second = say("3幢楼道灯坏了好几天，晚上老人上下楼不安全");
        Need apart = say("想学书法，没人教，社区能不能请个老师每周来一次？");
        say("想学国画，没人教，社区能不能请个老师每周来一次？");
        List<Themes.Similar> similar = themes.similar();
        assertThat(similar).as("painting is not writing").hasSize(1);
        assertThat(similar.getFirst().members()).extracting(Themes.Member::id).containsExactly(first.id(), second.id());
        needs.assign(needs.sort(second.id(), second.version(), "环境物业", null).id(), 2, "陈老师", TODAY.plusDays(3));
        needs.merge(first.id(), List.of(second.id()));
        assertThat(needs.get(second.id()).status()).isEqualTo(NeedStatus.MERGED);
        assertThat(needs.get(second.id()).body()).startsWith("3幢楼道灯坏了好几天");
        assertThat(needs.joined(first.id())).extracting(linli.needs.NeedList.Row::id).containsExactly(second.id());
        assertThat(texts("公共设施")).as("both were said").isEqualTo(2);
        assertThat(themes.similar()).isEmpty();
        assertThat(needs.slip(second.id())).contains(first.no());
        assertThatThrownBy(() -> needs.merge(second.id(), List.of(apart.id()))).isInstanceOf(UserError.class);
        Need parted = needs.unmerge(second.id());
        assertThat(parted.status()).isEqualTo(NeedStatus.ASSIGNED);
        assertThat(parted.progress().owner()).isEqualTo("陈老师");
        assertThat(needs.joined(first.id())).isEmpty();
        assertThat(themes.similar()).hasSize(1);
        themes.apart(first.id(), List.of(second.id()));
        assertThat(themes.similar()).isEmpty();
        assertThatThrownBy(() -> needs.unmerge(second.id())).isInstanceOf(UserError.class);
    }

    @Test
    void theWorkbookHoldsTheRanking() throws Exception {
        load();
        Path file = themes.write(themes.report(themes.usual()), folder.resolve("主题.xlsx"));
        try (Book book = Book.open(file, null)) {
            assertThat(book.sheets()).hasSize(4);
            StringBuilder cells = new StringBuilder();
            book.rows(0, (number, row) -> {
                for (var cell : row) {
                    cells.append(cell == null ? "" : cell.text()).append('|');
                }
                return number < 5;
            });
            assertThat(cells).contains("缺场地").contains("缺指导");
        }
    }

    @Test
    void aNeedKnowsHowOftenItsThemeWasAsked() {
        say(new Need.Asker(Need.AskerKind.VISITOR, null, "甲", "13800000001", null), "孩子想学画画，没有场地", null);
        Need two = say(new Need.Asker(Need.AskerKind.VISITOR, null, "乙", "13800000002", null), "想给孩子报美术班", null);
        Themes.About about = themes.about(two.id());
        assertThat(about.leading().name()).isEqualTo("美术");
        assertThat(List.of(about.ids().size(), about.people(), about.open())).containsExactly(2, 2, 2);
        assertThat(about.lit()).contains("美术班");
        assertThat(about.served().classes()).isZero();
    }
}
