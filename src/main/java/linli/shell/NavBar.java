package linli.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Tags;

/** The navigation at the left: groups of words, settings and help at the foot, the last backup below. */
final class NavBar extends VBox {
    private final Map<String, NavItem> items = new LinkedHashMap<>();
    private final Label backup = new Label();

    NavBar(List<Section> sections, Consumer<String> open, Runnable settings, Runnable help) {
        getStyleClass().add("nav");
        HBox logo = new HBox(Tags.styled(Texts.text("shell.nav.mark"), "nav-mark"), Tags.styled(Texts.text("app.name"), "nav-name"));
        logo.getStyleClass().add("nav-logo");
        VBox list = new VBox();
        list.getStyleClass().add("nav-list");
        for (Section section : sections) {
            if (section.entries().isEmpty()) {
                continue;
            }
            list.getChildren().add(Tags.styled(section.title(), "nav-group"));
            for (Section.Entry entry : section.entries()) {
                String name = entry.page().name();
                NavItem item = new NavItem(entry.word(), name, () -> open.accept(name));
                items.put(name, item);
                list.getChildren().add(item);
            }
        }
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button toSettings = foot(Texts.text("shell.nav.settings"), "nav-settings", settings);
        Button toHelp = foot(Texts.text("shell.nav.help"), "nav-help", help);
        VBox foot = new VBox(new HBox(toSettings, toHelp), backup);
        foot.getStyleClass().add("nav-foot");
        backup.managedProperty().bind(backup.textProperty().isNotEmpty());
        getChildren().addAll(logo, scroll, foot);
    }

    private static Button foot(String word, String id, Runnable action) {
        Button button = Tags.button(word, null, action);
        button.getStyleClass().add("flat");
        button.setId(id);
        return button;
    }

    private void arrows(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step == 0 || getScene() == null) {
            return;
        }
        List<NavItem> all = List.copyOf(items.values());
        int at = all.indexOf(getScene().getFocusOwner());
        if (at >= 0) {
            all.get(Math.clamp(at + step, 0, all.size() - 1)).requestFocus();
            event.consume();
        }
    }

    /** Marks the page's word; a page without one (a single person) leaves the mark where it was, settings take it away. */
    void select(String page, boolean detail) {
        if (!detail || items.containsKey(page)) {
            items.forEach((name, item) -> item.selected(name.equals(page)));
        }
    }

    void badges(Map<String, Badge> badges) {
        items.forEach((name, item) -> item.badge(badges.get(name)));
    }

    void backup(String line, boolean late) {
        backup.setText(line);
        backup.getStyleClass().remove("late");
        if (late) {
            backup.getStyleClass().add("late");
        }
    }
}
