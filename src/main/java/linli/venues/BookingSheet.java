package linli.venues;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import linli.base.value.Phone;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.venues.Booking.BookingStatus;
import linli.venues.Conflict.ConflictKind;

/**
 * 场地预约 as a spreadsheet: one row a booking. A row that cannot be had is sent back with the booking in its way; what
 * lies in the past is only held against other bookings, for yesterday's hours may have been others.
 */
public final class BookingSheet extends ListSheet<Booking> {
    private static final String SUBJECT = "booking";

    private final Venues venues;
    private final VenueStore store;
    private final VenueQuery query;
    private final List<Column> columns = RoomSheet.columns("bookings.tsv");

    BookingSheet(Venues venues, VenueStore store, VenueQuery query) {
        this.venues = venues;
        this.store = store;
        this.query = query;
    }

    @Override
    public String kind() {
        return "bookings";
    }

    @Override
    public String title() {
        return Texts.text("venues.sheet.bookings");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Booking::id);
    }

    @Override
    public Iterable<Booking> stored() {
        names = null;
        return query.all();
    }

    /** Names of the rooms for one export; a booking itself knows only the id. */
    private Map<Long, Room> names;

    @Override
    public Map<String, String> write(Booking booking) {
        if (names == null || !names.containsKey(booking.roomId())) {
            names = store.rooms();
        }
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", booking.no());
        row.put("room", names.get(booking.roomId()).name());
        row.put("day", booking.day().toString());
        row.put("time", booking.from() + "-" + booking.to());
        row.put("purpose", booking.purpose());
        row.put("userClass", Texts.of(booking.userClass()));
        row.put("who", booking.who().name());
        row.put("phone", RoomSheet.text(booking.who().phone()));
        row.put("people", RoomSheet.text(booking.people()));
        row.put("status", Texts.of(booking.status()));
        row.put("reason", RoomSheet.text(booking.reason()));
        return row;
    }

    @Override
    public Parsed<Booking> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> said = RoomSheet.said(row, columns);
        RoomSheet.date(row, said, "day", venues.today(), problems);
        RoomSheet.whole(row, said, "people", problems);
        Optional<WeekSlot> time = time(row, said);
        Optional<Room> room = store.rooms().values().stream().filter(one -> Clean.compact(one.name()).equals(Clean.compact(said.getOrDefault("room", "")))).findFirst();
        if (room.isEmpty()) {
            problems.add(new Problem("room", Problem.Severity.REJECT, "room.UNKNOWN", Texts.text("venues.import.noRoom", row.where("room"), said.getOrDefault("room", ""))));
        }
        if (!said.containsKey("day")) {
            problems.add(new Problem("day", Problem.Severity.REJECT, "day.BAD", Texts.text("venues.import.noDay", row.where("day"))));
        }
        if (time.isEmpty()) {
            problems.add(new Problem("time", Problem.Severity.REJECT, "time.BAD", Texts.text("venues.import.noTime", row.where(row.has("time") ? "time" : "from"))));
        }
        UserClass userClass = word(UserClass.values(), said.get("userClass")).orElse(UserClass.RESIDENT);
        if (said.containsKey("userClass") && word(UserClass.values(), said.get("userClass")).isEmpty()) {
            problems.add(new Problem("userClass", Problem.Severity.WARN, "userClass.BAD", Texts.text("venues.import.badClass", row.where("userClass"), said.get("userClass"))));
        }
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.REJECT)) {
            return new Parsed<>(row, null, problems);
        }
        LocalDate day = LocalDate.parse(said.get("day"));
        BookingStatus status = word(BookingStatus.values(), said.get("status")).orElse(day.isBefore(venues.today()) ? BookingStatus.USED : BookingStatus.BOOKED);
        Booking booking = Booking.wish(room.get().id(), day, time.get().from(), time.get().to(), said.get("purpose"), userClass,
                        Booking.Who.other(said.get("who"), phone(said.get("phone")))).with(said.containsKey("people") ? Integer.valueOf(said.get("people")) : null)
                .standing(status, status.live() ? null : said.get("reason")).stored(Booking.id(said.get("no")), 0);
        try {
            booking.check();
            return new Parsed<>(row, booking, problems);
        } catch (UserError wrong) {
            problems.add(new Problem("", Problem.Severity.REJECT, wrong.key(), Texts.text("venues.import.wrong", row.where("room"), wrong.getMessage())));
            return new Parsed<>(row, null, problems);
        }
    }

    /** 14:00-16:00, 下午2点到4点, or two columns, which Excel keeps as parts of a day. */
    private static Optional<WeekSlot> time(RowValues row, Map<String, String> said) {
        String text = said.containsKey("time") ? said.get("time") : clock(row.cell("from"), said.get("from")) + "-" + clock(row.cell("to"), said.get("to"));
        return WeekSlot.parse(text).filter(slots -> slots.stream().map(slot -> slot.from() + "-" + slot.to()).distinct().count() == 1).map(List::getFirst);
    }

    private static String clock(Cell cell, String text) {
        return cell.isNumeric() && cell.number() < 1 ? LocalTime.ofSecondOfDay(Math.round(cell.number() * 1440) * 60).toString() : RoomSheet.text(text);
    }

    private static String phone(String text) {
        return text == null ? null : Phone.parseAll(text).stream().map(Phone::number).filter(Objects::nonNull).findFirst().orElse(text.length() > 40 ? text.substring(0, 40) : text);
    }

    private static <E extends Enum<E>> Optional<E> word(E[] all, String text) {
        return text == null ? Optional.empty() : Arrays.stream(all).filter(one -> Texts.of(one).startsWith(text) || text.startsWith(Texts.of(one))).findFirst();
    }

    @Override
    public Intake<Booking> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Booking> {
        /** What the file has taken so far, so that a later row meets it. */
        private final List<Booking> taken = new ArrayList<>();
        private final Set<Long> met = new HashSet<>();

        @Override
        public List<Judged<Booking>> judge(List<Parsed<Booking>> batch) {
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Booking> judge(Parsed<Booking> parsed) {
            Booking read = parsed.value();
            if (read == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
            }
            Booking now = same(read).orElse(null);
            if (now == null && taken.stream().anyMatch(one -> one.equals(read.stored(0, 0)))) {
                return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
            }
            if (now != null && !met.add(now.id())) {
                return new Judged<>(parsed, Fate.TWIN, now.id(), parsed.problems(), List.of());
            }
            Booking next = now == null ? read.stored(0, 0) : merged(now, parsed);
            if (next.equals(now)) {
                return new Judged<>(parsed, Fate.UNCHANGED, now.id(), parsed.problems(), List.of());
            }
            List<Problem> problems = new ArrayList<>(parsed.problems());
            if (next.status().live() && (now == null || !now.status().live() || !next.at(now.roomId(), now.day(), now.from(), now.to()).equals(next))) {
                conflicts(next).forEach(conflict -> problems.add(problem(parsed, conflict)));
            }
            if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.REJECT)) {
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
            taken.add(next);
            return new Judged<>(parsed, now == null ? Fate.NEW : Fate.UPDATED, now == null ? null : now.id(), problems, List.of());
        }

        /** Our own number come back, or the same room, day, time and person. */
        private Optional<Booking> same(Booking read) {
            Optional<Booking> numbered = read.id() == 0 ? Optional.empty() : store.find(read.id())
                    .filter(one -> one.who().name().equals(read.who().name()) || one.purpose().equals(read.purpose()) || one.at(read.roomId(), read.day(), read.from(), read.to()).equals(one));
            return numbered.or(() -> query.bookings(read.day(), read.day()).stream()
                    .filter(one -> one.roomId() == read.roomId() && one.from().equals(read.from()) && one.who().name().equals(read.who().name()))
                    .min(java.util.Comparator.<Booking, Boolean>comparing(one -> met.contains(one.id())).thenComparing(one -> one.status() != read.status())));
        }

        private List<Conflict> conflicts(Booking next) {
            List<Conflict> stored = venues.check(List.of(next)).stream().filter(one -> one.other() == null || taken.stream().noneMatch(moved -> moved.id() == one.other().id())).toList();
            List<Conflict> all = new ArrayList<>(stored);
            taken.stream().filter(one -> one.status().live() && one.meets(next) && (one.id() == 0 || one.id() != next.id()))
                    .forEach(one -> all.add(new Conflict(next, venues.room(next.roomId()).name(), ConflictKind.TAKEN, one, "")));
            return all;
        }

        private Problem problem(Parsed<Booking> parsed, Conflict conflict) {
            boolean past = conflict.wish().day().isBefore(venues.today()) && conflict.kind() != ConflictKind.TAKEN;
            return new Problem("time", past ? Problem.Severity.WARN : Problem.Severity.REJECT, "time." + conflict.kind(),
                    Texts.text("venues.import.conflict", parsed.row().where("room"), conflict.line()));
        }

        /** A blank cell says nothing; the person stays linked to their list as long as the name is the same. */
        private Booking merged(Booking now, Parsed<Booking> parsed) {
            Booking read = parsed.value();
            RowValues row = parsed.row();
            boolean sameName = read.who().name().equals(now.who().name());
            String phone = read.who().phone() == null ? now.who().phone() : read.who().phone();
            Booking.Who who = sameName ? new Booking.Who(now.who().kind(), now.who().id(), now.who().name(), phone) : read.who();
            BookingStatus status = row.text("status").isEmpty() ? now.status() : read.status();
            return new Booking(now.id(), read.roomId(), read.day(), read.from(), read.to(), read.purpose(), row.text("userClass").isEmpty() ? now.userClass() : read.userClass(),
                    who, now.activityId(), read.people() == null ? now.people() : read.people(), status, status.live() ? null : read.reason() == null ? now.reason() : read.reason(),
                    now.seriesId(), now.version());
        }

        @Override
        public void write(List<Judged<Booking>> batch, long run, Changes changes) {
            for (Judged<Booking> one : batch) {
                if (one.fate() == Fate.NEW) {
                    changes.created(SUBJECT, venues.insert(one.parsed().value().stored(0, 0), run, "venues.step.imported").id(), 1);
                } else if (one.fate() == Fate.UPDATED) {
                    Booking now = venues.get(one.target());
                    venues.update(merged(now, one.parsed()), Texts.text("venues.step.sheet", one.parsed().row().row()));
                    Map<String, String> before = BookingSheet.this.write(now);
                    before.put("whoKind", now.who().kind().name());
                    before.put("whoId", RoomSheet.text(now.who().id()));
                    before.put("roomId", String.valueOf(now.roomId()));
                    changes.updated(SUBJECT, now.id(), now.version() + 1, RoomSheet.keep(before));
                }
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            Booking now = store.find(id).orElse(null);
            if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
                return false;
            }
            return before == null ? store.removeBooking(id, now.version()) : back(now, RoomSheet.kept(before), versionAfter == ANY_VERSION ? now.version() + 1 : versionAfter - 1);
        }

        private boolean back(Booking now, Map<String, String> kept, long version) {
            String[] time = kept.get("time").split("-");
            Booking.Who who = new Booking.Who(Booking.WhoKind.valueOf(kept.get("whoKind")), kept.get("whoId").isEmpty() ? null : Long.valueOf(kept.get("whoId")), kept.get("who"),
                    kept.get("phone").isEmpty() ? null : kept.get("phone"));
            Booking was = new Booking(now.id(), Long.parseLong(kept.get("roomId")), LocalDate.parse(kept.get("day")), LocalTime.parse(time[0]), LocalTime.parse(time[1]),
                    kept.get("purpose"), word(UserClass.values(), kept.get("userClass")).orElseThrow(), who, now.activityId(),
                    kept.get("people").isEmpty() ? null : Integer.valueOf(kept.get("people")), word(BookingStatus.values(), kept.get("status")).orElseThrow(),
                    kept.get("reason").isEmpty() ? null : kept.get("reason"), now.seriesId(), now.version());
            try {
                venues.update(was, Texts.text("venues.step.undone"), version);
                return true;
            } catch (UserError taken) {
                // Somebody has its old time by now: it stays where it is, and the undo lists it.
                return false;
            }
        }
    }
}
