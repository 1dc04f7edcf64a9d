package linli.base.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;

/** The font that comes with the program: measures text, and breaks it into lines where Chinese may be broken. */
final class Typeface {
    private static final String FOLDER = "/linli/base/ui/fonts/";
    /** Marks that never begin a line (GB/T 15834: closing marks stay with what they close). */
    private static final String NOT_FIRST = "\uFF0C\u3002\u3001\uFF1B\uFF1A\uFF01\uFF1F\uFF09\u300B\u201D\u2019\u3011,.;:!?)]%";

    /** Loaded when the first page is laid out: the two files are large. */
    private static final class Held {
        static final BaseFont REGULAR = load(false);
        static final BaseFont BOLD = load(true);
    }

    private Typeface() {}

    /** @return the font, new for each file: it remembers which characters the file uses. */
    static BaseFont load(boolean bold) {
        String name = bold ? "NotoSansSC-Bold.ttf" : "NotoSansSC-Regular.ttf";
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + name)) {
            BaseFont font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
            font.setSubset(true);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** @return the width in points. */
    static double width(String text, double size, boolean bold) {
        return (bold ? Held.BOLD : Held.REGULAR).getWidthPoint(text, (float) size);
    }

    /** @return the text in lines not wider than the width; at least one line. */
    static List<String> lines(String text, double size, boolean bold, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(paragraph, size, bold, width, lines);
        }
        return lines;
    }

    private static void wrap(String text, double size, boolean bold, double width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (String piece : pieces(text)) {
            double wide = width(piece, size, bold);
            if (used > 0 && used + wide > width && !NOT_FIRST.contains(piece)) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
                if (piece.isBlank()) {
                    continue;
                }
            }
            line.append(piece);
            used += wide;
        }
        lines.add(line.toString());
    }

    /** Latin words and numbers stay whole unless they are longer than any line; each Chinese character may end a line. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean joins = point < 0x250 && !Character.isWhitespace(point) && word.length() < 24;
            if (!joins && !word.isEmpty()) {
                pieces.add(word.toString());
                word.setLength(0);
            }
            if (point < 0x250 && !Character.isWhitespace(point)) {
                word.appendCodePoint(point);
            } else {
                pieces.add(Character.toString(point));
            }
        });
        if (!word.isEmpty()) {
            pieces.add(word.toString());
        }
        return pieces;
    }
}
