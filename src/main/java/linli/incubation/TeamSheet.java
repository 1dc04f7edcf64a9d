package linli.incubation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowFields;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Words;
import linli.incubation.Team.Face;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.Registered;
import linli.incubation.Team.TeamStage;

/** 创业团队名单 as a spreadsheet: one row for each person in a team, the team's own columns beside it. */
public final class TeamSheet extends ListSheet<TeamSheet.Line> {
    private static final List<Map<String, String>> WORDS = Words.rows(TeamSheet.class, "words.tsv");

    /**
     * A row. What it does not say is null or "".
     *
     * @param team with id 0 until it is held against the store
     * @param founder null for a row about the team alone
     */
    record Line(Team team, Founder founder) {}

    private final Supplier<Intake<Line>> intakes;
    private final Teams teams;
    private final TeamStore store;
    private final List<Column> columns = Column.table(TeamSheet.class, "columns.tsv", key -> null);

    TeamSheet(Supplier<Intake<Line>> intakes, Teams teams, TeamStore store) {
        this.intakes = intakes;
        this.teams = teams;
        this.store = store;
    }

    @Override
    public String kind() {
        return "teams";
    }

    @Override
    public String title() {
        return Texts.text("incubation.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        RowFields fields = new RowFields(row, WORDS);
        LocalDate today = teams.today();
        String name = fields.needed("team");
        Face face = new Face(name, fields.text("trade"), fields.text("idea"), fields.text("origin"), fields.date("startedOn", today), fields.text("remark"));
        Team.Standing status = new Team.Standing(fields.word(TeamStage.class, "stage"), fields.date("since", today), "", fields.text("movedTo"));
        LocalDate registeredOn = fields.date("registeredOn", today);
        Registered registered = registeredOn == null && fields.text("company").isEmpty() ? null : new Registered(registeredOn, fields.text("company"), fields.text("uscc"));
        Founder founder = fields.text("name").isEmpty() ? null : new Founder(0, 0, fields.text("name"), fields.word(FounderPart.class, "part"), null, fields.text("docKind"), fields.text("otherIdNo"),
                fields.text("phone"), fields.date("joinedOn", today), fields.date("leftOn", today), 1);
        if (row.cell("otherIdNo").isNumeric() && row.cell("otherIdNo").number() >= 1e15) {
            fields.reject("otherIdNo", "LOST", Texts.text("incubation.import.lost", row.where("otherIdNo")));
        }
        return fields.parsed(() -> new Line(new Team(0, face, status, registered, null, 1), founder));
    }

    @Override
    public Intake<Line> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(Line line) {
        Team team = line.team();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("team", team.face().name());
        row.put("trade", team.face().trade());
        row.put("idea", team.face().idea());
        row.put("origin", team.face().origin());
        row.put("startedOn", team.face().startedOn().toString());
        row.put("stage", Texts.of(team.status().now()));
        row.put("since", team.status().since().toString());
        row.put("movedTo", team.status().movedTo());
        row.put("registeredOn", team.registered() == null ? "" : team.registered().on().toString());
        row.put("company", team.registered() == null ? "" : team.registered().company());
        row.put("uscc", team.registered() == null ? "" : team.registered().uscc());
        Founder one = line.founder();
        row.put("name", one == null ? "" : one.name());
        row.put("part", one == null ? "" : Texts.of(one.part()));
        row.put("docKind", one == null ? "" : one.docKind());
        row.put("otherIdNo", one == null ? "" : one.docNo());
        row.put("phone", one == null ? "" : one.phone());
        row.put("joinedOn", one == null ? "" : one.joinedOn().toString());
        row.put("leftOn", one == null ? "" : Objects.toString(one.leftOn(), ""));
        row.put("remark", team.face().remark());
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, line -> subject.equals(TeamIntake.TEAM) || line.founder() == null ? line.team().id() : line.founder().id());
    }

    @Override
    public Iterable<Line> stored() {
        return lines(store.all());
    }

    private List<Line> lines(List<Team> all) {
        Map<Long, List<Founder>> people = store.founders().stream().collect(Collectors.groupingBy(Founder::team));
        List<Line> lines = new ArrayList<>();
        for (Team team : all) {
            List<Founder> own = people.getOrDefault(team.id(), List.of());
            own.forEach(one -> lines.add(new Line(team, one)));
            if (own.isEmpty()) {
                lines.add(new Line(team, null));
            }
        }
        return lines;
    }
}
