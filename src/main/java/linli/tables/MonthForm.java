package linli.tables;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.base.value.Span.Kind;
import linli.tables.Form.Block;
import linli.tables.Form.Column;
import linli.tables.Form.Formula.Change;
import linli.tables.Form.Formula.Count;
import linli.tables.Form.Formula.Part;
import linli.tables.Form.Formula.Share;
import linli.tables.Form.Formula.Sum;
import linli.tables.Form.Formula;
import linli.tables.Form.Headline;
import linli.tables.Form.Line;
import linli.tables.Form.Split;
import linli.tables.Form.When;

/** 党群服务中心服务情况月报: residents, needs and satisfaction on one paper, before the tables with a number. */
final class MonthForm {
    static final String ID = "month";
    private static final int NARROW = 6;
    private static final int WIDE = 9;

    private final Kind kind;
    private final MonthRules rules;

    private MonthForm(Kind kind, MonthRules rules) {
        this.kind = kind;
        this.rules = rules;
    }

    /** @param rules the centre's, on the report's last day: they are part of its rows' names */
    static Form of(Kind kind, MonthRules rules) {
        return new MonthForm(kind, rules).form();
    }

    private Form form() {
        List<Block> blocks = List.of(
                new Block("people", text("reports.part.people"), Split.NONE, people(), compared(When.LAST), false, List.of(), Set.of()),
                new Block("category", text("reports.part.category"), Split.CATEGORY, List.of(), needs(), true, List.of("taken.month", "closed.month", "open.month"), Set.of()),
                new Block("channel", text("reports.part.channel"), Split.CHANNEL, List.of(), needs(), true, List.of(), Set.of()),
                new Block("askers", text("reports.part.askers"), Split.NONE, List.of(
                        count("askings", text("reports.row.askings"), text("reports.unit.times"), Measure.ASKINGS),
                        count("askers", text("reports.row.askers"), text("reports.unit.persons"), Measure.ASKERS)), compared(When.YEAR), false, List.of(), Set.of()),
                new Block("satisfaction", text("reports.part.satisfaction"), Split.NONE, answers(), compared(When.YEAR), false, List.of(), Set.of()));
        String title = kind == Kind.MONTH ? text("reports.title.month") : kind == Kind.QUARTER ? text("reports.title.quarter") : text("reports.title.year");
        return new Form(ID, 0, title, text("reports.sheet.name"), Kind.MONTH, text("reports.unit.report"), blocks, notes(), headlines());
    }

    private static List<Headline> headlines() {
        return List.of(new Headline(text("reports.kpi.residents"), "people/residents/month", "people/residents/change"),
                new Headline(text("reports.kpi.taken"), "category/total/taken.month", "category/total/taken.change"),
                new Headline(text("reports.kpi.rate"), "category/total/rate.month", "category/total/rate.change"),
                new Headline(text("reports.kpi.late"), "category/total/late.month", "category/total/late.change"),
                new Headline(text("reports.kpi.satisfied"), "satisfaction/satisfied/month", "satisfaction/rated/month"));
    }

    private List<Line> people() {
        String persons = text("reports.unit.persons");
        return List.of(
                count("residents", text("reports.row.residents"), persons, Measure.LIVING),
                count("households", text("reports.row.households"), text("reports.unit.households"), Measure.HOUSEHOLDS),
                count("old", text("reports.row.old", rules.oldAge()), persons, Measure.LIVING_OLD),
                count("child", text("reports.row.child", rules.childAge()), persons, Measure.LIVING_YOUNG),
                count("newcomer", text("reports.row.newcomer"), persons, Measure.LIVING_NEW),
                count("focus", text("reports.row.focus"), persons, Measure.LIVING_FOCUS),
                count("added", text("reports.row.added"), persons, Measure.ADDED),
                count("updated", text("reports.row.updated"), persons, Measure.UPDATED),
                count("ageUnknown", text("reports.row.ageUnknown"), persons, Measure.AGE_UNKNOWN));
    }

    /** The row "rated" is the sum of the five levels, so the rate can be followed by hand. */
    private List<Line> answers() {
        List<String> levels = List.of("5", "4", "3", "2", "1");
        String items = text("reports.unit.items");
        List<Line> lines = new ArrayList<>();
        levels.forEach(level -> lines.add(new Line(level, levelWord(level), items, closed(level))));
        lines.add(new Line("rated", text("reports.row.rated"), items, new Sum(levels, List.of())));
        lines.add(new Line("satisfied", text("reports.row.satisfied"), null, new Share(rules.satisfied().stream().map(String::valueOf).toList(), List.of("rated"), true, true)));
        lines.add(new Line("0", text("reports.row.unreached"), items, closed("0")));
        lines.add(new Line("unrated", text("reports.row.unrated"), items, closed("")));
        return lines;
    }

    private static Formula closed(String level) {
        return new Part(Measure.CLOSED, Split.RATED, level);
    }

    private static String levelWord(String level) {
        return switch (level) {
            case "5" -> text("reports.level.5");
            case "4" -> text("reports.level.4");
            case "3" -> text("reports.level.3");
            case "2" -> text("reports.level.2");
            default -> text("reports.level.1");
        };
    }

    /** This period, one more stretch, last year and the change against it, of what the line counts. */
    private List<Column> compared(When second) {
        List<Column> columns = new ArrayList<>(List.of(new Column("month", null, now(), When.SPAN, null, WIDE)));
        if (second != When.YEAR) {
            columns.add(new Column("lastMonth", null, kind == Kind.MONTH ? text("reports.column.lastMonth") : text("reports.column.last"), second, null, WIDE));
        } else if (kind != Kind.YEAR) {
            columns.add(new Column("year", null, text("reports.column.year"), second, null, WIDE));
        }
        columns.add(new Column("lastYear", null, text("reports.column.lastYear"), When.LAST_YEAR, null, WIDE));
        columns.add(new Column("change", null, text("reports.column.change"), null, new Change("month", "lastYear"), WIDE));
        return columns;
    }

    private String now() {
        return kind == Kind.MONTH ? text("tables.column.month") : kind == Kind.QUARTER ? text("tables.column.quarter") : text("tables.column.thisYear");
    }

    private List<Column> needs() {
        List<Column> columns = new ArrayList<>();
        columns.addAll(group("taken", text("reports.group.taken"), Measure.TAKEN));
        columns.addAll(group("closed", text("reports.group.closed"), Measure.CLOSED));
        String rate = text("reports.group.rate");
        columns.add(share("rate.month", rate, now(), "closed.month", "open.month"));
        if (kind != Kind.YEAR) {
            // What is open at the month's end is open at the end of the year so far, too.
            columns.add(share("rate.year", rate, text("reports.column.year"), "closed.year", "open.month"));
        }
        columns.add(share("rate.lastYear", rate, text("reports.column.lastYear"), "closed.lastYear", "open.lastYear"));
        columns.add(new Column("rate.change", rate, text("reports.column.points"), null, new Change("rate.month", "rate.lastYear"), WIDE));
        columns.addAll(group("late", text("reports.group.late"), Measure.LATE));
        String open = text("reports.group.open");
        boolean month = kind == Kind.MONTH;
        columns.add(counted("open.lastMonth", open, month ? text("reports.column.lastEnd") : text("reports.column.before"), When.LAST, Measure.OPEN));
        columns.add(counted("open.month", open, month ? text("reports.column.end") : text("reports.column.after"), When.SPAN, Measure.OPEN));
        columns.add(counted("open.lastYear", open, text("reports.column.lastYear"), When.LAST_YEAR, Measure.OPEN));
        columns.add(new Column("open.change", open, text("reports.column.change"), null, new Change("open.month", "open.lastYear"), WIDE));
        return columns;
    }

    private List<Column> group(String id, String title, Measure measure) {
        List<Column> columns = new ArrayList<>(List.of(counted(id + ".month", title, now(), When.SPAN, measure)));
        if (kind != Kind.YEAR) {
            columns.add(counted(id + ".year", title, text("reports.column.year"), When.YEAR, measure));
        }
        columns.add(counted(id + ".lastYear", title, text("reports.column.lastYear"), When.LAST_YEAR, measure));
        columns.add(new Column(id + ".change", title, text("reports.column.change"), null, new Change(id + ".month", id + ".lastYear"), WIDE));
        return columns;
    }

    private static Column counted(String id, String group, String title, When when, Measure measure) {
        return new Column(id, group, title, when, new Count(measure), NARROW);
    }

    private static Column share(String id, String group, String title, String part, String rest) {
        return new Column(id, group, title, null, new Share(List.of(part), List.of(part, rest), true, false), NARROW + 1);
    }

    private static Line count(String id, String title, String unit, Measure measure) {
        return new Line(id, title, unit, new Count(measure));
    }

    /** The categories of the third group by name; a code the table does not know stays as it is. */
    private String newcomers() {
        Set<String> names = new LinkedHashSet<>();
        for (String rule : rules.newCategories()) {
            names.add(CodeTable.category().byCode(rule).map(Code::name).orElse(rule));
        }
        return String.join(text("reports.note.join"), names);
    }

    private List<String> notes() {
        String satisfied = rules.satisfied().stream().sorted(Comparator.reverseOrder()).map(level -> levelWord(level.toString())).collect(Collectors.joining(text("reports.note.join")));
        return List.of(text("reports.note.groups", rules.oldAge(), rules.childAge(), newcomers()), text("reports.note.now"), text("reports.note.rate"), text("reports.note.late"),
                text("reports.note.satisfied", satisfied, rules.enough()), text("reports.note.askers"), text("reports.note.change"));
    }
}
