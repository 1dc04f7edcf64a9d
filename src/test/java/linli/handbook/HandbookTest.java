package linli.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.handbook.Handbook.Block;
import linli.handbook.Handbook.Chapter;
import linli.handbook.Handbook.Kind;
import linli.shell.Screens;
import org.junit.jupiter.api.Test;

/** The handbook's chapters are whole, found by their words, and shown with their picture. */
class HandbookTest {
    private static final int PICTURE_MOST = 80_000;
    private final Handbook handbook = new Handbook();

    @Test
    void noChapterIsEmptyAndEachHasOnePicture() throws Exception {
        assertThat(handbook.chapters()).hasSizeGreaterThanOrEqualTo(12);
        Set<String> pages = new HashSet<>();
        long all = 0;
        for (Chapter chapter : handbook.chapters()) {
            assertThat(chapter.title()).as(chapter.code()).isNotBlank();
            assertThat(chapter.blocks().stream().filter(block -> block.kind() == Kind.HEAD).count()).as(chapter.code()).isGreaterThan(1);
            assertThat(chapter.blocks().stream().filter(block -> block.kind() == Kind.STEP).count()).as(chapter.code()).isGreaterThan(4);
            List<Block> pictures = chapter.blocks().stream().filter(block -> block.kind() == Kind.PICTURE).toList();
            assertThat(pictures).as(chapter.code()).hasSize(1);
            int size = chapter.picture(pictures.getFirst()).openStream().readAllBytes().length;
            assertThat(size).as(chapter.code()).isBetween(5_000, PICTURE_MOST);
            all += size;
            assertThat(chapter.pages()).as("pages of one chapter only: " + chapter.code()).isNotEmpty().allMatch(pages::add);
            assertThat(Handbook.sheet(chapter).pages()).as(chapter.code()).isNotEmpty();
        }
        assertThat(all).isLessThan(1_000_000);
    }

    @Test
    void stepsAreNumberedAnewInEachPart() {
        List<String> marks = handbook.of("desk").blocks().stream().filter(block -> block.kind() == Kind.STEP).map(Block::mark).toList();
        assertThat(marks).startsWith("1", "2", "3", "1");
    }

    @Test
    void wordsFindTheirChapters() {
        assertThat(handbook.find("恢复码")).extracting(hit -> hit.chapter().code()).contains("first-day", "trouble").doesNotContain("meals");
        assertThat(handbook.find(" ctrl k ")).isNotEmpty().allMatch(hit -> hit.line().contains("Ctrl K"));
        assertThat(handbook.find("")).hasSameSizeAs(handbook.chapters());
        assertThat(handbook.find("没有这样的词")).isEmpty();
        assertThat(handbook.of("till").code()).isEqualTo("money");
        assertThat(handbook.of("unknown")).isEqualTo(handbook.chapters().getFirst());
    }

    @Test
    void thePageShowsSearchesPrintsAndGoesBack() {
        boolean[] gone = new boolean[1];
        try (Screens screens = Screens.of((nav, work) -> new HandbookPage(nav, handbook, () -> gone[0] = true))) {
            screens.open("needs").shot("handbook.png");
            ListView<?> list = (ListView<?>) screens.scene().lookup("#handbook-chapters");
            assertThat(list.isFocused()).isTrue();
            assertThat(title(screens)).isEqualTo("需求与匹配");
            ImageView picture = (ImageView) screens.scene().lookup(".handbook-picture").lookup(".image-view");
            assertThat(picture.getImage().isError()).isFalse();
            assertThat(picture.getBoundsInParent().getWidth()).isGreaterThan(500);
            screens.act(() -> press(list, KeyCode.DOWN));
            assertThat(title(screens)).isEqualTo("能人与伙伴");

            TextField find = (TextField) screens.scene().lookup("#handbook-find");
            screens.act(() -> find.setText("日结")).shot("handbook-find.png");
            assertThat(list.getItems()).hasSizeBetween(2, 5);
            assertThat(title(screens)).isEqualTo("每天");
            assertThat(screens.scene().getRoot().lookupAll(".handbook .lit")).isNotEmpty();
            screens.act(() -> press(find, KeyCode.ESCAPE));
            assertThat(find.getText()).isEmpty();
            assertThat(gone[0]).isFalse();

            screens.act(() -> ((javafx.scene.control.Button) screens.scene().lookup("#handbook-print")).fire()).shot("handbook-print.png");
            assertThat(screens.scene().lookup("#handbook-paper")).isNotNull();
            screens.act(() -> press(list, KeyCode.ESCAPE));
            assertThat(screens.scene().lookup("#handbook-paper")).isNull();
            screens.textSize(200).open("settings").shot("handbook-200.png").textSize(100).dark(true).shot("handbook-dark.png");
            screens.act(() -> press(list, KeyCode.ESCAPE));
            assertThat(gone[0]).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    private static String title(Screens screens) {
        return ((Label) screens.scene().lookup(".handbook .page-title")).getText();
    }

    private static void press(Node node, KeyCode code) {
        KeyEvent.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
