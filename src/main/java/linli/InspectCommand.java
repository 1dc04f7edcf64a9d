package linli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.inspections.NextVisits;
import linli.inspections.Round;
import linli.inspections.VisitForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: whom to visit next and why; {@code inspect form ROUND --out F}: a round's blank forms as PDF. Ledgers come in by {@code import visits}. */
@Command(name = "inspect", resourceBundle = "linli.cli")
final class InspectCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "form", descriptionKey = "what", arity = "0..1")
    private String what;

    @Parameters(index = "1", paramLabel = "ROUND_NO", descriptionKey = "round", arity = "0..1")
    private String round;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--limit", defaultValue = "20")
    private int limit;

    @Override
    int work(Wiring house, Output output) {
        if (what == null) {
            return next(house, output);
        }
        if (!what.equals("form") || round == null || out == null) {
            throw new UserError("error.cli.inspect", what);
        }
        Round one = house.govern().inspections().round(round);
        Path target = out.toAbsolutePath();
        try {
            Files.write(target, new VisitForm(house.govern().inspections()).blank(one.id(), null, house.settings().centre().name()).pdf());
        } catch (IOException e) {
            throw new UserError(e, "error.file.notWritten", out.getFileName());
        }
        output.result(Map.of("round", one.no(), "out", target.toString()), Texts.text("cli.inspect.form", target));
        return 0;
    }

    private int next(Wiring house, Output output) {
        List<NextVisits.Next> all = house.govern().inspections().next();
        List<Map<String, Object>> rows = new ArrayList<>();
        StringBuilder lines = new StringBuilder(Texts.text("cli.inspect.head", all.size(), house.govern().inspections().findings().overdue()));
        for (NextVisits.Next one : all.stream().limit(limit).toList()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("partner", one.known().name());
            row.put("score", one.score());
            row.put("reasons", one.reasons());
            row.put("lastVisit", one.known().last() == null ? null : one.known().last().toString());
            row.put("planned", one.known().planned());
            rows.add(row);
            lines.append('\n').append(one.score()).append('\t').append(one.known().name()).append('\t').append(String.join(" ", one.reasons()));
        }
        output.result(Map.of("next", rows, "overdue", house.govern().inspections().findings().overdue()), lines.toString());
        return 0;
    }
}
