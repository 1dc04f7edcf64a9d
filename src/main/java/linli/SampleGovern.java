package linli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linli.base.value.Words;
import linli.incubation.TeamBook;
import linli.incubation.TeamBook.Alive;
import linli.incubation.TeamBook.OutcomeKind;
import linli.incubation.TeamList;
import linli.incubation.TeamStep;
import linli.incubation.TeamStep.Draft;
import linli.incubation.TeamStep.StageKind;
import linli.incubation.Teams;
import linli.plans.PlanResource.Found;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanStep;
import linli.plans.PlanStep.PlanState;
import linli.plans.Plans;
import linli.plans.Target;
import linli.settings.Settings;

/** The sample's start-ups on their way (one grown, one moved out, one that slipped) and the year's three lists; on top of its lists. */
final class SampleGovern {
    private static final String MARK = "sample.govern";

    private final Wiring house;
    private final Teams teams;
    private final Plans plans;
    private final LocalDate today;
    private final List<Map<String, String>> words = Words.rows(SampleGovern.class, "sample-govern.tsv");

    SampleGovern(Wiring house) {
        this.house = house;
        this.teams = house.govern().teams();
        this.plans = house.govern().plans();
        this.today = LocalDate.now(house.clock());
    }

    /** Nothing without the teams of the sample's lists. */
    void post() {
        if (teams.list(TeamList.Filter.ALL).all() == 0) {
            return;
        }
        house.store().db().write(() -> {
            words.stream().map(row -> row.get("a")).distinct().forEach(this::steps);
            of("shift").forEach(this::shift);
            of("space").forEach(this::space);
            of("outcome").forEach(this::outcome);
            of("give").forEach(this::give);
            of("look").forEach(this::look);
            of("target").forEach(this::target);
            of("pstep").forEach(this::planStep);
            of("resource").forEach(this::resource);
        });
        house.settings().put(Settings.CENTRE, MARK, mark());
    }

    /** Takes all of it out again, unless somebody worked with it. @return teams and targets kept */
    int remove() {
        Optional<String> mark = house.settings().get(Settings.CENTRE, MARK);
        if (mark.isEmpty()) {
            return 0;
        }
        if (!mark.get().equals(mark())) {
            return teams.list(TeamList.Filter.ALL).all() + plans.year(today.getYear()).targets().size();
        }
        house.store().db().write(() -> {
            teams.forget();
            plans.forget();
        });
        house.settings().put(Settings.CENTRE, MARK, null);
        return 0;
    }

    private String mark() {
        List<Object> all = new ArrayList<>();
        teams.list(TeamList.Filter.ALL).rows().forEach(row -> {
            Teams.Whole whole = teams.whole(row.id());
            all.add(List.of(whole.steps(), whole.book().outcomes(), whole.book().givenBack(), whole.book().survivals(), whole.book().spaces().stream().map(TeamBook.Valued::space).toList()).toString());
        });
        plans.years().forEach(year -> {
            Plans.Year one = plans.year(year);
            all.add(one.targets().stream().map(Target.Row::target).toList().toString() + one.steps() + one.resources().stream().map(row -> row.resource().id()).toList());
        });
        return Integer.toHexString(Objects.hash(all));
    }

    private List<Map<String, String>> of(String what) {
        return words.stream().filter(row -> row.get("what").equals(what)).toList();
    }

    private long team(String name) {
        return teams.search(name, 1).getFirst().id();
    }

    private boolean ahead(String day) {
        return LocalDate.parse(day).isAfter(today);
    }

    private void steps(String name) {
        List<Map<String, String>> rows = of("step").stream().filter(row -> row.get("a").equals(name)).toList();
        if (rows.isEmpty()) {
            return;
        }
        List<TeamStep> planned = teams.steps().plan(team(name), rows.stream().map(row -> new Draft(StageKind.valueOf(row.get("b")), row.get("c"), row.get("d"), LocalDate.parse(row.get("e")))).toList());
        for (int i = 0; i < rows.size(); i++) {
            String done = rows.get(i).get("f");
            if (!done.isEmpty() && !ahead(done)) {
                teams.steps().done(planned.get(i).id(), planned.get(i).version(), LocalDate.parse(done), rows.get(i).get("g"), false);
            }
        }
    }

    private void shift(Map<String, String> row) {
        TeamStep step = teams.steps().of(team(row.get("a"))).stream().filter(one -> one.name().equals(row.get("b"))).findFirst().orElseThrow();
        teams.steps().change(step.id(), step.version(), new Draft(step.kind(), step.name(), step.owner(), step.dueOn().plusDays(Long.parseLong(row.get("c")))), true, row.get("d"));
    }

    private void space(Map<String, String> row) {
        long room = house.venues().rooms().stream().filter(one -> one.name().equals(row.get("b"))).findFirst().orElseThrow().id();
        teams.books().space(new TeamBook.Space(0, team(row.get("a")), room, row.get("c"), Integer.parseInt(row.get("d")), Integer.parseInt(row.get("e")), Long.parseLong(row.get("f")),
                LocalDate.parse(row.get("g")), row.get("h").isEmpty() ? null : LocalDate.parse(row.get("h")), null, 1));
    }

    private void outcome(Map<String, String> row) {
        if (!ahead(row.get("c"))) {
            teams.books().outcome(new TeamBook.Outcome(0, team(row.get("a")), OutcomeKind.valueOf(row.get("b")), LocalDate.parse(row.get("c")), Long.valueOf(row.get("d")), Long.parseLong(row.get("e")),
                    row.get("f"), "", null));
        }
    }

    private void give(Map<String, String> row) {
        if (!ahead(row.get("b"))) {
            teams.books().giveBack(new TeamBook.GiveBack(0, team(row.get("a")), LocalDate.parse(row.get("b")), row.get("c"), Integer.parseInt(row.get("d")), Integer.valueOf(row.get("e")), null));
        }
    }

    private void look(Map<String, String> row) {
        if (!ahead(row.get("d"))) {
            teams.books().survival(team(row.get("a")), Integer.parseInt(row.get("b")), Alive.valueOf(row.get("c")), LocalDate.parse(row.get("d")), row.get("e"));
        }
    }

    private void target(Map<String, String> row) {
        LocalDate due = LocalDate.parse(row.get("d"));
        plans.save(new Target(0, due.getYear(), row.get("a"), row.get("b"), Long.parseLong(row.get("c")) * 100, due, row.get("e"), row.get("f"), null, "", null, 1));
    }

    private Long targetOf(String name) {
        return plans.named(name).map(Target::id).orElse(null);
    }

    private void planStep(Map<String, String> row) {
        LocalDate due = LocalDate.parse(row.get("d"));
        boolean done = !row.get("f").isEmpty() && !ahead(row.get("f"));
        PlanState state = done || !row.get("e").equals("DONE") ? PlanState.valueOf(row.get("e")) : PlanState.DOING;
        plans.save(new PlanStep(0, due.getYear(), targetOf(row.get("b")), row.get("a"), row.get("c"), due, state, done ? LocalDate.parse(row.get("f")) : null, done ? row.get("g") : "", null, 1));
    }

    private void resource(Map<String, String> row) {
        ResourceKind kind = ResourceKind.valueOf(row.get("a"));
        for (Found found : plans.search(kind, row.get("b"), 1)) {
            plans.pick(plans.named(row.get("c")).map(Target::year).orElse(today.getYear()), targetOf(row.get("c")), kind, found.id(), row.get("d"));
        }
    }
}
