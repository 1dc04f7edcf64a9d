package linli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.reports.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report month 2026-10 --out FILE.xlsx}: the month's workbook for the street office. */
@Command(name = "report", resourceBundle = "linli.cli")
final class ReportCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "kind")
    private String kind;

    @Parameters(index = "1", paramLabel = "PERIOD", descriptionKey = "period")
    private String period;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    @Override
    int work(Wiring house, Output output) {
        if (!kind.equals("month")) {
            throw new UserError("error.cli.reportKind", kind);
        }
        Report report = house.reports().month(month());
        Path written = house.reports().write(report, out.toAbsolutePath(), List.of());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", kind);
        result.put("period", period);
        result.put("out", written.toString());
        output.result(result, Texts.text("cli.report.done", written));
        return 0;
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeParseException e) {
            throw new UserError(e, "error.cli.period", period);
        }
    }
}
