package linli.base.excel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.value.PartialDate;

/** Reads the fields of one row of a plain list, and gathers what is wrong with them. */
public final class RowFields {
    private final RowValues row;
    private final List<Map<String, String>> words;
    private final List<Problem> problems = new ArrayList<>();

    /** @param words other words people use for a constant: rows of list (the column's key), word (with | between) and constant */
    public RowFields(RowValues row, List<Map<String, String>> words) {
        this.row = row;
        this.words = words;
    }

    /** @return the record with what was found, or none when something rejects the row. */
    public <T> Parsed<T> parsed(java.util.function.Supplier<T> value) {
        boolean bad = problems.stream().anyMatch(one -> one.severity() == Problem.Severity.REJECT);
        return new Parsed<>(row, bad ? null : value.get(), List.copyOf(problems));
    }

    public void reject(String key, String cause, String text) {
        problems.add(new Problem(key, Problem.Severity.REJECT, key + "." + cause, text));
    }

    public void warn(String key, String cause, String text) {
        problems.add(new Problem(key, Problem.Severity.WARN, key + "." + cause, text));
    }

    public String text(String key) {
        return row.text(key);
    }

    /** @return the field's text; a blank one rejects the row. */
    public String needed(String key) {
        if (row.text(key).isEmpty()) {
            reject(key, "EMPTY", Texts.text("excel.field.empty", row.where(key)));
        }
        return row.text(key);
    }

    /** @param latest later days are refused; a day that cannot be read is told and left out: null */
    public LocalDate date(String key, LocalDate latest) {
        if (row.text(key).isEmpty()) {
            return null;
        }
        Cell cell = row.cell(key);
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), latest) : PartialDate.parse(cell.text(), latest);
        if (check.value() == null) {
            warn(key, check.status().name(), Texts.text("excel.field.date", row.where(key), row.text(key)));
            return null;
        }
        return check.value().date();
    }

    /** @return the constant that a cell names by its own word or another people use; a word nobody knows is told and left out: null */
    public <E extends Enum<E>> E word(Class<E> type, String key) {
        String text = row.text(key);
        Optional<E> own = Arrays.stream(type.getEnumConstants()).filter(constant -> Texts.of(constant).equals(text)).findFirst();
        Optional<E> found = own.isPresent() ? own : words.stream().filter(line -> line.get("list").equals(key) && List.of(line.get("word").split("\\|")).contains(text))
                .map(line -> Enum.valueOf(type, line.get("constant"))).findFirst();
        if (!text.isEmpty() && found.isEmpty()) {
            warn(key, "UNKNOWN", Texts.text("excel.field.word", row.where(key), text, Arrays.stream(type.getEnumConstants()).map(Texts::of).collect(Collectors.joining(Texts.text("excel.field.comma")))));
        }
        return found.orElse(null);
    }
}
