package linli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.residents.Residents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code duplicates}: pairs of residents that could be one person, likeliest first. */
@Command(name = "duplicates", resourceBundle = "linli.cli")
final class DuplicatesCommand extends StoreCommand {
    @Option(names = "--limit", defaultValue = "100")
    private int limit;

    @Override
    int work(Wiring house, Output output) {
        List<Map<String, Object>> pairs = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (Residents.Pair pair : house.residents().duplicates(limit)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("one", pair.one().id());
            one.put("other", pair.other().id());
            one.put("name", pair.one().name());
            one.put("otherName", pair.other().name());
            one.put("why", pair.why());
            one.put("score", pair.score());
            pairs.add(one);
            lines.append(pair.one().id()).append('\t').append(pair.one().name()).append('\t').append(pair.other().id()).append('\t')
                    .append(pair.other().name()).append('\t').append(pair.why()).append('\n');
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("count", pairs.size());
        result.put("pairs", pairs);
        output.result(result, lines.toString().stripTrailing());
        return 0;
    }
}
