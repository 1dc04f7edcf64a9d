package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.faults.Reliability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile and foreign files end in a sentence within ten seconds and 512 MB, and nothing of them is stored. */
class HostileTest {
    private static final long SECONDS = 10;

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void everyOneIsRefusedOrReadRightly() throws Exception {
        Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-Duser.language=zh",
                "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), HostileRun.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> verdicts = out.lines().map(l -> Arrays.asList(l.split("\t"))).filter(l -> l.size() > 3)
                .collect(Collectors.toMap(l -> l.get(0), l -> l, (a, b) -> b));
        List<String> wrong = Hostile.all().stream().filter(a -> !right(a, verdicts.get(a.file()))).map(a -> a + ": " + verdicts.get(a.file())).toList();
        assertThat(wrong).isEmpty();
        Reliability.tell("T18", "bombs and foreign files, each within 10 s and 512 MB", Hostile.all().size(), 0, "not tried");
    }

    private static boolean right(Hostile.Attack attack, List<String> verdict) {
        if (verdict == null || Long.parseLong(verdict.get(1)) > SECONDS * 1000) return false;
        return switch (verdict.get(2)) {
            case "REFUSED" -> verdict.get(3).matches(".*\\p{IsHan}.*") && !verdict.get(3).contains("BUT STORED");
            case "READ" -> attack.expect() == Hostile.Expect.SURVIVED;
            default -> false;
        };
    }
}
