package linli.venues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import linli.base.value.PartialDate;
import linli.base.value.WeekSlot;

/** 场地 as a spreadsheet: one row a room, known again by its name. */
public final class RoomSheet extends ListSheet<Room> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECT = "venue_room";

    private final VenueStore store;
    private final LocalDate today;
    private final List<Column> columns = columns("rooms.tsv");

    RoomSheet(VenueStore store, LocalDate today) {
        this.store = store;
        this.today = today;
    }

    @Override
    public String kind() {
        return "rooms";
    }

    @Override
    public String title() {
        return Texts.text("venues.sheet.rooms");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Room::id);
    }

    @Override
    public Iterable<Room> stored() {
        return store.rooms().values();
    }

    @Override
    public Map<String, String> write(Room room) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", room.name());
        row.put("place", text(room.place()));
        row.put("capacity", text(room.capacity()));
        row.put("equipment", text(room.equipment()));
        row.put("hours", WeekSlot.words(room.hours()));
        row.put("turnover", text(room.turnover()));
        row.put("from", text(room.from()));
        row.put("to", text(room.to()));
        row.put("notes", text(room.notes()));
        return row;
    }

    @Override
    public Parsed<Room> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> said = said(row, columns);
        if (!said.containsKey("name")) {
            problems.add(new Problem("name", Problem.Severity.REJECT, "name.EMPTY", Texts.text("venues.import.noRoomName", row.where("name"))));
            return new Parsed<>(row, null, problems);
        }
        whole(row, said, "capacity", problems);
        whole(row, said, "turnover", problems);
        if (said.containsKey("hours") && WeekSlot.parse(said.get("hours")).isEmpty()) {
            problems.add(new Problem("hours", Problem.Severity.WARN, "hours.BAD", Texts.text("venues.import.badHours", row.where("hours"), said.remove("hours"))));
        }
        date(row, said, "from", today, problems);
        date(row, said, "to", today, problems);
        try {
            Room room = room(Room.named(said.get("name"), null), said);
            room.check();
            return new Parsed<>(row, room, problems);
        } catch (UserError wrong) {
            problems.add(new Problem("", Problem.Severity.REJECT, wrong.key(), Texts.text("venues.import.wrong", row.where("name"), wrong.getMessage())));
            return new Parsed<>(row, null, problems);
        }
    }

    /** @return the room with what the texts say; what they do not say stays. */
    private static Room room(Room now, Map<String, String> said) {
        Function<String, String> text = key -> said.get(key);
        return new Room(now.id(), now.version() == 0 ? said.get("name") : now.name(), said.getOrDefault("place", now.place()),
                said.containsKey("capacity") ? Integer.valueOf(text.apply("capacity")) : now.capacity(), said.getOrDefault("equipment", now.equipment()),
                said.containsKey("hours") ? WeekSlot.parse(text.apply("hours")).orElse(now.hours()) : now.hours(),
                said.containsKey("turnover") ? Integer.parseInt(text.apply("turnover")) : now.turnover(), said.getOrDefault("notes", now.notes()),
                said.containsKey("from") ? LocalDate.parse(text.apply("from")) : now.from(), said.containsKey("to") ? LocalDate.parse(text.apply("to")) : now.to(),
                now.version());
    }

    @Override
    public Intake<Room> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Room> {
        private final Set<String> seen = new HashSet<>();

        @Override
        public List<Judged<Room>> judge(List<Parsed<Room>> batch) {
            Map<String, Room> byName = store.rooms().values().stream().collect(Collectors.toMap(Room::name, room -> room));
            List<Judged<Room>> judged = new ArrayList<>();
            for (Parsed<Room> parsed : batch) {
                Room room = parsed.value();
                if (room == null) {
                    judged.add(new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of()));
                } else if (!seen.add(room.name())) {
                    judged.add(new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of()));
                } else {
                    Room now = byName.get(room.name());
                    Fate fate = now == null ? Fate.NEW : merged(now, parsed).equals(now) ? Fate.UNCHANGED : Fate.UPDATED;
                    judged.add(new Judged<>(parsed, fate, now == null ? null : now.id(), parsed.problems(), List.of()));
                }
            }
            return judged;
        }

        private Room merged(Room now, Parsed<Room> parsed) {
            Map<String, String> said = said(parsed.row(), columns);
            parsed.problems().forEach(problem -> said.remove(problem.column()));
            whole(parsed.row(), said, "capacity", new ArrayList<>());
            whole(parsed.row(), said, "turnover", new ArrayList<>());
            date(parsed.row(), said, "from", today, new ArrayList<>());
            date(parsed.row(), said, "to", today, new ArrayList<>());
            return room(now, said);
        }

        @Override
        public void write(List<Judged<Room>> batch, long run, Changes changes) {
            Map<Long, Room> rooms = store.rooms();
            for (Judged<Room> one : batch) {
                if (one.fate() == Fate.NEW) {
                    changes.created(SUBJECT, store.insert(one.parsed().value()), 1);
                } else if (one.fate() == Fate.UPDATED) {
                    Room now = rooms.get(one.target());
                    if (!store.update(merged(now, one.parsed()))) {
                        throw new IllegalStateException("room " + now.id() + " changed inside the import's transaction");
                    }
                    changes.updated(SUBJECT, now.id(), now.version() + 1, keep(RoomSheet.this.write(now)));
                }
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            Room now = store.rooms().get(id);
            if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
                return false;
            }
            if (before == null) {
                return store.removeRoom(id, now.version());
            }
            Map<String, String> kept = kept(before);
            kept.values().removeIf(String::isEmpty);
            Room blank = new Room(id, now.name(), null, null, null, List.of(), 0, null, null, null, now.version());
            return store.update(room(blank, kept), versionAfter == ANY_VERSION ? now.version() + 1 : versionAfter - 1);
        }
    }

    // ---- for both lists of this folder ----

    /** @return what the row says, by column; blank cells and columns that carry nothing are left out. */
    static Map<String, String> said(RowValues row, List<Column> columns) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Column column : columns) {
            String text = column.use() == Column.Use.IGNORED ? "" : row.text(column.key());
            if (!text.isBlank()) {
                said.put(column.key(), text.strip());
            }
        }
        return said;
    }

    /** Makes 30人 and 30.0 a 30; what is no number is warned of and taken as not said. */
    static void whole(RowValues row, Map<String, String> said, String key, List<Problem> problems) {
        String text = said.remove(key);
        if (text == null) {
            return;
        }
        String digits = text.replaceAll("\\.0+$", "").replaceAll("\\D", "");
        if (digits.isEmpty() || digits.length() > 5) {
            problems.add(new Problem(key, Problem.Severity.WARN, key + ".BAD", Texts.text("venues.import.badNumber", row.where(key), text)));
        } else {
            said.put(key, digits);
        }
    }

    /** Makes any way of writing a day an ISO day; what is none is warned of and taken as not said. */
    static void date(RowValues row, Map<String, String> said, String key, LocalDate today, List<Problem> problems) {
        String text = said.remove(key);
        if (text == null) {
            return;
        }
        Optional<LocalDate> day = Optional.of(PartialDate.parse(text, today)).filter(PartialDate.Check::ok).map(PartialDate.Check::value)
                .filter(date -> date.precision() == PartialDate.Precision.DAY).map(PartialDate::date);
        if (day.isEmpty()) {
            problems.add(new Problem(key, Problem.Severity.WARN, key + ".BAD", Texts.text("venues.import.badDay", row.where(key), text)));
        } else {
            said.put(key, day.get().toString());
        }
    }

    static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    static String keep(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Map<String, String> kept(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static List<Column> columns(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(RoomSheet.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t", -1))
                    .map(cells -> new Column(cells[0], cells[1], List.of(cells[2].split("\\|")), Column.Use.valueOf(cells[3]), false, null)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
