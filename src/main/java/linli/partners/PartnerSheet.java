package linli.partners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.Uscc;
import linli.base.value.Words;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Registration;

/** 合作伙伴名册 as a spreadsheet. What a row does not say is null or "" in its record; the store's value stays then. */
public final class PartnerSheet extends ListSheet<Partner> {
    private static final double LOST_DIGITS = 1e15;
    private static final List<Map<String, String>> WORDS = Words.rows(PartnerSheet.class, "words.tsv");

    private final Supplier<Intake<Partner>> intakes;
    private final Partners partners;
    private final Supplier<List<Partner>> all;
    private final List<Column> columns = Words.rows(PartnerSheet.class, "columns.tsv").stream()
            .map(row -> new Column(row.get("key"), row.get("label"), List.of(row.get("synonyms").split("\\|")), Column.Use.valueOf(row.get("use")), false,
                    row.get("key").equals("uscc") ? cell -> Uscc.check(cell.text()).ok() : null)).toList();

    PartnerSheet(Supplier<Intake<Partner>> intakes, Partners partners, Supplier<List<Partner>> all) {
        this.intakes = intakes;
        this.partners = partners;
        this.all = all;
    }

    @Override
    public String kind() {
        return "partners";
    }

    @Override
    public String title() {
        return Texts.text("partners.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Partner> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        String name = row.text("name");
        if (PartnerList.key(name).length() < 2) {
            reject(problems, row, "name", "name.EMPTY", Texts.text("partners.import.noName", row.where("name")));
        }
        Uscc.Check check = code(row, problems);
        Optional<PartnerKind> kind = word(PartnerKind.class, "kind", row, problems);
        Optional<Registration> registration = word(Registration.class, "registration", row, problems);
        Optional<PartnerStatus> status = word(PartnerStatus.class, "status", row, problems);
        Optional<SourcingBatch> batch = word(SourcingBatch.class, "batch", row, problems);
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.REJECT)) {
            return new Parsed<>(row, null, problems);
        }
        boolean legacy = check.status() == Uscc.Status.LEGACY_BIZ_REG || check.status() == Uscc.Status.LEGACY_ORG_CODE;
        Partner.Face face = new Partner.Face(name, kind.orElse(null), registration.orElse(null), check.ok() ? check.normalized() : "",
                legacy ? check.normalized() : "", row.text("contact"), phone(row, problems), row.text("address"), row.text("community"), batch.orElse(null),
                row.text("sourceUnit"), date(row, "startedOn", problems), row.text("remark"));
        return new Parsed<>(row, new Partner(0, face, new Partner.Status(status.orElse(null), date(row, "since", problems), ""), null, null, 1), problems);
    }

    private static Uscc.Check code(RowValues row, List<Problem> problems) {
        Cell cell = row.cell("uscc");
        Uscc.Check check = Uscc.check(row.text("uscc"));
        if (cell.isNumeric() && cell.number() >= LOST_DIGITS) {
            reject(problems, row, "uscc", "uscc.PRECISION_LOST", Texts.text("partners.import.lost", row.where("uscc")));
        } else if (!check.ok() && Arrays.asList(Uscc.Status.BAD_CHAR, Uscc.Status.BAD_CHECK, Uscc.Status.BAD_LENGTH).contains(check.status())) {
            reject(problems, row, "uscc", "uscc." + check.status(), Texts.text("partners.import.uscc", row.where("uscc"), row.text("uscc"), Partners.bad(check)));
        }
        return check;
    }

    /** A new one without a type: its code tells, or the end of its name; a code means that it is registered. */
    static Partner.Face guessed(Partner.Face face) {
        String prefix = face.uscc().isEmpty() ? "" : face.uscc().substring(0, 2);
        PartnerKind kind = face.kind() != null ? face.kind() : WORDS.stream().filter(row -> row.get("list").equals("prefix") && List.of(row.get("word").split("\\|")).contains(prefix)
                        || row.get("list").equals("ending") && Arrays.stream(row.get("word").split("\\|")).anyMatch(face.name()::endsWith))
                .map(row -> PartnerKind.valueOf(row.get("constant"))).findFirst().orElse(null);
        Registration registration = face.registration() == null && kind == PartnerKind.SOCIAL && !face.uscc().isEmpty() ? Registration.REGISTERED : face.registration();
        return new Partner.Face(face.name(), kind, registration, face.uscc(), face.legacyNo(), face.contact(), face.phone(), face.address(), face.community(), face.batch(),
                face.sourceUnit(), face.startedOn(), face.remark());
    }

    private static String phone(RowValues row, List<Problem> problems) {
        String text = row.text("phone");
        if (!text.isEmpty() && Phone.parseAll(text).stream().noneMatch(Phone::callable)) {
            problems.add(new Problem("phone", Problem.Severity.WARN, "phone.BAD", Texts.text("partners.import.phone", row.where("phone"))));
            return "";
        }
        return text;
    }

    private LocalDate date(RowValues row, String key, List<Problem> problems) {
        if (row.text(key).isEmpty()) {
            return null;
        }
        Cell cell = row.cell(key);
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), partners.today()) : PartialDate.parse(cell.text(), partners.today());
        if (check.value() == null) {
            problems.add(new Problem(key, Problem.Severity.WARN, "date." + check.status(), Texts.text("partners.import.date", row.where(key), row.text(key))));
            return null;
        }
        return check.value().date();
    }

    /** @return the constant a cell names by its own word or another people use; a word nobody knows is told and left out. */
    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String key, RowValues row, List<Problem> problems) {
        String text = row.text(key);
        Optional<E> found = find(type, key, text);
        if (!text.isEmpty() && found.isEmpty()) {
            String known = String.join(Texts.text("partners.comma"), Arrays.stream(type.getEnumConstants()).map(Texts::of).toList());
            problems.add(new Problem(key, Problem.Severity.WARN, key + ".UNKNOWN", Texts.text("partners.import.word", row.where(key), text, known)));
        }
        return found;
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String key, String text) {
        Optional<E> own = Arrays.stream(type.getEnumConstants()).filter(constant -> Texts.of(constant).equals(text)).findFirst();
        return own.isPresent() ? own : WORDS.stream().filter(row -> row.get("list").equals(key) && List.of(row.get("word").split("\\|")).contains(text))
                .map(row -> Enum.valueOf(type, row.get("constant"))).findFirst();
    }

    private static void reject(List<Problem> problems, RowValues row, String column, String cause, String text) {
        problems.add(new Problem(column, Problem.Severity.REJECT, cause, text));
    }

    @Override
    public Intake<Partner> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(Partner partner) {
        Partner.Face face = partner.face();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", face.name());
        row.put("kind", Texts.of(face.kind()));
        row.put("registration", face.registration() == null ? "" : Texts.of(face.registration()));
        row.put("uscc", face.uscc().isEmpty() ? face.legacyNo() : face.uscc());
        row.put("contact", face.contact());
        row.put("phone", face.phone());
        row.put("address", face.address());
        row.put("community", face.community());
        row.put("batch", face.batch() == null ? "" : Texts.of(face.batch()));
        row.put("sourceUnit", face.sourceUnit());
        row.put("startedOn", face.startedOn().toString());
        row.put("status", Texts.of(partner.status().now()));
        row.put("since", partner.status().since().toString());
        row.put("remark", face.remark());
        row.put("verifiedOn", partner.proof().verifiedOn() == null ? "" : partner.proof().verifiedOn().toString());
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Partner::id);
    }

    @Override
    public Iterable<Partner> stored() {
        return all.get();
    }
}
