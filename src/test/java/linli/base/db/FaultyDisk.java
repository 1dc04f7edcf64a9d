package linli.base.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk under the engine, reached by the address prefix {@code faulty:}, that counts forced writes, can be full, and
 * knows what it would hold had the power failed now: only what was forced is sure, each later write may be there,
 * missing or half done.
 */
public final class FaultyDisk extends FilePathWrapper {
    private static final FaultyDisk SCHEME = new FaultyDisk();

    /** Forced writes so far. */
    static volatile int forced;

    /** Bytes that still fit. */
    static volatile long room = Long.MAX_VALUE;

    private static volatile Writes current;

    /** For the engine, which makes one for every path. */
    public FaultyDisk() {}

    static void install() {
        FilePath.register(SCHEME);
        forced = 0;
        room = Long.MAX_VALUE;
        current = null;
    }

    static String address(StoreFiles files) {
        return Engine.address("faulty:" + files.engineName());
    }

    /** Hands over what a power failure right after the given number of writes to the data file would leave. */
    static void failPowerAfter(int writes, Random random, Consumer<byte[]> afterwards) {
        current.failAfter(writes, random, afterwards);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Writes opened = new Writes(getBase().open(mode));
        if (toString().endsWith(".mv.db")) {
            current = opened;
        }
        return opened;
    }

    /** One write since the last force; without bytes a truncation. */
    private record Write(long at, byte[] bytes) {}

    private static final class Writes extends FileBaseDefault {
        private final FileChannel base;
        private final List<Write> unsure = new ArrayList<>();
        private byte[] sure;
        private int writesLeft = -1;
        private Random random;
        private Consumer<byte[]> afterwards;

        Writes(FileChannel base) throws IOException {
            this.base = base;
            sure = content();
        }

        private byte[] content() throws IOException {
            ByteBuffer all = ByteBuffer.allocate((int) base.size());
            while (all.hasRemaining() && base.read(all, all.position()) >= 0) {
                continue;
            }
            return all.array();
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            if (bytes.length > room) {
                throw new IOException("No space left on device");
            }
            room -= bytes.length;
            unsure.add(new Write(position, bytes));
            int written = base.write(source, position);
            if (--writesLeft == 0) {
                afterwards.accept(afterPowerFailure());
            }
            return written;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            base.force(metaData);
            sure = content();
            unsure.clear();
            forced++;
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            unsure.add(new Write(size, null));
            base.truncate(size);
        }

        synchronized void failAfter(int writes, Random chance, Consumer<byte[]> then) {
            writesLeft = writes;
            random = chance;
            afterwards = then;
        }

        private byte[] afterPowerFailure() {
            byte[] image = sure.clone();
            for (Write write : unsure) {
                int fate = random.nextInt(3);
                if (fate == 0) {
                    continue;
                }
                if (write.bytes() == null) {
                    image = Arrays.copyOf(image, (int) Math.min(image.length, write.at()));
                    continue;
                }
                int length = fate == 1 ? write.bytes().length : random.nextInt(write.bytes().length + 1) / 512 * 512;
                image = Arrays.copyOf(image, (int) Math.max(image.length, write.at() + length));
                System.arraycopy(write.bytes(), 0, image, (int) write.at(), length);
            }
            return image;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
