package linli.partners;

import static linli.partners.PartnerHouse.CODE;
import static linli.partners.PartnerHouse.TODAY;
import static linli.partners.PartnerHouse.face;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.base.text.UserError;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.PledgeKind;
import linli.projects.Project.ProjectStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules of partners, agreements and promises, on a real store. */
class PartnersTest {
    private final PartnerHouse house = new PartnerHouse();
    private final Partners partners = house.partners;

    @AfterEach
    void close() {
        house.close();
    }

    private static void refused(Runnable what, String key) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.key()).isEqualTo("error." + key);
            assertThat(error.getMessage()).doesNotContain("{").doesNotContain("null");
        });
    }

    private static Agreement agreement(long partner, LocalDate from, LocalDate to) {
        return new Agreement(0, partner, "", null, from, to, "提供第二教室", "每周六下午上课", null, "", 1);
    }

    private static Pledge money(long partner, long fen, LocalDate due) {
        return new Pledge(0, partner, PledgeKind.MONEY, "赞助助餐", null, fen, LocalDate.of(2026, 6, 1), due, null, "", 0, 0, 1);
    }

    @Test
    void everyVectorOfTheCodeIsJudged() throws Exception {
        int cases = 0;
        try (BufferedReader lines = Files.newBufferedReader(Path.of("src/test/resources/vectors/uscc.tsv"))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                Partner.Face face = face("伙伴" + cases++, PartnerKind.COMPANY, cells[0]);
                switch (cells[1]) {
                    case "OK", "WARN_ORG_CHECK" -> assertThat(partners.checked(face).uscc()).as(line).isEqualTo(cells[2]);
                    case "LEGACY_BIZ_REG", "LEGACY_ORG_CODE" -> assertThat(partners.checked(face).legacyNo()).as(line).isEqualTo(cells[2]);
                    default -> refused(() -> partners.checked(face), "partners.uscc");
                }
            }
        }
        assertThat(cases).isGreaterThan(15);
        assertThat(partners.warnings(partners.checked(face("某厂", PartnerKind.COMPANY, "330481000012345")))).singleElement().asString().contains("旧号码");
        assertThat(partners.warnings(face("某厂", PartnerKind.COMPANY, CODE))).singleElement().asString().contains("民办非企业");
        assertThat(partners.warnings(face("某中心", PartnerKind.SOCIAL, CODE))).isEmpty();
        assertThat(partners.warnings(face("某厂", PartnerKind.COMPANY, "91330481XNDM00010H"))).singleElement().asString().contains("校验不符");
    }

    @Test
    void aPartnerIsWrittenOnceAndEditedByOneAtATime() {
        Partner one = partners.add(face("桑园美育中心", PartnerKind.SOCIAL, CODE), PartnerStatus.LISTED);
        refused(() -> partners.add(face("别的名字", PartnerKind.SOCIAL, CODE), PartnerStatus.LISTED), "partners.twice");
        refused(() -> partners.add(face("桑园 美育中心", PartnerKind.SOCIAL, ""), PartnerStatus.LISTED), "partners.twice");
        refused(() -> partners.add(face("无类型", null, ""), PartnerStatus.LISTED), "partners.noKind");
        refused(() -> partners.add(new Partner.Face("社团", PartnerKind.SOCIAL, null, "", "", "", "", "", "", null, "", null, ""), PartnerStatus.LISTED), "partners.noRegistration");
        Partner edited = partners.edit(one.id(), one.version(), face("桑园美育服务中心", PartnerKind.SOCIAL, CODE));
        assertThat(edited.face().name()).isEqualTo("桑园美育服务中心");
        refused(() -> partners.edit(one.id(), one.version(), face("晚到的", PartnerKind.SOCIAL, CODE)), "partners.changed");
        assertThat(partners.list(PartnerList.Filter.ALL).rows()).singleElement().satisfies(row -> {
            assertThat(row.phone()).isEqualTo("138****1234");
            assertThat(row.since()).isEqualTo(LocalDate.of(2026, 3, 1));
        });
    }

    @Test
    void verifyingIsNotSaving() {
        Partner one = house.partner("桑园书店", PartnerKind.COMPANY);
        assertThat(one.proof().verifiedOn()).isNull();
        house.clock.to(TODAY.plusDays(3));
        Partner verified = partners.verify(one.id(), one.version());
        assertThat(verified.proof().verifiedOn()).isEqualTo(TODAY.plusDays(3));
        assertThat(verified.proof().verifiedBy()).isEqualTo("周老师");
        assertThat(verified.proof().savedAt()).as("saved earlier").isEqualTo(one.proof().savedAt());
    }

    @Test
    void countsOnAnyDayEqualTheListOfThatDay() {
        Partner stays = house.partner("桑园书店", PartnerKind.COMPANY);
        Partner leaves = house.partner("银发志愿队", PartnerKind.TEAM);
        house.clock.to(LocalDate.of(2026, 10, 1));
        partners.status(leaves.id(), leaves.version(), PartnerStatus.LEFT, LocalDate.of(2026, 9, 15), "成员搬走");
        house.clock.to(TODAY);
        for (LocalDate day : List.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 15), TODAY)) {
            PartnerList list = partners.list(PartnerList.Filter.of(Map.of("on", day.toString(), "gone", "")));
            assertThat(list.byKind().values().stream().mapToInt(Integer::intValue).sum()).as(day.toString()).isEqualTo(list.rows().size());
            list.byStatus().forEach((status, count) -> assertThat(partners.list(PartnerList.Filter.of(Map.of("on", day.toString(), "status", status.name()))).rows())
                    .as(day + " " + status).hasSize(count));
        }
        assertThat(partners.list(PartnerList.Filter.of(Map.of("on", "2026-02-01", "gone", ""))).rows()).isEmpty();
        assertThat(partners.list(PartnerList.Filter.of(Map.of("on", "2026-09-14"))).rows()).hasSize(2);
        assertThat(partners.list(PartnerList.Filter.of(Map.of("on", "2026-09-15"))).rows()).extracting(PartnerList.Row::id).containsExactly(stays.id());
    }

    @Test
    void aStatusHasItsOrderItsReasonAndItsDay() {
        Partner one = house.partner("银发志愿队", PartnerKind.TEAM);
        refused(() -> partners.status(one.id(), one.version(), PartnerStatus.APPLYING, null, "x"), "partners.step");
        refused(() -> partners.status(one.id(), one.version(), PartnerStatus.PAUSED, null, " "), "partners.noReason");
        refused(() -> partners.status(one.id(), one.version(), PartnerStatus.PAUSED, TODAY.plusDays(1), "缺人"), "partners.day");
        refused(() -> partners.status(one.id(), one.version(), PartnerStatus.PAUSED, LocalDate.of(2026, 2, 1), "缺人"), "partners.day");
        Partner left = partners.status(one.id(), one.version(), PartnerStatus.LEFT, null, "解散");
        var before = linli.base.db.Contents.of(house.db, java.util.Set.of());
        refused(() -> partners.pledges().sign(agreement(left.id(), TODAY, TODAY.plusYears(1))), "partners.left");
        refused(() -> house.project("画画班", left.id()), "projects.left");
        assertThat(linli.base.db.Contents.of(house.db, java.util.Set.of())).as("nothing half saved").isEqualTo(before);
        Partner back = partners.status(left.id(), left.version(), PartnerStatus.APPLYING, null, "重新组队");
        assertThat(partners.whole(back.id()).steps()).hasSize(3);
        refused(() -> house.project("画画班", back.id()), "projects.notServing");
    }

    @Test
    void projectsFollowTheirPartner() {
        Partner one = house.partner("桑园画室", PartnerKind.SOLE);
        long open = house.project("儿童画画", one.id()).id();
        long planned = house.projects.add(PartnerHouse.course("成人素描", one.id()), ProjectStatus.PLANNED).id();
        Partner paused = partners.status(one.id(), one.version(), PartnerStatus.PAUSED, null, "装修");
        assertThat(house.projects.get(open).status().now()).isEqualTo(ProjectStatus.PAUSED);
        assertThat(house.projects.get(open).status().reason()).contains("桑园画室").contains("装修");
        assertThat(house.projects.get(planned).status().now()).isEqualTo(ProjectStatus.PLANNED);
        partners.status(paused.id(), paused.version(), PartnerStatus.LEFT, null, "搬走");
        assertThat(house.projects.get(planned).status().now()).isEqualTo(ProjectStatus.ENDED);
        assertThat(partners.whole(one.id()).projects()).hasSize(2).allMatch(project -> project.status().equals("ENDED"));
    }

    @Test
    void agreementsExpireWithinThirtyDaysUnlessTheNextIsSigned() {
        Partner one = house.partner("桑园书店", PartnerKind.COMPANY);
        refused(() -> partners.pledges().sign(agreement(one.id(), TODAY, TODAY.minusDays(1))), "partners.agreementDays");
        refused(() -> partners.pledges().sign(new Agreement(0, one.id(), "", null, TODAY, TODAY, "", "y", null, "", 1)), "partners.duties");
        partners.pledges().sign(agreement(one.id(), LocalDate.of(2026, 1, 1), TODAY.plusDays(31)));
        assertThat(partners.expiring()).isZero();
        house.clock.to(TODAY.plusDays(1));
        assertThat(partners.expiring()).isEqualTo(1);
        assertThat(partners.list(PartnerList.Filter.of(Map.of("expiring", ""))).rows()).extracting(PartnerList.Row::agreementTo).containsExactly(TODAY.plusDays(31));
        Agreement next = partners.pledges().sign(agreement(one.id(), TODAY.plusDays(32), TODAY.plusYears(1)));
        assertThat(partners.expiring()).isZero();
        assertThat(next.title()).contains("桑园书店");
        partners.pledges().endAgreement(next, null, "不续了");
        assertThat(partners.expiring()).isEqualTo(1);
        refused(() -> partners.pledges().endAgreement(next, null, "再来"), "partners.changed");
    }

    @Test
    void theLedgerHoldsPromisesAgainstWhatWasGiven() {
        Partner one = house.partner("桑园超市", PartnerKind.COMPANY);
        Pledges pledges = partners.pledges();
        refused(() -> pledges.pledge(money(one.id(), 0, null)), "partners.amount");
        refused(() -> pledges.pledge(money(one.id(), 100, LocalDate.of(2026, 5, 1))), "partners.due");
        refused(() -> pledges.pledge(new Pledge(0, one.id(), PledgeKind.DISCOUNT, "理发", 100, null, null, null, null, "", 0, 0, 1)), "partners.amount");
        Pledge promised = pledges.pledge(money(one.id(), 5_000_000, LocalDate.of(2026, 10, 31)));
        assertThat(promised.late(TODAY)).isTrue();
        pledges.deliver(promised.id(), LocalDate.of(2026, 7, 1), 2_000_000, "第一笔");
        Pledge half = pledges.deliver(promised.id(), null, 1_000_000, "第二笔");
        assertThat(half.open()).isEqualTo(2_000_000);
        assertThat(half.shown(half.open())).isEqualTo("20,000.00");
        refused(() -> pledges.deliver(promised.id(), TODAY.plusDays(1), 1, ""), "partners.day");
        refused(() -> pledges.deliver(promised.id(), null, -1, ""), "partners.amount");
        long wrong = partners.whole(one.id()).deliveries().getFirst().id();
        pledges.cancelDelivery(wrong, "重复登记");
        refused(() -> pledges.cancelDelivery(wrong, "再来"), "partners.gone");
        assertThat(partners.whole(one.id()).pledges().getFirst().delivered()).isEqualTo(2_000_000);
        assertThat(partners.whole(one.id()).deliveries()).as("void ones stay readable").hasSize(2);
        assertThat(partners.list(PartnerList.Filter.of(Map.of("late", ""))).rows()).hasSize(1);
        Pledge cut = pledges.pledge(new Pledge(0, one.id(), PledgeKind.DISCOUNT, "理发 7 折", 70, null, null, null, null, "", 0, 0, 1));
        pledges.deliver(cut.id(), null, 450, "省 4.5 元");
        assertThat(pledges.ledger().getFirst().pledge().id()).as("late first").isEqualTo(promised.id());
        PartnerList.LedgerSum sum = pledges.ledgerSums().stream().filter(line -> line.kind() == PledgeKind.MONEY).findFirst().orElseThrow();
        assertThat(List.of(sum.promised(), sum.delivered(), (long) sum.late())).containsExactly(5_000_000L, 2_000_000L, 1L);
        pledges.withdraw(partners.whole(one.id()).pledges().getFirst(), "经营困难");
        sum = pledges.ledgerSums().stream().filter(line -> line.kind() == PledgeKind.MONEY).findFirst().orElseThrow();
        assertThat(List.of(sum.promised(), sum.late())).as("what is taken back is not waited for").containsExactly(2_000_000L, 0);
        refused(() -> pledges.deliver(promised.id(), null, 1, ""), "partners.withdrawn");
    }

    @Test
    void isFoundByPinyinCodeAndContact() {
        partners.add(face("桑园美育中心", PartnerKind.SOCIAL, CODE), PartnerStatus.LISTED);
        house.partner("银发志愿队", PartnerKind.TEAM);
        for (String words : List.of("美育", "symy", "040M", "沈秀英 美育", CODE)) {
            assertThat(partners.search(words, 5)).as(words).extracting(PartnerList.Row::name).contains("桑园美育中心");
        }
        assertThat(partners.search("银发", 5)).hasSize(1);
    }
}
