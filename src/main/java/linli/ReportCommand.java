package linli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.cli.Output;
import linli.base.excel.CrossForm;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.reports.Reports;
import linli.tables.Filled;
import linli.tables.Form;
import linli.tables.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report KIND PERIOD --out FILE}: a report for the street office; {@code report list}: which there are. */
@Command(name = "report", resourceBundle = "linli.cli")
final class ReportCommand extends StoreCommand {
    private static final String MONTH = "month";
    private static final String ALL = "all";
    private static final String LIST = "list";

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "kind")
    private String kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PERIOD", descriptionKey = "period")
    private String period;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--template", paramLabel = "FILE")
    private Path template;

    @Option(names = "--changes")
    private boolean changes;

    @Override
    int work(Wiring house, Output output) {
        if (kind.equals(LIST)) {
            return list(house, output);
        }
        if (out == null || period == null) {
            throw new UserError("error.cli.reportOut", kind);
        }
        Span span = Span.parse(period);
        Tables tables = house.upward().tables();
        Reports reports = house.upward().reports();
        List<Filled> filled;
        if (kind.equals(MONTH)) {
            if (span.kind() != Span.Kind.MONTH) {
                throw new UserError("error.cli.period", period);
            }
            List<String> all = new ArrayList<>(List.of(Tables.MONTH));
            all.addAll(Tables.monthly());
            filled = tables.fill(all, span);
        } else {
            filled = tables.fill(kind.equals(ALL) ? Tables.names() : List.of(kind), span);
        }
        if (template != null) {
            CrossForm.Result form = reports.template(filled, template, out.toAbsolutePath());
            output.result(Map.of("kind", kind, "period", period, "out", form.file().toString(), "filled", form.filled(), "left", form.left()),
                    Texts.text("cli.report.form", form.file(), form.filled(), form.left().isEmpty() ? "-" : String.join(", ", form.left())));
            return 0;
        }
        boolean pdf = out.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
        Path written = pdf ? reports.pdf(filled, out.toAbsolutePath()) : reports.write(filled, out.toAbsolutePath(), List.of(), changes ? house.upward().submissions().changes(filled) : Map.of());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", kind);
        result.put("period", period);
        result.put("out", written.toString());
        result.put("tables", filled.stream().filter(table -> !table.form().id().equals(Tables.MONTH)).map(ReportCommand::figures).toList());
        output.result(result, Texts.text("cli.report.done", written));
        return 0;
    }

    /** The figures themselves, so that another program need not read the workbook. */
    static Map<String, Object> figures(Filled table) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("table", table.form().id());
        one.put("title", table.title());
        Map<String, Object> figures = new LinkedHashMap<>();
        table.figures().forEach(figure -> figures.put(figure.id(), figure.value() == null ? figure.words() : figure.value()));
        one.put("figures", figures);
        return one;
    }

    private int list(Wiring house, Output output) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<Form> forms = house.upward().tables().forms(Span.Kind.MONTH);
        for (Form form : forms) {
            all.add(Map.of("kind", form.id(), "no", form.no(), "title", form.title(), "usual", form.usual().name()));
        }
        output.result(Map.of("reports", all), Texts.text("cli.report.list") + System.lineSeparator()
                + forms.stream().map(form -> Texts.text("cli.report.one", form.id(), form.no(), form.title())).collect(Collectors.joining(System.lineSeparator())));
        return 0;
    }
}
