package linli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.billing.Receipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code receipt NO --out FILE.pdf}: prints a receipt in two copies; from the second time on it says 补打. */
@Command(name = "receipt", resourceBundle = "linli.cli")
final class ReceiptCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "NO", descriptionKey = "no")
    private String no;

    @Option(names = "--out", required = true, paramLabel = "FILE.pdf")
    private Path out;

    @Override
    int work(Wiring house, Output output) {
        Receipt receipt = house.money().takings().receipt(no).orElseThrow(() -> new UserError("error.billing.noReceipt", no));
        byte[] pdf = house.money().papers().receipt(receipt, MoneyText.issuer(house), receipt.prints()).pdf();
        try {
            Files.write(out.toAbsolutePath(), pdf);
        } catch (IOException e) {
            throw new UserError(e, "error.file.notWritten", out.getFileName());
        }
        int prints = house.money().till().printed(receipt.id());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("no", receipt.no());
        result.put("total", receipt.total().toString());
        result.put("void", !receipt.live());
        result.put("prints", prints);
        result.put("out", out.toString());
        output.result(result, Texts.text("cli.receipt.done", receipt.no(), out));
        return 0;
    }
}
