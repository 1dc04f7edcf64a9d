package linli.inspections;

import static linli.schema.Tables.FINDING;
import static linli.schema.Tables.FINDING_RECHECK;
import static linli.schema.Tables.PHOTO_PART;
import static linli.schema.Tables.VISIT_PHOTO;
import static org.jooq.impl.DSL.select;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Recheck;
import linli.inspections.Finding.Severity;
import linli.inspections.Round.Media;
import linli.inspections.Round.Photo;
import linli.schema.tables.records.FindingRecord;
import linli.schema.tables.records.FindingRecheckRecord;
import linli.schema.tables.records.VisitPhotoRecord;
import org.jooq.Condition;

/** Keeps findings, what was looked at again, and photos with their bytes. */
final class FindingStore {
    private static final int PART = 256 * 1024;

    private final Db db;
    private final Clock clock;

    FindingStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void clear(Collection<Long> visits) {
        Condition theirs = FINDING.VISIT_ID.in(visits);
        db.writing().deleteFrom(PHOTO_PART).where(PHOTO_PART.PHOTO_ID.in(select(VISIT_PHOTO.ID).from(VISIT_PHOTO).where(VISIT_PHOTO.VISIT_ID.in(visits)))).execute();
        db.writing().deleteFrom(VISIT_PHOTO).where(VISIT_PHOTO.VISIT_ID.in(visits)).execute();
        db.writing().deleteFrom(FINDING_RECHECK).where(FINDING_RECHECK.FINDING_ID.in(select(FINDING.ID).from(FINDING).where(theirs))).execute();
        db.writing().deleteFrom(FINDING).where(theirs).execute();
    }

    Optional<Finding> find(long id) {
        return db.sql().selectFrom(FINDING).where(FINDING.ID.eq(id)).fetchOptional(FindingStore::finding);
    }

    List<Finding> of(long visit) {
        return db.sql().selectFrom(FINDING).where(FINDING.VISIT_ID.eq(visit)).orderBy(FINDING.ID).fetch(FindingStore::finding);
    }

    long insert(Finding one, Long run) {
        FindingRecord row = db.writing().newRecord(FINDING);
        row.setVisitId(one.visit());
        row.setItemId(one.item());
        row.setDepartmentId(one.department());
        row.setFoundOn(one.on());
        fill(row, one);
        row.setImportRun(run);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean update(Finding one, String voidReason) {
        FindingRecord row = new FindingRecord();
        fill(row, one);
        row.setVoidReason(voidReason);
        row.setVersion(one.version() + 1);
        return db.writing().update(FINDING).set(row).where(FINDING.ID.eq(one.id())).and(FINDING.VERSION.eq(one.version())).execute() == 1;
    }

    /** Puts a finding back as it was. */
    void restore(Finding before, long version) {
        FindingRecord row = new FindingRecord();
        fill(row, before);
        row.setVersion(version);
        db.writing().update(FINDING).set(row).where(FINDING.ID.eq(before.id())).execute();
    }

    private void fill(FindingRecord row, Finding one) {
        row.setSeverity(one.severity().name());
        row.setWhat(one.what());
        row.setDueOn(one.due());
        row.setStatus(one.status().name());
        row.setStatusOn(one.statusOn());
        row.setTouched(db.commitNo());
    }

    void remove(long id) {
        db.writing().deleteFrom(FINDING_RECHECK).where(FINDING_RECHECK.FINDING_ID.eq(id)).execute();
        db.writing().deleteFrom(FINDING).where(FINDING.ID.eq(id)).execute();
    }

    static Finding finding(FindingRecord row) {
        return new Finding(row.getId(), row.getVisitId(), row.getItemId(), row.getDepartmentId(), Severity.valueOf(row.getSeverity()), row.getWhat(), row.getFoundOn(),
                row.getDueOn(), FindingStatus.valueOf(row.getStatus()), row.getStatusOn(), row.getVersion());
    }

    void recheck(long finding, Recheck recheck, String staff) {
        FindingRecheckRecord row = db.writing().newRecord(FINDING_RECHECK);
        row.setFindingId(finding);
        row.setCheckedOn(recheck.on());
        row.setMended(recheck.mended());
        row.setNote(recheck.note());
        row.setNextDue(recheck.next());
        row.setChecker(recheck.checker());
        row.setStaffName(staff);
        row.setAt(OffsetDateTime.now(clock));
        row.insert();
    }

    List<Recheck> rechecks(long finding) {
        return db.sql().selectFrom(FINDING_RECHECK).where(FINDING_RECHECK.FINDING_ID.eq(finding)).orderBy(FINDING_RECHECK.ID)
                .fetch(row -> new Recheck(row.getCheckedOn(), row.getMended(), row.getNote() == null ? "" : row.getNote(), row.getNextDue(), row.getChecker()));
    }

    // ---- photos ----

    long insert(Photo photo, byte[] bytes) {
        VisitPhotoRecord row = db.writing().newRecord(VISIT_PHOTO);
        row.setVisitId(photo.visit());
        row.setFindingId(photo.finding());
        row.setName(photo.name());
        row.setMedia(photo.media().name());
        row.setSize(photo.size());
        row.setSha256(photo.sha256());
        row.setStaffName(photo.staff());
        row.setAt(OffsetDateTime.now(clock));
        row.insert();
        for (int at = 0, part = 0; at < bytes.length; at += PART, part++) {
            db.writing().insertInto(PHOTO_PART).set(PHOTO_PART.PHOTO_ID, row.getId()).set(PHOTO_PART.POSITION, part)
                    .set(PHOTO_PART.BYTES, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PART))).execute();
        }
        return row.getId();
    }

    List<Photo> photos(long visit) {
        return db.sql().selectFrom(VISIT_PHOTO).where(VISIT_PHOTO.VISIT_ID.eq(visit)).orderBy(VISIT_PHOTO.ID).fetch(FindingStore::photo);
    }

    Optional<Photo> photo(long id) {
        return db.sql().selectFrom(VISIT_PHOTO).where(VISIT_PHOTO.ID.eq(id)).fetchOptional(FindingStore::photo);
    }

    byte[] bytes(long photo) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        db.sql().select(PHOTO_PART.BYTES).from(PHOTO_PART).where(PHOTO_PART.PHOTO_ID.eq(photo)).orderBy(PHOTO_PART.POSITION).forEach(row -> all.writeBytes(row.value1()));
        return all.toByteArray();
    }

    boolean voidPhoto(long id, String reason) {
        return db.writing().update(VISIT_PHOTO).set(VISIT_PHOTO.VOID_REASON, reason).where(VISIT_PHOTO.ID.eq(id)).and(VISIT_PHOTO.VOID_REASON.isNull()).execute() == 1;
    }

    private static Photo photo(VisitPhotoRecord row) {
        return new Photo(row.getId(), row.getVisitId(), row.getFindingId(), row.getName(), Media.valueOf(row.getMedia()), row.getSize(), row.getSha256(), row.getStaffName(),
                row.getAt().toInstant(), row.getVoidReason());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
