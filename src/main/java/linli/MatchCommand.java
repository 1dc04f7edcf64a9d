package linli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.matching.Ranking;
import linli.matching.Ranking.Match;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code match NEED}: which supplies answer a need, best first with reasons, and why the rest cannot. */
@Command(name = "match", resourceBundle = "linli.cli")
final class MatchCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "NEED_NO", descriptionKey = "need")
    private String need;

    @Option(names = "--limit", defaultValue = "10")
    private int limit;

    @Override
    int work(Wiring house, Output output) {
        Ranking ranking = house.supply().matches().rank(house.supply().matches().need(need));
        List<Map<String, Object>> found = new ArrayList<>();
        StringBuilder lines = new StringBuilder(Texts.text("cli.match.head", ranking.ask().no(), ranking.ask().title(), ranking.found())).append('\n');
        for (Match match : ranking.matches().stream().limit(limit).toList()) {
            found.add(told(match));
            lines.append(match.score()).append('\t').append(match.supply().name()).append('\t').append(String.join(" ", reasons(match)))
                    .append(match.note().isEmpty() ? "" : "\t" + match.note()).append('\n');
        }
        Map<String, Object> out = new LinkedHashMap<>();
        ranking.out().forEach((why, rows) -> {
            out.put(why.name(), rows.length);
            lines.append(Texts.of(why)).append('\t').append(rows.length).append('\n');
        });
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("need", ranking.ask().no());
        result.put("domains", List.copyOf(ranking.ask().domains()));
        result.put("found", ranking.found());
        result.put("matches", found);
        result.put("out", out);
        output.result(result, lines.toString().stripTrailing());
        return 0;
    }

    static List<String> reasons(Match match) {
        return match.reasons().stream().map(Ranking.Reason::text).toList();
    }

    static Map<String, Object> told(Match match) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("kind", match.supply().kind().name());
        one.put("id", match.supply().id());
        one.put("name", match.supply().name());
        one.put("score", match.score());
        one.put("reasons", reasons(match));
        one.put("note", match.note());
        one.put("slot", match.slot() == null ? null : match.slot().toString());
        one.put("room", match.room() == null ? null : match.room().name());
        return one;
    }
}
