package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.ChangeFileEncryption;

/** The bytes of a closed store's data file, deciphered, for looking whether something still stands in it. */
public final class PlainPages {
    private PlainPages() {}

    /** @return the pages as text, one character a byte. */
    public static String of(Path folder, String login, String password, Path scratch) {
        StoreFiles files = new StoreFiles(folder);
        StoreFiles copy = new StoreFiles(scratch);
        try {
            Files.createDirectories(scratch);
            Files.copy(files.data(), copy.data());
            String passwords = KeyFile.read(files.key(), "").open(login, password).passwords();
            ChangeFileEncryption.execute(scratch.toString(), "linli", "AES", passwords.split(" ")[0].toCharArray(), null, true);
            return new String(Files.readAllBytes(copy.data()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
