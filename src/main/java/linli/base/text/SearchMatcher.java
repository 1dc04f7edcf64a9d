package linli.base.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.value.Address;
import linli.base.value.Clean;
import linli.base.value.Words;

/**
 * One query against many {@link SearchKey}s. Words with spaces between must all match; initials match from the start
 * of a character, in order; no letter matches the middle of a syllable. Safe to share between threads.
 */
public final class SearchMatcher {
    /** Nobody types more; a pasted page is no query. */
    private static final int LONGEST_QUERY = 100;
    private static final int TAIL = 4;
    private static final int PHONE_START = 7;
    private static final int DOCUMENT_START = 10;
    private static final Pattern JOINT;
    private static final Pattern ROOM;

    static {
        var rows = Words.rows(SearchMatcher.class, "search.tsv");
        JOINT = Pattern.compile(rows.get(0).get("value"));
        ROOM = Pattern.compile(rows.get(1).get("value"));
    }

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\u3001]+");
    private static final Pattern SHORT_DOOR = Pattern.compile("[0-9a-z]{1,4}(-[0-9a-z]{1,5}){1,3}");

    /** One word of the query with everything that can be known before the first key. */
    private record Word(String text, boolean latin, boolean numeric, boolean han, String estate, String door,
                        String doorStart, String doorEnd) {}

    private final List<Word> words = new ArrayList<>();

    SearchMatcher(String query) {
        String text = Pinyin.plain(Clean.text(query));
        text = JOINT.matcher(text.substring(0, Math.min(text.length(), LONGEST_QUERY))).replaceAll("$1$2");
        for (String part : BETWEEN.split(text)) {
            Word word = word(part);
            if (word != null) {
                words.add(word);
            }
        }
    }

    /** @return whether the query says nothing; then it matches nothing. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * @return 0 when the key does not match, otherwise a rank: whole name 1000, whole document or phone 1000, record
     *     990, whole pinyin or initials about 900, start of the name 900, of its pinyin about 800, tails of four
     *     about 800, door 780, given name 700, its pinyin 600, the rest lower; several words count their mean
     */
    public int score(String key) {
        int sum = 0;
        for (Word word : words) {
            int best = best(key, word);
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return words.isEmpty() ? 0 : Math.max(1, sum / words.size());
    }

    private static int best(String key, Word word) {
        int best = 0;
        int length = key.length();
        for (int start = 0; start < length; ) {
            int end = key.indexOf(SearchKey.BAR, start);
            if (end < 0) {
                end = length;
            }
            int from = start + 1;
            int score = switch (key.charAt(start)) {
                case SearchKey.NAME -> word.han ? name(key, from, end, word.text) : 0;
                case SearchKey.READINGS -> word.latin ? readings(key, from, end, word.text) : 0;
                case SearchKey.PHONE -> word.numeric ? number(key, from, end, word.text, PHONE_START, 800) : 0;
                case SearchKey.DOCUMENT -> word.han ? 0 : number(key, from, end, word.text, DOCUMENT_START, 810);
                case SearchKey.DOOR -> door(key, from, end, word);
                case SearchKey.RECORD -> word.han ? 0 : record(key, from, end, word.text);
                case SearchKey.WORDS -> word.han && contains(key, from, end, word.text) ? 300 : 0;
                default -> 0;
            };
            // A name or number added later (a former name) ranks a little below the first.
            best = Math.max(best, score > 0 && start > 0 ? Math.max(1, score - Math.min(start, 9)) : score);
            start = end + 1;
        }
        return best;
    }

    private static int name(String key, int from, int end, String text) {
        int length = text.length();
        if (length > end - from) {
            return 0;
        }
        if (key.startsWith(text, from)) {
            return length == end - from ? 1000 : 900 - Math.min(20, end - from - length);
        }
        if (key.startsWith(text, end - length)) {
            return 700;
        }
        return contains(key, from, end, text) ? 600 : 0;
    }

    private static boolean contains(String key, int from, int end, String text) {
        int at = key.indexOf(text, from);
        return at >= 0 && at + text.length() <= end;
    }

    /** Tails of four or more, the whole, and starts long enough to mean one number. */
    private static int number(String key, int from, int end, String text, int shortestStart, int tail) {
        int length = text.length();
        if (length > end - from || length < TAIL) {
            return 0;
        }
        if (key.startsWith(text, end - length)) {
            return length == end - from && length > TAIL ? 1000 : tail + Math.min(20, length - TAIL);
        }
        return length >= shortestStart && key.startsWith(text, from) ? 700 : 0;
    }

    private static int record(String key, int from, int end, String text) {
        int first = from;
        while (first < end - 1 && key.charAt(first) == '0') {
            first++;
        }
        int skip = 0;
        while (skip < text.length() - 1 && text.charAt(skip) == '0') {
            skip++;
        }
        if (text.length() - skip == end - first && key.startsWith(text.substring(skip), first)) {
            return 990;
        }
        return text.length() >= TAIL && text.length() <= end - from && key.startsWith(text, end - text.length())
            ? 500 : 0;
    }

    private static int door(String key, int from, int end, Word word) {
        if (word.door == null || !word.estate.isEmpty() && !key.contains(word.estate)) {
            return 0;
        }
        int length = word.door.length();
        int whole = end - from;
        if (length <= whole && key.startsWith(word.door, from)) {
            if (length == whole) {
                return 780;
            }
            if (key.charAt(from + length) == '-') {
                return 740;
            }
        }
        // 12-501 for 12-2-501, 2-501 or 501 for the same.
        int behind = word.doorEnd.length();
        boolean endsSo = behind > 0 && behind < whole && key.startsWith(word.doorEnd, end - behind);
        if (endsSo && !word.doorStart.isEmpty() && word.doorStart.length() + behind <= whole + 1
            && key.startsWith(word.doorStart, from)) {
            return 760;
        }
        return length < whole && key.startsWith(word.door, end - length) && key.charAt(end - length - 1) == '-'
            ? 640 : 0;
    }

    private static int readings(String key, int from, int end, String text) {
        int best = 0;
        int typed = Math.min(40, text.length());
        for (int start = from; start < end; start++) {
            int reached = walk(key, start, end, text, 0);
            if (reached > 0) {
                int score = start == from ? (reached == 2 ? 880 : 780) + typed
                    : text.length() == 1 ? 200 : (reached == 2 ? 600 : 500) + typed;
                best = Math.max(best, score);
                if (start == from) {
                    return best;
                }
            }
            start = syllableEnd(key, start, end);
        }
        return best;
    }

    /** @return 0 no match, 1 the text ends inside the name, 2 it reaches the name's last character. */
    private static int walk(String key, int start, int end, String text, int at) {
        int stop = syllableEnd(key, start, end);
        if (key.charAt(start) == SearchKey.UNREAD) {
            return stop < end ? walk(key, stop + 1, end, text, at) : 0;
        }
        int best = 0;
        int triedInitial = -1;
        int triedPair = -1;
        for (int alternative = start; alternative < stop && best < 2; alternative++) {
            int close = alternative;
            while (close < stop && key.charAt(close) != ',') {
                close++;
            }
            int same = 0;
            while (alternative + same < close && at + same < text.length()
                && key.charAt(alternative + same) == text.charAt(at + same)) {
                same++;
            }
            if (same > 0 && at + same == text.length()) {
                best = Math.max(best, stop == end ? 2 : 1);
            } else if (same > 0 && stop < end) {
                int initial = key.charAt(alternative);
                boolean pair = same >= 2 && key.charAt(alternative + 1) == 'h' && close - alternative > 2;
                if (same == close - alternative) {
                    best = Math.max(best, walk(key, stop + 1, end, text, at + same));
                }
                if (pair && triedPair != initial) {
                    triedPair = initial;
                    best = Math.max(best, walk(key, stop + 1, end, text, at + 2));
                }
                if (close - alternative > 1 && triedInitial != initial) {
                    triedInitial = initial;
                    best = Math.max(best, walk(key, stop + 1, end, text, at + 1));
                }
            }
            alternative = close;
        }
        return best;
    }

    private static int syllableEnd(String key, int start, int end) {
        int stop = start;
        while (stop < end && key.charAt(stop) != ' ') {
            stop++;
        }
        return stop;
    }

    private static Word word(String part) {
        Matcher room = ROOM.matcher(part);
        String written = room.matches() ? room.group(1) : part;
        String text = SearchKey.plain(written);
        if (text.isEmpty()) {
            return null;
        }
        boolean letters = text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        Address address = Address.parse(written);
        String estate = "";
        String door = null;
        String start = "";
        String behind = "";
        if (address.parsed()) {
            estate = SearchKey.plain(address.estate());
            door = address.door().toLowerCase(Locale.ROOT);
            if (address.unit().isEmpty() && !address.room().isEmpty()) {
                start = address.building().toLowerCase(Locale.ROOT) + "-";
                behind = "-" + address.room().toLowerCase(Locale.ROOT);
            }
        } else if (digits && text.length() <= 5 || SHORT_DOOR.matcher(written).matches()) {
            door = written.toLowerCase(Locale.ROOT);
        }
        boolean latin = letters && !Character.isDigit(text.charAt(0));
        return new Word(text, latin, digits, !letters, estate, door, start, behind);
    }
}
