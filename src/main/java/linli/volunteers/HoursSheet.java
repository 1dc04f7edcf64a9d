package linli.volunteers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Judged;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowReading;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;

/** 志愿服务时长 as a spreadsheet: an outside system's export, or our own. */
final class HoursSheet extends ListSheet<HoursSheet.Line> {
    private static final int LONGEST_DAY = 16 * 60;
    private final Supplier<Intake<Line>> intakes;
    private final Supplier<List<Line>> stored;
    private final Function<Set<Long>, Map<Long, Line>> byId;
    private final Clock clock;
    private final List<Column> columns = Column.table(HoursSheet.class, "hours.tsv", key -> null);

    /**
     * One line of the list.
     *
     * @param volunteerId 0 until it is known whose it is
     * @param key the outside number, or who, when, what and how long together
     */
    record Line(String no, String name, String phone, String document, LocalDate on, int minutes, String content, String organiser, String key, long volunteerId) {
        static Line of(Volunteer who, Volunteer.Hours hours) {
            return new Line(who.no(), who.name(), who.phone(), who.document() == null ? null : who.document().number(), hours.on(), hours.minutes(),
                    hours.content(), hours.organiser(), hours.key(), who.id());
        }

        Line of(long volunteer) {
            return new Line(no, name, phone, document, on, minutes, content, organiser, key, volunteer);
        }
    }

    HoursSheet(Supplier<Intake<Line>> intakes, Supplier<List<Line>> stored, Function<Set<Long>, Map<Long, Line>> byId, Clock clock) {
        this.byId = byId;
        this.intakes = intakes;
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "volunteer-hours";
    }

    @Override
    public String title() {
        return Texts.text("volunteers.hours.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        LocalDate today = LocalDate.now(clock);
        RowReading cells = new RowReading(row, today);
        String name = cells.required("name", 100);
        String content = cells.required("content", 300);
        LocalDate on = cells.date("on");
        if (on == null || on.isAfter(today)) {
            cells.reject("on", "DAY", Texts.text("volunteers.import.day", cells.where("on"), today));
        }
        int minutes = minutes(row, cells);
        RowReading.Document document = cells.document("idNo", "idKind");
        String no = cells.text("no", 40);
        String phone = cells.phone("phone");
        String number = document == null ? null : document.number();
        String outside = cells.text("key", 64);
        String who = no != null ? no : number != null ? number : name + phone;
        return cells.done(new Line(no, name, phone, number, on, minutes, content, cells.text("organiser", 200),
                outside != null ? outside : hash(who, String.valueOf(on), String.valueOf(minutes), Clean.compact(content)), 0));
    }

    private static int minutes(RowValues row, RowReading cells) {
        String text = Clean.compact(row.text("hours")).replaceAll("[^0-9.]", "");
        double hours = text.matches("\\d{1,4}(\\.\\d{1,4})?") ? Double.parseDouble(text) : 0;
        long minutes = Math.round(row.header("hours").contains(Texts.text("volunteers.minuteWord")) ? hours : hours * 60);
        if (minutes <= 0 || minutes > LONGEST_DAY) {
            cells.reject("hours", "LENGTH", Texts.text("volunteers.import.length", cells.where("hours"), row.text("hours"), LONGEST_DAY / 60));
        }
        return (int) minutes;
    }

    private static String hash(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 40);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Intake<Line> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("key", line.key());
        row.put("no", text(line.no()));
        row.put("name", line.name());
        row.put("idNo", text(line.document()));
        row.put("phone", text(line.phone()));
        row.put("on", line.on().toString());
        row.put("hours", hours(line.minutes()));
        row.put("content", line.content());
        row.put("organiser", text(line.organiser()));
        return row;
    }

    /** @return hours as a decimal that reads back to the same minutes. */
    private static String hours(int minutes) {
        return java.math.BigDecimal.valueOf(minutes).divide(java.math.BigDecimal.valueOf(60), 4, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return byId.apply(ids).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> write(one.getValue())));
    }

    @Override
    public Iterable<Line> stored() {
        return stored.get();
    }

    /** One pass of a list of hours: a line that is stored already counts once, however often the export comes. */
    static final class Pass implements Intake<Line> {
        static final String SUBJECT = "volunteer-hours";
        private final VolunteerStore store;
        private final Set<String> seen = new HashSet<>();
        private List<Volunteer> people;

        Pass(VolunteerStore store) {
            this.store = store;
        }

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            Map<String, Volunteer.Hours> stored = new HashMap<>();
            store.keyed(batch.stream().map(Parsed::value).filter(Objects::nonNull).map(Line::key).collect(Collectors.toSet()))
                    .forEach(line -> stored.put(line.key(), line));
            return batch.stream().map(parsed -> judge(parsed, stored)).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed, Map<String, Volunteer.Hours> stored) {
            Line line = parsed.value();
            List<Problem> problems = new ArrayList<>(parsed.problems());
            if (line == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
            if (!seen.add(line.key())) {
                return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
            }
            Volunteer.Hours same = stored.get(line.key());
            if (same != null) {
                // Also a voided line: it was taken out on purpose and does not come back by the next export.
                return new Judged<>(parsed, Fate.UNCHANGED, same.id(), problems, List.of());
            }
            List<Volunteer> who = whose(line);
            if (who.size() != 1) {
                problems.add(new Problem("name", Problem.Severity.REJECT, who.isEmpty() ? "name.UNKNOWN" : "name.SEVERAL",
                        Texts.text(who.isEmpty() ? "volunteers.import.unknown" : "volunteers.import.several", parsed.row().where("name"), line.name(), who.size())));
                return new Judged<>(new Parsed<>(parsed.row(), null, parsed.problems()), Fate.REJECTED, null, problems, List.of());
            }
            return new Judged<>(new Parsed<>(parsed.row(), line.of(who.getFirst().id()), parsed.problems()), Fate.NEW, null, problems, List.of());
        }

        /** By number, else by document, else by name with phone, else by a name that only one has. */
        private List<Volunteer> whose(Line line) {
            if (people == null) {
                people = store.all();
            }
            if (line.no() != null) {
                return people.stream().filter(one -> line.no().equals(one.no())).toList();
            }
            if (line.document() != null) {
                return people.stream().filter(one -> one.document() != null && one.document().number().equals(line.document())).toList();
            }
            List<Volunteer> named = people.stream().filter(one -> one.name().equals(line.name())).toList();
            return line.phone() == null ? named : named.stream().filter(one -> one.phone() == null || one.phone().equals(line.phone())).toList();
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            for (Judged<Line> judged : batch) {
                if (judged.fate() == Fate.NEW) {
                    Line line = judged.parsed().value();
                    long id = store.insert(new Volunteer.Hours(0, line.volunteerId(), null, line.on(), line.minutes(), line.content(), line.organiser(), line.key(),
                            null, 1), run);
                    changes.created(SUBJECT, id, 1);
                }
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            Volunteer.Hours now = store.hour(id).orElse(null);
            return now != null && (versionAfter == ANY_VERSION || now.version() == versionAfter) && store.removeHours(id, now.version());
        }
    }
}
