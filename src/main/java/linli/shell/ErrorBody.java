package linli.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Tags;

/** What an error window says: a user's error in its four parts, a program's error with a short code. */
final class ErrorBody {
    private ErrorBody() {}

    static Node of(UserError error) {
        VBox body = new VBox(
                part("shell.error.where", error.where(), "where"),
                part("shell.error.found", error.found(), "found"),
                part("shell.error.expected", error.expected(), "expected"),
                part("shell.error.mend", error.mend(), "mend"));
        body.getStyleClass().add("sheet-body");
        return body;
    }

    static Node of(String code) {
        Label sorry = Tags.styled(Texts.text("shell.error.sorry"), "wrap");
        Label safe = Tags.styled(Texts.text("shell.error.safe"), "wrap", "secondary");
        VBox body = new VBox(sorry, safe, part("shell.error.code", code, "found"), part("shell.error.mend", Texts.text("shell.error.tell"), "mend"));
        body.getStyleClass().add("sheet-body");
        return body;
    }

    private static HBox part(String key, String words, String style) {
        Label text = Tags.styled(words, "part-words");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox part = new HBox(Tags.styled(Texts.text(key), "part-name"), text);
        part.getStyleClass().addAll("error-part", style);
        return part;
    }

    /** @return a short code, the same for the same defect: class and place of the error. */
    static String code(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        StackTraceElement place = trace.length == 0 ? null : trace[0];
        for (StackTraceElement step : trace) {
            if (step.getClassName().startsWith("linli.")) {
                place = step;
                break;
            }
        }
        int hash = (root.getClass().getName() + (place == null ? "" : place.getClassName() + place.getMethodName())).hashCode();
        return String.format(Locale.ROOT, "L-%04X", (hash ^ hash >>> 16) & 0xffff);
    }

    /** @return code, time, system and trace for the clipboard; no person's data is put in. */
    static String details(String code, Throwable error, Clock clock) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return code + "\n" + LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS) + "\n"
                + System.getProperty("os.name") + ", Java " + Runtime.version() + "\n" + trace;
    }
}
