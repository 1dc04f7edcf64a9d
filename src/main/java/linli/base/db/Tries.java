package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.text.UserError;

/**
 * Wrong passwords in a row, for each login, in a small file beside the key file: from the third on the next try has to
 * wait, twice as long each time, and a new start of the program waits too. A try is counted before it is judged, so that
 * breaking it off gains nothing. Whoever copies the key file away is slowed by the key derivation, not by this.
 */
final class Tries {
    /** Under this name the recovery code is counted. */
    static final String CODE = "";
    /** All logins that are unknown here are one. */
    private static final String UNKNOWN = "?";
    private static final Set<String> WRONG = Set.of("error.store.wrongPassword", "error.store.wrongCode");
    private static final int FREE = 3;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private final Path file;
    private final Clock clock;

    private record Count(int wrong, Instant last) {
        Duration pause() {
            if (wrong < FREE) {
                return Duration.ZERO;
            }
            Duration pause = FIRST.multipliedBy(1L << Math.min(wrong - FREE, 20));
            return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        }
    }

    /** @param clock the machine's own; a day given on the command line must not shorten the wait */
    Tries(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * One try: waits are enforced, the count kept, and cleared when the secret was right.
     *
     * @param secret whose try it is
     * @param known the logins there are
     * @throws UserError {@code error.store.wait} while the last wrong ones have to be waited for; otherwise as thrown by the judging
     */
    <T> T judged(Secret secret, List<String> known, Supplier<T> judging) {
        String name = switch (secret) {
            case Secret.Password own -> own.login().isEmpty() || !known.contains(own.login()) ? UNKNOWN : own.login();
            case Secret.Code any -> CODE;
        };
        synchronized (Tries.class) {
            Map<String, Count> counts = read();
            Count before = counts.getOrDefault(name, new Count(0, Instant.EPOCH));
            Instant now = clock.instant();
            // A clock set back does not lengthen the wait beyond what it was.
            Duration since = now.isBefore(before.last()) ? Duration.ZERO : Duration.between(before.last(), now);
            Duration rest = before.pause().minus(since);
            if (rest.isPositive()) {
                throw new UserError("error.store.wait", before.wrong(), rest.plusMillis(999).toSeconds());
            }
            counts.put(name, new Count(before.wrong() + 1, now));
            write(counts);
            T right;
            try {
                right = judging.get();
            } catch (UserError refused) {
                if (!WRONG.contains(refused.key())) {
                    // A slip of the code's check character, or a damaged file, says nothing about who types.
                    put(counts, name, before);
                }
                throw refused;
            }
            put(counts, name, new Count(0, now));
            return right;
        }
    }

    private void put(Map<String, Count> counts, String name, Count count) {
        if (count.wrong() == 0) {
            counts.remove(name);
        } else {
            counts.put(name, count);
        }
        write(counts);
    }

    private Map<String, Count> read() {
        Map<String, Count> counts = new LinkedHashMap<>();
        try {
            for (String line : Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.<String>of()) {
                String[] parts = line.split(" ", 3);
                counts.put(parts.length > 2 ? parts[2] : CODE, new Count(Integer.parseInt(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1]))));
            }
        } catch (IOException | RuntimeException garbled) {
            // Whoever can garble the file can copy the key file; nobody is locked out by it.
            counts.clear();
        }
        return counts;
    }

    private void write(Map<String, Count> counts) {
        StringBuilder text = new StringBuilder();
        counts.forEach((name, count) -> text.append(count.wrong()).append(' ').append(count.last().getEpochSecond()).append(' ').append(name).append('\n'));
        try {
            Durable.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException failed) {
            throw new UserError(failed, "error.store.notSaved");
        }
    }
}
