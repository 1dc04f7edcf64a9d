package linli.projects;

import static linli.partners.PartnerHouse.TODAY;
import static linli.partners.PartnerHouse.course;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.text.UserError;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.partners.Partner;
import linli.partners.Partner.PartnerKind;
import linli.partners.PartnerHouse;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules of projects, on a real store. */
class ProjectsTest {
    private final PartnerHouse house = new PartnerHouse();
    private final Projects projects = house.projects;

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

    private static Project.Face with(Integer seats, LocalDate ends, String domain, SourcingBatch batch, Project.Audience audience, String slots, Project.Giver giver) {
        Project.Face face = course("画画班", null);
        return new Project.Face(face.name(), giver, domain, audience, "", WeekSlot.parse(slots).orElseThrow(), ProjectVenue.NEEDED, "", Project.Price.FREE, seats,
                face.starts(), ends, "", batch, "", "");
    }

    @Test
    void badFieldsAreRefusedAndNothingIsKept() {
        Project.Giver hall = new Project.Giver(null, null, "市文化馆");
        Project.Audience all = Project.Audience.ALL;
        refused(() -> projects.add(with(-1, null, "ART", SourcingBatch.DIG, all, "周六下午", hall), ProjectStatus.OPEN), "projects.seats");
        refused(() -> projects.add(with(0, null, "ART", SourcingBatch.DIG, all, "周六下午", hall), ProjectStatus.OPEN), "projects.seats");
        refused(() -> projects.add(with(9, LocalDate.of(2026, 8, 31), "ART", SourcingBatch.DIG, all, "周六下午", hall), ProjectStatus.OPEN), "projects.days");
        refused(() -> projects.add(with(9, null, "ART.X", SourcingBatch.DIG, all, "周六下午", hall), ProjectStatus.OPEN), "projects.domain");
        refused(() -> projects.add(with(9, null, "ART", null, all, "周六下午", hall), ProjectStatus.OPEN), "projects.noBatch");
        refused(() -> projects.add(with(9, null, "ART", SourcingBatch.DIG, new Project.Audience("", Set.of(), 12, 6), "周六下午", hall), ProjectStatus.OPEN), "projects.ages");
        refused(() -> projects.add(with(9, null, "ART", SourcingBatch.DIG, all, "周六 14:00-16:00、周六 15:00-17:00", hall), ProjectStatus.OPEN), "projects.slots");
        refused(() -> projects.add(with(9, null, "ART", SourcingBatch.DIG, all, "周六下午", new Project.Giver(null, null, " ")), ProjectStatus.OPEN), "projects.noGiver");
        refused(() -> projects.add(PartnerHouse.priced(course("画画班", null), 0), ProjectStatus.OPEN), "projects.price");
        assertThat(projects.list(ProjectList.Filter.of(Map.of("gone", ""))).rows()).isEmpty();
        assertThat(projects.add(with(null, null, "ART", SourcingBatch.DIG, all, "周六下午", hall), ProjectStatus.OPEN).face().community()).isEqualTo("本社区");
    }

    @Test
    void aFiledGroupThatSellsIsWarnedAboutButMay() {
        Partner filed = house.partner("睦邻书画社", PartnerKind.SOCIAL);
        Project.Face face = PartnerHouse.priced(course("书法班", filed.id()), 30);
        assertThat(projects.warnings(face)).singleElement().asString().contains("睦邻书画社").contains("登记");
        assertThat(projects.add(face, ProjectStatus.OPEN).face().price().amount().fen()).isEqualTo(3000);
        assertThat(projects.warnings(course("免费书法班", filed.id()))).isEmpty();
    }

    @Test
    void goesItsWayWithDaysAndReasons() {
        Project planned = projects.add(course("画画班", null), ProjectStatus.PLANNED);
        refused(() -> projects.add(course("画画 班", null), ProjectStatus.OPEN), "projects.twice");
        refused(() -> projects.status(planned.id(), planned.version(), ProjectStatus.PAUSED, null, "x"), "projects.step");
        Project open = projects.status(planned.id(), planned.version(), ProjectStatus.OPEN, LocalDate.of(2026, 10, 1), "");
        refused(() -> projects.status(open.id(), open.version(), ProjectStatus.PAUSED, null, ""), "projects.noReason");
        refused(() -> projects.status(open.id(), open.version(), ProjectStatus.ENDED, LocalDate.of(2026, 9, 1), "办完"), "projects.day");
        Project ended = projects.status(open.id(), open.version(), ProjectStatus.ENDED, LocalDate.of(2026, 11, 1), "办完");
        refused(() -> projects.status(ended.id(), ended.version(), ProjectStatus.OPEN, null, ""), "projects.step");
        for (var day : Map.of("2026-09-30", ProjectStatus.PLANNED, "2026-10-01", ProjectStatus.OPEN, "2026-11-01", ProjectStatus.ENDED).entrySet()) {
            ProjectList list = projects.list(ProjectList.Filter.of(Map.of("on", day.getKey(), "gone", "")));
            assertThat(list.rows()).as(day.getKey()).extracting(ProjectList.Row::status).containsExactly(day.getValue());
            assertThat(list.byStatus()).isEqualTo(Map.of(day.getValue(), 1));
        }
        assertThat(projects.list(ProjectList.Filter.ALL).rows()).as("ended ones are not in the way").isEmpty();
        assertThat(projects.add(course("画画班", null), ProjectStatus.OPEN).id()).isNotEqualTo(ended.id());
    }

    @Test
    void narrowsByEveryWordAndFindsByGiver() {
        Partner partner = house.partner("桑园画室", PartnerKind.SOLE);
        Project one = house.project("儿童画画", partner.id());
        house.project("水墨体验", null);
        for (Map<String, String> words : List.<Map<String, String>>of(Map.of("text", "桑园画室"), Map.of("partner", "" + partner.id()), Map.of("text", "ethh"))) {
            assertThat(projects.list(ProjectList.Filter.of(words)).rows()).as(words.toString()).extracting(ProjectList.Row::id).containsExactly(one.id());
        }
        ProjectList art = projects.list(ProjectList.Filter.of(Map.of("domain", "ART", "group", "CHILD", "batch", "DIG", "community", "丰收社区")));
        assertThat(art.rows()).hasSize(2);
        assertThat(art.seats()).isEqualTo(40);
        assertThat(art.byRoot()).isEqualTo(Map.of("ART", 2));
        assertThat(projects.list(ProjectList.Filter.of(Map.of("domain", "SPORT"))).rows()).isEmpty();
        assertThat(projects.list(ProjectList.Filter.of(Map.of("domain", "SPORT"))).byRoot()).as("the other chips tell what they would show").isEqualTo(Map.of("ART", 2));
        assertThat(projects.expiring()).isZero();
        house.clock.to(LocalDate.of(2027, 1, 5));
        assertThat(projects.expiring()).isEqualTo(2);
        house.clock.to(LocalDate.of(2027, 2, 1));
        assertThat(projects.list(ProjectList.Filter.of(Map.of("expiring", ""))).rows()).hasSize(2).allMatch(ProjectList.Row::overdue);
        assertThat(TODAY).isBefore(LocalDate.of(2027, 2, 1));
    }
}
