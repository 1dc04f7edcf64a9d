package linli.enrolments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.IdNumber;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Words;
import linli.enrolments.Enrolment.EnrolmentAction;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Person;
import linli.enrolments.Enrolment.Times;
import linli.enrolments.EnrolmentQuery.Offer;

/** 报名名单 as a spreadsheet: a line a person of a class. A document number only serves to find the resident and is not kept. */
public final class EnrolmentSheet extends ListSheet<EnrolmentSheet.Line> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECT = "enrolment";
    private static final Set<String> SHUT = Set.of("PREPARING", "CANCELLED");

    /** One row. {@code id} is our own number of it when it comes back, or null; {@code status} null where nothing is said. */
    public record Line(String no, String title, Long id, Person person, String idNo, EnrolmentStatus status, LocalDate asked, LocalDate seated,
                       LocalDate ended, String reason) {}

    private final Enrolments enrolments;
    private final EnrolmentStore store;
    private final EnrolmentQuery query;
    private final Clock clock;
    private final List<Column> columns;

    EnrolmentSheet(Enrolments enrolments, EnrolmentStore store, EnrolmentQuery query, Clock clock) {
        this.enrolments = enrolments;
        this.store = store;
        this.query = query;
        this.clock = clock;
        this.columns = Words.rows(EnrolmentSheet.class, "columns.tsv").stream().map(row -> new Column(row.get("key"), row.get("label"),
                List.of(row.get("synonyms").split("\\|")), Column.Use.valueOf(row.get("use")), false, null)).toList();
    }

    @Override
    public String kind() {
        return "enrolments";
    }

    @Override
    public String title() {
        return Texts.text("enrolments.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Column> written() {
        return columns.stream().filter(column -> !column.key().equals("idNo")).toList();
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Line::id);
    }

    @Override
    public Iterable<Line> stored() {
        return query.all().stream().map(line -> {
            Enrolment one = line.enrolment();
            return new Line(line.no(), line.title(), one.id(), one.person(), null, one.status(), day(one.times().asked()), day(one.times().seated()),
                    day(one.times().ended()), one.reason());
        }).toList();
    }

    private LocalDate day(Instant at) {
        return at == null ? null : at.atZone(clock.getZone()).toLocalDate();
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", line.no());
        row.put("title", line.title());
        row.put("id", String.valueOf(line.id()));
        row.put("name", line.person().name());
        row.put("phone", text(line.person().phone()));
        row.put("birth", text(line.person().birth()));
        row.put("status", Texts.of(line.status()));
        row.put("asked", text(line.asked()));
        row.put("seated", text(line.seated()));
        row.put("ended", text(line.ended()));
        row.put("reason", text(line.reason()));
        return row;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        String name = row.text("name");
        String no = row.text("no");
        String title = row.text("title");
        if (name.isEmpty() || no.isEmpty() && title.isEmpty()) {
            String column = name.isEmpty() ? "name" : "no";
            return new Parsed<>(row, null, List.of(new Problem(column, Problem.Severity.REJECT, "row.EMPTY", Texts.text("enrolments.import.incomplete", row.where(column)))));
        }
        IdNumber.Check id = IdNumber.check(row.text("idNo"), LocalDate.now(clock));
        PartialDate birth = birth(row, problems);
        if (birth == null && id.ok() && id.birth() != null) {
            birth = PartialDate.day(id.birth());
        }
        String phone = phone(row, problems);
        EnrolmentStatus status = Arrays.stream(EnrolmentStatus.values()).filter(one -> Texts.of(one).equals(Clean.compact(row.text("status")))).findFirst().orElse(null);
        String own = row.text("id");
        Line line = new Line(no, title, own.matches("\\d{1,18}") ? Long.valueOf(own) : null, new Person(null, name, phone, birth),
                id.ok() ? id.normalized() : null, status, date(row, "asked", problems), date(row, "seated", problems), date(row, "ended", problems),
                row.text("reason").isEmpty() ? null : row.text("reason"));
        return new Parsed<>(row, line, problems);
    }

    private String phone(RowValues row, List<Problem> problems) {
        String text = row.text("phone");
        Optional<String> number = text.isEmpty() ? Optional.empty() : Phone.parseAll(text).stream().filter(Phone::callable).map(Phone::number).findFirst();
        if (!text.isEmpty() && number.isEmpty()) {
            problems.add(new Problem("phone", Problem.Severity.WARN, "phone.BAD", Texts.text("enrolments.import.phone", row.where("phone"))));
        }
        return number.orElse(null);
    }

    private PartialDate birth(RowValues row, List<Problem> problems) {
        Cell cell = row.cell("birth");
        if (row.text("birth").isEmpty()) {
            return null;
        }
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), LocalDate.now(clock)) : PartialDate.parse(cell.text(), LocalDate.now(clock));
        if (!check.ok()) {
            problems.add(new Problem("birth", Problem.Severity.WARN, "birth.BAD", Texts.text("enrolments.import.date", row.where("birth"))));
        }
        return check.value();
    }

    private LocalDate date(RowValues row, String key, List<Problem> problems) {
        Cell cell = row.cell(key);
        if (row.text(key).isEmpty()) {
            return null;
        }
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), LocalDate.now(clock)) : PartialDate.parse(cell.text(), LocalDate.now(clock));
        if (!check.ok() || check.value().precision() != PartialDate.Precision.DAY) {
            problems.add(new Problem(key, Problem.Severity.WARN, key + ".BAD", Texts.text("enrolments.import.date", row.where(key))));
            return null;
        }
        return check.value().date();
    }

    @Override
    public Intake<Line> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Line> {
        private final Set<String> seen = new HashSet<>();
        /** Seats taken so far by class: stored ones and those of this file. */
        private final Map<Long, Integer> seated = new HashMap<>();
        private final Map<Line, Enrolment> found = new java.util.IdentityHashMap<>();

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed) {
            Line line = parsed.value();
            List<Problem> problems = new ArrayList<>(parsed.problems());
            if (line == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
            List<Offer> offers = query.named(line.no(), line.title());
            if (offers.size() != 1) {
                problems.add(new Problem("no", Problem.Severity.REJECT, "no.UNKNOWN",
                        Texts.text("enrolments.import.noClass", parsed.row().where("no"), line.no().isEmpty() ? line.title() : line.no())));
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
            Offer offer = offers.getFirst();
            Person who = resident(line);
            boolean over = line.status() == EnrolmentStatus.LEFT || line.status() == EnrolmentStatus.MOVED;
            if (!seen.add(offer.activity() + "/" + who.key() + "/" + (line.id() != null ? line.id() : over ? "over" + line.asked() : "in"))) {
                return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
            }
            Optional<Enrolment> met = met(line, offer, who, over);
            if (met.isPresent()) {
                return stored(parsed, met.get(), who, problems);
            }
            try {
                found.put(line, fresh(line, offer, who, over));
                return new Judged<>(parsed, Fate.NEW, null, problems, List.of());
            } catch (UserError wrong) {
                problems.add(new Problem("name", Problem.Severity.REJECT, wrong.key(), Texts.text("enrolments.import.wrong", parsed.row().where("name"), wrong.getMessage())));
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
        }

        private Optional<Enrolment> met(Line line, Offer offer, Person who, boolean over) {
            if (line.id() != null) {
                Optional<Enrolment> own = store.find(line.id()).filter(one -> one.activityId() == offer.activity() && one.person().name().equals(who.name()));
                if (own.isPresent()) {
                    return own;
                }
            }
            return over ? store.in(offer.activity(), Set.of(EnrolmentStatus.LEFT, EnrolmentStatus.MOVED)).stream()
                    .filter(one -> one.person().key().equals(who.key()) && (line.asked() == null || line.asked().equals(day(one.times().asked())))).findFirst()
                    : query.active(offer.activity(), who).stream().findFirst();
        }

        /** A person without a resident behind may get a phone or a birth date; all else is done at the desk. */
        private Judged<Line> stored(Parsed<Line> parsed, Enrolment one, Person who, List<Problem> problems) {
            Line line = parsed.value();
            if (line.status() != null && line.status() != one.status()) {
                problems.add(new Problem("status", Problem.Severity.WARN, "status.KEPT", Texts.text("enrolments.import.status", parsed.row().where("status"), Texts.of(one.status()))));
            }
            Person now = one.person();
            Person mended = now.residentId() != null ? now : new Person(null, now.name(), who.phone() == null ? now.phone() : who.phone(),
                    who.birth() == null ? now.birth() : who.birth());
            found.put(line, one.person(mended));
            return new Judged<>(parsed, mended.equals(now) ? Fate.UNCHANGED : Fate.UPDATED, one.id(), problems, List.of());
        }

        private Person resident(Line line) {
            List<Long> ids = line.idNo() != null ? query.byDocument(line.idNo()) : List.of();
            if (ids.isEmpty()) {
                PartialDate birth = line.person().birth();
                ids = query.byName(line.person().name(), line.person().phone(), birth != null && birth.precision() == PartialDate.Precision.DAY ? birth.date() : null);
            }
            return ids.size() != 1 ? line.person() : query.resident(ids.getFirst()).orElse(line.person());
        }

        private Enrolment fresh(Line line, Offer offer, Person who, boolean over) {
            Instant asked = moment(line.asked(), clock.instant());
            if (over) {
                Instant in = line.seated() == null ? asked : moment(line.seated(), asked);
                return new Enrolment(0, offer.activity(), who, line.status(), 0, new Times(asked, in, null, moment(line.ended(), clock.instant())), line.reason(), null, null, null, 1);
            }
            if (SHUT.contains(offer.status())) {
                throw new UserError("error.enrolments.closed", offer.title(), Texts.bundle().getString("enum.ActivityStatus." + offer.status()));
            }
            enrolments.check(offer, who);
            int taken = seated.computeIfAbsent(offer.activity(), store::seated);
            boolean lots = offer.byLot() && !query.drawn(offer.activity());
            boolean wants = line.status() == null ? taken < offer.seats() && !lots : line.status() != EnrolmentStatus.WAITING;
            if (wants && taken >= offer.seats()) {
                throw new UserError("error.enrolments.full", offer.title(), offer.seats(), 0);
            }
            seated.merge(offer.activity(), wants ? 1 : 0, Integer::sum);
            Instant in = wants ? line.seated() == null ? asked : moment(line.seated(), asked) : null;
            return new Enrolment(0, offer.activity(), who, wants ? EnrolmentStatus.ENROLLED : EnrolmentStatus.WAITING, 0, new Times(asked, in, null, null), line.reason(), null, null, null, 1);
        }

        private Instant moment(LocalDate day, Instant otherwise) {
            return day == null ? otherwise : day.atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant();
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            for (Judged<Line> judged : batch) {
                Enrolment one = found.get(judged.parsed().value());
                if (judged.fate() == Fate.NEW) {
                    Offer offer = query.offer(one.activityId()).orElseThrow();
                    changes.created(SUBJECT, enrolments.create(offer, one.person(), one.status(), one.times(), one.reason(), run).id(), 1);
                } else if (judged.fate() == Fate.UPDATED) {
                    Person before = store.find(one.id()).orElseThrow().person();
                    store.update(one);
                    store.step(one.activityId(), one.id(), enrolments.who(), EnrolmentAction.EDITED, null);
                    changes.updated(SUBJECT, one.id(), one.version() + 1, json(before));
                }
            }
        }

        private static String json(Person person) {
            Map<String, String> kept = new LinkedHashMap<>();
            kept.put("phone", person.phone());
            kept.put("birth", person.birth() == null ? null : person.birth().date().toString());
            kept.put("precision", person.birth() == null ? null : person.birth().precision().name());
            try {
                return JSON.writeValueAsString(kept);
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            boolean any = versionAfter == ANY_VERSION;
            Enrolment now = store.find(id).orElse(null);
            if (now == null || !any && now.version() != versionAfter || before == null && (query.marked(id) || query.charged(id))) {
                return false;
            }
            if (before == null) {
                return store.remove(id, now.version(), any);
            }
            try {
                JsonNode kept = JSON.readTree(before);
                PartialDate birth = kept.get("birth").isNull() ? null
                        : new PartialDate(LocalDate.parse(kept.get("birth").asText()), PartialDate.Precision.valueOf(kept.get("precision").asText()));
                return store.update(now.person(new Person(now.person().residentId(), now.person().name(), kept.get("phone").isNull() ? null : kept.get("phone").asText(), birth)),
                        any ? now.version() + 1 : versionAfter - 1);
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
