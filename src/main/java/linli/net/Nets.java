package linli.net;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linli.base.excel.PrintBook;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.value.DayPart;
import linli.base.value.Domains;
import linli.matching.Ask;
import linli.matching.Matches;
import linli.net.Net.Behind;
import linli.net.Net.Cell;
import linli.net.Net.Row;
import linli.net.Net.Time;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import linli.supplies.Supply.Standing;
import linli.supplies.Supply.Week;

/** 服务网, the front door: the grid of time and domain, what stands behind a cell, and the grid as a workbook. */
public final class Nets {
    private static final Set<Supply.Kind> SERVICES = Set.of(Supply.Kind.PROJECT, Supply.Kind.CLASS);

    private final Supplies supplies;
    private final Matches matches;
    private final Clock clock;

    public Nets(Supplies supplies, Matches matches, Clock clock) {
        this.supplies = supplies;
        this.matches = matches;
        this.clock = clock;
    }

    /** @return the grid as it is now. */
    public Net net() {
        List<Supply> services = supplies.now().all().stream().filter(this::runs).toList();
        List<Ask> asks = matches.open();
        List<Row> rows = new ArrayList<>();
        for (Domains.Domain root : Domains.roots()) {
            List<Supply> own = services.stream().filter(one -> of(root.code(), one.domains())).toList();
            List<Ask> wanting = asks.stream().filter(ask -> first(root.code(), ask)).toList();
            List<Ask> anytime = wanting.stream().filter(ask -> ask.slots().isEmpty()).toList();
            List<Cell> cells = new ArrayList<>();
            for (Time time : Time.ALL) {
                Week week = week(time);
                List<Supply> then = own.stream().filter(one -> one.week().meets(week)).toList();
                int needs = (int) wanting.stream().filter(ask -> ask.week().meets(week)).count() + (own.isEmpty() ? anytime.size() : 0);
                cells.add(new Cell(root.code(), root.name(), time, then.size(), then.stream().mapToInt(one -> one.seats().all()).sum(), needs));
            }
            rows.add(new Row(root.code(), root.name(), List.copyOf(cells), anytime.size(),
                    (int) own.stream().filter(one -> one.week().empty()).count(), wanting.size()));
        }
        return new Net(List.copyOf(rows));
    }

    /** @return the services, free talents, free rooms and open needs of a cell. */
    public Behind behind(Cell cell) {
        Supplies.Snapshot now = supplies.now();
        Week week = week(cell.time());
        List<Supply> services = now.all().stream().filter(this::runs).filter(one -> of(cell.root(), one.domains()) && one.week().meets(week)).toList();
        List<Supply> talents = now.all().stream()
                .filter(one -> one.kind() == Supply.Kind.TALENT && one.state().consent() && of(cell.root(), one.domains()) && one.week().meets(week))
                .filter(one -> !one.state().gone(one.week().and(week), LocalDate.now(clock)))
                .filter(one -> one.state().standing() == Standing.READY || one.state().standing() == Standing.PAUSED_VENUE).toList();
        List<Supply> rooms = now.rooms().stream().filter(one -> one.week().meets(week)).toList();
        boolean none = now.all().stream().filter(this::runs).noneMatch(one -> of(cell.root(), one.domains()));
        List<Ask> needs = matches.open().stream().filter(ask -> first(cell.root(), ask))
                .filter(ask -> ask.week().meets(week) || none && ask.slots().isEmpty()).toList();
        return new Behind(cell, services, talents, rooms, needs);
    }

    /** Planned ones are not offered yet, paused and ended ones no more. */
    private boolean runs(Supply supply) {
        return SERVICES.contains(supply.kind()) && supply.state().standing() == Standing.READY
                && (supply.state().until() == null || !supply.state().until().isBefore(LocalDate.now(clock)));
    }

    private static boolean of(String root, Set<String> codes) {
        return codes.stream().anyMatch(code -> Domains.rootOf(code).equals(root));
    }

    /** A need counts once, under the domain it names first. */
    private static boolean first(String root, Ask ask) {
        return !ask.domains().isEmpty() && Domains.rootOf(ask.domains().iterator().next()).equals(root);
    }

    static Week week(Time time) {
        int[] bounds = {0, 12 * 60, 18 * 60, 24 * 60};
        int part = time.part() == DayPart.MORNING ? 0 : time.part() == DayPart.AFTERNOON ? 1 : 2;
        long bits = Week.bits(bounds[part], bounds[part + 1]);
        long[] days = new long[7];
        for (int day = 0; day < 7; day++) {
            days[day] = (day >= 5) == time.weekend() ? bits : 0;
        }
        return Week.of(days);
    }

    /** @return the column's word, e.g. 工作日早. */
    static String word(Time time) {
        return text(time.weekend() ? "net.weekend" : "net.workday", part(time));
    }

    /** @return 早, 午 or 晚. */
    static String part(Time time) {
        return switch (time.part()) {
            case MORNING -> text("net.morning");
            case AFTERNOON -> text("net.afternoon");
            case EVENING -> text("net.evening");
        };
    }

    /** Writes the grid, its services and its gaps as a workbook. @return where, see {@link PrintBook#write} */
    public Path write(Path wish) {
        Net net = net();
        LocalDate today = LocalDate.now(clock);
        List<Head> heads = new ArrayList<>(List.of(new Head(text("net.sheet.domain"), 14, Kind.TEXT)));
        Time.ALL.forEach(time -> heads.add(new Head(word(time), 15, Kind.TEXT)));
        heads.add(new Head(text("net.sheet.needs"), 10, Kind.COUNT));
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : net.rows()) {
            List<Object> cells = new ArrayList<>(List.of(row.name()));
            row.cells().forEach(cell -> cells.add(words(cell)));
            cells.add(row.needs());
            rows.add(cells);
        }
        List<List<Object>> gaps = new ArrayList<>();
        for (Cell cell : net.missing()) {
            Behind behind = behind(cell);
            gaps.add(List.of(cell.name(), word(cell.time()), cell.needs(), behind.talents().size(), behind.rooms().size()));
        }
        List<Head> gapHeads = List.of(new Head(text("net.sheet.domain"), 16, Kind.TEXT), new Head(text("net.sheet.time"), 14, Kind.TEXT),
                new Head(text("net.sheet.needs"), 12, Kind.COUNT), new Head(text("net.sheet.talents"), 12, Kind.COUNT), new Head(text("net.sheet.rooms"), 12, Kind.COUNT));
        return new PrintBook().lying()
                .sheet(text("net.title"), text("net.sheet.title"), text("net.sheet.served", net.served(), net.cells()), text("net.sheet.on", today), heads, rows, null, List.of())
                .sheet(text("net.sheet.gaps"), text("net.sheet.gaps.title"), text("net.sheet.gaps.count", gaps.size()), text("net.sheet.on", today), gapHeads, gaps, null, List.of())
                .write(wish);
    }

    private static String words(Cell cell) {
        return cell.missing() ? text("net.cell.missing", cell.needs())
                : cell.services() == 0 ? "" : cell.seats() == 0 ? text("net.cell.services", cell.services()) : text("net.cell.seats", cell.services(), cell.seats());
    }
}
