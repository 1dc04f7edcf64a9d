package linli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.billing.Receipt;
import linli.fund.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code close day [DATE] --counted CASH=…} and {@code close month 2026-10}. */
@Command(name = "close", resourceBundle = "linli.cli")
final class CloseCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "day|month", descriptionKey = "what")
    private String what;

    @Parameters(index = "1", paramLabel = "DATE", descriptionKey = "when", arity = "0..1")
    private String when;

    @Option(names = "--counted", paramLabel = "METHOD=YUAN,…")
    private String counted;

    @Option(names = "--reason")
    private String reason;

    @Override
    int work(Wiring house, Output output) {
        Map<String, Object> result = new LinkedHashMap<>();
        try {
            if (what.equals("day")) {
                LocalDate day = when == null ? LocalDate.now(house.clock()) : LocalDate.parse(when);
                Receipt.DayClose close = house.money().takings().closeDay(day, counted == null ? Map.of() : MoneyText.methods(counted), reason);
                result.put("no", close.no());
                result.put("day", day.toString());
                result.put("difference", close.difference().toString());
                output.result(result, Texts.text("cli.close.day", close.no(), day, close.difference()));
            } else if (what.equals("month")) {
                Ledger.Month month = house.money().fund().closeMonth(YearMonth.parse(when == null ? "" : when));
                result.put("month", month.month());
                result.put("opening", month.opening().toString());
                result.put("in", month.in().toString());
                result.put("out", month.out().toString());
                result.put("closing", month.closing().toString());
                output.result(result, Texts.text("cli.close.month", month.month(), month.closing()));
            } else {
                throw new UserError("error.cli.close", what);
            }
        } catch (DateTimeParseException e) {
            throw new UserError(e, "error.cli.period", when);
        }
        return 0;
    }
}
