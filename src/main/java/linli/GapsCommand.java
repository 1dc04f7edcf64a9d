package linli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.value.Domains;
import linli.matching.Plan;
import linli.net.Net;
import picocli.CommandLine.Command;

/** {@code gaps}: the domains for which the plan finds nobody, and the cells of the service net with needs and no service. */
@Command(name = "gaps", resourceBundle = "linli.cli")
final class GapsCommand extends StoreCommand {
    @Override
    int work(Wiring house, Output output) {
        List<Plan.Gap> gaps = house.supply().matches().plan().gaps();
        List<Net.Cell> cells = house.supply().nets().net().missing();
        StringBuilder lines = new StringBuilder(Texts.text("cli.gaps.head", gaps.size(), cells.size())).append('\n');
        List<Map<String, Object>> domains = new ArrayList<>();
        for (Plan.Gap gap : gaps) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("domain", gap.domain());
            one.put("name", Domains.nameOf(gap.domain()));
            one.put("wanted", gap.wanted());
            one.put("note", gap.note());
            domains.add(one);
            lines.append(Domains.nameOf(gap.domain())).append('\t').append(gap.note()).append('\n');
        }
        List<Map<String, Object>> net = new ArrayList<>();
        for (Net.Cell cell : cells) {
            Net.Behind behind = house.supply().nets().behind(cell);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("domain", cell.root());
            one.put("weekend", cell.time().weekend());
            one.put("part", cell.time().part().name());
            one.put("needs", cell.needs());
            one.put("talents", behind.talents().size());
            one.put("rooms", behind.rooms().size());
            net.add(one);
            lines.append(Texts.text("net.cell.spoken", cell.name(), cell.time().word(), 0, cell.needs())).append('\n');
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("domains", domains);
        result.put("net", net);
        output.result(result, lines.toString().stripTrailing());
        return 0;
    }
}
