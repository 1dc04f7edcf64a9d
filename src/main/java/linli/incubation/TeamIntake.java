package linli.incubation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import linli.base.db.RowState;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.incubation.Team.Face;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.Registered;
import linli.incubation.Team.Standing;
import linli.incubation.Team.TeamStage;
import linli.incubation.TeamSheet.Line;

/**
 * One list's way to the teams: a team is told again by its name, a person in it by the document or, without one, by the name. The
 * first row of a team speaks for it.
 */
final class TeamIntake implements Intake<Line> {
    static final String TEAM = "team";
    static final String FOUNDER = "founder";

    private final Teams teams;
    private final TeamStore store;
    private final TeamQuery query;
    /** What the file makes of each team, by its key. */
    private final Map<String, Team> spoken = new HashMap<>();
    private final Set<String> people = new HashSet<>();

    TeamIntake(Teams teams, TeamStore store, TeamQuery query) {
        this.teams = teams;
        this.store = store;
        this.query = query;
    }

    @Override
    public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
        Map<String, Team> known = new HashMap<>();
        store.known(batch.stream().filter(one -> one.value() != null).map(one -> TeamList.key(one.value().team().face().name())).distinct().toList())
                .forEach(team -> known.put(TeamList.key(team.face().name()), team));
        Map<Long, List<Founder>> founders = new HashMap<>();
        store.founders(known.values().stream().map(Team::id).toList()).forEach(one -> founders.computeIfAbsent(one.team(), any -> new ArrayList<>()).add(one));
        return batch.stream().map(parsed -> judge(parsed, known, founders)).toList();
    }

    private Judged<Line> judge(Parsed<Line> parsed, Map<String, Team> known, Map<Long, List<Founder>> founders) {
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (parsed.value() == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }
        String key = TeamList.key(parsed.value().team().face().name());
        Team stored = known.get(key);
        Founder said = parsed.value().founder();
        boolean first = !spoken.containsKey(key);
        if (!first && said == null || said != null && people.contains(key + "/" + mark(said))) {
            return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
        }
        try {
            Team team = first ? merged(parsed.value().team(), stored) : spoken.get(key);
            Founder before = said == null || stored == null ? null : known(said, founders.getOrDefault(stored.id(), List.of()));
            Founder founder = said == null ? null : teams.checked(over(said, before, team), team.face().name());
            spoken.put(key, team);
            if (founder != null) {
                people.add(key + "/" + mark(said));
            }
            boolean fresh = stored == null && first || founder != null && before == null;
            boolean other = first && stored != null && !team.equals(stored) || before != null && !founder.equals(before);
            Fate fate = fresh ? Fate.NEW : other ? Fate.UPDATED : Fate.UNCHANGED;
            return new Judged<>(new Parsed<>(parsed.row(), new Line(team, founder), problems), fate, fate == Fate.NEW || stored == null ? null : stored.id(), problems, List.of());
        } catch (UserError bad) {
            problems.add(new Problem("", Problem.Severity.REJECT, bad.key(), Texts.text("incubation.import.bad", parsed.row().where("team"), bad.getMessage())));
            return new Judged<>(new Parsed<>(parsed.row(), null, problems), Fate.REJECTED, null, problems, List.of());
        }
    }

    /** Namesakes in one team: who has the same document, or none as the row, goes before who only bears the name. */
    private static Founder known(Founder said, List<Founder> own) {
        return own.stream().filter(one -> Teams.same(one, said)).min(Comparator.comparing(one -> !one.docNo().equals(said.docNo()))).orElse(null);
    }

    private static String mark(Founder one) {
        return one.docNo().isEmpty() ? one.name() : one.docNo();
    }

    /** The stored team with what the row says; a blank never takes a stored value away. */
    private Team merged(Team row, Team stored) {
        Registered registered = row.registered();
        if (registered != null) {
            Registered old = stored == null || stored.registered() == null ? new Registered(null, "", "") : stored.registered();
            registered = teams.checked(new Registered(registered.on() == null ? old.on() : registered.on(), either(registered.company(), old.company()), either(registered.uscc(), old.uscc())),
                    row.face().name());
        } else if (stored != null) {
            registered = stored.registered();
        }
        TeamStage stage = row.status().now() == null ? stored == null ? TeamStage.GUIDED : stored.status().now() : row.status().now();
        if (stored == null) {
            Face face = teams.checked(row.face().startedOn() == null ? row.face().started(earliest(row)) : row.face());
            boolean later = row.status().since() != null && row.status().since().isAfter(face.startedOn());
            return new Team(0, face, new Standing(stage, later ? row.status().since() : face.startedOn(), "", row.status().movedTo()), registered, null, 1);
        }
        Face old = stored.face();
        Face face = teams.checked(new Face(row.face().name(), either(row.face().trade(), old.trade()), either(row.face().idea(), old.idea()), either(row.face().origin(), old.origin()),
                row.face().startedOn() == null ? old.startedOn() : row.face().startedOn(), either(row.face().remark(), old.remark())));
        if (stage != stored.status().now() && !stored.status().now().next().contains(stage)) {
            throw new UserError("error.incubation.stage", old.name(), Texts.of(stored.status().now()), Texts.of(stage));
        }
        Standing status = stage == stored.status().now() ? new Standing(stage, stored.status().since(), stored.status().reason(), either(row.status().movedTo(), stored.status().movedTo()))
                : new Standing(stage, row.status().since() == null || row.status().since().isBefore(stored.status().since()) ? teams.today() : row.status().since(),
                        Texts.text("incubation.import.reason"), row.status().movedTo());
        return new Team(stored.id(), face, status, registered, stored.run(), stored.version());
    }

    /** A list that does not say when a team began says at least when something was known of it. */
    private LocalDate earliest(Team row) {
        return Stream.of(row.status().since(), row.registered() == null ? null : row.registered().on(), teams.today()).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Founder over(Founder said, Founder stored, Team team) {
        if (stored == null) {
            return new Founder(0, team.id(), said.name(), said.part(), null, said.docKind(), said.docNo(), said.phone(), said.joinedOn() == null ? team.face().startedOn() : said.joinedOn(),
                    said.leftOn(), 1);
        }
        FounderPart part = said.part() == null ? stored.part() : said.part();
        return new Founder(stored.id(), stored.team(), said.name(), part, stored.residentId(), either(said.docKind(), stored.docKind()), either(said.docNo(), stored.docNo()),
                either(said.phone(), stored.phone()), said.joinedOn() == null ? stored.joinedOn() : said.joinedOn(), said.leftOn() == null ? stored.leftOn() : said.leftOn(), stored.version());
    }

    private static String either(String row, String stored) {
        return row.isEmpty() ? stored : row;
    }

    @Override
    public void write(List<Judged<Line>> batch, long run, Changes changes) {
        for (Judged<Line> judged : batch) {
            if (judged.fate() == Fate.NEW || judged.fate() == Fate.UPDATED) {
                write(judged.parsed().value(), run, changes);
            }
        }
    }

    private void write(Line line, long run, Changes changes) {
        Team wanted = line.team();
        Team now = store.named(TeamList.key(wanted.face().name())).orElse(null);
        long id = now == null ? teams.insert(new Team(0, wanted.face(), wanted.status(), wanted.registered(), run, 1)) : now.id();
        if (now == null) {
            changes.created(TEAM, id, 1);
        } else if (wanted.id() == id && wanted.version() == now.version() && !wanted.equals(now)) {
            teams.save(wanted);
            if (wanted.status().now() != now.status().now()) {
                store.stretch(id, wanted.status().now(), wanted.status().since(), wanted.status().reason(), teams.staff());
            }
            changes.updated(TEAM, id, now.version() + 1, RowState.write(now));
        }
        Founder one = line.founder();
        if (one == null) {
            return;
        }
        if (one.id() == 0) {
            changes.created(FOUNDER, teams.insert(one.of(id), run), 1);
        } else {
            Founder before = store.founder(one.id()).orElseThrow();
            if (!before.equals(one)) {
                store.update(one);
                changes.updated(FOUNDER, one.id(), before.version() + 1, RowState.write(before));
            }
        }
        store.found(id);
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        boolean any = versionAfter == ANY_VERSION;
        return subject.equals(FOUNDER) ? founder(id, versionAfter, any, before) : team(id, versionAfter, any, before);
    }

    private boolean founder(long id, long versionAfter, boolean any, String before) {
        Founder now = store.founder(id).orElse(null);
        if (now == null || !any && now.version() != versionAfter) {
            return false;
        }
        if (before == null) {
            store.removeFounder(id);
        } else {
            Founder kept = RowState.read(before, Founder.class);
            store.update(new Founder(id, now.team(), kept.name(), kept.part(), kept.residentId(), kept.docKind(), kept.docNo(), kept.phone(), kept.joinedOn(), kept.leftOn(), now.version()),
                    any ? now.version() + 1 : versionAfter - 1);
        }
        store.found(now.team());
        return true;
    }

    private boolean team(long id, long versionAfter, boolean any, String before) {
        Team now = store.find(id).orElse(null);
        if (now == null || !any && now.version() != versionAfter) {
            return false;
        }
        if (before == null) {
            if (query.used(id)) {
                return false;
            }
            store.remove(id);
            return true;
        }
        Team kept = RowState.read(before, Team.class);
        store.update(new Team(id, kept.face(), kept.status(), kept.registered(), kept.run(), now.version()), teams.staff(), any ? now.version() + 1 : versionAfter - 1);
        if (kept.status().now() != now.status().now()) {
            store.unstretch(id);
        }
        return true;
    }
}
