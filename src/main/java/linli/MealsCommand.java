package linli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Sitting;
import linli.meals.MealOrder.Kitchen;
import linli.settings.Centre;
import linli.subsidies.SubsidyClaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meals count DATE} says what the kitchen cooks; {@code meals claim 2026-10 --out F} writes the month's claim, and {@code --submit} freezes it. */
@Command(name = "meals", resourceBundle = "linli.cli")
final class MealsCommand extends StoreCommand {
    /** What is asked for. */
    enum Ask { count, claim }

    @Parameters(index = "0", paramLabel = "count|claim", descriptionKey = "ask")
    private Ask ask;

    @Parameters(index = "1", paramLabel = "DATE|MONTH", descriptionKey = "when")
    private String when;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--submit")
    private boolean submit;

    @Override
    int work(Wiring house, Output output) {
        try {
            return ask == Ask.count ? count(house, LocalDate.parse(when), output) : claim(house, YearMonth.parse(when), output);
        } catch (DateTimeParseException unreadable) {
            throw new UserError("error.meals.when", when);
        }
    }

    private static int count(Wiring house, LocalDate day, Output output) {
        List<Map<String, Object>> rows = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Sitting sitting : Sitting.values()) {
            Kitchen kitchen = house.canteen().meals().day(day, sitting).kitchen();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("date", day.toString());
            row.put("sitting", sitting.name());
            row.put("portions", kitchen.portions());
            row.put("eatIn", kitchen.eatIn());
            row.put("delivery", kitchen.delivery());
            row.put("packages", kitchen.packages());
            row.put("dishes", kitchen.dishes());
            row.put("tags", kitchen.tags());
            rows.add(row);
            words.append(words.isEmpty() ? "" : "\n").append(Texts.text("cli.meals.count", day, Texts.of(sitting), kitchen.portions(), kitchen.eatIn(), kitchen.delivery()));
            kitchen.dishes().forEach((dish, portions) -> words.append("\n  ").append(dish).append(' ').append(portions));
        }
        output.result(Map.of("sittings", rows), words.toString());
        return 0;
    }

    private int claim(Wiring house, YearMonth month, Output output) {
        SubsidyClaim claim = submit ? house.canteen().claims().submit(month) : house.canteen().claims().claim(month);
        Centre centre = house.settings().centre();
        if (out != null) {
            try {
                if (out.toString().endsWith(".pdf")) {
                    Files.write(out.toAbsolutePath(), house.canteen().claims().paper(month, centre.name(), centre.complaintsPhone() == null ? "" : centre.complaintsPhone()).pdf());
                } else {
                    out = house.canteen().claims().book(month, centre.name(), out.toAbsolutePath());
                }
            } catch (IOException e) {
                throw new UserError(e, "error.file.notWritten", out.getFileName());
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("month", month.toString());
        result.put("submitted", claim.frozen());
        result.put("meals", claim.of(SubsidyClaim.LineKind.MEAL).size());
        result.put("adjustments", claim.of(SubsidyClaim.LineKind.ADJUST).size());
        result.put("total", claim.total().toString());
        output.result(result, Texts.text("cli.meals.claim", month, claim.of(SubsidyClaim.LineKind.MEAL).size(), claim.of(SubsidyClaim.LineKind.ADJUST).size(), claim.total()));
        return 0;
    }
}
