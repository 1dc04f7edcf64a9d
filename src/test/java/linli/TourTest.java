package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tour walks every page on sample data and writes a picture of each. */
class TourTest {
    @Test
    void everyPageIsDrawn() throws Exception {
        Path folder = Path.of("target/tour");
        List<Path> pictures = Tour.take(folder.toAbsolutePath(), "1440x900", Clock.systemDefaultZone());
        assertThat(pictures.stream().map(file -> file.getFileName().toString().replaceFirst("^\\d+-", "")))
                .contains("needs.png", "tables.png", "settings.png", "search.png", "error.png", "first-start.png", "login.png");
        for (Path picture : pictures) {
            assertThat(Files.size(picture)).as(picture.toString()).isGreaterThan(15_000);
        }
    }
}
