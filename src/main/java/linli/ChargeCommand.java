package linli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.cli.StoreOptions;
import linli.base.text.Texts;
import linli.base.value.UserClass;
import linli.billing.Charge;
import linli.billing.Receipt;
import linli.billing.Till;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code charge PAYER ITEM QUANTITY}: posts what somebody owes by the tariff in force, and with {@code --pay} the receipt. */
@Command(name = "charge", resourceBundle = "linli.cli")
final class ChargeCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "PAYER", descriptionKey = "payer")
    private String payer;

    @Parameters(index = "1", paramLabel = "ITEM", descriptionKey = "item")
    private String item;

    @Parameters(index = "2", paramLabel = "QUANTITY", descriptionKey = "quantity", defaultValue = "1")
    private String quantity;

    @Option(names = "--resident", paramLabel = "ID")
    private Long resident;

    @Option(names = "--class", defaultValue = "RESIDENT")
    private UserClass userClass;

    @Option(names = "--on", paramLabel = "DATE")
    private LocalDate on;

    @Option(names = "--memo", defaultValue = "")
    private String memo;

    @Option(names = "--waive", paramLabel = "YUAN")
    private String waive;

    @Option(names = "--reason")
    private String reason;

    @Option(names = "--second", paramLabel = "LOGIN")
    private String second;

    @Option(names = "--second-password-file", paramLabel = "FILE")
    private Path secondPassword;

    @Option(names = "--pay", paramLabel = "METHOD=YUAN,…")
    private String pay;

    @Override
    int work(Wiring house, Output output) {
        Charge.Payer who = new Charge.Payer(resident, null, payer);
        LocalDate day = on == null ? LocalDate.now(house.clock()) : on;
        Till.Draft draft = Till.Draft.of(who, item, userClass, MoneyText.quantity(quantity), day, memo);
        Till.Draft wanted = waive == null ? draft : draft.less(MoneyText.amount(waive), reason);
        Till.Second confirming = second == null ? null : new Till.Second(second, secondPassword == null ? "" : new String(StoreOptions.password(secondPassword)));
        Map<String, Object> result = new LinkedHashMap<>();
        Receipt[] receipt = {null};
        // The charge and its receipt are one transaction: a refused payment leaves no charge behind.
        Charge charge = house.store().db().write(() -> {
            Charge posted = house.money().till().charge(wanted, confirming);
            if (pay != null) {
                var methods = MoneyText.methods(pay);
                receipt[0] = house.money().till().pay(who, Map.of(posted.id(), methods.values().stream().reduce(linli.base.value.Money.ZERO, linli.base.value.Money::plus)), methods, null);
            }
            return posted;
        });
        result.put("charge", charge.id());
        result.put("gross", charge.gross().toString());
        result.put("waived", charge.waived().toString());
        result.put("net", charge.net().toString());
        result.put("tariff", house.money().tariffs().tariff(charge.tariffId()).no());
        result.put("receipt", receipt[0] == null ? null : receipt[0].no());
        output.result(result, receipt[0] == null ? Texts.text("cli.charge.done", charge.payer().name(), charge.item().name(), charge.net())
                : Texts.text("cli.charge.paid", charge.payer().name(), charge.item().name(), receipt[0].total(), receipt[0].no()));
        return 0;
    }
}
