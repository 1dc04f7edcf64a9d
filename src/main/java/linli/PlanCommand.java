package linli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.value.Domains;
import linli.matching.Plan;
import picocli.CommandLine.Command;

/** {@code plan}: the proposal for all open needs against all supplies, and the gaps that are left; nothing is written. */
@Command(name = "plan", resourceBundle = "linli.cli")
final class PlanCommand extends StoreCommand {
    @Override
    int work(Wiring house, Output output) {
        Plan plan = house.supply().matches().plan();
        List<Map<String, Object>> found = new ArrayList<>();
        StringBuilder lines = new StringBuilder(Texts.text("cli.plan.head", plan.lines().size(), plan.unmatched().size(), plan.unclear().size())).append('\n');
        for (Plan.Line line : plan.lines()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("need", line.ask().no());
            one.putAll(MatchCommand.told(line.match()));
            found.add(one);
            lines.append(line.ask().no()).append('\t').append(line.match().score()).append('\t').append(line.match().supply().name()).append('\t')
                    .append(String.join(" ", MatchCommand.reasons(line.match()))).append('\n');
        }
        List<Map<String, Object>> gaps = new ArrayList<>();
        for (Plan.Gap gap : plan.gaps()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("domain", gap.domain());
            one.put("wanted", gap.wanted());
            one.put("note", gap.note());
            gaps.add(one);
            lines.append(Domains.nameOf(gap.domain())).append('\t').append(gap.note()).append('\n');
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("lines", found);
        result.put("unmatched", plan.unmatched().stream().map(ask -> ask.no()).toList());
        result.put("unclear", plan.unclear().stream().map(ask -> ask.no()).toList());
        result.put("gaps", gaps);
        result.put("total", plan.total() / 100.0);
        output.result(result, lines.toString().stripTrailing());
        return 0;
    }
}
