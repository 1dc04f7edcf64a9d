package linli.base.value;

import linli.base.text.Texts;

/**
 * 用途与接收方: why people's data leave the program, and who gets them.
 *
 * @param purpose as the person typed it, "" when it was not asked for
 * @param receiver who gets the file or the paper
 * @param sensitive whether health, disability, aid and children's own data were asked for too
 */
public record Purpose(String purpose, String receiver, boolean sensitive) {
    public Purpose {
        purpose = purpose == null ? "" : purpose.strip();
        receiver = receiver == null ? "" : receiver.strip();
    }

    /** @return for use in the centre itself, without what is sensitive. */
    public static Purpose here(String purpose) {
        return new Purpose(purpose, Texts.text("release.here"), false);
    }

    public boolean told() {
        return !purpose.isEmpty() && !receiver.isEmpty();
    }
}
