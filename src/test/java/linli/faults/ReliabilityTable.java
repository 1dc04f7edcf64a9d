package linli.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts what the fault tests found into README's reliability section. */
final class ReliabilityTable {
    private static final String BEGIN = "<!-- reliability: written by mvn -Plong test -->";
    private static final String END = "<!-- /reliability -->";

    private ReliabilityTable() {}

    static void write(Path folder, Path readme) throws IOException {
        String text = Files.readString(readme);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException("README lacks its reliability section");
        }
        Files.writeString(readme, text.substring(0, from + BEGIN.length()) + "\n" + table(folder) + text.substring(to));
    }

    private static String table(Path folder) throws IOException {
        List<String[]> rows = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
                    rows.add(Files.readString(file).strip().split("\t"));
                }
            }
        }
        rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row[0].substring(1))));
        StringBuilder table = new StringBuilder("| fault | what was done | times | lost or wrong | the same test without the guard |\n|---|---|---|---|---|\n");
        rows.forEach(row -> table.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return table.toString();
    }
}
