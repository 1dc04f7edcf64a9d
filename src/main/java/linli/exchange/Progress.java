package linli.exchange;

/** Ear for long work, and its brake. Called from the working thread. */
public interface Progress {
    /**
     * @param rows rows done so far
     * @param expected rows expected in all, a guess
     */
    void at(long rows, long expected);

    /** @return true to stop: then nothing is written and {@link java.util.concurrent.CancellationException} is thrown. */
    boolean cancelled();

    Progress NONE = new Progress() {
        @Override
        public void at(long rows, long expected) {
            // nobody listens
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Keeps how far the work is, for whoever looks now and then, and the wish to stop. Safe from any thread. */
    final class Gauge implements Progress {
        private volatile long done;
        private volatile long expected;
        private volatile boolean stop;

        @Override
        public void at(long rows, long guess) {
            done = rows;
            expected = guess;
        }

        @Override
        public boolean cancelled() {
            return stop;
        }

        public void cancel() {
            stop = true;
        }

        public long done() {
            return done;
        }

        public long expected() {
            return expected;
        }
    }
}
