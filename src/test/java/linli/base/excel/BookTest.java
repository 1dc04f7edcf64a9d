package linli.base.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import linli.base.text.UserError;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format read by its content, the same whatever its name; what cannot be read whole is refused with its reason. */
class BookTest {
    @TempDir
    Path folder;

    private static List<String> read(Path file, String password) {
        List<String> rows = new ArrayList<>();
        try (Book book = Book.open(file, password)) {
            for (int i = 0; i < book.sheets().size(); i++) {
                book.rows(i, (number, cells) -> {
                    rows.add(number + ":" + String.join("|", Arrays.stream(cells).map(c -> c.kind() == Cell.Kind.BLANK ? "" : c.kind().name().charAt(0) + c.text()).toList()));
                    return true;
                });
            }
        }
        return rows;
    }

    private String refusal(Path file, String password) {
        Throwable thrown = catchThrowable(() -> read(file, password));
        assertThat(thrown).as("%s is refused", file.getFileName()).isInstanceOf(UserError.class);
        assertThat(thrown.getMessage()).contains(file.getFileName().toString());
        return ((UserError) thrown).key();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Grids values() {
        return Grids.of("表").row("文本", 12, 330481198503019000d, 1.5, true, LocalDate.of(1985, 3, 1), "=1/0", "=1+1", null)
                .row().row(null, null, "尾");
    }

    @Test
    void readsValuesOfBothExcelFormatsAlike() {
        List<String> expected = List.of("0:T文本|N12|N330481198503019000|N1.5|BTRUE|D31107|E#DIV/0!|N2", "2:||T尾");
        assertThat(read(values().xlsx(folder.resolve("a.xlsx")), null)).filteredOn(r -> !r.endsWith(":")).isEqualTo(expected);
        assertThat(read(values().xls(folder.resolve("named-wrongly.xlsx")), null)).filteredOn(r -> !r.endsWith(":")).isEqualTo(expected);
    }

    @Test
    void asksForAPasswordAndTakesTheRightOne() throws Exception {
        byte[] plain = Files.readAllBytes(values().xlsx(folder.resolve("p.xlsx")));
        Path secret = folder.resolve("secret.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("钥匙123");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(plain);
            }
            try (OutputStream out = Files.newOutputStream(secret)) {
                container.writeFilesystem(out);
            }
        }
        byte[] before = Files.readAllBytes(secret);
        assertThat(refusal(secret, null)).isEqualTo("error.book.password");
        assertThat(refusal(secret, "错")).isEqualTo("error.book.wrongPassword");
        assertThat(read(secret, "钥匙123")).first().asString().contains("T文本");
        assertThat(Files.readAllBytes(secret)).isEqualTo(before);
        Path old = folder.resolve("secret.xls");
        Biff8EncryptionKey.setCurrentUserPassword("abc");
        try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(values().xls(folder.resolve("o.xls")))));
                OutputStream out = Files.newOutputStream(old)) {
            workbook.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(refusal(old, null)).isEqualTo("error.book.password");
        assertThat(refusal(old, "x")).isEqualTo("error.book.wrongPassword");
        assertThat(read(old, "abc")).first().asString().contains("T文本");
    }

    @Test
    void readsMarkupNamedXls() throws Exception {
        String xml = """
                <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
                <Worksheet ss:Name="名册"><Table><Row ss:Index="2"><Cell><Data ss:Type="String">姓名</Data></Cell>
                <Cell ss:Index="3" ss:MergeAcross="1"><Data ss:Type="Number">330481198503019000</Data></Cell>
                <Cell><Data ss:Type="DateTime">1985-03-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>""";
        Path old = file("old.xls", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(read(old, null)).containsExactly("1:T姓名||N330481198503019000||T1985-03-01");
        String html = "<html><head><meta charset=gb2312><style>td{}</style></head><body><table border=1><tr><th rowspan=2>姓名</th><th>a&amp;b</th></tr>"
                + "<tr><td>1<br>2</td></tr></table></body></html>";
        Path page = file("page.xls", html.getBytes(Charset.forName("GB18030")));
        assertThat(read(page, null)).containsExactly("0:T姓名|Ta&b", "1:|T1\n2");
        try (Book book = Book.open(page, null)) {
            assertThat(book.sheets().getFirst().merges()).containsExactly(new SheetInfo.Merge(0, 0, 1, 0));
        }
        assertThat(refusal(file("cut.xls", html.substring(0, html.length() - 30).getBytes(StandardCharsets.UTF_8)), null)).isEqualTo("error.book.damaged");
        assertThat(refusal(file("cutxml.xls", xml.substring(0, xml.length() - 40).getBytes(StandardCharsets.UTF_8)), null)).isEqualTo("error.book.damaged");
        assertThat(refusal(file("laughs.xls", xml.replace("<?mso", "<!DOCTYPE x [<!ENTITY a \"b\">]><?mso").getBytes(StandardCharsets.UTF_8)), null))
                .isEqualTo("error.book.hostile");
    }

    @Test
    void saysWhatAWrongFileIs() throws Exception {
        assertThat(refusal(folder, null)).isEqualTo("error.book.folder");
        assertThat(refusal(folder.resolve("none.xlsx"), null)).isEqualTo("error.book.missing");
        assertThat(refusal(file("empty.xlsx", new byte[0]), null)).isEqualTo("error.book.empty");
        assertThat(refusal(file("blank.csv", " \r\n\r\n".getBytes(StandardCharsets.UTF_8)), null)).isEqualTo("error.book.empty");
        assertThat(refusal(file("picture.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}), null)).isEqualTo("error.book.notSpreadsheet");
        assertThat(refusal(file("paper.xls", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)), null)).isEqualTo("error.book.notSpreadsheet");
        byte[] whole = Files.readAllBytes(values().xlsx(folder.resolve("w.xlsx")));
        assertThat(refusal(file("cut.xlsx", Arrays.copyOf(whole, whole.length / 2)), null)).isEqualTo("error.book.damaged");
        byte[] old = Files.readAllBytes(values().xls(folder.resolve("w.xls")));
        assertThat(refusal(file("cut.xls", Arrays.copyOf(old, 600)), null)).isEqualTo("error.book.damaged");
        assertThat(refusal(file("quotes.csv", "姓名,备注\r\n甲,\"没有结尾\r\n乙,x\r\n".getBytes(StandardCharsets.UTF_8)), null)).isEqualTo("error.book.quotes");
    }
}
