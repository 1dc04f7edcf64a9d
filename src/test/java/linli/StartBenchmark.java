package linli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to the first window laid out, beside a window with one button on the same runtime. With
 * {@code -Dimage=DIR} (made by the installer) its runtime and class path are used, with and without the start-up cache.
 */
@Tag("benchmark")
class StartBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);

    @TempDir
    Path temp;

    @Test
    void firstWindow() throws IOException, InterruptedException {
        Path store = temp.resolve("store");
        Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
        new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", "right-horse-1".toCharArray()).make(store, clock).close();
        String image = System.getProperty("image");
        Path app = image == null ? null : Path.of(image).resolve("lib/app");
        String java = image == null ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : Path.of(image).resolve("lib/runtime/bin/java").toString();
        String path = app == null ? System.getProperty("java.class.path") : launched(app);
        List<String> window = new ArrayList<>(List.of(java, "-Xmx1g", "-XX:+UseSerialGC", "-Duser.language=zh", "-Duser.country=CN", "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED"));
        if (System.getenv("DISPLAY") == null) {
            window.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("bare JavaFX window", with(window, "-cp", path + File.pathSeparator + System.getProperty("java.class.path"), "linli.BareWindow"));
        kinds.put("Linli", with(window, "-cp", path, "-Dlinli.told=true", "linli.Main", "--store", store.toString()));
        if (app != null) {
            kinds.put("Linli, cache", with(window, "-XX:AOTCache=" + app.resolve("linli.aot"), "-cp", path, "-Dlinli.told=true", "linli.Main", "--store", store.toString()));
        }
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
                seconds.computeIfAbsent(kind.getKey(), any -> new ArrayList<>()).add(once(kind.getValue()));
            }
        }
        double bare = median(seconds.get("bare JavaFX window"));
        seconds.forEach((kind, all) -> System.out.printf("%-20s median %.2f s  ratio %.2f  %s%n", kind, median(all), median(all) / bare, all));
    }

    /** The class path exactly as the launcher gives it: the cache is taken with no other. */
    private static String launched(Path app) throws IOException {
        String entry = "app.classpath=";
        return String.join(File.pathSeparator, Files.readAllLines(app.resolve("Linli.cfg")).stream().filter(line -> line.startsWith(entry))
                .map(line -> line.substring(entry.length()).replace("$APPDIR", app.toString())).toList());
    }

    private static List<String> with(List<String> start, String... more) {
        List<String> all = new ArrayList<>(start);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private double once(List<String> command) throws IOException, InterruptedException {
        Path errors = temp.resolve("errors.txt");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.equals("window")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(errors));
            }
            return Math.round((System.nanoTime() - began) / 1e7) / 100.0;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
