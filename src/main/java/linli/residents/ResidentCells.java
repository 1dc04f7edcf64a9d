package linli.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.excel.Cell;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Address;
import linli.base.value.Clean;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.base.value.CustomField;
import linli.base.value.PartialDate;
import linli.base.value.Words;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;

/** The cells of one row while it is read: what was understood, what is wrong, and what goes to the remark as it is. */
final class ResidentCells {
    private static final Map<String, String> WORDS = words();
    private static final Pattern BRACKET = Pattern.compile(word("bracket"));
    /** Heads of a household: themselves, or the head by name. */
    static final Set<String> HEAD = Set.of("01", "02");
    private static final Set<String> HUKOU_CODES = Set.of("REG_HUKOU", "REG_FLOAT", "REG_FOREIGN");
    /** Columns whose text says more than yes. */
    private static final Set<String> TELLING = Set.of("disability", "dibao", "veteran");

    private static final Map<String, Address> PLACES = new ConcurrentHashMap<>();
    private static final int MOST_PLACES = 2000;
    private static final int SHORT_PLACE = 12;

    final RowValues row;
    final List<Problem> problems = new ArrayList<>();
    final Map<Detail, String> details = new EnumMap<>(Detail.class);
    final Map<String, Category> categories = new LinkedHashMap<>();
    private final LocalDate today;
    private final Map<String, String> labels;
    private final List<String> notes = new ArrayList<>();

    ResidentCells(RowValues row, LocalDate today, Map<String, String> labels) {
        this.row = row;
        this.today = today;
        this.labels = labels;
    }

    /** @return a word or pattern of words.tsv. */
    static String word(String key) {
        return WORDS.get(key);
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        Words.rows(ResidentCells.class, "words.tsv").forEach(line -> words.put(line.get("key"), line.get("value")));
        return words;
    }

    String label(String column) {
        return labels.getOrDefault(column, column);
    }

    String coded(Detail detail, String text) {
        CodeTable table = detail.codes().orElseThrow();
        Optional<Code> code = table.find(text);
        if (code.isEmpty()) {
            boolean several = table.isAmbiguous(text);
            warn(detail.column(), detail.column() + (several ? ".AMBIGUOUS" : ".UNKNOWN"), several
                    ? Texts.text("residents.row.codeAmbiguous", label(detail.column()), text, table.candidates(text).getFirst().name(), table.candidates(text).getLast().name())
                    : Texts.text("residents.row.codeUnknown", label(detail.column()), text));
            note(detail.column(), text);
        }
        return code.map(Code::code).orElse("");
    }

    /** @return whether the text is a category; kinds of registration go to their own field. */
    boolean category(String text) {
        Matcher bracket = BRACKET.matcher(text);
        Optional<Code> code = CodeTable.category().find(text);
        String detail = null;
        if (code.isEmpty() && bracket.matches()) {
            code = CodeTable.category().find(bracket.group(1));
            detail = fit("category", bracket.group(2), 100);
        }
        if (code.isEmpty()) {
            return false;
        }
        if (HUKOU_CODES.contains(code.get().code())) {
            details.put(Detail.HUKOU_KIND, code.get().code());
        } else if (!categories.containsKey(code.get().code()) || detail != null) {
            categories.put(code.get().code(), new Category(code.get().code(), detail));
        }
        return true;
    }

    /** A column of its own for one category: yes, no, or something more exact. */
    void asked(String column, String code, String text) {
        Optional<Boolean> yes = Clean.yesNo(text);
        if (yes.isPresent() || Clean.isPlaceholder(text)) {
            if (yes.orElse(false)) {
                categories.putIfAbsent(code, new Category(code, null));
            }
            return;
        }
        if (!category(text)) {
            if (TELLING.contains(column)) {
                categories.put(code, new Category(code, fit(column, text, 100)));
            } else {
                warn(column, column + ".UNKNOWN", Texts.text("residents.row.yesNoUnknown", label(column), text));
                note(column, text);
            }
        }
    }

    /** @return what the row says to the centre's own fields; what is not of the field's kind goes to the remark. */
    Map<String, String> extras(List<CustomField> own) {
        Map<String, String> said = new HashMap<>();
        for (CustomField field : own) {
            String text = field.retired() ? "" : row.text(field.column());
            if (text.isEmpty()) {
                continue;
            }
            Cell cell = row.cell(field.column());
            boolean serial = field.kind() == CustomField.Kind.DATE && cell.isNumeric() && parse(cell).ok();
            Optional<String> read = field.read(serial ? parse(cell).value().toString() : text, today);
            read.ifPresent(value -> said.put(field.key(), value));
            if (read.isEmpty()) {
                warn(field.column(), "field." + field.kind(), Texts.text("residents.row.fieldUnread", field.name(), text, Texts.of(field.kind())));
                note(field.column(), text);
            }
        }
        return said;
    }

    LocalDate date(String column) {
        String text = row.text(column);
        if (text.isEmpty()) {
            return null;
        }
        PartialDate.Check check = parse(row.cell(column));
        if (check.value() == null || check.value().precision() != PartialDate.Precision.DAY) {
            warn(column, "date." + check.status(), Texts.text("residents.row.dateInexact", label(column), text));
            note(column, text);
            return null;
        }
        return check.value().date();
    }

    PartialDate.Check parse(Cell cell) {
        return cell.isNumeric() ? PartialDate.parseNumber(cell.number(), today) : PartialDate.parse(cell.text(), today);
    }

    void remark() {
        List<String> parts = new ArrayList<>();
        row.cells("remark").forEach(cell -> parts.add(Clean.text(cell.text())));
        parts.removeIf(Clean::isPlaceholder);
        notes.stream().filter(note -> parts.stream().noneMatch(said -> said.contains(note))).toList().forEach(parts::add);
        details.put(Detail.REMARK, fit("remark", String.join("; ", parts), Detail.REMARK.longest()));
    }

    void note(String column, String text) {
        notes.add(label(column) + ": " + Clean.text(text));
    }

    String fit(String column, String text, int longest) {
        if (text.length() > longest) {
            warn(column, column + ".LONG", Texts.text("residents.row.tooLong", label(column), longest));
        }
        return cut(text, longest);
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    void warn(String column, String cause, String text) {
        problem(column, Problem.Severity.WARN, cause, text);
    }

    void problem(String column, Problem.Severity severity, String cause, String text) {
        problems.add(new Problem(column, severity, cause, text));
    }

    static String code(String relation) {
        return CodeTable.relation().find(relation).map(Code::code).orElse("");
    }

    /** Buildings, units and rooms are few, and each is asked for by everybody who lives there. */
    private static Address address(String text) {
        if (text.length() > SHORT_PLACE) {
            return Address.parse(text);
        }
        Address known = PLACES.get(text);
        if (known == null) {
            if (PLACES.size() > MOST_PLACES) {
                PLACES.clear();
            }
            known = Address.parse(text);
            PLACES.put(text, known);
        }
        return known;
    }

    /** The parts from their own columns; what these leave open is told by the address. */
    static Home home(RowValues row) {
        String estate = row.text("estate");
        Address parts = Address.of(estate, row.text("building"), row.text("unit"), row.text("room"), "");
        List<Address> inside = new ArrayList<>();
        for (String column : List.of("room", "building", "estate", "address")) {
            Address parsed = address(row.text(column));
            if (parsed.parsed() && (row.text("building").isEmpty() || column.equals("building") || parts.building().equals(parsed.building()))) {
                inside.add(parsed);
            }
        }
        for (Address in : inside) {
            boolean same = parts.building().isEmpty() || parts.building().equals(in.building()) || in.raw().equals(row.text("building"));
            parts = new Address(parts.estate().isEmpty() || in.raw().equals(estate) ? in.estate() : parts.estate(), same ? in.building() : parts.building(),
                    same && parts.unit().isEmpty() ? in.unit() : parts.unit(),
                    same && (parts.room().isEmpty() || in.raw().equals(row.text("room"))) ? in.room() : parts.room(), "");
        }
        boolean raw = parts.estate().isEmpty() && parts.building().isEmpty() && parts.room().isEmpty();
        String place = raw ? Clean.compact(row.text("address")) : parts.estate();
        return new Home(0, cut(row.text("community"), 100), cut(row.text("grid"), 60), cut(place, 100), cut(parts.building(), 40),
                cut(parts.unit(), 20), cut(parts.room(), 40));
    }

    /** The rows above, up to the head of the household, when this row is a member whose own cells are blank. */
    static final class Block {
        /** No household is larger; a list without any head is not walked to its start for every row. */
        private static final int LONGEST = 30;
        private static final List<String> PLACE_COLUMNS = List.of("community", "grid", "estate", "building", "unit", "room", "address");

        private final RowValues headRow;
        private final RowValues row;
        private final Home own;
        private final Home head;

        /** @param own the row's own home */
        Block(RowValues row, Home own) {
            this.row = row;
            this.own = own;
            String relation = row.text("relation");
            RowValues at = relation.isEmpty() || HEAD.contains(code(relation)) ? null : row.previous();
            for (int up = 0; at != null && !HEAD.contains(code(at.text("relation"))); up++) {
                at = at.text("relation").isEmpty() || up == LONGEST ? null : at.previous();
            }
            headRow = at;
            head = at == null ? Home.NONE : ResidentCells.home(at);
        }

        /** Whether the block's head is this row's: not when the row names another head, house number or place. */
        private boolean concerns(String headName) {
            return headRow != null && (headName.isEmpty() || headName.equals(Clean.name(headRow.text("name"))))
                    && (row.text("houseNo").isEmpty() || row.text("houseNo").equals(headRow.text("houseNo")))
                    && (own.isBlank() || own.over(head).key().equals(head.key()));
        }

        /** @return the row's home, filled from the head's; and its household. */
        Home home(String headName) {
            return own.room().isEmpty() && concerns(headName) ? own.over(head) : own;
        }

        /** Tells the row what it took from its head, as written there: sent back alone, it must keep it. */
        void carry(Home home, Household household) {
            if (headRow == null) {
                return;
            }
            if (!home.key().equals(own.key())) {
                PLACE_COLUMNS.stream().filter(column -> row.text(column).isEmpty() && !headRow.text(column).isEmpty())
                        .forEach(column -> row.carried(column, headRow.text(column)));
            }
            if (row.text("houseNo").isEmpty() && !household.houseNo().isEmpty()) {
                row.carried("houseNo", household.houseNo());
            }
            if (row.text("headName").isEmpty() && !household.headName().isEmpty()) {
                row.carried("headName", household.headName());
            }
        }

        Household household(String headName) {
            String houseNo = row.text("houseNo");
            boolean open = headName.isEmpty() || houseNo.isEmpty();
            if (!open || !concerns(headName)) {
                return new Household(0, houseNo, headName);
            }
            return new Household(0, houseNo.isEmpty() ? headRow.text("houseNo") : houseNo, headName.isEmpty() ? Clean.name(headRow.text("name")) : headName);
        }
    }
}
