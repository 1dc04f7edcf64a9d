package linli.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import linli.base.text.Texts;
import linli.base.ui.Look;
import linli.base.ui.Tags;

/** Keys that work on every page, and their list (Ctrl+/). */
public final class ShellKeys {
    private record Key(String shown, String words, List<KeyCombination> combinations, Runnable action) {}

    private final Shell shell;
    private final List<Key> keys = new ArrayList<>();
    private List<String> pages = List.of();

    ShellKeys(Shell shell, Look look) {
        this.shell = shell;
        add("Ctrl K", Texts.text("shell.key.search"), shell::search, control(KeyCode.K));
        add("F1", Texts.text("shell.key.help"), shell::help, plain(KeyCode.F1));
        add("F5", Texts.text("shell.key.reload"), shell::reload, plain(KeyCode.F5));
        add("Ctrl /", Texts.text("shell.key.list"), shell::keyList, control(KeyCode.SLASH), control(KeyCode.DIVIDE));
        add("Ctrl +", Texts.text("shell.key.larger"), () -> look.step(1), control(KeyCode.EQUALS), control(KeyCode.PLUS), control(KeyCode.ADD));
        add("Ctrl -", Texts.text("shell.key.smaller"), () -> look.step(-1), control(KeyCode.MINUS), control(KeyCode.SUBTRACT));
        add("Ctrl 0", Texts.text("shell.key.normal"), () -> look.step(0), control(KeyCode.DIGIT0), control(KeyCode.NUMPAD0));
    }

    /** Adds a key of a feature. @param shown as on the key cap, e.g. {@code F2}; @param words what it does */
    public void add(String shown, String words, Runnable action, KeyCombination... combinations) {
        keys.add(new Key(shown, words, List.of(combinations), action));
    }

    void pages(List<String> names) {
        pages = names;
    }

    void listen(Scene scene) {
        for (Key key : keys) {
            key.combinations().forEach(combination -> scene.getAccelerators().put(combination, key.action()));
        }
        for (int i = 0; i < Math.min(9, pages.size()); i++) {
            String page = pages.get(i);
            KeyCode digit = KeyCode.getKeyCode(String.valueOf(i + 1));
            scene.getAccelerators().put(control(digit), () -> shell.open(page, null));
        }
    }

    Node list() {
        GridPane grid = new GridPane(16, 8);
        grid.getStyleClass().add("sheet-body");
        int row = 0;
        for (Key key : keys) {
            row = row(grid, row, key.shown(), key.words());
        }
        row = row(grid, row, "Ctrl 1 … 9", Texts.text("shell.key.pages"));
        row = row(grid, row, "Tab  Shift Tab", Texts.text("shell.key.tab"));
        row = row(grid, row, "Ctrl S", Texts.text("shell.key.save"));
        row = row(grid, row, "Ctrl Enter", Texts.text("shell.key.saveNew"));
        row = row(grid, row, "Ctrl C", Texts.text("shell.key.copy"));
        row(grid, row, "Esc", Texts.text("shell.key.leave"));
        return grid;
    }

    private static int row(GridPane grid, int row, String shown, String words) {
        Label cap = Tags.kbd(shown);
        cap.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(cap, 0, row);
        grid.add(Tags.styled(words, "wrap"), 1, row);
        return row + 1;
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }
}
