package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.rollup.ExpectedList;
import linli.rollup.Rollups;
import linli.rollup.Run;
import linli.rollup.Run.Outcome;
import linli.rollup.Sums;
import linli.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollup DIR --out F}: takes the communities' files in, a line for each, and writes the sums. */
@Command(name = "rollup", resourceBundle = "linli.cli")
final class RollupCommand extends StoreCommand {
    private static final String NEW = "new";

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir", arity = "0..1")
    private Path dir;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--period", paramLabel = "PERIOD")
    private String period;

    @Option(names = "--replace")
    private boolean replace;

    @Option(names = "--expect", paramLabel = "FILE")
    private Path expect;

    @Option(names = "--key", paramLabel = "KEY")
    private String key;

    @Override
    int work(Wiring house, Output output) {
        if (dir == null && expect == null && key == null) {
            throw new UserError("error.cli.rollup");
        }
        Rollups rollups = house.upward().rollups();
        Map<String, Object> result = new LinkedHashMap<>();
        StringBuilder words = new StringBuilder();
        if (key != null) {
            String secret = key.equals(NEW) ? Rollups.freshKey() : key;
            house.settings().put(Settings.CENTRE, Rollups.KEY, secret);
            result.put("key", secret);
            words.append(Texts.text("cli.rollup.key", secret)).append('\n');
        }
        if (expect != null) {
            int changed = rollups.expect(ExpectedList.read(expect));
            result.put("expected", rollups.expected().size());
            words.append(Texts.text("cli.rollup.expected", changed, rollups.expected().size())).append('\n');
        }
        if (dir != null) {
            take(rollups, output, result, words);
        }
        output.result(result, words.toString().stripTrailing());
        return 0;
    }

    private void take(Rollups rollups, Output output, Map<String, Object> result, StringBuilder words) {
        Run run = rollups.take(Rollups.files(dir), period == null ? null : Span.parse(period), replace, any -> {});
        run.lines().forEach(line -> words.append(Texts.of(line.outcome())).append('\t').append(line.file()).append('\t').append(line.words()).append('\n'));
        result.put("period", run.span() == null ? null : run.span().toString());
        result.put("files", run.lines().stream().map(line -> Map.of("file", line.file(), "outcome", line.outcome().name(), "code", line.code(), "name", line.name(), "words", line.words())).toList());
        result.put("counts", run.counts().entrySet().stream().collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue)));
        if (run.span() == null) {
            return;
        }
        Sums sums = rollups.sums(run.span());
        List<String> missing = sums.board().stream().filter(place -> place.now() == null).map(place -> place.who().name()).toList();
        result.put("missing", missing);
        result.put("rate", sums.rate());
        result.put("differences", sums.gaps().size());
        words.append(Texts.text("cli.rollup.done", run.span().words(), sums.board().size() - missing.size(), sums.board().size(), run.count(Outcome.REFUSED), run.count(Outcome.WAITING), sums.gaps().size()));
        sums.gaps().forEach(gap -> words.append('\n').append(Texts.text("rollup.gap", gap.code(), gap.row(), gap.column(), gap.said(), gap.reckoned())));
        if (out != null) {
            Path written = rollups.export(run.span(), out.toAbsolutePath());
            result.put("out", written.toString());
            words.append('\n').append(Texts.text("cli.rollup.out", written));
        }
    }
}
