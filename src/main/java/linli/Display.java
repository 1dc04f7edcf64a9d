package linli;

import java.util.Locale;
import java.util.Map;

/** Whether this machine has a screen to open a window on. */
final class Display {
    private Display() {}

    static boolean available() {
        return available(System.getProperty("os.name", ""), System.getenv());
    }

    /** Only X and Wayland systems can be without one; they name theirs in the environment. */
    static boolean available(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.contains("win") || name.contains("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
