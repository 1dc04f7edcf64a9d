package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import linli.activities.Activity;
import linli.activities.ActivityList;
import linli.base.text.Texts;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.NeedStatus;
import linli.partners.Partner;
import linli.projects.Project;
import linli.shell.Shell;
import linli.talent.Talent;
import linli.venues.Room;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the real window: a match is accepted, the next step opens filled in, is kept, and the need has moved on. */
class MatchWalkTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    private Path place;
    private final List<Throwable> failures = new ArrayList<>();
    private Wiring house;
    private Shell shell;
    private Scene scene;
    private Work work;

    private void idle() {
        for (int round = 0; round < 4; round++) {
            Fx.idle(work);
        }
        Fx.run(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    private void open(String page, Object argument) {
        Fx.run(() -> shell.open(page, argument));
        idle();
    }

    private void fire(String id) {
        Fx.run(() -> {
            Button button = (Button) shown(id);
            assertThat(button).as(id).isNotNull();
            button.fire();
        });
        idle();
    }

    private Node shown(String id) {
        return scene.getRoot().lookupAll("#" + id).stream().filter(MatchWalkTest::visible).findFirst().orElse(null);
    }

    private static boolean visible(Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        Fx.run(() -> scene.getRoot().lookupAll(".label").stream().filter(MatchWalkTest::visible).forEach(node -> words.append(((Label) node).getText()).append('\n')));
        return words.toString();
    }

    private void shot(String file) {
        idle();
        Fx.run(() -> Snapshot.png(scene, Path.of("target", "screens", file)));
    }

    private long talent(String name, String code, boolean ownVenue, String slots, boolean paused) {
        Talent talent = house.supply().talents().add(new Talent.Draft(null,
                new Talent.Person(name, Phone.parseAll("13800000300"), Talent.Source.EXPERT, SourcingBatch.DIG, null, null, null, null, List.of(), null),
                new Talent.Offer(List.of(new Talent.Skill(code)), WeekSlot.parse(slots).orElseThrow(), List.of(), ownVenue, null, 8, Set.of(FocusGroup.CHILD), 6, 12), true));
        talent = house.supply().talents().approve(talent.id(), talent.version());
        return (paused ? house.supply().talents().pause(talent.id(), talent.version(), Talent.Pause.VENUE, "没有教室") : talent).id();
    }

    private Need need(String body) {
        return house.needs().register(new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.MINIAPP, null, null, null, null));
    }

    @Test
    void anAcceptedMatchOpensItsNextStepAndTheNeedMovesOn() {
        Clock clock = Clock.fixed(TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", "right-horse-1".toCharArray());
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            house = made.house();
            Stage stage = window(clock);
            try {
                long room = house.venues().save(Room.named("第二教室", 20)).id();
                long teacher = talent("林若溪", "ART.PAINT", false, "周六下午、周日下午", true);
                aTalentBecomesAClass(teacher, room);
                aSeatInTheClass();
                aRoomIsBooked(room);
                aProjectIsTalkedOverOrAppliedFor(SourcingBatch.BRING, "想学书法，周日上午", "ART.CALLI", "周日上午", "书法入门");
                aProjectIsTalkedOverOrAppliedFor(SourcingBatch.SINK, "想学太极拳，周五上午", "SPORT.TAICHI", "周五上午", "太极进社区");
                aSupplyShowsItsNeeds();
            } finally {
                Fx.run(stage::close);
                work.close();
            }
            assertThat(failures).isEmpty();
        }
    }

    private Stage window(Clock clock) {
        Fx.start();
        work = new Work(Platform::runLater, failures::add);
        return Fx.on(() -> {
            Look look = new Look();
            shell = new Shell(look, clock);
            Pages pages = new Pages(house, shell, work, look, Memory.brief(), (zip, secret) -> { }, () -> { });
            shell.furnish(work, pages.sections(), pages.settings(), pages.one(), house.searchSources(), pages::badges);
            scene = new Scene(new StackPane(), 1440, 900);
            look.dress(scene);
            scene.setRoot(shell.root());
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return stage;
        });
    }

    private void aTalentBecomesAClass(long teacher, long room) {
        Need need = need("孩子 7 岁，想学画画，周末下午有时间，附近机构太远也太贵，社区有场地的话能不能办个班？");
        open("need", need.id());
        fire("match-TALENT-" + teacher);
        assertThat(house.needs().get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
        assertThat(house.supply().talents().get(teacher).status()).as("the room mends the pause").isEqualTo(Talent.PoolStatus.POOL);
        shot("walk-class-form.png");
        assertThat(((TextField) shown("activity-leader")).getText()).isEqualTo("林若溪");
        fire("activity-save");
        List<ActivityList.Row> classes = house.activities().forNeed(need.id());
        assertThat(classes).hasSize(1);
        Activity course = house.activities().get(classes.getFirst().id());
        assertThat(course.plan().supply().talentId()).isEqualTo(teacher);
        assertThat(course.plan().seats()).isEqualTo(8);
        assertThat(house.venues().holding(room, TODAY, TODAY.plusWeeks(16))).isNotEmpty();
        open("need", need.id());
        shot("walk-need.png");
        assertThat(words()).contains(course.plan().title());
    }

    private void aSeatInTheClass() {
        Need need = need("孩子 8 岁想学画画，周六下午");
        open("need", need.id());
        long course = house.activities().list(ActivityList.Filter.ALL).rows().getFirst().id();
        fire("match-CLASS-" + course);
        assertThat(house.needs().get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
        shot("walk-enrol.png");
        assertThat(words()).contains("美术");
    }

    private void aRoomIsBooked(long room) {
        Need need = need("我们排练没有场地，周三下午想借间教室");
        open("need", need.id());
        fire("match-VENUE-" + room);
        assertThat(house.needs().get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
        shot("walk-booking.png");
        assertThat(((TextField) shown("booking-purpose")).getText()).contains(house.needs().get(need.id()).no());
        Fx.run(() -> {
            ((TextField) shown("booking-who")).setText("排练小组");
            scene.getRoot().lookupAll(".toggle-button").stream().filter(MatchWalkTest::visible).map(ToggleButton.class::cast)
                    .filter(chip -> chip.getText().equals(Texts.of(UserClass.RESIDENT))).findFirst().orElseThrow().fire();
        });
        idle();
        fire("booking-save");
        assertThat(house.venues().holding(room, TODAY, TODAY.plusDays(8))).as("Wednesday").isNotEmpty();
    }

    /** A project of a partner is talked over, one that comes down from the town is applied for; both end in the class form filled in. */
    private void aProjectIsTalkedOverOrAppliedFor(SourcingBatch batch, String wish, String domain, String slots, String name) {
        Partner partner = house.supply().partners().add(new Partner.Face(name + "工作室", Partner.PartnerKind.SOLE, null, "", "", "沈秀英", "13800001234", "", "示例社区", batch,
                "", TODAY, ""), Partner.PartnerStatus.LISTED);
        long project = house.supply().projects().add(new Project.Face(name, new Project.Giver(partner.id(), null, ""), domain,
                new Project.Audience("", Set.of(), null, null), "每周一次", WeekSlot.parse(slots).orElseThrow(), Project.ProjectVenue.OWN, "南栅工坊",
                Project.Price.FREE, 15, TODAY, TODAY.plusMonths(6), "示例社区", batch, "", ""), Project.ProjectStatus.OPEN).id();
        Need need = need(wish);
        open("need", need.id());
        fire("match-PROJECT-" + project);
        assertThat(house.needs().get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
        shot("walk-project-" + batch + ".png");
        assertThat(words()).contains(need.no(), batch == SourcingBatch.SINK ? "申请这个项目" : "联系这个项目", "沈秀英").doesNotContain("13800001234");
        fire("project-asked-open");
        shot("walk-project-class-" + batch + ".png");
        assertThat(((TextField) shown("activity-title")).getText()).isEqualTo(name);
        fire("activity-save");
        List<ActivityList.Row> classes = house.activities().forNeed(need.id());
        assertThat(classes).hasSize(1);
        assertThat(house.activities().get(classes.getFirst().id()).plan().supply()).isEqualTo(new Activity.Supply(project, null, partner.id(), name + "工作室"));
        open("projects", null);
        open("projects", project);
        assertThat(shown("project-asked")).as("looked at later it asks nothing").isNull();
    }

    @SuppressWarnings("unchecked")
    private void aSupplyShowsItsNeeds() {
        long chess = talent("沈国良", "ART.CHESS", true, "周六上午", false);
        Need need = need("孩子 9 岁想学围棋，周六上午");
        open("talents", chess);
        fire("talent-needs");
        TableView<Object> table = (TableView<Object>) scene.getRoot().lookupAll(".table-view").stream().filter(MatchWalkTest::visible).findFirst().orElseThrow();
        assertThat(table.getItems()).hasSize(1);
        Fx.run(() -> table.getSelectionModel().selectFirst());
        shot("walk-supply.png");
        fire("plan-one");
        assertThat(house.needs().get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
        assertThat(house.supply().matches().decisions(need.id())).hasSize(1);
    }
}
