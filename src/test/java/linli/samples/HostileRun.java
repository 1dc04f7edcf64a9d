package linli.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import linli.base.text.UserError;
import linli.exchange.Counts;

/** Feeds hostile files to the import, one line of verdict each; run by {@link HostileTest} in a process with a small heap. */
public final class HostileRun {
    private HostileRun() {}

    /** @return the file of one attack. */
    public static Path write(String name, Path folder) throws IOException {
        return Hostile.all().stream().filter(attack -> attack.file().equals(name)).findFirst().orElseThrow().write(folder);
    }

    /** @param args a folder to work in */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        for (Hostile.Attack attack : Hostile.all()) {
            Path file = attack.write(folder);
            long start = System.nanoTime();
            String verdict;
            try (ImportDesk desk = new ImportDesk(folder)) {
                start = System.nanoTime();
                try {
                    Counts counts = desk.run("residents", file, null);
                    verdict = "READ\t" + counts;
                } catch (UserError refused) {
                    verdict = "REFUSED\t" + refused.getMessage().replaceAll("\\s+", " ") + (desk.stored("residents").isEmpty() ? "" : " BUT STORED");
                } catch (Throwable broken) {
                    StackTraceElement[] at = broken.getStackTrace();
                    verdict = "BROKEN\t" + broken + (at.length > 0 ? " " + at[0] : "");
                }
                System.out.println(attack.file() + "\t" + (System.nanoTime() - start) / 1_000_000 + "\t" + verdict);
            }
            if (Files.isRegularFile(file)) Files.delete(file);
        }
    }
}
