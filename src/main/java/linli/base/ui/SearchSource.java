package linli.base.ui;

import java.util.List;

/** Something the search box (Ctrl+K) looks through; one per feature, handed to the shell. */
public interface SearchSource {
    /** @return heading of the group in the results, e.g. the word for residents. */
    String group();

    /** Called in the background, must answer within 150 ms at 50,000 records. @return at most {@code limit}, best first */
    List<Hit> find(String text, int limit);

    /**
     * One result. Enter opens {@code page} with {@code argument}; Ctrl+Enter opens {@code quickPage} with {@code
     * quickArgument}, the likeliest action on it (null: none).
     */
    record Hit(String title, String detail, String page, Object argument, String quickPage, Object quickArgument) {
        public Hit(String title, String detail, String page, Object argument) {
            this(title, detail, page, argument, null, null);
        }
    }
}
