package linli.base.text;

/**
 * An error the person at the desk can mend. It says where, what was found (masked if private), what is expected and
 * how to mend it: the keys {@code <key>.where .found .expected .mend} of messages.properties, each given the same
 * values. A test proves that every key used here has all four.
 */
public final class UserError extends RuntimeException {
    private final String key;
    private final transient Object[] values;

    /**
     * @param key start of the four text keys, e.g. {@code error.store.wrongPassword}
     * @param values for {@code {0}} … in each of the four texts; private values must be masked already
     */
    public UserError(String key, Object... values) {
        this((Throwable) null, key, values);
    }

    /** Same, keeping the cause for the log. */
    public UserError(Throwable cause, String key, Object... values) {
        super(key, cause, false, true);
        this.key = key;
        this.values = values;
    }

    /** @return the key, stable for tests and {@code --json}. */
    public String key() {
        return key;
    }

    public String where() {
        return Texts.text(key + ".where", values);
    }

    public String found() {
        return Texts.text(key + ".found", values);
    }

    public String expected() {
        return Texts.text(key + ".expected", values);
    }

    public String mend() {
        return Texts.text(key + ".mend", values);
    }

    /** @return one paragraph: where: found. expected. mend. */
    @Override
    public String getMessage() {
        return Texts.text("error.sentence", where(), found(), expected(), mend());
    }
}
