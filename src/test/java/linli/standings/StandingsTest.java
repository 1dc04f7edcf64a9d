package linli.standings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import linli.activities.Activity;
import linli.base.pdf.Ink;
import linli.base.pdf.Sheet;
import linli.partners.Partner.PartnerStatus;
import linli.partners.PartnerHouse;
import linli.projects.Project.ProjectStatus;
import linli.standings.Standing.AppealResult;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Grade;
import linli.standings.Standing.HitKind;
import linli.standings.Standing.Impact;
import linli.standings.Standing.Looked;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.StandingStage;
import linli.standings.Standing.Step;
import linli.standings.Standing.Whole;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import linli.venues.Booking;
import linli.venues.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 进出管理: what a period says, what it proposes, and the way out and back. */
class StandingsTest {
    private static final Period SPRING = Period.parse("2026Q2").orElseThrow();
    private static final Period SUMMER = Period.parse("2026Q3").orElseThrow();
    private static final Dismissals.Second CHEN = new Dismissals.Second("chen", "right");

    private final GovernHouse house = new GovernHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Assessment said(long partner, Period period) {
        return house.standings.whole(partner, period).shown();
    }

    /** Two quarters of a class with 12 called and 4 come: 24 marks a quarter, 33 %. */
    private long twiceLow(String name, int called, int came) {
        long partner = house.partner(name);
        house.course(partner, name + "春季班", LocalDate.of(2026, 4, 11), called, came);
        house.clock.to(LocalDate.of(2026, 7, 3));
        house.standings.assess(SPRING);
        return partner;
    }

    private void mend(long partner) {
        Assessment spring = said(partner, SPRING);
        assertThat(spring.proposal()).isEqualTo(StandingMove.REMIND);
        house.standings.confirm(spring.id(), spring.version(), "");
        house.standings.talk(partner, "提醒后仍有居民反映老师常迟到");
    }

    private void summer(long partner, int called, int came) {
        house.course(partner, "暑期班", LocalDate.of(2026, 8, 15), called, came);
        house.clock.to(LocalDate.of(2026, 10, 8));
        house.standings.assess(SUMMER);
    }

    @Test
    void withoutActivityIsUnratedNeverFullMarks() {
        long quiet = house.partner("桑园合唱团");
        house.clock.to(LocalDate.of(2026, 10, 8));
        house.standings.assess(SUMMER);
        Assessment said = said(quiet, SUMMER);
        assertThat(said.grade()).isEqualTo(Grade.UNRATED);
        assertThat(said.participation().rate()).isNull();
        assertThat(said.proposal()).isEqualTo(StandingMove.NONE);
        assertThat(house.standings.list(StandingList.Filter.ALL).unrated()).isEqualTo(1);
    }

    @Test
    void twoBadQuartersBelowTheSampleDismissNobody() {
        long small = twiceLow("小样本社", 8, 1);
        assertThat(said(small, SPRING).participation()).isEqualTo(new Standing.Figure(2, 16));
        assertThat(said(small, SPRING).grade()).isEqualTo(Grade.FEW);
        house.standings.talk(small, "平时有反映");
        summer(small, 8, 1);
        Assessment said = said(small, SUMMER);
        assertThat(said.grade()).isEqualTo(Grade.FEW);
        assertThat(said.run()).isZero();
        assertThat(said.proposal()).isEqualTo(StandingMove.NONE);
        long version = house.partners.get(small).version();
        Impact impact = house.standings.dismissals().impact(small);
        assertThatThrownBy(() -> house.standings.dismissals().dismiss(small, version, said.id(), "两季都低", impact, false, CHEN)).hasMessageContaining("样本不足");
        assertThat(house.partners.get(small).status().now()).isEqualTo(PartnerStatus.MENDING);
    }

    @Test
    void twoBadQuartersOnEnoughDismissWithALetterAfterASecondPerson() {
        long low = twiceLow("清禾艺术培训部", 12, 4);
        mend(low);
        summer(low, 12, 3);
        Assessment said = said(low, SUMMER);
        assertThat(said.participation()).isEqualTo(new Standing.Figure(6, 24));
        assertThat(said.run()).isEqualTo(2);
        assertThat(said.proposal()).isEqualTo(StandingMove.DISMISS);
        assertThatThrownBy(() -> house.standings.confirm(said.id(), said.version(), "")).hasMessageContaining("第二个人");

        house.projects.add(PartnerHouse.course("少儿国画启蒙", low), ProjectStatus.OPEN);
        Activity autumn = house.autumn(low, "秋季国画班", 3);
        long room = house.venues.save(Room.named("第二教室", 30)).id();
        Booking own = house.book(room, low, LocalDate.of(2026, 10, 20));
        Impact impact = house.standings.dismissals().impact(low);
        assertThat(impact.hits()).extracting(hit -> hit.kind().name()).contains("PROJECT", "CLASS", "ROOM", "RESIDENT");
        assertThat(impact.residents()).isEqualTo(3);
        assertThat(impact.hits().stream().filter(hit -> hit.kind() == HitKind.CLASS)).singleElement()
                .satisfies(hit -> assertThat(hit.instead()).contains("林若溪").isNotEmpty());

        long version = house.partners.get(low).version();
        assertThatThrownBy(() -> house.standings.dismissals().dismiss(low, version, said.id(), "连续两季", impact, true, new Dismissals.Second("chen", "wrong")))
                .isInstanceOf(linli.base.text.UserError.class);
        assertThat(house.partners.get(low).status().now()).isEqualTo(PartnerStatus.MENDING);
        Step step = house.standings.dismissals().dismiss(low, version, said.id(), "连续两季参与度偏低，整改后未见好转", impact, true, CHEN);

        Whole whole = house.standings.whole(low, null);
        assertThat(whole.stage()).isEqualTo(StandingStage.DISMISSED);
        assertThat(step.second()).isEqualTo("陈主任");
        assertThat(step.letterNo()).isEqualTo("劝退〔2026〕1 号");
        assertThat(whole.hits()).hasSameSizeAs(impact.hits());
        assertThat(house.venues.get(own.id()).status()).isEqualTo(Booking.BookingStatus.CANCELLED);
        assertThat(house.projects.list(linli.projects.ProjectList.Filter.ALL).rows()).isEmpty();
        assertThat(said(low, SPRING).verdict()).isEqualTo(Looked.CONFIRMED);

        Sheet letter = new StandingLetters(house.standings).letter(low, step.id(), "示例党群服务中心");
        assertThat(words(letter)).contains("终止合作（劝退）通知书", "劝退〔2026〕1 号", "清禾艺术培训部", "33.3%（8/24）", "25.0%（6/24）", "2026-08-15", "暑期班", "2026-10-23", "陈主任", "示例办法");
        assertThat(new String(letter.pdf(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        refuses(low, room, autumn);
    }

    @Test
    void aPausedPartnerTakesNothingNewUntilItIsBack() {
        long partner = house.partner("停云茶社");
        house.clock.to(LocalDate.of(2026, 10, 8));
        long room = house.venues.save(Room.named("第二教室", 30)).id();
        Booking before = house.book(room, partner, LocalDate.of(2026, 10, 20));
        house.partners.status(partner, house.partners.get(partner).version(), PartnerStatus.PAUSED, LocalDate.of(2026, 10, 8), "老师休假");
        assertThatThrownBy(() -> house.book(room, partner, LocalDate.of(2026, 10, 27))).hasMessageContaining("停云茶社").hasMessageContaining("暂停");
        assertThatThrownBy(() -> house.autumn(partner, "秋季茶艺班", 0)).hasMessageContaining("停云茶社");
        assertThat(before.status()).as("what was booked stays").isEqualTo(Booking.BookingStatus.BOOKED);
        house.partners.status(partner, house.partners.get(partner).version(), PartnerStatus.LISTED, LocalDate.of(2026, 10, 8), "老师回来了");
        assertThat(house.book(room, partner, LocalDate.of(2026, 10, 27)).status()).isEqualTo(Booking.BookingStatus.BOOKED);
    }

    /** Rooms, projects, classes and matching: each keeps it out. */
    private void refuses(long gone, long room, Activity autumn) {
        assertThatThrownBy(() -> house.book(room, gone, LocalDate.of(2026, 10, 27))).hasMessageContaining("已退出");
        assertThatThrownBy(() -> house.projects.add(PartnerHouse.course("新项目", gone), ProjectStatus.OPEN)).isInstanceOf(linli.base.text.UserError.class);
        assertThatThrownBy(() -> house.autumn(gone, "冬季国画班", 0)).hasMessageContaining("已退出或暂停");
        Supplies supplies = new Supplies(house.db, house.clock);
        assertThat(supplies.now().all()).filteredOn(one -> one.kind() == Supply.Kind.CLASS && one.id() == autumn.id()).singleElement()
                .satisfies(one -> assertThat(one.state().standing()).isEqualTo(Supply.Standing.ENDED));
        assertThat(supplies.now().all()).filteredOn(one -> one.kind() == Supply.Kind.PROJECT).allSatisfy(one -> assertThat(one.state().standing()).isEqualTo(Supply.Standing.ENDED));
        assertThatThrownBy(() -> house.standings.dismissals().back(gone, "想回来")).hasMessageContaining("2027-10-08");
        assertThatThrownBy(() -> house.partners.status(gone, house.partners.get(gone).version(), PartnerStatus.APPLYING, null, "绕过去")).hasMessageContaining("2027-10-08");
    }

    @Test
    void anAppealTakesTheDismissalBackAndADayOpensTheWayBack() {
        long low = twiceLow("清禾艺术培训部", 12, 4);
        mend(low);
        summer(low, 12, 3);
        Assessment said = said(low, SUMMER);
        Step step = house.standings.dismissals().dismiss(low, house.partners.get(low).version(), said.id(), "连续两季", house.standings.dismissals().impact(low), false, CHEN);
        Whole filed = house.standings.dismissals().appeal(low, "沈秀英", "八月老师生病，已换人");
        assertThatThrownBy(() -> house.standings.dismissals().appeal(low, "沈秀英", "再来一次")).hasMessageContaining("已经申诉过");
        Whole back = house.standings.dismissals().decide(filed.appeals().getFirst().id(), 1, AppealResult.REVOKED, "情况属实", CHEN);
        assertThat(back.stage()).isEqualTo(StandingStage.LISTED);
        assertThat(back.steps()).filteredOn(one -> one.id() == step.id()).singleElement().satisfies(one -> assertThat(one.revoked()).isEqualTo("2026-10-08"));
        assertThat(words(new StandingLetters(house.standings).letter(low, step.id(), "示例中心"))).contains("申诉成立撤销");

        long other = house.partner("期满社");
        house.standings.dismissals().expire(other, house.partners.get(other).version(), "协议期满不续");
        assertThat(house.standings.whole(other, null).stage()).isEqualTo(StandingStage.EXPIRED);
        assertThat(house.standings.dismissals().back(other, "重新签约").stage()).isEqualTo(StandingStage.APPLYING);
        assertThat(house.standings.dismissals().admit(other, "").stage()).isEqualTo(StandingStage.LISTED);
    }

    @Test
    void oneStepAtATimeAndAGoodQuarterLeadsBack() {
        long low = twiceLow("书画社", 12, 4);
        Assessment spring = said(low, SPRING);
        house.standings.confirm(spring.id(), spring.version(), "请固定上课时间");
        assertThat(house.standings.whole(low, null).stage()).isEqualTo(StandingStage.REMINDED);
        assertThat(house.partners.get(low).status().now()).isEqualTo(PartnerStatus.LISTED);
        summer(low, 12, 4);
        assertThat(said(low, SUMMER).proposal()).as("not told to mend yet").isEqualTo(StandingMove.TALK);
        house.standings.confirm(said(low, SUMMER).id(), said(low, SUMMER).version(), "");
        assertThat(house.standings.whole(low, null).last().due()).isEqualTo("2026-11-07");
        Activity good = house.course(low, "秋季班", LocalDate.of(2026, 11, 14), 12, 11);
        house.survey(good, LocalDate.of(2026, 11, 22), 18, 2);
        house.clock.to(LocalDate.of(2027, 1, 4));
        Period autumn = Period.parse("2026Q4").orElseThrow();
        house.standings.assess(autumn);
        assertThat(said(low, autumn).satisfaction()).isEqualTo(new Standing.Figure(18, 20));
        assertThat(said(low, autumn).proposal()).isEqualTo(StandingMove.RESTORE);
        house.standings.confirm(said(low, autumn).id(), said(low, autumn).version(), "");
        assertThat(house.standings.whole(low, null).stage()).isEqualTo(StandingStage.LISTED);
    }

    @Test
    void aDeclinedPeriodEndsTheRowAndStaysAsItIs() {
        long low = twiceLow("书画社", 12, 4);
        Assessment spring = said(low, SPRING);
        assertThatThrownBy(() -> house.standings.decline(spring.id(), spring.version(), " ")).hasMessageContaining("理由");
        house.standings.decline(spring.id(), spring.version(), "四月装修停课");
        house.standings.assess(SPRING);
        assertThat(said(low, SPRING).verdict()).isEqualTo(Looked.DECLINED);
        summer(low, 12, 4);
        assertThat(said(low, SUMMER).run()).isEqualTo(1);
    }

    @Test
    void seatsInsteadOfThoseCalledAreADatedSetting() {
        StandingRule shipped = house.standings.rule(LocalDate.of(2026, 6, 30));
        assertThat(shipped.example()).isTrue();
        house.clock.to(LocalDate.of(2026, 7, 1));
        house.standings.rule(new StandingRule(0, LocalDate.of(2026, 7, 1), false, Period.PeriodKind.QUARTER, StandingRule.ParticipationBase.SEATS,
                new StandingRule.Least(500, 20), new StandingRule.Least(700, 10), true, new StandingRule.Ladder(1, 2, 3), new StandingRule.Days(30, 15, 180), ""));
        long low = house.partner("书画社");
        house.course(low, "暑期班", LocalDate.of(2026, 8, 15), 12, 12);
        house.clock.to(LocalDate.of(2026, 10, 8));
        house.standings.assess(SUMMER);
        assertThat(said(low, SUMMER).participation()).isEqualTo(new Standing.Figure(24, 60));
        assertThat(said(low, SUMMER).participationGrade()).isEqualTo(Grade.LOW);
        assertThat(said(low, SUMMER).grade()).as("both must be low").isEqualTo(Grade.FEW);
        assertThatThrownBy(() -> house.standings.assess(Period.parse("2026Q4").orElseThrow())).hasMessageContaining("还没有结束");
    }

    private static String words(Sheet sheet) {
        return sheet.pages().stream().flatMap(page -> page.inks().stream()).filter(Ink.Words.class::isInstance).map(ink -> ((Ink.Words) ink).text()).collect(Collectors.joining("\n"));
    }
}
