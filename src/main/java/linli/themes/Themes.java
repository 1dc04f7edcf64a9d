package linli.themes;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.themes.PhraseFinder.Phrase;
import linli.themes.Theme.Hit;
import linli.themes.Theme.Says;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Said;
import linli.themes.ThemeWords.Own;
import linli.themes.ThemeWords.Use;

/**
 * 民情主题, the front door: what residents' suggestions are about, found by an editable word list, offline and the same
 * each time; and what the clerk's corrections teach. Nothing is deleted: a merged theme can be parted again, a word or a
 * rule taken back stays with its end. A change that makes no sense is a {@link UserError}, and nothing is changed then.
 */
public final class Themes {
    static final int PHRASES = 24;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 20;
    private static final int LIKE_DAYS = 90;
    private static final int ALIKE_DAYS = 365;

    private final Db db;
    private final Clock clock;
    private final ThemeStore store;
    private final ThemeQuery query;
    private volatile Known known;

    private record Known(long state, ThemeWords words) {}

    /** @param staff name of who is signed in */
    public Themes(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.store = new ThemeStore(db, clock, staff);
        this.query = new ThemeQuery(db, clock.getZone());
    }

    /** A phrase a rule could look for. @param others texts of the last year, beside the corrected one, that would change */
    public record Choice(String phrase, int others) {}

    /** Needs about one matter; the first is the oldest and would be kept. */
    public record Similar(List<Member> members, List<String> themes) {}

    /** @param share of pairs of characters in common with the first, 0 … 1 */
    public record Member(long id, String no, String body, LocalDate received, String who, double share) {}

    /**
     * What a need is about, and how often that was asked lately.
     *
     * @param leading the theme the figures are of: what is wanted before what is missing; null when there is none
     * @param ids suggestions of that theme within the days
     * @param alike open needs that say nearly the same as this one
     */
    public record About(String body, List<Theme> themes, List<Hit> hits, Theme leading, List<Long> ids, int people, int open, int days, Served served, int alike) {
        /** @return what words are lit. */
        public List<String> lit() {
            return Hit.lit(body, hits);
        }
    }

    /** What there is for a domain now. @param seats and taken of classes that are open or running; waiting on their lists */
    public record Served(int classes, int seats, int taken, int waiting) {
        /** @return how many of so many people find no free seat; a guess, for some of them may be seated already. */
        public int missing(int people) {
            return Math.max(0, people - Math.max(0, seats - taken));
        }
    }

    /** @return the word list in force now. */
    public ThemeWords words() {
        long state = store.state();
        Known now = known;
        if (now == null || now.state() != state) {
            now = new Known(state, new ThemeWords(store.changes()));
            known = now;
        }
        return now.words();
    }

    /** @return the themes of a period, most spoken of first. */
    public ThemeReport report(Filter filter) {
        LocalDate start = filter.to().withDayOfMonth(1).minusMonths(ThemeReport.MONTHS - 1L);
        LocalDate from = filter.from().isBefore(start) ? filter.from() : start;
        return ThemeCount.of(query.said(from, filter.to(), filter.to()), words(), filter);
    }

    /** @return the suggestions of a theme word for word, the newest first. */
    public List<ThemeReport.Quote> quotes(String code, List<Long> ids) {
        ThemeWords words = words();
        String theme = words.standing(code);
        return query.said(ids, today()).stream().map(said -> new ThemeReport.Quote(said.id(), said.received(), said.body(),
                        words.hits(said.body(), said.id(), said.received()).stream().filter(hit -> theme == null || hit.theme().equals(theme)).toList()))
                .sorted(java.util.Comparator.comparing(ThemeReport.Quote::received).thenComparing(ThemeReport.Quote::id).reversed()).toList();
    }

    /** @return the last twelve months, everybody. */
    public Filter usual() {
        return new Filter(today().withDayOfMonth(1).minusMonths(ThemeReport.MONTHS - 1L), today(), null);
    }

    /** @return what a text that is no stored need speaks of, with the places of its words. */
    public List<Hit> of(String text) {
        return words().hits(text, null, today());
    }

    /** @return the themes of a stored need, corrections included; empty for an unknown or void one. */
    public List<Theme> themesOf(long need) {
        return about(need).themes();
    }

    /** @return what a stored need is about, and how often the same was asked in the last 90 days. */
    public About about(long need) {
        Said said = query.said(List.of(need), today()).stream().findFirst().orElse(null);
        if (said == null) {
            return new About("", List.of(), List.of(), null, List.of(), 0, 0, LIKE_DAYS, null, 0);
        }
        ThemeWords words = words();
        List<Hit> hits = words.hits(said.body(), said.id(), said.received());
        List<Theme> themes = hits.stream().map(Hit::theme).distinct().map(words::theme).toList();
        Theme leading = themes.stream().filter(theme -> theme.kind() == Says.TOPIC).findFirst().or(() -> themes.stream().findFirst()).orElse(null);
        if (leading == null) {
            return new About(said.body(), themes, hits, null, List.of(), 0, 0, LIKE_DAYS, null, alike(need));
        }
        ThemeReport like = ThemeCount.of(query.said(today().minusDays(LIKE_DAYS), today(), today()), words,
                new Filter(today().minusDays(LIKE_DAYS), today(), null));
        ThemeReport.Row row = like.rows().stream().filter(one -> one.theme().code().equals(leading.code())).findFirst().orElse(null);
        return new About(said.body(), themes, hits, leading, row == null ? List.of() : row.ids(), row == null ? 0 : row.people(), row == null ? 0 : row.open(),
                LIKE_DAYS, query.served(leading.domain()), alike(need));
    }

    private int alike(long need) {
        return similar().stream().filter(group -> group.members().stream().anyMatch(member -> member.id() == need)).mapToInt(group -> group.members().size() - 1)
                .findFirst().orElse(0);
    }

    // ---- the word list ----

    /** Gives a theme another name. */
    public void rename(String code, String name) {
        String wanted = named(name, code);
        change(() -> put(own(code), own -> new Own(code, wanted, own.kind(), own.mergedInto(), own.splitFrom(), own.version())));
    }

    /** Counts one theme under another from now on, for all months; {@link #part} takes it back. */
    public void merge(String code, String into) {
        change(() -> {
            Theme from = theme(code);
            Theme to = theme(into);
            if (from.code().equals(to.code())) {
                throw new UserError("error.themes.self", from.name());
            }
            put(own(from.code()), own -> new Own(own.code(), own.name(), own.kind(), to.code(), own.splitFrom(), own.version()));
        });
    }

    /** Takes a merging back: the theme stands for itself again. */
    public void part(String code) {
        change(() -> put(own(code), own -> new Own(code, own.name(), own.kind(), null, own.splitFrom(), own.version())));
    }

    /** @return the themes counted under this one, code → name. */
    public Map<String, String> mergedInto(String code) {
        return words().mergedInto(code).stream().collect(Collectors.toMap(one -> one, one -> own(one).name(), (a, b) -> a, java.util.TreeMap::new));
    }

    /**
     * Moves some of a theme's words into a theme of their own.
     *
     * @param moved words of the theme, at least one and not all
     * @return code of the new theme
     */
    public String split(String code, Collection<String> moved, String name) {
        String wanted = named(name, null);
        return change(() -> {
            Theme theme = theme(code);
            Set<String> words = new LinkedHashSet<>(moved);
            words.retainAll(theme.words());
            if (words.isEmpty() || words.size() == theme.words().size()) {
                throw new UserError("error.themes.split", theme.name(), words.size(), theme.words().size());
            }
            String made = make(wanted, theme.kind(), theme.code());
            words.forEach(word -> {
                remove(theme.code(), word);
                store.word(made, word, Use.ADDED);
            });
            return made;
        });
    }

    /** Makes a theme of the centre's own. @return its code */
    public String create(String name, Says kind, Collection<String> words) {
        String wanted = named(name, null);
        return change(() -> {
            String code = make(wanted, kind, null);
            words.forEach(word -> store.word(code, word(word), Use.ADDED));
            return code;
        });
    }

    private String make(String name, Says kind, String splitFrom) {
        String code = Theme.OWN + (store.owns() + 1);
        store.put(new Own(code, name, kind, null, splitFrom, 0));
        return code;
    }

    /** Lets texts with the word be of the theme, from now on and for all months. */
    public void addWord(String code, String word) {
        String wanted = word(word);
        change(() -> {
            if (ThemeWords.isShipped(theme(code).code(), wanted)) {
                store.endWord(code, wanted);
            } else {
                store.word(theme(code).code(), wanted, Use.ADDED);
            }
        });
    }

    /** Takes a word out of the theme, also one of a theme that was merged into it. */
    public void removeWord(String code, String word) {
        change(() -> remove(theme(code).code(), word));
    }

    private void remove(String code, String word) {
        List<String> all = new ArrayList<>(words().mergedInto(code));
        all.addFirst(code);
        for (String one : all) {
            store.endWord(one, word);
            if (ThemeWords.isShipped(one, word)) {
                store.word(one, word, Use.REMOVED);
            }
        }
    }

    /** @return phrases that many suggestions of the period use and no theme knows. Loads the segmenter at first use: about a second. */
    public List<Phrase> phrases(Filter filter) {
        ThemeWords words = words();
        return PhraseFinder.frequent(query.said(filter.from(), filter.to(), filter.to()).stream()
                .filter(said -> filter.group() == null || said.groups().contains(filter.group()))
                .map(said -> new PhraseFinder.Text(said.id(), said.body(), words.hits(said.body(), said.id(), said.received()))).toList(), words.ignored(), PHRASES);
    }

    /** Never suggests the phrase again. */
    public void ignore(String phrase) {
        change(() -> store.word("", phrase, Use.IGNORED));
    }

    // ---- corrections ----

    /** @return phrases of the need's text that a rule could look for, the most telling first. */
    public List<Choice> choices(long need, String code, boolean belongs) {
        Said said = said(need);
        List<Hit> hits = words().hits(said.body(), need, said.received());
        List<Said> year = query.said(today().minusDays(ALIKE_DAYS), today(), today());
        return PhraseFinder.forRule(said.body(), hits, theme(code).code(), belongs).stream()
                .map(phrase -> new Choice(phrase, reach(year, need, code, belongs, phrase))).toList();
    }

    /** @return texts of the last year, beside the need's own, that a rule for all times would change. */
    public int reach(long need, String code, boolean belongs, String phrase) {
        return reach(query.said(today().minusDays(ALIKE_DAYS), today(), today()), need, code, belongs, phrase);
    }

    private int reach(List<Said> year, long need, String code, boolean belongs, String phrase) {
        ThemeWords now = words();
        String theme = theme(code).code();
        List<Theme.Rule> rules = new ArrayList<>(now.rules());
        rules.add(new Theme.Rule(Long.MAX_VALUE, theme, belongs, phrase, null, null, "", clock.instant(), null));
        ThemeMatcher then = new ThemeMatcher(now.themes(), rules);
        String folded = ThemeMatcher.fold(phrase);
        return (int) year.stream().filter(said -> said.id() != need && ThemeMatcher.fold(said.body()).contains(folded))
                .filter(said -> has(now.hits(said.body(), said.id(), said.received()), theme) != has(then.hits(said.body(), said.id(), said.received()), theme))
                .count();
    }

    private static boolean has(List<Hit> hits, String theme) {
        return hits.stream().anyMatch(hit -> hit.theme().equals(theme));
    }

    /**
     * Corrects a text: it is, or is not, of the theme. The text itself follows at once; texts received from today on that
     * hold the phrase follow as well, so that next month needs no correcting.
     *
     * @param phrase of the text, or empty for this one text only
     * @param before also texts received before today
     * @return the rule it taught
     */
    public Theme.Rule correct(long need, String code, boolean belongs, String phrase, boolean before) {
        Said said = said(need);
        String wanted = phrase == null ? "" : phrase.strip();
        if (!wanted.isEmpty() && (wanted.length() < SHORTEST || !ThemeMatcher.fold(said.body()).contains(ThemeMatcher.fold(wanted)))) {
            throw new UserError("error.themes.phrase", wanted);
        }
        return change(() -> {
            String theme = theme(code).code();
            if (has(words().hits(said.body(), need, said.received()), theme) == belongs) {
                throw new UserError("error.themes.alreadySo", theme(code).name());
            }
            long id = store.rule(theme, belongs, wanted, need, before ? null : today());
            return store.rules(false).stream().filter(rule -> rule.id() == id).findFirst().orElseThrow();
        });
    }

    /** @return what the corrections taught, newest first. @param ended also what was taken back */
    public List<Theme.Rule> rules(boolean ended) {
        return store.rules(ended).reversed();
    }

    /** Takes a rule back: texts are counted again as if it had not been. */
    public void removeRule(long id) {
        change(() -> {
            if (!store.endRule(id)) {
                throw new UserError("error.themes.ruleGone");
            }
        });
    }

    // ---- similar needs ----

    /** @return open needs of the last year that ask for the same thing, the largest group first. */
    public List<Similar> similar() {
        ThemeWords words = words();
        List<Said> open = query.said(query.open(today().minusDays(ALIKE_DAYS)), today());
        List<NeedLikeness.Text> texts = open.stream().map(said -> new NeedLikeness.Text(said.id(), said.body(),
                words.hits(said.body(), said.id(), said.received()).stream().map(Hit::theme).collect(Collectors.toSet()))).toList();
        List<NeedLikeness.Group> groups = NeedLikeness.groups(texts, store.apart());
        Map<Long, ThemeQuery.Line> lines = query.lines(groups.stream().flatMap(group -> java.util.stream.Stream.concat(
                java.util.stream.Stream.of(group.keep()), group.others().stream().map(NeedLikeness.Alike::id))).toList());
        return groups.stream().map(group -> {
            List<Member> members = new ArrayList<>(List.of(member(lines.get(group.keep()), 1)));
            group.others().forEach(alike -> members.add(member(lines.get(alike.id()), alike.share())));
            return new Similar(members, group.themes().stream().map(code -> words.theme(code).name()).toList());
        }).toList();
    }

    private static Member member(ThemeQuery.Line line, double share) {
        return new Member(line.id(), line.no(), line.body(), line.received(), line.who(), share);
    }

    /** These are different matters: never suggest them together again. */
    public void apart(long one, Collection<Long> others) {
        db.write(() -> others.forEach(other -> store.apart(one, other)));
    }

    // ---- beside ----

    /** Writes the report as a workbook. @return the file: the wished one, or a numbered one when that is open elsewhere */
    public Path write(ThemeReport report, Path wish) {
        return new ThemeBook(report, query.centre()).write(wish);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Said said(long need) {
        return query.said(List.of(need), today()).stream().findFirst().orElseThrow(() -> new UserError("error.themes.need"));
    }

    private Theme theme(String code) {
        Theme theme = words().theme(code);
        if (theme == null) {
            throw new UserError("error.themes.gone", code);
        }
        return theme;
    }

    private Own own(String code) {
        return store.changes().themes().stream().filter(own -> own.code().equals(code)).findFirst().orElseGet(() -> {
            Theme shipped = theme(code);
            return new Own(code, ThemeWords.shippedName(code), shipped.kind(), null, null, 0);
        });
    }

    private void put(Own before, Function<Own, Own> change) {
        if (!store.put(change.apply(before))) {
            throw new UserError("error.themes.changed", before.name());
        }
    }

    private String named(String name, String self) {
        String wanted = name == null ? "" : name.strip();
        boolean taken = words().themes().stream().anyMatch(theme -> theme.name().equals(wanted) && !theme.code().equals(self));
        if (wanted.length() < SHORTEST || wanted.length() > LONGEST || taken) {
            throw new UserError("error.themes.name", wanted);
        }
        return wanted;
    }

    private static String word(String word) {
        String wanted = word == null ? "" : word.strip();
        boolean parts = wanted.indexOf(Theme.GAP_SIGN) == 0 || wanted.endsWith(String.valueOf(Theme.GAP_SIGN));
        if (ThemeMatcher.fold(wanted).length() < SHORTEST || wanted.length() > LONGEST || parts) {
            throw new UserError("error.themes.word", wanted);
        }
        return wanted;
    }

    private void change(Runnable doing) {
        change(() -> {
            doing.run();
            return null;
        });
    }

    private <T> T change(Supplier<T> doing) {
        try {
            return db.write(doing);
        } finally {
            known = null;
        }
    }
}
