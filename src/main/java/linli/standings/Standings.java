package linli.standings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Right;
import linli.partners.Partners;
import linli.partners.Partner.PartnerStatus;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Figure;
import linli.standings.Standing.Grade;
import linli.standings.Standing.Orphan;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.Row;
import linli.standings.Standing.Signal;
import linli.standings.Standing.StandingStage;
import linli.standings.Standing.Step;
import linli.standings.Standing.Looked;
import linli.standings.Standing.Whole;

/**
 * 进出管理, the front door: what each period says about a partner, what it proposes, and what a person made of it. A proposal
 * changes nothing by itself. A step that is not allowed is a {@link UserError}, and nothing is changed then.
 */
public final class Standings {
    /** A visit's 劝退 counts for so long. */
    static final int ADVICE_DAYS = 180;
    private static final int LONGEST = 500;

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final Partners partners;
    private final StandingStore store;
    private final StandingQuery query;
    private final Dismissals dismissals;

    /** What other parts of the house do for this one. */
    public record Ties(BinaryOperator<String> second, Function<Orphan, String> instead, BiFunction<List<Long>, String, Integer> release) {}

    /**
     * @param ties {@code second}: login and password of a second person to the name; {@code instead}: who could take a class over;
     *     {@code release}: cancels bookings with a reason and tells how many
     */
    public Standings(Db db, Clock clock, Trail trail, Partners partners, Ties ties) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.partners = partners;
        store = new StandingStore(db, clock);
        query = new StandingQuery(db);
        dismissals = new Dismissals(db, trail, this, store, query, new HitQuery(db), partners, ties);
    }

    /** @return dismissal, expiry, appeal and the way back. */
    public Dismissals dismissals() {
        return dismissals;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- rules ----

    /** @return the rule in force on the day; the shipped one where no other is. */
    public StandingRule rule(LocalDate day) {
        return store.rules().stream().filter(one -> !one.from().isAfter(day)).reduce((old, now) -> now).orElse(StandingRule.SHIPPED);
    }

    /** @return every rule ever in force, oldest first. */
    public List<StandingRule> rules() {
        return store.rules();
    }

    /** Puts a rule in force from its day on. */
    public StandingRule rule(StandingRule draft) {
        db.require(Right.ADMIN);
        if (draft.from() == null || draft.from().isBefore(today().minusYears(1))) {
            throw new UserError("error.standings.ruleDay", Objects.toString(draft.from(), ""), today().minusYears(1));
        }
        for (StandingRule.Least least : List.of(draft.participation(), draft.satisfaction())) {
            if (least.rate() < 1 || least.rate() > 1000 || least.sample() < 1) {
                throw new UserError("error.standings.ruleRate", least.rate() / 10.0, least.sample());
            }
        }
        StandingRule.Ladder ladder = draft.ladder();
        if (ladder.remind() < 1 || ladder.talk() < ladder.remind() || ladder.dismiss() < ladder.talk() || ladder.dismiss() < 2) {
            throw new UserError("error.standings.ruleLadder", ladder.remind(), ladder.talk(), ladder.dismiss());
        }
        if (draft.days().mend() < 1 || draft.days().appeal() < 1 || draft.days().back() < 1) {
            throw new UserError("error.standings.ruleDays", draft.days().mend(), draft.days().appeal(), draft.days().back());
        }
        return db.write(() -> {
            if (store.rules().stream().anyMatch(one -> one.from().equals(draft.from()))) {
                throw new UserError("error.standings.ruleTwice", draft.from());
            }
            shipped();
            long id = store.insert(draft, staff());
            trail.add("CREATE", "standing_rule", id, draft.from().toString());
            return store.rules().stream().filter(one -> one.id() == id).findFirst().orElseThrow();
        });
    }

    /** Keeps the shipped rule once something refers to it. */
    private void shipped() {
        if (store.rules().isEmpty()) {
            store.insert(StandingRule.SHIPPED, Texts.text("standings.rule.shipped"));
        }
    }

    // ---- assessing ----

    /** @return the last period that is over. */
    public Period lastOver() {
        return Period.of(today(), rule(today()).period()).before();
    }

    /**
     * 考核: holds every partner that served in the period against the rule and keeps a proposal for each. What a person has decided stays;
     * open proposals are made anew.
     *
     * @return how many of each proposal stand open
     */
    public Map<StandingMove, Integer> assess(Period period) {
        if (!period.to().isBefore(today())) {
            throw new UserError("error.standings.notOver", period.words(), period.to());
        }
        return db.write(() -> {
            shipped();
            StandingRule rule = rule(period.to());
            Map<Long, List<Row>> rows = query.rows(period.from(), period.to(), rule.base() == StandingRule.ParticipationBase.SEATS);
            Map<Long, Assessment> now = store.of(period);
            Map<Long, Step> last = store.last();
            Map<StandingMove, Integer> counts = new EnumMap<>(StandingMove.class);
            for (StandingQuery.Named partner : query.partners()) {
                StandingStage stage = StandingStage.of(partner.status(), last.get(partner.id()));
                Assessment before = now.get(partner.id());
                boolean served = !partner.began().isAfter(period.to()) && !stage.gone() && stage != StandingStage.APPLYING;
                if (served && (before == null || before.verdict() == Looked.OPEN)) {
                    Assessment made = made(partner, stage, last.get(partner.id()), period, rule, rows.getOrDefault(partner.id(), List.of()));
                    keep(before, made, rows.getOrDefault(partner.id(), List.of()));
                    counts.merge(made.proposal(), 1, Integer::sum);
                }
            }
            trail.add("ASSESS", "assessment", null, period.code(), counts.toString(), null);
            return counts;
        });
    }

    private Assessment made(StandingQuery.Named partner, StandingStage stage, Step last, Period period, StandingRule rule, List<Row> rows) {
        Figure came = sum(rows, Signal.PARTICIPATION);
        Figure liked = sum(rows, Signal.SATISFACTION);
        Grade participation = StandingRule.grade(came, rule.participation());
        Grade satisfaction = StandingRule.grade(liked, rule.satisfaction());
        Grade grade = rule.together(participation, satisfaction);
        int run = grade == Grade.LOW ? 1 + run(partner.id(), period.before()) : 0;
        LocalDate since = stage == StandingStage.REMINDED && last != null ? last.since() : partner.since();
        StandingMove proposal = rule.propose(stage, since, period, grade, run);
        return new Assessment(0, partner.id(), period, rule.id(), came, liked, participation, satisfaction, grade, run, proposal, Looked.OPEN, null, null, null, 1);
    }

    /** @return consecutive low periods up to the one given; nobody's declined one counts. */
    private int run(long partner, Period upTo) {
        Map<Period, Assessment> all = new HashMap<>();
        store.of(partner).forEach(one -> all.put(one.period(), one));
        int run = 0;
        for (Period at = upTo; all.containsKey(at) && all.get(at).grade() == Grade.LOW && all.get(at).verdict() != Looked.DECLINED; at = at.before()) {
            run++;
        }
        return run;
    }

    private void keep(Assessment before, Assessment made, List<Row> rows) {
        if (before == null) {
            store.insert(made, rows);
        } else if (!before.saysSame(made) || !store.rows(before.id()).equals(rows)) {
            store.update(new Assessment(before.id(), made.partner(), made.period(), made.rule(), made.participation(), made.satisfaction(), made.participationGrade(),
                    made.satisfactionGrade(), made.grade(), made.run(), made.proposal(), Looked.OPEN, null, null, null, before.version()));
            store.replaceRows(before.id(), rows);
        }
    }

    private static Figure sum(List<Row> rows, Signal signal) {
        return rows.stream().filter(row -> row.signal() == signal).reduce(Figure.NOTHING, (sum, row) -> sum.plus(row.done(), row.of()), (one, other) -> one.plus(other.done(), other.of()));
    }

    // ---- reading ----

    public StandingList list(StandingList.Filter filter) {
        Period period = filter.period() == null ? lastOver() : filter.period();
        Map<Long, Assessment> shown = store.of(period);
        Map<Long, Step> last = store.last();
        Map<Long, Integer> findings = query.findings();
        List<StandingList.Row> rows = query.partners().stream().map(one -> {
            Step step = last.get(one.id());
            StandingStage stage = StandingStage.of(one.status(), step);
            boolean own = step != null && step.stage() == stage;
            return new StandingList.Row(one.id(), one.name(), Pinyin.sortKey(one.name()), Texts.of(one.kind()), stage, own ? step.since() : one.since(), own ? step.due() : null,
                    shown.get(one.id()), findings.getOrDefault(one.id(), 0), one.searchKey());
        }).sorted(Comparator.comparing((StandingList.Row row) -> !row.waits()).thenComparing(StandingList.Row::sort)).toList();
        Predicate<StandingList.Row> text = text(filter.text());
        Predicate<StandingList.Row> marks = row -> (!filter.waiting() || row.waits()) && (!filter.unrated() || row.shown() != null && row.shown().grade() == Grade.UNRATED);
        Predicate<StandingList.Row> stage = row -> filter.stage() == null ? filter.text() != null || !row.stage().gone() : row.stage() == filter.stage();
        Map<StandingStage, Integer> byStage = new EnumMap<>(StandingStage.class);
        rows.stream().filter(text.and(marks)).forEach(row -> byStage.merge(row.stage(), 1, Integer::sum));
        List<Period> periods = new ArrayList<>(store.periods());
        if (!periods.contains(period)) {
            periods.addFirst(period);
        }
        return new StandingList(rows.stream().filter(text.and(marks).and(stage)).toList(), byStage, (int) rows.stream().filter(StandingList.Row::waits).count(),
                (int) rows.stream().filter(row -> row.shown() != null && row.shown().grade() == Grade.UNRATED).count(),
                (int) rows.stream().filter(row -> row.stage() == StandingStage.MENDING && row.due() != null && row.due().isBefore(today())).count(), period, periods, rule(period.to()));
    }

    private static Predicate<StandingList.Row> text(String typed) {
        if (typed == null || typed.isBlank()) {
            return row -> true;
        }
        SearchMatcher matcher = SearchKey.matcher(typed);
        return row -> matcher.score(row.searchKey()) > 0;
    }

    /** @return proposals of the last period that wait for a person: the figure in the navigation. */
    public int waiting() {
        return list(StandingList.Filter.ALL).waiting();
    }

    /** @param period whose figures to show; null for the newest there is */
    public Whole whole(long partner, Period period) {
        var one = partners.get(partner);
        List<Assessment> all = store.of(partner);
        Assessment shown = all.stream().filter(each -> period == null || each.period().equals(period)).reduce((old, now) -> now).orElse(null);
        List<Step> steps = store.steps(partner);
        Step last = steps.isEmpty() ? null : steps.getLast();
        StandingStage stage = StandingStage.of(one.status().now(), last);
        boolean own = last != null && last.stage() == stage;
        StandingRule rule = store.rules().stream().filter(each -> shown != null && each.id() == shown.rule()).findFirst().orElse(rule(today()));
        return new Whole(partner, one.version(), one.face().name(), one.status().now(), stage, own ? last.since() : one.status().since(), shown,
                shown == null ? List.of() : store.rows(shown.id()), all, steps, store.appeals(partner), own && stage == StandingStage.DISMISSED ? store.hits(last.id()) : List.of(), rule,
                query.advised(partner, today().minusDays(ADVICE_DAYS)));
    }

    /** @return whether 基本满意 counts as satisfied: printed beside the figures. */
    public boolean basicCounts() {
        return query.basicCounts();
    }

    // ---- deciding ----

    /**
     * Follows a proposal: 提醒, 约谈整改 or 恢复在册; 劝退 needs {@link Dismissals#dismiss}. No proposal is simply noted.
     *
     * @param note what is to be mended, or a word of one's own; may be empty
     */
    public Whole confirm(long assessment, long version, String note) {
        return db.write(() -> {
            Assessment one = open(assessment, version);
            String words = cut(note);
            switch (one.proposal()) {
                case DISMISS -> throw new UserError("error.standings.second", partners.get(one.partner()).face().name());
                case REMIND -> step(one.partner(), StandingStage.REMINDED, reason(one, words), one.id(), null);
                case TALK -> talk(one.partner(), reason(one, words), one.id());
                case RESTORE -> restore(one.partner(), reason(one, words), one.id());
                case NONE -> { }
            }
            decide(one, Looked.CONFIRMED, words);
            return whole(one.partner(), one.period());
        });
    }

    /** Does not follow a proposal, and says why; the period does not count towards a row of low ones. */
    public Whole decline(long assessment, long version, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        return db.write(() -> {
            Assessment one = open(assessment, version);
            decide(one, Looked.DECLINED, cut(reason));
            return whole(one.partner(), one.period());
        });
    }

    /** 约谈整改 by hand, after a visit or a complaint: it needs no low period. */
    public Whole talk(long partner, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        return db.write(() -> {
            talk(partner, cut(reason), null);
            return whole(partner, null);
        });
    }

    /** Back to 在册 by hand: mended, as somebody has looked. */
    public Whole restore(long partner, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        return db.write(() -> {
            restore(partner, cut(reason), null);
            return whole(partner, null);
        });
    }

    private void talk(long partner, String reason, Long assessment) {
        move(partner, PartnerStatus.MENDING, reason);
        step(partner, StandingStage.MENDING, reason, assessment, today().plusDays(rule(today()).days().mend()));
    }

    private void restore(long partner, String reason, Long assessment) {
        if (partners.get(partner).status().now() != PartnerStatus.LISTED) {
            move(partner, PartnerStatus.LISTED, reason);
        }
        step(partner, StandingStage.LISTED, reason, assessment, null);
    }

    void move(long partner, PartnerStatus next, String reason) {
        partners.status(partner, partners.get(partner).version(), next, today(), reason);
    }

    Step step(long partner, StandingStage stage, String reason, Long assessment, LocalDate due) {
        return step(partner, stage, reason, assessment, due, null);
    }

    /** Keeps a step; one that is told in writing gets its letter's number. */
    Step step(long partner, StandingStage stage, String reason, Long assessment, LocalDate due, String second) {
        int number = store.letters(stage, today().getYear()) + 1;
        String letter = switch (stage) {
            case REMINDED -> Texts.text("standings.letter.no.reminded", today().getYear(), number);
            case MENDING -> Texts.text("standings.letter.no.mending", today().getYear(), number);
            case DISMISSED -> Texts.text("standings.letter.no.dismissed", today().getYear(), number);
            default -> null;
        };
        Step kept = store.insert(new Step(0, partner, stage, today(), reason, assessment, letter, due, staff(), second, null));
        trail.add("STANDING", "partner", partner, partners.get(partner).face().name(), Texts.of(stage), reason);
        return kept;
    }

    void decide(Assessment one, Looked verdict, String note) {
        if (!store.update(one.decided(verdict, today(), staff(), note))) {
            throw new UserError("error.standings.changed", partners.get(one.partner()).face().name());
        }
    }

    Assessment open(long id, long version) {
        Assessment one = store.assessment(id).orElseThrow(() -> new UserError("error.standings.gone"));
        if (one.version() != version || one.verdict() != Looked.OPEN) {
            throw new UserError("error.standings.changed", partners.get(one.partner()).face().name());
        }
        return one;
    }

    /** @return the figures in one sentence, with what the clerk adds. */
    private String reason(Assessment one, String words) {
        String figures = Texts.text("standings.reason", one.period().words(), rate(one.participation()), one.participation().of(), rate(one.satisfaction()), one.satisfaction().of());
        return cut(words.isEmpty() ? figures : figures + Texts.text("standings.semicolon") + words);
    }

    /** @return the rate in per cent with one decimal, or 未评. */
    public static String rate(Figure figure) {
        return figure.rate() == null ? Texts.of(Grade.UNRATED) : figure.rate() / 10 + "." + figure.rate() % 10 + "%";
    }

    String staff() {
        return trail.actor().name();
    }

    static String cut(String text) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
