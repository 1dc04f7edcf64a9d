package linli.shell;

import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import linli.base.ui.Look;
import linli.base.ui.Memory;

/** Keeps window place, text size and theme as the person left them. */
public final class WindowMemory {
    private static final String PLACE = "window.place";
    private static final String SIZE = "window.text";
    private static final String DARK = "window.dark";

    private WindowMemory() {}

    /** Puts the look as remembered and remembers its changes. */
    public static void look(Look look, Memory memory) {
        String size = memory.get().apply(SIZE);
        look.textSize().set(size != null && Look.SIZES.stream().map(String::valueOf).anyMatch(size::equals) ? Integer.parseInt(size) : 100);
        look.dark().set("true".equals(memory.get().apply(DARK)));
        look.textSize().addListener((property, old, now) -> memory.put().accept(SIZE, String.valueOf(now)));
        look.dark().addListener((property, old, now) -> memory.put().accept(DARK, String.valueOf(now)));
    }

    /** Puts the window where it was, if that is still on a screen. */
    public static void restore(Stage stage, Memory memory) {
        String kept = memory.get().apply(PLACE);
        if (kept == null) {
            return;
        }
        double[] place = Arrays.stream(kept.split(",")).limit(4).mapToDouble(Double::parseDouble).toArray();
        boolean seen = Screen.getScreensForRectangle(place[0], place[1], place[2], place[3]).stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds -> bounds.intersects(new Rectangle2D(place[0] + 20, place[1], place[2] - 40, 40)));
        if (seen) {
            stage.setX(place[0]);
            stage.setY(place[1]);
            stage.setWidth(place[2]);
            stage.setHeight(place[3]);
        }
        stage.setMaximized(kept.endsWith(",max"));
    }

    /** Remembers where the window is; at its close. */
    public static void keep(Stage stage, Memory memory) {
        String kept = memory.get().apply(PLACE);
        if (stage.isMaximized() && kept != null) {
            memory.put().accept(PLACE, kept.replace(",max", "") + ",max");
        } else {
            memory.put().accept(PLACE, Math.round(stage.getX()) + "," + Math.round(stage.getY()) + "," + Math.round(stage.getWidth()) + ","
                    + Math.round(stage.getHeight()) + (stage.isMaximized() ? ",max" : ""));
        }
    }
}
