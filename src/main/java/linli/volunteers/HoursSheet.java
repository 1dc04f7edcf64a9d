package linli.volunteers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowReading;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;

/** 志愿服务时长 as a spreadsheet: an outside system's export, or our own. */
final class HoursSheet extends ListSheet<HoursSheet.Line> {
    private static final int LONGEST_DAY = 16 * 60;
    private final Supplier<Intake<Line>> intakes;
    private final Supplier<List<Line>> stored;
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

    HoursSheet(Supplier<Intake<Line>> intakes, Supplier<List<Line>> stored, Clock clock) {
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
    public Iterable<Line> stored() {
        return stored.get();
    }
}
