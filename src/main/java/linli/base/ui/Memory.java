package linli.base.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What the screen remembers per person: column widths, text size, window place.
 *
 * @param get gives the content kept under a name, or null; answers at once (from memory)
 * @param put keeps a content under a name; returns at once
 */
public record Memory(Function<String, String> get, BiConsumer<String, String> put) {
    /** @return a memory that lasts as long as the program: for tests and before anyone has signed in. */
    public static Memory brief() {
        Map<String, String> kept = new HashMap<>();
        return new Memory(kept::get, kept::put);
    }
}
