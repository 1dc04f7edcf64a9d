package linli.base.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The side file: the number of the last commit known to be on the disk and, after a clean close, the hash of the data
 * file. A data file with a lower number, or with other bytes than at its close, has been damaged or swapped.
 *
 * @param schemaVersion so that a newer program's file is known without touching it
 * @param seal SHA-256 of the closed data file; null while it is open and after a crash
 */
record CommitFile(String store, int schemaVersion, long commitNo, String seal) {
    /** @return the content, or empty when there is none or it cannot be read. */
    static Optional<CommitFile> read(Path file) {
        String store = null;
        int schemaVersion = 0;
        long commitNo = -1;
        String seal = null;
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith("store=")) {
                    store = line.substring(6);
                } else if (line.startsWith("schema=")) {
                    schemaVersion = Integer.parseInt(line.substring(7));
                } else if (line.startsWith("commit=")) {
                    commitNo = Long.parseLong(line.substring(7));
                } else if (line.startsWith("seal=")) {
                    seal = line.substring(5);
                }
            }
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
        return store == null || commitNo < 0 ? Optional.empty() : Optional.of(new CommitFile(store, schemaVersion, commitNo, seal));
    }

    CommitFile sealed(String hash) {
        return new CommitFile(store, schemaVersion, commitNo, hash);
    }

    void save(Path file) {
        String text = "store=" + store + "\nschema=" + schemaVersion + "\ncommit=" + commitNo + "\n" + (seal == null ? "" : "seal=" + seal + "\n");
        Durable.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
