package linli.needs;

import static linli.schema.Tables.NEED;
import static linli.schema.Tables.NEED_STEP;
import static org.jooq.impl.DSL.length;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.FocusGroup;
import linli.schema.tables.records.NeedRecord;
import org.jooq.Condition;

/** Keeps needs and their steps. */
final class NeedStore {
    private final Db db;
    private final Clock clock;

    NeedStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Need> find(long id) {
        return db.sql().selectFrom(NEED).where(NEED.ID.eq(id)).fetchOptional().map(NeedStore::need);
    }

    Map<String, Need> byKey(Collection<String> keys) {
        return firstBy(NEED.SOURCE_KEY.in(keys), need -> need.source().key());
    }

    Map<String, Need> byNo(Collection<String> numbers) {
        return firstBy(NEED.NEED_NO.in(numbers), Need::no);
    }

    /** @return for each slot the needs that came in under it, oldest first. */
    Map<String, List<Need>> bySlot(Collection<String> slots) {
        Map<String, List<Need>> found = new LinkedHashMap<>();
        if (!slots.isEmpty()) {
            db.sql().selectFrom(NEED).where(NEED.SOURCE_SLOT.in(slots)).orderBy(NEED.ID).fetch(NeedStore::need)
                    .forEach(need -> found.computeIfAbsent(need.source().slot(), any -> new java.util.ArrayList<>()).add(need));
        }
        return found;
    }

    private Map<String, Need> firstBy(Condition condition, java.util.function.Function<Need, String> by) {
        Map<String, Need> found = new LinkedHashMap<>();
        db.sql().selectFrom(NEED).where(condition).orderBy(NEED.ID).fetch(NeedStore::need)
                .forEach(need -> found.putIfAbsent(by.apply(need), need));
        return found;
    }

    List<Need> in(NeedStatus status) {
        return db.sql().selectFrom(NEED).where(NEED.STATUS.eq(status.name())).orderBy(NEED.ID).fetch(NeedStore::need);
    }

    /** @return the highest number given out in the year, 0 when none was. */
    int lastNumber(int year) {
        // Longer numbers are higher: 2026-10000 comes after 2026-9999.
        String last = db.sql().select(NEED.NEED_NO).from(NEED).where(NEED.NEED_NO.like(year + "-%"))
                .orderBy(length(NEED.NEED_NO).desc(), NEED.NEED_NO.desc()).limit(1).fetchOne(NEED.NEED_NO);
        return last == null ? 0 : Integer.parseInt(last.substring(last.indexOf('-') + 1));
    }

    /** @return the id; the given need's own id and version are not looked at. */
    long insert(Need need) {
        NeedRecord row = db.writing().newRecord(NEED);
        row.setNeedNo(need.no());
        row.setReceivedAt(time(need.receivedAt()));
        row.setChannel(need.channel().name());
        row.setAskerKind(need.asker().kind().name());
        row.setResidentId(need.asker().residentId());
        row.setAskerName(need.asker().name());
        row.setAskerPhone(need.asker().phone());
        row.setAskerPlace(need.asker().place());
        row.setSourceFile(need.source().file());
        row.setSourceSha256(need.source().sha256());
        row.setSourceRow(need.source().row());
        row.setImportRun(need.source().run());
        row.setCreatedAt(time(clock.instant()));
        row.setVersion(1L);
        fill(row, need);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Need need) {
        NeedRecord row = new NeedRecord();
        fill(row, need);
        row.setVersion(need.version() + 1);
        return db.writing().update(NEED).set(row).where(NEED.ID.eq(need.id())).and(NEED.VERSION.eq(need.version()))
                .execute() == 1;
    }

    /** Joins a need, and what was joined to it, to the kept one. @return false when it was changed meanwhile */
    boolean join(Need gone, long keep) {
        db.writing().update(NEED).set(NEED.MERGED_INTO, keep).set(NEED.TOUCHED, db.commitNo()).where(NEED.MERGED_INTO.eq(gone.id())).execute();
        return update(gone.with(gone.progress().at(NeedStatus.MERGED)))
                && db.writing().update(NEED).set(NEED.MERGED_INTO, keep).where(NEED.ID.eq(gone.id())).execute() == 1;
    }

    /** Takes the joining back. @return false when it was changed meanwhile */
    boolean part(Need back) {
        return update(back) && db.writing().update(NEED).setNull(NEED.MERGED_INTO).where(NEED.ID.eq(back.id())).execute() == 1;
    }

    private void fill(NeedRecord row, Need need) {
        Need.Progress progress = need.progress();
        row.setBody(need.body());
        row.setSourceKey(need.source().key());
        row.setSourceSlot(need.source().slot());
        row.setStatus(progress.status().name());
        row.setCategory(progress.category());
        row.setFocusGroup(progress.group() == null ? null : progress.group().name());
        row.setOwner(progress.owner());
        row.setDueOn(progress.dueOn());
        row.setReply(progress.reply());
        row.setRepliedOn(progress.repliedOn());
        row.setSatisfaction(progress.satisfaction());
        row.setClosedOn(progress.closedOn());
        row.setTouched(db.commitNo());
    }

    /** @return false when the row was edited since (another version) or another need was merged into it. */
    boolean remove(long id, long version) {
        boolean used = db.writing().fetchExists(NEED, NEED.MERGED_INTO.eq(id));
        boolean same = db.writing().fetchExists(NEED, NEED.ID.eq(id).and(NEED.VERSION.eq(version)));
        if (used || !same) {
            return false;
        }
        db.writing().deleteFrom(NEED_STEP).where(NEED_STEP.NEED_ID.eq(id)).execute();
        return db.writing().deleteFrom(NEED).where(NEED.ID.eq(id)).execute() == 1;
    }

    /** @return id of the step. */
    long step(long need, String staff, NeedStatus status, String note) {
        return db.writing().insertInto(NEED_STEP)
                .columns(NEED_STEP.NEED_ID, NEED_STEP.AT, NEED_STEP.STAFF_NAME, NEED_STEP.STATUS, NEED_STEP.NOTE)
                .values(need, time(clock.instant()), staff, status.name(), note)
                .returningResult(NEED_STEP.ID).fetchSingle().value1();
    }

    /** Sets the need exactly to what an import found, with its version, and takes the import's step away. */
    void restore(Need before, long version, long step) {
        NeedRecord row = new NeedRecord();
        fill(row, before);
        row.setVersion(version);
        db.writing().update(NEED).set(row).where(NEED.ID.eq(before.id())).execute();
        db.writing().deleteFrom(NEED_STEP).where(NEED_STEP.ID.eq(step), NEED_STEP.NEED_ID.eq(before.id())).execute();
    }

    List<Need.Step> steps(long need) {
        return db.sql().selectFrom(NEED_STEP).where(NEED_STEP.NEED_ID.eq(need)).orderBy(NEED_STEP.AT, NEED_STEP.ID)
                .fetch(row -> new Need.Step(row.getAt().toInstant(), row.getStaffName(),
                        NeedStatus.valueOf(row.getStatus()), row.getNote()));
    }

    private OffsetDateTime time(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }

    static Need need(NeedRecord row) {
        FocusGroup group = row.getFocusGroup() == null ? null : FocusGroup.valueOf(row.getFocusGroup());
        return new Need(row.getId(), row.getNeedNo(), row.getReceivedAt().toInstant(),
                NeedChannel.valueOf(row.getChannel()),
                new Need.Asker(Need.AskerKind.valueOf(row.getAskerKind()), row.getResidentId(), row.getAskerName(),
                        row.getAskerPhone(), row.getAskerPlace()),
                row.getBody(),
                new Need.Progress(NeedStatus.valueOf(row.getStatus()), row.getCategory(), group, row.getOwner(),
                        row.getDueOn(), row.getReply(), row.getRepliedOn(), row.getSatisfaction(), row.getClosedOn()),
                new Need.Source(row.getSourceFile(), row.getSourceSha256(), row.getSourceRow(), row.getSourceKey(),
                        row.getSourceSlot(), row.getImportRun()),
                row.getVersion());
    }
}
