package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.value.Span;
import linli.submissions.Submission;
import linli.submissions.Submission.Draft;
import linli.submissions.Submissions;
import linli.tables.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code submit PERIOD}: freezes the tables of a period as sent; a second sending is a numbered correction. */
@Command(name = "submit", resourceBundle = "linli.cli")
final class SubmitCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "PERIOD", descriptionKey = "period")
    private String period;

    @Option(names = "--kind", split = ",", paramLabel = "KIND")
    private List<String> kinds;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--seen")
    private boolean seen;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--check")
    private boolean check;

    @Override
    int work(Wiring house, Output output) {
        Span span = Span.parse(period);
        Submissions submissions = house.upward().submissions();
        List<String> forms = kinds != null ? kinds : span.kind() == Span.Kind.MONTH ? Tables.monthly() : Tables.names();
        List<Draft> drafts = submissions.drafts(forms, span);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("period", span.toString());
        result.put("unusual", drafts.stream().flatMap(draft -> draft.unusual().stream()).map(one -> Map.of("label", one.label(), "value", one.shown(), "why", one.why())).toList());
        result.put("differences", drafts.stream().flatMap(draft -> draft.differences().stream().map(one -> Map.of("table", draft.form(), "row", one.row(), "column", one.column(),
                "before", one.before(), "now", one.now()))).toList());
        drafts.stream().flatMap(draft -> draft.unusual().stream()).forEach(one -> output.say(Texts.text("cli.submit.unusual", one.label(), one.shown(), one.why())));
        if (check) {
            result.put("submitted", List.of());
            output.result(result, Texts.text("cli.submit.checked", drafts.size()));
            return 0;
        }
        Set<String> ticked = seen ? drafts.stream().flatMap(draft -> draft.unusual().stream()).map(Submission.Unusual::key).collect(Collectors.toSet()) : Set.of();
        List<Submission> sent = submissions.submit(forms, span, ticked, reason);
        result.put("submitted", sent.stream().map(one -> Map.of("table", one.form(), "edition", one.edition())).toList());
        String words = Texts.text("cli.submit.done", span.words(), sent.size(), drafts.size() - sent.size());
        if (out != null) {
            Path written = SubmissionFile.write(house, forms, span, out.toAbsolutePath());
            result.put("out", written.toString());
            words += "\n" + Texts.text("cli.submit.out", written);
        }
        output.result(result, words);
        return 0;
    }
}
