package linli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.billing.BillingPapers;
import linli.billing.Tariff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code notice fees|fund|journal [FROM-MONTH [TO-MONTH]] --out FILE}: the public notices as PDF or xlsx, the journal as Beancount text. */
@Command(name = "notice", resourceBundle = "linli.cli")
final class NoticeCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "fees|fund|journal", descriptionKey = "kind")
    private String kind;

    @Parameters(index = "1", paramLabel = "MONTH", descriptionKey = "from", arity = "0..1")
    private String from;

    @Parameters(index = "2", paramLabel = "MONTH", descriptionKey = "to", arity = "0..1")
    private String to;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    @Override
    int work(Wiring house, Output output) {
        Path target = out.toAbsolutePath();
        boolean book = target.getFileName().toString().endsWith(".xlsx");
        BillingPapers.Issuer issuer = MoneyText.issuer(house);
        MoneyDesk money = house.money();
        LocalDate today = LocalDate.now(house.clock());
        try {
            switch (kind) {
                case "fees" -> {
                    Tariff tariff = money.tariffs().inForce(today).orElseThrow(() -> new UserError("error.billing.noTariffYet", today));
                    target = book ? money.papers().noticeBook(tariff, issuer, target) : Files.write(target, money.papers().notice(tariff, issuer).pdf());
                }
                case "fund" -> {
                    YearMonth first = from == null ? YearMonth.from(today) : YearMonth.parse(from);
                    YearMonth last = to == null ? first : YearMonth.parse(to);
                    target = book ? money.fundPapers().noticeBook(first.atDay(1), last.atEndOfMonth(), issuer.name(), target)
                            : Files.write(target, money.fundPapers().notice(first.atDay(1), last.atEndOfMonth(), issuer.name(), issuer.phone()).pdf());
                }
                case "journal" -> Files.writeString(target, money.fund().beancount(), StandardCharsets.UTF_8);
                default -> throw new UserError("error.cli.notice", kind);
            }
        } catch (DateTimeParseException e) {
            throw new UserError(e, "error.cli.period", from + " " + to);
        } catch (IOException e) {
            throw new UserError(e, "error.file.notWritten", out.getFileName());
        }
        output.result(Map.of("kind", kind, "out", target.toString(), "unpublished", money.takings().unpublished().size()), Texts.text("cli.notice.done", target));
        return 0;
    }
}
