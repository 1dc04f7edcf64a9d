package linli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.text.UserError;
import linli.base.value.CustomField;
import linli.base.value.Right;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules a centre sets for itself: every one readable, checked, kept and taken back; and the page. */
class RulesPageTest {
    private final Db db = TestStore.open();
    private final Settings settings = new Settings(db);
    private final CentreRules rules = new CentreRules(db, settings,
            new Trail(db, Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai")), () -> new Actor("zhou", "周老师")), "手机号"::equals);

    @AfterEach
    void close() {
        db.close();
    }

    private CentreRule rule(String name) {
        return CentreRule.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyShippedValueIsOneTheRuleItselfTakes() {
        for (CentreRule rule : CentreRule.all()) {
            switch (rule.kind()) {
                case NUMBER, CHOICE, RISING -> assertThat(rule.read(rule.shipped())).as(rule.label()).isEqualTo(rule.shipped());
                case LINES, DAYS, PAGE -> assertThat(rule.shipped()).as(rule.label()).isNotBlank();
            }
        }
        assertThat(CentreRule.all()).extracting(CentreRule::name).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void aRuleIsSetWithinItsBoundsAndTakenBack() {
        CentreRule days = rule("needs.dueDays");
        rules.set(days, " 5 ");
        assertThat(settings.get(Settings.CENTRE, "needs.dueDays")).contains("5");
        for (String bad : List.of("0", "366", "一周", "5.5", "-1")) {
            assertThatThrownBy(() -> rules.set(days, bad)).isInstanceOfSatisfying(UserError.class, error -> {
                assertThat(error.key()).isEqualTo("error.rules.value");
                assertThat(error.getMessage()).contains("答复期限", bad, "1–365");
            });
        }
        assertThat(settings.get(Settings.CENTRE, "needs.dueDays")).contains("5");
        rules.set(days, "");
        assertThat(settings.get(Settings.CENTRE, "needs.dueDays")).isEmpty();
        rules.set(rule("volunteers.stars"), "50， 100、200");
        assertThat(settings.get(Settings.CENTRE, "volunteers.stars")).contains("50,100,200");
        assertThatThrownBy(() -> rules.set(rule("volunteers.stars"), "100,50")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> rules.set(rule("activities.daysOff"), "2026-12-31 2026-12-30 盘点")).isInstanceOf(UserError.class);
        rules.set(rule("activities.daysOff"), "2026-12-30  2026-12-31 盘点");
        assertThat(settings.get(Settings.CENTRE, "activities.daysOff")).contains("2026-12-30 2026-12-31 盘点");
    }

    @Test
    void oneEntryOfASettingLeavesTheOthers() {
        settings.put(Settings.CENTRE, "matching.weights", "DOMAIN=50\nSLOT=10");
        rules.set(rule("matching.weights#SLOT"), "30");
        assertThat(settings.get(Settings.CENTRE, "matching.weights").orElseThrow().lines()).containsExactlyInAnyOrder("DOMAIN=50", "SLOT=30");
        assertThat(rules.all().stream().filter(one -> one.rule().name().startsWith("matching.weights#")).filter(CentreRules.State::own)).hasSize(2);
        rules.set(rule("matching.weights#SLOT"), "");
        rules.set(rule("matching.weights#DOMAIN"), "");
        assertThat(settings.get(Settings.CENTRE, "matching.weights")).isEmpty();
    }

    @Test
    void onlyAnAdministratorChanges() {
        db.ask(() -> java.util.EnumSet.of(Right.DESK, Right.FINANCE));
        assertThat(rules.all()).as("everybody may look").isNotEmpty();
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable doing : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> rules.set(rule("needs.dueDays"), "9"), () -> rules.add("子女数", CustomField.Kind.NUMBER, List.of()), () -> rules.retire("F1", true))) {
            assertThatThrownBy(doing).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo("error.rights.missing"));
        }
        assertThat(settings.all(Settings.CENTRE)).isEmpty();
        db.ask(() -> java.util.EnumSet.allOf(Right.class));
        rules.set(rule("needs.dueDays"), "9");
        assertThat(settings.get(Settings.CENTRE, "needs.dueDays")).contains("9");
    }

    @Test
    void thePageShowsFindsChangesAndRefuses() {
        try (Screens screens = Screens.of((nav, work) -> new RulesPage(new RulesModel(rules, () -> true, nav, work), nav))) {
            screens.open(null).shot("rules.png");
            press(screens, "rule-needs.dueDays");
            screens.act(() -> ((TextInputControl) find(screens, "rule-value")).setText("400"));
            press(screens, "rule-save");
            assertThat(texts(screens)).contains("1–365 的整数");
            screens.shot("rules-refused.png");
            screens.act(() -> ((TextInputControl) find(screens, "rule-value")).setText("10"));
            press(screens, "rule-save");
            assertThat(settings.get(Settings.CENTRE, "needs.dueDays")).contains("10");
            assertThat(texts(screens)).contains("10 天");
            press(screens, "field-add");
            screens.act(() -> {
                ((TextField) find(screens, "field-name")).setText("独居程度");
                ((TextInputControl) find(screens, "field-choices")).setText("轻\n中\n重");
            }).shot("rules-field.png");
            press(screens, "rule-save");
            assertThat(rules.fields()).containsExactly(new CustomField("F1", "独居程度", CustomField.Kind.CHOICE, List.of("轻", "中", "重"), false));
            press(screens, "field-add");
            screens.act(() -> {
                @SuppressWarnings("unchecked")
                ComboBox<CustomField.Kind> kind = (ComboBox<CustomField.Kind>) find(screens, "field-kind");
                kind.setValue(CustomField.Kind.NUMBER);
                ((TextField) find(screens, "field-name")).setText("手机号");
            });
            press(screens, "rule-save");
            assertThat(texts(screens)).contains("花名册里已有这一列");
            assertThat(rules.fields()).hasSize(1);
            press(screens, "field-out-F1");
            assertThat(rules.fields().getFirst().retired()).isTrue();
            screens.act(() -> ((TextField) find(screens, "rules-search")).setText("星级")).shot("rules-find.png");
            assertThat(texts(screens)).contains("星级标准").doesNotContain("答复期限");
            screens.act(() -> ((TextField) find(screens, "rules-search")).setText("")).textSize(200).shot("rules-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    private static void press(Screens screens, String id) {
        screens.act(() -> ((Button) find(screens, id)).fire());
    }

    private static Node find(Screens screens, String id) {
        return screens.scene().getRoot().lookupAll("*").stream().filter(node -> id.equals(node.getId())).findFirst().orElseThrow();
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> all.append(((Label) node).getText()).append('\n'));
        return all.toString();
    }
}
