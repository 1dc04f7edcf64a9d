package linli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.UserClass;
import linli.billing.FeeItem;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tariff --effective DATE --basis TEXT --price CODE,NAME,AREA,KIND,UNIT,CLASS=YUAN…}: writes a version, and publishes it when asked. */
@Command(name = "tariff", resourceBundle = "linli.cli")
final class TariffCommand extends StoreCommand {
    private static final int HEAD = 5;

    @Option(names = "--effective", required = true, paramLabel = "DATE")
    private LocalDate effective;

    @Option(names = "--basis", required = true)
    private String basis;

    @Option(names = "--price", required = true)
    private List<String> prices;

    @Option(names = "--publish")
    private boolean publish;

    @Override
    int work(Wiring house, Output output) {
        Tariffs tariffs = house.money().tariffs();
        List<Tariff.Price> all = new ArrayList<>();
        prices.forEach(line -> all.addAll(line(tariffs, line)));
        Tariff draft = tariffs.draft(effective, basis, all);
        Tariff made = publish ? tariffs.publish(draft.id(), draft.version()) : draft;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("no", made.no());
        result.put("effective", made.effective().toString());
        result.put("published", made.published() == null ? null : made.published().toString());
        result.put("prices", made.prices().size());
        output.result(result, Texts.text(publish ? "cli.tariff.published" : "cli.tariff.draft", made.no(), made.effective()));
        return 0;
    }

    /** @return the prices of a line {@code CODE,NAME,AREA,KIND,UNIT,CLASS=YUAN…}; an unknown item is added. */
    static List<Tariff.Price> line(Tariffs tariffs, String line) {
        String[] parts = line.split(",");
        try {
            FeeItem item = tariffs.items().stream().filter(one -> one.code().equals(parts[0].strip())).findFirst().orElseGet(() -> tariffs.add(new FeeItem(0, parts[0].strip(),
                    parts[1].strip(), FeeArea.valueOf(parts[2].strip()), FeeItem.ItemKind.valueOf(parts[3].strip()), FeeItem.FeeUnit.valueOf(parts[4].strip()), null, true, 1)));
            List<Tariff.Price> prices = new ArrayList<>();
            for (int i = HEAD; i < parts.length; i++) {
                String[] pair = parts[i].split("=");
                prices.add(new Tariff.Price(item.id(), UserClass.valueOf(pair[0].strip()), MoneyText.amount(pair[1])));
            }
            return prices;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new UserError(e, "error.cli.price", line);
        }
    }
}
