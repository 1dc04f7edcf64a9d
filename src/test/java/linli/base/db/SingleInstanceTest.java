package linli.base.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    Path temp;

    @Test
    void aSecondStartRaisesTheFirstEachTime() throws Exception {
        for (int round = 0; round < 2; round++) {
            CountDownLatch raised = new CountDownLatch(1);
            try (SingleInstance first = SingleInstance.acquire(temp, raised::countDown)) {
                assertThat(first).isNotNull();
                assertThat(SingleInstance.acquire(temp, () -> {})).isNull();
                assertThat(raised.await(15, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
