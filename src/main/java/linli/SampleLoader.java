package linli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.db.Durable;
import linli.base.value.Words;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.settings.Settings;

/**
 * The sample data of the first start: the program's own workbooks, brought in through the same import as any list,
 * so that taking them out again is the undo of those imports.
 */
final class SampleLoader {
    private static final String RUNS = "sample.runs";
    private static final String MONEY = "sample.money";
    private final Wiring house;

    SampleLoader(Wiring house) {
        this.house = house;
    }

    /** Imports the sample workbooks and remembers which imports they were. */
    void load() {
        List<Long> runs = new ArrayList<>();
        files().forEach((file, kind) -> runs.add(importing(file, kind)));
        new SampleYear(house).post();
        new SampleSupply(house).post();
        new SampleGovern(house).post();
        new SampleRounds(house).post();
        house.settings().put(Settings.CENTRE, MONEY, mark());
        try {
            house.settings().put(Settings.CENTRE, RUNS, new ObjectMapper().writeValueAsString(runs));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of numbers", e);
        }
        house.settings().change(house.settings().centre().withSampleData(true));
    }

    /** @return how many records were kept because something real hangs on them. */
    int remove() {
        int kept = books() + new SampleSupply(house).remove() + new SampleGovern(house).remove() + new SampleRounds(house).remove();
        for (Long run : runs().reversed()) {
            kept += house.imports().undo(run, true).kept().size();
        }
        house.settings().put(Settings.CENTRE, RUNS, "[]");
        house.settings().change(house.settings().centre().withSampleData(false));
        return kept;
    }

    /** The sample's books go only when nothing real stands in them; then the people they name can go too. @return receipts kept */
    private int books() {
        if (house.settings().get(Settings.CENTRE, MONEY).filter(mark()::equals).isEmpty()) {
            return house.money().takings().receipts(LocalDate.EPOCH, LocalDate.now(house.clock()), "").size();
        }
        house.store().db().write(() -> {
            house.canteen().forget();
            house.money().fund().forget();
            house.money().takings().forget();
        });
        house.settings().put(Settings.CENTRE, MONEY, "");
        return 0;
    }

    private String mark() {
        return house.money().takings().mark() + " " + house.money().fund().lastNo() + " " + house.money().fund().projects().size() + " " + house.canteen().mark();
    }

    private List<Long> runs() {
        try {
            return new ObjectMapper().readValue(house.settings().get(Settings.CENTRE, RUNS).orElse("[]"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by load()", e);
        }
    }

    /** @return file and kind, in the order in which one builds on the other. */
    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        Words.rows(SampleLoader.class, "sample.tsv").stream().sorted(Comparator.comparingInt(row -> Integer.parseInt(row.get("order"))))
                .forEach(row -> files.put(row.get("file"), row.get("kind")));
        return files;
    }

    private long importing(String file, String kind) {
        try {
            Path folder = Files.createTempDirectory("linli-sample");
            try {
                return house.imports().run(kind, unpacked(file, folder), ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE).run();
            } finally {
                Durable.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** @return a sample workbook of the program, put into the folder. */
    static Path unpacked(String file, Path folder) throws IOException {
        try (InputStream packed = SampleLoader.class.getResourceAsStream("sample/" + file)) {
            if (packed == null) {
                throw new IllegalStateException("not packed: " + file);
            }
            Path copy = folder.resolve(file);
            Files.copy(packed, copy);
            return copy;
        }
    }
}
