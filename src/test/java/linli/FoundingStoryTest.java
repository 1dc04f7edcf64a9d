package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import linli.activities.Activity;
import linli.base.value.FocusGroup;
import linli.base.value.PartialDate;
import linli.base.value.WeekSlot;
import linli.enrolments.Enrolment;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.matching.Ranking;
import linli.matching.Ranking.Match;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.NeedStatus;
import linli.talent.Talent;
import linli.themes.ThemeReport;
import linli.venues.Room;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The founding story: two hundred suggestions say what is missing, five neighbours name one teacher, she has no place to
 * teach, a room stands empty on Saturday afternoons, and a class of four children opens.
 */
class FoundingStoryTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final WeekSlot LESSON = new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(14, 0), LocalTime.of(16, 0));

    @TempDir
    private Path place;

    @Test
    void fromTwoHundredSuggestionsToAClassOfFour() {
        Clock clock = Clock.fixed(TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", "right-horse-1".toCharArray());
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            Wiring house = made.house();

            house.imports().run("needs", Path.of("sample-data", "7-小程序建议-11月23日.xlsx"), ImportOptions.NONE.withReturnsFolder(place), Progress.NONE);
            ThemeReport themes = house.themes().report(new ThemeReport.Filter(TODAY.minusDays(180), TODAY, null));
            assertThat(themes.texts()).isGreaterThan(200);
            assertThat(themes.rows().subList(0, 2)).extracting(row -> row.theme().name()).containsExactlyInAnyOrder("缺场地", "缺指导");

            long teacher = nominated(house);
            long room = house.venues().save(Room.named("第二教室", 20)).id();
            long second = house.venues().save(Room.named("多功能厅", 60)).id();
            house.venues().close(second, TODAY, TODAY.plusWeeks(10), "装修");

            Need need = house.needs().register(new Need.Draft(Need.Asker.ANONYMOUS, "孩子 7 岁，想学画画，周末下午有时间，附近机构太远也太贵，社区有场地的话能不能办个班？",
                    NeedChannel.MINIAPP, null, null, null, null));
            Ranking ranking = house.supply().matches().rank(need.id());
            Match best = ranking.matches().getFirst();
            assertThat(best.supply().name()).isEqualTo("林若溪");
            assertThat(best.note()).contains("居民 5 人推荐").contains("因场地暂停 → 第二教室周六下午空着，可恢复");
            assertThat(best.room().id()).isEqualTo(room);
            assertThat(best.lesson()).isEqualTo(LESSON);

            house.supply().matches().accept(need.id(), best, "", false);
            assertThat(house.needs().get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
            Talent back = house.supply().talents().get(teacher);
            house.supply().talents().resume(teacher, back.version(), "第二教室周六下午可用");

            Activity course = house.activities().open(Activity.Plan.of("儿童美术班", 8, TODAY.plusDays(4), TODAY.plusDays(4).plusWeeks(12), List.of(best.lesson()))
                    .domain("ART.PAINT").groups(Set.of(FocusGroup.CHILD)).ages(6, 12).supply(new Activity.Supply(null, teacher, null, "林若溪"))
                    .place(room, "第二教室"), List.of(need.id()), false);
            for (int child = 1; child <= 4; child++) {
                house.enrolments().enrol(course.id(), new Enrolment.Person(null, "学员" + child, "1380000010" + child, PartialDate.day(LocalDate.of(2018, child, 9))), false);
            }
            assertThat(house.enrolments().seated(course.id())).isEqualTo(4);
            assertThat(house.venues().holding(room, TODAY, TODAY.plusDays(100))).as("every Saturday the room is kept for her").hasSizeGreaterThanOrEqualTo(12);

            Ranking later = house.supply().matches().rank(need.id());
            assertThat(later.matches()).extracting(match -> match.supply().name()).contains("儿童美术班");
            assertThat(house.supply().matches().rank(house.supply().matches().ask(need.id())).matches().stream().filter(match -> match.supply().name().equals("儿童美术班")).findFirst()
                    .orElseThrow().supply().seats().left()).isEqualTo(4);
        }
    }

    /** Five neighbours, one teacher: visited, agreed, in the pool, and paused for want of a place. */
    private static long nominated(Wiring house) {
        String[] whys = {"教过我家孩子", "画得好，人也耐心", "原来在少年宫教课", "愿意义务教", "邻居都说好"};
        Talent talent = null;
        for (int i = 0; i < whys.length; i++) {
            var kept = house.supply().talents().nominate(new Talent.Nomination(Talent.Proposal.RECOMMENDED, new Talent.By(null, "邻居" + (i + 1), "1380000020" + i), "林若溪",
                    "13800000300", "丰收新村", "ART.PAINT", "美术", whys[i], null, TODAY.minusDays(10 - i)));
            assertThat(kept.created()).as("the first makes the candidate, the others join").isEqualTo(i == 0);
            assertThat(kept.nominators()).isEqualTo(i + 1);
            talent = kept.talent();
        }
        Talent.Person person = new Talent.Person("林若溪", talent.person().phones(), Talent.Source.EXPERT, linli.base.value.SourcingBatch.DIG, null, "示例社区",
                "丰收新村", null, List.of(), null);
        Talent.Offer offer = new Talent.Offer(List.of(new Talent.Skill("ART.PAINT")), WeekSlot.parse("周六下午、周日下午").orElseThrow(), List.of(), false, null, 8,
                Set.of(FocusGroup.CHILD), 6, 12);
        talent = house.supply().talents().edit(talent.id(), talent.version(), new Talent.Draft(null, person, offer, true));
        talent = house.supply().talents().approve(talent.id(), talent.version());
        talent = house.supply().talents().pause(talent.id(), talent.version(), Talent.Pause.VENUE, "家里地方小，没有教室");
        return talent.id();
    }
}
