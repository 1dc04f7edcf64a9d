package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.handbook.Handbook;
import linli.shell.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the program has its help at F1 and a chapter of the handbook that was written for it. */
class PageHelpTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path temp;

    @Test
    void everyPageHasItsHelpAndItsChapter() {
        Fx.start();
        Work work = new Work(Platform::runLater, error -> {});
        try (Wiring house = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", "right-horse-1".toCharArray()).make(temp.resolve("store"), CLOCK).house()) {
            List<String> names = Fx.on(() -> {
                Look look = new Look();
                Pages pages = new Pages(house, new Shell(look, CLOCK), work, look, Memory.brief(), (zip, secret) -> {}, () -> {});
                return Stream.concat(Stream.concat(pages.sections().stream().flatMap(section -> section.entries().stream()).map(entry -> entry.page()), pages.one().stream()),
                        Stream.of(pages.settings())).map(Page::name).distinct().toList();
            });
            List<String> written = new Handbook().chapters().stream().flatMap(chapter -> chapter.pages().stream()).toList();
            assertThat(names).hasSizeGreaterThan(35);
            assertThat(names.stream().filter(name -> !written.contains(name))).as("pages without a chapter").isEmpty();
            assertThat(names.stream().filter(name -> Shell.class.getResource("help/" + name + ".md") == null)).as("pages without help").isEmpty();
        } finally {
            work.close();
        }
    }
}
