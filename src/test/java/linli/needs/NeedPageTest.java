package linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One need on the screen, led from step to step. */
class NeedPageTest {
    private final Db db = TestStore.open();
    private final NeedsTest.TestClock clock = new NeedsTest.TestClock();
    private final Needs needs = new Needs(db, clock, () -> "周老师");

    @AfterEach
    void close() {
        db.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new NeedPage(nav, new NeedModel(needs, work), clock, linli.themes.NeedParts.themes(db, needs, nav, work), null));
    }

    private long id(String text) {
        return needs.list(NeedList.Filter.of(Map.of("text", text))).rows().getFirst().id();
    }

    private static void press(Screens screens, String id) {
        screens.act(() -> ((Button) screens.scene().lookup(id)).fire());
    }

    @Test
    @SuppressWarnings("unchecked")
    void leadsANeedToItsClose() {
        NeedsPageTest.fill(db, clock, needs);
        long id = id("画画");
        try (Screens screens = screens().open(id).shot("need.png")) {
            screens.act(() -> ((ComboBox<String>) screens.scene().lookup("#step-owner")).getEditor().setText("林老师"));
            press(screens, "#step-act");
            assertThat(needs.get(id).status()).isEqualTo(NeedStatus.ASSIGNED);
            assertThat(needs.get(id).progress().owner()).isEqualTo("林老师");
            press(screens, "#step-act");
            assertThat(needs.get(id).status()).isEqualTo(NeedStatus.SERVING);
            press(screens, "#step-act");
            assertThat(screens.scene().lookup(".bad-band").isVisible()).as("a reply needs its text").isTrue();
            screens.act(() -> ((TextArea) screens.scene().lookup("#step-words")).setText("每周六下午第二教室开班,请来报名")).shot("need-reply.png");
            press(screens, "#step-act");
            assertThat(needs.get(id).status()).isEqualTo(NeedStatus.REPLIED);
            press(screens, "#step-act");
            assertThat(screens.scene().lookup(".bad-band").isVisible()).as("closing needs an answer").isTrue();
            screens.act(() -> screens.scene().getRoot().lookupAll(".chip").stream().map(javafx.scene.control.ToggleButton.class::cast)
                    .filter(chip -> chip.getText().equals(Needs.answer(5))).findFirst().orElseThrow().fire());
            press(screens, "#step-act");
            assertThat(needs.get(id).status()).isEqualTo(NeedStatus.REVISITED);
            screens.shot("need-closed.png");
            press(screens, "#need-slip");
            screens.shot("need-slip.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void showsWhatIsJoinedAndPartsIt() {
        NeedsPageTest.fill(db, clock, needs);
        long keep = id("练舞");
        long gone = id("楼道灯");
        needs.merge(keep, java.util.List.of(gone));
        try (Screens screens = screens().open(keep).shot("need-joined.png")) {
            screens.act(() -> ((Button) screens.scene().lookup(".need-part")).fire());
            assertThat(needs.get(gone).status()).isEqualTo(NeedStatus.ASSIGNED);
            assertThat(screens.scene().lookup(".need-part")).isNull();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void showsTheWayWithoutAToolkit() {
        NeedsPageTest.fill(db, clock, needs);
        try (linli.base.ui.Work work = new linli.base.ui.Work(Runnable::run, error -> {
            throw new AssertionError(error);
        })) {
            NeedModel model = new NeedModel(needs, work);
            model.open(id("画画"));
            java.util.concurrent.CompletableFuture<Void> done = new java.util.concurrent.CompletableFuture<>();
            work.whenIdle(() -> done.complete(null));
            done.join();
            assertThat(model.panel.get()).isEqualTo(NeedModel.Panel.ASSIGN);
            assertThat(model.way()).extracting(NeedModel.Stop::words).containsExactly("登记", "归类 · 超期 4 天", "派办", "服务中", "已回复", "回访");
            assertThat(model.allows(NeedModel.Panel.REPLY)).isFalse();
        }
    }
}
