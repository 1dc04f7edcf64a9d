package linli.base.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import linli.base.value.Money;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that prints untouched, with numbers as numbers and sums that stand without calculating. */
class PrintBookTest {
    @TempDir
    Path folder;

    @Test
    void printsOnOneWidthWithSums() throws IOException {
        List<PrintBook.Head> heads = List.of(new PrintBook.Head("项目", 20, PrintBook.Kind.TEXT), new PrintBook.Head("人次", 8, PrintBook.Kind.COUNT),
                new PrintBook.Head("金额", 12, PrintBook.Kind.MONEY), new PrintBook.Head("日期", 12, PrintBook.Kind.DATE));
        Path written = new PrintBook().lying().sheet("收入", "服务收支公示表", "填报单位：示例社区", "2026-11", heads,
                List.of(List.of("美术班", 12, Money.parse("300.50"), LocalDate.of(2026, 11, 1)), Arrays.asList("场地", null, Money.parse("0.10"), null)), "合计",
                List.of("经办人：", "审核人：")).write(folder.resolve("a.xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(written.toFile().toString())) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(3).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getRow(4).getCell(1).getCellType()).isEqualTo(CellType.BLANK);
            assertThat(sheet.getRow(5).getCell(2).getCellFormula()).isEqualTo("SUM(C4:C5)");
            assertThat(sheet.getRow(5).getCell(2).getNumericCellValue()).isEqualTo(300.6);
            assertThat(sheet.getRow(5).getCell(1).getNumericCellValue()).isEqualTo(12);
            assertThat(sheet.getRow(6).getCell(0).getStringCellValue()).isEqualTo("经办人：");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(book.getPrintArea(0)).endsWith("$A$1:$D$7");
            assertThat(sheet.getRepeatingRows().getLastRow()).isEqualTo(2);
        }
    }

    @Test
    void withoutSumsAndSignaturesThereAreOnlyTheRows() throws IOException {
        List<PrintBook.Head> heads = List.of(new PrintBook.Head("项目", 20, PrintBook.Kind.TEXT));
        Path one = new PrintBook().sheet("甲", "表", "", "", heads, List.of(List.of("一")), null, List.of()).write(folder.resolve("1.xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(one.toString())) {
            assertThat(book.getSheetAt(0).getPhysicalNumberOfRows()).isEqualTo(4);
            assertThat(book.getSheetAt(0).getPrintSetup().getLandscape()).isFalse();
        }
    }
}
