package linli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.standings.Period;
import linli.standings.Standing.StandingMove;
import linli.standings.StandingList;
import linli.standings.Standings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assess [PERIOD]}: what the period says about each partner and what it proposes; nothing is decided by it. */
@Command(name = "assess", resourceBundle = "linli.cli")
final class AssessCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "PERIOD", descriptionKey = "period", arity = "0..1")
    private String period;

    @Override
    int work(Wiring house, Output output) {
        Standings standings = house.govern().standings();
        Period chosen = period == null ? standings.lastOver() : Period.parse(period).orElseThrow(() -> new UserError("error.standings.period", period));
        Map<StandingMove, Integer> counts = standings.assess(chosen);
        List<Map<String, Object>> rows = new ArrayList<>();
        StringBuilder lines = new StringBuilder(Texts.text("cli.assess.head", chosen.words(), counts.values().stream().mapToInt(Integer::intValue).sum()));
        for (StandingList.Row row : standings.list(new StandingList.Filter(null, null, chosen, false, false)).rows()) {
            if (row.shown() != null) {
                rows.add(told(row));
                lines.append('\n').append(String.join("\t", row.name(), Texts.of(row.stage()), Texts.of(row.shown().grade()), Standings.rate(row.shown().participation()),
                        "n=" + row.shown().participation().of(), Standings.rate(row.shown().satisfaction()), "n=" + row.shown().satisfaction().of(), Texts.of(row.shown().proposal())));
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("period", chosen.code());
        result.put("proposals", counts);
        result.put("partners", rows);
        output.result(result, lines.toString());
        return 0;
    }

    private static Map<String, Object> told(StandingList.Row row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("partner", row.name());
        one.put("stage", row.stage().name());
        one.put("grade", row.shown().grade().name());
        one.put("participation", row.shown().participation().rate() == null ? null : row.shown().participation().rate() / 10.0);
        one.put("participationOf", row.shown().participation().of());
        one.put("satisfaction", row.shown().satisfaction().rate() == null ? null : row.shown().satisfaction().rate() / 10.0);
        one.put("answers", row.shown().satisfaction().of());
        one.put("lowInARow", row.shown().run());
        one.put("proposal", row.shown().proposal().name());
        one.put("status", row.shown().verdict().name());
        return one;
    }
}
