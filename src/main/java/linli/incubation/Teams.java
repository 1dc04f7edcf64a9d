package linli.incubation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.CodeTable;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.Phone;
import linli.base.value.Uscc;
import linli.incubation.Team.Face;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.Registered;
import linli.incubation.Team.Standing;
import linli.incubation.Team.Stretch;
import linli.incubation.Team.TeamStage;
import linli.venues.Venues;

/**
 * 创业孵化, the front door: the teams, the people in them, where they stand. A bad field, a standing that cannot follow or an
 * edit by somebody else in between is a {@link UserError}, and nothing is changed then.
 */
public final class Teams {
    static final int WORDS = 500;
    private static final String CITIZEN = "111";

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final TeamStore store;
    private final TeamQuery query;
    private final TeamSteps steps;
    private final TeamBooks books;

    /**
     * @param venues whose rooms are given to teams
     * @param rates the public prices, for what a space would have cost
     */
    public Teams(Db db, Clock clock, Trail trail, Venues venues, TeamBook.Rates rates) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        store = new TeamStore(db, clock);
        TeamStepStore stepStore = new TeamStepStore(db, clock);
        query = new TeamQuery(db, stepStore);
        steps = new TeamSteps(db, trail, this, stepStore, query);
        books = new TeamBooks(db, trail, this, new TeamBookStore(db, clock), query, venues, rates);
    }

    /** Everything about one team. */
    public record Whole(Team team, List<Founder> founders, List<Stretch> stretches, List<TeamStep> steps, List<TeamStep.Change> changes, TeamBook book) {
        /** @return those in it on the day. */
        public List<Founder> present(LocalDate day) {
            return founders.stream().filter(one -> one.leftOn() == null || one.leftOn().isAfter(day)).toList();
        }
    }

    public Team get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.incubation.gone", id));
    }

    public Whole whole(long id) {
        Team team = get(id);
        return new Whole(team, store.founders(List.of(id)), store.stretches(id), steps.of(id), steps.changes(id), books.book(id));
    }

    public TeamList list(TeamList.Filter filter) {
        return query.list(filter, today());
    }

    /** @return the best hits for typed words. */
    public List<TeamList.Row> search(String text, int limit) {
        return list(new TeamList.Filter(text, null, false)).rows().stream().limit(limit).toList();
    }

    /** @return the ways through the house. */
    public TeamSteps steps() {
        return steps;
    }

    /** @return spaces, outcomes, what was given back, survival. */
    public TeamBooks books() {
        return books;
    }

    /** @return the figures of 创业孵化情况表 for a month, each with its rows. */
    public TeamList.Figures monthly(YearMonth month) {
        return figures(month.atDay(1), month.atEndOfMonth());
    }

    /** @return the same for any days, both ends inside. */
    public TeamList.Figures figures(LocalDate from, LocalDate to) {
        return query.figures(from, to);
    }

    // ---- teams ----

    Face checked(Face face) {
        String name = Clean.text(face.name());
        if (TeamList.key(name).length() < 2 || name.length() > 100) {
            throw new UserError("error.incubation.noName");
        }
        if (face.startedOn() != null && face.startedOn().isAfter(today())) {
            throw new UserError("error.incubation.day", name, face.startedOn(), today());
        }
        return new Face(name, cut(face.trade(), 60), cut(face.idea(), 1000), cut(face.origin(), 100), face.startedOn() == null ? today() : face.startedOn(), cut(face.remark(), 1000));
    }

    /** Takes a team in. @param founders may be none yet; their team is not looked at */
    public Team add(Face face, TeamStage stage, List<Founder> founders) {
        return db.write(() -> {
            Face checked = checked(face);
            unique(checked, 0);
            long id = insert(new Team(0, checked, new Standing(stage, checked.startedOn(), "", ""), null, null, 1));
            founders.forEach(one -> insert(checked((one.joinedOn() == null ? one.joined(checked.startedOn()) : one).of(id), checked.name()), null));
            store.found(id);
            return get(id);
        });
    }

    /** Stores a checked team with its first day; a later standing has its own day. */
    long insert(Team team) {
        long id = store.insert(team, staff());
        LocalDate first = team.face().startedOn();
        boolean moved = !team.status().now().active() && team.status().since().isAfter(first);
        store.stretch(id, moved ? TeamStage.HOUSED : team.status().now(), first, "", staff());
        if (moved) {
            store.stretch(id, team.status().now(), team.status().since(), team.status().reason(), staff());
        }
        trail.add("CREATE", "team", id, team.face().name());
        return id;
    }

    private void unique(Face face, long self) {
        store.named(TeamList.key(face.name())).filter(other -> other.id() != self).ifPresent(other -> {
            throw new UserError("error.incubation.twice", face.name(), Texts.of(other.status().now()));
        });
    }

    public Team edit(long id, long version, Face face) {
        return db.write(() -> {
            Face checked = checked(face);
            unique(checked, id);
            save(at(id, version).with(checked));
            trail.add("UPDATE", "team", id, checked.name());
            return get(id);
        });
    }

    /** 注册: under which name and code, and since when. */
    public Team register(long id, long version, Registered registered) {
        return db.write(() -> {
            Team team = at(id, version);
            save(team.with(checked(registered, team.face().name())));
            trail.add("REGISTER", "team", id, team.face().name(), registered.company(), null);
            return get(id);
        });
    }

    Registered checked(Registered registered, String team) {
        if (registered.on() == null || registered.on().isAfter(today()) || blank(registered.company())) {
            throw new UserError("error.incubation.registered", team, today());
        }
        Uscc.Check check = Uscc.check(registered.uscc());
        if (check.status() != Uscc.Status.EMPTY && !check.ok()) {
            throw new UserError("error.incubation.uscc", team, registered.uscc().strip());
        }
        return new Registered(registered.on(), cut(registered.company(), 200), check.ok() ? check.normalized() : "");
    }

    /**
     * Moves on. 出园 and 终止 end the use of every space on that day.
     *
     * @param movedTo needed for 出园
     * @param reason needed for 终止
     */
    public Team turn(long id, long version, TeamStage next, LocalDate on, String reason, String movedTo) {
        return db.write(() -> {
            Team team = at(id, version);
            turn(team, next, on == null ? today() : on, cut(reason, WORDS), cut(movedTo, 200));
            return get(id);
        });
    }

    void turn(Team team, TeamStage next, LocalDate on, String reason, String movedTo) {
        String name = team.face().name();
        if (!team.status().now().next().contains(next)) {
            throw new UserError("error.incubation.stage", name, Texts.of(team.status().now()), Texts.of(next));
        }
        if (on.isAfter(today()) || on.isBefore(team.status().since())) {
            throw new UserError("error.incubation.between", name, on, team.status().since(), today());
        }
        if (next == TeamStage.OUT && movedTo.isEmpty() || next == TeamStage.ENDED && reason.isEmpty()) {
            throw new UserError("error.incubation.whereTo", name, Texts.of(next));
        }
        save(team.with(new Standing(next, on, reason, next == TeamStage.OUT ? movedTo : "")));
        store.stretch(team.id(), next, on, next == TeamStage.OUT ? movedTo : reason, staff());
        if (!next.active()) {
            books.endAll(team.id(), on);
        }
        trail.add("STATUS", "team", team.id(), name, Texts.of(next), reason);
    }

    void save(Team team) {
        if (!store.update(team, staff())) {
            throw new UserError("error.incubation.changed", team.face().name());
        }
    }

    private Team at(long id, long version) {
        Team team = get(id);
        if (team.version() != version) {
            throw new UserError("error.incubation.changed", team.face().name());
        }
        return team;
    }

    // ---- people ----

    Founder checked(Founder one, String team) {
        String name = Clean.name(one.name());
        if (name.isEmpty() || name.length() > 100) {
            throw new UserError("error.incubation.noFounder", team);
        }
        String number = Clean.compact(one.docNo()).toUpperCase(java.util.Locale.ROOT);
        String kind = cut(one.docKind(), 60);
        boolean citizen = CodeTable.certType().find(kind).map(code -> code.code().equals(CITIZEN)).orElse(kind.isEmpty() && number.length() == 18);
        if (!number.isEmpty() && citizen) {
            IdNumber.Check check = IdNumber.check(number, today());
            if (!check.ok()) {
                throw new UserError("error.incubation.document", name, Mask.idNo(number));
            }
            number = check.normalized();
            kind = CodeTable.certType().nameOf(CITIZEN);
        }
        if (!number.isEmpty() && kind.isEmpty()) {
            throw new UserError("error.incubation.docKind", name);
        }
        if (!blank(one.phone()) && Phone.parseAll(one.phone()).stream().noneMatch(Phone::callable)) {
            throw new UserError("error.incubation.phone", name);
        }
        LocalDate joined = one.joinedOn() == null ? today() : one.joinedOn();
        if (joined.isAfter(today()) || one.leftOn() != null && one.leftOn().isBefore(joined)) {
            throw new UserError("error.incubation.founderDays", name, joined, today());
        }
        return new Founder(one.id(), one.team(), name, one.part() == null ? FounderPart.MEMBER : one.part(), one.residentId(), kind, cut(number, 60), cut(one.phone(), 40), joined, one.leftOn(),
                one.version());
    }

    /** Adds a person (id 0) or changes one. */
    public Founder founder(Founder draft) {
        return db.write(() -> {
            Team team = get(draft.team());
            Founder one = checked(draft, team.face().name());
            boolean twice = store.founders(List.of(team.id())).stream().anyMatch(other -> other.id() != one.id() && same(other, one) && other.leftOn() == null);
            if (twice) {
                throw new UserError("error.incubation.founderTwice", one.name(), team.face().name());
            }
            long id = one.id() == 0 ? insert(one, null) : one.id();
            if (one.id() != 0 && !store.update(one)) {
                throw new UserError("error.incubation.changed", one.name());
            }
            store.found(team.id());
            trail.add(one.id() == 0 ? "CREATE" : "UPDATE", "founder", id, Mask.name(one.name()), team.face().name(), null);
            return store.founder(id).orElseThrow();
        });
    }

    /** One document is one person; without one the name tells. */
    static boolean same(Founder one, Founder other) {
        return !one.docNo().isEmpty() && !other.docNo().isEmpty() ? one.docNo().equals(other.docNo()) : one.name().equals(other.name());
    }

    long insert(Founder one, Long run) {
        return store.insert(one, run);
    }

    /** Takes steps, spaces and everything that was taken down of teams out again: for sample data, never for real rows. */
    public void forget() {
        db.write(() -> {
            steps.forget();
            books.forget();
        });
    }

    String staff() {
        return trail.actor().name();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    List<Team> all() {
        return store.all();
    }

    Optional<String> name(long team) {
        return Optional.ofNullable(names().get(team));
    }

    Map<Long, String> names() {
        return query.names();
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    static String cut(String text, int most) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    /** @return the spreadsheet side, for the import engine. */
    public TeamSheet sheet() {
        return new TeamSheet(() -> new TeamIntake(this, store, query), this, store);
    }
}
