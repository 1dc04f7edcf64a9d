package linli.reports;

import static linli.base.text.Texts.text;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.reports.Measure.Split;
import linli.reports.ReportDefinition.Column;
import linli.reports.ReportDefinition.Making;
import linli.reports.ReportDefinition.Part;
import linli.reports.ReportDefinition.Row;
import linli.reports.ReportDefinition.Way;
import linli.reports.ReportDefinition.When;

/** 党群服务中心服务情况月报: its parts, rows and columns. */
final class MonthReport {
    private static final List<String> CHANNELS = List.of("WINDOW", "PHONE", "VISIT", "MINIAPP", "BOX", "COUNCIL", "REFERRAL");
    private static final Way COUNT = new Way.Count();

    private MonthReport() {}

    /**
     * @param categories the centre's categories of needs, in its order
     * @param usedCategories keys that occur among the needs
     * @param usedChannels likewise
     */
    static ReportDefinition of(YearMonth month, ReportRules rules, List<String> categories, List<String> usedCategories,
                               List<String> usedChannels) {
        List<String> channels = with(CHANNELS, usedChannels);
        List<Part> parts = List.of(
                new Part("people", text("reports.part.people"), Split.NONE, compared(null, When.LAST_MONTH), people(rules), List.of(), false),
                new Part("category", text("reports.part.category"), Split.CATEGORY, needs(),
                        keyed(with(categories, usedCategories).stream().map(MonthReport::categoryRow).toList()),
                        List.of("taken.month", "closed.month", "open.month"), false),
                new Part("channel", text("reports.part.channel"), Split.CHANNEL, needs(),
                        keyed(channels.stream().map(MonthReport::channelRow).toList()), List.of(), true),
                new Part("askers", text("reports.part.askers"), Split.NONE, compared(null, When.YEAR), List.of(
                        counted("askings", text("reports.row.askings"), text("reports.unit.times"), Measure.ASKINGS),
                        counted("askers", text("reports.row.askers"), text("reports.unit.persons"), Measure.ASKERS)), List.of(), false),
                new Part("satisfaction", text("reports.part.satisfaction"), Split.SATISFACTION, compared(Measure.CLOSED, When.YEAR),
                        answers(rules), List.of(), false));
        return new ReportDefinition("month", text("reports.month.title", month.getYear(), month.getMonthValue()), parts, notes(rules));
    }

    private static List<Row> people(ReportRules rules) {
        String persons = text("reports.unit.persons");
        return List.of(
                counted("residents", text("reports.row.residents"), persons, Measure.RESIDENTS),
                counted("households", text("reports.row.households"), text("reports.unit.households"), Measure.HOUSEHOLDS),
                counted("old", text("reports.row.old", rules.oldAge()), persons, Measure.OLD),
                counted("child", text("reports.row.child", rules.childAge()), persons, Measure.CHILD),
                counted("newcomer", text("reports.row.newcomer"), persons, Measure.NEWCOMER),
                counted("focus", text("reports.row.focus"), persons, Measure.FOCUS),
                counted("added", text("reports.row.added"), persons, Measure.ADDED),
                counted("updated", text("reports.row.updated"), persons, Measure.UPDATED),
                counted("ageUnknown", text("reports.row.ageUnknown"), persons, Measure.AGE_UNKNOWN));
    }

    /** The row "rated" is the sum of the five levels, so the rate can be followed by hand. */
    private static List<Row> answers(ReportRules rules) {
        List<String> levels = List.of("5", "4", "3", "2", "1");
        String items = text("reports.unit.items");
        List<Row> rows = new ArrayList<>();
        for (String level : levels) {
            rows.add(new Row(level, levelWord(level), items, null, new Making.Keyed(level)));
        }
        rows.add(new Row("rated", text("reports.row.rated"), items, null, new Making.Total(levels)));
        List<String> satisfied = rules.satisfied().stream().map(String::valueOf).toList();
        rows.add(new Row("satisfied", text("reports.row.satisfied"), null, null, new Making.Share(satisfied, "rated")));
        rows.add(new Row("0", text("reports.row.unreached"), items, null, new Making.Keyed("0")));
        rows.add(new Row("unrated", text("reports.row.unrated"), items, null, new Making.Keyed(ReportNeedQuery.NONE)));
        return rows;
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

    /** This month, one more stretch, last year and the change against it, of what the row (or the measure) counts. */
    private static List<Column> compared(Measure measure, When second) {
        return List.of(
                new Column("month", null, text("reports.column.month"), measure, When.MONTH, COUNT),
                new Column(second == When.YEAR ? "year" : "lastMonth", null,
                        second == When.YEAR ? text("reports.column.year") : text("reports.column.lastMonth"), measure, second, COUNT),
                new Column("lastYear", null, text("reports.column.lastYear"), measure, When.LAST_YEAR, COUNT),
                new Column("change", null, text("reports.column.change"), measure, null, new Way.Change("month", "lastYear")));
    }

    private static List<Column> needs() {
        List<Column> columns = new ArrayList<>();
        columns.addAll(group("taken", text("reports.group.taken"), Measure.TAKEN));
        columns.addAll(group("closed", text("reports.group.closed"), Measure.CLOSED));
        String rate = text("reports.group.rate");
        columns.add(share("rate.month", rate, text("reports.column.month"), "closed.month", "open.month", When.MONTH));
        // What is open at the month's end is open at the end of the year so far, too.
        columns.add(share("rate.year", rate, text("reports.column.year"), "closed.year", "open.month", When.YEAR));
        columns.add(share("rate.lastYear", rate, text("reports.column.lastYear"), "closed.lastYear", "open.lastYear", When.LAST_YEAR));
        columns.add(new Column("rate.change", rate, text("reports.column.points"), null, null, new Way.Change("rate.month", "rate.lastYear")));
        columns.addAll(group("late", text("reports.group.late"), Measure.LATE));
        String open = text("reports.group.open");
        columns.add(new Column("open.lastMonth", open, text("reports.column.lastEnd"), Measure.OPEN, When.LAST_MONTH, COUNT));
        columns.add(new Column("open.month", open, text("reports.column.end"), Measure.OPEN, When.MONTH, COUNT));
        columns.add(new Column("open.lastYear", open, text("reports.column.lastYear"), Measure.OPEN, When.LAST_YEAR, COUNT));
        columns.add(new Column("open.change", open, text("reports.column.change"), Measure.OPEN, null, new Way.Change("open.month", "open.lastYear")));
        return columns;
    }

    private static List<Column> group(String id, String title, Measure measure) {
        return List.of(
                new Column(id + ".month", title, text("reports.column.month"), measure, When.MONTH, COUNT),
                new Column(id + ".year", title, text("reports.column.year"), measure, When.YEAR, COUNT),
                new Column(id + ".lastYear", title, text("reports.column.lastYear"), measure, When.LAST_YEAR, COUNT),
                new Column(id + ".change", title, text("reports.column.change"), measure, null, new Way.Change(id + ".month", id + ".lastYear")));
    }

    private static Column share(String id, String group, String title, String part, String rest, When when) {
        return new Column(id, group, title, null, when, new Way.Share(List.of(part), List.of(part, rest)));
    }

    private static List<Row> keyed(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows);
        all.add(new Row("total", text("reports.row.total"), null, null, new Making.Total(rows.stream().map(Row::id).toList())));
        return all;
    }

    private static Row categoryRow(String key) {
        String title = key.equals(ReportNeedQuery.NONE) ? text("reports.row.unsorted") : key;
        return new Row("k:" + key, title, null, null, new Making.Keyed(key));
    }

    private static Row channelRow(String key) {
        return new Row("k:" + key, ReportNeedQuery.word("enum.NeedChannel." + key, key), null, null, new Making.Keyed(key));
    }

    private static Row counted(String id, String title, String unit, Measure measure) {
        return new Row(id, title, unit, measure, new Making.Keyed(null));
    }

    /** The centre's order first, then what else occurs; records without a value come last. */
    private static List<String> with(List<String> wanted, List<String> used) {
        List<String> all = new ArrayList<>(wanted);
        used.stream().filter(key -> !wanted.contains(key) && !key.equals(ReportNeedQuery.NONE)).forEach(all::add);
        if (used.contains(ReportNeedQuery.NONE)) {
            all.add(ReportNeedQuery.NONE);
        }
        return all;
    }

    /** The categories of the third group by name; a code the table does not know stays as it is. */
    private static String newcomers(ReportRules rules) {
        Set<String> names = new LinkedHashSet<>();
        for (String rule : rules.newCategories()) {
            names.add(CodeTable.category().byCode(rule).map(Code::name).orElse(rule));
        }
        return String.join(text("reports.note.join"), names);
    }

    private static List<String> notes(ReportRules rules) {
        String satisfied = rules.satisfied().stream().sorted(Comparator.reverseOrder())
                .map(level -> levelWord(level.toString())).collect(Collectors.joining(text("reports.note.join")));
        return List.of(
                text("reports.note.groups", rules.oldAge(), rules.childAge(), newcomers(rules)),
                text("reports.note.now"),
                text("reports.note.rate"),
                text("reports.note.late"),
                text("reports.note.satisfied", satisfied, rules.enough()),
                text("reports.note.askers"),
                text("reports.note.change"));
    }
}
