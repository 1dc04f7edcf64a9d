package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import linli.base.text.Texts;
import linli.base.ui.Fx;
import org.junit.jupiter.api.Test;

/** Every FXML loads, every text it names exists, and its page finds every part it asks for. */
class FxmlTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern ID = Pattern.compile("fx:id=\"(\\w+)\"");
    private static final Pattern HANDLER = Pattern.compile("on[A-Z]\\w*=\"#(\\w+)\"");

    private static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".fxml")).sorted().toList();
        }
    }

    @Test
    void everyFileLoads() throws IOException {
        for (Path file : all()) {
            // Handlers belong to the page; they are checked below, by name.
            String plain = HANDLER.matcher(Files.readString(file)).replaceAll("");
            Path copy = Files.writeString(Files.createTempFile("linli", ".fxml"), plain);
            Object root = Fx.on(() -> new FXMLLoader(copy.toUri().toURL(), Texts.bundle()).load());
            Files.delete(copy);
            assertThat(root).as(file.toString()).isNotNull();
        }
    }

    @Test
    void everyPartIsKnownToItsPage() throws Exception {
        List<String> strange = new ArrayList<>();
        for (Path file : all()) {
            Class<?> page = page(file);
            String text = Files.readString(file);
            Matcher ids = ID.matcher(text);
            List<String> found = new ArrayList<>();
            while (ids.find()) {
                found.add(ids.group(1));
            }
            for (Field field : page.getDeclaredFields()) {
                if (field.isAnnotationPresent(FXML.class) && !found.contains(field.getName())) {
                    strange.add(page.getSimpleName() + "." + field.getName() + " is not in " + file.getFileName());
                }
            }
            Matcher handlers = HANDLER.matcher(text);
            while (handlers.find()) {
                String name = handlers.group(1);
                if (Stream.of(page.getDeclaredMethods()).map(Method::getName).noneMatch(name::equals)) {
                    strange.add(file.getFileName() + " calls " + name + ", which " + page.getSimpleName() + " lacks");
                }
            }
        }
        assertThat(strange).isEmpty();
    }

    /** {@code needs/needs.fxml} belongs to {@code linli.needs.NeedsPage}: the class of that folder whose name fits. */
    private static Class<?> page(Path file) throws Exception {
        String folder = RESOURCES.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
        String base = file.getFileName().toString().replace(".fxml", "").replace("-", "").replace("_", "");
        try (Stream<Path> sources = Files.list(Path.of("src/main/java").resolve(RESOURCES.relativize(file.getParent())))) {
            for (Path source : sources.sorted().toList()) {
                String name = source.getFileName().toString().replace(".java", "");
                if (Files.readString(source).contains("\"" + file.getFileName() + "\"") || name.equalsIgnoreCase(base + "Page")) {
                    return Class.forName(folder + "." + name);
                }
            }
        }
        throw new AssertionError("nobody loads " + file);
    }
}
