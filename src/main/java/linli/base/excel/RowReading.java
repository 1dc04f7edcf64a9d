package linli.base.excel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.Money;
import linli.base.value.OtherDocument;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.WeekSlot;

/**
 * The cells of one row while a {@link ListSheet} reads them: each asked for as what it should be, and every trouble on the
 * way gathered as a {@link Problem} with its sentence. What is not understood is never taken for something else.
 */
public final class RowReading {
    private static final int SHOWN = 40;
    private final RowValues row;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    /** A document as stored: the constant's name of {@link IdNumber.Kind}, and the number. */
    public record Document(String kind, String number, LocalDate birth) {}

    public RowReading(RowValues row, LocalDate today) {
        this.row = row;
        this.today = today;
    }

    /** @return the cleaned text, null when nothing is said; a longer one is cut with a warning. */
    public String text(String key, int longest) {
        String text = Clean.text(row.text(key));
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > longest) {
            warn(key, "LONG", Texts.text("row.long", row.where(key), longest));
            return text.substring(0, longest);
        }
        return text;
    }

    /** @return the text; the row is refused when nothing is said. */
    public String required(String key, int longest) {
        String text = text(key, longest);
        if (text == null) {
            reject(key, "EMPTY", Texts.text("row.empty", row.where(key)));
        }
        return text;
    }

    /** @return the day; null with a warning when it is not exact. */
    public LocalDate date(String key) {
        Cell cell = row.cell(key);
        if (row.text(key).isEmpty()) {
            return null;
        }
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), today) : PartialDate.parse(cell.text(), today);
        if (check.value() == null || check.value().precision() != PartialDate.Precision.DAY) {
            warn(key, "DATE", Texts.text("row.date", row.where(key), shown(key)));
            return null;
        }
        return check.value().date();
    }

    /** @return the whole number; null with a warning when it is none or outside the bounds. */
    public Integer count(String key, int least, int most) {
        String text = Clean.compact(row.text(key)).replaceFirst("\\.0+$", "");
        if (text.isEmpty()) {
            return null;
        }
        String digits = text.replaceFirst("\\D+$", "");
        if (!digits.matches("-?\\d{1,9}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            warn(key, "COUNT", Texts.text("row.count", row.where(key), shown(key), least, most));
            return null;
        }
        return Integer.valueOf(digits);
    }

    /** @return the amount; null with a warning when it is none or has more than two decimals. */
    public Money money(String key) {
        if (row.text(key).isEmpty()) {
            return null;
        }
        Cell cell = row.cell(key);
        Money.Check check = cell.isNumeric() ? Money.checkNumber(cell.number()) : Money.check(cell.text());
        if (!check.ok()) {
            warn(key, "MONEY", Texts.text("row.money", row.where(key), shown(key)));
        }
        return check.value();
    }

    /** @return the first number that can be called; null with a warning when there is none. */
    public String phone(String key) {
        String text = row.text(key);
        if (text.isEmpty()) {
            return null;
        }
        Optional<String> number = Phone.parseAll(text).stream()
                .filter(phone -> phone.kind() == Phone.Kind.MOBILE || phone.kind() == Phone.Kind.LANDLINE).map(Phone::number).findFirst();
        if (number.isEmpty()) {
            warn(key, "PHONE", Texts.text("row.phone", row.where(key)));
        }
        return number.orElse(null);
    }

    /** @return the document; the row is refused when the number is damaged or wrong. */
    public Document document(String key, String kindKey) {
        Cell cell = row.cell(key);
        if (row.text(key).isEmpty()) {
            return null;
        }
        Optional<OtherDocument> other = row.text(kindKey).isEmpty() ? Optional.empty() : OtherDocument.find(row.text(kindKey), cell.text());
        boolean citizen = other.isEmpty() || Set.of(IdNumber.Kind.CITIZEN18, IdNumber.Kind.CITIZEN15, IdNumber.Kind.HMT_RESIDENCE, IdNumber.Kind.FOREIGN_PR_2023)
                .contains(other.get().kind());
        if (!citizen) {
            return new Document(other.get().kind().name(), other.get().number(), null);
        }
        IdNumber.Check check = cell.isNumeric() ? IdNumber.checkNumeric(cell.number()) : IdNumber.check(cell.text(), today);
        if (check.ok()) {
            return new Document(check.kind().name(), check.normalized(), check.birth());
        }
        reject(key, check.status().name(), Texts.text("row.document", row.where(key), Mask.idNo(check.normalized()), Texts.of(check.status())));
        return null;
    }

    /** @return the weekly times; none with a warning when they are not understood. */
    public List<WeekSlot> slots(String key) {
        String text = row.text(key);
        if (text.isEmpty()) {
            return List.of();
        }
        Optional<List<WeekSlot>> slots = WeekSlot.parse(text);
        if (slots.isEmpty()) {
            warn(key, "SLOT", Texts.text("row.slot", row.where(key), shown(key)));
        }
        return slots.orElse(List.of());
    }

    /** @return codes of the domains named in the cell, by whole words or anywhere in the text; a warning when none is. */
    public List<String> domains(String key) {
        Set<String> codes = new LinkedHashSet<>();
        for (String part : Clean.split(row.text(key))) {
            Optional<Domains.Domain> whole = Domains.find(part);
            if (whole.isPresent()) {
                codes.add(whole.get().code());
            } else if (!codes.addAll(Domains.codesIn(part))) {
                warn(key, "DOMAIN", Texts.text("row.domain", row.where(key), part.substring(0, Math.min(SHOWN, part.length()))));
            }
        }
        return List.copyOf(codes);
    }

    /** @return the constant whose word (enum.Type.CONSTANT) or name the cell holds; a warning and null for another word. */
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        String text = Clean.compact(row.text(key));
        if (text.isEmpty()) {
            return null;
        }
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(one -> Texts.of(one).equals(text) || one.name().equals(text.toUpperCase(Locale.ROOT))).findFirst();
        if (found.isEmpty()) {
            warn(key, "WORD", Texts.text("row.word", row.where(key), shown(key), String.join(Texts.text("row.or"),
                    Arrays.stream(type.getEnumConstants()).map(Texts::of).toList())));
        }
        return found.orElse(null);
    }

    /** @return yes or no; null when nothing is said, and with a warning when it is neither. */
    public Boolean yesNo(String key) {
        if (row.text(key).isEmpty() && Clean.yesNo(row.cell(key).text()).isEmpty()) {
            return null;
        }
        Optional<Boolean> said = Clean.yesNo(row.cell(key).text());
        if (said.isEmpty()) {
            warn(key, "YESNO", Texts.text("row.yesNo", row.where(key), shown(key)));
        }
        return said.orElse(null);
    }

    /** The row goes back, with the sentence. */
    public void reject(String key, String cause, String sentence) {
        problems.add(new Problem(key, Problem.Severity.REJECT, key + "." + cause, sentence));
    }

    /** The row comes in, and the sentence is shown. */
    public void warn(String key, String cause, String sentence) {
        problems.add(new Problem(key, Problem.Severity.WARN, key + "." + cause, sentence));
    }

    public String where(String key) {
        return row.where(key);
    }

    public boolean rejected() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.REJECT);
    }

    /** @return the row with its record, or with its reasons alone when it is refused. */
    public <T> Parsed<T> done(T value) {
        return new Parsed<>(row, rejected() ? null : value, List.copyOf(problems));
    }

    private String shown(String key) {
        String text = row.text(key);
        return text.substring(0, Math.min(SHOWN, text.length()));
    }
}
