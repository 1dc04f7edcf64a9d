package linli.base.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import linli.base.text.UserError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong passwords wait longer and longer, over restarts too, and each guess on a stolen file takes its time. */
class TriesTest {

    @TempDir
    Path temp;

    private final Wall wall = new Wall();
    private String code;

    /** A wall clock that the test moves. */
    private static final class Wall extends Clock {
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }
    }

    @BeforeEach
    void make() {
        StoreFolder.Created made = TestFolder.create(temp.resolve("store"));
        code = made.recoveryCode();
        made.store().close();
    }

    /** A new start of the program each time. */
    private StoreFolder started() {
        return new StoreFolder(temp.resolve("store"), TestFolder.CLOCK, wall);
    }

    private static String refusal(ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }

    private String guess(String password) {
        return refusal(() -> started().open(TestFolder.LOGIN, password).close());
    }

    @Test
    void theWaitDoublesAndOutlivesARestart() {
        for (int i = 0; i < 3; i++) {
            assertThat(guess("wrong " + i)).isEqualTo("error.store.wrongPassword");
        }
        long wait = 5;
        for (int i = 0; i < 4; i++) {
            assertThat(guess(TestFolder.PASSWORD)).as("even the right one waits").isEqualTo("error.store.wait");
            wall.pass(wait - 1);
            assertThat(guess(TestFolder.PASSWORD)).isEqualTo("error.store.wait");
            wall.pass(1);
            assertThat(guess("wrong again")).isEqualTo("error.store.wrongPassword");
            wait *= 2;
        }
        wall.pass(-3600);
        assertThat(guess(TestFolder.PASSWORD)).as("a clock set back does not help").isEqualTo("error.store.wait");
        wall.pass(3600 + wait);
        assertThat(guess(TestFolder.PASSWORD)).isEqualTo("none");
        assertThat(guess("wrong")).as("the right one clears the count").isEqualTo("error.store.wrongPassword");
        assertThat(guess(TestFolder.PASSWORD)).isEqualTo("none");
    }

    @Test
    void theRecoveryCodeWaitsToo() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(() -> started().recover(RecoveryCode.random(), TestFolder.LOGIN, "a fresh password"))).isEqualTo("error.store.wrongCode");
        }
        assertThat(refusal(() -> started().recover(code, TestFolder.LOGIN, "a fresh password"))).isEqualTo("error.store.wait");
        assertThat(guess(TestFolder.PASSWORD)).as("a password is counted for itself").isEqualTo("none");
        wall.pass(5);
        started().recover(code, TestFolder.LOGIN, "a fresh password").close();
        assertThat(guess("a fresh password")).isEqualTo("none");
    }

    @Test
    void aProofWhileTheStoreIsOpenWaitsAndUnknownLoginsAreOne() {
        try (OpenStore open = started().open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
            for (int i = 0; i < 3; i++) {
                String login = "nobody " + i;
                assertThat(refusal(() -> open.prove(login, "x"))).isEqualTo("error.store.wrongPassword");
                assertThat(refusal(() -> open.prove(TestFolder.LOGIN, "x"))).isEqualTo("error.store.wrongPassword");
            }
            assertThat(refusal(() -> open.prove("yet another", "x"))).isEqualTo("error.store.wait");
            assertThat(refusal(() -> open.prove(TestFolder.LOGIN, TestFolder.PASSWORD))).isEqualTo("error.store.wait");
        }
    }

    @Test
    void aBrokenOffTryCountsAndAGarbledCountLocksNobodyOut() throws Exception {
        Tries tries = new Tries(temp.resolve("store/linli.tries"), wall);
        Secret secret = new Secret.Password(TestFolder.LOGIN, "x");
        for (int i = 0; i < 3; i++) {
            catchThrowableOfType(IllegalStateException.class, () -> tries.judged(secret, java.util.List.of(TestFolder.LOGIN), () -> {
                throw new IllegalStateException("the plug was pulled");
            }));
        }
        assertThat(guess(TestFolder.PASSWORD)).isEqualTo("error.store.wait");
        Files.writeString(temp.resolve("store/linli.tries"), "not a count");
        assertThat(guess(TestFolder.PASSWORD)).isEqualTo("none");
    }

    /** What a guess costs is set by memory and passes, not by a stopwatch: 64 MiB and six take some 0.35 s (four took 0.23 s on a quiet core). */
    @Test
    void oneGuessOnAStolenKeyFileIsMadeSlow() throws Exception {
        String wrap = Files.readAllLines(temp.resolve("store/linli.key")).stream().filter(line -> line.contains("argon2id") && line.endsWith(" " + TestFolder.LOGIN)).findFirst().orElseThrow();
        String[] parts = wrap.substring(wrap.indexOf("argon2id")).split(" ");
        assertThat(Integer.parseInt(parts[1])).as("KiB of memory").isGreaterThanOrEqualTo(64 * 1024);
        assertThat(Integer.parseInt(parts[2])).as("passes").isGreaterThanOrEqualTo(6);
    }
}
