package linli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** T25: no library on the class path is older than the version in which a known weakness was mended; the list works offline. */
class DependenciesTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final Pattern JAR = Pattern.compile("([^/\\\\]+?)-(\\d[\\w.]*)\\.jar$");

    @Test
    void noLibraryHasAKnownWeakness() throws Exception {
        List<String> weak = weak(libraries(), advisories());
        assertThat(weak).isEmpty();
        assertThat(libraries()).containsEntry("h2", "2.4.240");
        Reliability.tell("T25", "libraries with an advisory, their versions compared", advisories().size(), 0, "poi-ooxml 5.3.0 in their place is named");
    }

    @Test
    void anOlderLibraryWouldBeNamed() throws Exception {
        Map<String, String> older = new HashMap<>(libraries());
        older.put("poi-ooxml", "5.3.0");
        assertThat(weak(older, advisories())).containsExactly("poi-ooxml 5.3.0 < 5.4.0");
    }

    @Test
    void versionsAreComparedByNumber() {
        assertThat(compare("2.9.1", "2.14.0")).isNegative();
        assertThat(compare("1.26.0", "1.26")).isZero();
        assertThat(compare("2.20", "2.15.0")).isPositive();
    }

    private static List<String> weak(Map<String, String> libraries, Map<String, String> advisories) {
        List<String> weak = new ArrayList<>();
        advisories.forEach((library, fixed) -> {
            assertThat(libraries).as("a line about a library that is not there helps nobody").containsKey(library);
            if (compare(libraries.get(library), fixed) < 0) {
                weak.add(library + " " + libraries.get(library) + " < " + fixed);
            }
        });
        return weak;
    }

    private static Map<String, String> libraries() {
        Map<String, String> libraries = new HashMap<>();
        for (String entry : CLASS_PATH.split(java.io.File.pathSeparator)) {
            Matcher jar = JAR.matcher(entry);
            if (jar.find()) {
                libraries.put(jar.group(1), jar.group(2));
            }
        }
        return libraries;
    }

    private static Map<String, String> advisories() throws Exception {
        Map<String, String> advisories = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(DependenciesTest.class.getResource("/advisories.tsv").toURI()))) {
            if (!line.startsWith("#")) {
                advisories.put(line.split("\t")[0], line.split("\t")[1]);
            }
        }
        return advisories;
    }

    private static int compare(String one, String other) {
        String[] a = one.split("\\.");
        String[] b = other.split("\\.");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int difference = Integer.compare(i < a.length ? number(a[i]) : 0, i < b.length ? number(b[i]) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int number(String part) {
        String digits = part.replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
