package linli.batches;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.excel.PrintBook;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.text.Texts;
import linli.base.value.Domains;
import linli.base.value.SourcingBatch;
import linli.base.value.Words;
import linli.batches.BatchMatrix.Brand;
import linli.batches.BatchMatrix.Cell;
import linli.batches.BatchMatrix.Reach;

/** 三个一批, the front door: city units sink, streets dig, the market brings; by domain and community. Reads only. */
public final class Batches {
    /** Setting: every community of the town, one a line. */
    static final String COMMUNITIES = "batches.communities";
    private static final List<Brand> SHIPPED = Words.rows(Batches.class, "brands.tsv").stream()
            .map(row -> new Brand(row.get("brand"), List.of(row.get("words").split("\\|")), List.of(row.get("domains").split("\\|")))).toList();

    private final Clock clock;
    private final BatchQuery query;
    private final BiConsumer<String, String> setting;

    /** @param setting keeps a text of the centre under a name */
    public Batches(Db db, Clock clock, BiConsumer<String, String> setting) {
        this.clock = clock;
        this.setting = setting;
        this.query = new BatchQuery(db);
    }

    /** @param on the day, null = today */
    public BatchMatrix matrix(LocalDate on) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        String own = query.own().isBlank() ? Texts.text("projects.here") : query.own();
        List<Brand> brands = brands();
        return new BatchMatrix(day, communities(own), query.supplies(day), query.asks(brands, own), brands);
    }

    private List<Brand> brands() {
        List<Brand> all = new ArrayList<>(SHIPPED);
        query.brands().stream().filter(name -> SHIPPED.stream().noneMatch(brand -> brand.name().equals(name)))
                .forEach(name -> all.add(new Brand(name, List.of(name), List.of())));
        return all;
    }

    private List<String> communities(String own) {
        Set<String> all = new LinkedHashSet<>(List.of(own));
        all.addAll(listed());
        all.addAll(query.named());
        return List.copyOf(all);
    }

    /** @return the communities as the centre has listed them. */
    public List<String> listed() {
        return query.setting(COMMUNITIES).lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    }

    /** Lists the town's communities, one a line; those that projects name are shown besides. */
    public void list(String lines) {
        setting.accept(COMMUNITIES, lines.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().collect(Collectors.joining("\n")));
    }

    /**
     * Writes the day's matrix as a workbook to print: every batch by community and domain, and where each citywide course
     * has not come.
     *
     * @return where it was written
     */
    public Path export(LocalDate on, Path wish) {
        BatchMatrix matrix = matrix(on);
        List<Head> heads = new ArrayList<>(List.of(new Head(Texts.text("batches.community"), 14, Kind.TEXT), new Head(Texts.text("batches.batch"), 7, Kind.TEXT),
                new Head(Texts.text("batches.domain"), 11, Kind.TEXT)));
        Stream.of(Texts.text("batches.planned"), Texts.text("batches.opened"), Texts.text("batches.paused"), Texts.text("batches.served"), Texts.text("batches.visits"))
                .forEach(word -> heads.add(new Head(word, 8, Kind.COUNT)));
        List<List<Object>> rows = new ArrayList<>();
        for (String community : matrix.communities()) {
            for (SourcingBatch batch : SourcingBatch.values()) {
                for (Domains.Domain root : Domains.roots()) {
                    Cell cell = matrix.cell(batch, community, root.code());
                    if (!cell.empty()) {
                        rows.add(List.of(community, Texts.of(batch), root.name(), cell.planned(), cell.opened(), cell.paused(), cell.served(), cell.visits()));
                    }
                }
            }
        }
        String centre = Texts.text("batches.centre", query.centre());
        String day = matrix.on().toString();
        List<String> signs = List.of(Texts.text("batches.sign").split("\\|"));
        PrintBook book = new PrintBook().sheet(Texts.text("batches.sheet"), Texts.text("batches.sheet.title"), centre, day, heads, rows, Texts.text("batches.sum"), signs);
        List<Head> reachHeads = new ArrayList<>(List.of(new Head(Texts.text("batches.community"), 16, Kind.TEXT)));
        matrix.brands().forEach(brand -> reachHeads.add(new Head(brand.name(), 26, Kind.TEXT)));
        List<List<Object>> reach = matrix.communities().stream().map(community -> Stream.concat(Stream.of(community),
                matrix.brands().stream().map(brand -> words(matrix.reach(brand.name(), community)))).<Object>map(word -> word).toList()).toList();
        return book.sheet(Texts.text("batches.reach"), Texts.text("batches.reach.title"), centre, day, reachHeads, reach, null, signs).write(wish);
    }

    /** @return a cell of the reach in words: what has come, or how many wait for it. */
    static String words(Reach reach) {
        Map<Boolean, List<String>> names = reach.supplies().stream().collect(Collectors.partitioningBy(one -> one.status().equals("OPEN"),
                Collectors.mapping(BatchMatrix.Supply::name, Collectors.toList())));
        if (reach.reached()) {
            return Texts.text("batches.reach.here", names.get(true).size());
        }
        String asks = reach.asks().isEmpty() ? "" : Texts.text("batches.reach.asks", reach.asks().size());
        return (names.get(false).isEmpty() ? Texts.text("batches.reach.none") : Texts.text("batches.reach.planned")) + asks;
    }
}
