package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import linli.base.ui.SearchSource;
import linli.base.value.FocusGroup;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;

import linli.residents.Residents;
import linli.samples.LongList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 27,000 residents in an encrypted store: what Ctrl+K and the first page of the list cost, as a ratio to one bare
 * indexed query in the same run. {@code mvn -Pbenchmark test -Dtest=SearchBenchmarkTest}. It prints; it judges nothing.
 */
@Tag("benchmark")
class SearchBenchmarkTest {
    private static final int PEOPLE = 27_000;
    private static final int ROUNDS = 60;
    private static final char[] PASSWORD = "right-horse-1".toCharArray();
    private static final List<String> TYPED = List.of("z", "zj", "zjg", "zhang", "wangx", "李", "王建", "张三丰", "0012", "9815", "12-2-501",
            "zjg 501", "测试3村", "没有这个人");

    @TempDir
    private Path place;

    private record Figure(String what, double p50, double p99) {}

    @Test
    void printsSearchAndListAgainstABareQuery() throws Exception {
        Clock clock = Clock.systemDefaultZone();
        FirstStart first = new FirstStart("中心", "330481001", null, "示例社区", "admin", "管理员", PASSWORD);
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            Wiring house = made.house();
            house.imports().run("residents", LongList.csv(place.resolve("list.csv"), PEOPLE, 7), ImportOptions.NONE.withReturnsFolder(place),
                    Progress.NONE);
            Residents residents = house.residents();
            assertThat(residents.list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 1).total()).isGreaterThan(PEOPLE * 9 / 10);
            SearchSource people = house.searchSources().getFirst();
            String someone = residents.list(Residents.Filter.ALL, Residents.Sort.NAME, false, 500, 1).rows().getFirst().name();

            Figure bare = figure("bare indexed query", () -> house.store().db().sql()
                    .fetch("select id, name from resident where name = ? fetch first 20 rows only", someone));
            Figure search = figure("search, each of " + TYPED.size() + " texts", () -> TYPED.stream().map(text -> people.find(text, 20)).toList());
            Figure page = figure("first page, all", () -> residents.list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 200));
            Figure elders = figure("first page, one focus group by age", () -> residents.list(
                    Residents.Filter.ALL.group(FocusGroup.ELDER), Residents.Sort.AGE, true, 0, 200));
            Figure typed = figure("first page, typed text", () -> residents.list(Residents.Filter.ALL.text("zj"), Residents.Sort.NAME, false, 0, 200));
            System.out.printf(Locale.ROOT, "%n%-36s %10s %10s %8s%n", PEOPLE + " residents", "p50 ms", "p99 ms", "ratio");
            print(bare, bare, 1);
            print(search, bare, TYPED.size());
            for (Figure each : List.of(page, elders, typed)) {
                print(each, bare, 1);
            }
        }
    }

    private static Figure figure(String what, Supplier<?> work) {
        for (int warm = 0; warm < ROUNDS; warm++) {
            work.get();
        }
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            assertThat(work.get()).isNotNull();
            millis[round] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return new Figure(what, millis[ROUNDS / 2], millis[ROUNDS * 99 / 100]);
    }

    private static void print(Figure figure, Figure bare, int parts) {
        System.out.printf(Locale.ROOT, "%-36s %10.3f %10.3f %8.1f%n", figure.what(), figure.p50() / parts, figure.p99() / parts,
                figure.p50() / parts / bare.p50());
    }
}
