package linli.base.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import linli.base.text.UserError;
import picocli.CommandLine.Option;

/** The options common to all commands: which store, whose password, which day. */
public final class StoreOptions {
    @Option(names = "--store", paramLabel = "DIR")
    private Path store;

    @Option(names = "--login", paramLabel = "NAME")
    private String login;

    @Option(names = "--password-file", paramLabel = "FILE")
    private Path passwordFile;

    @Option(names = "--now", paramLabel = "DATE")
    private LocalDate now;

    /** @return the data folder: {@code --store}, or the user's own. */
    public Path folder() {
        return store != null ? store.toAbsolutePath() : userFolder(System.getenv(), System.getProperty("user.home"));
    }

    /** @return where this system keeps a user's program data. */
    static Path userFolder(Map<String, String> environment, String home) {
        String windows = environment.get("LOCALAPPDATA");
        if (windows != null && !windows.isBlank()) {
            return Path.of(windows, "Linli");
        }
        String xdg = environment.get("XDG_DATA_HOME");
        return xdg != null && !xdg.isBlank() ? Path.of(xdg, "linli") : Path.of(home, ".local", "share", "linli");
    }

    /** @return the login asked for, or null for the store's first. */
    public String login() {
        return login;
    }

    /**
     * @return the password from {@code --password-file} (first line), {@code LINLI_PASSWORD}, or typed at the console
     * @throws UserError when there is none, or the file cannot be read
     */
    public char[] password() {
        if (passwordFile != null) {
            return password(passwordFile);
        }
        String environment = System.getenv("LINLI_PASSWORD");
        if (environment != null && !environment.isEmpty()) {
            return environment.toCharArray();
        }
        if (System.console() != null && System.console().isTerminal()) {
            return System.console().readPassword("%s", linli.base.text.Texts.text("cli.password"));
        }
        throw new UserError("error.cli.noPassword");
    }

    /** @return the first line of the file. */
    public static char[] password(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").toCharArray();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UserError(e, "error.cli.passwordFile", file.getFileName());
        }
    }

    /** @return the clock to work by: the machine's, or noon of {@code --now}. */
    public Clock clock() {
        ZoneId zone = ZoneId.systemDefault();
        return now == null ? Clock.system(zone) : Clock.fixed(now.atTime(LocalTime.NOON).atZone(zone).toInstant(), zone);
    }
}
