package linli.talent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.base.value.Words;

/** 能人库 as a spreadsheet: several skills, times and nominators in one cell each. */
public final class TalentSheet extends ListSheet<TalentSheet.Line> {
    /** What stands in brackets belongs to the word before it. */
    private static final Pattern PARTS = Pattern.compile("[^,\u3001;|/\\n(]+(?:\\([^)]*\\))?");
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\(([^)]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern BELOW = Pattern.compile(Texts.text("talent.ages.below"));
    private static final Pattern COUNT = Pattern.compile("(\\d{1,3})\\D?");
    private static final Pattern DAYS = Pattern.compile("(\\d{4}\\D\\d{1,2}\\D\\d{1,2})\\D{0,2}(?:\\D+?(\\d{4}\\D\\d{1,2}\\D\\d{1,2})\\D{0,1}?)?");

    /**
     * A row.
     *
     * @param draft what it says about the person
     * @param standing its status, reason and joining day; consent as said
     * @param nominators their names; a count alone gives as many empty ones
     * @param said the columns that say something
     */
    record Line(Talent.Draft draft, Talent.Standing standing, List<String> nominators, String why, Set<String> said) {}

    private final Supplier<Intake<Line>> intakes;
    private final Supplier<List<Line>> stored;
    private final Clock clock;
    private final BiFunction<String, Set<Long>, Map<Long, String>> names;
    private final List<Column> columns = columns("talents.tsv");

    TalentSheet(Supplier<Intake<Line>> intakes, Supplier<List<Line>> stored, Clock clock, BiFunction<String, Set<Long>, Map<Long, String>> names) {
        this.names = names;
        this.intakes = intakes;
        this.stored = stored;
        this.clock = clock;
    }

    static List<Column> columns(String file) {
        return Words.rows(TalentSheet.class, file).stream().map(row -> new Column(row.get("key"), row.get("label"), List.of(row.get("synonyms").split("\\|")),
                Column.Use.valueOf(row.get("use")), row.get("many").equals("Y"), looks(row.get("key")))).toList();
    }

    private static Predicate<Cell> looks(String key) {
        return switch (key) {
            case "phone", "mobile" -> cell -> Phone.parseAll(cell.text()).stream().anyMatch(Phone::callable);
            case "skill" -> cell -> cell.kind() == Cell.Kind.TEXT && !Domains.hits(cell.text()).isEmpty();
            case "slots" -> cell -> WeekSlot.parse(cell.text()).isPresent();
            default -> null;
        };
    }

    @Override
    public String kind() {
        return "talents";
    }

    @Override
    public String title() {
        return Texts.text("talent.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Intake<Line> intake() {
        return intakes.get();
    }

    @Override
    public Iterable<Line> stored() {
        return stored.get();
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return names.apply(subject, ids).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> Map.of("name", one.getValue())));
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        String name = Clean.name(row.text("name"));
        if (name.isEmpty()) {
            return rejected(row, problems, "name", Texts.text("talent.import.noName", row.where("name")));
        }
        List<Phone> phones = new ArrayList<>();
        for (Phone phone : row.cells("phone").stream().flatMap(cell -> Phone.parseAll(cell.text()).stream()).toList()) {
            if (phone.callable()) {
                phones.add(phone);
            } else {
                warn(problems, row, "phone", Texts.text("talent.import.phone", row.where("phone")));
            }
        }
        List<String> unknown = new ArrayList<>();
        List<Talent.Skill> skills = skills(all(row, "skill"), unknown);
        unknown.forEach(word -> warn(problems, row, "skill", Texts.text("talent.import.skill", row.where("skill"), word)));
        List<WeekSlot> slots = slots(row, problems);
        String intro = Stream.concat(Stream.of(row.text("intro")), unknown.stream()).filter(part -> !part.isBlank())
                .collect(Collectors.joining(Texts.text("talent.comma")));
        Talent.Person person = new Talent.Person(name, phones, source(row), batch(row.text("batch")), row.text("unit"), row.text("community"),
                row.text("place"), intro, documents(all(row, "otherIdNo"), today()), row.text("remark"));
        Integer[] ages = ages(row.text("ages"));
        Talent.Offer offer = new Talent.Offer(skills, slots, away(row.text("away"), today()), Clean.yesNo(row.text("ownVenue")).orElse(!row.text("venue").isEmpty()),
                row.text("venue"), seats(row, problems), groups(row.text("audience")), ages[0], ages[1]);
        Optional<Boolean> consent = Clean.yesNo(row.text("consent"));
        Talent.Draft draft;
        try {
            draft = TalentRules.checked(new Talent.Draft(null, person, offer, consent.orElse(false)));
        } catch (UserError bad) {
            return rejected(row, problems, bad.key(), Texts.text("talent.import.refused", row.where("name"), bad.getMessage()));
        }
        Talent.Standing standing = standing(row, consent, problems);
        if (standing == null || problems.stream().anyMatch(one -> one.severity() == Problem.Severity.REJECT)) {
            return new Parsed<>(row, null, problems);
        }
        Set<String> said = columns.stream().map(Column::key).filter(key -> !row.text(key).isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Parsed<>(row, new Line(draft, standing, nominators(all(row, "nominators")), TalentRules.text(row.text("why"), 1000), said), problems);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return years from and to, null where open: 6-12岁, 60岁以上, 12岁以下. */
    static Integer[] ages(String text) {
        List<Integer> years = NUMBER.matcher(text).results().map(one -> Integer.valueOf(one.group())).toList();
        boolean below = years.size() == 1 && BELOW.matcher(text).find();
        return new Integer[] {years.isEmpty() || below ? null : years.getFirst(), below ? years.getFirst() : years.size() > 1 ? years.get(1) : null};
    }

    private static String all(RowValues row, String key) {
        return row.cells(key).stream().map(Cell::text).map(Clean::text).filter(text -> !Clean.isPlaceholder(text)).collect(Collectors.joining("\n"));
    }

    private static Parsed<Line> rejected(RowValues row, List<Problem> problems, String cause, String text) {
        problems.add(new Problem("name", Problem.Severity.REJECT, cause, text));
        return new Parsed<>(row, null, problems);
    }

    private static void warn(List<Problem> problems, RowValues row, String column, String text) {
        problems.add(new Problem(column, Problem.Severity.WARN, column + ".ODD", text));
    }

    /** @return the skills of a cell; words that are no domain are put into the second list. */
    static List<Talent.Skill> skills(String cell, List<String> unknown) {
        Map<String, Talent.Skill> skills = new LinkedHashMap<>();
        Matcher parts = PARTS.matcher(Clean.text(cell));
        while (parts.find()) {
            String part = parts.group().strip();
            Matcher brackets = BRACKETS.matcher(part);
            String word = brackets.matches() ? brackets.group(1).strip() : part;
            String inside = brackets.matches() ? brackets.group(2) : "";
            Talent.Level level = Arrays.stream(Talent.Level.values()).filter(one -> inside.startsWith(Texts.of(one))).findFirst().orElse(null);
            String note = (level == null ? inside : inside.substring(Texts.of(level).length())).replaceFirst("^[\\s,:\u3001]+", "");
            List<String> codes = Domains.find(word).map(domain -> List.of(domain.code())).orElseGet(() -> List.copyOf(Domains.codesIn(word)));
            if (codes.isEmpty() && !word.isEmpty()) {
                unknown.add(word);
            }
            boolean plain = codes.size() == 1 && Domains.nameOf(codes.getFirst()).equals(word);
            codes.forEach(code -> skills.putIfAbsent(code, new Talent.Skill(code, level, !note.isEmpty() ? note : plain ? null : word)));
        }
        return List.copyOf(skills.values());
    }

    private static List<WeekSlot> slots(RowValues row, List<Problem> problems) {
        String text = all(row, "slots").replace('\n', ' ');
        Optional<List<WeekSlot>> slots = text.isEmpty() ? Optional.of(List.of()) : WeekSlot.parse(text);
        if (slots.isEmpty()) {
            warn(problems, row, "slots", Texts.text("talent.import.slots", row.where("slots"), text));
        }
        return slots.orElse(List.of());
    }

    private static Integer seats(RowValues row, List<Problem> problems) {
        String text = row.text("seats");
        Matcher number = Pattern.compile("(-?\\d{1,6})(?:\\.0+)?\\D?").matcher(Clean.compact(text));
        if (text.isEmpty() || number.matches()) {
            return text.isEmpty() ? null : Integer.valueOf(number.group(1));
        }
        warn(problems, row, "seats", Texts.text("talent.import.seats", row.where("seats"), text));
        return null;
    }

    private static Talent.Source source(RowValues row) {
        String text = row.text("source");
        return Arrays.stream(Talent.Source.values()).filter(one -> Texts.of(one).equals(text)).findFirst()
                .orElseGet(() -> Nominations.source(List.of(text.isEmpty() ? row.text("intro") + row.text("why") : text)));
    }

    static SourcingBatch batch(String text) {
        return Arrays.stream(SourcingBatch.values()).filter(one -> text.contains(Texts.of(one))).findFirst().orElse(null);
    }

    static Set<FocusGroup> groups(String text) {
        Set<FocusGroup> groups = EnumSet.noneOf(FocusGroup.class);
        for (String line : Texts.text("talent.group.words").split(";")) {
            String[] parts = line.split("=");
            if (Arrays.stream(parts[1].split("\\|")).anyMatch(text::contains)) {
                groups.add(FocusGroup.valueOf(parts[0]));
            }
        }
        return groups;
    }

    static List<Talent.Away> away(String text, LocalDate today) {
        List<Talent.Away> away = new ArrayList<>();
        Matcher parts = PARTS.matcher(Clean.text(text));
        while (parts.find()) {
            Matcher brackets = BRACKETS.matcher(parts.group());
            Matcher days = DAYS.matcher(brackets.matches() ? brackets.group(1) : parts.group());
            if (days.find()) {
                LocalDate from = day(days.group(1), today);
                LocalDate to = days.group(2) == null ? from : day(days.group(2), today);
                if (from != null && to != null) {
                    away.add(new Talent.Away(from, to, brackets.matches() ? TalentRules.text(brackets.group(2), 200) : null));
                }
            }
        }
        return away;
    }

    private static LocalDate day(String text, LocalDate today) {
        PartialDate.Check check = PartialDate.parse(text, today);
        return check.ok() ? check.value().date() : null;
    }

    /** Kind, number and end, as {@link #write} puts them: 健康证 JK98000123(2026-12-24). */
    static List<Talent.Document> documents(String text, LocalDate today) {
        List<Talent.Document> documents = new ArrayList<>();
        Matcher parts = PARTS.matcher(Clean.text(text));
        while (parts.find()) {
            String part = parts.group().strip();
            Matcher brackets = BRACKETS.matcher(part);
            String[] words = (brackets.matches() ? brackets.group(1) : part).strip().split("\\s+", 2);
            if (!words[0].isEmpty()) {
                documents.add(new Talent.Document(TalentRules.text(words[0], 60), words.length > 1 ? TalentRules.text(words[1], 60) : null,
                        brackets.matches() ? day(brackets.group(2), today) : null));
            }
        }
        return documents;
    }

    private Talent.Standing standing(RowValues row, Optional<Boolean> consent, List<Problem> problems) {
        LocalDate today = today();
        String text = row.text("status");
        Talent.PoolStatus status = Stream.of(Talent.PoolStatus.CANDIDATE, Talent.PoolStatus.POOL, Talent.PoolStatus.PAUSED, Talent.PoolStatus.LEFT)
                .filter(one -> text.contains(Texts.of(one))).findFirst().orElse(Talent.PoolStatus.CANDIDATE);
        if (Talent.PoolStatus.MEMBERS.contains(status) && !consent.orElse(true)) {
            rejected(row, problems, "consent.NO", Texts.text("talent.import.consent", row.where("status"), Texts.of(status)));
            return null;
        }
        String why = row.text("pause").isEmpty() ? text : row.text("pause");
        Talent.Pause pause = status != Talent.PoolStatus.PAUSED ? null
                : Arrays.stream(Talent.Pause.values()).filter(one -> why.contains(Texts.of(one))).findFirst().orElse(Talent.Pause.OTHER);
        LocalDate joined = Talent.PoolStatus.MEMBERS.contains(status) || status == Talent.PoolStatus.LEFT ? day(row.text("joinedOn"), today) : null;
        return new Talent.Standing(status, today, pause, TalentRules.text(row.text("reason"), 500), consent.orElse(false),
                consent.orElse(false) ? today : null, joined);
    }

    private static List<String> nominators(String text) {
        Matcher count = COUNT.matcher(Clean.compact(text));
        if (count.matches()) {
            return java.util.Collections.nCopies(Integer.parseInt(count.group(1)), "");
        }
        return Clean.split(text).stream().map(Clean::name).distinct().toList();
    }

    @Override
    public Map<String, String> write(Line line) {
        Talent.Person person = line.draft().person();
        Talent.Offer offer = line.draft().offer();
        Talent.Standing standing = line.standing();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", person.name());
        row.put("phone", person.phones().stream().map(phone -> phone.owner().isEmpty() ? phone.number() : phone.number() + "(" + phone.owner() + ")").collect(Collectors.joining(";")));
        row.put("source", Texts.of(person.source()));
        row.put("batch", person.batch() == null ? "" : Texts.of(person.batch()));
        row.put("skill", offer.skills().stream().map(TalentSheet::word).collect(Collectors.joining(Texts.text("talent.comma"))));
        row.put("slots", WeekSlot.words(offer.slots()));
        row.put("away", offer.away().stream().map(span -> span.from() + " ~ " + span.to() + (span.note() == null ? "" : "(" + span.note() + ")"))
                .collect(Collectors.joining(";")));
        row.put("audience", offer.audience().stream().sorted().map(Texts::of).collect(Collectors.joining(Texts.text("talent.comma"))));
        row.put("ages", offer.ageFrom() == null && offer.ageTo() == null ? "" : offer.ageTo() == null ? Texts.text("talent.ages.from", offer.ageFrom())
                : offer.ageFrom() == null ? Texts.text("talent.ages.to", offer.ageTo()) : offer.ageFrom() + "-" + offer.ageTo());
        row.put("ownVenue", Texts.text(offer.ownVenue() ? "talent.yes" : "talent.no"));
        row.put("venue", text(offer.venue()));
        row.put("seats", offer.seats() == null ? "" : offer.seats().toString());
        row.put("status", Texts.of(standing.status()));
        row.put("pause", standing.pause() == null ? "" : Texts.of(standing.pause()));
        row.put("reason", text(standing.reason()));
        row.put("consent", Texts.text(standing.consent() ? "talent.yes" : "talent.no"));
        row.put("joinedOn", standing.joinedOn() == null ? "" : standing.joinedOn().toString());
        row.put("nominators", String.join(Texts.text("talent.comma"), line.nominators()));
        row.put("why", text(line.why()));
        row.put("unit", text(person.unit()));
        row.put("community", text(person.community()));
        row.put("place", text(person.place()));
        row.put("intro", text(person.intro()));
        row.put("otherIdNo", person.documents().stream().map(one -> one.kind() + (one.number() == null ? "" : " " + one.number())
                + (one.validUntil() == null ? "" : "(" + one.validUntil() + ")")).collect(Collectors.joining(";")));
        row.put("remark", text(person.remark()));
        return row;
    }

    private static String word(Talent.Skill skill) {
        String inside = Stream.of(skill.level() == null ? "" : Texts.of(skill.level()), text(skill.note())).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return Domains.nameOf(skill.code()) + (inside.isEmpty() ? "" : "(" + inside + ")");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
