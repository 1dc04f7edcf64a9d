package linli.base.ui;

import javafx.scene.Node;

/**
 * One page of the window. The shell knows pages only by this. Built once, shown many times: {@link #shown} reloads.
 */
public interface Page {
    /** @return stable name, used by {@link Nav} and by {@code tour}, e.g. {@code residents}. */
    String name();

    /** @return the page's node, built from its FXML on first use. */
    Node view();

    /**
     * The page is on screen now: load anew, in the background.
     *
     * @param argument what to open, e.g. a record's id as Long, or null
     */
    void shown(Object argument);

    /** @return whether it may be left (unsaved input asks first); false keeps the page. */
    default boolean leave() {
        return true;
    }
}
