package linli.calls;

import static linli.schema.Tables.CALL_ENTRY;
import static linli.schema.Tables.CALL_GAP;
import static linli.schema.Tables.CALL_VISIT;
import static linli.schema.Tables.RECRUIT_CALL;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import linli.schema.tables.records.CallEntryRecord;
import linli.schema.tables.records.RecruitCallRecord;
import linli.talent.Talent;

/** Keeps calls, their gaps and who answered. */
final class CallStore {
    private final Db db;
    private final Clock clock;

    CallStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return how many calls the year has. */
    int ofYear(int year) {
        return db.sql().fetchCount(RECRUIT_CALL, RECRUIT_CALL.CALL_NO.like(year + "-%"));
    }

    /** @return the id. */
    long insert(String no, Call.Text text, List<Call.Gap> gaps, String staff) {
        RecruitCallRecord row = db.writing().newRecord(RECRUIT_CALL);
        row.setCallNo(no);
        fill(row, text);
        row.setStatus(Call.State.DRAFT.name());
        row.setCreatedAt(OffsetDateTime.now(clock));
        row.setStaffName(staff);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        gaps(row.getId(), gaps);
        return row.getId();
    }

    private static void fill(RecruitCallRecord row, Call.Text text) {
        row.setTitle(text.title());
        row.setPurpose(text.purpose());
        row.setOffer(text.offer());
        row.setApplyHow(text.how());
        row.setPhone(text.phone());
        row.setDeadline(text.deadline());
    }

    void clear(Collection<Long> ids) {
        db.writing().deleteFrom(CALL_VISIT).where(CALL_VISIT.ENTRY_ID.in(select(CALL_ENTRY.ID).from(CALL_ENTRY).where(CALL_ENTRY.CALL_ID.in(ids)))).execute();
        db.writing().deleteFrom(CALL_ENTRY).where(CALL_ENTRY.CALL_ID.in(ids)).execute();
        db.writing().deleteFrom(CALL_GAP).where(CALL_GAP.CALL_ID.in(ids)).execute();
        db.writing().deleteFrom(RECRUIT_CALL).where(RECRUIT_CALL.ID.in(ids)).execute();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(long id, long version, Call.Text text, List<Call.Gap> gaps) {
        RecruitCallRecord row = new RecruitCallRecord();
        fill(row, text);
        if (!update(id, version, row)) {
            return false;
        }
        gaps(id, gaps);
        return true;
    }

    boolean state(long id, long version, Call.State state, LocalDate publishedOn, Call.Closed closed) {
        RecruitCallRecord row = new RecruitCallRecord();
        row.setStatus(state.name());
        if (publishedOn != null) {
            row.setPublishedOn(publishedOn);
        }
        row.setClosedOn(closed == null ? null : closed.on());
        row.setClosedWhy(closed == null || closed.why() == null ? null : closed.why().name());
        row.setReason(closed == null ? null : closed.reason());
        return update(id, version, row);
    }

    private boolean update(long id, long version, RecruitCallRecord row) {
        row.setTouched(db.commitNo());
        row.setVersion(version + 1);
        return db.writing().update(RECRUIT_CALL).set(row).where(RECRUIT_CALL.ID.eq(id)).and(RECRUIT_CALL.VERSION.eq(version)).execute() == 1;
    }

    /** Kept gaps stay the same rows, for entries hang on them; others go. */
    private void gaps(long call, List<Call.Gap> gaps) {
        List<Long> kept = gaps.stream().map(Call.Gap::id).filter(id -> id > 0).toList();
        db.writing().deleteFrom(CALL_GAP).where(CALL_GAP.CALL_ID.eq(call)).and(CALL_GAP.ID.notIn(kept)).execute();
        int at = 0;
        for (Call.Gap gap : gaps) {
            var row = gap.id() == 0 ? db.writing().newRecord(CALL_GAP) : db.writing().fetchOne(CALL_GAP, CALL_GAP.ID.eq(gap.id()));
            row.setCallId(call);
            row.setPosition(at++);
            row.setCode(gap.code());
            row.setWanted(gap.wanted());
            row.setAudience(audience(gap.audience()));
            row.setSlots(gap.slots().isEmpty() ? null : WeekSlot.store(gap.slots()));
            row.setNote(gap.note());
            row.store();
        }
    }

    private static String audience(Set<FocusGroup> groups) {
        return groups.isEmpty() ? null : groups.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /** @return the id. */
    long enter(long call, long gap, Long talent, Call.Applicant who, LocalDate on, String staff) {
        CallEntryRecord row = db.writing().newRecord(CALL_ENTRY);
        row.setCallId(call);
        row.setGapId(gap);
        row.setTalentId(talent);
        if (talent == null) {
            row.setOrgName(who.name());
            row.setOrgContact(who.contact());
            row.setOrgPhone(who.phone());
        }
        row.setKind((who.kind() == null ? Talent.Proposal.RECOMMENDED : who.kind()).name());
        row.setEnteredOn(on);
        row.setStaffName(staff);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean sign(long entry, long version, Call.Agreement agreement) {
        CallEntryRecord row = new CallEntryRecord();
        row.setSignedOn(agreement.signedOn());
        row.setServeFrom(agreement.from());
        row.setServeUntil(agreement.until());
        row.setDuties(agreement.duties());
        return entry(entry, version, row);
    }

    /** @param on null when it goes on again */
    boolean pause(long entry, long version, LocalDate on, String why) {
        CallEntryRecord row = new CallEntryRecord();
        row.setPausedOn(on);
        row.setPausedWhy(why);
        return entry(entry, version, row);
    }

    boolean end(long entry, long version, LocalDate on, String why) {
        CallEntryRecord row = new CallEntryRecord();
        row.setEndedOn(on);
        row.setEndedWhy(why);
        return entry(entry, version, row);
    }

    private boolean entry(long id, long version, CallEntryRecord row) {
        row.setTouched(db.commitNo());
        row.setVersion(version + 1);
        return db.writing().update(CALL_ENTRY).set(row).where(CALL_ENTRY.ID.eq(id)).and(CALL_ENTRY.VERSION.eq(version)).execute() == 1;
    }

    void visit(long entry, Talent.Visit visit) {
        db.writing().insertInto(CALL_VISIT)
                .columns(CALL_VISIT.ENTRY_ID, CALL_VISIT.VISITED_ON, CALL_VISIT.VISITOR, CALL_VISIT.RESULT, CALL_VISIT.NOTE, CALL_VISIT.NEXT_STEP,
                        CALL_VISIT.NEXT_ON, CALL_VISIT.TOUCHED)
                .values(entry, visit.on(), visit.visitor(), visit.result().name(), visit.note(), visit.next(), visit.nextOn(), db.commitNo()).execute();
    }
}
