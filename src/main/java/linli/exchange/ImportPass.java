package linli.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import linli.base.excel.BookCopy;
import linli.base.excel.Cell;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowMarks;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;

/**
 * One pass of a file through a list's rules. A thread of its own reads and parses ahead; the caller's thread judges and,
 * in an import, writes, batch by batch in file order.
 */
final class ImportPass<T> {
    private static final int BATCH = 1000;
    private static final int AHEAD = 4;

    private final ListBook book;
    private final ListSheet<T> list;
    private final Progress progress;
    private final BlockingQueue<List<Parsed<T>>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final List<Parsed<T>> end = new ArrayList<>();
    private final List<String> used;
    private final List<ImportOptions.Rule> rules;
    private final int most;
    private volatile Throwable failed;
    private volatile boolean stopped;

    ImportPass(ListBook book, ListSheet<T> list, ImportOptions options, Progress progress) {
        this(book, list, options, progress, Integer.MAX_VALUE);
    }

    /** @param most rows after which to stop, for a first look */
    ImportPass(ListBook book, ListSheet<T> list, ImportOptions options, Progress progress, int most) {
        this.rules = options.rules();
        this.most = most;
        this.book = book;
        this.list = list;
        this.progress = progress;
        this.used = book.plans().stream().flatMap(p -> p.columns().stream()).filter(ColumnMatch::used)
                .map(m -> m.column().key()).distinct().toList();
    }

    /**
     * @param intake the way into the feature
     * @param write called with each judged batch, to store it
     * @param look called with each judged row
     * @throws CancellationException when the progress says so
     */
    Counts run(Intake<T> intake, Consumer<List<Judged<T>>> write, Consumer<Judged<T>> look) {
        return run(intake, write, look, any -> { });
    }

    /** Same, of a pass that writes: the intake works ahead on the reading thread. */
    Counts store(Intake<T> intake, Consumer<List<Judged<T>>> write, Consumer<Judged<T>> look) {
        return run(intake, write, look, intake::ahead);
    }

    private Counts run(Intake<T> intake, Consumer<List<Judged<T>>> write, Consumer<Judged<T>> look, Consumer<T> ahead) {
        Thread reader = Thread.ofPlatform().name("linli-import-reader").daemon().start(() -> read(ahead));
        Counts.Tally tally = new Counts.Tally();
        long expected = book.plans().stream().mapToLong(p -> book.book().sheets().get(p.layout().sheet()).rows()).sum();
        try {
            for (List<Parsed<T>> batch = queue.take(); batch != end; batch = queue.take()) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                List<Judged<T>> judged = intake.judge(batch);
                if (judged.size() != batch.size()) {
                    throw new IllegalStateException("judged " + judged.size() + " of " + batch.size() + " rows");
                }
                for (Judged<T> row : judged) {
                    tally.read();
                    tally.fate(row.fate(), row.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.WARN));
                    look.accept(row);
                }
                write.accept(judged);
                progress.at(tally.readSoFar(), Math.max(expected, tally.readSoFar()));
            }
            if (failed != null) {
                throw failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
            }
            return tally.counts(book.skipped());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            stopped = true;
            queue.clear();
            join(reader);
        }
    }

    private static void join(Thread reader) {
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Consumer<T> ahead) {
        List<List<Parsed<T>>> current = new ArrayList<>();
        current.add(new ArrayList<>(BATCH));
        try {
            int[] rows = {0};
            book.rows(row -> {
                Parsed<T> parsed = withErrors(ruled(row));
                if (parsed.value() != null) {
                    ahead.accept(parsed.value());
                }
                current.getFirst().add(parsed);
                if (current.getFirst().size() == BATCH) {
                    put(current.getFirst());
                    current.set(0, new ArrayList<>(BATCH));
                }
                return !stopped && ++rows[0] < most;
            });
            if (!current.getFirst().isEmpty()) {
                put(current.getFirst());
            }
        } catch (Throwable e) {
            failed = e;
        }
        put(end);
    }

    /** Waits for room, but not for a caller that has given up. */
    private void put(List<Parsed<T>> batch) {
        try {
            while (!stopped && !queue.offer(batch, 100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The row as parsed, and once more where a mend for all rows alike concerns it. */
    private Parsed<T> ruled(RowValues row) {
        Parsed<T> parsed = list.parse(row);
        boolean mended = false;
        for (ImportOptions.Rule rule : rules) {
            if (parsed.problems().stream().anyMatch(p -> p.cause().equals(rule.cause()) && p.column().equals(rule.key()))
                    && (rule.found() == null || rule.found().equals(row.cell(rule.key()).text()))) {
                ListBook.mend(row, rule.key(), rule.text());
                mended = true;
            }
        }
        return mended ? list.parse(row) : parsed;
    }

    /** A formula's error (#N/A) is taken for a blank cell, and said. */
    private Parsed<T> withErrors(Parsed<T> parsed) {
        List<Problem> more = null;
        RowValues row = parsed.row();
        for (String key : used) {
            Cell cell = row.cell(key);
            if (cell.kind() == Cell.Kind.ERROR) {
                more = more == null ? new ArrayList<>(parsed.problems()) : more;
                more.add(new Problem(key, Problem.Severity.WARN, "cell.error", Texts.text("exchange.cellError", row.where(key), cell.text())));
            }
        }
        return more == null ? parsed : new Parsed<>(row, parsed.value(), List.copyOf(more));
    }

    /** 退回表 and 标注副本: the user's own workbook with what is wrong in a last column, to mend and import again. */
    static final class Returns {
        private final RowMarks marks = new RowMarks();
        private final boolean warnings;

        /** @param warnings whether rows let in with a warning are marked too */
        Returns(boolean warnings) {
            this.warnings = warnings;
        }

        void row(Judged<?> row) {
            boolean rejected = row.fate() == Judged.Fate.REJECTED;
            if (rejected || warnings && !row.problems().isEmpty()) {
                marks.add(row.parsed().row(), row.problems(), rejected);
            }
        }

        /**
         * @return the workbook of the rows sent back, under a name that was free; null when there are none
         * @throws UserError when the folder cannot be written to
         */
        Path rejected(ListBook book, Path folder) {
            return marks.anyRejected() ? write(book, folder, Texts.text("exchange.returns.file", bare(book)), true) : null;
        }

        /** Same, with the whole workbook and the bad cells marked. */
        Path annotated(ListBook book, Path folder) {
            return marks.isEmpty() ? null : write(book, folder, Texts.text("exchange.annotated.file", bare(book)), false);
        }

        private Path write(ListBook book, Path folder, String name, boolean onlyRejected) {
            try {
                return written(book, folder, name, onlyRejected);
            } catch (IOException notThere) {
                // a stick that is full or locked: the rows must not be lost for that
                Path home = Path.of(System.getProperty("user.home"));
                try {
                    return written(book, home, name, onlyRejected);
                } catch (IOException nowhere) {
                    throw new UserError(nowhere, "error.exchange.returns", folder.toString());
                }
            }
        }

        private Path written(ListBook book, Path folder, String name, boolean onlyRejected) throws IOException {
            Files.createDirectories(folder);
            Path target = free(folder, name, BookCopy.ending(book));
            BookCopy.write(book, marks, Texts.text("exchange.returns.reason"), onlyRejected, target);
            return target;
        }

        private static String bare(ListBook book) {
            return book.book().fileName().replaceFirst("\\.[^.]*$", "");
        }

        /** @return a path in the folder that does not exist yet: name.xlsx, name(2).xlsx … */
        private static Path free(Path folder, String name, String ending) {
            Path target = folder.resolve(name + ending);
            for (int i = 2; Files.exists(target); i++) {
                target = folder.resolve(name + "(" + i + ")" + ending);
            }
            return target;
        }
    }
}
