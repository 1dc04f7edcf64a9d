package linli.base.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import linli.base.text.UserError;

/** Keeps a second program out of the data folder; the system lets go of it when a process dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws UserError {@code error.store.alreadyOpen} when another program has it, {@code error.store.folder} when
     *     the folder cannot be written
     */
    static FolderLock take(Path file) {
        FolderLock lock = tryTake(file);
        if (lock == null) {
            throw new UserError("error.store.alreadyOpen");
        }
        return lock;
    }

    /** @return the lock, or null when another program (or another part of this one) has it. */
    static FolderLock tryTake(Path file) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException ours) {
            // Fall through: taken within this program.
        } catch (IOException failed) {
            throw new UserError(failed, "error.store.folder", file.toAbsolutePath().getParent());
        }
        close(channel);
        return null;
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
