package linli.base.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Taking one step back while keeping what was changed since: a part that still is as the step left it goes back, others stay. */
public final class Parting {
    private Parting() {}

    /** @return {@code before} where the part still is as the step left it, otherwise what it is now. */
    public static <T> T back(T now, T before, T after) {
        return Objects.equals(now, after) ? before : now;
    }

    /** Same, of a list: what the step brought goes, what it took comes back. */
    public static <T> List<T> backAll(List<T> now, List<T> before, List<T> after) {
        if (now.equals(after)) {
            return before;
        }
        List<T> all = new ArrayList<>(now);
        all.removeIf(one -> after.contains(one) && !before.contains(one));
        before.stream().filter(one -> !after.contains(one) && !all.contains(one)).forEach(all::add);
        return all;
    }

    /** Same, of texts by their keys; "" and a missing one are the same. */
    public static Map<String, String> backAll(Map<String, String> now, Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new HashMap<>(before);
        all.putAll(now);
        all.replaceAll((key, text) -> back(now.getOrDefault(key, ""), before.getOrDefault(key, ""), after.getOrDefault(key, "")));
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
