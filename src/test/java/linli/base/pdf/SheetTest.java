package linli.base.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Sheets to print: nothing runs off the page, heads are repeated, and the PDF holds the characters. */
class SheetTest {
    private static List<Sheet.Column> columns() {
        return List.of(Sheet.Column.centre("序号", 1), Sheet.Column.left("项目", 5), Sheet.Column.right("金额", 2));
    }

    private static Sheet list(int rows) {
        List<List<String>> cells = IntStream.rangeClosed(1, rows).mapToObj(i -> List.of("" + i, "社区美术班（第 " + i + " 期），每周六下午，名额二十人，".repeat(2), i + ".00")).toList();
        return new Sheet(Sheet.Paper.A4, "示例社区党群服务中心").title("服务收费公示").sides("填报单位：示例社区", "2026年11月24日")
                .table(columns(), cells, List.of("", "合计", "100.00")).signatures(List.of("经办", "审核"));
    }

    @Test
    void nothingRunsOffThePage() {
        for (Sheet.Page page : list(80).pages()) {
            assertThat(page.inks()).isNotEmpty().allSatisfy(ink -> {
                if (ink instanceof Ink.Words words) {
                    assertThat(words.x()).isGreaterThanOrEqualTo(0);
                    assertThat(words.x() + Typeface.width(words.text(), words.size(), words.bold())).isLessThanOrEqualTo(page.width());
                    assertThat(words.y()).isBetween(0.0, page.height());
                }
            });
        }
    }

    @Test
    void everyPageRepeatsTheHeadAndKnowsItsNumber() {
        List<Sheet.Page> pages = list(80).pages();
        assertThat(pages.size()).isGreaterThan(2);
        assertThat(pages).allSatisfy(page -> assertThat(texts(page)).contains("项目"));
        assertThat(texts(pages.getLast())).contains("第 " + pages.size() + " 页 共 " + pages.size() + " 页").contains("合计");
        assertThat(texts(list(1).pages().getFirst())).doesNotContain("第 1 页 共 1 页");
    }

    @Test
    void thePdfHoldsTheCharacters() throws IOException {
        byte[] pdf = new Sheet(Sheet.Paper.A5_WIDE, "").title("收款收据").facts(Map.of("交款人", "查建国")).text("壹仟陆佰捌拾元零叁角贰分").pdf();
        try (PdfReader reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isEqualTo(1);
            assertThat(reader.getPageSize(1).getWidth()).isEqualTo(595);
            String text = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s", "");
            assertThat(text).contains("收款收据").contains("查建国").contains("壹仟陆佰捌拾元零叁角贰分");
        }
        assertThat(pdf.length).isLessThan(200_000);
    }

    @Test
    void linesBreakButNeverBeforeAClosingMark() {
        List<String> lines = Typeface.lines("本收据非发票，请妥善保管。监督电话 0573-80000000，欢迎来电。", 11, false, 90);
        assertThat(lines.size()).isGreaterThan(2);
        assertThat(lines).noneMatch(line -> line.startsWith("，") || line.startsWith("。"));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo("本收据非发票，请妥善保管。监督电话0573-80000000，欢迎来电。");
    }

    @Test
    void aRowOfTheWrongWidthIsADefect() {
        assertThatThrownBy(() -> new Sheet(Sheet.Paper.A4, "").table(columns(), List.of(List.of("1")))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String texts(Sheet.Page page) {
        StringBuilder all = new StringBuilder();
        page.inks().forEach(ink -> {
            if (ink instanceof Ink.Words words) {
                all.append(words.text()).append('\n');
            }
        });
        return all.toString();
    }
}
