package linli.volunteers;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import linli.base.db.OpenStore;
import linli.base.db.TestFolder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Type-ahead among 27,000 volunteers in an encrypted store, against one indexed look-up in the same run. */
@Tag("benchmark")
class VolunteerSpeedBenchmark {
    private static final int PEOPLE = 27_000;
    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁查单曾";
    private static final String GIVEN = "建国秀英小明玉兰志强丽华国平晓东桂芳文静";

    @TempDir
    Path folder;

    @Test
    void findsWhileTyping() {
        Random random = new Random(27);
        try (OpenStore store = TestFolder.create(folder.resolve("store")).store()) {
            Volunteers volunteers = new Volunteers(store.db(), TestFolder.CLOCK);
            store.db().write(() -> {
                for (int i = 0; i < PEOPLE; i++) {
                    String name = pick(SURNAMES, random) + pick(GIVEN, random) + pick(GIVEN, random);
                    long id = volunteers.register(new Volunteer(0, "V%05d".formatted(i), null, name, null, "1380000%04d".formatted(i % 10_000), null, null, "服务队" + i % 40,
                            List.of(), List.of(), null, null, null, 1)).id();
                    if (i % 3 == 0) {
                        volunteers.log(id, null, LocalDate.of(2026, 1, 1).plusDays(i % 300), 60 + i % 120, "值守", null);
                    }
                }
            });
            String[] typed = {"zjg", "王", "1234", "李小", "chen", "V12345", "wxm", "查", "0077", "liu"};
            List<Long> searches = new ArrayList<>();
            List<Long> bare = new ArrayList<>();
            for (int round = 0; round < 60; round++) {
                String words = typed[round % typed.length];
                long begin = System.nanoTime();
                volunteers.search(words, 20);
                long middle = System.nanoTime();
                volunteers.get(1 + random.nextInt(PEOPLE));
                bare.add(System.nanoTime() - middle);
                searches.add(middle - begin);
            }
            System.out.printf("27,000 volunteers: search p50 %.1f ms, p99 %.1f ms; one row by id p50 %.2f ms%n", at(searches, 0.5), at(searches, 0.99), at(bare, 0.5));
            Assertions.assertThat(volunteers.search("V12345", 5)).hasSize(1);
        }
    }

    private static String pick(String of, Random random) {
        int at = random.nextInt(of.length());
        return of.substring(at, at + 1);
    }

    private static double at(List<Long> nanos, double share) {
        long[] sorted = nanos.stream().skip(10).mapToLong(Long::longValue).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }
}
