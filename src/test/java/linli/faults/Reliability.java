package linli.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the fault tests found, a line a fault under {@code target/reliability}, for the table in README. */
public final class Reliability {
    static final Path FOLDER = Path.of("target", "reliability");

    private Reliability() {}

    /**
     * Called after the assertions have held.
     *
     * @param fault T1 … T25
     * @param what the fault, in a few words
     * @param count how often it was made in this run
     * @param lost acknowledged changes lost, silent differences, or whatever must be none
     * @param bites what the unguarded code or the engine's defaults did under the same test
     */
    public static void tell(String fault, String what, long count, long lost, String bites) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(fault + ".txt"), String.join("\t", fault, what, Long.toString(count), Long.toString(lost), bites) + "\n");
            // Given by the profile with the large counts only.
            String readme = System.getProperty("linli.readme");
            if (readme != null) {
                ReliabilityTable.write(FOLDER, Path.of(readme));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
