package linli.base.ui;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** The sides of one record that have pages of their own, as a row of tabs: each opens its page with the same record. */
public final class PageTabs extends FlowPane {
    /** @param page name of the page that the tab opens */
    public record Tab(String words, String page) {}

    private Object record;

    /** @param here name of the page that this row stands on */
    public PageTabs(Nav nav, String here, List<Tab> tabs) {
        super(6, 6);
        setPrefWrapLength(2000);
        javafx.scene.layout.HBox.setHgrow(this, javafx.scene.layout.Priority.ALWAYS);
        for (Tab tab : tabs) {
            ToggleButton button = new ToggleButton(tab.words());
            button.getStyleClass().add("chip");
            button.setId("tab-" + tab.page());
            button.setSelected(tab.page().equals(here));
            button.setOnAction(event -> {
                button.setSelected(tab.page().equals(here));
                if (!tab.page().equals(here) && record != null) {
                    nav.open(tab.page(), record);
                }
            });
            getChildren().add(button);
        }
    }

    /** Says which record the tabs are about. */
    public void about(Object now) {
        record = now;
    }
}
