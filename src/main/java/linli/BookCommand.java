package linli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.UserClass;
import linli.venues.Booking;
import linli.venues.Conflict;
import linli.venues.Rents;
import linli.venues.Series;
import linli.venues.Venues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code book ROOM DATE FROM-TO}: books a room once, or on a rhythm until a day; every conflict is listed and nothing is booked then. */
@Command(name = "book", resourceBundle = "linli.cli")
final class BookCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "ROOM", descriptionKey = "room")
    private String room;

    @Parameters(index = "1", paramLabel = "DATE", descriptionKey = "date")
    private LocalDate date;

    @Parameters(index = "2", paramLabel = "FROM-TO", descriptionKey = "time")
    private String time;

    @Option(names = "--who", required = true)
    private String who;

    @Option(names = "--purpose", required = true)
    private String purpose;

    @Option(names = "--phone")
    private String phone;

    @Option(names = "--class", defaultValue = "RESIDENT")
    private UserClass userClass;

    @Option(names = "--people")
    private Integer people;

    @Option(names = "--weekly")
    private boolean weekly;

    @Option(names = "--biweekly")
    private boolean biweekly;

    @Option(names = "--monthly")
    private boolean monthly;

    @Option(names = "--until", paramLabel = "DATE")
    private LocalDate until;

    @Option(names = "--skip-conflicts")
    private boolean skip;

    @Option(names = "--charge")
    private boolean charge;

    @Override
    int work(Wiring house, Output output) {
        Venues venues = house.venues();
        LocalTime[] span = span();
        long place = venues.rooms().stream().filter(one -> one.name().equals(room.strip())).findFirst()
                .orElseThrow(() -> new UserError("error.venues.roomUnknown", room, venues.rooms().stream().map(linli.venues.Room::name).collect(Collectors.joining(Texts.text("venues.comma"))))).id();
        Booking wish = Booking.wish(place, date, span[0], span[1], purpose, userClass, Booking.Who.other(who, phone)).with(people);
        Series.Rhythm rhythm = weekly ? Series.Rhythm.WEEKLY : biweekly ? Series.Rhythm.BIWEEKLY : monthly ? Series.Rhythm.MONTHLY : null;
        List<Series.Date> dates = rhythm == null ? List.of(new Series.Date(wish, venues.check(List.of(wish)))) : venues.plan(new Series(wish, rhythm, until));
        List<Conflict> conflicts = dates.stream().flatMap(one -> one.conflicts().stream()).toList();
        boolean refused = !conflicts.isEmpty() && (rhythm == null || !skip);
        List<Booking> booked = refused ? List.of() : rhythm == null ? List.of(house.rents().book(wish, charge, null))
                : house.rents().save(new Series(wish, rhythm, until), Series.skipping(dates), charge, null).booked();
        tell(output, venues, dates, booked, conflicts, refused, house.rents().of(booked.stream().map(Booking::id).toList()));
        return refused ? Main.REFUSED : 0;
    }

    private LocalTime[] span() {
        String[] parts = time.split("[-–~]");
        try {
            return new LocalTime[] {LocalTime.parse(padded(parts[0])), LocalTime.parse(padded(parts[1]))};
        } catch (DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            throw new UserError("error.venues.time", time, "");
        }
    }

    private static String padded(String text) {
        return text.strip().length() == 4 ? "0" + text.strip() : text.strip();
    }

    private static void tell(Output output, Venues venues, List<Series.Date> dates, List<Booking> booked, List<Conflict> conflicts, boolean refused, Rents.Fees fees) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("booked", booked.stream().map(one -> Map.of("id", one.id(), "no", one.no(), "day", one.day().toString(), "time", one.time())).toList());
        result.put("conflicts", conflicts.stream().map(one -> Map.of("day", one.wish().day().toString(), "kind", one.kind().name(), "why", one.words())).toList());
        result.put("charges", fees.lines().stream().map(due -> Map.of("id", due.charge().id(), "net", due.charge().net().toString(), "tariff", due.charge().tariffId())).toList());
        List<String> lines = new ArrayList<>();
        lines.add(refused ? Texts.text("cli.book.refused", dates.size(), conflicts.size()) : Texts.text("cli.book.done", booked.size(), dates.size() - booked.size()));
        conflicts.forEach(one -> lines.add(one.line()));
        if (!booked.isEmpty()) {
            venues.warnings(booked.getFirst()).forEach(lines::add);
        }
        if (!fees.lines().isEmpty()) {
            lines.add(Texts.text("cli.book.charged", fees.lines().size(), fees.net()));
        }
        output.result(result, String.join("\n", lines));
    }
}
