package linli.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.excel.Column;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Intake;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Side;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.ImportRun.Undone;

/** 数据导入: brings lists of every kind in from spreadsheets, never losing a row, and takes an import back again. */
public final class Imports {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double SAME_HEADER = 0.7;
    private static final int GLANCE = 200;
    private static final int UNDO = 5000;
    private static final int NAME = 60;
    private static final int TOP_ROWS = 20;

    private final Db db;
    private final Clock clock;
    private final Map<String, ListSheet<?>> lists = new LinkedHashMap<>();
    private final Trail trail;
    private final ImportStore store;
    private final Runnable before;

    /**
     * @param trail tells who is signed in, and keeps what was done
     * @param lists every kind of list, in the order a person chooses from
     */
    public Imports(Db db, Clock clock, Trail trail, List<ListSheet<?>> lists) {
        this(db, clock, trail, lists, () -> { });
    }

    /** @param before runs before an import writes and before one is taken back: a backup; what it throws stops both */
    public Imports(Db db, Clock clock, Trail trail, List<ListSheet<?>> lists, Runnable before) {
        this.before = before;
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.store = new ImportStore(db);
        lists.forEach(list -> this.lists.put(list.kind(), list));
    }

    /** Same, where only the name of who is signed in is known. */
    public Imports(Db db, Clock clock, List<ListSheet<?>> lists, Supplier<String> staffName) {
        this(db, clock, new Trail(db, clock, () -> new Actor("", staffName.get())), lists);
    }

    /** @return the way out: templates, exports, filled forms of the same lists. */
    public Exports exports() {
        return new Exports(db, clock, trail, this, store);
    }

    /** @return the kinds of list, in the order given. */
    public List<ListSheet<?>> lists() {
        return List.copyOf(lists.values());
    }

    /** @throws UserError when there is no such kind */
    public ListSheet<?> list(String kind) {
        ListSheet<?> list = lists.get(kind);
        if (list == null) {
            throw new UserError("error.exchange.kind", kind, String.join(", ", lists.keySet()));
        }
        return list;
    }

    /**
     * Reads a file through all checks and writes nothing.
     *
     * @throws UserError when the file cannot be read or holds no such list
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    public Preview preview(String kind, Path file, ImportOptions options, Progress progress) {
        return look(list(kind), file, options, progress, Integer.MAX_VALUE);
    }

    /** Same, of the first rows alone: the columns and the first screen, long before a large file is through. */
    public Preview glance(String kind, Path file, ImportOptions options, Progress progress) {
        return look(list(kind), file, options, progress, GLANCE);
    }

    private <T> Preview look(ListSheet<T> list, Path file, ImportOptions options, Progress progress, int most) {
        try (ListBook book = open(list, file, options)) {
            String sha256 = sha256(file);
            Preview.Notes<T> notes = new Preview.Notes<>(list);
            Counts counts = new ImportPass<>(book, list, options, progress, most).run(told(list.intake(), options), batch -> { }, notes::row);
            if (book.plans().stream().allMatch(plan -> plan.missing().isEmpty())) {
                somebody(book, counts); // otherwise its columns are to be chosen first
            }
            return new Preview(list.kind(), book.book().fileName(), sha256, counts, book.plans(), book.aside(), notes.causes(),
                    notes.notes, notes.first, store.same(list.kind(), sha256).orElse(null), counts.read() >= most);
        }
    }

    /**
     * Imports a file in one transaction. When it returns, everything is on the disk; when it throws, nothing is.
     *
     * @throws UserError when the file cannot be read, holds no such list, or lacks a column the list needs
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    public Outcome run(String kind, Path file, ImportOptions options, Progress progress) {
        return write(list(kind), file, options, progress);
    }

    private <T> Outcome write(ListSheet<T> list, Path file, ImportOptions options, Progress progress) {
        try (ListBook book = open(list, file, options)) {
            List<String> missing = book.plans().stream().flatMap(p -> p.missing().stream()).distinct().toList();
            if (!missing.isEmpty()) {
                throw new UserError("error.exchange.missing", book.book().fileName(), String.join(", ", missing));
            }
            if (!options.confirmed() && book.plans().stream().anyMatch(ListBook.Plan::guessed)) {
                throw new UserError("error.exchange.guessed", book.book().fileName());
            }
            String sha256 = sha256(file);
            before.run();
            remember(list.kind(), book);
            ImportPass.Returns returns = new ImportPass.Returns(options.annotated());
            Map<Long, Counts> result = new LinkedHashMap<>();
            db.write(() -> {
                long run = store.begin(list.kind(), book.book().fileName(), sha256, OffsetDateTime.now(clock), trail.actor().name());
                Intake<T> intake = told(list.intake(), options);
                ImportStore.Journal journal = new ImportStore.Journal();
                Counts counts = new ImportPass<>(book, list, options, progress).store(intake, batch -> {
                    intake.write(batch, run, journal);
                    store.journal(run, journal.take());
                }, returns::row);
                intake.end();
                store.end(run, somebody(book, counts));
                trail.add("IMPORT", "import_run", run, book.book().fileName());
                result.put(run, counts);
            });
            long run = result.keySet().iterator().next();
            Path folder = options.returnsFolder() != null ? options.returnsFolder() : file.toAbsolutePath().getParent();
            Path annotated = options.annotated() ? returns.annotated(book, folder) : null;
            return new Outcome(run, result.get(run), returns.rejected(book, folder), annotated);
        }
    }

    /**
     * Writes the rows that an import would reject, with their reasons, without importing anything; with
     * {@link ImportOptions#annotated} the whole workbook with the bad cells marked instead.
     *
     * @return the workbook, or null when there is nothing to say
     */
    public Path returns(String kind, Path file, ImportOptions options, Progress progress) {
        return returns(list(kind), file, options, progress);
    }

    private <T> Path returns(ListSheet<T> list, Path file, ImportOptions options, Progress progress) {
        try (ListBook book = open(list, file, options)) {
            ImportPass.Returns returns = new ImportPass.Returns(options.annotated());
            new ImportPass<>(book, list, options, progress).run(told(list.intake(), options), batch -> { }, returns::row);
            Path folder = options.returnsFolder() != null ? options.returnsFolder() : file.toAbsolutePath().getParent();
            return options.annotated() ? returns.annotated(book, folder) : returns.rejected(book, folder);
        }
    }

    /** @return a file of cells that were copied out of a spreadsheet program; to be dropped again. */
    Path pasted(String cells) {
        try {
            return Files.writeString(Files.createTempDirectory("linli").resolve(Texts.text("exchange.page.pasted") + ".txt"), cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void dropPasted(Path file) {
        try (Stream<Path> inside = Files.list(file.getParent())) {
            for (Path any : inside.toList()) {
                Files.deleteIfExists(any);
            }
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the first rows of every sheet that is shown, for a person to say where the header is. */
    public List<ListBook.Top> tops(Path file, String password) {
        return ListBook.tops(file, password, TOP_ROWS);
    }

    /**
     * Holds a row of a file against a stored record, field by field; fields that neither speaks of are left out.
     *
     * @param row texts by column key, as {@link Preview.Note#said} has them
     * @param id of the stored record
     */
    public List<Side> sides(String kind, Map<String, String> row, long id) {
        ListSheet<?> list = list(kind);
        Map<String, String> stored = list.texts(id);
        return list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL)
                .filter(c -> !row.getOrDefault(c.key(), "").isEmpty() || !stored.getOrDefault(c.key(), "").isEmpty())
                .map(c -> Side.of(c.label(), stored.get(c.key()), row.get(c.key()), text -> Exports.masked(c.key(), text))).toList();
    }

    private static Counts somebody(ListBook book, Counts counts) {
        if (counts.read() == 0) {
            throw new UserError("error.exchange.nobody", book.book().fileName());
        }
        return counts;
    }

    private static <T> Intake<T> told(Intake<T> intake, ImportOptions options) {
        options.decisions().forEach(intake::decide);
        return intake;
    }

    private ListBook open(ListSheet<?> list, Path file, ImportOptions options) {
        List<String[]> memories = store.memories(list.kind());
        ListBook book = ListBook.open(file, options.password(), list, options.mapping(), options.headers(), (signature, labels) -> recalled(memories, signature, labels));
        options.edits().forEach(edit -> book.mend(edit.sheet(), edit.row(), edit.key(), edit.text()));
        return book;
    }

    /** The same header again; or one that has most columns in common, where new columns are then looked at afresh. */
    private static Map<String, String> recalled(List<String[]> memories, String signature, List<String> labels) {
        for (String[] memory : memories) {
            if (memory[0].equals(signature)) {
                return mapping(memory[1]);
            }
        }
        for (String[] memory : memories) {
            Map<String, String> mapping = mapping(memory[1]);
            long common = labels.stream().filter(label -> mapping.containsKey(Clean.header(label))).count();
            long columns = mapping.keySet().stream().filter(name -> !ListBook.isAnswer(name)).count();
            if (!labels.isEmpty() && common >= Math.max(labels.size(), columns) * SAME_HEADER) {
                return mapping;
            }
        }
        return Map.of();
    }

    private static Map<String, String> mapping(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(String kind, ListBook book) {
        db.write(() -> {
            for (ListBook.Plan plan : book.plans()) {
                try {
                    String json = JSON.writeValueAsString(book.mapping(plan));
                    if (json.length() <= 8000) {
                        store.remember(kind, plan.signature(), json, OffsetDateTime.now(clock));
                    }
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    /** Forgets the columns chosen for this header, so that the next look starts afresh. */
    public void forget(String kind, String signature) {
        db.write(() -> store.forget(kind, signature));
    }

    /** @return all imports, the newest first. */
    public List<ImportRun> runs() {
        return store.runs();
    }

    /**
     * Takes a whole import back: removes what it created, restores what it changed. Rows edited or used since stay, and
     * can be asked for once more later.
     *
     * @throws UserError when there is no such import, or all of it was taken back before
     */
    public Undone undo(long runId) {
        return undo(runId, false);
    }

    /**
     * Same.
     *
     * @param evenEdited takes back rows that were edited since too (the sample data); rows in use are kept all the same
     */
    public Undone undo(long runId, boolean evenEdited) {
        ImportRun run = standing(runId);
        before.run();
        return db.write(() -> {
            List<Intake.Change> left = new ArrayList<>();
            Undone undone = named(run, takeBack(run, evenEdited, left));
            store.undone(runId, OffsetDateTime.now(clock), left);
            trail.add("UNDO_IMPORT", "import_run", runId, run.fileName());
            return undone;
        });
    }

    /**
     * Looks what taking an import back would do, and writes nothing.
     *
     * @return as {@link #undo(long)} would say; the rows it would keep bear their names
     */
    public Undone undoAhead(long runId) {
        ImportRun run = standing(runId);
        Undone ahead;
        try {
            ahead = db.write(() -> {
                throw new Ahead(takeBack(run, false, new ArrayList<>()));
            });
        } catch (Ahead looked) {
            ahead = looked.undone;
        }
        return named(run, ahead);
    }

    private Undone named(ImportRun run, Undone undone) {
        ListSheet<?> list = list(run.kind());
        Map<String, Map<Long, Map<String, String>>> texts = new HashMap<>();
        undone.kept().stream().collect(Collectors.groupingBy(Undone.Kept::subject, Collectors.mapping(Undone.Kept::id, Collectors.toSet())))
                .forEach((subject, ids) -> texts.put(subject, list.texts(subject, ids)));
        return new Undone(run.id(), undone.back(), undone.kept().stream().map(one -> one.named(name(list, one, texts.get(one.subject()).getOrDefault(one.id(), Map.of())))).toList());
    }

    private static String name(ListSheet<?> list, Undone.Kept kept, Map<String, String> texts) {
        String name = list.columns().stream().filter(column -> column.use() == Column.Use.REQUIRED)
                .map(column -> Exports.masked(column.key(), texts.getOrDefault(column.key(), ""))).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        return name.isEmpty() ? Texts.text("exchange.undo.row", list.title(), Long.toString(kept.id())) : name.length() > NAME ? name.substring(0, NAME) + "…" : name;
    }

    private ImportRun standing(long runId) {
        ImportRun run = store.run(runId).orElseThrow(() -> new UserError("error.exchange.noRun", Long.toString(runId)));
        if (run.undoneAt() != null && run.kept() == 0) {
            throw new UserError("error.exchange.undone", Long.toString(runId), run.fileName());
        }
        return run;
    }

    /** @param left gets what is kept, the newest first, as the import had told it */
    private Undone takeBack(ImportRun run, boolean evenEdited, List<Intake.Change> left) {
        Intake<?> intake = list(run.kind()).intake();
        Map<Intake.Change, Intake.Change> told = new HashMap<>();
        int[] back = {0};
        store.changes(run.id(), UNDO, changes -> {
            List<Intake.Change> asked = !evenEdited ? changes
                    : changes.stream().map(one -> new Intake.Change(one.subject(), one.id(), Intake.ANY_VERSION, one.before())).toList();
            if (evenEdited) {
                for (int i = 0; i < asked.size(); i++) {
                    told.put(asked.get(i), changes.get(i));
                }
            }
            List<Intake.Change> refused = intake.undo(asked);
            refused.forEach(one -> left.add(told.getOrDefault(one, one)));
            back[0] += changes.size() - refused.size();
        });
        List<Intake.Change> late = intake.undone();
        late.forEach(one -> left.add(told.getOrDefault(one, one)));
        back[0] -= late.size();
        return new Undone(run.id(), back[0], left.stream().map(one -> new Undone.Kept(one.subject(), one.id(), one.before() == null)).toList());
    }

    /** Carries what was seen out of a transaction that must not stay. */
    private static final class Ahead extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Undone undone;

        Ahead(Undone undone) {
            super(null, null, false, false);
            this.undone = undone;
        }
    }

    /** @return what a header's columns became, as the field keys by header: for {@code --mapping} files. */
    public static Map<String, String> mappingOf(ListBook.Plan plan) {
        return plan.columns().stream().filter(ColumnMatch::used)
                .collect(Collectors.toMap(m -> m.header().letters(), m -> m.column().key(), (a, b) -> a, LinkedHashMap::new));
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        } catch (IOException e) {
            throw new UserError(e, "error.book.unreadable", String.valueOf(file.getFileName()));
        }
    }

    static String sha256(byte[] text) {
        try {
            return sha256(new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int length; (length = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
