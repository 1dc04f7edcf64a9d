package linli.rollup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.excel.PrintBook;
import linli.base.value.Span;
import linli.sentfiles.Sent;
import linli.sentfiles.SentBook;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable.Rule;
import linli.sentfiles.SentTable.Style;
import linli.sentfiles.SentTable;
import linli.sentfiles.StreetKey;

/** Invented centres that send files; figures are a plain function of the centre's number, so that sums can be written down. */
final class Centres {
    static final Span OCTOBER = Span.parse("2026-10");
    static final String KEY = "0123-4567-89AB-CDEF-0123";

    private Centres() {}

    static Rollups door(Db db, Clock clock, String code, String name, Map<String, String> settings) {
        return new Rollups(db, clock, () -> "周老师", () -> new Rollups.Self(code, name), key -> Optional.ofNullable(settings.get(key)), settings::put);
    }

    static Map<String, String> keyed() {
        return new HashMap<>(Map.of(Rollups.KEY, KEY));
    }

    static String code(int n) {
        return String.format("33048100%d%03d", 1 + (n - 1) / 7, n);
    }

    static Expected expected(int n) {
        return Expected.of(code(n), "第" + n + "社区", List.of("硖石街道", "海洲街道", "海昌街道", "马桥街道").get((n - 1) / 7 % 4));
    }

    /** ID numbers of those who came to centre n: ten of its own, and one who goes to the next centre too. */
    static List<String> people(int n) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            numbers.add("ID_CARD:33048119700101" + String.format("%04d", n * 10 + i));
        }
        numbers.add("ID_CARD:33048119500101" + String.format("%04d", n));
        numbers.add("ID_CARD:33048119500101" + String.format("%04d", n + 1));
        return numbers;
    }

    static List<SentTable> tables(int n) {
        BigDecimal valid = BigDecimal.valueOf(10 + n);
        BigDecimal satisfied = BigDecimal.valueOf(5 + n % 5);
        return List.of(
                new SentTable("service", 1, "党群服务中心服务情况月报表", List.of(
                        item("main/sessions/span", "开展场次", "本月", Style.COUNT, false, new Rule.Count(), BigDecimal.valueOf(n)),
                        item("main/sessions/lastYear", "开展场次", "上年同期", Style.COUNT, false, new Rule.Count(), BigDecimal.valueOf(2)),
                        item("main/sessions/change", "开展场次", "同比", Style.PERCENT, false, new Rule.Change("main/sessions/span", "main/sessions/lastYear", false), null),
                        item("main/attended/span", "签到人次", "本月", Style.COUNT, false, new Rule.Count(), BigDecimal.valueOf(10L * n)),
                        item("main/heads/span", "不记名人次", "本月", Style.COUNT, false, new Rule.Count(), BigDecimal.valueOf(3)),
                        item("main/visits/span", "服务人次", "本月", Style.COUNT, false, new Rule.Sum(List.of("main/attended/span", "main/heads/span"), List.of()), BigDecimal.valueOf(10L * n + 3)),
                        item("main/people/span", "服务人数", "本月", Style.COUNT, false, new Rule.Once(), BigDecimal.valueOf(12)),
                        item("main/hours/span", "志愿小时", "本月", Style.DECIMAL, false, new Rule.Count(), BigDecimal.valueOf(n).divide(BigDecimal.valueOf(3), MathContext.DECIMAL64)))),
                new SentTable("projects", 5, "服务项目清单", List.of(
                        item("main/k:p1/valid", "书法班", "有效问卷", Style.COUNT, true, new Rule.Count(), valid),
                        item("main/k:p1/satisfied", "书法班", "满意", Style.COUNT, true, new Rule.Count(), satisfied),
                        item("main/total/valid", "合计", "有效问卷", Style.COUNT, false, new Rule.Sum(List.of("main/k:p1/valid"), List.of()), valid),
                        item("main/total/satisfied", "合计", "满意", Style.COUNT, false, new Rule.Sum(List.of("main/k:p1/satisfied"), List.of()), satisfied),
                        item("main/total/rate", "合计", "满意率", Style.SHARE, false, new Rule.Share(List.of("main/total/satisfied"), List.of("main/total/valid")),
                                satisfied.divide(valid, MathContext.DECIMAL64)))));
    }

    private static Item item(String id, String row, String column, Style style, boolean local, Rule rule, BigDecimal value) {
        return new Item(id, row, column, style, local, rule, value);
    }

    static byte[] visible(int n, List<SentTable> tables) {
        PrintBook book = new PrintBook();
        tables.forEach(table -> book.sheet(table.no() + " " + table.form(), table.title(), "填报单位：第" + n + "社区", "2026年10月",
                List.of(new PrintBook.Head("项目", 20, PrintBook.Kind.TEXT), new PrintBook.Head("栏目", 12, PrintBook.Kind.TEXT), new PrintBook.Head("数", 10, PrintBook.Kind.NUMBER)),
                table.items().stream().map(item -> java.util.Arrays.asList(item.row(), item.column(), item.value())).toList(), null, List.of()));
        return book.bytes();
    }

    /** Writes centre n's file. @param settings without a key: people are not hashed */
    static Path send(int n, int edition, LocalDate on, List<SentTable> tables, Map<String, String> settings, Path wish) {
        StreetKey key = StreetKey.of(settings.get(Rollups.KEY));
        Sent.Meta meta = new Sent.Meta(code(n), "第" + n + "社区", OCTOBER, edition, Sent.SCHEMA, 1, 1, 1, on, key == null ? null : key.mark(), null);
        List<Sent.People> people = key == null ? List.of() : List.of(new Sent.People("service", "main/people/span", key.hashes(people(n))));
        return SentBook.seal(visible(n, tables), new Sent(meta, tables, people), key, wish);
    }
}
