package linli.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void idle(Work work) {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        work.whenIdle(() -> idle.complete(null));
        idle.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void theNewestReadOfASlotWinsAndIdleWaitsForAll() {
        List<String> shown = new CopyOnWriteArrayList<>();
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        try (Work work = new Work(Runnable::run, failures::add)) {
            work.read("search", () -> {
                started.countDown();
                await(slow);
                return "old";
            }, shown::add);
            await(started);
            work.read("search", () -> "new", shown::add);
            work.run(() -> "command", shown::add);
            slow.countDown();
            idle(work);
            assertThat(shown).containsExactlyInAnyOrder("new", "command");
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void errorsReachTheirEarAndIdleStillComes() {
        List<Throwable> own = new CopyOnWriteArrayList<>();
        try (Work work = new Work(Runnable::run, failures::add)) {
            work.run(() -> {
                throw new IllegalStateException("a");
            }, any -> {}, own::add);
            work.run(() -> {
                throw new IllegalStateException("b");
            }, any -> {});
            idle(work);
        }
        assertThat(own).singleElement().hasFieldOrPropertyWithValue("message", "a");
        assertThat(failures).singleElement().hasFieldOrPropertyWithValue("message", "b");
    }
}
