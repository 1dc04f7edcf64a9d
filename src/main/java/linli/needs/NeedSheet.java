package linli.needs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Phone;

/** 民情清单 as a spreadsheet: an export of the mini-program (时间, 内容, 电话 …) or our own. */
public final class NeedSheet extends ListSheet<Need> {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{4,}");
    /** A number that merely counts rows; it can mean another suggestion in next week's file. */
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,6}");
    private static final String STRONG = "n";
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Supplier<Intake<Need>> intakes;
    private final Supplier<? extends Iterable<Need>> stored;
    private final Clock clock;
    private final List<Column> columns = Column.table(NeedSheet.class, "columns.tsv", NeedSheet::looks);

    NeedSheet(Supplier<Intake<Need>> intakes, Supplier<? extends Iterable<Need>> stored, Clock clock) {
        this.intakes = intakes;
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "needs";
    }

    @Override
    public String title() {
        return Texts.text("needs.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Need> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        String body = row.text("body");
        if (plain(body).isEmpty()) {
            problems.add(new Problem("body", Problem.Severity.REJECT, "body.EMPTY",
                    Texts.text("needs.import.noBody", row.where("body"))));
            return new Parsed<>(row, null, problems);
        }
        if (body.length() > Needs.LONGEST) {
            problems.add(warn(row, "body", "body.LONG", Texts.text("needs.import.longBody", row.where("body"), Needs.LONGEST)));
            body = body.substring(0, Needs.LONGEST);
        }
        Cell timeCell = row.cell("time");
        Optional<LocalDateTime> time = time(timeCell);
        if (time.isEmpty() && !timeCell.isBlank()) {
            problems.add(warn(row, "time", "time.BAD", Texts.text("needs.import.badTime", row.where("time"), timeCell.text())));
        }
        Optional<String> phone = phone(row, problems);
        String name = cut(row.text("name"), 100);
        String nickname = cut(row.text("nickname"), 100);
        String shown = !name.isEmpty() ? name : nickname;
        Need.Asker asker = shown.isEmpty() && phone.isEmpty()
                ? new Need.Asker(Need.AskerKind.ANONYMOUS, null, null, null, orNull(cut(row.text("estate"), 100)))
                : new Need.Asker(Need.AskerKind.VISITOR, null, orNull(shown), phone.orElse(null), orNull(cut(row.text("estate"), 100)));
        Instant received = time.map(at -> at.atZone(clock.getZone()).toInstant()).orElseGet(clock::instant);
        NeedChannel channel = NeedChannel.find(row.text("channel")).orElse(NeedChannel.MINIAPP);
        Need.Progress start = Need.Progress.start(null);
        String category = cut(row.text("category"), 40);
        String no = row.text("needNo");
        Need need = new Need(0, NUMBER.matcher(no).matches() ? no : null, received, channel, asker, body.strip(),
                category.isEmpty() ? start : start.sorted(category, null), source(row, time, phone.orElse(Clean.compact(row.text("phone").isEmpty() ? shown : row.text("phone"))), body), 1);
        return new Parsed<>(row, need, problems);
    }

    private static Problem warn(RowValues row, String column, String cause, String text) {
        return new Problem(column, Problem.Severity.WARN, cause, text);
    }

    private static Optional<String> phone(RowValues row, List<Problem> problems) {
        String text = row.text("phone");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> number = Phone.parseAll(text).stream()
                .filter(phone -> phone.kind() == Phone.Kind.MOBILE || phone.kind() == Phone.Kind.LANDLINE)
                .map(Phone::number).findFirst();
        if (number.isEmpty()) {
            problems.add(warn(row, "phone", "phone.BAD", Texts.text("needs.import.badPhone", row.where("phone"))));
        }
        return number;
    }

    /**
     * The two marks by which a suggestion is known again. The key holds the text, the slot does not. An own number
     * that only counts rows is trusted together with the time alone: exports with the newest first renumber weekly.
     */
    private static Need.Source source(RowValues row, Optional<LocalDateTime> time, String who, String body) {
        String number = row.text("sourceNo").toLowerCase(Locale.ROOT);
        String when = time.map(at -> SHOWN.format(at)).orElse(Clean.text(row.cell("time").text()));
        String person = who.toLowerCase(Locale.ROOT);
        boolean strong = !number.isEmpty() && !ORDINAL.matcher(number).matches();
        String key;
        String slot;
        if (strong) {
            key = hash("id", number, plain(body));
            slot = STRONG + hash("id", number);
        } else {
            key = hash("text", when, person, plain(body));
            boolean minute = time.isPresent() && minutes(row.cell("time"));
            slot = minute && !person.isEmpty() ? hash("who", when, person)
                    : number.isEmpty() || !minute ? null : hash("row", number, when);
        }
        return new Need.Source(null, null, row.row(), key, slot, null);
    }

    /** @return whether the slot is the export's own, lasting number. */
    static boolean strong(String slot) {
        return slot.startsWith(STRONG);
    }

    private static boolean minutes(Cell cell) {
        return cell.isNumeric() ? cell.number() != Math.floor(cell.number())
                : parts(cell.text()).size() >= 5;
    }

    /** Reads a date with or without a time: a date cell, or any text whose numbers are year, month, day, hour, minute. */
    static Optional<LocalDateTime> time(Cell cell) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        try {
            if (cell.isNumeric() && cell.number() < 100_000) {
                return cell.number() < 1 ? Optional.empty() : Optional.of(LocalDate.of(1899, 12, 30).atStartOfDay()
                        .plusSeconds(Math.round(cell.number() * 86_400)).truncatedTo(ChronoUnit.MINUTES));
            }
            List<Integer> parts = parts(cell.text());
            if (parts.size() < 3 || parts.get(0) < 1900) {
                return Optional.empty();
            }
            int hour = parts.size() > 3 ? parts.get(3) : 0;
            boolean afternoon = List.of(Texts.text("needs.import.afternoon").split("\\|")).stream()
                    .anyMatch(word -> cell.text().toLowerCase(Locale.ROOT).contains(word));
            return Optional.of(LocalDateTime.of(parts.get(0), parts.get(1), parts.get(2),
                    afternoon && hour < 12 ? hour + 12 : hour, parts.size() > 4 ? parts.get(4) : 0));
        } catch (DateTimeException | NumberFormatException bad) {
            return Optional.empty();
        }
    }

    private static List<Integer> parts(String text) {
        List<Integer> parts = new ArrayList<>();
        Matcher digits = DIGITS.matcher(Clean.text(text));
        while (digits.find()) {
            String run = digits.group();
            if (parts.isEmpty() && run.length() >= 8) {
                parts.add(Integer.valueOf(run.substring(0, 4)));
                for (int i = 4; i + 2 <= Math.min(run.length(), 12); i += 2) {
                    parts.add(Integer.valueOf(run.substring(i, i + 2)));
                }
            } else {
                parts.add(Integer.valueOf(run));
            }
        }
        return parts;
    }

    /** @return the text without spaces and punctuation, so that a re-typed comma is no change. */
    static String plain(String text) {
        return Clean.text(text).replaceAll("[\\p{P}\\p{Z}\\p{C}\\s]+", "").toLowerCase(Locale.ROOT);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 40);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    @Override
    public Intake<Need> intake() {
        return intakes.get();
    }

    @Override
    public Map<String, String> write(Need need) {
        Need.Progress progress = need.progress();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("needNo", need.no());
        row.put("time", SHOWN.format(need.receivedAt().atZone(clock.getZone())));
        row.put("body", need.body());
        row.put("phone", text(need.asker().phone()));
        row.put("name", text(need.asker().name()));
        row.put("estate", text(need.asker().place()));
        row.put("channel", Texts.of(need.channel()));
        row.put("category", text(progress.category()));
        row.put("group", progress.group() == null ? "" : Texts.of(progress.group()));
        row.put("status", Texts.of(progress.status()));
        row.put("owner", text(progress.owner()));
        row.put("dueOn", text(progress.dueOn()));
        row.put("reply", text(progress.reply()));
        row.put("repliedOn", text(progress.repliedOn()));
        row.put("satisfaction", progress.satisfaction() == null ? "" : Needs.answer(progress.satisfaction()));
        return row;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Need::id);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterable<Need> stored() {
        return (Iterable<Need>) stored.get();
    }

    private static Predicate<Cell> looks(String key) {
        return switch (key) {
            case "time" -> cell -> time(cell).isPresent();
            case "phone" -> cell -> Phone.parseAll(cell.text()).stream().anyMatch(phone -> phone.kind() == Phone.Kind.MOBILE);
            case "body" -> cell -> cell.kind() == Cell.Kind.TEXT && cell.text().length() >= 8;
            default -> null;
        };
    }
}
