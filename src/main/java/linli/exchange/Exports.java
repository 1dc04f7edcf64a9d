package linli.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.excel.Column;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Mask;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Lists out to .xlsx: whole or as a template. Every cell is text, so that no value can become a formula or lose digits. */
final class Exports {
    private static final Set<String> NUMBERS = Set.of("idNo", "otherIdNo", "headIdNo");
    private static final Set<String> PHONES = Set.of("mobile", "landline", "phone", "headPhone");
    private static final int TEMPLATE_ROWS = 500;
    private static final String NEEDED = "FDE9B8";
    private static final String HEAD = "EDF0F1";

    private Exports() {}

    /** Writes every stored record. @param masked whether numbers and phones are shortened */
    static <T> int write(ListSheet<T> list, Path target, boolean masked) {
        List<Column> columns = list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL).toList();
        int[] count = {0};
        save(target, workbook -> {
            Worksheet sheet = workbook.newWorksheet(list.title());
            head(sheet, columns, false);
            sheet.freezePane(0, 1);
            for (T value : list.stored()) {
                Map<String, String> row = list.write(value);
                count[0]++;
                for (int c = 0; c < columns.size(); c++) {
                    String text = row.getOrDefault(columns.get(c).key(), "");
                    if (text != null && !text.isEmpty()) {
                        sheet.value(count[0], c, masked ? masked(columns.get(c).key(), text) : text);
                        sheet.style(count[0], c).format("@").set();
                    }
                }
            }
        });
        return count[0];
    }

    /** Writes an empty list to fill in: needed columns coloured, an example row that import passes over. */
    static void template(ListSheet<?> list, Path target) {
        List<Column> columns = list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL).toList();
        save(target, workbook -> {
            Worksheet sheet = workbook.newWorksheet(list.title());
            head(sheet, columns, true);
            sheet.freezePane(0, 1);
            sheet.value(1, 0, Texts.text("exchange.template.example"));
            for (int c = 0; c < columns.size(); c++) {
                sheet.style(1, c).fontColor("8A8F94").italic().set();
            }
            sheet.range(1, 0, TEMPLATE_ROWS, columns.size() - 1).style().format("@").set();
            for (int c = 0; c < columns.size(); c++) {
                String choices = choices(columns.get(c).key());
                if (choices != null) {
                    sheet.range(2, c, TEMPLATE_ROWS, c).validateWithListByFormula("\"" + choices + "\"");
                }
            }
        });
    }

    private static String choices(String key) {
        return switch (key) {
            case "sex" -> Texts.text("exchange.template.sexes");
            case "isParty", "livingAlone", "emptyNest", "dibao", "veteran", "consistent" -> Texts.text("exchange.template.yesNo");
            default -> null;
        };
    }

    private static void head(Worksheet sheet, List<Column> columns, boolean template) {
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            boolean needed = template && column.use() == Column.Use.REQUIRED;
            labels.add(column.label());
            sheet.value(0, c, needed ? Texts.text("exchange.template.needed", column.label()) : column.label());
            sheet.style(0, c).bold().fillColor(needed ? NEEDED : HEAD).borderStyle("thin").set();
            sheet.width(c, NUMBERS.contains(column.key()) ? 22 : Math.max(10, labels.getLast().length() * 2 + 4));
        }
    }

    private static String masked(String key, String text) {
        return NUMBERS.contains(key) ? Mask.idNo(text) : PHONES.contains(key) ? Mask.phone(text) : text;
    }

    private interface Fill {
        void into(Workbook workbook);
    }

    private static void save(Path target, Fill fill) {
        try (OutputStream out = Files.newOutputStream(target)) {
            Workbook workbook = new Workbook(out, "Linli", "1.0");
            fill.into(workbook);
            workbook.finish();
        } catch (IOException e) {
            throw new UserError(e, "error.exchange.cannotWrite", String.valueOf(target.getFileName()));
        }
    }
}
