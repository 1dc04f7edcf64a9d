package linli.inspections;

import static linli.schema.Tables.INSPECTION_ROUND;
import static linli.schema.Tables.INSPECTION_VISIT;
import static linli.schema.Tables.ROUND_DEPARTMENT;
import static linli.schema.Tables.VISIT_ANSWER;
import static linli.schema.Tables.VISIT_SIGNATURE;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.RoundStatus;
import linli.inspections.Round.Signature;
import linli.inspections.Round.Visit;
import linli.schema.tables.records.InspectionRoundRecord;
import linli.schema.tables.records.InspectionVisitRecord;

/** Keeps rounds, visits, answers and signatures. */
final class InspectionStore {
    private final Db db;
    private final Clock clock;

    InspectionStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Round> round(long id) {
        return db.sql().selectFrom(INSPECTION_ROUND).where(INSPECTION_ROUND.ID.eq(id)).fetchOptional(this::round);
    }

    Optional<Round> round(String no) {
        return db.sql().selectFrom(INSPECTION_ROUND).where(INSPECTION_ROUND.ROUND_NO.eq(no)).fetchOptional(this::round);
    }

    /** Takes a round out whole; its findings are gone before. */
    void clear(long round) {
        List<Long> visits = visits(round).stream().map(Visit::id).toList();
        db.writing().deleteFrom(VISIT_SIGNATURE).where(VISIT_SIGNATURE.VISIT_ID.in(visits)).execute();
        db.writing().deleteFrom(VISIT_ANSWER).where(VISIT_ANSWER.VISIT_ID.in(visits)).execute();
        db.writing().deleteFrom(INSPECTION_VISIT).where(INSPECTION_VISIT.ROUND_ID.eq(round)).execute();
        db.writing().deleteFrom(ROUND_DEPARTMENT).where(ROUND_DEPARTMENT.ROUND_ID.eq(round)).execute();
        db.writing().deleteFrom(INSPECTION_ROUND).where(INSPECTION_ROUND.ID.eq(round)).execute();
    }

    /** @return every round, newest first. */
    List<Round> rounds() {
        return db.sql().selectFrom(INSPECTION_ROUND).orderBy(INSPECTION_ROUND.FROM_ON.desc(), INSPECTION_ROUND.ID.desc()).fetch(this::round);
    }

    String number(LocalDate day) {
        String year = "H" + day.getYear() + "-";
        int last = db.sql().select(INSPECTION_ROUND.ROUND_NO).from(INSPECTION_ROUND).where(INSPECTION_ROUND.ROUND_NO.startsWith(year)).fetch(INSPECTION_ROUND.ROUND_NO).stream()
                .map(no -> no.substring(year.length())).filter(tail -> tail.matches("\\d{1,6}")).mapToInt(Integer::parseInt).max().orElse(0);
        return year + String.format("%02d", last + 1);
    }

    long insert(Round round, Long run, String staff) {
        InspectionRoundRecord row = db.writing().newRecord(INSPECTION_ROUND);
        row.setRoundNo(round.no());
        row.setName(round.name());
        row.setChecklistId(round.checklist());
        row.setFromOn(round.from());
        row.setDueOn(round.due());
        row.setStatus(round.status().name());
        row.setImportRun(run);
        row.setStaffName(staff);
        row.setCreatedAt(OffsetDateTime.now(clock));
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        for (long department : round.departments()) {
            db.writing().insertInto(ROUND_DEPARTMENT).set(ROUND_DEPARTMENT.ROUND_ID, row.getId()).set(ROUND_DEPARTMENT.DEPARTMENT_ID, department).execute();
        }
        return row.getId();
    }

    boolean update(Round round, String reason) {
        return db.writing().update(INSPECTION_ROUND).set(INSPECTION_ROUND.NAME, round.name()).set(INSPECTION_ROUND.FROM_ON, round.from()).set(INSPECTION_ROUND.DUE_ON, round.due())
                .set(INSPECTION_ROUND.STATUS, round.status().name()).set(INSPECTION_ROUND.REASON, reason).set(INSPECTION_ROUND.TOUCHED, db.commitNo())
                .set(INSPECTION_ROUND.VERSION, round.version() + 1).where(INSPECTION_ROUND.ID.eq(round.id())).and(INSPECTION_ROUND.VERSION.eq(round.version())).execute() == 1;
    }

    private Round round(InspectionRoundRecord row) {
        List<Long> departments = db.sql().select(ROUND_DEPARTMENT.DEPARTMENT_ID).from(ROUND_DEPARTMENT).where(ROUND_DEPARTMENT.ROUND_ID.eq(row.getId()))
                .orderBy(ROUND_DEPARTMENT.DEPARTMENT_ID).fetch(ROUND_DEPARTMENT.DEPARTMENT_ID);
        return new Round(row.getId(), row.getRoundNo(), row.getName(), row.getChecklistId(), row.getFromOn(), row.getDueOn(), RoundStatus.valueOf(row.getStatus()), departments,
                row.getVersion());
    }

    // ---- visits ----

    Optional<Visit> visit(long id) {
        return db.sql().selectFrom(INSPECTION_VISIT).where(INSPECTION_VISIT.ID.eq(id)).fetchOptional(this::visit);
    }

    Optional<Visit> visit(long round, long partner) {
        return db.sql().selectFrom(INSPECTION_VISIT).where(INSPECTION_VISIT.ROUND_ID.eq(round)).and(INSPECTION_VISIT.PARTNER_ID.eq(partner)).fetchOptional(this::visit);
    }

    List<Visit> visits(long round) {
        return db.sql().selectFrom(INSPECTION_VISIT).where(INSPECTION_VISIT.ROUND_ID.eq(round)).orderBy(INSPECTION_VISIT.ID).fetch(this::visit);
    }

    long insert(Visit visit, Long run) {
        InspectionVisitRecord row = db.writing().newRecord(INSPECTION_VISIT);
        row.setRoundId(visit.round());
        row.setPartnerId(visit.partner());
        fill(row, visit);
        row.setImportRun(run);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean update(Visit visit) {
        InspectionVisitRecord row = new InspectionVisitRecord();
        fill(row, visit);
        row.setVersion(visit.version() + 1);
        return db.writing().update(INSPECTION_VISIT).set(row).where(INSPECTION_VISIT.ID.eq(visit.id())).and(INSPECTION_VISIT.VERSION.eq(visit.version())).execute() == 1;
    }

    private void fill(InspectionVisitRecord row, Visit visit) {
        row.setVisitedOn(visit.on());
        row.setTookPart(visit.tookPart().isEmpty() ? null : visit.tookPart());
        row.setVerdict(visit.conclusion() == null ? null : visit.conclusion().name());
        row.setNote(visit.note().isEmpty() ? null : visit.note());
        row.setTouched(db.commitNo());
    }

    /** Puts these answers in the place of the ones before. */
    void answers(long visit, Map<Long, String> answers) {
        db.writing().deleteFrom(VISIT_ANSWER).where(VISIT_ANSWER.VISIT_ID.eq(visit)).execute();
        answers.forEach((item, answer) -> db.writing().insertInto(VISIT_ANSWER).set(VISIT_ANSWER.VISIT_ID, visit).set(VISIT_ANSWER.ITEM_ID, item)
                .set(VISIT_ANSWER.ANSWER, answer).execute());
    }

    private Visit visit(InspectionVisitRecord row) {
        Map<Long, String> answers = db.sql().selectFrom(VISIT_ANSWER).where(VISIT_ANSWER.VISIT_ID.eq(row.getId())).fetchMap(VISIT_ANSWER.ITEM_ID, VISIT_ANSWER.ANSWER);
        return new Visit(row.getId(), row.getRoundId(), row.getPartnerId(), row.getVisitedOn(), row.getTookPart() == null ? "" : row.getTookPart(),
                row.getVerdict() == null ? null : Conclusion.valueOf(row.getVerdict()), row.getNote() == null ? "" : row.getNote(), answers, signatures(row.getId()), row.getVersion());
    }

    private List<Signature> signatures(long visit) {
        return db.sql().selectFrom(VISIT_SIGNATURE).where(VISIT_SIGNATURE.VISIT_ID.eq(visit)).orderBy(VISIT_SIGNATURE.ID)
                .fetch(row -> new Signature(row.getId(), row.getDepartmentId(), row.getSigner(), row.getSignedOn(), row.getStaffName(), row.getVoidReason()));
    }

    void sign(long visit, long department, String signer, LocalDate on, String staff) {
        db.writing().insertInto(VISIT_SIGNATURE).set(VISIT_SIGNATURE.VISIT_ID, visit).set(VISIT_SIGNATURE.DEPARTMENT_ID, department).set(VISIT_SIGNATURE.SIGNER, signer)
                .set(VISIT_SIGNATURE.SIGNED_ON, on).set(VISIT_SIGNATURE.STAFF_NAME, staff).set(VISIT_SIGNATURE.AT, OffsetDateTime.now(clock)).execute();
    }

    /** @return false when it stands no more. */
    boolean unsign(long signature, String reason) {
        return db.writing().update(VISIT_SIGNATURE).set(VISIT_SIGNATURE.VOID_REASON, reason).where(VISIT_SIGNATURE.ID.eq(signature)).and(VISIT_SIGNATURE.VOID_REASON.isNull())
                .execute() == 1;
    }

    // ---- taking an import back ----

    boolean signed(Collection<Long> visits) {
        return db.sql().select(count()).from(VISIT_SIGNATURE).where(VISIT_SIGNATURE.VISIT_ID.in(visits)).fetchSingle().value1() > 0;
    }

    void removeVisit(long id) {
        db.writing().deleteFrom(VISIT_ANSWER).where(VISIT_ANSWER.VISIT_ID.eq(id)).execute();
        db.writing().deleteFrom(VISIT_SIGNATURE).where(VISIT_SIGNATURE.VISIT_ID.eq(id)).execute();
        db.writing().deleteFrom(INSPECTION_VISIT).where(INSPECTION_VISIT.ID.eq(id)).execute();
    }

    void removeRound(long id) {
        db.writing().deleteFrom(ROUND_DEPARTMENT).where(ROUND_DEPARTMENT.ROUND_ID.eq(id)).execute();
        db.writing().deleteFrom(INSPECTION_ROUND).where(INSPECTION_ROUND.ID.eq(id)).execute();
    }

    /** Puts a visit back as it was. */
    void restore(Visit before, long version) {
        InspectionVisitRecord row = new InspectionVisitRecord();
        fill(row, before);
        row.setVersion(version);
        db.writing().update(INSPECTION_VISIT).set(row).where(INSPECTION_VISIT.ID.eq(before.id())).execute();
    }
}
