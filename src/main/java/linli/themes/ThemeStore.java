package linli.themes;

import static linli.schema.Tables.NEED_APART;
import static linli.schema.Tables.THEME;
import static linli.schema.Tables.THEME_RULE;
import static linli.schema.Tables.THEME_WORD;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.schema.tables.records.ThemeRuleRecord;
import linli.themes.Theme.Says;
import linli.themes.ThemeWords.Change;
import linli.themes.ThemeWords.Changes;
import linli.themes.ThemeWords.Own;
import linli.themes.ThemeWords.Use;

/** Keeps what this centre has changed of the word list and what its corrections taught. */
final class ThemeStore {
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;

    ThemeStore(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
    }

    /** @return a number that changes with every change of these tables. */
    long state() {
        Long themes = db.sql().select(max(THEME.TOUCHED)).from(THEME).fetchOne(0, Long.class);
        Long words = db.sql().select(max(THEME_WORD.TOUCHED)).from(THEME_WORD).fetchOne(0, Long.class);
        Long rules = db.sql().select(max(THEME_RULE.TOUCHED)).from(THEME_RULE).fetchOne(0, Long.class);
        return Math.max(zero(themes), Math.max(zero(words), zero(rules)));
    }

    private static long zero(Long touched) {
        return touched == null ? 0 : touched;
    }

    Changes changes() {
        List<Own> themes = db.sql().selectFrom(THEME).orderBy(THEME.ID).fetch(row -> new Own(row.getCode(), row.getName(),
                Says.valueOf(row.getKind()), row.getMergedInto(), row.getSplitFrom(), row.getVersion()));
        List<Change> words = db.sql().selectFrom(THEME_WORD).where(THEME_WORD.ENDED_AT.isNull()).orderBy(THEME_WORD.ID)
                .fetch(row -> new Change(row.getId(), row.getThemeCode(), row.getWord(), Use.valueOf(row.getKind())));
        return new Changes(themes, words, rules(false));
    }

    /** @param ended also those that were taken back */
    List<Theme.Rule> rules(boolean ended) {
        return db.sql().selectFrom(THEME_RULE).where(ended ? org.jooq.impl.DSL.noCondition() : THEME_RULE.ENDED_AT.isNull()).orderBy(THEME_RULE.ID)
                .fetch(ThemeStore::rule);
    }

    private static Theme.Rule rule(ThemeRuleRecord row) {
        return new Theme.Rule(row.getId(), row.getThemeCode(), row.getBelongs(), row.getPhrase(), row.getNeedId(), row.getSince(),
                row.getStaffName(), row.getAt().toInstant(), row.getEndedAt() == null ? null : row.getEndedAt().toInstant());
    }

    /** Writes a theme's own row, or changes it. @return false when somebody else changed it meanwhile */
    boolean put(Own own) {
        if (own.version() == 0) {
            return db.writing().insertInto(THEME).set(THEME.CODE, own.code()).set(THEME.NAME, own.name()).set(THEME.KIND, own.kind().name())
                    .set(THEME.MERGED_INTO, own.mergedInto()).set(THEME.SPLIT_FROM, own.splitFrom()).set(THEME.STAFF_NAME, staff.get())
                    .set(THEME.AT, now()).set(THEME.TOUCHED, db.commitNo()).set(THEME.VERSION, 1L).execute() == 1;
        }
        return db.writing().update(THEME).set(THEME.NAME, own.name()).set(THEME.MERGED_INTO, own.mergedInto()).set(THEME.STAFF_NAME, staff.get())
                .set(THEME.AT, now()).set(THEME.TOUCHED, db.commitNo()).set(THEME.VERSION, own.version() + 1)
                .where(THEME.CODE.eq(own.code())).and(THEME.VERSION.eq(own.version())).execute() == 1;
    }

    /** @return how many themes this centre has made so far. */
    int owns() {
        return db.sql().fetchCount(THEME, THEME.CODE.startsWith(Theme.OWN));
    }

    /** Adds a change of the list after ending every other one about the same word of the theme. */
    void word(String theme, String word, Use use) {
        endWord(theme, word);
        db.writing().insertInto(THEME_WORD).set(THEME_WORD.THEME_CODE, theme).set(THEME_WORD.WORD, word).set(THEME_WORD.KIND, use.name())
                .set(THEME_WORD.STAFF_NAME, staff.get()).set(THEME_WORD.AT, now()).set(THEME_WORD.TOUCHED, db.commitNo()).execute();
    }

    void endWord(String theme, String word) {
        db.writing().update(THEME_WORD).set(THEME_WORD.ENDED_AT, now()).set(THEME_WORD.ENDED_BY, staff.get()).set(THEME_WORD.TOUCHED, db.commitNo())
                .where(THEME_WORD.THEME_CODE.eq(theme)).and(THEME_WORD.WORD.eq(word)).and(THEME_WORD.ENDED_AT.isNull()).execute();
    }

    long rule(String theme, boolean belongs, String phrase, Long need, LocalDate since) {
        return db.writing().insertInto(THEME_RULE).set(THEME_RULE.THEME_CODE, theme).set(THEME_RULE.BELONGS, belongs).set(THEME_RULE.PHRASE, phrase)
                .set(THEME_RULE.NEED_ID, need).set(THEME_RULE.SINCE, since).set(THEME_RULE.STAFF_NAME, staff.get()).set(THEME_RULE.AT, now())
                .set(THEME_RULE.TOUCHED, db.commitNo()).returning(THEME_RULE.ID).fetchSingle().getId();
    }

    /** @return false when it had an end already. */
    boolean endRule(long id) {
        return db.writing().update(THEME_RULE).set(THEME_RULE.ENDED_AT, now()).set(THEME_RULE.ENDED_BY, staff.get())
                .set(THEME_RULE.TOUCHED, db.commitNo()).where(THEME_RULE.ID.eq(id)).and(THEME_RULE.ENDED_AT.isNull()).execute() == 1;
    }

    /** @return pairs that are never to be suggested again, as "one other". */
    Set<String> apart() {
        return new HashSet<>(db.sql().select(NEED_APART.ONE_ID, NEED_APART.OTHER_ID).from(NEED_APART)
                .fetch(row -> NeedLikeness.pair(row.value1(), row.value2())));
    }

    void apart(long one, long other) {
        long low = Math.min(one, other);
        long high = Math.max(one, other);
        if (!db.sql().fetchExists(NEED_APART, NEED_APART.ONE_ID.eq(low).and(NEED_APART.OTHER_ID.eq(high)))) {
            db.writing().insertInto(NEED_APART).set(NEED_APART.ONE_ID, low).set(NEED_APART.OTHER_ID, high).set(NEED_APART.STAFF_NAME, staff.get())
                    .set(NEED_APART.AT, now()).set(NEED_APART.TOUCHED, db.commitNo()).execute();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
