package linli.talent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.db.Contents;
import linli.base.text.UserError;
import linli.base.value.DayPart;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool's rules on a real store. */
class TalentsTest {
    private final TalentHouse house = new TalentHouse();
    private final Talents talents = house.talents;

    @AfterEach
    void close() {
        house.close();
    }

    private Talents.Nominated nominate(String by, String named, String phone, String code, String place) {
        return talents.nominate(new Talent.Nomination(null, new Talent.By(null, by, null), named, phone, place, code, null, "大家都说好", null, null));
    }

    private static Map<String, String> chip(TalentList.Chip chip) {
        return Map.of("chip", chip.name());
    }

    private List<TalentList.Row> rows(Map<String, String> words) {
        return talents.list(TalentList.Filter.of(words)).rows();
    }

    @Test
    void fiveResidentsMakeOneCandidate() {
        Talent lin = house.lin();
        TalentList list = talents.list(TalentList.Filter.ALL);
        assertThat(list.rows()).hasSize(1);
        TalentList.Row row = list.rows().getFirst();
        assertThat(row.name()).isEqualTo("林若溪");
        assertThat(row.nominators()).isEqualTo(5);
        assertThat(row.codes()).containsExactly("ART.PAINT");
        assertThat(row.phone()).isEqualTo("138****9001");
        assertThat(talents.nominations(lin.id())).hasSize(5);
        assertThat(lin.person().batch()).isEqualTo(linli.base.value.SourcingBatch.DIG);
        assertThat(lin.person().source()).as("from the words of who proposed her").isEqualTo(Talent.Source.RETIRED);
        assertThat(rows(chip(TalentList.Chip.VENUE))).hasSize(1);
    }

    @Test
    void theSamePersonProposedTwiceByOneResidentIsOneNominator() {
        nominate("钱秀英", "章木根", "13800009002", "LIFE.REPAIR", null);
        assertThat(nominate("钱秀英", "章木根", "", "LIFE.REPAIR", null).nominators()).isEqualTo(1);
        assertThat(nominate("沈桂英", "章木根", "", "LIFE.REPAIR", null).nominators()).isEqualTo(2);
    }

    @Test
    void aNameAloneIsNobody() {
        nominate("钱秀英", "王芳", "13800009003", "ART.DANCE", "杏花苑");
        assertThat(nominate("沈桂英", "王芳", "13800009004", "LAW.ADVICE", "丰收新村").created()).as("another skill, another place").isTrue();
        assertThat(nominate("高建明", "王芳", "", "", "杏花苑 3幢").created()).as("same place").isFalse();
        assertThat(nominate("高建明", "王老师", "", "ART.DANCE", null).created()).as("surname, title and skill").isFalse();
        assertThat(nominate("高建明", "王老师", "", "EDU.SCIENCE", null).created()).isTrue();
        assertThat(talents.list(TalentList.Filter.ALL).rows()).hasSize(3);
    }

    @Test
    void whatWasPutTogetherCanBeParted() {
        nominate("钱秀英", "王芳", "13800009003", "ART.DANCE", null);
        Talents.Nominated other = nominate("沈桂英", "陈小军", "13800009003", "ART.MUSIC", null);
        assertThat(other.created()).as("one phone").isFalse();
        Talent.Nominated second = talents.nominations(other.talent().id()).getLast();
        Talent parted = talents.part(second.id());
        assertThat(parted.name()).isEqualTo("陈小军");
        assertThat(talents.nominations(other.talent().id())).hasSize(1);
        assertThat(talents.list(TalentList.Filter.ALL).rows()).hasSize(2);
    }

    @Test
    void aMergeCountsBothAndComesApartAgain() {
        Talent kept = nominate("钱秀英", "王芳", "13800009003", "ART.DANCE", null).talent();
        Talent gone = nominate("沈桂英", "王老师", "13800009005", "SPORT.YOGA", null).talent();
        talents.visit(gone.id(), new Talent.Visit(TalentHouse.TODAY, "李老师", Talent.Result.WILLING, "愿意", null, null));
        talents.merge(kept.id(), kept.version(), gone.id(), gone.version());
        TalentList.Row row = talents.list(TalentList.Filter.ALL).rows().getFirst();
        assertThat(talents.list(TalentList.Filter.ALL).rows()).hasSize(1);
        assertThat(row.nominators()).isEqualTo(2);
        assertThat(row.codes()).containsExactly("ART.DANCE", "SPORT.YOGA");
        assertThat(row.lastContact()).isEqualTo(TalentHouse.TODAY);
        assertThat(talents.visits(kept.id())).hasSize(1);
        talents.unmerge(gone.id(), talents.get(gone.id()).version());
        assertThat(talents.list(TalentList.Filter.ALL).rows()).hasSize(2);
        assertThat(talents.nominations(kept.id())).hasSize(1);
    }

    @Test
    void nobodyIsInThePoolWithoutConsent() {
        Talent talent = talents.add(TalentHouse.draft("张海燕", "13800009006", "LIFE.HAIR", "周三上午", false));
        Map<String, List<String>> before = Contents.of(house.db, Set.of());
        assertThatThrownBy(() -> talents.approve(talent.id(), talent.version())).isInstanceOf(UserError.class).hasMessageContaining("同意");
        assertThatThrownBy(() -> talents.listed(talent.id())).isInstanceOf(UserError.class).hasMessageContaining("同意");
        assertThat(Contents.of(house.db, Set.of())).as("nothing half saved").isEqualTo(before);
        Talent agreed = talents.edit(talent.id(), talent.version(), TalentHouse.draft("张海燕", "13800009006", "LIFE.HAIR", "周三上午", true));
        Talent in = talents.approve(agreed.id(), agreed.version());
        assertThat(in.standing().joinedOn()).isEqualTo(TalentHouse.TODAY);
        assertThat(talents.listed(in.id()).name()).isEqualTo("张海燕");
        assertThatThrownBy(() -> talents.edit(in.id(), in.version(), TalentHouse.draft("张海燕", "13800009006", "LIFE.HAIR", "周三上午", false)))
                .isInstanceOf(UserError.class);
    }

    @Test
    void badInputIsRefusedWithTheReason() {
        Talent.Draft good = TalentHouse.draft("张海燕", "13800009006", "LIFE.HAIR", "周三上午", true);
        Talent.Offer offer = good.offer();
        Map<String, List<String>> before = Contents.of(house.db, Set.of());
        List<WeekSlot> twice = List.of(WeekSlot.parse("周三 9:00-11:00").orElseThrow().getFirst(), WeekSlot.parse("周三 10:00-12:00").orElseThrow().getFirst());
        refused("重叠", good, new Talent.Offer(offer.skills(), twice, List.of(), false, null, 20, Set.of(), null, null));
        refused("-3", good, new Talent.Offer(offer.skills(), offer.slots(), List.of(), false, null, -3, Set.of(), null, null));
        refused("12 到 6", good, new Talent.Offer(offer.skills(), offer.slots(), List.of(), false, null, 5, Set.of(), 12, 6));
        refused("2026-12-10", good, new Talent.Offer(offer.skills(), offer.slots(),
                List.of(new Talent.Away(LocalDate.of(2026, 12, 10), LocalDate.of(2026, 12, 1), null)), false, null, 5, Set.of(), null, null));
        refused("ART.NONE", good, new Talent.Offer(List.of(new Talent.Skill("ART.NONE")), offer.slots(), List.of(), false, null, 5, Set.of(), null, null));
        assertThat(Contents.of(house.db, Set.of())).as("nothing half saved").isEqualTo(before);
    }

    private void refused(String word, Talent.Draft good, Talent.Offer bad) {
        assertThatThrownBy(() -> talents.add(new Talent.Draft(null, good.person(), bad, true))).isInstanceOf(UserError.class).hasMessageContaining(word);
    }

    @Test
    void aPauseKeepsItsReasonAndAStaleEditIsRefused() {
        Talent lin = house.lin();
        assertThat(lin.standing().pause()).isEqualTo(Talent.Pause.VENUE);
        assertThatThrownBy(() -> talents.resume(lin.id(), lin.version() - 1, null)).isInstanceOf(UserError.class).hasMessageContaining("有人改过");
        Talent back = talents.resume(lin.id(), lin.version(), "第二教室周六下午空着");
        assertThat(back.status()).isEqualTo(Talent.PoolStatus.POOL);
        assertThat(talents.steps(lin.id())).extracting(Talent.Step::status).containsExactly(Talent.PoolStatus.CANDIDATE, Talent.PoolStatus.POOL, Talent.PoolStatus.PAUSED, Talent.PoolStatus.POOL);
        assertThatThrownBy(() -> talents.leave(back.id(), back.version(), " ")).isInstanceOf(UserError.class);
        assertThat(talents.leave(back.id(), back.version(), "搬去杭州").status()).isEqualTo(Talent.PoolStatus.LEFT);
        assertThat(rows(chip(TalentList.Chip.LEFT))).hasSize(1);
        assertThat(rows(Map.of())).isEmpty();
    }

    @Test
    void whoWasNotUsedForNinetyDaysIsIdle() {
        Talent talent = talents.add(TalentHouse.draft("张海燕", "13800009006", "LIFE.HAIR", "周三上午", true));
        talents.approve(talent.id(), talent.version());
        house.clock.to(TalentHouse.TODAY.plusDays(89));
        assertThat(rows(chip(TalentList.Chip.IDLE))).isEmpty();
        house.clock.to(TalentHouse.TODAY.plusDays(90));
        assertThat(rows(chip(TalentList.Chip.IDLE))).extracting(TalentList.Row::idleDays).containsExactly(90L);
    }

    @Test
    void coverageCountsWhoCanComeThen() {
        house.lin();
        talents.resume(talents.search("林若溪", 1).getFirst().id(), talents.search("lrx", 1).getFirst().version(), null);
        Talent other = talents.add(TalentHouse.draft("陆文斌", "13800009007", "ART.CALLI", "周六下午、周三晚上", true));
        talents.approve(other.id(), other.version());
        TalentList.Coverage coverage = talents.coverage();
        assertThat(coverage.at("ART", DayOfWeek.SATURDAY, DayPart.AFTERNOON)).isEqualTo(2);
        assertThat(coverage.at("ART.PAINT", DayOfWeek.SATURDAY, DayPart.AFTERNOON)).isEqualTo(1);
        assertThat(coverage.at("ART", DayOfWeek.WEDNESDAY, DayPart.EVENING)).isEqualTo(1);
        assertThat(coverage.people()).containsEntry("ART", 2);
        assertThat(rows(Map.of("code", "ART", "day", "SATURDAY", "part", "AFTERNOON"))).hasSize(2);
        assertThat(rows(Map.of("code", "ART.PAINT", "day", "SUNDAY", "part", "AFTERNOON"))).hasSize(1);
        assertThat(rows(Map.of("group", FocusGroup.ELDER.name()))).as("for children only, and for anybody").extracting(TalentList.Row::name).containsExactly("陆文斌");
    }

    @Test
    void endingDocumentsAreShownInTime() {
        Talent.Draft draft = TalentHouse.draft("陆文斌", "13800009007", "ART.CALLI", "周六下午", true);
        Talent.Person person = draft.person();
        Talent.Person with = new Talent.Person(person.name(), person.phones(), person.source(), person.batch(), null, null, null, null,
                List.of(new Talent.Document("健康证", "JK98000123", TalentHouse.TODAY.plusDays(30))), null);
        Talent talent = talents.add(new Talent.Draft(null, with, draft.offer(), true));
        talents.approve(talent.id(), talent.version());
        assertThat(rows(chip(TalentList.Chip.EXPIRING))).hasSize(1);
        assertThat(talents.reveal(talent.id(), "核对健康证")).contains("13800009007").contains("JK98000123");
        house.clock.to(TalentHouse.TODAY.minusDays(1));
        assertThat(rows(chip(TalentList.Chip.EXPIRING))).isEmpty();
    }

    @Test
    void findsByPinyinTailAndSkill() {
        house.lin();
        assertThat(talents.search("lrx", 5)).hasSize(1);
        assertThat(talents.search("linruoxi", 5)).hasSize(1);
        assertThat(talents.search("9001", 5)).hasSize(1);
        assertThat(talents.search("美术", 5)).hasSize(1);
        assertThat(talents.search("书法", 5)).isEmpty();
    }
}
