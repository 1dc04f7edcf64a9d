package linli.base.ui;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Background work for Models: the FX thread never waits. Reading requests of one slot overtake each other (the newest
 * wins); commands all run. Results and errors come back on the screen's executor.
 */
public final class Work implements AutoCloseable {
    private final Executor screen;
    private final Consumer<Throwable> failed;
    private final ExecutorService threads;
    private final Map<String, AtomicLong> newest = new ConcurrentHashMap<>();

    /**
     * @param screen usually {@code Platform::runLater}; {@code Runnable::run} in tests without a toolkit
     * @param failed gets every error that a caller did not take, on the screen's executor
     */
    public Work(Executor screen, Consumer<Throwable> failed) {
        this.screen = screen;
        this.failed = failed;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "linli-work");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reads in the background; a later call with the same slot makes this one's result be dropped. */
    public <T> void read(String slot, Supplier<T> query, Consumer<T> shown) {
        AtomicLong counter = newest.computeIfAbsent(slot, any -> new AtomicLong());
        long mine = counter.incrementAndGet();
        threads.execute(() -> {
            if (counter.get() != mine) {
                return;
            }
            try {
                T result = query.get();
                screen.execute(() -> {
                    if (counter.get() == mine) {
                        shown.accept(result);
                    }
                });
            } catch (Throwable error) {
                screen.execute(() -> failed.accept(error));
            }
        });
    }

    /** Runs a command in the background. */
    public <T> void run(Supplier<T> command, Consumer<T> done) {
        run(command, done, failed);
    }

    /** Same, with an own ear for errors (shown at the field, say). */
    public <T> void run(Supplier<T> command, Consumer<T> done, Consumer<Throwable> wrong) {
        threads.execute(() -> {
            try {
                T result = command.get();
                screen.execute(() -> done.accept(result));
            } catch (Throwable error) {
                screen.execute(() -> wrong.accept(error));
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
