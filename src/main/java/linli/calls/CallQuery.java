package linli.calls;

import static linli.schema.Tables.CALL_ENTRY;
import static linli.schema.Tables.CALL_GAP;
import static linli.schema.Tables.CALL_VISIT;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.NOMINATION;
import static linli.schema.Tables.RECRUIT_CALL;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_PHONE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.base.value.Mask;
import linli.base.value.WeekSlot;
import linli.schema.tables.records.CallVisitRecord;
import linli.schema.tables.records.RecruitCallRecord;
import linli.talent.Talent;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Reads calls with who answered them and how far each has come. */
final class CallQuery {
    private static final Set<Call.Stage> FILLING = EnumSet.of(Call.Stage.SIGNED, Call.Stage.SERVING, Call.Stage.PAUSED);

    private final Db db;

    CallQuery(Db db) {
        this.db = db;
    }

    Optional<Call> find(long id, LocalDate today) {
        return load(RECRUIT_CALL.ID.eq(id), today).stream().findFirst();
    }

    /** @return calls, the newest first. */
    List<Call> all(LocalDate today) {
        return load(noCondition(), today);
    }

    private List<Call> load(Condition which, LocalDate today) {
        List<RecruitCallRecord> rows = db.sql().selectFrom(RECRUIT_CALL).where(which).orderBy(RECRUIT_CALL.ID.desc()).fetch();
        List<Long> ids = rows.stream().map(RecruitCallRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Integer> filled = new HashMap<>();
        entries(CALL_ENTRY.CALL_ID.in(ids), today).stream().filter(entry -> FILLING.contains(entry.stage())).forEach(entry -> filled.merge(entry.gap(), 1, Integer::sum));
        Map<Long, List<Call.Gap>> gaps = db.sql().selectFrom(CALL_GAP).where(CALL_GAP.CALL_ID.in(ids)).orderBy(CALL_GAP.POSITION).stream()
                .collect(Collectors.groupingBy(row -> row.getCallId(), Collectors.mapping(row -> new Call.Gap(row.getId(), row.getCode(), row.getWanted(),
                        groups(row.getAudience()), WeekSlot.stored(row.getSlots()), row.getNote(), filled.getOrDefault(row.getId(), 0)), Collectors.toList())));
        return rows.stream().map(row -> new Call(row.getId(), row.getCallNo(),
                new Call.Text(row.getTitle(), row.getPurpose(), row.getOffer(), row.getApplyHow(), row.getPhone(), row.getDeadline()),
                Call.State.valueOf(row.getStatus()), row.getPublishedOn(), row.getClosedOn() == null ? null : new Call.Closed(row.getClosedOn(),
                        row.getClosedWhy() == null ? null : Call.Why.valueOf(row.getClosedWhy()), row.getReason()),
                gaps.getOrDefault(row.getId(), List.of()), row.getVersion())).toList();
    }

    private static Set<FocusGroup> groups(String kept) {
        return kept == null || kept.isBlank() ? Set.of()
                : Arrays.stream(kept.split(",")).map(FocusGroup::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(FocusGroup.class)));
    }

    List<Call.Entry> entriesOf(long call, LocalDate today) {
        return entries(CALL_ENTRY.CALL_ID.eq(call), today);
    }

    Optional<Call.Entry> entry(long id, LocalDate today) {
        return entries(CALL_ENTRY.ID.eq(id), today).stream().findFirst();
    }

    /** @return every entry there is, in the order it came in. */
    List<Call.Entry> everything(LocalDate today) {
        return entries(noCondition(), today);
    }

    private List<Call.Entry> entries(Condition which, LocalDate today) {
        List<Record> rows = db.sql().select(CALL_ENTRY.fields()).select(TALENT.NAME, TALENT.STATUS, TALENT.PAUSE_KIND, TALENT.REASON, TALENT.CONSENT)
                .from(CALL_ENTRY).leftJoin(TALENT).on(TALENT.ID.eq(CALL_ENTRY.TALENT_ID)).where(which).orderBy(CALL_ENTRY.ID).fetch().stream()
                .map(Record.class::cast).toList();
        List<Long> ids = rows.stream().map(row -> row.get(CALL_ENTRY.ID)).toList();
        List<Long> talents = rows.stream().map(row -> row.get(CALL_ENTRY.TALENT_ID)).filter(id -> id != null).distinct().toList();
        Map<Long, CallVisitRecord> visits = ids.isEmpty() ? Map.of() : db.sql().selectFrom(CALL_VISIT).where(CALL_VISIT.ENTRY_ID.in(ids))
                .orderBy(CALL_VISIT.VISITED_ON, CALL_VISIT.ID).stream().collect(Collectors.toMap(CallVisitRecord::getEntryId, Function.identity(), (old, now) -> now));
        Map<Long, String> phones = talents.isEmpty() ? Map.of() : db.sql().select(TALENT_PHONE.TALENT_ID, TALENT_PHONE.NUMBER).from(TALENT_PHONE)
                .where(TALENT_PHONE.TALENT_ID.in(talents)).orderBy(TALENT_PHONE.POSITION).stream().collect(Collectors.toMap(row -> row.value1(), row -> row.value2(), (first, any) -> first));
        Field<String> who = coalesce(NOMINATION.BY_RESIDENT_ID.cast(String.class), NOMINATION.BY_PHONE, NOMINATION.BY_NAME, NOMINATION.ID.cast(String.class));
        Map<Long, Integer> nominators = talents.isEmpty() ? Map.of() : db.sql().select(NOMINATION.TALENT_ID, countDistinct(who)).from(NOMINATION)
                .where(NOMINATION.TALENT_ID.in(talents)).groupBy(NOMINATION.TALENT_ID).fetchMap(NOMINATION.TALENT_ID, countDistinct(who));
        return rows.stream().map(row -> entry(row, visits.get(row.get(CALL_ENTRY.ID)), phones, nominators, today)).toList();
    }

    private static Call.Entry entry(Record row, CallVisitRecord visit, Map<Long, String> phones, Map<Long, Integer> nominators, LocalDate today) {
        Long talent = row.get(CALL_ENTRY.TALENT_ID);
        Talent.PoolStatus status = talent == null ? null : Talent.PoolStatus.valueOf(row.get(TALENT.STATUS));
        Call.Agreement agreement = row.get(CALL_ENTRY.SIGNED_ON) == null ? null : new Call.Agreement(row.get(CALL_ENTRY.SIGNED_ON), row.get(CALL_ENTRY.SERVE_FROM),
                row.get(CALL_ENTRY.SERVE_UNTIL), row.get(CALL_ENTRY.DUTIES));
        Call.Ended ended = row.get(CALL_ENTRY.ENDED_ON) == null ? null : new Call.Ended(row.get(CALL_ENTRY.ENDED_ON), row.get(CALL_ENTRY.ENDED_WHY));
        String pause = pause(row, status);
        String phone = talent == null ? row.get(CALL_ENTRY.ORG_PHONE) : phones.get(talent);
        return new Call.Entry(row.get(CALL_ENTRY.ID), row.get(CALL_ENTRY.CALL_ID), row.get(CALL_ENTRY.GAP_ID), talent,
                talent == null ? row.get(CALL_ENTRY.ORG_NAME) : row.get(TALENT.NAME), row.get(CALL_ENTRY.ORG_CONTACT), phone == null ? "" : Mask.phone(phone),
                Talent.Proposal.valueOf(row.get(CALL_ENTRY.KIND)), row.get(CALL_ENTRY.ENTERED_ON), talent == null ? 0 : nominators.getOrDefault(talent, 0),
                talent == null || row.get(TALENT.CONSENT), agreement, pause, ended, stage(agreement, ended, pause != null, visit != null, status, today),
                visit == null ? null : visit.getVisitedOn(), visit == null ? null : Talent.Result.valueOf(visit.getResult()), row.get(CALL_ENTRY.VERSION));
    }

    private static String pause(Record row, Talent.PoolStatus status) {
        if (status == Talent.PoolStatus.PAUSED) {
            String words = row.get(TALENT.REASON);
            String kind = row.get(TALENT.PAUSE_KIND) == null ? "" : Texts.of(Talent.Pause.valueOf(row.get(TALENT.PAUSE_KIND)));
            return Stream.of(kind, words == null ? "" : words).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        }
        return row.get(CALL_ENTRY.PAUSED_ON) == null ? null : row.get(CALL_ENTRY.PAUSED_WHY);
    }

    /** The stage follows from what was done; a person who has left the pool serves no more. */
    static Call.Stage stage(Call.Agreement agreement, Call.Ended ended, boolean paused, boolean visited, Talent.PoolStatus status, LocalDate today) {
        if (ended != null || agreement != null && agreement.until() != null && agreement.until().isBefore(today)
                || status == Talent.PoolStatus.LEFT || status == Talent.PoolStatus.MERGED) {
            return Call.Stage.ENDED;
        }
        if (agreement == null) {
            return visited ? Call.Stage.VISITED : Call.Stage.PROPOSED;
        }
        return paused ? Call.Stage.PAUSED : agreement.from().isAfter(today) ? Call.Stage.SIGNED : Call.Stage.SERVING;
    }

    /** @return visits of an entry, the newest first. */
    List<Talent.Visit> visits(long entry) {
        return db.sql().selectFrom(CALL_VISIT).where(CALL_VISIT.ENTRY_ID.eq(entry)).orderBy(CALL_VISIT.VISITED_ON.desc(), CALL_VISIT.ID.desc())
                .fetch(row -> new Talent.Visit(row.getVisitedOn(), row.getVisitor(), Talent.Result.valueOf(row.getResult()), row.getNote(), row.getNextStep(), row.getNextOn()));
    }

    /** @return the entry of the talent for the gap that has not ended. */
    Optional<Call.Entry> living(long gap, long talent, LocalDate today) {
        return entries(CALL_ENTRY.GAP_ID.eq(gap).and(CALL_ENTRY.TALENT_ID.eq(talent)), today).stream().filter(entry -> entry.stage() != Call.Stage.ENDED).findFirst();
    }

    /** Name, community and phone of the centre, for a notice. */
    record Centre(String name, String community, String phone) {}

    Centre centre() {
        return db.sql().select(CENTRE.NAME, CENTRE.COMMUNITY_NAME, CENTRE.COMPLAINTS_PHONE).from(CENTRE)
                .fetchOptional(row -> new Centre(row.value1(), row.value2(), row.value3() == null ? "" : row.value3())).orElse(new Centre("", "", ""));
    }
}
