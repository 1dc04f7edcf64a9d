package linli.residents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linli.base.db.OwnFields;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.base.value.CustomField;
import linli.base.value.Mask;
import linli.base.value.OtherDocument;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sex;
import linli.base.value.Side;
import linli.base.value.Words;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.residents.Resident.Standing;

/** 居民花名册 as a spreadsheet: columns by the words communities use, rows in and out. */
public final class ResidentSheet extends ListSheet<Resident> {
    private static final Set<String> MANY = Set.of("otherIdNo", "mobile", "landline", "headPhone", "category", "hukouKind", "disability",
            "movedOut", "deceased", "remark");
    /** Known, and left out: the age changes by itself, talents have their own list, the head has a row of their own. */
    private static final Set<String> IGNORED = Set.of("skill", "availableTime");
    private static final Set<String> POPULATION = Set.of("REG_HUKOU", "REG_FLOAT", "REG_FOREIGN");
    private static final Pattern NAME = Pattern.compile(ResidentCells.word("name.looks"));
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{16}[\\dXx]|[1-9]\\d{14}|\\d\\.\\d+[Ee]\\+?1[67]");

    private final ResidentStore store;
    private final ResidentQuery query;
    private final Clock clock;
    private final Supplier<String> staff;
    private final List<Column> fixed;
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final OwnFields ownFields;
    private volatile Own own;

    /** The columns with those of the centre's own fields behind them. */
    private record Own(List<CustomField> fields, List<Column> columns) {}

    /** @param staff name of who is signed in */
    ResidentSheet(ResidentStore store, ResidentQuery query, Clock clock, Supplier<String> staff, OwnFields ownFields) {
        this.ownFields = ownFields;
        this.staff = staff;
        this.store = store;
        this.query = query;
        this.clock = clock;
        this.fixed = load();
        fixed.forEach(column -> labels.put(column.key(), column.label()));
    }

    private List<Column> load() {
        List<Column> all = new ArrayList<>();
        for (Map<String, String> line : Words.rows(CodeTable.class, "header_synonyms.tsv")) {
            String key = line.get("field");
            List<String> synonyms = new ArrayList<>(List.of(line.get("canonical")));
            synonyms.addAll(words(line.get("synonyms_seen")));
            synonyms.addAll(words(line.get("synonyms_own_unverified")));
            Column.Use use = key.equals("name") ? Column.Use.REQUIRED
                    : key.equals("rowNo") || IGNORED.contains(key) ? Column.Use.IGNORED : Column.Use.OPTIONAL;
            all.add(new Column(key, line.get("canonical"), List.copyOf(synonyms), use, MANY.contains(key), looks(key)));
        }
        all.add(new Column("religion", ResidentCells.word("religion"), words(ResidentCells.word("religion.synonyms")), Column.Use.REFUSED, true, null));
        return List.copyOf(all);
    }

    private static List<String> words(String bars) {
        return bars == null ? List.of() : Arrays.stream(bars.split("\\|")).filter(word -> !word.isBlank()).toList();
    }

    private Predicate<Cell> looks(String key) {
        return switch (key) {
            case "name", "headName", "formerName" -> cell -> NAME.matcher(Clean.name(cell.text())).matches() && Clean.yesNo(cell.text()).isEmpty();
            case "idNo", "headIdNo" -> cell -> cell.isNumeric() ? cell.number() >= 1e14 : NUMBER.matcher(Clean.compact(cell.text())).matches();
            case "mobile", "landline", "headPhone" -> cell -> Phone.parseAll(cell.text()).stream().anyMatch(Phone::callable);
            case "sex" -> cell -> Sex.tryFind(cell.text()).isPresent() && !cell.isNumeric();
            case "birth", "moveIn" -> cell -> (cell.isNumeric() ? PartialDate.parseNumber(cell.number(), today()) : PartialDate.parse(cell.text(), today())).ok();
            case "age" -> cell -> Clean.compact(cell.text()).matches("\\d{1,3}\u5c81?");
            case "nation" -> code(CodeTable.nation());
            case "politics" -> code(CodeTable.politics());
            case "education" -> code(CodeTable.education());
            case "marriage" -> code(CodeTable.marriage());
            case "relation" -> code(CodeTable.relation());
            case "hukouKind" -> cell -> CodeTable.category().find(cell.text()).filter(code -> code.column("group").equals("POP")).isPresent();
            case "category" -> cell -> Clean.split(cell.text()).stream().flatMap(part -> CodeTable.category().find(part).stream())
                    .anyMatch(code -> !POPULATION.contains(code.code()));
            case "isParty", "livingAlone", "emptyNest", "dibao", "veteran", "consistent" -> cell -> Clean.yesNo(cell.text()).isPresent();
            default -> null;
        };
    }

    private static Predicate<Cell> code(CodeTable table) {
        return cell -> cell.kind() == Cell.Kind.TEXT && !table.candidates(cell.text()).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public String kind() {
        return "residents";
    }

    @Override
    public String title() {
        return Texts.text("residents.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return own().columns;
    }

    /** @return whether a header means one of the shipped columns. */
    public boolean means(String header) {
        return fixed.stream().anyMatch(column -> column.label().equals(header) || column.synonyms().contains(header));
    }

    private Own own() {
        List<CustomField> fields = ownFields.all();
        Own known = own;
        if (known == null || known.fields != fields) {
            List<Column> all = new ArrayList<>(fixed);
            fields.stream().filter(one -> !one.retired()).forEach(one -> {
                all.add(new Column(one.column(), one.name(), List.of(one.name()), Column.Use.OPTIONAL, false, null));
                labels.put(one.column(), one.name());
            });
            known = new Own(fields, List.copyOf(all));
            own = known;
        }
        return known;
    }

    @Override
    public List<String> choices(String key, String text) {
        List<Code> codes = Arrays.stream(Detail.values()).filter(detail -> detail.column().equals(key)).flatMap(detail -> detail.codes().stream())
                .flatMap(table -> table.candidates(text).stream()).toList();
        return codes.size() < 2 ? List.of() : codes.stream().map(Code::name).toList();
    }

    @Override
    public Parsed<Resident> parse(RowValues row) {
        return new ResidentReader(row, today(), labels, own().fields).read();
    }

    @Override
    public Intake<Resident> intake() {
        return new ResidentIntake(store, query, staff);
    }

    @Override
    public Map<String, String> write(Resident one) {
        Map<String, String> row = new LinkedHashMap<>();
        Own now = own();
        now.columns.stream().filter(column -> column.use() == Column.Use.REQUIRED || column.use() == Column.Use.OPTIONAL)
                .forEach(column -> row.put(column.key(), ""));
        now.fields.stream().filter(field -> !field.retired()).forEach(field -> row.put(field.column(), field.words(one.extras().getOrDefault(field.key(), ""))));
        row.put("name", one.name());
        if (one.document() != null) {
            row.put("idType", CodeTable.certType().nameOf(OtherDocument.codeOf(one.document().kind())));
            row.put("idNo", one.document().number());
        }
        row.put("otherIdNo", String.join(";", one.documents().stream().map(ResidentSheet::typed).toList()));
        row.put("sex", one.sex() == Sex.UNKNOWN ? "" : CodeTable.sex().nameOf(one.sex().code()));
        row.put("birth", one.birth() == null ? "" : one.birth().toString());
        row.put("mobile", String.join(";", one.phones().stream()
                .map(phone -> phone.owner().isEmpty() ? phone.number() : phone.number() + "(" + phone.owner() + ")").toList()));
        for (Detail detail : Detail.values()) {
            String text = one.detail(detail);
            row.put(detail.column(), detail.codes().map(table -> table.nameOf(text)).orElse(text));
        }
        row.put("hukouKind", CodeTable.category().byCode(one.detail(Detail.HUKOU_KIND)).map(Code::name).orElse(one.detail(Detail.HUKOU_KIND)));
        row.put("community", one.home().community());
        row.put("grid", one.home().grid());
        row.put("estate", one.home().estate());
        row.put("building", one.home().building());
        row.put("unit", one.home().unit());
        row.put("room", one.home().room());
        row.put("houseNo", one.household().houseNo());
        row.put("headName", one.household().headName());
        row.put("consistent", one.separated() == null ? "" : ResidentCells.word(one.separated() ? "consistent.no" : "consistent.yes"));
        row.put("category", String.join(";", one.categories().stream().map(ResidentSheet::category).toList()));
        row.put("moveIn", text(one.movedIn()));
        row.put("movedOut", one.standing() == Standing.MOVED && one.movedOut() == null ? ResidentCells.word("yes") : text(one.movedOut()));
        row.put("deceased", one.standing() == Standing.DECEASED && one.deceased() == null ? ResidentCells.word("yes") : text(one.deceased()));
        return row;
    }

    /** Where somebody lives, and with whom. */
    public record Place(Home home, Household household) {}

    /** @return the place a row of any list tells: its own columns first, the address for what these leave open. */
    public static Home home(RowValues row) {
        return ResidentCells.home(row);
    }

    /**
     * Gives places their rows, making what is not there yet and telling more of what is; inside a write. {@link #intake}
     * takes back what it tells.
     *
     * @return the same places in the same order, with their ids
     */
    public List<Place> settle(List<Place> places, Long run, Intake.Changes made) {
        List<Resident> seats = places.stream().map(place -> Resident.of("").at(place.home(), place.household())).toList();
        return store.places().settle(seats, run, made, new PlaceStore.Known()).stream().map(one -> new Place(one.home(), one.household())).toList();
    }

    /** Gives a household another head, inside a write; {@link #intake} takes it back. */
    public void head(long household, String name, Intake.Changes made) {
        store.places().head(household, name, made);
    }

    private static String typed(Document document) {
        boolean guessed = OtherDocument.find("", document.number()).map(OtherDocument::kind).orElse(null) == document.kind();
        return guessed ? document.number() : CodeTable.certType().nameOf(OtherDocument.codeOf(document.kind())) + ":" + document.number();
    }

    private static String category(Category category) {
        String name = CodeTable.category().nameOf(category.code());
        return category.detail() == null || category.detail().isEmpty() ? name : name + "(" + category.detail() + ")";
    }

    private static String text(LocalDate date) {
        return date == null ? "" : date.toString();
    }

    @Override
    public Map<String, String> texts(long id) {
        Resident one = query.load(List.of(id)).get(id);
        return one == null ? Map.of() : write(one);
    }

    /** @return the two field by field, masked; fields that neither speaks of are left out. */
    List<Side> sides(Resident one, Resident other) {
        Map<String, String> left = write(one);
        Map<String, String> right = write(other);
        return columns().stream().filter(column -> column.use() == Column.Use.REQUIRED || column.use() == Column.Use.OPTIONAL)
                .filter(column -> !left.getOrDefault(column.key(), "").isEmpty() || !right.getOrDefault(column.key(), "").isEmpty())
                .map(column -> scored(column.key(), Side.of(column.label(), left.get(column.key()), right.get(column.key()), text -> shown(column.key(), text)), one, other)).toList();
    }

    private static Side scored(String key, Side side, Resident one, Resident other) {
        boolean same = side.look() == Side.Look.SAME;
        return switch (key) {
            case "name" -> same ? side.scored(ResidentTwins.NAME_SCORE) : side;
            case "birth" -> same ? side.scored(ResidentTwins.BIRTH_SCORE) : side;
            case "room" -> same && one.home().building().equals(other.home().building()) && one.home().unit().equals(other.home().unit())
                    ? side.scored(ResidentTwins.ROOM_SCORE) : side;
            case "mobile" -> one.phones().stream().anyMatch(phone -> other.phones().stream().anyMatch(its -> its.number().equals(phone.number())))
                    ? side.scored(ResidentTwins.PHONE_SCORE) : side;
            default -> side;
        };
    }

    private static String shown(String key, String text) {
        return switch (key) {
            case "idNo", "otherIdNo" -> text.isEmpty() ? "" : Mask.idNo(text);
            case "mobile" -> String.join(";", Clean.split(text).stream().map(Mask::phone).toList());
            case "health", "careAbility" -> text.isEmpty() ? "" : "***";
            default -> text;
        };
    }

    /** People without a place come first, so that an import of this export finds no household block above them. */
    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return !subject.equals("resident") ? Map.of()
                : query.load(List.copyOf(ids)).values().stream().collect(Collectors.toMap(Resident::id, this::write));
    }

    @Override
    public Iterable<Resident> stored() {
        return pages(query.everyone());
    }

    private Iterable<Resident> pages(List<Long> ids) {
        return () -> new Iterator<>() {
            private int next;
            private Iterator<Resident> page = List.<Resident>of().iterator();

            @Override
            public boolean hasNext() {
                return page.hasNext() || next < ids.size();
            }

            @Override
            public Resident next() {
                if (!page.hasNext()) {
                    List<Long> some = ids.subList(next, Math.min(ids.size(), next + 1000));
                    Map<Long, Resident> people = query.load(some);
                    page = some.stream().map(people::get).toList().iterator();
                    next += some.size();
                }
                return page.next();
            }
        };
    }

    /** Names of the parts that differ, for the trail: never their values. */
    static List<String> changed(Resident one, Resident other) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put(Texts.text("residents.field.name"), one.name().equals(other.name()));
        same.put(Texts.text("residents.field.documents"), one.allDocuments().equals(other.allDocuments()));
        same.put(Texts.text("residents.field.birth"), Objects.equals(one.birth(), other.birth()));
        same.put(Texts.text("residents.field.sex"), one.sex() == other.sex());
        same.put(Texts.text("residents.field.phones"), one.phones().equals(other.phones()));
        same.put(Texts.text("residents.field.home"), one.home().key().equals(other.home().key()));
        same.put(Texts.text("residents.field.household"), one.household().houseNo().equals(other.household().houseNo())
                && one.household().headName().equals(other.household().headName()));
        same.put(Texts.text("residents.field.categories"), Set.copyOf(one.categories()).equals(Set.copyOf(other.categories())));
        same.put(Texts.text("residents.field.standing"), one.standing() == other.standing());
        same.put(Texts.text("residents.field.extras"), one.extras().equals(other.extras()));
        for (Detail detail : Detail.values()) {
            same.put(Texts.of(detail), one.detail(detail).equals(other.detail(detail)));
        }
        return same.entrySet().stream().filter(entry -> !entry.getValue()).map(Map.Entry::getKey).toList();
    }
}
