package linli.base.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The FX toolkit for tests, on the headless platform. */
public final class Fx {
    private static boolean started;

    private Fx() {}

    public static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        CompletableFuture<Void> up = new CompletableFuture<>();
        try {
            Platform.startup(() -> up.complete(null));
        } catch (IllegalStateException alreadyUp) {
            up.complete(null);
        }
        up.join();
        Platform.setImplicitExit(false);
    }

    /** Runs on the FX thread and waits for the result; at once when already on it. */
    public static <T> T on(Callable<T> task) {
        start();
        if (Platform.isFxApplicationThread()) {
            try {
                return task.call();
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        }
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Throwable error) {
                done.completeExceptionally(error);
            }
        });
        return done.orTimeout(30, TimeUnit.SECONDS).join();
    }

    public static void run(Runnable task) {
        on(() -> {
            task.run();
            return null;
        });
    }

    /** Waits until everything asked of {@code work} has been shown. */
    public static void idle(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        work.whenIdle(() -> done.complete(null));
        done.orTimeout(30, TimeUnit.SECONDS).join();
        run(() -> {});
    }
}
