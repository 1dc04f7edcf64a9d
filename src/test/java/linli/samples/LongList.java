package linli.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A list of any length for the benchmarks: fictitious people in twenty columns, the same for the same seed. */
public final class LongList {
    private static final List<String> HEADER = List.of("序号", "姓名", "性别", "出生日期", "证件号码", "民族", "政治面貌", "文化程度",
            "婚姻状况", "联系电话", "小区", "楼栋", "单元", "房号", "与户主关系", "户号", "户籍类型", "人员类别", "工作单位", "备注");
    private static final List<String> KEYS = List.of("name", "sex", "birthText", "idNo", "nation", "politics", "education", "marriage",
            "mobile", "estate", "building", "unit", "room", "relation", "houseNo", "hukouKind", "category", "workplace", "remark");
    private static final int ESTATE = 4000;

    private LongList() {}

    /** Writes {@code people} rows as a comma-separated UTF-8 file. */
    public static Path csv(Path file, int people, long seed) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", HEADER));
            out.newLine();
            int row = 0;
            for (Person person : people(people, seed)) {
                out.write(++row + "," + String.join(",", cells(person)));
                out.newLine();
            }
        }
        return file;
    }

    /** Writes {@code people} rows as a workbook of one sheet. */
    public static Path xlsx(Path file, int people, long seed) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "list", "1.0")) {
            Worksheet sheet = book.newWorksheet("名册");
            for (int column = 0; column < HEADER.size(); column++) {
                sheet.value(0, column, HEADER.get(column));
            }
            int row = 0;
            for (Person person : people(people, seed)) {
                sheet.value(++row, 0, row);
                List<String> cells = cells(person);
                for (int column = 0; column < cells.size(); column++) {
                    if (!cells.get(column).isEmpty()) {
                        sheet.value(row, column + 1, cells.get(column));
                    }
                }
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static List<Person> people(int wanted, long seed) {
        List<Person> all = new ArrayList<>(wanted);
        People maker = new People(seed, new Numbers(seed), 20);
        for (int estate = 1; all.size() < wanted; estate++) {
            all.addAll(maker.estate("测试" + estate + "村", 60, ESTATE));
        }
        return all.subList(0, wanted);
    }

    private static List<String> cells(Person person) {
        return KEYS.stream().map(key -> person.value(key)).map(value -> value == null ? "" : String.valueOf(value).replace(',', '、')).toList();
    }
}
