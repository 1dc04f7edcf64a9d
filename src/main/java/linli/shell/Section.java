package linli.shell;

import java.util.List;
import linli.base.ui.Page;

/** A group of the navigation with its pages; a group without pages is not shown. */
public record Section(String title, List<Entry> entries) {
    /** One page and the word it has in the navigation. */
    public record Entry(String word, Page page) {}
}
