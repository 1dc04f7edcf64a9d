package linli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.themes.ThemeReport;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code themes}: what the suggestions of a period are about, most spoken of first. */
@Command(name = "themes", resourceBundle = "linli.cli")
final class ThemesCommand extends StoreCommand {
    @Option(names = "--from")
    private LocalDate from;

    @Option(names = "--to")
    private LocalDate to;

    @Option(names = "--group")
    private FocusGroup group;

    @Option(names = "--out")
    private Path out;

    @Override
    int work(Wiring house, Output output) {
        Filter usual = house.themes().usual();
        ThemeReport report = house.themes().report(new Filter(from == null ? usual.from() : from, to == null ? usual.to() : to, group));
        StringBuilder lines = new StringBuilder(Texts.text("cli.themes.head", report.filter().from(), report.filter().to(), report.texts(), report.people(),
                report.unmatched().size()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : report.rows()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("code", row.theme().code());
            one.put("name", row.theme().name());
            one.put("kind", row.theme().kind().name());
            one.put("texts", row.texts());
            one.put("people", row.people());
            one.put("open", row.open());
            one.put("share", Math.round(report.share(row) * 1000) / 1000.0);
            one.put("trend", java.util.Arrays.stream(row.trend()).boxed().toList());
            one.put("words", row.words());
            one.put("quotes", row.quotes().stream().map(ThemeReport.Quote::body).toList());
            rows.add(one);
            lines.append('\n').append(Texts.text("cli.themes.line", rows.size(), row.theme().name(), Texts.of(row.theme().kind()), row.texts(), row.people(),
                    Math.round(report.share(row) * 100)));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("texts", report.texts());
        result.put("people", report.people());
        result.put("unmatched", report.unmatched().size());
        result.put("months", report.months().stream().map(Object::toString).toList());
        result.put("themes", rows);
        if (out != null) {
            result.put("file", house.themes().write(report, out).toString());
        }
        output.result(result, lines.toString());
        return 0;
    }
}
