package linli.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.excel.Cell;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.base.value.CustomField;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.OtherDocument;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sex;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.residents.Resident.Standing;

/**
 * Reads one row of a resident list (居民花名册). Only a missing name or a wrong or damaged document number sends the row
 * back; what else cannot be understood is a warning, and its text goes to the remark, so that nothing is lost.
 */
final class ResidentReader {
    private static final Pattern SEPARATED_HEADER = Pattern.compile(ResidentCells.word("separated.header"));
    private static final Pattern MOVED_TO_HEADER = Pattern.compile(ResidentCells.word("movedTo.header"));
    private static final Pattern CARE_HEADER = Pattern.compile(ResidentCells.word("care.header"));
    /** What may be the number of a document of no known kind. */
    private static final Pattern NUMBER = Pattern.compile("(?=(\\D*\\d){4})[^:()\\s]{5,40}");
    private static final Pattern TYPED = Pattern.compile(ResidentCells.word("typed"));
    /** Certificate types whose number is a citizen's: a wrong one is not some other document. */
    private static final Set<String> CITIZEN_TYPES = Set.of("111", "113", "LOCAL-HMT", "LOCAL-DIS");
    /** One column per category. */
    private static final Map<String, String> CATEGORY_COLUMNS = Map.of("livingAlone", "OLD_ALONE", "emptyNest", "OLD_EMPTY",
            "dibao", "AID_DIBAO", "disability", "AID_DISABILITY", "veteran", "VET", "isParty", "PARTY");
    private static final List<Detail> PLAIN = List.of(Detail.FORMER_NAME, Detail.ADDRESS, Detail.TENURE, Detail.HUKOU_ADDRESS,
            Detail.WORKPLACE, Detail.OCCUPATION, Detail.HEALTH, Detail.CONTACT);
    private static final List<Detail> CODED = List.of(Detail.NATION, Detail.POLITICS, Detail.EDUCATION, Detail.MARRIAGE);

    private final RowValues row;
    private final LocalDate today;
    private final List<CustomField> own;
    private final ResidentCells cells;
    private final List<Document> documents = new ArrayList<>();
    private LocalDate idBirth;
    private Sex idSex = Sex.UNKNOWN;
    private Standing standing = Standing.ACTIVE;

    /** @param labels the fields' names for people, by column key; {@code own} the fields of the centre's own */
    ResidentReader(RowValues row, LocalDate today, Map<String, String> labels, List<CustomField> own) {
        this.row = row;
        this.own = own;
        this.today = today;
        this.cells = new ResidentCells(row, today, labels);
    }

    Parsed<Resident> read() {
        String name = cells.fit("name", Clean.name(row.text("name")), 100);
        if (name.isEmpty()) {
            cells.problem("name", Problem.Severity.REJECT, "name.MISSING", Texts.text("residents.row.noName", row.where("name")));
        }
        documents();
        PartialDate birth = birth();
        Sex sex = sex();
        plain();
        hukouAndCategories();
        String head = relation(name);
        List<Phone> phones = phones(head.equals(name));
        cells.fit("houseNo", row.text("houseNo"), 60);
        ResidentCells.Block block = new ResidentCells.Block(row, ResidentCells.home(row));
        Home home = block.home(head);
        Household told = block.household(head);
        block.carry(home, told);
        Household household = new Household(0, ResidentCells.cut(told.houseNo(), 60), ResidentCells.cut(told.headName(), 100));
        LocalDate movedIn = cells.date("moveIn");
        LocalDate movedOut = ended("movedOut", Standing.MOVED);
        LocalDate deceased = ended("deceased", Standing.DECEASED);
        Boolean separated = separated();
        age(birth);
        Map<String, String> extras = cells.extras(own);
        cells.remark();
        boolean back = cells.problems.stream().anyMatch(one -> one.severity() == Problem.Severity.REJECT);
        return new Parsed<>(row, back ? null : new Resident(0, 0, standing, null, name, documents.isEmpty() ? null : documents.getFirst(),
                documents.size() < 2 ? List.of() : documents.subList(1, documents.size()), sex, birth, phones, home, household, separated,
                cells.details, movedIn, movedOut, deceased, List.copyOf(cells.categories.values()), extras), List.copyOf(cells.problems));
    }

    private void documents() {
        String type = row.text("idType");
        for (Cell cell : row.cells("idNo")) {
            number(cell, type);
        }
        if (row.cells("idNo").isEmpty() && ResidentCells.HEAD.contains(ResidentCells.code(row.text("relation")))) {
            row.cells("headIdNo").forEach(cell -> number(cell, ""));
        }
        for (Cell cell : row.cells("otherIdNo")) {
            for (String part : Clean.split(cell.text())) {
                Matcher typed = TYPED.matcher(part);
                boolean told = typed.matches();
                Optional<OtherDocument> other = OtherDocument.find(told ? typed.group(1) : CITIZEN_TYPES.contains(certificate(type)) ? "" : type,
                        told ? typed.group(2) : part);
                if (other.isPresent() && (other.get().kind() != IdNumber.Kind.OTHER || NUMBER.matcher(other.get().number()).matches())) {
                    add(new Document(other.get().kind(), other.get().number()));
                } else if (other.isPresent()) {
                    cells.warn("otherIdNo", "otherIdNo.UNKNOWN", Texts.text("residents.row.unclear", cells.label("otherIdNo"), Mask.idNo(part)));
                    cells.note("otherIdNo", part);
                }
            }
        }
    }

    private void number(Cell cell, String type) {
        IdNumber.Check check = cell.isNumeric() ? IdNumber.checkNumeric(cell.number()) : IdNumber.check(cell.text(), today);
        switch (check.status()) {
            case EMPTY -> { }
            case OK, WARN_REGION, WARN_AGE -> {
                accept(check);
                if (check.status() != IdNumber.Status.OK) {
                    cells.warn("idNo", "id." + check.status(), Texts.text("residents.row.idOdd", row.where("idNo"), Mask.idNo(check.normalized()), Texts.of(check.status())));
                }
            }
            case DISABILITY_CERT_NO -> {
                IdNumber.Check inside = IdNumber.check(check.normalized().substring(0, 18), today);
                if (inside.ok()) {
                    accept(inside);
                    add(new Document(IdNumber.Kind.DISABILITY20, check.normalized()));
                    cells.categories.putIfAbsent("AID_DISABILITY", new Category("AID_DISABILITY", null));
                    cells.warn("idNo", "id.DISABILITY_CERT_NO", Texts.text("residents.row.disabilityNo", Mask.idNo(check.normalized())));
                } else {
                    reject(inside);
                }
            }
            default -> {
                Optional<OtherDocument> other = other(type, cell.isNumeric() ? check.normalized() : cell.text());
                if (other.isPresent()) {
                    add(new Document(other.get().kind(), other.get().number()));
                } else {
                    reject(check);
                }
            }
        }
    }

    private void accept(IdNumber.Check check) {
        add(new Document(check.kind(), check.normalized()));
        if (idBirth == null && check.birth() != null) {
            idBirth = check.birth();
            idSex = check.sex();
        }
    }

    /** A number that is no citizen's: by its stated type, or without one by an unmistakable form. */
    private static Optional<OtherDocument> other(String type, String number) {
        String certificate = certificate(type);
        if (CITIZEN_TYPES.contains(certificate)) {
            return Optional.empty();
        }
        return OtherDocument.find(type, number).filter(found -> !certificate.isEmpty()
                || found.wellFormed() && found.kind() != IdNumber.Kind.OTHER && !found.number().chars().allMatch(Character::isDigit));
    }

    private static String certificate(String type) {
        return CodeTable.certType().find(type).map(Code::code).orElse("");
    }

    private void add(Document document) {
        if (documents.stream().noneMatch(known -> known.number().equals(document.number())) && document.number().length() <= 40) {
            documents.add(document);
        }
    }

    private void reject(IdNumber.Check check) {
        cells.problem("idNo", Problem.Severity.REJECT, "id." + check.status(),
                Texts.text("residents.row.idBad", row.where("idNo"), Mask.idNo(check.normalized()), Texts.of(check.status())));
    }

    private PartialDate birth() {
        Cell cell = row.cell("birth");
        PartialDate own = idBirth == null ? null : PartialDate.day(idBirth);
        if (row.text("birth").isEmpty()) {
            return own;
        }
        PartialDate.Check check = cells.parse(cell);
        if (check.status() == PartialDate.Status.AMBIGUOUS && own == null) {
            cells.warn("birth", "birth.AMBIGUOUS", Texts.text("residents.row.birthAmbiguous", cell.text(), check.candidates().getFirst(), check.candidates().getLast()));
            cells.note("birth", cell.text());
            int year = check.candidates().getFirst().date().getYear();
            return check.candidates().stream().allMatch(one -> one.date().getYear() == year) ? PartialDate.year(year) : null;
        }
        if (own != null) {
            boolean agrees = check.value() != null ? check.value().agreesWith(own) : check.candidates().stream().anyMatch(one -> one.agreesWith(own));
            if (!agrees) {
                cells.warn("birth", "birth.DIFFERS", Texts.text("residents.row.birthDiffers", cell.text(), own));
            }
            return own;
        }
        if (check.value() == null || check.value().date().isAfter(today)) {
            cells.warn("birth", "birth." + check.status(), Texts.text("residents.row.birthBad", cell.text()));
            cells.note("birth", cell.text());
            return null;
        }
        return check.value();
    }

    private Sex sex() {
        String text = row.text("sex");
        if (text.isEmpty()) {
            return idSex;
        }
        Optional<Sex> said = Sex.tryFind(text);
        if (said.isEmpty() && idSex == Sex.UNKNOWN) {
            cells.warn("sex", "sex.UNKNOWN", Texts.text("residents.row.sexUnknown", text));
            cells.note("sex", text);
        }
        if (said.isPresent() && idSex != Sex.UNKNOWN && said.get() != idSex) {
            cells.warn("sex", "sex.DIFFERS", Texts.text("residents.row.sexDiffers", text));
        }
        return said.orElse(idSex);
    }

    private void plain() {
        for (Detail detail : PLAIN) {
            cells.details.put(detail, cells.fit(detail.column(), row.text(detail.column()), detail.longest()));
        }
        for (Detail detail : CODED) {
            String text = row.text(detail.column());
            if (!text.isEmpty()) {
                cells.details.put(detail, cells.coded(detail, text));
            }
        }
        String care = row.text(Detail.CARE.column());
        Optional<Boolean> yes = Clean.yesNo(care);
        Matcher asked = CARE_HEADER.matcher(row.header(Detail.CARE.column()));
        cells.details.put(Detail.CARE, cells.fit("careAbility", yes.isEmpty() ? care : yes.get() && asked.find() ? asked.group() : "", Detail.CARE.longest()));
    }

    private void hukouAndCategories() {
        for (Cell cell : row.cells("hukouKind")) {
            String text = Clean.text(cell.text());
            Optional<Code> code = CodeTable.category().find(text);
            if (!Clean.isPlaceholder(text) && (code.isEmpty() || !cells.category(text))) {
                cells.details.put(Detail.HUKOU_KIND, cells.fit("hukouKind", text, Detail.HUKOU_KIND.longest()));
            }
        }
        for (Cell cell : row.cells("category")) {
            for (String part : Clean.split(cell.text())) {
                if (!Clean.isPlaceholder(part) && !cells.category(part) && Clean.yesNo(part).isEmpty()) {
                    cells.warn("category", "category.UNKNOWN", Texts.text("residents.row.codeUnknown", cells.label("category"), part));
                    cells.note("category", part);
                }
            }
        }
        CATEGORY_COLUMNS.forEach((column, code) -> row.cells(column).forEach(cell -> cells.asked(column, code, Clean.text(cell.text()))));
        if (cells.categories.containsKey("PARTY") && row.cells("isParty").stream().anyMatch(cell -> Clean.yesNo(cell.text()).orElse(false))) {
            cells.details.merge(Detail.POLITICS, "01", (said, party) -> said.isEmpty() ? party : said);
        }
    }

    /** @return the head's name as this row tells it, "" when it does not. */
    private String relation(String name) {
        String said = row.text("relation");
        String head = row.text("headName");
        Optional<Boolean> isHead = Clean.yesNo(head);
        if (said.isEmpty() && isHead.isPresent()) {
            cells.details.put(Detail.RELATION, isHead.get() ? "02" : "");
        } else if (!said.isEmpty()) {
            cells.details.put(Detail.RELATION, cells.coded(Detail.RELATION, said));
        }
        String named = isHead.isPresent() ? "" : cells.fit("headName", Clean.name(head), 100);
        // a second head of a household stays under the first: what an export says of both must come back the same
        return named.isEmpty() && ResidentCells.HEAD.contains(cells.details.getOrDefault(Detail.RELATION, "")) ? name : named;
    }

    private List<Phone> phones(boolean isHead) {
        List<Phone> phones = new ArrayList<>();
        for (String column : List.of("mobile", "landline", "headPhone")) {
            for (Cell cell : row.cells(column)) {
                for (Phone phone : Phone.parseAll(cell.text())) {
                    if (phone.kind() == Phone.Kind.BAD && phone.number().chars().noneMatch(Character::isDigit)) {
                        cells.warn(column, "phone.BAD", Texts.text("residents.row.unclear", cells.label(column), phone.number()));
                        cells.note(column, phone.number());
                        continue;
                    }
                    if (phone.kind() == Phone.Kind.BAD) {
                        cells.warn(column, "phone.BAD", Texts.text("residents.row.phoneBad", Mask.phone(phone.number())));
                    }
                    String owner = column.equals("headPhone") && !isHead && phone.owner().isEmpty() ? CodeTable.relation().nameOf("02") : phone.owner();
                    Phone kept = new Phone(phone.kind(), cells.fit(column, phone.number(), 40), cells.fit(column, owner, 60));
                    if (phones.stream().noneMatch(known -> known.number().equals(kept.number()))) {
                        phones.add(kept);
                    }
                }
            }
        }
        return phones;
    }

    /** Columns that end somebody: yes, no, a date, or a place. */
    private LocalDate ended(String column, Standing as) {
        LocalDate on = null;
        for (Cell cell : row.cells(column)) {
            String text = Clean.text(cell.text());
            Optional<Boolean> yes = Clean.yesNo(text);
            if (Clean.isPlaceholder(text) || yes.isPresent() && !yes.get()) {
                continue;
            }
            standing = standing == Standing.DECEASED ? standing : as;
            PartialDate.Check check = yes.isPresent() ? null : cells.parse(cell);
            if (check != null && check.value() != null && check.value().precision() == PartialDate.Precision.DAY && !check.value().date().isAfter(today)) {
                on = check.value().date();
            } else if (yes.isEmpty()) {
                if (!MOVED_TO_HEADER.matcher(row.header(column)).find()) {
                    cells.warn(column, "date.INEXACT", Texts.text("residents.row.dateInexact", cells.label(column), text));
                }
                cells.note(column, text);
            }
        }
        return on;
    }

    private Boolean separated() {
        String text = row.text("consistent");
        Optional<Boolean> yes = Clean.yesNo(text);
        if (text.equals(ResidentCells.word("consistent.yes")) || text.equals("01")) {
            return false;
        }
        if (text.equals(ResidentCells.word("consistent.no")) || text.equals("02")) {
            return true;
        }
        return yes.isEmpty() ? null : yes.get() == SEPARATED_HEADER.matcher(row.header("consistent")).find();
    }

    /** The age is never stored; it only tells when the birth date is doubtful. */
    private void age(PartialDate birth) {
        String text = row.text("age").replaceAll("\\D+.*$", "");
        OptionalInt age = birth == null ? OptionalInt.empty() : birth.ageOn(today);
        if (!text.isEmpty() && text.length() < 4 && (birth == null || age.isPresent() && Math.abs(age.getAsInt() - Integer.parseInt(text)) > 1)) {
            cells.warn("age", birth == null ? "age.ALONE" : "age.DIFFERS",
                    birth == null ? Texts.text("residents.row.ageAlone", text) : Texts.text("residents.row.ageDiffers", text, birth));
        }
    }
}
