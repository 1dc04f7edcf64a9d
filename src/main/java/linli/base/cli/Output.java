package linli.base.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command's result goes: with {@code --json} one JSON object on standard output and nothing else there,
 * otherwise plain lines. Messages always go to standard error.
 */
public final class Output {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    public Output(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /**
     * Prints the command's one result.
     *
     * @param result printed as the JSON object with {@code --json}
     * @param text printed otherwise
     */
    public void result(Map<String, ?> result, String text) {
        if (!json) {
            out.println(text);
            return;
        }
        try {
            out.println(JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is made of plain values", e);
        }
    }

    /** A message for the person, on standard error. */
    public void say(String text) {
        err.println(text);
    }

    public boolean json() {
        return json;
    }
}
