package linli.households;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowReading;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.OtherDocument;
import linli.base.value.Phone;
import linli.residents.Resident.Home;
import linli.residents.ResidentSheet;

/** 户 as a spreadsheet: one row a household (房屋、户主、人口), or an empty dwelling; its places are read as the residents' lists read theirs. */
public final class HouseholdSheet extends ListSheet<HouseholdCard> {
    private static final List<String> SHARED = List.of("rowNo", "community", "grid", "estate", "building", "unit", "room", "address", "houseNo");
    private static final int MOST_PEOPLE = 99;

    private final Supplier<Intake<HouseholdCard>> intakes;
    private final HouseholdQuery query;
    private final Clock clock;
    private final List<Column> columns;

    /** @param residents whose words for places and documents are these too */
    HouseholdSheet(Supplier<Intake<HouseholdCard>> intakes, HouseholdQuery query, Clock clock, List<Column> residents) {
        this.intakes = intakes;
        this.query = query;
        this.clock = clock;
        Map<String, Column> known = residents.stream().collect(Collectors.toMap(Column::key, column -> column, (one, other) -> one));
        List<Column> all = new ArrayList<>(SHARED.stream().map(known::get).toList());
        all.addAll(Column.table(HouseholdSheet.class, "columns.tsv", key -> switch (key) {
            case "headIdNo", "headName" -> known.get(key).looks();
            case "headPhone" -> known.get("mobile").looks();
            case "members" -> cell -> Clean.compact(cell.text()).matches("\\d{1,2}\\D?");
            default -> null;
        }));
        all.add(known.get("remark"));
        columns = List.copyOf(all);
    }

    @Override
    public String kind() {
        return "households";
    }

    @Override
    public String title() {
        return Texts.text("households.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<HouseholdCard> parse(RowValues row) {
        RowReading cells = new RowReading(row, LocalDate.now(clock));
        Home home = ResidentSheet.home(row);
        String houseNo = text(cells, "houseNo", 60);
        String head = Clean.name(text(cells, "headName", 100));
        if (Clean.yesNo(head).isPresent()) {
            cells.reject("headName", "WORD", Texts.text("households.row.notName", row.where("headName"), head));
        }
        if (houseNo.isEmpty() && !home.hasPlace()) {
            cells.reject("", "NOWHERE", Texts.text("households.row.nowhere", row.where("headName")));
        }
        HouseholdCard.Told told = new HouseholdCard.Told(text(cells, "address", 300), document(row, cells), phones(row, cells), text(cells, "tenure", 40),
                text(cells, "kind", 60), remark(row, cells));
        return cells.done(new HouseholdCard(0, 0, home, houseNo, head, told, cells.count("members", 0, MOST_PEOPLE), 0));
    }

    private static String text(RowReading cells, String key, int longest) {
        String text = cells.text(key, longest);
        return text == null ? "" : text;
    }

    private String document(RowValues row, RowReading cells) {
        if (row.text("headIdNo").isEmpty()) {
            return "";
        }
        Cell cell = row.cell("headIdNo");
        IdNumber.Check check = cell.isNumeric() ? IdNumber.checkNumeric(cell.number()) : IdNumber.check(cell.text(), LocalDate.now(clock));
        Optional<OtherDocument> other = check.ok() || cell.isNumeric() ? Optional.empty() : OtherDocument.find("", cell.text())
                .filter(found -> found.wellFormed() && found.kind() != IdNumber.Kind.OTHER && !found.number().chars().allMatch(Character::isDigit));
        if (!check.ok() && other.isEmpty()) {
            cells.reject("headIdNo", check.status().name(), Texts.text("row.document", row.where("headIdNo"), Mask.idNo(check.normalized()), Texts.of(check.status())));
        }
        return other.map(OtherDocument::number).orElse(check.normalized());
    }

    /** Every number as it stands, so that none is lost; those that cannot be called are said. */
    private static String phones(RowValues row, RowReading cells) {
        List<Phone> phones = row.text("headPhone").isEmpty() ? List.of() : Phone.parseAll(row.text("headPhone"));
        if (phones.stream().anyMatch(phone -> !phone.callable())) {
            cells.warn("headPhone", "PHONE", Texts.text("row.phone", row.where("headPhone")));
        }
        String all = phones.stream().map(Phone::number).distinct().collect(Collectors.joining(";"));
        return all.length() > 100 ? all.substring(0, 100) : all;
    }

    private static String remark(RowValues row, RowReading cells) {
        String all = row.cells("remark").stream().map(cell -> Clean.text(cell.text())).filter(text -> !Clean.isPlaceholder(text)).collect(Collectors.joining("; "));
        if (all.length() > 1000) {
            cells.warn("remark", "LONG", Texts.text("row.long", row.where("remark"), 1000));
        }
        return all.length() > 1000 ? all.substring(0, 1000) : all;
    }

    @Override
    public Intake<HouseholdCard> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(HouseholdCard one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("community", one.home().community());
        row.put("grid", one.home().grid());
        row.put("estate", one.home().estate());
        row.put("building", one.home().building());
        row.put("unit", one.home().unit());
        row.put("room", one.home().room());
        row.put("address", one.told().address());
        row.put("houseNo", one.houseNo());
        row.put("headName", one.head());
        row.put("headIdNo", one.told().headIdNo());
        row.put("headPhone", one.told().headPhone());
        row.put("tenure", one.told().tenure());
        row.put("kind", one.told().kind());
        row.put("members", one.members() == null ? "" : one.members().toString());
        row.put("remark", one.told().remark());
        return row;
    }

    @Override
    public Map<String, String> texts(long household) {
        return query.all().stream().filter(one -> one.household() == household).findFirst().map(this::write).orElse(Map.of());
    }

    /** @param subject a card, a household or a dwelling; a place bears the name of who lives there, or else of itself */
    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return query.all().stream().filter(one -> ids.contains(id(subject, one)))
                .collect(Collectors.toMap(one -> id(subject, one), one -> named(write(one), one), (one, other) -> one));
    }

    private static Map<String, String> named(Map<String, String> row, HouseholdCard one) {
        if (one.head().isEmpty()) {
            row.put("headName", one.houseNo().isEmpty() ? one.home().shortForm() : one.houseNo());
        }
        return row;
    }

    private static long id(String subject, HouseholdCard one) {
        return subject.equals("household") ? one.household() : subject.equals("dwelling") ? one.home().id() : one.id();
    }

    @Override
    public Iterable<HouseholdCard> stored() {
        return query.all();
    }
}
