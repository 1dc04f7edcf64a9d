package linli.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.FocusGroup;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Match;
import linli.matching.Ranking.Why;
import linli.supplies.Supply.Key;
import linli.supplies.Supply.Kind;
import linli.needs.Need;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import linli.needs.NeedChannel;
import linli.needs.NeedStatus;
import linli.needs.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ranking, its reasons, and decisions, on a real store. */
class MatchesTest {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Clock CLOCK = Clock.fixed(World.TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
    static final String PAINT = "孩子 7 岁，想学画画，周末下午有时间，附近机构太远也太贵，社区有场地的话能不能办个班？";

    private final Db db = TestStore.open();
    private final World world = new World(db);
    private final Needs needs = new Needs(db, CLOCK, () -> "周老师");
    private final Matches matches = new Matches(db, CLOCK, () -> "周老师", needs, new Supplies(db, MatchesTest.CLOCK));

    @AfterEach
    void close() {
        db.close();
    }

    private Need need(String body) {
        return needs.register(new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.MINIAPP, null, null, null, null));
    }

    private static Match of(Ranking ranking, String name) {
        return ranking.matches().stream().filter(match -> match.supply().name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> names(Ranking ranking) {
        return ranking.matches().stream().map(match -> match.supply().name()).toList();
    }

    private static List<String> reasons(Match match) {
        return match.reasons().stream().map(Ranking.Reason::text).toList();
    }

    @Test
    void readsTheWishesFromTheText() {
        Ask ask = matches.ask(need(PAINT).id());
        assertThat(ask.domains()).containsExactly("ART.PAINT");
        assertThat(ask.slots()).extracting(Object::toString).containsExactly("SAT 12:00-18:00", "SUN 12:00-18:00");
        assertThat(ask.ages()).isEqualTo(new Ask.Ages(7, 7, true));
        assertThat(ask.group()).isEqualTo(FocusGroup.CHILD);
        assertThat(ask.cheap()).isTrue();
        assertThat(ask.place()).isTrue();
        assertThat(ask.teach()).isTrue();
        Ask old = matches.ask(need("我们 12 个人想有人教越剧，都是六十多岁的退休老人").id());
        assertThat(old.people()).isEqualTo(12);
        assertThat(old.group()).isEqualTo(FocusGroup.ELDER);
        assertThat(matches.ask(need("门口那件事什么时候能解决").id()).unclear()).isTrue();
    }

    @Test
    void ranksWithReasonsAndTellsWhyTheRestWereLeftOut() {
        world.art();
        Ranking ranking = matches.rank(need(PAINT).id());
        assertThat(names(ranking)).startsWith("林若溪", "小画家公益课堂");
        Match best = ranking.matches().getFirst();
        assertThat(best.score()).isBetween(85, 100);
        assertThat(reasons(best)).contains("美术", "6–12 岁", "周末下午可用", "第二教室周六下午空着", "满意率 98%（n=64）");
        assertThat(best.note()).isEqualTo("居民 5 人推荐；现有 1 个班已满 → 建议加开");
        assertThat(best.room().name()).isEqualTo("第二教室");
        Match second = of(ranking, "小画家公益课堂");
        assertThat(reasons(second)).contains("美术", "6–12 岁", "仅周日上午", "免费", "余 15 个名额");
        assertThat(second.score()).isLessThan(best.score());
        Map<Why, Integer> out = ranking.out().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().length));
        assertThat(out).isEqualTo(Map.of(Why.DOMAIN, 2, Why.CONSENT, 1, Why.EXPIRED, 1, Why.PAUSED, 1, Why.AUDIENCE, 1, Why.SLOT, 1, Why.FULL, 1));
        assertThat(ranking.out(Why.SLOT, 9)).extracting(Supply::name).containsExactly("平日画师");
        assertThat(ranking.out(Why.FULL, 9)).extracting(Supply::name).containsExactly("儿童美术一班");
        assertThat(best.shares().stream().mapToDouble(Ranking.Share::points).sum()).isCloseTo(best.score(), org.assertj.core.data.Offset.offset(0.6));
    }

    @Test
    void onePausedForWantOfAVenueComesWithTheRoomThatMendsIt() {
        long room = world.room("第二教室", 20);
        long lin = world.talent("林若溪", "ART.PAINT").at("周六下午、周日下午").homeless().forWhom("CHILD", 6, 12).nominated(5)
                .status("PAUSED", "VENUE").add();
        long need = need(PAINT).id();
        Match match = of(matches.rank(need), "林若溪");
        assertThat(match.note()).contains("居民 5 人推荐").contains("因场地暂停 → 第二教室周六下午空着，可恢复");
        world.taken(room, "周六、周日");
        assertThat(matches.rank(need).out(Why.PAUSED, 9)).as("no room, no match").extracting(Supply::id).containsExactly(lin);
    }

    @Test
    void oneAwayOnTheNextDatesIsLeftOutAndOneAwayOnSomeComesWithTheDays() {
        long both = world.talent("林若溪", "ART.PAINT").at("周六下午、周日下午").add();
        long need = need(PAINT).id();
        assertThat(names(matches.rank(need))).contains("林若溪");
        world.away(both, World.TODAY.plusDays(4), World.TODAY.plusDays(4));
        assertThat(reasons(of(matches.rank(need), "林若溪"))).as("one Saturday").contains("11月28日至11月28日不在");
        world.away(both, World.TODAY.plusDays(5), World.TODAY.plusDays(30));
        assertThat(matches.rank(need).out(Why.AWAY, 9)).as("every Saturday and Sunday of two weeks").extracting(Supply::name).containsExactly("林若溪");
        assertThat(matches.plan().lines()).isEmpty();
        assertThat(matches.servedBy(new Key(Kind.TALENT, both))).isEmpty();
        long weekday = world.talent("太极陈", "SPORT.TAICHI").at("周三上午").add();
        long taichi = need("周三上午想学太极拳").id();
        world.away(weekday, World.TODAY.plusDays(2), World.TODAY.plusDays(4));
        assertThat(reasons(of(matches.rank(taichi), "太极陈"))).as("away on none of its days").noneMatch(text -> text.contains("不在"));
    }

    @Test
    void theIndexFollowsWhatIsCommitted() {
        world.art();
        long need = need(PAINT).id();
        long late = world.talent("新来的画师", "ART.PAINT").at("周六下午").add();
        assertThat(names(matches.rank(need))).contains("新来的画师");
        world.talentStatus(late, "PAUSED", "TIME");
        assertThat(names(matches.rank(need))).doesNotContain("新来的画师");
        long course = world.activity("周末画班", "ART.PAINT", late, "周六 14:00-16:00", 2, 1);
        assertThat(reasons(of(matches.rank(need), "周末画班"))).contains("余 1 个名额");
        world.enrol(course, "又一个");
        assertThat(matches.rank(need).out(Why.FULL, 9)).extracting(Supply::name).contains("周末画班");
        world.survey(course, 2, 10);
        db.write(() -> {
            db.writing().deleteFrom(linli.schema.Tables.TALENT_SKILL).where(linli.schema.Tables.TALENT_SKILL.TALENT_ID.eq(late)).execute();
            db.writing().deleteFrom(linli.schema.Tables.TALENT_SLOT).where(linli.schema.Tables.TALENT_SLOT.TALENT_ID.eq(late)).execute();
            db.writing().deleteFrom(linli.schema.Tables.TALENT).where(linli.schema.Tables.TALENT.ID.eq(late)).execute();
        });
        assertThat(matches.supplies()).as("an import undone takes rows away").noneMatch(one -> one.name().equals("新来的画师"));
    }

    @Test
    void poorlyRatedOnesAreLeftOutOnlyWithEnoughAnswers() {
        long need = need("想学书法，工作日晚上").id();
        long bad = world.talent("常挨批的", "ART.CALLI").at("工作日晚上").add();
        long course = world.activity("书法班", "ART.CALLI", bad, "周一 9:00-11:00", 20, 20);
        world.survey(course, 4, 5);
        assertThat(names(matches.rank(need))).as("nine answers are too few").contains("常挨批的");
        world.survey(course, 0, 1);
        assertThat(matches.rank(need).out(Why.RATING, 9)).extracting(Supply::name).contains("常挨批的");
    }

    @Test
    void acceptingMovesTheNeedOnAndUndoingLeadsItBack() {
        world.art();
        Need need = need(PAINT);
        Match best = matches.rank(need.id()).matches().getFirst();
        Decision decision = matches.accept(need.id(), best, "家长已同意", false);
        Need now = needs.get(need.id());
        assertThat(now.status()).isEqualTo(NeedStatus.SERVING);
        assertThat(now.progress().owner()).isEqualTo("周老师");
        assertThat(needs.steps(need.id()).getLast().note()).startsWith("采纳供给：林若溪（匹配度 ").endsWith("，周六下午第二教室");
        assertThat(decision.slot()).isEqualTo("SAT 12:00-18:00");
        assertThat(matches.rank(need.id()).matches().getFirst().decision().verdict()).isEqualTo(Decision.Verdict.ACCEPTED);
        assertThatThrownBy(() -> matches.accept(need.id(), best.supply().key(), "", false)).isInstanceOf(UserError.class).hasMessageContaining("已经采纳过");
        matches.undo(decision.id(), decision.version());
        assertThat(needs.get(need.id()).status()).isEqualTo(NeedStatus.ASSIGNED);
        assertThat(matches.decisions(need.id())).isEmpty();
        assertThatThrownBy(() -> matches.undo(decision.id(), decision.version())).isInstanceOf(UserError.class);
    }

    @Test
    void whatIsPutOffOrRefusedIsNotProposedAgain() {
        world.art();
        long need = need(PAINT).id();
        List<Match> all = matches.rank(need).matches();
        matches.defer(need, all.get(0).supply().key(), World.TODAY.plusDays(7), "下周再问");
        matches.refuse(need, all.get(1).supply().key(), "家长嫌时间太早");
        Ranking after = matches.rank(need);
        assertThat(after.out(Why.DEFERRED, 9)).extracting(Supply::name).containsExactly(all.get(0).supply().name());
        assertThat(after.out(Why.REFUSED, 9)).extracting(Supply::name).containsExactly(all.get(1).supply().name());
        assertThat(names(after)).doesNotContain(all.get(0).supply().name(), all.get(1).supply().name());
        Clock later = Clock.fixed(World.TODAY.plusDays(7).atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        assertThat(names(new Matches(db, later, () -> "周老师", needs, new Supplies(db, later)).rank(need))).as("the day has come").contains(all.get(0).supply().name());
        assertThatThrownBy(() -> matches.refuse(need, all.get(2).supply().key(), " ")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> matches.defer(need, all.get(2).supply().key(), World.TODAY, "")).isInstanceOf(UserError.class);
        assertThat(needs.get(need).status()).as("the need stays where it is").isEqualTo(NeedStatus.REGISTERED);
    }

    @Test
    void refusesWhatMustNotBeAndSavesNothing() {
        world.art();
        long need = need(PAINT).id();
        for (Why why : List.of(Why.CONSENT, Why.EXPIRED, Why.PAUSED)) {
            Supply supply = matches.rank(need).out(why, 1).getFirst();
            assertThatThrownBy(() -> matches.accept(need, supply.key(), "", false)).isInstanceOf(UserError.class).hasMessageContaining(supply.name());
        }
        assertThatThrownBy(() -> matches.accept(need, new Key(Kind.TALENT, 999), "", false)).isInstanceOf(UserError.class);
        Need closed = need("想学画画");
        needs.cancel(closed.id(), closed.version(), "重复");
        Match best = matches.rank(need).matches().getFirst();
        assertThatThrownBy(() -> matches.accept(closed.id(), best, "", false)).isInstanceOf(UserError.class);
        assertThat(matches.accepted(9)).isEmpty();
        assertThat(needs.get(need).status()).isEqualTo(NeedStatus.REGISTERED);
    }

    @Test
    void weightsAreSettingsThatChangeTheOrder() {
        world.talent("近而贵", "ART.CALLI").add();
        long need = need("免费学书法").id();
        world.project("收费书法", null, "ART.CALLI", "BRING", "周六上午", "", null, null, 20, 8000);
        Map<Weights.Part, Integer> price = new java.util.EnumMap<>(Weights.SHIPPED.points());
        int before = of(matches.rank(need), "收费书法").score();
        price.put(Weights.Part.PRICE, 100);
        Weights weights = new Weights(price, 60, 10, 0);
        String setting = "PRICE=100\nleastScore=0";
        assertThat(Weights.read(setting)).as("a line that is not there leaves what is shipped").isEqualTo(weights);
        db.write(() -> {
            db.writing().insertInto(linli.schema.Tables.SETTING).columns(linli.schema.Tables.SETTING.SCOPE, linli.schema.Tables.SETTING.NAME,
                    linli.schema.Tables.SETTING.CONTENT, linli.schema.Tables.SETTING.VERSION).values("", Weights.SETTING, setting, 1L).execute();
        });
        assertThat(of(matches.rank(need), "收费书法").score()).isLessThan(before);
        assertThat(Weights.read("DOMAIN=abc\nnonsense\nSLOT=999").of(Weights.Part.SLOT)).isEqualTo(100);
        assertThat(Weights.read(null)).isEqualTo(Weights.SHIPPED);
    }

    @Test
    void roomsAnswerWhoHasNoPlaceAndASupplyFindsItsNeeds() {
        world.room("第二教室", 20);
        long dance = world.talent("舞蹈周", "ART.DANCE").at("周三上午").add();
        long place = need("我们舞蹈队 15 个人没有场地排练，周三上午").id();
        long teach = need("想找人教广场舞，周三上午").id();
        assertThat(names(matches.rank(place)).getFirst()).isEqualTo("第二教室");
        assertThat(names(matches.rank(teach)).getFirst()).isEqualTo("舞蹈周");
        assertThat(names(matches.rank(teach))).doesNotContain("第二教室");
        assertThat(matches.servedBy(new Key(Kind.TALENT, dance))).extracting(served -> served.ask().id()).contains(teach);
        assertThat(matches.rank(teach).matches().getFirst().next()).isEqualTo(Ranking.Next.OPEN_CLASS);
    }
}
