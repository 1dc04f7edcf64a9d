package linli.base.ui;

/** Meaning of a colour. It never stands alone: a word stands beside it. */
public enum Tone {
    PLAIN(""),
    OK("ok"),
    WARN("warn"),
    BAD("bad"),
    BLUE("blue"),
    ACCENT("acc");

    private final String style;

    Tone(String style) {
        this.style = style;
    }

    /** @return the style class, empty for {@link #PLAIN}. */
    public String style() {
        return style;
    }
}
