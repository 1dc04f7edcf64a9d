package linli.exchange;

import static linli.schema.Tables.COLUMN_MEMORY;
import static linli.schema.Tables.IMPORT_CHANGE;
import static linli.schema.Tables.IMPORT_RUN;
import static linli.schema.Tables.SENT_ROW;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import linli.base.db.Db;
import linli.base.db.Inserts;
import linli.base.excel.Intake;
import linli.base.excel.Intake.Change;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Record;

/** Keeps import records, the journal of what they changed, and the remembered columns. */
final class ImportStore {
    /** Changes of a run's journal. */
    private static final Field<BigDecimal> KEPT = field(select(coalesce(sum(IMPORT_CHANGE.SUBJECT_LAST.minus(IMPORT_CHANGE.SUBJECT_ID).plus(1L)), BigDecimal.ZERO))
            .from(IMPORT_CHANGE).where(IMPORT_CHANGE.RUN_ID.eq(IMPORT_RUN.ID)));

    private final Db db;

    /** @return whether the other is the created row that comes so many ids after this created one. */
    private static boolean goesOn(Change one, Change other, int after) {
        return one.before() == null && other.before() == null && other.id() == one.id() + after && other.versionAfter() == one.versionAfter()
                && other.subject().equals(one.subject());
    }

    ImportStore(Db db) {
        this.db = db;
    }

    long begin(String kind, String fileName, String sha256, OffsetDateTime at, String staffName) {
        return db.writing().insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.KIND, kind).set(IMPORT_RUN.FILE_NAME, cut(fileName, 300)).set(IMPORT_RUN.SHA256, sha256)
                .set(IMPORT_RUN.AT, at).set(IMPORT_RUN.STAFF_NAME, staffName)
                .set(IMPORT_RUN.ROWS_READ, 0).set(IMPORT_RUN.ROWS_NEW, 0).set(IMPORT_RUN.ROWS_UPDATED, 0)
                .set(IMPORT_RUN.ROWS_UNCHANGED, 0).set(IMPORT_RUN.ROWS_TWIN, 0).set(IMPORT_RUN.ROWS_REJECTED, 0)
                .set(IMPORT_RUN.ROWS_SKIPPED, 0).set(IMPORT_RUN.ROWS_WARNED, 0)
                .returningResult(IMPORT_RUN.ID).fetchSingle().value1();
    }

    void end(long run, Counts counts) {
        db.writing().update(IMPORT_RUN)
                .set(IMPORT_RUN.ROWS_READ, counts.read()).set(IMPORT_RUN.ROWS_NEW, counts.added())
                .set(IMPORT_RUN.ROWS_UPDATED, counts.updated()).set(IMPORT_RUN.ROWS_UNCHANGED, counts.unchanged())
                .set(IMPORT_RUN.ROWS_TWIN, counts.twin()).set(IMPORT_RUN.ROWS_REJECTED, counts.rejected())
                .set(IMPORT_RUN.ROWS_SKIPPED, counts.skipped()).set(IMPORT_RUN.ROWS_WARNED, counts.warnings())
                .where(IMPORT_RUN.ID.eq(run)).execute();
    }

    void journal(long run, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        BatchBindStep batch = db.writing().batch(db.writing().insertInto(IMPORT_CHANGE, IMPORT_CHANGE.RUN_ID, IMPORT_CHANGE.SUBJECT,
                IMPORT_CHANGE.SUBJECT_ID, IMPORT_CHANGE.SUBJECT_LAST, IMPORT_CHANGE.VERSION_AFTER, IMPORT_CHANGE.BEFORE_ROW)
                .values((Long) null, null, null, null, null, null));
        for (int from = 0; from < changes.size(); ) {
            Change first = changes.get(from);
            int to = from + 1;
            while (to < changes.size() && goesOn(first, changes.get(to), to - from)) {
                to++;
            }
            batch = batch.bind(run, first.subject(), first.id(), first.id() + to - from - 1, first.versionAfter(), first.before());
            from = to;
        }
        batch.execute();
    }

    /** Gives a run's changes in portions, the newest first: an import of a large file has more than fit into memory. */
    void changes(long run, int portion, Consumer<List<Change>> each) {
        List<Change> changes = new ArrayList<>();
        List<Long> lines = db.sql().select(IMPORT_CHANGE.ID).from(IMPORT_CHANGE).where(IMPORT_CHANGE.RUN_ID.eq(run)).orderBy(IMPORT_CHANGE.ID.desc()).fetch(IMPORT_CHANGE.ID);
        for (int from = 0; from < lines.size(); from += portion) {
            Long[] some = lines.subList(from, Math.min(lines.size(), from + portion)).toArray(Long[]::new);
            for (var r : db.sql().select(IMPORT_CHANGE.SUBJECT, IMPORT_CHANGE.SUBJECT_ID, IMPORT_CHANGE.SUBJECT_LAST, IMPORT_CHANGE.VERSION_AFTER, IMPORT_CHANGE.BEFORE_ROW)
                    .from(IMPORT_CHANGE).where(IMPORT_CHANGE.ID.eq(any(some))).orderBy(IMPORT_CHANGE.ID.desc())) {
                for (long id = r.value3(); id >= r.value2(); id--) {
                    changes.add(new Change(r.value1(), id, r.value4(), r.value5()));
                    if (changes.size() == portion) {
                        each.accept(changes);
                        changes = new ArrayList<>();
                    }
                }
            }
        }
        if (!changes.isEmpty()) {
            each.accept(changes);
        }
    }

    /** @param left what is kept, the newest first: of the journal only this stays, to be asked for again */
    void undone(long run, OffsetDateTime at, List<Change> left) {
        db.writing().deleteFrom(IMPORT_CHANGE).where(IMPORT_CHANGE.RUN_ID.eq(run)).execute();
        journal(run, left.reversed());
        db.writing().update(IMPORT_RUN).set(IMPORT_RUN.UNDONE_AT, at).where(IMPORT_RUN.ID.eq(run)).execute();
    }

    Optional<ImportRun> run(long id) {
        return db.sql().select(IMPORT_RUN.fields()).select(KEPT).from(IMPORT_RUN).where(IMPORT_RUN.ID.eq(id)).fetchOptional(ImportStore::run);
    }

    /** @return all runs, the newest first. */
    List<ImportRun> runs() {
        return db.sql().select(IMPORT_RUN.fields()).select(KEPT).from(IMPORT_RUN).orderBy(IMPORT_RUN.ID.desc()).fetch(ImportStore::run);
    }

    /** @return the latest run of the very same file that still stands. */
    Optional<ImportRun> same(String kind, String sha256) {
        return db.sql().select(IMPORT_RUN.fields()).select(KEPT).from(IMPORT_RUN).where(IMPORT_RUN.SHA256.eq(sha256), IMPORT_RUN.KIND.eq(kind), IMPORT_RUN.UNDONE_AT.isNull())
                .orderBy(IMPORT_RUN.ID.desc()).limit(1).fetchOptional(ImportStore::run);
    }

    private static ImportRun run(Record r) {
        Counts counts = new Counts(r.get(IMPORT_RUN.ROWS_READ), r.get(IMPORT_RUN.ROWS_NEW), r.get(IMPORT_RUN.ROWS_UPDATED),
                r.get(IMPORT_RUN.ROWS_UNCHANGED), r.get(IMPORT_RUN.ROWS_TWIN), r.get(IMPORT_RUN.ROWS_REJECTED),
                r.get(IMPORT_RUN.ROWS_SKIPPED), r.get(IMPORT_RUN.ROWS_WARNED));
        return new ImportRun(r.get(IMPORT_RUN.ID), r.get(IMPORT_RUN.KIND), r.get(IMPORT_RUN.FILE_NAME), r.get(IMPORT_RUN.SHA256),
                r.get(IMPORT_RUN.AT), r.get(IMPORT_RUN.STAFF_NAME), counts, r.get(IMPORT_RUN.UNDONE_AT),
                r.get(IMPORT_RUN.UNDONE_AT) == null ? 0 : r.get(KEPT).intValue());
    }

    /** @return the mappings remembered for a kind of list, the newest first: signature and JSON. */
    List<String[]> memories(String kind) {
        return new ArrayList<>(db.sql().select(COLUMN_MEMORY.SIGNATURE, COLUMN_MEMORY.MAPPING).from(COLUMN_MEMORY)
                .where(COLUMN_MEMORY.KIND.eq(kind)).orderBy(COLUMN_MEMORY.USED_AT.desc()).limit(50)
                .fetch(r -> new String[] {r.value1(), r.value2()}));
    }

    void remember(String kind, String signature, String mapping, OffsetDateTime at) {
        int known = db.writing().update(COLUMN_MEMORY).set(COLUMN_MEMORY.MAPPING, mapping).set(COLUMN_MEMORY.USED_AT, at)
                .where(COLUMN_MEMORY.KIND.eq(kind), COLUMN_MEMORY.SIGNATURE.eq(signature)).execute();
        if (known == 0) {
            db.writing().insertInto(COLUMN_MEMORY).set(COLUMN_MEMORY.KIND, kind).set(COLUMN_MEMORY.SIGNATURE, signature)
                    .set(COLUMN_MEMORY.MAPPING, mapping).set(COLUMN_MEMORY.USED_AT, at).execute();
        }
    }

    /** @return hashes of what the records said when the form was filled last. */
    Set<Long> sent(String kind, String signature) {
        return db.sql().select(SENT_ROW.ROW_HASH).from(SENT_ROW).where(SENT_ROW.KIND.eq(kind), SENT_ROW.SIGNATURE.eq(signature)).fetchSet(SENT_ROW.ROW_HASH);
    }

    void sent(String kind, String signature, List<Long> hashes) {
        db.writing().deleteFrom(SENT_ROW).where(SENT_ROW.KIND.eq(kind), SENT_ROW.SIGNATURE.eq(signature)).execute();
        Inserts rows = Inserts.into(db.writing(), SENT_ROW, List.of(SENT_ROW.KIND, SENT_ROW.SIGNATURE, SENT_ROW.ROW_HASH));
        hashes.forEach(hash -> rows.add(kind, signature, hash));
        rows.write();
    }

    void forget(String kind, String signature) {
        db.writing().deleteFrom(COLUMN_MEMORY).where(COLUMN_MEMORY.KIND.eq(kind), COLUMN_MEMORY.SIGNATURE.eq(signature)).execute();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Collects the undo journal of one batch. */
    static final class Journal implements Intake.Changes {
        private List<Change> changes = new ArrayList<>();

        @Override
        public void created(String subject, long id, long version) {
            changes.add(new Change(subject, id, version, null));
        }

        @Override
        public void updated(String subject, long id, long versionAfter, String before) {
            changes.add(new Change(subject, id, versionAfter, before));
        }

        List<Change> take() {
            List<Change> taken = changes;
            changes = new ArrayList<>();
            return taken;
        }
    }
}
