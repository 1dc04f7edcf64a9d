package linli.incubation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Words;
import linli.incubation.TeamStep.Draft;
import linli.incubation.TeamStep.Line;
import linli.incubation.TeamStep.Moved;
import linli.incubation.TeamStep.Shift;
import linli.incubation.TeamStep.Stage;
import linli.incubation.TeamStep.StageKind;
import linli.incubation.TeamStep.StepState;

/**
 * The steps of the teams. None is without an owner and a day; when one slips, those that come after it in the team's way move
 * by as many days; everything open of one colleague can go to another at once, and be taken back.
 */
public final class TeamSteps {
    static final String HAND_OVER = "HANDOVER";
    private static final String SHIFT = "SHIFT";
    private static final int MOST_DAYS = 3650;

    private final Db db;
    private final Trail trail;
    private final Teams teams;
    private final TeamStepStore store;
    private final TeamQuery query;

    TeamSteps(Db db, Trail trail, Teams teams, TeamStepStore store, TeamQuery query) {
        this.db = db;
        this.trail = trail;
        this.teams = teams;
        this.store = store;
        this.query = query;
    }

    // ---- template ----

    /** @return 流程模板: as the centre has edited it, or the shipped one. */
    public List<Stage> template() {
        List<Stage> edited = store.template();
        return !edited.isEmpty() ? edited : Words.rows(TeamSteps.class, "pipeline.tsv").stream()
                .map(row -> new Stage(StageKind.valueOf(row.get("kind")), row.get("name"), Integer.parseInt(row.get("days")))).toList();
    }

    /** Keeps another template. Steps planned before stay as they are. */
    public void template(List<Stage> stages) {
        if (stages.isEmpty() || stages.stream().anyMatch(one -> Teams.blank(one.name()) || one.days() < 0 || one.days() > MOST_DAYS || one.kind() == null)) {
            throw new UserError("error.incubation.template", MOST_DAYS);
        }
        db.write(() -> {
            store.template(stages.stream().map(one -> new Stage(one.kind(), Teams.cut(one.name(), 60), one.days())).toList(), teams.staff());
            trail.add("UPDATE", "pipeline", null, null);
        });
    }

    /** @return the template's steps from a day on, all of one owner: to be looked through before they are planned. */
    public List<Draft> propose(String owner, LocalDate from) {
        List<Draft> drafts = new ArrayList<>();
        LocalDate day = from;
        for (Stage stage : template()) {
            day = day.plusDays(stage.days());
            drafts.add(new Draft(stage.kind(), stage.name(), owner, day));
        }
        return drafts;
    }

    // ---- one team ----

    public List<TeamStep> of(long team) {
        return store.of(team);
    }

    List<TeamStep.Change> changes(long team) {
        return store.changes(team);
    }

    public TeamStep get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.incubation.stepGone"));
    }

    /** Plans steps behind those that are there. All of them, or none when one lacks its owner or its day. */
    public List<TeamStep> plan(long team, List<Draft> drafts) {
        return db.write(() -> {
            String name = teams.get(team).face().name();
            int position = store.of(team).stream().mapToInt(TeamStep::position).max().orElse(0);
            for (Draft draft : drafts) {
                Draft one = checked(draft, name);
                store.insert(new TeamStep(0, team, ++position, one.kind(), one.name(), one.owner(), one.dueOn(), one.dueOn(), StepState.OPEN, null, "", 1));
            }
            trail.add("PLAN", "team", team, name, Integer.toString(drafts.size()), null);
            return store.of(team);
        });
    }

    private static Draft checked(Draft draft, String team) {
        String name = Teams.cut(draft.name(), 60);
        if (name.isEmpty()) {
            throw new UserError("error.incubation.stepName", team);
        }
        if (Teams.blank(draft.owner())) {
            throw new UserError("error.incubation.noOwner", team, name);
        }
        if (draft.dueOn() == null) {
            throw new UserError("error.incubation.noDue", team, name);
        }
        return new Draft(draft.kind() == null ? StageKind.OTHER : draft.kind(), name, Teams.cut(draft.owner(), 60), draft.dueOn());
    }

    /** @return the open steps that come after it and their days, when its own day (or the day it was done) becomes another one. */
    public List<Shift> shifts(long id, LocalDate day) {
        TeamStep step = get(id);
        return day == null ? List.of() : after(step).stream().filter(one -> !step.dueOn().equals(day)).map(one -> new Shift(one, one.dueOn().plusDays(ChronoUnit.DAYS.between(step.dueOn(), day)))).toList();
    }

    private List<TeamStep> after(TeamStep step) {
        return store.of(step.team()).stream().filter(one -> one.open() && one.position() > step.position()).toList();
    }

    /**
     * Changes an open step.
     *
     * @param follow whether the steps after it move with its day
     * @param reason why the day moves; may be ""
     */
    public TeamStep change(long id, long version, Draft draft, boolean follow, String reason) {
        return db.write(() -> {
            TeamStep before = at(id, version);
            String team = teams.get(before.team()).face().name();
            Draft one = checked(draft, team);
            List<Shift> shifts = follow ? shifts(id, one.dueOn()) : List.of();
            TeamStep now = new TeamStep(id, before.team(), before.position(), one.kind(), one.name(), one.owner(), one.dueOn(), before.plannedOn(), before.state(), before.doneOn(), before.outcome(),
                    before.version());
            save(now);
            long batch = store.nextBatch();
            if (!before.dueOn().equals(now.dueOn()) || !before.owner().equals(now.owner())) {
                store.note(batch, before.owner().equals(now.owner()) ? SHIFT : HAND_OVER, before, now, reason, teams.staff());
            }
            shift(batch, shifts, reason);
            trail.add("UPDATE", "team_step", id, team, now.name(), reason);
            return get(id);
        });
    }

    private void shift(long batch, List<Shift> shifts, String reason) {
        shifts.forEach(shift -> {
            save(shift.step().due(shift.to()));
            store.note(batch, SHIFT, shift.step(), shift.step().due(shift.to()), reason, teams.staff());
        });
    }

    /**
     * Done, with what came of it.
     *
     * @param follow whether the steps after it move when it was done after its day
     */
    public TeamStep done(long id, long version, LocalDate on, String outcome, boolean follow) {
        return db.write(() -> {
            TeamStep step = at(id, version);
            LocalDate day = on == null ? teams.today() : on;
            if (day.isAfter(teams.today()) || Teams.blank(outcome)) {
                throw new UserError("error.incubation.outcome", step.name(), teams.today());
            }
            List<Shift> shifts = follow && day.isAfter(step.dueOn()) ? shifts(id, day) : List.of();
            save(step.ended(StepState.DONE, day, Teams.cut(outcome, 1000)));
            shift(store.nextBatch(), shifts, Texts.text("incubation.shift.done", step.name(), day));
            trail.add("DONE", "team_step", id, teams.name(step.team()).orElse(""), step.name(), null);
            return get(id);
        });
    }

    /** Left out, with why. */
    public TeamStep skip(long id, long version, String reason) {
        return db.write(() -> {
            TeamStep step = at(id, version);
            if (Teams.blank(reason)) {
                throw new UserError("error.incubation.noReason", step.name());
            }
            save(step.ended(StepState.SKIPPED, teams.today(), Teams.cut(reason, 1000)));
            return get(id);
        });
    }

    /** Takes 完成 or 略过 back. */
    public TeamStep reopen(long id, long version) {
        return db.write(() -> {
            TeamStep step = get(id);
            if (step.version() != version || step.open()) {
                throw new UserError("error.incubation.stepChanged", step.name());
            }
            save(step.ended(StepState.OPEN, null, ""));
            trail.add("REOPEN", "team_step", id, teams.name(step.team()).orElse(""), step.name(), step.outcome());
            return get(id);
        });
    }

    private TeamStep at(long id, long version) {
        TeamStep step = get(id);
        if (step.version() != version || !step.open()) {
            throw new UserError("error.incubation.stepChanged", step.name());
        }
        return step;
    }

    private void save(TeamStep step) {
        if (!store.update(step)) {
            throw new UserError("error.incubation.stepChanged", step.name());
        }
    }

    void forget() {
        store.clear();
    }

    // ---- all teams ----

    /** @return every open step, the most overdue first. */
    public List<Line> open() {
        return query.open();
    }

    /** @return those past their day, the most overdue first. */
    public List<Line> late() {
        return open().stream().filter(line -> line.step().late(teams.today())).toList();
    }

    /** @return the colleagues that have something open, each once. */
    public List<String> owners() {
        return open().stream().map(line -> line.step().owner()).distinct().sorted().toList();
    }

    /** @return what a hand-over would give away. */
    public List<Line> open(String owner) {
        return open().stream().filter(line -> line.step().owner().equals(owner)).toList();
    }

    /** Gives every open step of one colleague to another. */
    public Moved handOver(String from, String to, String reason) {
        return db.write(() -> {
            String other = Teams.cut(to, 60);
            List<Line> lines = open(from);
            if (other.isEmpty() || other.equals(from) || lines.isEmpty()) {
                throw new UserError("error.incubation.handOver", from, other, lines.size());
            }
            long batch = store.nextBatch();
            lines.forEach(line -> {
                save(line.step().owned(other));
                store.note(batch, HAND_OVER, line.step(), line.step().owned(other), reason, teams.staff());
            });
            trail.add("HANDOVER", "team_step", null, other, from + " " + lines.size(), reason);
            return new Moved(batch, lines.size(), List.of());
        });
    }

    /** Takes a hand-over or a shift back. Steps that somebody has changed since stay as they are, and are told. */
    public Moved takeBack(long batch) {
        return db.write(() -> {
            List<Line> kept = new ArrayList<>();
            int changed = 0;
            for (TeamStepStore.Noted noted : store.batch(batch)) {
                TeamStep now = get(noted.step());
                if (now.version() == noted.versionAfter() && now.open()) {
                    save(now.owned(noted.ownerBefore()).due(noted.dueBefore()));
                    store.undone(batch, now.id());
                    changed++;
                } else {
                    kept.add(new Line(teams.name(now.team()).orElse(""), now));
                }
            }
            trail.add("TAKEBACK", "team_step", batch, null, changed + " " + kept.size(), null);
            return new Moved(batch, changed, kept);
        });
    }
}
