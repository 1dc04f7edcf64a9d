package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import linli.samples.HostileRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worst files from the command line: exit 1 with a sentence in Chinese, soon, and nothing stored; in a small heap they are proved by samples.HostileTest. */
class HostileCommandTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path place;

    private int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString()));
        return Main.run(new PrintStream(out), new PrintStream(err), all.toArray(String[]::new));
    }

    @Test
    void everyOneEndsInASentenceAndExitOne() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        assertThat(run(new ByteArrayOutputStream(), new ByteArrayOutputStream(), "init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区")).isZero();
        for (String name : List.of("bomb-blanks.xlsx", "xxe-strings.xlsx", "laughs.xlsx", "columns.xlsx", "sheets.xlsx", "cell.xlsx", "circle.xlsx", "half.xlsx", "letter.xls", "locked.xlsx")) {
            Path file = HostileRun.write(name, place);
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            long start = System.nanoTime();
            int code = run(new ByteArrayOutputStream(), err, "import", "residents", file.toString());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(SOON);
            String said = err.toString(StandardCharsets.UTF_8);
            assertThat(code).as(name + ": " + said).isEqualTo(1);
            assertThat(said).contains(name).containsPattern("\\p{IsHan}{4}").doesNotContain("Exception");
            Files.delete(file);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // a formula that needs itself has no value: the rows beside it are read
        assertThat(run(out, new ByteArrayOutputStream(), "import", "residents", HostileRun.write("cycle.xlsx", place).toString(), "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"read\":1,\"new\":1");
    }
}
