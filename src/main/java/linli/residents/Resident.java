package linli.residents;

import static linli.base.value.Parting.back;
import static linli.base.value.Parting.backAll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import linli.base.value.CodeTable;
import linli.base.value.IdNumber;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sensitive;
import linli.base.value.Sex;

/**
 * A person of the community (居民): who they are, where and with whom they live, and what the community knows of them.
 *
 * @param id 0 = not stored yet
 * @param version of the stored row, for optimistic locking; 0 = not stored yet
 * @param mergedInto id of the person this row was found to be, only when {@link Standing#MERGED}
 * @param document the document that tells this person from all others, or null
 * @param documents further documents of the same person
 * @param birth null = not known; its precision says how exactly it is known
 * @param home where they live; {@link Home#NONE} when not known
 * @param household with whom; {@link Household#NONE} when not known
 * @param separated 人户分离, null = not said
 * @param details every plain field by its kind; blank ones are absent; coded ones hold the code
 * @param categories 人员类别, several per person
 * @param extras the centre's own fields (自定义项) by their key; blank ones are absent
 */
public record Resident(long id, long version, Standing standing, Long mergedInto, String name, Document document,
        List<Document> documents, Sex sex, PartialDate birth, List<Phone> phones, Home home, Household household,
        Boolean separated, Map<Detail, String> details, LocalDate movedIn, LocalDate movedOut, LocalDate deceased,
        List<Category> categories, Map<String, String> extras) {

    /** Whether the person still belongs to the community. Nothing is deleted: people leave, die or are merged. */
    public enum Standing { ACTIVE, MOVED, DECEASED, MERGED }

    /** A document by its kind and normalised number. */
    public record Document(IdNumber.Kind kind, String number) {}

    /** 人员类别: code of person_category and what belongs to it (kind and grade of a disability), or null. */
    public record Category(String code, String detail) {}

    /** 户: houseNo and headName are "" when not known. */
    public record Household(long id, String houseNo, String headName) {
        public static final Household NONE = new Household(0, "", "");

        public boolean isBlank() {
            return houseNo.isEmpty() && headName.isEmpty();
        }

        /** @return this with what the other knows more; what both know is this one's. */
        public Household or(Household other) {
            return new Household(other.id, pick(houseNo, other.houseNo), pick(headName, other.headName));
        }

        /** @return the key that finds the household again; a short number counts only within its dwelling. */
        public String key(Home at) {
            if (houseNo.length() >= 6) {
                return "N:" + houseNo;
            }
            if (!houseNo.isEmpty()) {
                return "S:" + houseNo + "@" + at.key();
            }
            return "P:" + at.key() + "#" + headName;
        }
    }

    /** Where people live; every part "" when not known. The building, unit and room are bare ("12", not with their word). */
    public record Home(long id, String community, String grid, String estate, String building, String unit, String room) {
        public static final Home NONE = new Home(0, "", "", "", "", "", "");
        private static final Pattern NUMBER = Pattern.compile("\\d+");

        public boolean isBlank() {
            return community.isEmpty() && grid.isEmpty() && !hasPlace();
        }

        /** @return whether the place itself is known, not only its community or grid. */
        public boolean hasPlace() {
            return !(estate.isEmpty() && building.isEmpty() && unit.isEmpty() && room.isEmpty());
        }

        /** @return this with what the other knows more; unit and room are never taken over into another building. */
        public Home over(Home other) {
            boolean sameBuilding = building.isEmpty() || building.equals(other.building);
            boolean sameUnit = sameBuilding && (unit.isEmpty() || unit.equals(other.unit));
            return new Home(0, pick(community, other.community), pick(grid, other.grid), pick(estate, other.estate),
                    pick(building, other.building), sameBuilding ? pick(unit, other.unit) : unit, sameUnit ? pick(room, other.room) : room);
        }

        /** @return the place as one key, "" when nothing is known. */
        public String key() {
            return hasPlace() ? String.join("|", estate, building, unit, room) : isBlank() ? "" : "@" + community + "|" + grid;
        }

        /** @return the place for sorting: numbers padded, so that 2 stands before 12. */
        String sortKey() {
            return NUMBER.matcher(key()).replaceAll(number -> "0".repeat(Math.max(0, 6 - number.group().length())) + number.group());
        }

        /** @return the short form for lists, e.g. 12-3-501. */
        public String shortForm() {
            List<String> parts = new ArrayList<>();
            for (String part : List.of(building, unit, room)) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            String place = String.join("-", parts);
            return estate.isEmpty() ? place : place.isEmpty() ? estate : estate + " " + place;
        }
    }

    /** The plain fields, in the order of the form. {@link #column} is their key in the columns table. */
    public enum Detail {
        FORMER_NAME("formerName", 100), NATION("nation", 2), POLITICS("politics", 2), EDUCATION("education", 2),
        MARRIAGE("marriage", 2), RELATION("relation", 2), ADDRESS("address", 300), TENURE("tenure", 40),
        HUKOU_KIND("hukouKind", 20), HUKOU_ADDRESS("hukouAddress", 300), WORKPLACE("workplace", 200), OCCUPATION("occupation", 100),
        CARE("careAbility", 40), HEALTH("health", 300), CONTACT("contactName", 200), REMARK("remark", 2000);

        private final String column;
        private final int longest;

        Detail(String column, int longest) {
            this.column = column;
            this.longest = longest;
        }

        public String column() {
            return column;
        }

        /** @return most characters the store keeps. */
        public int longest() {
            return longest;
        }

        /** @return the codes the field may hold; empty for free text. */
        public Optional<CodeTable> codes() {
            return Optional.ofNullable(switch (this) {
                case NATION -> CodeTable.nation();
                case POLITICS -> CodeTable.politics();
                case EDUCATION -> CodeTable.education();
                case MARRIAGE -> CodeTable.marriage();
                case RELATION -> CodeTable.relation();
                default -> null;
            });
        }

        /** @return sensitive personal information (PIPL art. 28): masked until asked for with a reason. */
        public boolean sensitive() {
            return this == HEALTH || this == CARE;
        }
    }

    public Resident {
        documents = List.copyOf(documents);
        phones = List.copyOf(phones);
        categories = List.copyOf(categories);
        Map<Detail, String> said = new EnumMap<>(Detail.class);
        details.forEach((detail, text) -> {
            if (text != null && !text.isBlank()) {
                said.put(detail, text);
            }
        });
        details = Collections.unmodifiableMap(said);
        // A state written before the centre had fields of its own has none.
        extras = extras == null ? Map.of() : Map.copyOf(extras);
    }

    /** Same, of whom the centre's own fields say nothing. */
    public Resident(long id, long version, Standing standing, Long mergedInto, String name, Document document, List<Document> documents, Sex sex,
            PartialDate birth, List<Phone> phones, Home home, Household household, Boolean separated, Map<Detail, String> details, LocalDate movedIn,
            LocalDate movedOut, LocalDate deceased, List<Category> categories) {
        this(id, version, standing, mergedInto, name, document, documents, sex, birth, phones, home, household, separated, details, movedIn, movedOut,
                deceased, categories, Map.of());
    }

    /** @return somebody of whom only the name is known. */
    public static Resident of(String name) {
        return new Resident(0, 0, Standing.ACTIVE, null, name, null, List.of(), Sex.UNKNOWN, null, List.of(), Home.NONE,
                Household.NONE, null, Map.of(), null, null, null, List.of(), Map.of());
    }

    /** @return the field's text or code, "" when blank. */
    public String detail(Detail detail) {
        return details.getOrDefault(detail, "");
    }

    public boolean has(String category) {
        return categories.stream().anyMatch(one -> one.code().equals(category));
    }

    /** @return every document, the distinguishing one first. */
    public List<Document> allDocuments() {
        List<Document> all = new ArrayList<>();
        if (document != null) {
            all.add(document);
        }
        all.addAll(documents);
        return all;
    }

    /** @return whether this person and the other hold citizen numbers that differ: then they are two people. */
    public boolean isSurelyNot(Resident other) {
        return document != null && other.document != null && document.kind() == other.document.kind()
                && document.kind() == IdNumber.Kind.CITIZEN18 && !document.number().equals(other.document.number());
    }

    /** @return same person with another identity of the row. */
    Resident as(long newId, long newVersion, Standing newStanding, Long into) {
        return new Resident(newId, newVersion, newStanding, into, name, document, documents, sex, birth, phones, home, household,
                separated, details, movedIn, movedOut, deceased, categories, extras);
    }

    Resident at(Home newHome, Household newHousehold) {
        return new Resident(id, version, standing, mergedInto, name, document, documents, sex, birth, phones, newHome, newHousehold,
                separated, details, movedIn, movedOut, deceased, categories, extras);
    }

    Resident named(String other) {
        return new Resident(id, version, standing, mergedInto, other, document, documents, sex, birth, phones, home, household,
                separated, details, movedIn, movedOut, deceased, categories, extras);
    }

    Resident leaving(LocalDate moved, LocalDate died) {
        return new Resident(id, version, standing, mergedInto, name, document, documents, sex, birth, phones, home, household,
                separated, details, movedIn, moved, died, categories, extras);
    }

    /** @return the person with one field changed; "" clears it. */
    public Resident with(Detail detail, String text) {
        Map<Detail, String> said = new EnumMap<>(Detail.class);
        said.putAll(details);
        said.put(detail, text);
        return new Resident(id, version, standing, mergedInto, name, document, documents, sex, birth, phones, home, household,
                separated, said, movedIn, movedOut, deceased, categories, extras);
    }

    /** @return the person without what is sensitive, and of a child under fourteen without what is theirs alone. */
    Resident guarded(LocalDate day) {
        boolean child = Sensitive.child(birth, day);
        Map<Detail, String> said = new EnumMap<>(Detail.class);
        details.forEach((detail, text) -> said.put(detail, detail.sensitive() || child && detail == Detail.ADDRESS ? "" : text));
        return new Resident(id, version, standing, mergedInto, name, child ? null : document, child ? List.of() : documents, sex, child ? null : birth,
                child ? List.of() : phones, home, household, separated, said, movedIn, movedOut, deceased,
                categories.stream().filter(one -> !Sensitive.code(one.code())).toList());
    }

    /** @return this with what {@link #guarded} hid of the other. */
    Resident withHiddenOf(Resident other) {
        Map<Detail, String> said = new EnumMap<>(Detail.class);
        details.forEach((detail, text) -> said.put(detail, detail.sensitive() && text.isEmpty() ? other.detail(detail) : text));
        List<Category> all = new ArrayList<>(categories);
        other.categories().stream().filter(one -> Sensitive.code(one.code()) && categories.stream().noneMatch(typed -> typed.code().equals(one.code()))).forEach(all::add);
        return new Resident(id, version, standing, mergedInto, name, document, documents, sex, birth, phones, home, household,
                separated, said, movedIn, movedOut, deceased, all);
    }

    /** @return the person without the distinguishing document. */
    Resident without() {
        return new Resident(id, version, standing, mergedInto, name, null, documents, sex, birth, phones, home, household,
                separated, details, movedIn, movedOut, deceased, categories, extras);
    }

    /**
     * What this becomes when the step from {@code before} to {@code after} is taken back: every part that still is as
     * the step left it; what was changed since stays.
     */
    Resident parted(Resident before, Resident after) {
        Map<Detail, String> said = new EnumMap<>(Detail.class);
        for (Detail detail : Detail.values()) {
            said.put(detail, back(detail(detail), before.detail(detail), after.detail(detail)));
        }
        boolean sameHome = home.key().equals(after.home.key());
        return new Resident(id, version, back(standing, before.standing, after.standing), mergedInto, back(name, before.name, after.name),
                back(document, before.document, after.document), backAll(documents, before.documents, after.documents),
                back(sex, before.sex, after.sex), back(birth, before.birth, after.birth), backAll(phones, before.phones, after.phones),
                sameHome ? before.home : home, back(household.houseNo, before.household.houseNo, after.household.houseNo).equals(before.household.houseNo)
                        && household.headName.equals(after.household.headName) ? before.household : household,
                back(separated, before.separated, after.separated), said, back(movedIn, before.movedIn, after.movedIn),
                back(movedOut, before.movedOut, after.movedOut), back(deceased, before.deceased, after.deceased),
                backAll(categories, before.categories, after.categories), backAll(extras, before.extras, after.extras));
    }

    /** @return whether both say the same, whatever their row, place ids and version. */
    boolean saysSame(Resident other) {
        return bare().equals(other.bare());
    }

    private Resident bare() {
        return as(0, 0, standing, mergedInto).at(new Home(0, home.community, home.grid, home.estate, home.building, home.unit, home.room),
                new Household(0, household.houseNo, household.headName));
    }

    /**
     * What the stored person becomes when this row says more: what this says replaces, blank never erases, lists grow.
     * The row's standing only ever ends somebody.
     */
    Resident over(Resident stored) {
        return join(stored, this, stored);
    }

    /** @return this, with only its blanks filled from the other; lists grow. */
    Resident filledFrom(Resident other) {
        return join(this, this, other);
    }

    /** Identity of {@code row}; where both speak, {@code first} is right. */
    private static Resident join(Resident row, Resident first, Resident second) {
        Map<Detail, String> said = new EnumMap<>(Detail.class);
        said.putAll(second.details);
        said.putAll(first.details);
        Household with = first.household.or(second.household);
        boolean ownHead = with.headName.isEmpty() || with.headName.equals(first.name);
        if (!ownHead && first.detail(Detail.RELATION).isEmpty() && ResidentCells.HEAD.contains(second.detail(Detail.RELATION))) {
            said.remove(Detail.RELATION); // the head of their own household they cannot be, when the first says that another is
        }
        Document main = mainOf(row.document, first.document, second.document);
        List<Document> others = new ArrayList<>();
        for (Resident from : List.of(row, first, second)) {
            for (Document one : from.allDocuments()) {
                if (!one.number().equals(main.number()) && others.stream().noneMatch(known -> known.number().equals(one.number()))) {
                    others.add(one);
                }
            }
        }
        Standing ends = row.standing != Standing.ACTIVE ? row.standing : first.standing != Standing.ACTIVE && first.standing != Standing.MERGED
                ? first.standing : second.standing != Standing.MERGED ? second.standing : row.standing;
        return new Resident(row.id, row.version, ends, row.mergedInto, first.name, main, others,
                first.sex == Sex.UNKNOWN ? second.sex : first.sex, main != null && main.kind() == IdNumber.Kind.CITIZEN18 ? born(main, exacter(first.birth, second.birth)) : exacter(first.birth, second.birth),
                phonesOf(row, first == row ? second : first), first.home.over(second.home), with,
                first.separated == null ? second.separated : first.separated, said, or(first.movedIn, second.movedIn),
                or(first.movedOut, second.movedOut), or(first.deceased, second.deceased),
                categoriesOf(row, first == row ? second : first, first == row), both(first.extras, second.extras));
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new HashMap<>(second);
        all.putAll(first);
        return all;
    }

    /** A citizen's number tells the birth date, whatever else a row says. */
    private static PartialDate born(Document citizen, PartialDate said) {
        IdNumber.Check check = IdNumber.check(citizen.number(), LocalDate.MAX);
        return check.birth() == null ? said : PartialDate.day(check.birth());
    }

    /** A citizen's number stands before other documents; otherwise the stored one stays. */
    private static Document mainOf(Document row, Document first, Document second) {
        for (Document one : new Document[] {row, first, second}) {
            if (one != null && one.kind() == IdNumber.Kind.CITIZEN18) {
                return one;
            }
        }
        return row != null ? row : first != null ? first : second;
    }

    /** A month does not replace the day it contains. */
    private static PartialDate exacter(PartialDate first, PartialDate second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        boolean contains = second.toString().startsWith(first.toString());
        return contains ? second : first;
    }

    private static List<Phone> phonesOf(Resident row, Resident other) {
        List<Phone> all = new ArrayList<>(row.phones);
        for (Phone more : other.phones) {
            int at = 0;
            while (at < all.size() && !all.get(at).number().equals(more.number())) {
                at++;
            }
            if (at == all.size()) {
                all.add(more);
            } else if (isBlank(all.get(at).owner()) && !isBlank(more.owner())) {
                all.set(at, more);
            }
        }
        return all;
    }

    private static List<Category> categoriesOf(Resident row, Resident other, boolean rowIsRight) {
        List<Category> all = new ArrayList<>(row.categories);
        for (Category more : other.categories) {
            int at = 0;
            while (at < all.size() && !all.get(at).code().equals(more.code())) {
                at++;
            }
            if (at == all.size()) {
                all.add(more);
            } else if (!isBlank(more.detail()) && (!rowIsRight || isBlank(all.get(at).detail()))) {
                all.set(at, more);
            }
        }
        return all;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isEmpty();
    }

    private static String pick(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static <T> T or(T first, T second) {
        return first != null ? first : second;
    }
}
