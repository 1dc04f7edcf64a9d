package linli.base.ui;

/** The way from page to page, by name. Implemented by the shell. */
public interface Nav {
    /** @param argument handed to {@link Page#shown} */
    void open(String page, Object argument);

    /** Shows a short message in the message bar. */
    void say(String message);

    /** Shows an error: a {@link linli.base.text.UserError} with its four parts, anything else with a code and the log. */
    void fail(Throwable error);
}
