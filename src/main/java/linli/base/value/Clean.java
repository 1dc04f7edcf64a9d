package linli.base.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as people mean them: full-width forms, odd spaces and invisible characters of spreadsheets removed. */
public final class Clean {
    private static final Pattern INVISIBLE = Pattern.compile(
        "[\\p{Cc}\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}&&[^\\t\\n\\r]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\x{0085}\\p{Z}]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern DOTS = Pattern.compile("\\s*[" + Words.text("name.dots") + "]\\s*");
    private static final Pattern DOT_IN_HAN = Pattern.compile("(?<=\\p{IsHan})\\s*\\.\\s*(?=\\p{IsHan})");
    private static final Pattern HINT = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|\u3010[^\u3010\u3011]*\u3011|\\*");
    private static final Pattern SPLIT = Words.pattern("split");
    private static final Pattern MARKS_ONLY = Pattern.compile("[\\p{Pd}\\p{Po}\\p{Pc}|~+=&&[^#%@&]]+");
    private static final Set<String> PLACEHOLDERS = Words.set("placeholder");
    private static final Set<String> DITTO = Words.set("ditto");
    private static final Set<String> YES = Words.set("yes");
    private static final Set<String> NO = Words.set("no");

    private Clean() {}

    /** @return the text in NFKC without invisible characters, trimmed of every kind of space; empty for null. */
    public static String text(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        if (isPlain(raw)) {
            return raw.strip();
        }
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        return INVISIBLE.matcher(text).replaceAll("").strip();
    }

    /** @return the text with every space inside removed too, for numbers and codes. */
    public static String compact(String raw) {
        String text = text(raw);
        return hasSpace(text) ? SPACES.matcher(text).replaceAll("") : text;
    }

    /** Most cells hold no space, and a large import asks for every one of them. */
    private static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x85 || c > 0x9F && Character.isSpaceChar(c)) {
                return true;
            }
        }
        return false;
    }

    /**
     * @return the person's name: no spaces inside a Chinese name (张 三), single spaces in a Latin one, and one kind of
     *     middle dot (·) in a minority name
     */
    public static String name(String raw) {
        String text = text(raw);
        if (!HAN.matcher(text).find()) {
            return DOTS.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("\u00B7");
        }
        String joined = SPACES.matcher(text).replaceAll("");
        return DOT_IN_HAN.matcher(DOTS.matcher(joined).replaceAll("\u00B7")).replaceAll("\u00B7");
    }

    /** @return a column's header for comparing: no spaces, no hints in brackets, no star, Latin in lower case. */
    public static String header(String raw) {
        String text = compact(raw).toLowerCase(Locale.ROOT);
        String bare = hasHint(text) ? HINT.matcher(text).replaceAll("") : text;
        String kept = bare.isEmpty() ? text.replaceAll("[()\\[\\]*]", "") : bare;
        return kept.endsWith(":") ? kept.substring(0, kept.length() - 1) : kept;
    }

    /** Few texts have a bracket or a star, and every row is asked whether it is the header again. */
    private static boolean hasHint(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '*' || c == '\u3010') {
                return true;
            }
        }
        return false;
    }

    /** @return whether nothing is said: blank, only dashes or strokes, or a word such as 无, 不详, 同上. */
    public static boolean isPlaceholder(String raw) {
        String text = compact(raw).toLowerCase(Locale.ROOT);
        return text.isEmpty() || PLACEHOLDERS.contains(text) || !Character.isLetterOrDigit(text.charAt(0)) && MARKS_ONLY.matcher(text).matches();
    }

    /** @return whether the cell says {@code as above} (同上, 〃); ask before {@link #isPlaceholder}, which also holds then. */
    public static boolean isDitto(String raw) {
        return DITTO.contains(compact(raw));
    }

    /** @return yes or no as lists write it (是, 有, √, 1 …); empty when blank or something else. */
    public static Optional<Boolean> yesNo(String raw) {
        String text = compact(raw).toLowerCase(Locale.ROOT);
        if (YES.contains(text)) {
            return Optional.of(true);
        }
        return NO.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** @return the several values of one cell (独居老人,低保户), cleaned, without blanks; what stands in brackets stays whole. */
    public static List<String> split(String raw) {
        String text = text(raw);
        List<String> parts = new ArrayList<>();
        Matcher mark = SPLIT.matcher(text);
        int from = 0;
        while (mark.find()) {
            boolean inside = text.lastIndexOf('(', mark.start()) > text.lastIndexOf(')', mark.start()) && text.indexOf(')', mark.end()) >= 0;
            if (!inside) {
                parts.add(text.substring(from, mark.start()).strip());
                from = mark.end();
            }
        }
        parts.add(text.substring(from).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** Most cells are plain ASCII or common Han; they need no normalising, and a large import asks often. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean plain = c >= 0x20 && c < 0x7F || c >= 0x4E00 && c <= 0x9FFF;
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
