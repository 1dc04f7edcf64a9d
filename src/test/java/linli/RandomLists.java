package linli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Grids;
import linli.base.excel.ListSheet;
import linli.base.value.IdNumber;
import linli.base.value.Uscc;
import linli.base.value.Words;

/**
 * Random rows for any kind of list, in random layouts. What a column may hold is taken from what its content check says,
 * so that kinds added later need nothing here; all people are fictitious.
 */
final class RandomLists {
    private static final String FAMILY = "沈顾陆钱孙周吴郑王冯陈朱";
    private static final String GIVEN = "一禾小满安然景明若溪清欢知夏";
    private static final List<String> POOL = List.of("男", "女", "是", "否", "汉族", "回族", "群众", "中共党员", "高中", "大学本科", "初中", "已婚", "未婚",
            "户主", "配偶", "子", "女儿", "独居老人", "低保对象", "退役军人", "新居民", "户籍人口", "2026-10-05", "2026-11-08 09:30", "1985-03", "1990年3月", "1952.3.1",
            "13800000001", "13800000002", "13800000013(子)", "0573-87000001", "100", "25.5", "3", "12", "0", "美术", "合唱", "书法、国画", "周六下午", "工作日晚上",
            "周三、周五 14:00-16:00", "挖掘一批", "在册", "进行中", "小程序", "窗口", "电话", "桑园社区", "第二网格", "12幢", "2单元", "501", "海州西路226号",
            "活动室的灯坏了，请修一修", "想学书法，没有场地", "电梯口常停电动车", "公益", "低偿", "45", "2小时", "到", "请假", "缺席", "桑园书画社", "第二教室", "春季书画班");

    /** What fits a column of a kind of list, by "kind.key"; "*" is any kind. */
    private static final Map<String, List<String>> FITTING = fitting();

    private final Random random;
    private final ListSheet<?> list;
    /** How many of ten optional cells are filled: some files say little, others nearly all. */
    private final int filled;

    /** A book and what must come of its lines. */
    record Made(Path file, int people, int nobody) {}

    RandomLists(ListSheet<?> list, Random random) {
        this.list = list;
        this.random = random;
        this.filled = 1 + random.nextInt(9);
    }

    private static Map<String, List<String>> fitting() {
        Map<String, List<String>> fitting = new HashMap<>();
        Words.rows(RandomLists.class, "fitting.tsv").forEach(row -> fitting.put(row.get("kind") + "." + row.get("key"), List.of(row.get("values").split("\\|"))));
        return fitting;
    }

    /** @return so many rows, texts by column key; some repeat, some contradict, some are junk. */
    List<Map<String, String>> rows(int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            if (i > 3 && random.nextInt(6) == 0) {
                row.putAll(rows.get(random.nextInt(i)));
            }
            for (Column column : used()) {
                boolean needed = column.use() == Column.Use.REQUIRED || column.key().equals("title") || column.key().equals("time") || column.key().equals("partner");
                if (needed && !row.containsKey(column.key()) && random.nextInt(20) > 0 || !needed && random.nextInt(10) < filled) {
                    row.put(column.key(), value(column));
                }
            }
            row.values().removeIf("{none}"::equals);
            rows.add(row);
        }
        return rows;
    }

    private List<Column> used() {
        return list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL).filter(c -> !c.key().matches("d\\d{4}-.*") || filled > 7)
                .filter(c -> filled <= 7 || !list.kind().equals("attendance") || !c.key().equals("date") && !c.key().equals("mark")).toList();
    }

    private String value(Column column) {
        if (random.nextInt(25) == 0) {
            return pick(POOL);
        }
        if (column.key().matches("d\\d{4}-.*")) {
            return random.nextInt(3) > 0 ? "{none}" : pick(List.of("到", "√", "×", "假"));
        }
        List<String> fitting = FITTING.getOrDefault(list.kind() + "." + column.key(), FITTING.get("*." + column.key()));
        if (fitting != null && !List.of("residents", "needs").contains(list.kind())) {
            return switch (pick(fitting)) {
                case "{name}" -> name();
                case "{idNo}" -> idNo();
                case "{uscc}" -> uscc();
                case String other -> other;
            };
        }
        if (column.key().equals("idNo") && random.nextInt(4) > 0) {
            return idNo();
        }
        if (column.looks() == null) {
            return column.key().equals("name") || column.key().endsWith("Name") ? name() : pick(POOL);
        }
        for (int tries = 0; tries < 60; tries++) {
            String one = switch (random.nextInt(4)) {
                case 0 -> name();
                case 1 -> idNo();
                default -> pick(POOL);
            };
            if (column.looks().test(Cell.text(one))) {
                return one;
            }
        }
        return pick(POOL);
    }

    private String uscc() {
        String sixteen = pick(List.of("91", "52", "92")) + "330481" + "MA98000" + random.nextInt(6);
        return List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X").stream().map(digit -> sixteen + digit + Uscc.check(sixteen + digit + "0").expectedCheckDigit())
                .filter(code -> Uscc.check(code).status() == Uscc.Status.OK).findFirst().orElseThrow();
    }

    private String name() {
        return "" + FAMILY.charAt(random.nextInt(4)) + GIVEN.charAt(random.nextInt(GIVEN.length())) + GIVEN.charAt(random.nextInt(4));
    }

    private String idNo() {
        String seventeen = "330481" + (1940 + random.nextInt(4) * 12) + "0" + (1 + random.nextInt(3)) + "15" + (980 + random.nextInt(4));
        return seventeen + IdNumber.checkDigit(seventeen);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Writes the rows under titles, in some order of columns, somewhere on the sheet, in some format. */
    Made write(List<Map<String, String>> rows, Path folder) {
        List<Column> columns = new ArrayList<>(used());
        columns.removeIf(c -> c.use() != Column.Use.REQUIRED && rows.stream().noneMatch(row -> row.containsKey(c.key())));
        Collections.shuffle(columns, random);
        Grids grid = Grids.of("表" + random.nextInt(100));
        int titles = random.nextInt(3);
        for (int i = 0; i < titles; i++) {
            grid.row("登记表之" + i);
        }
        int shift = random.nextInt(3);
        Object[] head = columns.stream().map(Column::label).toArray();
        grid.row(shifted(shift, head));
        int people = 0;
        int nobody = 0;
        for (Map<String, String> row : rows) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    grid.row(shifted(shift, head));
                    nobody++;
                }
                case 1 -> grid.row();
                default -> { }
            }
            Object[] cells = columns.stream().map(c -> row.get(c.key())).toArray();
            boolean empty = columns.stream().noneMatch(c -> row.containsKey(c.key()));
            grid.row(shifted(shift, cells));
            people += empty ? 0 : 1;
        }
        String name = "r" + random.nextInt(1_000_000);
        Path file = switch (random.nextInt(4)) {
            case 0 -> grid.xlsx(folder.resolve(name + ".xlsx"));
            case 1 -> grid.xls(folder.resolve(name + ".xls"));
            case 2 -> grid.csv(folder.resolve(name + ".csv"), Charset.forName("GB18030"), ",");
            default -> grid.csv(folder.resolve(name + ".txt"), StandardCharsets.UTF_8, "\t");
        };
        return new Made(file, people, nobody);
    }

    private static Object[] shifted(int by, Object... values) {
        Object[] out = new Object[values.length + by];
        System.arraycopy(values, 0, out, by, values.length);
        return out;
    }
}
