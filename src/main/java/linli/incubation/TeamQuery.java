package linli.incubation;

import static linli.schema.Tables.FOUNDER;
import static linli.schema.Tables.GIVE_BACK;
import static linli.schema.Tables.SPACE_USE;
import static linli.schema.Tables.SURVIVAL_CHECK;
import static linli.schema.Tables.TEAM;
import static linli.schema.Tables.TEAM_OUTCOME;
import static linli.schema.Tables.TEAM_STATUS;
import static linli.schema.Tables.TEAM_STEP;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.TeamStage;
import linli.incubation.TeamStep.StepState;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads teams for the list, and what the reports say of them. */
final class TeamQuery {
    private final Db db;
    private final TeamStepStore steps;

    TeamQuery(Db db, TeamStepStore steps) {
        this.db = db;
        this.steps = steps;
    }

    TeamList list(TeamList.Filter filter, LocalDate today) {
        List<TeamList.Row> all = ranked(rows(today), filter.text());
        List<TeamList.Row> marked = all.stream().filter(row -> !filter.late() || row.late() > 0).toList();
        Map<TeamStage, Integer> byStage = new EnumMap<>(TeamStage.class);
        marked.forEach(row -> byStage.merge(row.stage(), 1, Integer::sum));
        List<TeamList.Row> staged = all.stream().filter(row -> filter.stage() == null || row.stage() == filter.stage()).toList();
        return new TeamList(staged.stream().filter(row -> !filter.late() || row.late() > 0).toList(), byStage, all.size(), (int) staged.stream().filter(row -> row.late() > 0).count(), today);
    }

    private List<TeamList.Row> rows(LocalDate today) {
        Map<Long, List<TeamStep>> byTeam = steps.all().stream().collect(Collectors.groupingBy(TeamStep::team));
        Map<Long, String> leads = new HashMap<>();
        Map<Long, Integer> people = new HashMap<>();
        db.sql().select(FOUNDER.TEAM_ID, FOUNDER.NAME, FOUNDER.PART).from(FOUNDER).where(FOUNDER.LEFT_ON.isNull().or(FOUNDER.LEFT_ON.gt(today))).orderBy(FOUNDER.POSITION, FOUNDER.ID).forEach(row -> {
            people.merge(row.value1(), 1, Integer::sum);
            if (row.value3().equals(FounderPart.LEAD.name())) {
                leads.putIfAbsent(row.value1(), row.value2());
            }
        });
        return db.sql().select(TEAM.ID, TEAM.NAME, TEAM.TRADE, TEAM.STATUS, TEAM.STATUS_SINCE, TEAM.COMPANY, TEAM.SEARCH_KEY).from(TEAM).fetch(row -> {
            TeamStage stage = TeamStage.valueOf(row.value4());
            List<TeamStep> own = byTeam.getOrDefault(row.value1(), List.of());
            List<TeamStep> open = own.stream().filter(TeamStep::open).toList();
            return new TeamList.Row(row.value1(), row.value2(), TeamStore.text(row.value3()), leads.getOrDefault(row.value1(), ""), people.getOrDefault(row.value1(), 0), stage, row.value5(),
                    stage.active() ? open.stream().findFirst().orElse(null) : null, stage.active() ? (int) open.stream().filter(step -> step.late(today)).count() : 0,
                    (int) own.stream().filter(step -> step.state() == StepState.DONE).count(), (int) own.stream().filter(step -> step.state() != StepState.SKIPPED).count(),
                    TeamStore.text(row.value6()), row.value7());
        }).stream().sorted(Comparator.comparing((TeamList.Row row) -> !row.stage().active()).thenComparing(row -> row.late() == 0).thenComparing(row -> Pinyin.sortKey(row.name()))).toList();
    }

    private static List<TeamList.Row> ranked(List<TeamList.Row> rows, String words) {
        if (words == null || words.isBlank()) {
            return rows;
        }
        SearchMatcher matcher = SearchKey.matcher(words);
        Map<TeamList.Row, Integer> scores = new LinkedHashMap<>();
        rows.forEach(row -> scores.put(row, matcher.score(row.searchKey())));
        return scores.entrySet().stream().filter(entry -> entry.getValue() > 0).sorted(Map.Entry.<TeamList.Row, Integer>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
    }

    /** @return every open step of teams the centre is at work with, the most overdue first. */
    List<TeamStep.Line> open() {
        Map<Long, String> active = db.sql().select(TEAM.ID, TEAM.NAME).from(TEAM).where(TEAM.STATUS.in(TeamStage.GUIDED.name(), TeamStage.HOUSED.name())).fetchMap(TEAM.ID, TEAM.NAME);
        return steps.open().stream().filter(step -> active.containsKey(step.team())).map(step -> new TeamStep.Line(active.get(step.team()), step))
                .sorted(Comparator.comparing((TeamStep.Line line) -> line.step().dueOn()).thenComparing(line -> line.step().id())).toList();
    }

    /** @return names of teams by their ids. */
    Map<Long, String> names() {
        return db.sql().select(TEAM.ID, TEAM.NAME).from(TEAM).fetchMap(TEAM.ID, TEAM.NAME);
    }

    Map<Long, String> rooms() {
        return db.sql().select(VENUE_ROOM.ID, VENUE_ROOM.NAME).from(VENUE_ROOM).fetchMap(VENUE_ROOM.ID, VENUE_ROOM.NAME);
    }

    /** @return whether anything but its people and its standing belongs to the team. */
    boolean used(long team) {
        return there(FOUNDER.TEAM_ID.eq(team), FOUNDER) || there(TEAM_STEP.TEAM_ID.eq(team), TEAM_STEP) || there(SPACE_USE.TEAM_ID.eq(team), SPACE_USE)
                || there(TEAM_OUTCOME.TEAM_ID.eq(team), TEAM_OUTCOME) || there(GIVE_BACK.TEAM_ID.eq(team), GIVE_BACK) || there(SURVIVAL_CHECK.TEAM_ID.eq(team), SURVIVAL_CHECK);
    }

    private boolean there(Condition which, org.jooq.Table<?> table) {
        return db.sql().select(org.jooq.impl.DSL.field(exists(selectOne().from(table).where(which)))).fetchSingle().value1();
    }

    private static Condition holds(Field<LocalDate> since, Field<LocalDate> until, LocalDate on) {
        return since.le(on).and(until.isNull().or(until.gt(on)));
    }

    /** Teams and space at the end of the days, services in them, founders of teams that are registered by their end. */
    TeamList.Figures figures(LocalDate from, LocalDate to) {
        Map<Long, String> names = names();
        List<TeamList.Behind> teams = new ArrayList<>();
        db.sql().select(TEAM_STATUS.TEAM_ID, TEAM_STATUS.STATUS, TEAM_STATUS.SINCE_ON).from(TEAM_STATUS).where(holds(TEAM_STATUS.SINCE_ON, TEAM_STATUS.UNTIL_ON, to)).orderBy(TEAM_STATUS.TEAM_ID)
                .forEach(row -> {
                    TeamStage stage = TeamStage.valueOf(row.value2());
                    if (stage.active()) {
                        teams.add(new TeamList.Behind(row.value1(), names.get(row.value1()), Texts.text("incubation.behind.team", Texts.of(stage), row.value3()), 1));
                    }
                });
        List<TeamList.Behind> space = db.sql().select(SPACE_USE.TEAM_ID, VENUE_ROOM.NAME, SPACE_USE.AREA, SPACE_USE.FROM_ON).from(SPACE_USE).join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(SPACE_USE.ROOM_ID))
                .where(SPACE_USE.VOID_REASON.isNull()).and(SPACE_USE.FROM_ON.le(to)).and(SPACE_USE.TO_ON.isNull().or(SPACE_USE.TO_ON.ge(to))).orderBy(SPACE_USE.ID)
                .fetch(row -> new TeamList.Behind(row.value1(), names.get(row.value1()), Texts.text("incubation.behind.space", row.value2(), row.value4()), row.value3()));
        List<TeamList.Behind> services = db.sql().select(TEAM_STEP.TEAM_ID, TEAM_STEP.NAME, TEAM_STEP.OWNER, TEAM_STEP.DONE_ON).from(TEAM_STEP).where(TEAM_STEP.STATUS.eq(StepState.DONE.name()))
                .and(TEAM_STEP.DONE_ON.between(from, to)).orderBy(TEAM_STEP.DONE_ON, TEAM_STEP.ID)
                .fetch(row -> new TeamList.Behind(row.value1(), names.get(row.value1()), Texts.text("incubation.behind.step", row.value2(), row.value3(), row.value4()), 1));
        List<TeamList.Behind> founders = db.sql().select(FOUNDER.TEAM_ID, FOUNDER.NAME, TEAM.REGISTERED_ON).from(FOUNDER).join(TEAM).on(TEAM.ID.eq(FOUNDER.TEAM_ID))
                .where(TEAM.REGISTERED_ON.le(to)).and(FOUNDER.JOINED_ON.le(to)).and(FOUNDER.LEFT_ON.isNull().or(FOUNDER.LEFT_ON.gt(to))).orderBy(FOUNDER.TEAM_ID, FOUNDER.POSITION, FOUNDER.ID)
                .fetch(row -> new TeamList.Behind(row.value1(), names.get(row.value1()), Texts.text("incubation.behind.founder", Mask.name(row.value2()), row.value3()), 1));
        return new TeamList.Figures(from, to, teams, space, services, founders);
    }
}
