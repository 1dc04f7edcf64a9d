package linli.incubation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.incubation.Team.TeamStage;
import linli.incubation.TeamBook.Alive;
import linli.incubation.TeamBook.Due;
import linli.incubation.TeamBook.GiveBack;
import linli.incubation.TeamBook.Outcome;
import linli.incubation.TeamBook.Rate;
import linli.incubation.TeamBook.Rates;
import linli.incubation.TeamBook.Space;
import linli.incubation.TeamBook.Survival;
import linli.incubation.TeamBook.Survived;
import linli.incubation.TeamBook.Valued;
import linli.venues.Room;
import linli.venues.Venues;

/** What teams are given and give back: spaces with their worth by the public tariff, outcomes, hours for the neighbours, survival. */
public final class TeamBooks {
    /** Months after 出园 at which a team is looked at. */
    public static final List<Integer> LOOKS = List.of(12, 24);
    private static final int MOST_MINUTES = 24 * 60;

    private final Db db;
    private final Trail trail;
    private final Teams teams;
    private final TeamBookStore store;
    private final TeamQuery query;
    private final Venues venues;
    private final Rates rates;

    TeamBooks(Db db, Trail trail, Teams teams, TeamBookStore store, TeamQuery query, Venues venues, Rates rates) {
        this.db = db;
        this.trail = trail;
        this.teams = teams;
        this.store = store;
        this.query = query;
        this.venues = venues;
        this.rates = rates;
    }

    TeamBook book(long team) {
        Map<Long, String> rooms = query.rooms();
        List<Valued> spaces = store.spaces(team).stream().map(space -> valued(space, rooms.get(space.room()), teams.today())).toList();
        List<GiveBack> given = store.givenBack(team);
        Money value = spaces.stream().map(Valued::value).filter(java.util.Objects::nonNull).reduce(Money.ZERO, Money::plus);
        return new TeamBook(spaces, store.outcomes(team), given, store.survivals(team), value, given.stream().filter(one -> one.voidReason() == null).mapToInt(GiveBack::minutes).sum());
    }

    /** @return the rooms that can be given. */
    public List<Room> rooms() {
        return venues.rooms().stream().filter(room -> room.active(teams.today())).toList();
    }

    /**
     * What a space would have cost: month by month, the month's units by the price public on its first day in use, a month in part by
     * its days; for every desk.
     *
     * @return with value null when no price was public on any of these days
     */
    Valued valued(Space space, String room, LocalDate until) {
        LocalDate end = space.to() == null || space.to().isAfter(until) ? until : space.to();
        BigDecimal fen = BigDecimal.ZERO;
        Rate last = null;
        for (LocalDate day = space.from(); space.voidReason() == null && !day.isAfter(end); day = YearMonth.from(day).plusMonths(1).atDay(1)) {
            YearMonth month = YearMonth.from(day);
            LocalDate to = month.atEndOfMonth().isAfter(end) ? end : month.atEndOfMonth();
            Optional<Rate> rate = rates.of(room, day);
            if (rate.isPresent()) {
                last = rate.get();
                long quantity = last.monthly() ? 1000 : space.monthly();
                fen = fen.add(BigDecimal.valueOf(last.price().fen()).multiply(BigDecimal.valueOf(quantity)).multiply(BigDecimal.valueOf(Math.max(1, space.desks())))
                        .multiply(BigDecimal.valueOf(to.getDayOfMonth() - day.getDayOfMonth() + 1L)).divide(BigDecimal.valueOf(1000L * month.lengthOfMonth()), 6, RoundingMode.HALF_UP));
            }
        }
        return new Valued(space, room, last == null ? null : new Money(fen.setScale(0, RoundingMode.HALF_UP).longValueExact()), last == null ? "" : last.basis());
    }

    /** Gives a space (id 0), or changes one. */
    public void space(Space draft) {
        db.write(() -> {
            Team team = teams.get(draft.team());
            Room room = venues.room(draft.room());
            if (draft.from() == null || draft.to() != null && draft.to().isBefore(draft.from()) || draft.area() < 0 || draft.desks() < 0 || draft.monthly() < 0) {
                throw new UserError("error.incubation.space", team.face().name(), room.name());
            }
            Space one = new Space(draft.id(), team.id(), room.id(), Teams.cut(draft.desk(), 100), draft.area(), draft.desks(), draft.monthly(), draft.from(), draft.to(), null, draft.version());
            if (one.id() == 0) {
                trail.add("SPACE", "team", team.id(), team.face().name(), room.name(), null);
                store.insert(one, teams.staff());
            } else {
                save(one);
            }
        });
    }

    private void save(Space one) {
        if (!store.update(one)) {
            throw new UserError("error.incubation.changed", teams.name(one.team()).orElse(""));
        }
    }

    /** Taken down by mistake: it counts no more, and stays with its reason. */
    public void cancelSpace(Space one, String reason) {
        db.write(() -> save(new Space(one.id(), one.team(), one.room(), one.desk(), one.area(), one.desks(), one.monthly(), one.from(), one.to(), why(reason), one.version())));
    }

    /** The team leaves the house: what it still uses ends with the day. */
    void endAll(long team, LocalDate on) {
        store.spaces(team).stream().filter(one -> one.voidReason() == null && (one.to() == null || one.to().isAfter(on)))
                .forEach(one -> save(new Space(one.id(), team, one.room(), one.desk(), one.area(), one.desks(), one.monthly(), one.from(), on.isBefore(one.from()) ? one.from() : on, null, one.version())));
    }

    public void outcome(Outcome draft) {
        db.write(() -> {
            Team team = teams.get(draft.team());
            if (draft.kind() == null || draft.on() == null || draft.on().isAfter(teams.today()) || draft.after() < 0 || draft.before() != null && draft.before() < 0 || Teams.blank(draft.unit())) {
                throw new UserError("error.incubation.figure", team.face().name(), teams.today());
            }
            store.insert(new Outcome(0, team.id(), draft.kind(), draft.on(), draft.before(), draft.after(), Teams.cut(draft.unit(), 20), Teams.cut(draft.note(), Teams.WORDS), null), teams.staff());
            trail.add("OUTCOME", "team", team.id(), team.face().name(), Texts.of(draft.kind()), null);
        });
    }

    public void cancelOutcome(long id, String reason) {
        db.write(() -> store.cancelOutcome(id, why(reason)));
    }

    public void giveBack(GiveBack draft) {
        db.write(() -> {
            Team team = teams.get(draft.team());
            if (draft.on() == null || draft.on().isAfter(teams.today()) || Teams.blank(draft.what()) || draft.minutes() <= 0 || draft.minutes() > MOST_MINUTES
                    || draft.people() != null && draft.people() < 0) {
                throw new UserError("error.incubation.giveBack", team.face().name(), teams.today());
            }
            store.insert(new GiveBack(0, team.id(), draft.on(), Teams.cut(draft.what(), 200), draft.minutes(), draft.people(), null), teams.staff());
            trail.add("GIVEBACK", "team", team.id(), team.face().name(), draft.what(), null);
        });
    }

    /** @return minutes given back on these days by all teams. */
    public long given(LocalDate from, LocalDate to) {
        return store.givenBack(null).stream().filter(one -> one.voidReason() == null && !one.on().isBefore(from) && !one.on().isAfter(to)).mapToLong(GiveBack::minutes).sum();
    }

    public void cancelGiveBack(long id, String reason) {
        db.write(() -> store.cancelGiveBack(id, why(reason)));
    }

    void forget() {
        store.clear();
    }

    private static String why(String reason) {
        if (Teams.blank(reason)) {
            throw new UserError("error.incubation.why");
        }
        return Teams.cut(reason, Teams.WORDS);
    }

    /** Somebody looked whether the team is still there. A later look counts instead of an earlier one. */
    public void survival(long team, int months, Alive verdict, LocalDate on, String note) {
        db.write(() -> {
            Team one = teams.get(team);
            LocalDate day = on == null ? teams.today() : on;
            if (one.status().now() != TeamStage.OUT || !LOOKS.contains(months) || verdict == null || day.isAfter(teams.today()) || day.isBefore(one.status().since())) {
                throw new UserError("error.incubation.survival", one.face().name(), one.status().since(), teams.today());
            }
            store.insert(team, months, verdict, day, Teams.cut(note, Teams.WORDS), teams.staff());
            trail.add("SURVIVAL", "team", team, one.face().name(), months + " " + Texts.of(verdict), null);
        });
    }

    /** @return how those fare that left at least so many months ago; who was never looked at is unknown. */
    public Survived survived(int months) {
        List<Team> out = teams.all().stream().filter(team -> team.status().now() == TeamStage.OUT && !team.status().since().plusMonths(months).isAfter(teams.today())).toList();
        List<Survival> looks = store.survivals(null);
        int[] counts = new int[Alive.values().length];
        List<Due> due = new ArrayList<>();
        for (Team team : out) {
            Optional<Survival> look = looks.stream().filter(one -> one.team() == team.id() && one.months() == months).findFirst();
            counts[look.map(Survival::verdict).orElse(Alive.UNKNOWN).ordinal()]++;
            if (look.isEmpty()) {
                due.add(new Due(team.id(), team.face().name(), months, team.status().since().plusMonths(months)));
            }
        }
        due.sort(Comparator.comparing(Due::day));
        return new Survived(months, counts[Alive.ALIVE.ordinal()], counts[Alive.CLOSED.ordinal()], counts[Alive.UNKNOWN.ordinal()], out.size(), due);
    }

    /** 反哺账: a team's worth of free space beside the hours it gave. */
    public record Ledger(long team, String name, Money value, int minutes, int times) {}

    /** @return one line for every team that was given space or gave something. */
    public List<Ledger> ledger() {
        Map<Long, String> names = teams.names();
        return Stream.concat(store.spaces(null).stream().map(Space::team), store.givenBack(null).stream().map(GiveBack::team)).distinct().map(team -> {
            TeamBook book = book(team);
            return new Ledger(team, names.get(team), book.value(), book.minutes(), (int) book.givenBack().stream().filter(one -> one.voidReason() == null).count());
        }).sorted(Comparator.comparing(Ledger::value).reversed()).toList();
    }
}
