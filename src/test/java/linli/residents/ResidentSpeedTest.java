package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import linli.base.excel.RowValues;
import linli.base.value.FocusGroup;
import linli.residents.Residents.Filter;
import linli.residents.Residents.Sort;
import linli.schema.Tables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 27,000 residents: figures beside a bare indexed query in the same run. They are printed, not judged. */
@Tag("benchmark")
class ResidentSpeedTest {
    private static final int MANY = 27_000;
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗查沈";
    private static final String GIVEN = "建国秀英志强桂花文博小雨丽华浩然明珠晓敏红军德福金凤雪梅子涵";

    @Test
    void measure() {
        try (People people = new People()) {
            List<RowValues> rows = rows(MANY);
            long start = System.nanoTime();
            people.bring(500, rows);
            System.out.printf("import of %d: %.1f s%n", MANY, (System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            assertThat(people.bring(500, rows).counts()).isEqualTo(MANY + " unchanged");
            System.out.printf("again, unchanged: %.1f s%n", (System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            people.residents.search("zjg", 8);
            System.out.printf("first search with loading: %.0f ms%n", (System.nanoTime() - start) / 1e6);
            double bare = median(() -> people.db.sql().select(count()).from(Tables.RESIDENT).where(Tables.RESIDENT.NAME.eq("查建国")).fetch());
            print("bare indexed query", bare, bare);
            print("search zjg", median(() -> people.residents.search("zjg", 8)), bare);
            print("search 0123", median(() -> people.residents.search("0123", 8)), bare);
            print("first page by name", median(() -> people.residents.list(Filter.ALL, Sort.NAME, false, 0, 200)), bare);
            print("first page by place", median(() -> people.residents.list(Filter.ALL, Sort.PLACE, false, 0, 200)), bare);
            print("first page of the old", median(() -> people.residents.list(Filter.ALL.group(FocusGroup.ELDER), Sort.AGE, true, 0, 200)), bare);
            print("list by z", median(() -> people.residents.list(Filter.ALL.text("z"), Sort.NAME, false, 0, 200)), bare);
            print("counts of groups", median(() -> people.residents.counts(people.residents.today())), bare);
            start = System.nanoTime();
            int pairs = people.residents.duplicates(500).size();
            System.out.printf("duplicates among stored: %.1f s, %d pairs%n", (System.nanoTime() - start) / 1e9, pairs);
        }
    }

    private static void print(String what, double millis, double bare) {
        System.out.printf("%-24s %8.2f ms  %6.1f x%n", what, millis, millis / bare);
    }

    private static double median(Runnable work) {
        long[] times = new long[21];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[10] / 1e6;
    }

    private static List<RowValues> rows(int many) {
        List<String> lines = new ArrayList<>();
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < many; i++) {
            String name = "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + GIVEN.charAt(random.nextInt(GIVEN.length())) + GIVEN.charAt(random.nextInt(GIVEN.length()));
            String birth = String.format("%04d%02d%02d", 1930 + i % 95, 1 + i / 95 % 12, 1 + i / 1140 % 28);
            String line = "name=" + name + "  sex=" + (i % 2 == 0 ? "男" : "女") + "  mobile=1380000" + String.format("%04d", i % 10000)
                    + "  building=" + (i / 300 + 1) + "幢  unit=" + (i / 100 % 3 + 1) + "单元  room=" + (i / 20 % 5 + 1) + "0" + (i / 3 % 4 + 1)
                    + "  relation=" + (i % 3 == 0 ? "户主" : i % 3 == 1 ? "配偶" : "子") + "  nation=汉族  education=高中";
            lines.add(i % 10 == 0 ? line + "  birth=" + birth : line + "  idNo=" + People.idNo(birth, 980 + random.nextInt(20)));
        }
        return People.sheet(lines.toArray(String[]::new));
    }
}
