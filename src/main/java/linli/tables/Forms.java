package linli.tables;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import linli.base.value.Span;
import linli.base.value.Span.Kind;
import linli.tables.Form.Block;
import linli.tables.Form.Column;
import linli.tables.Form.Formula;
import linli.tables.Form.Formula.Count;
import linli.tables.Form.Formula.Share;
import linli.tables.Form.Formula.Sum;
import linli.tables.Form.Formula.Words;
import linli.tables.Form.Line;
import linli.tables.Form.Split;
import linli.tables.Form.When;

/** 十三张报表: each defined once, by its rows and columns and what each of them counts. */
final class Forms {
    private final Kind kind;

    private Forms(Kind kind) {
        this.kind = kind;
    }

    /** @return all tables as they are laid out for a period of the kind: a year has no column for the year so far. */
    static List<Form> all(Kind kind) {
        Forms forms = new Forms(kind);
        return List.of(forms.service(), forms.needs(), forms.talents(), forms.partners(), forms.projects(), forms.fees(), forms.fund(), forms.rooms(), forms.meals(), forms.volunteers(),
                forms.satisfaction(), forms.inspections(), forms.startups());
    }

    /** @return the table of that short name. */
    static Optional<Form> find(String id, Kind kind) {
        return all(kind).stream().filter(form -> form.id().equals(id)).findFirst();
    }

    private Form service() {
        List<Line> lines = List.of(
                count("sessions", text("tables.line.sessions"), text("tables.unit.sessions"), Measure.SESSIONS),
                new Line("visits", text("tables.line.visits"), text("tables.unit.times"), new Sum(List.of("attended", "heads"), List.of())),
                count("attended", text("tables.line.attended"), text("tables.unit.times"), Measure.ATTENDED),
                count("heads", text("tables.line.heads"), text("tables.unit.times"), Measure.HEADS),
                count("elders", text("tables.line.elders"), text("tables.unit.times"), Measure.ELDERS),
                count("children", text("tables.line.children"), text("tables.unit.times"), Measure.CHILDREN),
                count("newcomers", text("tables.line.newcomers"), text("tables.unit.times"), Measure.NEWCOMERS),
                count("people", text("tables.line.people"), text("tables.unit.persons"), Measure.PEOPLE),
                count("served", text("tables.line.served"), text("tables.unit.kinds"), Measure.SERVED),
                count("times", text("tables.line.times"), text("tables.unit.times"), Measure.TIMES),
                count("hours", text("tables.line.hours"), text("tables.unit.hours"), Measure.HOURS));
        return new Form("service", 1, text("tables.title.service"), text("tables.name.service"), Kind.MONTH, text("tables.unit.service"),
                List.of(new Block("main", null, Split.NONE, lines, compared(), false, bars(), Set.of("visits", "elders", "children", "newcomers", "people"))),
                List.of(text("tables.note.visits"), text("tables.note.groups"), text("tables.note.people"), text("tables.note.volunteers")));
    }

    private Form needs() {
        List<Column> columns = new ArrayList<>();
        columns.add(counted("taken", null, text("tables.column.taken"), When.SPAN, Measure.TAKEN));
        if (kind != Kind.YEAR) {
            columns.add(counted("taken.year", null, text("tables.column.takenYear"), When.YEAR, Measure.TAKEN));
        }
        columns.add(counted("matched", null, text("tables.column.matched"), When.SPAN, Measure.MATCHED));
        columns.add(counted("closed", null, text("tables.column.closed"), When.SPAN, Measure.CLOSED));
        columns.add(counted("open", null, text("tables.column.open"), When.SPAN, Measure.OPEN));
        columns.add(new Column("rate", null, text("tables.column.rate"), null, new Share(List.of("closed"), List.of("closed", "open"), true, false), 9));
        columns.add(counted("taken.lastYear", null, text("tables.column.takenLastYear"), When.LAST_YEAR, Measure.TAKEN));
        columns.add(change("taken", "taken.lastYear"));
        return new Form("needs", 2, text("tables.title.needs"), text("tables.name.needs"), Kind.MONTH, text("tables.unit.items"), List.of(
                new Block("category", text("tables.block.category"), Split.CATEGORY, List.of(), columns, true, List.of("taken", "closed", "open"), Set.of()),
                new Block("stage", text("tables.block.stage"), Split.STAGE, List.of(), List.of(counted("open", null, text("tables.column.open"), When.SPAN, Measure.OPEN),
                        counted("open.lastYear", null, text("tables.column.lastYear"), When.LAST_YEAR, Measure.OPEN), change("open", "open.lastYear")), true, List.of(), Set.of()),
                new Block("themes", text("tables.block.themes"), Split.THEME, List.of(), List.of(counted("asked", null, text("tables.column.asked"), When.SPAN, Measure.THEMED),
                        counted("open", null, text("tables.column.open"), When.SPAN, Measure.THEMED_OPEN), counted("asked.lastYear", null, text("tables.column.lastYear"), When.LAST_YEAR, Measure.THEMED),
                        change("asked", "asked.lastYear")), false, List.of("asked"), Set.of())),
                List.of(text("tables.note.needs"), text("tables.note.themes"), text("tables.note.matched"), text("tables.note.stage")));
    }

    private Form talents() {
        List<Line> lines = List.of(count("calls", text("tables.line.calls"), text("tables.unit.issues"), Measure.CALLS),
                count("entries", text("tables.line.entries"), text("tables.unit.times"), Measure.ENTRIES),
                count("nominations", text("tables.line.nominations"), text("tables.unit.times"), Measure.NOMINATIONS),
                count("joined", text("tables.line.joined"), text("tables.unit.persons"), Measure.JOINED),
                count("left", text("tables.line.left"), text("tables.unit.persons"), Measure.LEFT),
                count("pool", text("tables.line.pool"), text("tables.unit.persons"), Measure.POOL));
        List<Column> parts = List.of(counted("pool", null, text("tables.column.pool"), When.SPAN, Measure.POOL), counted("joined", null, text("tables.column.joined"), When.SPAN, Measure.JOINED),
                counted("left", null, text("tables.column.left"), When.SPAN, Measure.LEFT));
        return new Form("talents", 3, text("tables.title.talents"), text("tables.name.talents"), Kind.QUARTER, text("tables.unit.people"), List.of(
                new Block("main", text("tables.block.talents"), Split.NONE, lines, compared(), false, List.of(), Set.of()),
                new Block("identity", text("tables.block.identity"), Split.IDENTITY, List.of(), parts, true, List.of("pool", "joined"), Set.of()),
                new Block("skill", text("tables.block.skill"), Split.SKILL, List.of(), parts, true, List.of(), Set.of())),
                List.of(text("tables.note.talents"), text("tables.note.skill")));
    }

    private Form partners() {
        List<Column> columns = List.of(words("uscc", text("tables.column.uscc"), 20), words("kind", text("tables.column.kind"), 10), words("batch", text("tables.column.batch"), 8),
                counted("projects", null, text("tables.column.projects"), When.SPAN, Measure.PROJECTS), counted("sessions", null, text("tables.column.sessions"), When.SPAN, Measure.SESSIONS),
                words("agreement", text("tables.column.agreement"), 22), words("status", text("tables.column.status"), 8));
        return new Form("partners", 4, text("tables.title.partners"), text("tables.name.partners"), Kind.QUARTER, text("tables.unit.partners"), List.of(
                new Block("main", null, Split.PARTNER, List.of(), columns, true, List.of("projects", "sessions"), Set.of())), List.of(text("tables.note.partners")));
    }

    private Form projects() {
        List<Column> columns = List.of(words("domain", text("tables.column.domain"), 10), words("audience", text("tables.column.audience"), 14), words("fee", text("tables.column.fee"), 8),
                words("price", text("tables.column.price"), 14), counted("sessions", null, text("tables.column.sessionsHeld"), When.SPAN, Measure.SESSIONS),
                counted("attended", null, text("tables.column.attended"), When.SPAN, Measure.ATTENDED), counted("heads", null, text("tables.column.heads"), When.SPAN, Measure.HEADS),
                new Column("visits", null, text("tables.column.visits"), null, new Sum(List.of("attended", "heads"), List.of()), 9),
                counted("valid", null, text("tables.column.valid"), When.SPAN, Measure.VALID), counted("satisfied", null, text("tables.column.satisfied"), When.SPAN, Measure.SATISFIED),
                new Column("rate", null, text("tables.column.satisfaction"), null, new Share(List.of("satisfied"), List.of("valid"), true, true), 9));
        return new Form("projects", 5, text("tables.title.projects"), text("tables.name.projects"), Kind.QUARTER, text("tables.unit.projects"), List.of(
                new Block("main", null, Split.PROJECT, List.of(), columns, true, List.of("sessions", "visits"), Set.of())), List.of(text("tables.note.projects"), text("tables.note.few")));
    }

    private Form fees() {
        List<Column> columns = List.of(words("area", text("tables.column.area"), 8), words("unit", text("tables.column.feeUnit"), 8),
                counted("quantity", null, text("tables.column.quantity"), When.SPAN, Measure.QUANTITY), counted("gross", null, text("tables.column.gross"), When.SPAN, Measure.GROSS),
                counted("waived", null, text("tables.column.waived"), When.SPAN, Measure.WAIVED), counted("net", null, text("tables.column.net"), When.SPAN, Measure.NET),
                counted("paid", null, text("tables.column.paid"), When.SPAN, Measure.PAID), counted("refunded", null, text("tables.column.refunded"), When.SPAN, Measure.REFUNDED),
                counted("owed", null, text("tables.column.owed"), When.SPAN, Measure.OWED), counted("net.lastYear", null, text("tables.column.netLastYear"), When.LAST_YEAR, Measure.NET),
                change("net", "net.lastYear"));
        return new Form("fees", 6, text("tables.title.fees"), text("tables.name.fees"), Kind.MONTH, text("tables.unit.yuan"), List.of(
                new Block("main", null, Split.ITEM, List.of(), columns, true, List.of("net", "paid", "waived"), Set.of())), List.of(text("tables.note.fees"), text("tables.note.owed")));
    }

    private Form fund() {
        List<Column> income = new ArrayList<>(List.of(counted("income", null, text("tables.column.income"), When.SPAN, Measure.INCOME)));
        if (kind != Kind.YEAR) {
            income.add(counted("income.year", null, text("tables.column.year"), When.YEAR, Measure.INCOME));
        }
        income.add(counted("set", null, text("tables.column.set"), When.SPAN, Measure.FUND_IN));
        income.add(new Column("share", null, text("tables.column.setShare"), null, new Share(List.of("set"), List.of("income"), true, false), 9));
        income.add(counted("income.lastYear", null, text("tables.column.lastYear"), When.LAST_YEAR, Measure.INCOME));
        income.add(change("income", "income.lastYear"));
        List<Column> projects = List.of(words("purpose", text("tables.column.purpose"), 26), counted("before", null, text("tables.column.before"), When.BEFORE, Measure.FUND_HELD),
                counted("in", null, text("tables.column.in"), When.SPAN, Measure.FUND_IN), counted("out", null, text("tables.column.out"), When.SPAN, Measure.FUND_OUT),
                new Column("after", null, text("tables.column.after"), null, new Sum(List.of("before", "in"), List.of("out")), 12));
        return new Form("fund", 7, text("tables.title.fund"), text("tables.name.fund"), Kind.QUARTER, text("tables.unit.yuan"), List.of(
                new Block("income", text("tables.block.income"), Split.AREA, List.of(), income, true, List.of("income", "set"), Set.of()),
                new Block("fund", text("tables.block.fund"), Split.FUND, List.of(), projects, true, List.of(), Set.of())), List.of(text("tables.note.income"), text("tables.note.fund")));
    }

    private Form rooms() {
        String free = text("tables.group.free");
        List<Column> columns = List.of(counted("party", free, text("tables.column.party"), When.SPAN, Measure.PARTY_GOV), counted("social", free, text("tables.column.social"), When.SPAN, Measure.SOCIAL_ORG),
                counted("residents", free, text("tables.column.residents"), When.SPAN, Measure.RESIDENTS), counted("own", free, text("tables.column.own"), When.SPAN, Measure.OWN),
                counted("commercial", null, text("tables.column.commercial"), When.SPAN, Measure.COMMERCIAL),
                new Column("all", null, text("tables.column.allTimes"), null, new Sum(List.of("party", "social", "residents", "own", "commercial"), List.of()), 9),
                counted("hours", null, text("tables.column.hours"), When.SPAN, Measure.ROOM_HOURS), counted("openHours", null, text("tables.column.openHours"), When.SPAN, Measure.OPEN_HOURS),
                new Column("use", null, text("tables.column.use"), null, new Share(List.of("hours"), List.of("openHours"), true, false), 9),
                counted("rent", null, text("tables.column.rent"), When.SPAN, Measure.RENT));
        return new Form("rooms", 8, text("tables.title.rooms"), text("tables.name.rooms"), Kind.MONTH, text("tables.unit.rooms"), List.of(
                new Block("main", null, Split.ROOM, List.of(), columns, true, List.of("party", "social", "residents", "own", "commercial"), Set.of())),
                List.of(text("tables.note.rooms"), text("tables.note.use")));
    }

    private Form meals() {
        List<Line> lines = List.of(count("diners", text("tables.line.diners"), text("tables.unit.persons"), Measure.DINERS), count("meals", text("tables.line.meals"), text("tables.unit.portions"), Measure.MEALS),
                count("dinedIn", text("tables.line.dinedIn"), text("tables.unit.portions"), Measure.DINED_IN), count("delivered", text("tables.line.delivered"), text("tables.unit.portions"), Measure.DELIVERED),
                count("price", text("tables.line.price"), text("tables.unit.yuan"), Measure.MEAL_PRICE), count("subsidy", text("tables.line.subsidy"), text("tables.unit.yuan"), Measure.MEAL_SUBSIDY),
                count("self", text("tables.line.self"), text("tables.unit.yuan"), Measure.MEAL_SELF), count("delivery", text("tables.line.delivery"), text("tables.unit.yuan"), Measure.MEAL_DELIVERY));
        List<Column> tiers = List.of(counted("meals", null, text("tables.column.meals"), When.SPAN, Measure.MEALS), counted("price", null, text("tables.column.mealPrice"), When.SPAN, Measure.MEAL_PRICE),
                counted("subsidy", null, text("tables.column.subsidy"), When.SPAN, Measure.MEAL_SUBSIDY), counted("self", null, text("tables.column.self"), When.SPAN, Measure.MEAL_SELF));
        return new Form("meals", 9, text("tables.title.meals"), text("tables.name.meals"), Kind.MONTH, text("tables.unit.meals"), List.of(
                new Block("main", text("tables.block.meals"), Split.NONE, lines, compared(), false, List.of(), Set.of()),
                new Block("tier", text("tables.block.tier"), Split.TIER, List.of(), tiers, true, List.of("subsidy", "self"), Set.of())), List.of(text("tables.note.meals")));
    }

    private Form startups() {
        List<Line> lines = List.of(count("teams", text("tables.line.startups"), text("tables.unit.teams"), Measure.TEAMS), count("space", text("tables.line.startupSpace"), text("tables.unit.metres"), Measure.TEAM_SPACE),
                count("services", text("tables.line.startupServices"), text("tables.unit.times"), Measure.TEAM_SERVICES), count("founders", text("tables.line.founders"), text("tables.unit.persons"), Measure.FOUNDERS));
        List<Column> columns = List.of(words("trade", text("tables.column.trade"), 12), words("stage", text("tables.column.stage"), 8), counted("space", null, text("tables.line.startupSpace"), When.SPAN, Measure.TEAM_SPACE),
                counted("services", null, text("tables.line.startupServices"), When.SPAN, Measure.TEAM_SERVICES), counted("founders", null, text("tables.line.founders"), When.SPAN, Measure.FOUNDERS));
        return new Form("startups", 13, text("tables.title.startups"), text("tables.name.startups"), Kind.QUARTER, text("tables.unit.startups"), List.of(
                new Block("main", text("tables.block.startups"), Split.NONE, lines, compared(), false, List.of(), Set.of()),
                new Block("team", text("tables.block.startupTeams"), Split.STARTUP, List.of(), columns, true, List.of("services"), Set.of())), List.of(text("tables.note.startups"), text("tables.note.founders")));
    }

    private Form inspections() {
        List<Column> columns = List.of(words("on", text("tables.column.on"), 11), words("departments", text("tables.column.departments"), 18), words("participation", text("tables.column.participation"), 9),
                words("satisfaction", text("tables.column.satisfaction"), 9), counted("findings", null, text("tables.column.findings"), When.SPAN, Measure.FINDINGS),
                counted("mended", null, text("tables.column.mended"), When.SPAN, Measure.MENDED), words("verdict", text("tables.column.verdict"), 10), words("due", text("tables.column.due"), 11),
                words("recheck", text("tables.column.recheck"), 18));
        return new Form("inspections", 12, text("tables.title.inspections"), text("tables.name.inspections"), Kind.QUARTER, text("tables.unit.items"), List.of(
                new Block("main", null, Split.VISIT, List.of(), columns, true, List.of("findings", "mended"), Set.of())), List.of(text("tables.note.inspections")));
    }

    private Form volunteers() {
        List<Line> lines = List.of(count("registered", text("tables.line.registered"), text("tables.unit.persons"), Measure.REGISTERED),
                count("signedUp", text("tables.line.signedUp"), text("tables.unit.persons"), Measure.SIGNED_UP), count("active", text("tables.line.active"), text("tables.unit.persons"), Measure.ACTIVE),
                count("tasks", text("tables.line.tasks"), text("tables.unit.sessions"), Measure.TASKS), count("times", text("tables.line.serviceTimes"), text("tables.unit.times"), Measure.TIMES),
                count("hours", text("tables.line.serviceHours"), text("tables.unit.hours"), Measure.HOURS));
        List<Column> teams = List.of(counted("registered", null, text("tables.column.registered"), When.SPAN, Measure.REGISTERED), counted("active", null, text("tables.column.active"), When.SPAN, Measure.ACTIVE),
                counted("times", null, text("tables.column.times"), When.SPAN, Measure.TIMES), counted("hours", null, text("tables.column.serviceHours"), When.SPAN, Measure.HOURS));
        return new Form("volunteers", 10, text("tables.title.volunteers"), text("tables.name.volunteers"), Kind.QUARTER, text("tables.unit.volunteers"), List.of(
                new Block("main", text("tables.block.volunteers"), Split.NONE, lines, compared(), false, List.of(), Set.of()),
                new Block("team", text("tables.block.team"), Split.TEAM, List.of(), teams, true, List.of("active", "times"), Set.of())),
                List.of(text("tables.note.volunteers"), text("tables.note.active")));
    }

    private Form satisfaction() {
        List<Column> columns = List.of(counted("valid", null, text("tables.column.valid"), When.SPAN, Measure.VALID), counted("g5", null, text("reports.level.5"), When.SPAN, Measure.GRADE_5),
                counted("g4", null, text("reports.level.4"), When.SPAN, Measure.GRADE_4), counted("g3", null, text("reports.level.3"), When.SPAN, Measure.GRADE_3),
                counted("g2", null, text("reports.level.2"), When.SPAN, Measure.GRADE_2), counted("g1", null, text("reports.level.1"), When.SPAN, Measure.GRADE_1),
                counted("none", null, text("tables.column.abstained"), When.SPAN, Measure.ABSTAINED), counted("satisfied", null, text("tables.column.satisfied"), When.SPAN, Measure.SATISFIED),
                new Column("rate", null, text("tables.column.satisfaction"), null, new Share(List.of("satisfied"), List.of("valid"), true, true), 9),
                counted("points", null, text("tables.column.points"), When.SPAN, Measure.POINTS),
                new Column("index", null, text("tables.column.index"), null, new Share(List.of("points"), List.of("valid"), false, true), 9));
        return new Form("satisfaction", 11, text("tables.title.satisfaction"), text("tables.name.satisfaction"), Kind.QUARTER, text("tables.unit.answers"), List.of(
                new Block("main", null, Split.SURVEYED, List.of(), columns, true, List.of("g5", "g4", "g3", "g2", "g1"), Set.of())),
                List.of(text("tables.note.satisfaction"), text("tables.note.few")));
    }

    /** This period, the year so far, the same period last year, and the change against that. */
    private List<Column> compared() {
        List<Column> columns = new ArrayList<>(List.of(new Column("span", null, kind == Kind.MONTH ? text("tables.column.month") : kind == Kind.QUARTER
                ? text("tables.column.quarter") : text("tables.column.thisYear"), When.SPAN, null, 12)));
        if (kind != Kind.YEAR) {
            columns.add(new Column("year", null, text("tables.column.year"), When.YEAR, null, 12));
        }
        columns.add(new Column("lastYear", null, kind == Kind.YEAR ? text("tables.column.lastWholeYear") : text("tables.column.lastYear"), When.LAST_YEAR, null, 12));
        columns.add(new Column("change", null, text("tables.column.change"), null, new Formula.Change("span", "lastYear"), 12));
        return columns;
    }

    private static List<String> bars() {
        return List.of("span", "lastYear");
    }

    private static Line count(String id, String title, String unit, Measure measure) {
        return new Line(id, title, unit, new Count(measure));
    }

    private static Column counted(String id, String group, String title, When when, Measure measure) {
        return new Column(id, group, title, when, new Count(measure), switch (measure.unit()) {
            case COUNT -> 9;
            case HOURS, QUANTITY -> 10;
            case MONEY -> 12;
        });
    }

    private static Column words(String id, String title, int width) {
        return new Column(id, null, title, null, new Words(id), width);
    }

    private static Column change(String now, String base) {
        return new Column("change", null, text("tables.column.change"), null, new Formula.Change(now, base), 10);
    }
}
