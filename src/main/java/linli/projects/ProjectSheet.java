package linli.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.SourcingBatch;
import linli.base.value.Uscc;
import linli.base.value.WeekSlot;
import linli.base.value.Words;
import linli.projects.Project.Audience;
import linli.projects.Project.Giver;
import linli.projects.Project.Price;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;

/** 服务项目清单 as a spreadsheet. What a row does not say is null or "" in its record; the store's value stays then. */
public final class ProjectSheet extends ListSheet<Project> {
    private static final List<Map<String, String>> WORDS = Words.rows(ProjectSheet.class, "words.tsv");
    private static final Pattern PRICE = Pattern.compile("[\u00A5\uFFE5]?([0-9,]+(?:\\.[0-9]+)?)(.*)");
    private static final Pattern COUNT = Pattern.compile("(-?\\d{1,9})(?:\\.0+)?[^\\d]*");

    private final Supplier<Intake<Project>> intakes;
    private final Projects projects;
    private final Supplier<List<ProjectQuery.Giver>> givers;
    private final Supplier<List<Project>> all;
    private final List<Column> columns = Words.rows(ProjectSheet.class, "columns.tsv").stream()
            .map(row -> new Column(row.get("key"), row.get("label"), List.of(row.get("synonyms").split("\\|")), Column.Use.valueOf(row.get("use")), false,
                    row.get("key").equals("slots") ? cell -> WeekSlot.parse(cell.text()).isPresent() : null)).toList();

    ProjectSheet(Supplier<Intake<Project>> intakes, Projects projects, Supplier<List<ProjectQuery.Giver>> givers, Supplier<List<Project>> all) {
        this.intakes = intakes;
        this.projects = projects;
        this.givers = givers;
        this.all = all;
    }

    @Override
    public String kind() {
        return "projects";
    }

    @Override
    public String title() {
        return Texts.text("projects.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Project> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        String name = row.text("name");
        if (ProjectList.key(name).length() < 2) {
            problems.add(new Problem("name", Problem.Severity.REJECT, "name.EMPTY", Texts.text("projects.import.noName", row.where("name"))));
            return new Parsed<>(row, null, problems);
        }
        Uscc.Check code = Uscc.check(row.text("partnerCode"));
        if (Set.of(Uscc.Status.BAD_CHAR, Uscc.Status.BAD_CHECK, Uscc.Status.BAD_LENGTH).contains(code.status())) {
            warn(problems, "partnerCode", "uscc." + code.status(), Texts.text("projects.import.uscc", row.where("partnerCode"), row.text("partnerCode")));
        }
        // The intake finds the partner; until then its code or name stands where the name will be.
        Giver giver = new Giver(null, code.ok() ? code.normalized() : row.text("partner"), row.text("sourceUnit"));
        List<WeekSlot> slots = slots(row, problems);
        String frequency = row.text("frequency").isEmpty() && slots.isEmpty() ? row.text("slots") : row.text("frequency");
        Project.Face face = new Project.Face(name, giver, domain(row, problems), audience(row, problems), frequency, slots,
                word(ProjectVenue.class, "venueKind", row, problems).orElse(null), row.text("venue"), price(row, problems), seats(row, problems),
                date(row, "starts", problems), date(row, "ends", problems), row.text("community"), word(SourcingBatch.class, "batch", row, problems).orElse(null),
                row.text("brand"), row.text("remark"));
        ProjectStatus status = word(ProjectStatus.class, "status", row, problems).orElse(null);
        return new Parsed<>(row, new Project(0, face, new Project.Status(status, null, ""), null, null, 1), problems);
    }

    private static String domain(RowValues row, List<Problem> problems) {
        String text = row.text("domain");
        Optional<String> named = Domains.find(text).map(Domains.Domain::code);
        if (named.isPresent() || text.isEmpty() && !row.has("name")) {
            return named.orElse(null);
        }
        // A root named by the column and a leaf named by the project's own words: the leaf says more.
        Optional<String> guessed = named(text + " " + row.text("name"));
        if (!text.isEmpty()) {
            warn(problems, "domain", "domain.UNKNOWN", Texts.text("projects.import.domain", row.where("domain"), text,
                    guessed.map(Domains::nameOf).orElse(Texts.text("projects.nothing"))));
        }
        return guessed.orElse(null);
    }

    /** @return the domain that a name says last: in Chinese what a thing is stands at its end. */
    static Optional<String> named(String words) {
        return Domains.codesIn(words).stream().reduce((one, later) -> Domains.byCode(later).orElseThrow().root() ? one : later);
    }

    private static Audience audience(RowValues row, List<Problem> problems) {
        Set<FocusGroup> groups = EnumSet.noneOf(FocusGroup.class);
        for (String part : Clean.split(row.text("groups"))) {
            find(FocusGroup.class, "groups", part).ifPresentOrElse(groups::add,
                    () -> warn(problems, "groups", "groups.UNKNOWN", Texts.text("projects.import.word", row.where("groups"), part, words(FocusGroup.class))));
        }
        String ages = row.text("ages");
        Optional<Audience> read = ages(ages, row.text("audience"), groups);
        if (read.isEmpty()) {
            warn(problems, "ages", "ages.BAD", Texts.text("projects.import.ages", row.where("ages"), ages));
        }
        return read.orElse(new Audience(row.text("audience"), groups, null, null));
    }

    /** @return whom it is for, with ages as people write them (6-12岁, 60岁以上, 不限); empty when the number means nothing known */
    static Optional<Audience> ages(String ages, String words, Set<FocusGroup> groups) {
        for (Map<String, String> one : WORDS) {
            Matcher matcher = one.get("list").equals("age") ? Pattern.compile(one.get("word")).matcher(Clean.text(ages)) : null;
            if (matcher != null && matcher.matches()) {
                int first = Integer.parseInt(matcher.group(1));
                return Optional.of(switch (one.get("constant")) {
                    case "RANGE" -> new Audience(words, groups, first, Integer.valueOf(matcher.group(2)));
                    case "FROM" -> new Audience(words, groups, first, null);
                    default -> new Audience(words, groups, null, first);
                });
            }
        }
        return ages.chars().anyMatch(Character::isDigit) ? Optional.empty() : Optional.of(new Audience(words, groups, null, null));
    }

    private static List<WeekSlot> slots(RowValues row, List<Problem> problems) {
        String text = row.text("slots");
        Optional<List<WeekSlot>> slots = text.isEmpty() ? Optional.of(List.of()) : WeekSlot.parse(text);
        if (slots.isEmpty()) {
            warn(problems, "slots", "slots.BAD", Texts.text("projects.import.slots", row.where("slots"), text));
        }
        return slots.orElse(List.of());
    }

    /** @return null when the row says nothing of money */
    private static Price price(RowValues row, List<Problem> problems) {
        Optional<ProjectFee> fee = word(ProjectFee.class, "fee", row, problems);
        Matcher matcher = PRICE.matcher(Clean.compact(row.text("price")));
        Money amount = null;
        String unit = row.text("unit");
        if (matcher.matches()) {
            Money.Check check = Money.check(matcher.group(1));
            if (!check.ok()) {
                problems.add(new Problem("price", Problem.Severity.REJECT, "price." + check.status(), Texts.text("projects.import.price", row.where("price"), row.text("price"))));
            }
            amount = check.value();
            unit = unit.isEmpty() ? matcher.group(2) : unit;
        } else if (!row.text("price").isEmpty() && find(ProjectFee.class, "fee", row.text("price")).isEmpty()) {
            warn(problems, "price", "price.BAD", Texts.text("projects.import.price", row.where("price"), row.text("price")));
        }
        boolean paid = amount != null && !amount.isZero();
        if (fee.isEmpty() && row.text("price").isEmpty()) {
            return null;
        }
        return fee.orElse(paid ? ProjectFee.LOW_FEE : ProjectFee.FREE) == ProjectFee.FREE ? Price.FREE : new Price(ProjectFee.LOW_FEE, amount, unit);
    }

    private static Integer seats(RowValues row, List<Problem> problems) {
        Cell cell = row.cell("seats");
        String text = cell.isNumeric() ? new BigDecimal(cell.number()).toPlainString() : Clean.compact(row.text("seats"));
        Matcher matcher = COUNT.matcher(text);
        if (matcher.matches()) {
            return Integer.valueOf(matcher.group(1));
        }
        if (text.chars().anyMatch(Character::isDigit)) {
            problems.add(new Problem("seats", Problem.Severity.REJECT, "seats.BAD", Texts.text("projects.import.seats", row.where("seats"), row.text("seats"))));
        }
        return null;
    }

    private LocalDate date(RowValues row, String key, List<Problem> problems) {
        if (row.text(key).isEmpty()) {
            return null;
        }
        Cell cell = row.cell(key);
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), projects.today()) : PartialDate.parse(cell.text(), projects.today());
        if (check.status() == PartialDate.Status.LONG_TERM) {
            return null;
        }
        if (check.value() == null) {
            warn(problems, key, "date." + check.status(), Texts.text("projects.import.date", row.where(key), row.text(key)));
            return null;
        }
        // A project that runs until a month runs until its last day.
        return key.equals("ends") ? check.value().latest() : check.value().date();
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String key, RowValues row, List<Problem> problems) {
        String text = row.text(key);
        Optional<E> found = find(type, key, text);
        if (!text.isEmpty() && found.isEmpty()) {
            warn(problems, key, key + ".UNKNOWN", Texts.text("projects.import.word", row.where(key), text, words(type)));
        }
        return found;
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Texts::of).collect(Collectors.joining(Texts.text("partners.comma")));
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String key, String text) {
        Optional<E> own = Arrays.stream(type.getEnumConstants()).filter(constant -> Texts.of(constant).equals(text)).findFirst();
        return own.isPresent() ? own : WORDS.stream().filter(row -> row.get("list").equals(key) && List.of(row.get("word").split("\\|")).contains(text))
                .map(row -> Enum.valueOf(type, row.get("constant"))).findFirst();
    }

    private static void warn(List<Problem> problems, String column, String cause, String text) {
        problems.add(new Problem(column, Problem.Severity.WARN, cause, text));
    }

    @Override
    public Intake<Project> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(Project project) {
        Project.Face face = project.face();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", face.name());
        row.put("partner", text(face.giver().partnerName()));
        row.put("partnerCode", givers.get().stream().filter(giver -> face.giver().partnerId() != null && giver.id() == face.giver().partnerId())
                .map(ProjectQuery.Giver::uscc).findFirst().orElse(""));
        row.put("sourceUnit", face.giver().sourceUnit());
        row.put("domain", Domains.nameOf(face.domain()));
        row.put("audience", face.audience().words());
        row.put("groups", face.audience().groups().stream().map(Texts::of).collect(Collectors.joining(Texts.text("partners.comma"))));
        row.put("ages", ages(face.audience()));
        row.put("frequency", face.frequency());
        row.put("slots", WeekSlot.words(face.slots()));
        row.put("venueKind", Texts.of(face.venueKind()));
        row.put("venue", face.venue());
        row.put("fee", Texts.of(face.price().fee()));
        row.put("price", face.price().amount() == null ? "" : face.price().amount().toString());
        row.put("unit", face.price().unit());
        row.put("seats", text(face.seats()));
        row.put("starts", face.starts().toString());
        row.put("ends", text(face.ends()));
        row.put("community", face.community());
        row.put("batch", Texts.of(face.batch()));
        row.put("brand", face.brand());
        row.put("status", Texts.of(project.status().now()));
        row.put("remark", face.remark());
        row.put("verifiedOn", text(project.proof().verifiedOn()));
        return row;
    }

    /** @return the ages as people write them: 6-12岁, 60岁以上; "" without a limit. */
    static String ages(Audience audience) {
        if (audience.ageFrom() != null && audience.ageTo() != null) {
            return Texts.text("projects.ages.range", audience.ageFrom(), audience.ageTo());
        }
        return audience.ageFrom() != null ? Texts.text("projects.ages.from", audience.ageFrom())
                : audience.ageTo() != null ? Texts.text("projects.ages.to", audience.ageTo()) : "";
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Project::id);
    }

    @Override
    public Iterable<Project> stored() {
        return all.get();
    }
}
