package linli.base.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.dlsc.gemsfx.util.ControlsFXAtlantaFX;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** The look of every window: theme, fonts, text size. Popups take theirs from the window that owns them. */
public final class Look {
    /** The text sizes offered, in percent. */
    public static final List<Integer> SIZES = List.of(100, 125, 150, 200);

    private static final double BASE = 14;
    private static final ReadOnlyDoubleWrapper EM = new ReadOnlyDoubleWrapper(BASE);

    /** CSS has no word for Region.USE_PREF_SIZE, but a number too large for a double reads as it: these are never cut off. */
    private static final String UNCUT =
            ".button,.toggle-button,.check-box,.radio-button,.combo-box,.tag,.kbd{-fx-min-width:-" + "9".repeat(400) + "px;}";

    private final IntegerProperty textSize = new SimpleIntegerProperty(100);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());

    /** Loads the fonts, so that Chinese shows on a machine without Chinese fonts. Toolkit must run. */
    public Look() {
        font("NotoSansSC-Regular.ttf");
        font("NotoSansSC-Bold.ttf");
        EM.set(BASE);
        theme();
        textSize.addListener((property, old, now) -> {
            EM.set(BASE * now.intValue() / 100.0);
            refresh();
        });
        dark.addListener((property, old, now) -> {
            theme();
            refresh();
        });
    }

    /** @return text size in percent of 14 px; the windows follow it at once. */
    public IntegerProperty textSize() {
        return textSize;
    }

    /** @return whether the dark variant is shown. */
    public BooleanProperty dark() {
        return dark;
    }

    /** @return width of one em in pixels now; for what CSS cannot size (table columns). The same for the whole program. */
    public static ReadOnlyDoubleProperty em() {
        return EM.getReadOnlyProperty();
    }

    /** One step larger (+1) or smaller (-1) along {@link #SIZES}; 0 goes back to 100 %. */
    public void step(int direction) {
        int now = SIZES.indexOf(textSize.get());
        int next = direction == 0 ? 0 : Math.clamp(now + direction, 0, SIZES.size() - 1);
        textSize.set(SIZES.get(next));
    }

    /** Dresses the scene now and whenever size or theme change. */
    public void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().setAll(sheets());
    }

    /** Dresses every window that opens from now on, dialogs too. */
    public void follow() {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                for (Window window : change.getAddedSubList()) {
                    if (!(window instanceof PopupWindow) && window.getScene() != null && !scenes.contains(window.getScene())) {
                        dress(window.getScene());
                    }
                }
            }
        });
    }

    private List<String> sheets() {
        List<String> sheets = new ArrayList<>();
        sheets.add(ControlsFXAtlantaFX.STYLESHEET);
        sheets.add(sheet("linli.css"));
        if (dark.get()) {
            sheets.add(sheet("linli-dark.css"));
        }
        String size = ".root{-fx-font-size:" + EM.get() + "px;}" + UNCUT;
        sheets.add("data:text/css," + URLEncoder.encode(size, StandardCharsets.UTF_8).replace("+", "%20"));
        return sheets;
    }

    private void refresh() {
        scenes.forEach(scene -> scene.getStylesheets().setAll(sheets()));
    }

    private void theme() {
        Application.setUserAgentStylesheet(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Look.class.getResource(name), name).toExternalForm();
    }

    private static void font(String name) {
        try (InputStream in = Look.class.getResourceAsStream("fonts/" + name)) {
            Font.loadFont(in, BASE);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
