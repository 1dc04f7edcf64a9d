package linli.matching;

import linli.supplies.Supplies;
import linli.supplies.Supply;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Decision.Verdict;
import linli.matching.Ranking.Match;
import linli.matching.Ranking.Why;
import linli.supplies.Supply.Key;
import linli.needs.Need;
import linli.needs.NeedStatus;
import linli.needs.Needs;

/**
 * 供需匹配, the front door: which supply answers a need and why, what was decided, and the plan of the whole period. An
 * accepted match moves the need on; a decision can be taken back. What cannot be is a {@link UserError} and changes nothing.
 */
public final class Matches {
    private static final int LONGEST = 500;
    private static final int LONGEST_REASONS = 2000;
    private static final Set<Why> FORBIDDEN = Set.of(Why.CONSENT, Why.STANDING, Why.EXPIRED, Why.PAUSED, Why.FULL);

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Needs needs;
    private final MatchStore store;
    private final MatchQuery query;
    private final Supplies index;

    /** @param staff name of who is signed in */
    public Matches(Db db, Clock clock, Supplier<String> staff, Needs needs, Supplies supplies) {
        index = supplies;
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.needs = needs;
        store = new MatchStore(db, clock);
        query = new MatchQuery(db, clock);
    }

    /** @return the id of the need with the number. */
    public long need(String no) {
        return query.need(no).orElseThrow(() -> new UserError("error.matching.noNeed", no));
    }

    /** @return what can answer the need, and why the rest cannot. */
    public Ranking rank(long need) {
        return rank(ask(need));
    }

    /** @return the same for what the need, a theme or a clerk asks. */
    public Ranking rank(Ask ask) {
        Supplies.Snapshot now = index.now();
        return new Scoring(ask, weights(), today(), now.rooms(), decided(ask.id())).rank(now);
    }

    /** @return what can answer together those needs of a theme that still wait for a supply; empty when none does. */
    public Optional<Ranking> rank(String theme, List<Long> needs) {
        Set<Long> wanted = Set.copyOf(needs);
        List<Ask> asks = open().stream().filter(ask -> wanted.contains(ask.id())).toList();
        return asks.isEmpty() ? Optional.empty() : Optional.of(rank(Ask.together(theme, asks)));
    }

    /** @return those of the needs that still wait for a supply. */
    public List<Long> waiting(List<Long> needs) {
        Set<Long> open = query.open().stream().map(Ask.Source::id).collect(Collectors.toSet());
        return needs.stream().filter(open::contains).toList();
    }

    /**
     * Accepts one supply for all needs of a theme that still wait for one.
     *
     * @return how many it was accepted for
     */
    public int acceptAll(List<Long> needs, Match match) {
        List<Long> waiting = waiting(needs);
        return db.write(() -> {
            waiting.forEach(need -> accept(need, match, "", true));
            return waiting.size();
        });
    }

    /** @return what the need wishes for. */
    public Ask ask(long need) {
        return Ask.read(query.source(need).orElseThrow(() -> new UserError("error.needs.gone", need)));
    }

    /** One need that a supply could serve. */
    public record Served(Ask ask, Match match) {}

    /** @return the open needs that the supply could serve, best first. */
    public List<Served> servedBy(Key supply) {
        Supplies.Snapshot now = index.now();
        Supply one = supply(now, supply);
        Weights weights = weights();
        Map<Long, Map<Key, Decision>> decided = decided();
        return query.open().stream().map(Ask::read).flatMap(ask -> {
            Scoring scoring = new Scoring(ask, weights, today(), now.rooms(), decided.getOrDefault(ask.id(), Map.of()));
            boolean means = one.kind() != Supply.Kind.VENUE || ask.place();
            return means && scoring.judge(one) > 0 ? java.util.stream.Stream.of(new Served(ask, scoring.match(one, null, null))) : java.util.stream.Stream.empty();
        }).sorted(Comparator.comparingInt(served -> -served.match().score())).toList();
    }

    /** @return every supply, by kind and name. */
    public List<Supply> supplies() {
        return index.now().all();
    }

    /** @return the rooms with the hours in which they are free in the coming weeks. */
    public List<Supply> rooms() {
        return index.now().rooms();
    }

    private static Supply supply(Supplies.Snapshot now, Key key) {
        return now.all().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new UserError("error.matching.noSupply"));
    }

    /** @return the open needs as asks, those due first first. */
    public List<Ask> open() {
        return query.open().stream().map(Ask::read).toList();
    }

    /** @return the proposal for all open needs. */
    public Plan plan() {
        Supplies.Snapshot now = index.now();
        return new Plan.Making(open(), now.all(), now.rooms(), weights(), today(), decided()).plan();
    }

    /** @return the centre's weights, which an administrator sets among the rules. */
    public Weights weights() {
        return Weights.read(query.setting(Weights.SETTING).orElse(null));
    }

    /** @return what stands for the need, oldest first. */
    public List<Decision> decisions(long need) {
        return store.standing(need);
    }

    /** @return accepted matches, newest first, at most so many. */
    public List<Decision> accepted(int most) {
        return store.standing().reversed().stream().filter(one -> one.verdict() == Verdict.ACCEPTED).limit(most).toList();
    }

    /**
     * 采纳: the supply is to answer the need, which moves on to 服务中.
     *
     * @param note may be empty
     * @param planned whether it comes from the plan
     * @throws UserError when the supply is not listed, has ended, is paused or full, or the need is answered already
     */
    public Decision accept(long need, Key supply, String note, boolean planned) {
        return accept(need, judged(need, supply), note, planned);
    }

    /** The same for a proposal as it was shown, with its room and hours. */
    public Decision accept(long need, Match match, String note, boolean planned) {
        return db.write(() -> {
            if (standing(need, match.supply().key()).filter(one -> one.verdict() == Verdict.ACCEPTED).isPresent()) {
                throw new UserError("error.matching.already", needs.get(need).no(), match.supply().name());
            }
            Decision made = decide(need, match, Verdict.ACCEPTED, optional(note), null, planned);
            moveOn(needs.get(need), match);
            return made;
        });
    }

    /** 暂缓: not proposed again before the day. */
    public Decision defer(long need, Key supply, LocalDate until, String reason) {
        if (until == null || !until.isAfter(today())) {
            throw new UserError("error.matching.until", until == null ? Texts.text("needs.nothing") : until, today().plusDays(1));
        }
        Match match = shown(need, supply);
        return db.write(() -> decide(need, match, Verdict.DEFERRED, optional(reason), until, false));
    }

    /** 拒绝: not proposed for this need any more. */
    public Decision refuse(long need, Key supply, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.matching.noReason");
        }
        Match match = shown(need, supply);
        return db.write(() -> decide(need, match, Verdict.REFUSED, optional(reason), null, false));
    }

    /** Takes a decision back; an accepted one leads the need back to 派办, unless it was answered meanwhile. */
    public void undo(long id, long version) {
        db.write(() -> {
            Decision decision = store.find(id).orElseThrow();
            if (!store.undo(id, version, staff.get())) {
                throw new UserError("error.matching.changed", decision.name());
            }
            Need need = needs.get(decision.need());
            boolean others = store.standing(need.id()).stream().anyMatch(one -> one.verdict() == Verdict.ACCEPTED);
            if (decision.verdict() == Verdict.ACCEPTED && need.status() == NeedStatus.SERVING && !others) {
                needs.assign(need.id(), need.version(), need.progress().owner(), notPast(need.progress().dueOn()));
            }
        });
    }

    private Decision decide(long need, Match match, Verdict verdict, String reason, LocalDate until, boolean planned) {
        // The newest decision counts; an older one of the same pair is closed by it.
        standing(need, match.supply().key()).ifPresent(old -> store.undo(old.id(), old.version(), staff.get()));
        String reasons = match.reasons().stream().map(Ranking.Reason::text).collect(Collectors.joining(Texts.text("matching.comma")));
        Decision made = new Decision(0, need, match.supply().key(), match.supply().name(), match.score(),
                reasons.substring(0, Math.min(LONGEST_REASONS, reasons.length())), verdict, reason, until, Plan.slot(match),
                room(match), planned, staff.get(),
                clock.instant(), null, 1);
        return store.find(store.insert(made)).orElseThrow();
    }

    private static Long room(Match match) {
        if (match.room() != null) {
            return match.room().id();
        }
        return match.supply().kind() == Supply.Kind.VENUE ? Long.valueOf(match.supply().id()) : null;
    }

    private Optional<Decision> standing(long need, Key supply) {
        return store.standing(need).stream().filter(one -> one.supply().equals(supply)).reduce((old, now) -> now);
    }

    /** Leads the need to 服务中 over whatever steps it has not taken, each kept in its story. */
    private void moveOn(Need need, Match match) {
        Need now = need;
        if (!now.status().waiting()) {
            throw new UserError("error.matching.answered", now.no(), Texts.of(now.status()));
        }
        if (now.status() == NeedStatus.REGISTERED) {
            var guess = needs.categories().suggest(now.body());
            String category = guess.map(found -> found.category()).orElse(needs.categories().names().getLast());
            now = needs.sort(now.id(), now.version(), category, now.progress().group());
        }
        if (now.status() == NeedStatus.SORTED) {
            now = needs.assign(now.id(), now.version(), staff.get(), notPast(now.progress().dueOn()));
        }
        if (now.status() == NeedStatus.ASSIGNED) {
            String when = match.slot() == null ? "" : Texts.text("matching.step.when", Reasons.slots(List.of(match.slot())), match.room() == null ? "" : match.room().name());
            needs.start(now.id(), now.version(), Texts.text("matching.step", match.supply().name(), match.score(), when));
        }
    }

    private LocalDate notPast(LocalDate due) {
        return due == null || due.isBefore(today()) ? null : due;
    }

    /** @return the match, for accepting it. */
    private Match judged(long need, Key key) {
        Supplies.Snapshot now = index.now();
        Supply supply = supply(now, key);
        Scoring scoring = new Scoring(ask(need), weights(), today(), now.rooms(), Map.of());
        int judged = scoring.judge(supply);
        Why why = judged >= 0 ? null : Why.values()[-judged - 2];
        if (why != null && FORBIDDEN.contains(why)) {
            throw new UserError("error.matching.cannot", supply.name(), Texts.of(why));
        }
        return scoring.match(supply, null, null);
    }

    /** @return the match or what is left of it, for putting it off or refusing it. */
    private Match shown(long need, Key key) {
        Supplies.Snapshot now = index.now();
        return new Scoring(ask(need), weights(), today(), now.rooms(), Map.of()).match(supply(now, key), null, null);
    }

    private Map<Key, Decision> decided(long need) {
        Map<Key, Decision> found = new HashMap<>();
        store.standing(need).forEach(one -> found.put(one.supply(), one));
        return found;
    }

    private Map<Long, Map<Key, Decision>> decided() {
        Map<Long, Map<Key, Decision>> found = new HashMap<>();
        store.standing().forEach(one -> found.computeIfAbsent(one.need(), any -> new HashMap<>()).put(one.supply(), one));
        return found;
    }

    private static String optional(String note) {
        String clean = note == null ? "" : note.strip();
        if (clean.length() > LONGEST) {
            throw new UserError("error.matching.long", clean.length(), LONGEST);
        }
        return clean;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
