package linli.base.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    private final List<Runnable> idleEars = new ArrayList<>();
    private int pending;

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

    /** Reads in the background; a later call with the same slot makes this one's result (or error) be dropped. */
    public <T> void read(String slot, Supplier<T> query, Consumer<T> shown) {
        AtomicLong counter = newest.computeIfAbsent(slot, any -> new AtomicLong());
        long mine = counter.incrementAndGet();
        start(
                () -> counter.get() == mine ? query.get() : null,
                result -> {
                    if (counter.get() == mine) {
                        shown.accept(result);
                    }
                },
                error -> {
                    if (counter.get() == mine) {
                        failed.accept(error);
                    }
                });
    }

    /** Runs a command in the background. */
    public <T> void run(Supplier<T> command, Consumer<T> done) {
        run(command, done, failed);
    }

    /** Same, with an own ear for errors (shown at the field, say). */
    public <T> void run(Supplier<T> command, Consumer<T> done, Consumer<Throwable> wrong) {
        start(command, done, wrong);
    }

    /**
     * Calls back on the screen's executor once nothing asked for so far is under way, results shown included. For the
     * tour and for tests, instead of sleeping.
     */
    public void whenIdle(Runnable ear) {
        synchronized (idleEars) {
            if (pending > 0) {
                idleEars.add(ear);
                return;
            }
        }
        screen.execute(ear);
    }

    private <T> void start(Supplier<T> task, Consumer<T> done, Consumer<Throwable> wrong) {
        synchronized (idleEars) {
            pending++;
        }
        threads.execute(() -> {
            Runnable end;
            try {
                T result = task.get();
                end = () -> done.accept(result);
            } catch (Throwable error) {
                end = () -> wrong.accept(error);
            }
            Runnable shown = end;
            screen.execute(() -> {
                try {
                    shown.run();
                } finally {
                    ended();
                }
            });
        });
    }

    private void ended() {
        List<Runnable> ears = List.of();
        synchronized (idleEars) {
            pending--;
            if (pending == 0 && !idleEars.isEmpty()) {
                ears = List.copyOf(idleEars);
                idleEars.clear();
            }
        }
        ears.forEach(Runnable::run);
    }

    /** Lets running work end. It is not interrupted: an interrupt inside H2 closes the whole store. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
