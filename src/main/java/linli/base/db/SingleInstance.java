package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * One window for each data folder. A second start leaves a small request file that the running program watches for, so
 * that no port is opened.
 */
public final class SingleInstance implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SingleInstance.class.getName());
    private static final String REQUEST = "raise";
    private final FolderLock lock;
    private final WatchService watch;

    private SingleInstance(FolderLock lock, WatchService watch) {
        this.lock = lock;
        this.watch = watch;
    }

    /**
     * @param folder the data folder; made when it is missing
     * @param raise brings the window to the front; called on a thread of its own
     * @return the hold on the folder, or null when another program has it: that one has been asked to come forward
     */
    public static SingleInstance acquire(Path folder, Runnable raise) {
        Path window = folder.resolve("window");
        FolderLock lock = FolderLock.tryTake(window.resolve("lock"));
        try {
            if (lock == null) {
                Files.deleteIfExists(window.resolve(REQUEST));
                Files.createFile(window.resolve(REQUEST));
                return null;
            }
            Files.deleteIfExists(window.resolve(REQUEST));
            WatchService watch = window.getFileSystem().newWatchService();
            window.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Thread.ofPlatform().daemon().name("linli-raise").start(() -> listen(watch, raise));
            return new SingleInstance(lock, watch);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void listen(WatchService watch, Runnable raise) {
        try {
            while (true) {
                WatchKey key = watch.take();
                boolean asked = key.pollEvents().stream().anyMatch(event -> REQUEST.equals(String.valueOf(event.context())));
                if (asked) {
                    raise.run();
                }
                key.reset();
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            LOG.log(System.Logger.Level.DEBUG, "no longer listening");
        }
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            lock.close();
        }
    }
}
