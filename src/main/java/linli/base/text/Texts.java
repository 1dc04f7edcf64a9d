package linli.base.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The screen's words, all from {@code linli/messages.properties}. No Chinese text stands in Java. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("linli.messages", Locale.ROOT);

    private Texts() {}

    /** @return the bundle, for FXML's {@code %key}. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /**
     * @param key a key of messages.properties; a literal at the call, so that the test of texts can see it
     * @param arguments values for {@code {0}}, {@code {1}} …; numbers are shown without grouping unless given as text
     * @return the text with its values
     * @throws java.util.MissingResourceException when the key is unknown (a defect, caught by a test)
     */
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        if (arguments.length == 0) {
            return pattern;
        }
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            plain[i] = arguments[i] instanceof Number ? arguments[i].toString() : arguments[i];
        }
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(plain);
    }

    /** @return the word for an enum constant: key {@code enum.<SimpleName>.<CONSTANT>}. */
    public static String of(Enum<?> constant) {
        return BUNDLE.getString("enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** @return whether the key exists. */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
