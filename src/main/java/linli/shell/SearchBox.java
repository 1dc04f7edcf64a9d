package linli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.SearchSource;
import linli.base.ui.Tags;
import linli.base.ui.Work;

/** One box for everything (Ctrl+K): results grouped by kind while typing, arrows, Enter, Ctrl+Enter. */
final class SearchBox extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int LIMIT = 6;

    private final TextField field = new TextField();
    private final VBox results = new VBox();
    private final Work work;
    private final List<SearchSource> sources;
    private final BiConsumer<String, Object> open;
    private final List<HBox> rows = new ArrayList<>();
    private final List<SearchSource.Hit> hits = new ArrayList<>();
    private int chosen = -1;
    private boolean asking;
    private Boolean entered;

    private record Found(String group, List<SearchSource.Hit> hits) {}

    SearchBox(Work work, List<SearchSource> sources, BiConsumer<String, Object> open) {
        this.work = work;
        this.sources = sources;
        this.open = open;
        getStyleClass().add("search");
        field.setPromptText(Texts.text("shell.search.prompt"));
        field.setAccessibleText(Texts.text("shell.search.name"));
        field.setId("search");
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(field, Tags.kbd(Texts.text("shell.search.key")));
        results.getStyleClass().add("search-results");
        results.setId("search-results");
        results.setManaged(false);
        results.setVisible(false);
        field.textProperty().addListener((property, old, now) -> ask(now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        field.focusedProperty().addListener((property, old, now) -> {
            if (!now) {
                hide();
            }
        });
    }

    private void hide() {
        results.setVisible(false);
    }

    /** Puts the caret in, all text selected. */
    void take() {
        field.requestFocus();
        field.selectAll();
        if (!field.getText().isBlank()) {
            ask(field.getText());
        }
    }

    private void ask(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            asking = false;
            work.read("shell.search", () -> null, none -> hide());
            return;
        }
        asking = true;
        work.read("shell.search", () -> find(text), this::show);
    }

    private List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        for (SearchSource source : sources) {
            List<SearchSource.Hit> some = source.find(text, LIMIT);
            if (!some.isEmpty()) {
                found.add(new Found(source.group(), some));
            }
        }
        return found;
    }

    private void show(List<Found> found) {
        asking = false;
        rows.clear();
        hits.clear();
        results.getChildren().clear();
        for (Found group : found) {
            results.getChildren().add(Tags.styled(group.group(), "search-group"));
            for (SearchSource.Hit hit : group.hits()) {
                HBox row = row(hit, rows.size());
                rows.add(row);
                hits.add(hit);
                results.getChildren().add(row);
            }
        }
        if (found.isEmpty()) {
            results.getChildren().add(Tags.styled(Texts.text("shell.search.none"), "search-group"));
        }
        Label keys = Tags.styled(Texts.text("shell.search.keys"), "search-foot");
        keys.setMaxWidth(Double.MAX_VALUE);
        results.getChildren().add(keys);
        choose(hits.isEmpty() ? -1 : 0);
        place();
        if (entered != null) {
            boolean quick = entered;
            entered = null;
            go(chosen, quick);
        }
    }

    private void place() {
        Bounds box = results.getParent().sceneToLocal(localToScene(getBoundsInLocal()));
        results.setVisible(true);
        results.applyCss();
        results.autosize();
        results.resizeRelocate(box.getMinX(), box.getMaxY() + 4, Math.max(results.getWidth(), box.getWidth()), results.getHeight());
        results.toFront();
    }

    private HBox row(SearchSource.Hit hit, int index) {
        Label title = Tags.styled(hit.title(), "hit-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(title, Tags.styled(hit.detail(), "hit-detail"));
        row.getStyleClass().add("search-hit");
        row.setOnMouseClicked(event -> go(index, event.isControlDown()));
        return row;
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(SELECTED, i == index);
        }
        if (index >= 0) {
            SearchSource.Hit hit = hits.get(index);
            // The caret stays in the field, so the reader is told the chosen row as the field's help.
            field.setAccessibleHelp(hit.title() + " " + hit.detail());
            field.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
        }
    }

    private void keys(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE && results.isVisible()) {
            hide();
        } else if (code == KeyCode.ESCAPE) {
            field.clear();
        } else if (code == KeyCode.DOWN && !hits.isEmpty()) {
            choose(Math.min(chosen + 1, hits.size() - 1));
        } else if (code == KeyCode.UP && !hits.isEmpty()) {
            choose(Math.max(chosen - 1, 0));
        } else if (code == KeyCode.ENTER) {
            // Enter may come before the answer to the last letter: wait for it, so that the right person is opened.
            if (asking) {
                entered = event.isControlDown();
            } else {
                go(chosen, event.isControlDown());
            }
        } else {
            return;
        }
        event.consume();
    }

    private void go(int index, boolean quick) {
        if (index < 0 || index >= hits.size()) {
            return;
        }
        SearchSource.Hit hit = hits.get(index);
        hide();
        field.clear();
        if (quick && hit.quickPage() != null) {
            open.accept(hit.quickPage(), hit.quickArgument());
        } else {
            open.accept(hit.page(), hit.argument());
        }
    }

    /** @return the list of results, laid over the page by the shell; invisible while there is nothing to show. */
    VBox results() {
        return results;
    }
}
