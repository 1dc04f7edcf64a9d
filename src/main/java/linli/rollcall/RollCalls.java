package linli.rollcall;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.excel.PrintBook;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCall.Meeting;
import linli.rollcall.RollCall.Rate;
import linli.rollcall.RollCall.Row;
import linli.rollcall.RollCall.Stored;
import linli.rollcall.RollCallQuery.Listed;

/** 点名, the front door: marks of who came, the sheet to print and take back in, and the participation rate. */
public final class RollCalls {
    /** Setting: what the participation rate is held against. SEATS, or anything else for those called. */
    static final String BASE = "activities.participation";
    private static final int DAYS_ON_PAPER = 20;

    private final Db db;
    private final Clock clock;
    private final BiFunction<Long, Integer, String> held;
    private final BiConsumer<Long, String> notHeld;
    private final Supplier<String> centre;
    private final RollCallStore store;
    private final RollCallQuery query;

    /**
     * @param held told that a session took place, with the people counted without names (null: as before); refuses one that
     *     cannot have; answers how the session and its class stood before, "" when that moves neither
     * @param notHeld told that marks of a session were taken back, and how it and its class stood before they were set; null
     *     when that is not known
     * @param centre the unit's name on printed sheets
     */
    public RollCalls(Db db, Clock clock, BiFunction<Long, Integer, String> held, BiConsumer<Long, String> notHeld, Supplier<String> centre) {
        this.db = db;
        this.clock = clock;
        this.held = held;
        this.notHeld = notHeld;
        this.centre = centre;
        this.store = new RollCallStore(db, clock);
        this.query = new RollCallQuery(db, clock.getZone());
    }

    /** @return who was on the list on the session's day, with the marks set. */
    public RollCall call(long session) {
        RollCallQuery.Head head = query.head(session).orElseThrow(() -> new UserError("error.activities.noSession", session));
        Map<Long, Stored> marks = store.of(session);
        Map<Long, int[]> counts = query.counts(head.activity());
        List<Row> rows = new ArrayList<>();
        for (Listed one : query.listed(head.activity())) {
            Stored mark = marks.get(one.enrolment());
            if (mark != null || one.on(head.on())) {
                int[] so = counts.getOrDefault(one.enrolment(), new int[2]);
                rows.add(new Row(one.enrolment(), one.name(), one.age(), mark == null ? null : mark.mark(), mark == null ? 0 : mark.version(), so[0], so[1]));
            }
        }
        boolean open = !head.on().isAfter(LocalDate.now(clock)) && (head.status().equals("PLANNED") || head.status().equals("HELD"));
        return new RollCall(session, head.activity(), head.no(), head.title(), head.on(), head.from(), head.to(), head.status(), open, head.heads(), rows,
                query.meetings(head.activity()));
    }

    /** @return the session to call now: the last one whose day has come and that was not called, else the last called, else the next. */
    public Long due(long activity) {
        List<Meeting> all = query.meetings(activity);
        LocalDate today = LocalDate.now(clock);
        return all.stream().filter(one -> !one.on().isAfter(today) && one.marks() == 0).reduce((first, second) -> second)
                .or(() -> all.stream().filter(one -> !one.on().isAfter(today)).reduce((first, second) -> second))
                .or(() -> all.stream().findFirst()).map(Meeting::session).orElse(null);
    }

    /**
     * Saves a roll-call; the session counts as held.
     *
     * @param marks by enrolment; null takes a mark back
     * @param heads people counted without names, or null to leave the count
     * @throws UserError when the session's day has not come, it was cancelled, or somebody else called the roll meanwhile
     */
    public RollCall save(RollCall seen, Map<Long, Mark> marks, Integer heads) {
        return db.write(() -> {
            held.apply(seen.session(), heads);
            Map<Long, Stored> now = store.of(seen.session());
            Map<Long, Row> rows = new HashMap<>();
            seen.rows().forEach(row -> rows.put(row.enrolment(), row));
            for (Map.Entry<Long, Mark> mark : marks.entrySet()) {
                Row row = rows.get(mark.getKey());
                Stored stored = now.get(mark.getKey());
                if (row == null || row.version() != (stored == null ? 0 : stored.version())) {
                    throw new UserError("error.rollcall.edited", seen.title(), seen.on());
                }
                put(seen.session(), mark.getKey(), stored, mark.getValue());
            }
            return call(seen.session());
        });
    }

    private void put(long session, long enrolment, Stored stored, Mark mark) {
        if (stored == null) {
            if (mark != null) {
                store.insert(session, enrolment, mark, null);
            }
        } else if (mark == null) {
            store.remove(stored.id(), stored.version());
        } else if (mark != stored.mark()) {
            store.update(stored.id(), stored.version(), mark);
        }
    }

    /** @return 参与率 of one activity, by the setting that is printed beside it. */
    public Rate participation(long activity) {
        int[] counts = query.rate(activity);
        boolean seats = bySeats();
        return new Rate(counts[0], seats ? counts[2] : counts[1], seats);
    }

    /** @return whether the rate is held against the seats, not against those called. */
    public boolean bySeats() {
        return query.setting(BASE).filter("SEATS"::equals).isPresent();
    }

    /**
     * Writes the class's sheet: a line a person, a column a session; what is called stands in it, the rest is to be filled in by
     * hand or on the PC and taken in again.
     */
    public Path print(long activity, Path target) {
        String[] names = query.names(activity);
        List<Meeting> meetings = query.meetings(activity);
        List<Meeting> shown = meetings.subList(Math.max(0, meetings.size() - DAYS_ON_PAPER), meetings.size());
        List<PrintBook.Head> heads = new ArrayList<>();
        heads.add(new PrintBook.Head(Texts.text("rollcall.column.no"), 12, PrintBook.Kind.TEXT));
        heads.add(new PrintBook.Head(Texts.text("rollcall.column.enrolment"), 7, PrintBook.Kind.TEXT));
        heads.add(new PrintBook.Head(Texts.text("rollcall.column.name"), 9, PrintBook.Kind.TEXT));
        Map<Long, Map<Long, Stored>> marks = new LinkedHashMap<>();
        for (Meeting meeting : shown) {
            heads.add(new PrintBook.Head(meeting.on().toString(), 6, PrintBook.Kind.TEXT));
            marks.put(meeting.session(), store.of(meeting.session()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Listed one : query.listed(activity)) {
            List<String> row = new ArrayList<>(List.of(names[0], String.valueOf(one.enrolment()), one.name()));
            shown.forEach(meeting -> {
                Stored mark = marks.get(meeting.session()).get(one.enrolment());
                row.add(mark == null ? "" : AttendanceSheet.sign(mark.mark()));
            });
            rows.add(row);
        }
        return new PrintBook().lying().sheet(Texts.text("rollcall.print.sheet"), Texts.text("rollcall.print.title", names[1]), centre.get(),
                Texts.text("rollcall.print.signs"), heads, rows, null, List.of(Texts.text("rollcall.print.leader"), Texts.text("rollcall.print.date"))).write(target);
    }

    /** @return the spreadsheet side, for the import engine. */
    public AttendanceSheet sheet() {
        return new AttendanceSheet(store, query, held, notHeld, clock);
    }
}
