package linli.talent;

import static linli.schema.Tables.NOMINATION;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_AWAY;
import static linli.schema.Tables.TALENT_DOCUMENT;
import static linli.schema.Tables.TALENT_PHONE;
import static linli.schema.Tables.TALENT_SKILL;
import static linli.schema.Tables.TALENT_SLOT;
import static linli.schema.Tables.TALENT_STEP;
import static linli.schema.Tables.TALENT_VISIT;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.schema.tables.records.NominationRecord;
import linli.schema.tables.records.TalentRecord;
import linli.schema.tables.records.TalentStepRecord;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Keeps talents with all that belongs to them, nominations and visits. */
final class TalentStore {
    private final Db db;
    private final Clock clock;

    TalentStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Talent> find(long id) {
        return load(TALENT.ID.eq(id)).stream().findFirst();
    }

    /** @return talents in the order of their ids. */
    List<Talent> load(Condition condition) {
        List<TalentRecord> rows = db.sql().selectFrom(TALENT).where(condition).orderBy(TALENT.ID).fetch();
        List<Long> ids = rows.stream().map(TalentRecord::getId).toList();
        var phones = children(TALENT_PHONE, TALENT_PHONE.TALENT_ID, TALENT_PHONE.POSITION, ids, TalentStore::phone);
        var skills = children(TALENT_SKILL, TALENT_SKILL.TALENT_ID, TALENT_SKILL.POSITION, ids, row -> new Talent.Skill(row.get(TALENT_SKILL.CODE),
                row.get(TALENT_SKILL.LEVEL) == null ? null : Talent.Level.valueOf(row.get(TALENT_SKILL.LEVEL)), row.get(TALENT_SKILL.NOTE)));
        var slots = children(TALENT_SLOT, TALENT_SLOT.TALENT_ID, TALENT_SLOT.POSITION, ids, row -> WeekSlot.stored(row.get(TALENT_SLOT.SLOT)).getFirst());
        var away = children(TALENT_AWAY, TALENT_AWAY.TALENT_ID, TALENT_AWAY.POSITION, ids,
                row -> new Talent.Away(row.get(TALENT_AWAY.FROM_ON), row.get(TALENT_AWAY.TO_ON), row.get(TALENT_AWAY.NOTE)));
        var documents = children(TALENT_DOCUMENT, TALENT_DOCUMENT.TALENT_ID, TALENT_DOCUMENT.POSITION, ids, row -> new Talent.Document(
                row.get(TALENT_DOCUMENT.KIND), row.get(TALENT_DOCUMENT.NUMBER), row.get(TALENT_DOCUMENT.VALID_UNTIL)));
        return rows.stream().map(row -> new Talent(row.getId(), row.getResidentId(),
                new Talent.Person(row.getName(), of(phones, row), Talent.Source.valueOf(row.getSource()),
                        row.getBatch() == null ? null : SourcingBatch.valueOf(row.getBatch()), row.getUnit(), row.getCommunity(), row.getPlace(),
                        row.getIntro(), of(documents, row), row.getRemark()),
                new Talent.Offer(of(skills, row), of(slots, row), of(away, row), row.getOwnVenue(), row.getVenuePlace(), row.getSeats(),
                        groups(row.getAudience()), row.getAgeFrom(), row.getAgeTo()),
                new Talent.Standing(Talent.PoolStatus.valueOf(row.getStatus()), row.getStatusOn(),
                        row.getPauseKind() == null ? null : Talent.Pause.valueOf(row.getPauseKind()), row.getReason(), row.getConsent(),
                        row.getConsentOn(), row.getJoinedOn()),
                row.getMergedInto(), row.getVersion())).toList();
    }

    private <T> Map<Long, List<T>> children(Table<?> table, Field<Long> of, Field<Integer> position, Collection<Long> ids, Function<Record, T> value) {
        return ids.isEmpty() ? Map.of() : db.sql().select(table.fields()).from(table).where(of.in(ids)).orderBy(of, position).stream()
                .collect(Collectors.groupingBy(row -> row.get(of), HashMap::new, Collectors.mapping(value, Collectors.toList())));
    }

    private static <T> List<T> of(Map<Long, List<T>> children, TalentRecord row) {
        return children.getOrDefault(row.getId(), List.of());
    }

    private static Phone phone(Record row) {
        String number = row.get(TALENT_PHONE.NUMBER);
        Phone.Kind kind = Phone.parseAll(number).stream().findFirst().map(Phone::kind).orElse(Phone.Kind.BAD);
        return new Phone(kind, number, row.get(TALENT_PHONE.OWNER) == null ? "" : row.get(TALENT_PHONE.OWNER));
    }

    static Set<FocusGroup> groups(String kept) {
        return kept == null || kept.isBlank() ? Set.of()
                : Arrays.stream(kept.split(",")).map(FocusGroup::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(FocusGroup.class)));
    }

    /** @return those with the phone, the merged ones not. */
    List<Talent> byPhone(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : load(TALENT.STATUS.ne(Talent.PoolStatus.MERGED.name()).and(TALENT.ID.in(
                db.sql().select(TALENT_PHONE.TALENT_ID).from(TALENT_PHONE).where(TALENT_PHONE.NUMBER.in(numbers)))));
    }

    /** @return those of the name, the merged ones not. */
    List<Talent> byName(Collection<String> names) {
        return names.isEmpty() ? List.of() : load(TALENT.NAME.in(names).and(TALENT.STATUS.ne(Talent.PoolStatus.MERGED.name())));
    }

    /** @return those whose name begins so, the merged ones not. */
    List<Talent> bySurname(String start) {
        return load(TALENT.NAME.startsWith(start).and(TALENT.STATUS.ne(Talent.PoolStatus.MERGED.name())));
    }

    /** @return the merged ones into it. */
    List<Talent> mergedInto(long id) {
        return load(TALENT.MERGED_INTO.eq(id));
    }

    /** @return the id; the talent's own id and version are not looked at. */
    long insert(Talent talent, Long run) {
        TalentRecord row = db.writing().newRecord(TALENT);
        fill(row, talent);
        row.setImportRun(run);
        row.setCreatedAt(OffsetDateTime.now(clock));
        row.setVersion(1L);
        row.insert();
        belongings(row.getId(), talent);
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Talent talent) {
        return update(talent, talent.version() + 1);
    }

    /**
     * Same.
     *
     * @param next the version it gets: an import taken back gives the one before it, so that the import before that can be taken back too
     */
    boolean update(Talent talent, long next) {
        TalentRecord row = new TalentRecord();
        fill(row, talent);
        row.setVersion(next);
        if (db.writing().update(TALENT).set(row).where(TALENT.ID.eq(talent.id())).and(TALENT.VERSION.eq(talent.version())).execute() != 1) {
            return false;
        }
        part(talent.id());
        belongings(talent.id(), talent);
        return true;
    }

    private void part(long id) {
        db.writing().deleteFrom(TALENT_PHONE).where(TALENT_PHONE.TALENT_ID.eq(id)).execute();
        db.writing().deleteFrom(TALENT_SKILL).where(TALENT_SKILL.TALENT_ID.eq(id)).execute();
        db.writing().deleteFrom(TALENT_SLOT).where(TALENT_SLOT.TALENT_ID.eq(id)).execute();
        db.writing().deleteFrom(TALENT_AWAY).where(TALENT_AWAY.TALENT_ID.eq(id)).execute();
        db.writing().deleteFrom(TALENT_DOCUMENT).where(TALENT_DOCUMENT.TALENT_ID.eq(id)).execute();
    }

    private void fill(TalentRecord row, Talent talent) {
        Talent.Person person = talent.person();
        Talent.Offer offer = talent.offer();
        Talent.Standing standing = talent.standing();
        row.setResidentId(talent.residentId());
        row.setName(person.name());
        row.setNameSort(Pinyin.sortKey(person.name()));
        row.setSearchKey(key(talent));
        row.setSource(person.source().name());
        row.setBatch(person.batch() == null ? null : person.batch().name());
        row.setUnit(person.unit());
        row.setCommunity(person.community());
        row.setPlace(person.place());
        row.setIntro(person.intro());
        row.setRemark(person.remark());
        row.setOwnVenue(offer.ownVenue());
        row.setVenuePlace(offer.venue());
        row.setSeats(offer.seats());
        row.setAudience(offer.audience().isEmpty() ? null : offer.audience().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        row.setAgeFrom(offer.ageFrom());
        row.setAgeTo(offer.ageTo());
        row.setStatus(standing.status().name());
        row.setStatusOn(standing.on());
        row.setPauseKind(standing.pause() == null ? null : standing.pause().name());
        row.setReason(standing.reason());
        row.setConsent(standing.consent());
        row.setConsentOn(standing.consentOn());
        row.setJoinedOn(standing.joinedOn());
        row.setMergedInto(talent.mergedInto());
        row.setTouched(db.commitNo());
    }

    private static String key(Talent talent) {
        SearchKey key = SearchKey.of(talent.name());
        talent.person().phones().forEach(phone -> key.phone(phone.number()));
        talent.offer().skills().forEach(skill -> key.words(Domains.nameOf(skill.code())).words(skill.note()));
        return key.words(talent.person().unit()).words(talent.person().place()).words(talent.person().intro()).build();
    }

    private void belongings(long id, Talent talent) {
        int at = 0;
        for (Phone phone : talent.person().phones()) {
            db.writing().insertInto(TALENT_PHONE).columns(TALENT_PHONE.TALENT_ID, TALENT_PHONE.POSITION, TALENT_PHONE.NUMBER, TALENT_PHONE.OWNER)
                    .values(id, at++, phone.number(), phone.owner().isEmpty() ? null : phone.owner()).execute();
        }
        for (Talent.Skill skill : talent.offer().skills()) {
            db.writing().insertInto(TALENT_SKILL)
                    .columns(TALENT_SKILL.TALENT_ID, TALENT_SKILL.POSITION, TALENT_SKILL.CODE, TALENT_SKILL.LEVEL, TALENT_SKILL.NOTE)
                    .values(id, at++, skill.code(), skill.level() == null ? null : skill.level().name(), skill.note()).execute();
        }
        for (WeekSlot slot : talent.offer().slots()) {
            db.writing().insertInto(TALENT_SLOT).columns(TALENT_SLOT.TALENT_ID, TALENT_SLOT.POSITION, TALENT_SLOT.SLOT)
                    .values(id, at++, slot.toString()).execute();
        }
        for (Talent.Away away : talent.offer().away()) {
            db.writing().insertInto(TALENT_AWAY)
                    .columns(TALENT_AWAY.TALENT_ID, TALENT_AWAY.POSITION, TALENT_AWAY.FROM_ON, TALENT_AWAY.TO_ON, TALENT_AWAY.NOTE)
                    .values(id, at++, away.from(), away.to(), away.note()).execute();
        }
        for (Talent.Document document : talent.person().documents()) {
            db.writing().insertInto(TALENT_DOCUMENT)
                    .columns(TALENT_DOCUMENT.TALENT_ID, TALENT_DOCUMENT.POSITION, TALENT_DOCUMENT.KIND, TALENT_DOCUMENT.NUMBER, TALENT_DOCUMENT.VALID_UNTIL)
                    .values(id, at++, document.kind(), document.number(), document.validUntil()).execute();
        }
    }

    /** @return the id. */
    long step(long talent, String staff, Talent.PoolStatus status, String note) {
        TalentStepRecord row = db.writing().newRecord(TALENT_STEP);
        row.setTalentId(talent);
        row.setAt(OffsetDateTime.now(clock));
        row.setStaffName(staff);
        row.setStatus(status.name());
        row.setNote(note);
        row.insert();
        return row.getId();
    }

    /** Takes the step of an import away that is taken back. */
    void unstep(long talent, long step) {
        db.writing().deleteFrom(TALENT_STEP).where(TALENT_STEP.ID.eq(step), TALENT_STEP.TALENT_ID.eq(talent)).execute();
    }

    void visit(long talent, Talent.Visit visit) {
        db.writing().insertInto(TALENT_VISIT)
                .columns(TALENT_VISIT.TALENT_ID, TALENT_VISIT.VISITED_ON, TALENT_VISIT.VISITOR, TALENT_VISIT.RESULT, TALENT_VISIT.NOTE,
                        TALENT_VISIT.NEXT_STEP, TALENT_VISIT.NEXT_ON, TALENT_VISIT.TOUCHED)
                .values(talent, visit.on(), visit.visitor(), visit.result().name(), visit.note(), visit.next(), visit.nextOn(), db.commitNo()).execute();
    }

    /** @return the id. */
    long nominate(long talent, Talent.Nomination one, String staff, String key, Long run) {
        NominationRecord row = db.writing().newRecord(NOMINATION);
        row.setTalentId(talent);
        row.setKind(one.kind().name());
        row.setByResidentId(one.by().residentId());
        row.setByName(one.by().name());
        row.setByPhone(one.by().phone());
        row.setNamed(one.named());
        row.setNamedPhone(one.namedPhone());
        row.setCode(one.code());
        row.setSkill(one.skill());
        row.setWhy(one.why());
        row.setCallId(one.call());
        row.setNominatedOn(one.on());
        row.setStaffName(staff);
        row.setSourceKey(key);
        row.setImportRun(run);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** Puts nominations under another talent. */
    void move(Collection<Long> nominations, long to) {
        db.writing().update(NOMINATION).set(NOMINATION.TALENT_ID, to).set(NOMINATION.TOUCHED, db.commitNo())
                .set(NOMINATION.VERSION, NOMINATION.VERSION.plus(1)).where(NOMINATION.ID.in(nominations)).execute();
    }

    List<Talent.Nominated> nominations(Condition condition) {
        return db.sql().selectFrom(NOMINATION).where(condition).orderBy(NOMINATION.NOMINATED_ON, NOMINATION.ID)
                .fetch(row -> new Talent.Nominated(row.getId(), row.getTalentId(), new Talent.Nomination(Talent.Proposal.valueOf(row.getKind()),
                        new Talent.By(row.getByResidentId(), row.getByName(), row.getByPhone()), row.getNamed(), row.getNamedPhone(), null,
                        row.getCode(), row.getSkill(), row.getWhy(), row.getCallId(), row.getNominatedOn()), row.getStaffName()));
    }

    List<Talent.Nominated> nominations(long talent) {
        return nominations(NOMINATION.TALENT_ID.eq(talent));
    }

    List<Talent.Nominated> allNominations() {
        return nominations(noCondition());
    }

    Optional<Talent.Nominated> nomination(long id) {
        return nominations(NOMINATION.ID.eq(id)).stream().findFirst();
    }

    /** @return ids of nominations by the key under which they were imported. */
    Map<String, List<Long>> nominationKeys(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : db.sql().select(NOMINATION.SOURCE_KEY, NOMINATION.ID).from(NOMINATION)
                .where(NOMINATION.SOURCE_KEY.in(keys)).orderBy(NOMINATION.ID.desc()).fetchGroups(NOMINATION.SOURCE_KEY, NOMINATION.ID);
    }

    /**
     * Takes an imported row away with all that came with it.
     *
     * @param all takes away visits and later nominations too (the sample data)
     * @return false when somebody has worked with the row since
     */
    boolean remove(long id, boolean all) {
        Long run = db.sql().select(TALENT.IMPORT_RUN).from(TALENT).where(TALENT.ID.eq(id)).fetchOne(TALENT.IMPORT_RUN);
        Condition later = NOMINATION.TALENT_ID.eq(id).and(NOMINATION.IMPORT_RUN.isDistinctFrom(run));
        boolean used = db.sql().fetchExists(TALENT_VISIT, TALENT_VISIT.TALENT_ID.eq(id)) || db.sql().fetchExists(NOMINATION, later);
        if (db.sql().fetchExists(TALENT, TALENT.MERGED_INTO.eq(id)) || used && !all) {
            return false;
        }
        part(id);
        db.writing().deleteFrom(TALENT_VISIT).where(TALENT_VISIT.TALENT_ID.eq(id)).execute();
        db.writing().deleteFrom(NOMINATION).where(NOMINATION.TALENT_ID.eq(id)).execute();
        db.writing().deleteFrom(TALENT_STEP).where(TALENT_STEP.TALENT_ID.eq(id)).execute();
        return db.writing().deleteFrom(TALENT).where(TALENT.ID.eq(id)).execute() == 1;
    }

    /** @return false when it was moved to another talent since; one that went with its talent is gone as wanted. */
    boolean removeNomination(long id, Long version) {
        Condition same = version == null ? noCondition() : NOMINATION.VERSION.eq(version);
        return db.writing().deleteFrom(NOMINATION).where(NOMINATION.ID.eq(id)).and(same).execute() == 1
                || !db.sql().fetchExists(NOMINATION, NOMINATION.ID.eq(id));
    }
}
