package linli.matching;

import linli.supplies.Supply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import linli.base.value.Words;
import linli.supplies.Supply.Where;

/**
 * 所求: what a need wishes for, as far as its text, category, group and asker tell; everything not said is left open.
 *
 * @param id the need's, or 0 for a theme
 * @param domains codes, the first named first; empty when nothing is recognised
 * @param kinds what is meant within the domains, as far as the text names it
 * @param fromCategory whether the domains come from the category, for the text names none
 * @param slots when it is wished for; empty = any time
 * @param ages for whom, in years; null bounds are open
 * @param group for whom, or null
 * @param cheap whether it asks for something free or not dear
 * @param place whether it asks for a room
 * @param teach whether it asks for somebody who teaches or leads
 * @param people how many want it
 */
public record Ask(long id, String no, String title, Set<String> domains, Set<Domains.Kind> kinds, boolean fromCategory, List<WeekSlot> slots, Supply.Week week,
                  Ages ages, FocusGroup group, boolean cheap, boolean place, boolean teach, int people, Where where) {

    /** @param said whether the text says so; an asker's own age is only a hint */
    public record Ages(Integer from, Integer to, boolean said) {
        static final Ages OPEN = new Ages(null, null, false);
    }

    /**
     * The need as it is kept.
     *
     * @param category or null
     * @param group as sorted, or null
     * @param askerAge or null
     * @param people how many stand behind it, at least 1
     */
    public record Source(long id, String no, String body, String category, FocusGroup group, Integer askerAge, int people, Where where) {}

    private record Word(String kind, Pattern pattern, String from, String to) {}

    private static final List<Word> WORDS = Words.rows(Ask.class, "words.tsv").stream()
            .map(row -> new Word(row.get("kind"), Pattern.compile(row.get("pattern")), row.get("from"), row.get("to"))).toList();
    private static final int TITLE = 24;
    private static final int OLD = 60;
    private static final int MOST_PEOPLE = 200;

    /** @return what the need wishes for. */
    public static Ask read(Source source) {
        String body = source.body();
        Set<String> domains = new LinkedHashSet<>(Domains.codesIn(body));
        boolean fromCategory = domains.isEmpty();
        if (fromCategory && source.category() != null) {
            words("category").filter(word -> word.pattern().matcher(source.category()).matches())
                    .forEach(word -> domains.addAll(List.of(word.from().split(";"))));
        }
        List<WeekSlot> slots = WeekSlot.find(body);
        Ages ages = ages(body, source.askerAge());
        return new Ask(source.id(), source.no(), title(body), domains, Domains.kindsIn(body), fromCategory && !domains.isEmpty(), slots, Supply.Week.of(slots),
                ages, group(ages, source), found("cheap", body), found("place", body),
                found("teach", body), people(body, source.people()), source.where());
    }

    private static java.util.stream.Stream<Word> words(String kind) {
        return WORDS.stream().filter(word -> word.kind().equals(kind));
    }

    private static boolean found(String kind, String body) {
        return words(kind).anyMatch(word -> word.pattern().matcher(body).find());
    }

    /** @return whether a room of that name is meant for lessons. */
    static boolean lessons(String room) {
        return found("lessons", room);
    }

    private static Ages ages(String body, Integer asker) {
        List<Ages> found = new ArrayList<>();
        for (Word word : WORDS) {
            Matcher match = word.pattern().matcher(body);
            if (word.kind().equals("ages") && match.find()) {
                found.add(new Ages(bound(word.from(), match), bound(word.to(), match), true));
            }
        }
        // Rows go from the most exact to the vaguest.
        return found.isEmpty() ? new Ages(asker, asker, false) : found.getFirst();
    }

    /** A bound is a number, a group of the match ($1), or nothing. */
    private static Integer bound(String text, Matcher match) {
        return text.isEmpty() ? null : Integer.valueOf(text.startsWith("$") ? match.group(text.charAt(1) - '0') : text);
    }

    private static FocusGroup group(Ages ages, Source source) {
        if (ages.said() && ages.to() != null && ages.to() <= 18) {
            return FocusGroup.CHILD;
        }
        if (ages.said() && ages.from() != null && ages.from() >= OLD) {
            return FocusGroup.ELDER;
        }
        if (source.group() != null) {
            return source.group();
        }
        return ages.from() != null && ages.from() >= OLD ? FocusGroup.ELDER : null;
    }

    private static int people(String body, int known) {
        int most = known;
        for (Word word : words("people").toList()) {
            Matcher match = word.pattern().matcher(body);
            while (match.find()) {
                most = Math.max(most, Math.min(MOST_PEOPLE, Integer.parseInt(match.group(1))));
            }
        }
        return Math.max(1, most);
    }

    private static String title(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.length() <= TITLE ? line : line.substring(0, TITLE) + "…";
    }

    /** @return the same for a domain that the clerk names. */
    Ask in(Set<String> chosen) {
        return new Ask(id, no, title, chosen, kinds, false, slots, week, ages, group, cheap, place, teach, people, where);
    }

    /**
     * @param name the theme's
     * @param asks of its needs, at least one
     * @return what they wish for together: domains and times by how many name them, the widest ages, and as many people
     */
    public static Ask together(String name, List<Ask> asks) {
        Set<String> domains = new LinkedHashSet<>(often(asks.stream().flatMap(ask -> ask.domains().stream()).toList(), asks.size()));
        Set<Domains.Kind> kinds = new LinkedHashSet<>(often(asks.stream().flatMap(ask -> ask.kinds().stream()).toList(), asks.size()));
        List<WeekSlot> slots = often(asks.stream().flatMap(ask -> ask.slots().stream().distinct()).toList(), asks.size()).stream().sorted().toList();
        List<Ages> said = asks.stream().map(Ask::ages).filter(Ages::said).toList();
        boolean mostSay = 2 * said.size() >= asks.size();
        Integer from = said.stream().map(Ages::from).filter(java.util.Objects::nonNull).min(Integer::compare).orElse(null);
        Integer to = said.stream().map(Ages::to).filter(java.util.Objects::nonNull).max(Integer::compare).orElse(null);
        List<FocusGroup> groups = often(asks.stream().map(Ask::group).filter(java.util.Objects::nonNull).toList(), asks.size());
        return new Ask(0, "", name, domains, kinds, false, slots, Supply.Week.of(slots), mostSay ? new Ages(from, to, true) : Ages.OPEN,
                groups.isEmpty() || !mostSay ? null : groups.getFirst(), most(asks, Ask::cheap), most(asks, Ask::place), most(asks, Ask::teach),
                Math.min(MOST_PEOPLE, asks.stream().mapToInt(Ask::people).sum()), Where.NOWHERE);
    }

    private static boolean most(List<Ask> asks, java.util.function.Predicate<Ask> what) {
        return 2 * asks.stream().filter(what).count() >= asks.size();
    }

    /** @return what at least every tenth names, the most named first. */
    private static <T> List<T> often(List<T> named, int of) {
        Map<T, Integer> counts = new java.util.LinkedHashMap<>();
        named.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts.entrySet().stream().filter(entry -> 10 * entry.getValue() >= of)
                .sorted(java.util.Comparator.comparingInt(entry -> -entry.getValue())).map(Map.Entry::getKey).toList();
    }

    /** @return whether the supply names kinds of a domain that is asked for, and none of those meant: guitars, where a zither is asked for. */
    boolean otherKind(Supply supply) {
        boolean other = false;
        if (!kinds.isEmpty()) {
            for (Domains.Kind kind : supply.kinds()) {
                if (kinds.contains(kind)) {
                    return false;
                }
                other |= supply.domains().contains(kind.code()) && kinds.stream().anyMatch(wanted -> wanted.code().equals(kind.code()));
            }
        }
        return other;
    }

    /** @return whether the text gives nothing to match by. */
    public boolean unclear() {
        return domains.isEmpty() && !place;
    }

    /** @return the wishes as a person reads them, in the order in which they count. */
    public Map<String, String> told() {
        Map<String, String> told = new java.util.LinkedHashMap<>();
        domains.forEach(code -> told.put(code, Domains.nameOf(code)));
        return told;
    }
}
