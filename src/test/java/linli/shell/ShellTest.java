package linli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import linli.base.text.UserError;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Page;
import linli.base.ui.SearchSource;
import linli.base.ui.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The frame by keyboard alone. */
class ShellTest {
    private final FxRobot robot = new FxRobot();
    private final List<String> shown = new ArrayList<>();
    private boolean mayLeave = true;
    private Look look;
    private Shell shell;
    private Work work;
    private Stage stage;

    private final class Plain implements Page {
        private final String name;
        private final Node view = new StackPane(new Label("内容"));

        Plain(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Node view() {
            return view;
        }

        @Override
        public void shown(Object argument) {
            shown.add(name + ":" + argument);
        }

        @Override
        public boolean leave() {
            return mayLeave;
        }
    }

    private record People(String group) implements SearchSource {
        @Override
        public List<Hit> find(String text, int limit) {
            return "zjg".startsWith(text)
                    ? List.of(new Hit("查建国", "丰收新村 12 幢", "residents", 7L, "needs", 7L), new Hit("赵建国", "红旗新村", "residents", 8L))
                    : List.of();
        }
    }

    @BeforeEach
    void open() {
        Fx.start();
        look = Fx.on(Look::new);
        shell = new Shell(look, Clock.systemDefaultZone());
        work = new Work(Platform::runLater, shell::fail);
        Fx.run(() -> {
            Section front = new Section("前台", List.of(
                    new Section.Entry("工作台", new Plain("desk")), new Section.Entry("居民", new Plain("residents")), new Section.Entry("民情需求", new Plain("needs"))));
            shell.furnish(work, List.of(front, new Section("空", List.of())), new Plain("settings"), List.of(), List.of(new People("居民")),
                    () -> Map.of("needs", new Badge(12, true), "residents", new Badge(0, false)));
            shell.signedIn("示例社区党群服务中心", "前台 · 周老师");
            Scene scene = new Scene(shell.root(), 1440, 900);
            look.dress(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            shell.open("desk", null);
        });
        settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        work.close();
    }

    private void settle() {
        Fx.idle(work);
        // Parts of a skin can only be found once styles and layout have been through; the next pulse may be late.
        Fx.run(() -> {
            shell.root().applyCss();
            shell.root().layout();
        });
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    private Set<Node> all(String selector) {
        settle();
        return Fx.on(() -> shell.root().lookupAll(selector));
    }

    private String text(String selector) {
        return Fx.on(() -> ((Label) shell.root().lookup(selector)).getText());
    }

    @Test
    void groupsWithoutPagesAreHiddenAndOnlyLateCountsAreRed() {
        assertThat(all(".nav-group")).hasSize(1);
        assertThat(text(".nav-count.late")).isEqualTo("12");
        assertThat(all(".nav-count").stream().filter(Node::isVisible)).hasSize(1);
    }

    @Test
    void pagesOpenByNumberAndByArrows() {
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(shell.page()).isEqualTo("residents");
        Fx.run(() -> shell.root().lookup("#nav-residents").requestFocus());
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(shell.page()).isEqualTo("needs");
        assertThat(shown).containsExactly("desk:null", "residents:null", "needs:null");
    }

    @Test
    void aPageWithUnsavedInputKeepsTheScreen() {
        mayLeave = false;
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(shell.page()).isEqualTo("desk");
    }

    @Test
    void searchOpensTheChosenPerson() {
        press(KeyCode.CONTROL, KeyCode.K);
        robot.write("zj");
        settle();
        assertThat(all(".search-hit")).hasSize(2);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(shown.getLast()).isEqualTo("residents:8");
        assertThat(Fx.on(() -> shell.root().lookup("#search-results").isVisible())).isFalse();
    }

    @Test
    void controlEnterStartsTheLikeliestAction() {
        press(KeyCode.CONTROL, KeyCode.K);
        robot.write("zjg");
        press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(shown.getLast()).isEqualTo("needs:7");
    }

    @Test
    void nothingFoundSaysWhatElseToTry() {
        press(KeyCode.CONTROL, KeyCode.K);
        robot.write("qq");
        settle();
        assertThat(text(".search-group")).contains("没有找到");
        press(KeyCode.ENTER);
        assertThat(shell.page()).isEqualTo("desk");
    }

    @Test
    void textSizeGoesByKeysAndBack() {
        press(KeyCode.CONTROL, KeyCode.EQUALS);
        assertThat(look.textSize().get()).isEqualTo(125);
        press(KeyCode.CONTROL, KeyCode.EQUALS);
        press(KeyCode.CONTROL, KeyCode.EQUALS);
        press(KeyCode.CONTROL, KeyCode.EQUALS);
        assertThat(look.textSize().get()).isEqualTo(200);
        press(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(look.textSize().get()).isEqualTo(150);
        press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(look.textSize().get()).isEqualTo(100);
    }

    @Test
    void aUserErrorShowsItsFourPartsAndEscapeClosesIt() {
        Fx.run(() -> shell.fail(new UserError("error.settings.noName")));
        assertThat(all(".part-words")).hasSize(4);
        assertThat(Fx.on(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("sheet-ok");
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        assertThat(Fx.on(() -> stage.getScene().getFocusOwner().getId())).startsWith("sheet-");
        press(KeyCode.ESCAPE);
        assertThat(Fx.on(() -> shell.root().lookup(".sheet-window").getParent().isVisible())).isFalse();
    }

    @Test
    void aProgramErrorShowsACodeAndNoTraceAndCopiesDetails() {
        IllegalStateException defect = new IllegalStateException("boom");
        Fx.run(() -> shell.fail(defect));
        settle();
        List<String> words = Fx.on(() -> shell.root().lookupAll(".part-words").stream().map(node -> ((Label) node).getText()).toList());
        assertThat(words).anyMatch(word -> word.matches("L-[0-9A-F]{4}")).noneMatch(word -> word.contains("Exception"));
        robot.clickOn("#sheet-copy");
        settle();
        assertThat(Fx.on(() -> Clipboard.getSystemClipboard().getString())).contains("IllegalStateException", words.getFirst());
    }

    @Test
    void helpAndKeyListOpenAndClose() {
        press(KeyCode.F1);
        assertThat(Fx.on(() -> shell.root().lookup("#help-pane").isVisible())).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(Fx.on(() -> shell.root().lookup("#help-pane").isVisible())).isFalse();
        press(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(all(".sheet-body .kbd").size()).isGreaterThan(8);
    }

    @Test
    void theMessageBarSaysIt() {
        Fx.run(() -> shell.say("已保存"));
        assertThat(text("#message-bar .label")).isEqualTo("已保存");
    }
}
