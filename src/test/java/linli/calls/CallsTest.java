package linli.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import linli.base.text.UserError;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.SheetView;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import linli.talent.Talent;
import linli.talent.TalentHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a gap list over a notice to people who serve. */
class CallsTest {
    private static final LocalDate TODAY = TalentHouse.TODAY;
    private final TalentHouse house = new TalentHouse();
    private final Calls calls = new Calls(house.db, house.clock, house.talents);

    @AfterEach
    void close() {
        house.close();
    }

    static Call.Gap gap(String code, int wanted) {
        return new Call.Gap(code, wanted, Set.of(), List.of(), null);
    }

    private Call published(Call.Gap... gaps) {
        Call draft = calls.draft(List.of(gaps));
        return calls.publish(draft.id(), draft.version());
    }

    static Call.Applicant person(String name, String phone, String by) {
        return new Call.Applicant(false, name, null, phone, null, Talent.Proposal.RECOMMENDED, new Talent.By(null, by, null), "大家都说好");
    }

    private Call.Entry signed(Call.Entry entry) {
        return calls.sign(entry.id(), entry.version(), new Call.Agreement(TODAY, TODAY, TODAY.plusMonths(6), "每周一次，社区提供教室"), true);
    }

    @Test
    void aDraftComesFromAGapListWithItsWordsReady() {
        Call call = calls.draft(List.of(new Call.Gap("ART.PAINT", 1, Set.of(FocusGroup.CHILD), WeekSlot.parse("周六下午").orElseThrow(), null), gap("ART.CALLI", 1), gap("ART.CALLI", 2)));
        assertThat(call.no()).isEqualTo("2026-Z01");
        assertThat(call.text().title()).contains("美术").contains("书法");
        assertThat(call.gaps()).extracting(Call.Gap::wanted).containsExactly(1, 3);
        assertThat(call.text().deadline()).isEqualTo(TODAY.plusDays(30));
        assertThatThrownBy(() -> calls.draft(List.of())).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> calls.draft(List.of(gap("ART.PAINT", -1)))).isInstanceOf(UserError.class).hasMessageContaining("-1");
        assertThat(calls.list()).hasSize(1);
    }

    @Test
    void closesItselfWhenItsGapsAreFilled() {
        Call call = published(gap("ART.PAINT", 1), gap("ART.CALLI", 1));
        Call.Entry lin = calls.enter(call.id(), call.gaps().get(0).id(), person("林若溪", "13800009001", "钱秀英"));
        assertThat(lin.stage()).isEqualTo(Call.Stage.PROPOSED);
        assertThat(calls.enter(call.id(), call.gaps().get(0).id(), person("林老师", "13800009001", "沈桂英")).id()).as("one candidate, one entry").isEqualTo(lin.id());
        Call.Entry visited = calls.visit(lin.id(), new Talent.Visit(TODAY, "李老师", Talent.Result.WILLING, "愿意周末教", "签约", TODAY.plusDays(3)));
        assertThat(visited.stage()).isEqualTo(Call.Stage.VISITED);
        assertThat(visited.nominators()).isEqualTo(2);
        Call.Entry serving = signed(visited);
        assertThat(serving.stage()).isEqualTo(Call.Stage.SERVING);
        assertThat(house.talents.get(serving.talentId()).status()).isEqualTo(Talent.PoolStatus.POOL);
        assertThat(house.talents.visits(serving.talentId())).as("visits of a call are the talent's visits").hasSize(1);
        assertThat(calls.get(call.id()).state()).isEqualTo(Call.State.PUBLISHED);
        assertThat(calls.get(call.id()).filled()).isEqualTo(1);
        Call.Entry shop = calls.enter(call.id(), call.gaps().get(1).id(), new Call.Applicant(true, "墨香书法工作室", "陆文斌", "13800009008", null, Talent.Proposal.SELF, null, null));
        signed(shop);
        Call closed = calls.get(call.id());
        assertThat(closed.state()).isEqualTo(Call.State.CLOSED);
        assertThat(closed.closed().why()).isEqualTo(Call.Why.FILLED);
        assertThatThrownBy(() -> calls.enter(call.id(), call.gaps().get(0).id(), person("王芳", "13800009003", "周丽"))).isInstanceOf(UserError.class);
    }

    @Test
    void whoIsPausedForWantOfAVenueShowsInThePool() {
        Call call = published(gap("ART.PAINT", 2));
        Call.Entry entry = signed(calls.enter(call.id(), call.gaps().getFirst().id(), person("林若溪", "13800009001", "钱秀英")));
        Call.Entry paused = calls.pause(entry.id(), entry.version(), Talent.Pause.VENUE, "家里太小");
        assertThat(paused.stage()).isEqualTo(Call.Stage.PAUSED);
        assertThat(paused.pause()).contains("因场地").contains("家里太小");
        Talent lin = house.talents.get(entry.talentId());
        assertThat(lin.standing().pause()).isEqualTo(Talent.Pause.VENUE);
        house.talents.resume(lin.id(), lin.version(), "第二教室");
        assertThat(calls.entry(entry.id()).stage()).as("resumed from the pool's page").isEqualTo(Call.Stage.SERVING);
        assertThat(calls.stages()).containsEntry(Call.Stage.SERVING, 1);
        house.clock.to(TODAY.plusMonths(6).plusDays(1));
        assertThat(calls.entry(entry.id()).stage()).as("the agreement ran out").isEqualTo(Call.Stage.ENDED);
    }

    @Test
    void nothingIsHalfSigned() {
        Call call = published(gap("ART.PAINT", 1));
        Call.Entry entry = calls.enter(call.id(), call.gaps().getFirst().id(), person("林若溪", "13800009001", "钱秀英"));
        assertThatThrownBy(() -> calls.sign(entry.id(), entry.version(), new Call.Agreement(TODAY, TODAY, null, null), false))
                .isInstanceOf(UserError.class).hasMessageContaining("同意");
        assertThat(calls.entry(entry.id()).agreement()).isNull();
        assertThatThrownBy(() -> calls.sign(entry.id(), entry.version(), new Call.Agreement(TODAY, TODAY, TODAY.minusDays(1), null), true)).isInstanceOf(UserError.class);
        assertThat(house.talents.get(entry.talentId()).standing().consent()).isFalse();
        Call.Entry ended = calls.end(entry.id(), entry.version(), "搬走了");
        assertThat(ended.stage()).isEqualTo(Call.Stage.ENDED);
        assertThatThrownBy(() -> signed(ended)).isInstanceOf(UserError.class).hasMessageContaining("期满退出");
    }

    @Test
    void aGapSomebodyAnsweredStays() {
        Call call = published(gap("ART.PAINT", 1), gap("ART.CALLI", 1));
        calls.enter(call.id(), call.gaps().getFirst().id(), person("林若溪", "13800009001", "钱秀英"));
        assertThatThrownBy(() -> calls.edit(call.id(), call.version(), call.text(), call.gaps().subList(1, 2))).isInstanceOf(UserError.class).hasMessageContaining("林若溪");
        Call fewer = calls.edit(call.id(), call.version(), call.text(), call.gaps().subList(0, 1));
        assertThat(fewer.gaps()).hasSize(1);
        assertThatThrownBy(() -> calls.edit(call.id(), call.version(), call.text(), call.gaps())).isInstanceOf(UserError.class).hasMessageContaining("有人改过");
        assertThat(calls.close(call.id(), fewer.version(), "改到明年").closed().reason()).isEqualTo("改到明年");
    }

    @Test
    void theNoticeIsOnePageAsPdfAndPicture() throws Exception {
        Call call = calls.draft(List.of(new Call.Gap("ART.PAINT", 1, Set.of(FocusGroup.CHILD), WeekSlot.parse("周六、周日下午").orElseThrow(), "会教零基础的孩子"),
                gap("ART.CALLI", 1), gap("ART.CHESS", 1), new Call.Gap("ART.INSTR", 1, Set.of(FocusGroup.ELDER, FocusGroup.NEW), List.of(), null)));
        calls.publish(call.id(), call.version());
        var sheet = calls.notice(call.id());
        assertThat(sheet.pages()).hasSize(1);
        assertThat(new String(sheet.pdf(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Path picture = Path.of("target", "screens", "call-notice.png");
        java.nio.file.Files.createDirectories(picture.getParent());
        Fx.run(() -> {
            new Look();
            SheetView.png(sheet.pages().getFirst(), picture);
        });
        assertThat(picture).isNotEmptyFile();
    }
}
