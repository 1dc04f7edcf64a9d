package linli.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import linli.base.value.FocusGroup;
import linli.themes.Theme.Hit;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Said;
import linli.themes.ThemeWords.Changes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped word list against the sample and against sentences it was not written for; and the counting's rules. */
class ThemeWordsTest {
    private static final ThemeWords WORDS = new ThemeWords(Changes.NONE);
    /** What the samples' generator calls a theme, and the list's themes for it. */
    private static final Map<String, Set<String>> SAME = Map.ofEntries(
            Map.entry("缺场地", Set.of("缺场地")), Map.entry("缺指导", Set.of("缺指导")), Map.entry("助餐", Set.of("老年助餐")),
            Map.entry("托管", Set.of("儿童托管")), Map.entry("停车", Set.of("停车")), Map.entry("充电", Set.of("充电")),
            Map.entry("青年夜校", Set.of("技能夜校")), Map.entry("适老化", Set.of("适老改造", "智能手机")),
            Map.entry("环境", Set.of("垃圾分类", "绿化花园", "噪音扰民", "公共设施")), Map.entry("办事指引", Set.of("办事指引")),
            Map.entry("志愿服务", Set.of("志愿服务")), Map.entry("就业创业", Set.of("就业招聘", "创业指导", "直播电商")),
            Map.entry("医疗健康", Set.of("义诊体检")));

    private static Set<String> themes(String text) {
        return WORDS.hits(text, null, null).stream().map(hit -> WORDS.theme(hit.theme()).name()).collect(Collectors.toSet());
    }

    @Test
    void findsWhatTheSampleWasWrittenFor() {
        int wanted = 0;
        List<String> missed = new ArrayList<>();
        Map<String, Integer> wrong = new TreeMap<>();
        List<String> wrongly = new ArrayList<>();
        for (ThemeSamples.One one : ThemeSamples.all()) {
            Set<String> found = themes(one.text());
            for (String theme : one.themes()) {
                wanted++;
                if (Collections.disjoint(found, SAME.get(theme))) {
                    missed.add(theme + ": " + one.text());
                }
            }
            for (String gap : List.of("缺场地", "缺指导")) {
                if (found.contains(gap) && !one.themes().contains(gap)) {
                    wrong.merge(gap, 1, Integer::sum);
                    wrongly.add(gap + ": " + one.text());
                }
            }
        }
        System.out.printf("sample: %d of %d themes found; wrongly %s%n", wanted - missed.size(), wanted, wrong);
        assertThat(missed).as("missed").hasSizeLessThanOrEqualTo(wanted / 50);
        assertThat(wrongly).as("wrongly").hasSizeLessThanOrEqualTo(5);
    }

    /** Written apart from the list: what other people would say. */
    @ParameterizedTest
    @CsvSource({
        "我们合唱团排练没有地方，只能在楼下唱, 缺场地",
        "社区里连个打乒乓的地方都没有, 缺场地",
        "想跳广场舞，但是找不到地方, 缺场地",
        "书法小组缺一间固定的教室, 缺场地",
        "学二胡没老师，自己摸索, 缺指导",
        "希望请老师来教剪纸, 缺指导",
        "老年食堂饭菜能不能软一点, 老年助餐",
        "放学到下班这段时间孩子没人管，想要晚托, 儿童托管",
        "外面的兴趣班太贵了, 太贵",
        "活动都在工作日白天，上班族赶不上, 时间不合适",
        "晚上回来根本没有车位，停车难, 停车",
        "楼下充电桩不够用, 充电",
        "想让社区办个美术班, 美术"})
    void understandsOtherWords(String text, String theme) {
        assertThat(themes(text)).contains(theme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"停车场地面坏了", "活动室很好，谢谢社区", "舞蹈老师教得很好", "活动场地费用能不能便宜点"})
    void doesNotTakeAMentionForALack(String text) {
        assertThat(themes(text)).doesNotContain("缺场地", "缺指导");
    }

    @Test
    void litWordsStandWhereTheyAre() {
        String text = "孩子想学 画画，附近机构太远也太 贵";
        for (Hit hit : WORDS.hits(text, null, null)) {
            String part = text.substring(hit.from(), hit.to()).replace(" ", "");
            assertThat(hit.word().contains("…") ? part : hit.word()).isEqualTo(part);
        }
        assertThat(WORDS.hits(text, null, null)).extracting(hit -> WORDS.theme(hit.theme()).name()).contains("美术", "太远", "太贵");
    }

    @Test
    void fullWidthAndCapitalsAreTheSame() {
        ThemeMatcher matcher = new ThemeMatcher(List.of(new Theme("X", "X", Theme.Says.TOPIC, "", List.of("ai课", "没…地方"), List.of("没有的地方"))), List.of());
        assertThat(matcher.hits("想上ＡＩ 课")).hasSize(1).first().satisfies(hit -> assertThat("想上ＡＩ 课".substring(hit.from(), hit.to())).isEqualTo("ＡＩ 课"));
        assertThat(matcher.hits("没啥好地方")).hasSize(1);
        assertThat(matcher.hits("没去，地方")).as("not across a comma").isEmpty();
        assertThat(matcher.hits("没有一二三四五六七八九地方")).as("not too far apart").isEmpty();
        assertThat(matcher.hits("没有的地方")).as("the exception").isEmpty();
    }

    @Test
    void theOrderOfNeedsMakesNoDifference() {
        List<Said> many = new ArrayList<>(ThemeSamples.many(600));
        Filter filter = new Filter(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 11, 24), null);
        String before = told(ThemeCount.of(many, WORDS, filter));
        List<NeedLikeness.Group> alike = alike(many);
        List<PhraseFinder.Phrase> phrases = phrases(many);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(many, new Random(seed));
            assertThat(told(ThemeCount.of(many, WORDS, filter))).isEqualTo(before);
            assertThat(alike(many)).isEqualTo(alike);
            assertThat(phrases(many)).isEqualTo(phrases);
        }
    }

    private static List<NeedLikeness.Group> alike(List<Said> many) {
        return NeedLikeness.groups(many.stream().map(said -> new NeedLikeness.Text(said.id(), said.body(), Set.of())).toList(), Set.of());
    }

    private static List<PhraseFinder.Phrase> phrases(List<Said> many) {
        return PhraseFinder.frequent(many.stream().map(said -> new PhraseFinder.Text(said.id(), said.body(), WORDS.hits(said.body(), said.id(), null))).toList(), Set.of(), 20);
    }

    private static String told(ThemeReport report) {
        StringBuilder all = new StringBuilder(report.texts() + " " + report.people() + " " + report.unmatched());
        report.rows().forEach(row -> all.append('\n').append(row.theme().code()).append(row.ids()).append(row.people()).append(java.util.Arrays.toString(row.trend()))
                .append(row.quotes()).append(row.lifts()).append(row.words()));
        return all.toString();
    }

    @Test
    void figuresAddUp() {
        List<Said> many = ThemeSamples.many(1000);
        ThemeReport report = ThemeCount.of(many, WORDS, new Filter(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 11, 30), null));
        assertThat(report.texts()).isEqualTo(1000);
        assertThat(report.rows()).allSatisfy(row -> {
            assertThat(java.util.Arrays.stream(row.trend()).sum()).isEqualTo(row.texts());
            assertThat(row.people()).isBetween(1, row.texts());
            assertThat(row.ids()).doesNotHaveDuplicates();
            assertThat(row.quotes()).hasSizeBetween(1, 3).allSatisfy(quote -> assertThat(quote.hits()).isNotEmpty());
        });
        long matched = report.rows().stream().flatMap(row -> row.ids().stream()).distinct().count();
        assertThat(matched + report.unmatched().size()).isEqualTo(1000);
    }

    @Test
    void fewSayNothingAboutAGroup() {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean elder = i < 19;
            said.add(new Said(i + 1, elder ? "助餐的菜太硬" : "停车难", LocalDate.of(2026, 11, 1), "P" + i, elder ? Set.of(FocusGroup.ELDER) : Set.of(), true));
        }
        Filter filter = new Filter(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), null);
        assertThat(lift(said, filter).enough()).as("19 suggestions of the group").isFalse();
        said.add(new Said(100, "助餐好", LocalDate.of(2026, 11, 1), "P100", Set.of(FocusGroup.ELDER), true));
        assertThat(lift(said, filter).enough()).isTrue();
        assertThat(lift(said, filter).times()).isEqualTo(41.0 / 20, org.assertj.core.data.Offset.offset(1e-9));
    }

    private static ThemeReport.Lift lift(List<Said> said, Filter filter) {
        return ThemeCount.of(said, WORDS, filter).rows().stream().filter(row -> row.theme().code().equals("ELDER.MEAL")).findFirst().orElseThrow().lifts().get(FocusGroup.ELDER);
    }
}
