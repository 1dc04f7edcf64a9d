package linli.base.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import linli.base.text.Texts;

/** Loads a page's FXML, which lies at its class's path in the resources. */
public final class Fxml {
    private Fxml() {}

    /**
     * @param controller the object whose {@code @FXML} fields are filled
     * @param file e.g. {@code needs.fxml}, beside the controller's class
     */
    public static <N> N load(Object controller, String file) {
        URL place = controller.getClass().getResource(file);
        if (place == null) {
            throw new IllegalStateException("no " + file + " beside " + controller.getClass().getName());
        }
        FXMLLoader loader = new FXMLLoader(place, Texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
