package linli.rollup;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linli.base.text.UserError;
import linli.sentfiles.Sent;
import linli.sentfiles.SentReader;
import linli.sentfiles.StreetKey;

/** Reads files on all processors while what was read is being stored: in their order, and only a few ahead, so that memory stays the same. */
final class Readers implements AutoCloseable {
    private static final int AHEAD = 4;

    private final StreetKey key;
    private final Iterator<Path> files;
    private final ExecutorService threads;
    private final int most;
    private final Deque<Future<Read>> reading = new ArrayDeque<>();

    /** One file's reading. @param refused why it is none of ours, or null */
    record Read(String file, Sent found, UserError refused) {
        /** @throws UserError when it was refused */
        Sent sent() {
            if (refused != null) {
                throw refused;
            }
            return found;
        }

        Sent.Meta meta() {
            return found == null ? null : found.meta();
        }
    }

    Readers(List<Path> files, StreetKey key) {
        this.key = key;
        this.files = files.iterator();
        int processors = Runtime.getRuntime().availableProcessors();
        threads = Executors.newFixedThreadPool(processors, task -> {
            Thread thread = new Thread(task, "rollup-reader");
            thread.setDaemon(true);
            return thread;
        });
        most = processors * AHEAD;
        ahead();
    }

    private void ahead() {
        while (reading.size() < most && files.hasNext()) {
            Path file = files.next();
            reading.add(threads.submit(() -> read(file)));
        }
    }

    private Read read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return new Read(name, SentReader.read(file, key), null);
        } catch (UserError refused) {
            return new Read(name, null, refused);
        }
    }

    boolean more() {
        return !reading.isEmpty();
    }

    Read next() {
        try {
            Read read = reading.remove().get();
            ahead();
            return read;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
