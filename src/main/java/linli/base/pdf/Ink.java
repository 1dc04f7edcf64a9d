package linli.base.pdf;

/** What stands on a printed page, in points (1/72 inch) from its upper left corner. */
public sealed interface Ink {
    /** Colours of print: dark text, grey notes, hair lines, the house's accent, its tint, further colours of bars, and white on the accent. */
    enum Shade {
        DARK(0x1c2428),
        GREY(0x5a666d),
        HAIR(0xc3c9cd),
        ACCENT(0x0f766e),
        TINT(0xe4f1ef),
        ALERT(0xb42318),
        MIST(0x7bb8b1),
        AMBER(0xb45309),
        BLUE(0x1d5fa8),
        WHITE(0xffffff);

        private final int rgb;

        Shade(int rgb) {
            this.rgb = rgb;
        }

        /** @return red, green and blue in eight bits each. */
        public int rgb() {
            return rgb;
        }
    }

    /** A line of text whose baseline begins at the point. */
    record Words(String text, double x, double y, double size, boolean bold, Shade shade) implements Ink {}

    /** A straight line. */
    record Stroke(double x1, double y1, double x2, double y2, double width, Shade shade) implements Ink {}

    /** A filled rectangle. */
    record Fill(double x, double y, double width, double height, Shade shade) implements Ink {}
}
