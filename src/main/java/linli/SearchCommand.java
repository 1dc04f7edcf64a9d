package linli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code search TEXT}: what Ctrl+K finds, best first. */
@Command(name = "search", resourceBundle = "linli.cli")
final class SearchCommand extends StoreCommand {
    @Parameters(index = "0..*", arity = "1..*", paramLabel = "TEXT", descriptionKey = "text")
    private List<String> text;

    @Option(names = "--limit", defaultValue = "20")
    private int limit;

    @Override
    int work(Wiring house, Output output) {
        List<Map<String, Object>> hits = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (var source : house.searchSources()) {
            for (var hit : source.find(String.join(" ", text), limit)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("group", source.group());
                one.put("id", hit.argument());
                one.put("name", hit.title());
                one.put("detail", hit.detail());
                hits.add(one);
                lines.append(source.group()).append('\t').append(hit.title()).append('\t').append(hit.detail()).append('\n');
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("count", hits.size());
        result.put("hits", hits);
        output.result(result, lines.toString().stripTrailing());
        return 0;
    }
}
