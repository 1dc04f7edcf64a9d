package linli.volunteers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowReading;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.CodeTable;
import linli.base.value.Domains;
import linli.base.value.IdNumber;
import linli.base.value.OtherDocument;
import linli.base.value.Phone;
import linli.base.value.WeekSlot;

/** 志愿者名单 as a spreadsheet. */
final class VolunteerSheet extends ListSheet<Volunteer> {
    private final Supplier<Intake<Volunteer>> intakes;
    private final Supplier<List<Volunteer>> stored;
    private final Clock clock;
    private final List<Column> columns = Column.table(VolunteerSheet.class, "volunteers.tsv", VolunteerSheet::looks);

    VolunteerSheet(Supplier<Intake<Volunteer>> intakes, Supplier<List<Volunteer>> stored, Clock clock) {
        this.intakes = intakes;
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "volunteers";
    }

    @Override
    public String title() {
        return Texts.text("volunteers.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Volunteer> parse(RowValues row) {
        RowReading cells = new RowReading(row, LocalDate.now(clock));
        RowReading.Document document = cells.document("idNo", "idKind");
        LocalDate birth = cells.date("birth");
        Volunteer one = new Volunteer(0, cells.text("no", 40), null, cells.required("name", 100),
                document == null ? null : new Volunteer.Document(document.kind(), document.number()), cells.phone("phone"),
                birth != null || document == null ? birth : document.birth(), cells.text("guardian", 100), cells.text("team", 100), cells.domains("skills"),
                cells.slots("slots"), cells.date("joined"), end(cells), cells.text("remark", 1000), 1);
        return cells.done(one);
    }

    private static Volunteer.End end(RowReading cells) {
        LocalDate on = cells.date("ended");
        String reason = cells.text("endReason", 300);
        return on == null ? null : new Volunteer.End(on, reason == null ? "" : reason);
    }

    @Override
    public Intake<Volunteer> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(Volunteer one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", text(one.no()));
        row.put("name", one.name());
        row.put("idKind", one.document() == null ? "" : CodeTable.certType().nameOf(OtherDocument.codeOf(IdNumber.Kind.valueOf(one.document().kind()))));
        row.put("idNo", one.document() == null ? "" : one.document().number());
        row.put("phone", text(one.phone()));
        row.put("birth", text(one.birthOn()));
        row.put("guardian", text(one.guardian()));
        row.put("team", text(one.team()));
        row.put("skills", String.join(Texts.text("row.or"), one.skills().stream().map(Domains::nameOf).toList()));
        row.put("slots", WeekSlot.words(one.slots()));
        row.put("joined", text(one.joinedOn()));
        row.put("ended", one.active() ? "" : one.end().on().toString());
        row.put("endReason", one.active() ? "" : one.end().reason());
        row.put("remark", text(one.remark()));
        return row;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Volunteer::id);
    }

    @Override
    public Iterable<Volunteer> stored() {
        return stored.get();
    }

    private static Predicate<Cell> looks(String key) {
        return switch (key) {
            case "phone" -> cell -> Phone.parseAll(cell.text()).stream().anyMatch(phone -> phone.kind() == Phone.Kind.MOBILE);
            case "idNo" -> cell -> cell.text().matches("\\d{17}[\\dXx]");
            default -> null;
        };
    }
}
