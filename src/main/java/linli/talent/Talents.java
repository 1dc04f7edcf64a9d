package linli.talent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Mask;
import linli.base.value.Side;
import linli.base.value.Right;

/**
 * 社区能人库, the front door: who nearby can do what, when and where. 推荐 makes candidates, 上门沟通 keeps what was said,
 * 入库 needs the person's consent; a pause keeps its reason. What is not allowed is a {@link UserError}, and nothing is
 * changed then.
 */
public final class Talents {
    private static final String SUBJECT = "talent";

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final TalentStore store;
    private final TalentQuery query;
    private final Nominations nominations;

    public Talents(Db db, Clock clock, Trail trail) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.store = new TalentStore(db, clock);
        this.query = new TalentQuery(db, store);
        this.nominations = new Nominations(store, query);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return the pool's spreadsheet side, for the import and export engine. */
    public TalentSheet sheet() {
        return new TalentSheet(() -> new TalentIntake(store, query, this::staff, today()), query::lines, clock, query::names);
    }

    /** @return the nominations' spreadsheet side. */
    public NominationSheet nominationSheet() {
        return new NominationSheet(store, query, nominations, this::staff, clock);
    }

    /** @return the talent, whole; a merged row as it is, with who it is now. */
    public Talent get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.talent.gone", id));
    }

    /** @return what the filter finds, with the chips' counts. */
    public TalentList list(TalentList.Filter filter) {
        return query.list(filter, today());
    }

    /** @return at most that many, best first: name, pinyin, tail of phone, skill; those who left last. */
    public List<TalentList.Row> search(String text, int most) {
        if (Clean.text(text).isEmpty()) {
            return List.of();
        }
        TalentList.Filter all = TalentList.Filter.of(Map.of("text", text));
        TalentList.Filter left = TalentList.Filter.of(Map.of("text", text, "chip", TalentList.Chip.LEFT.name()));
        return Stream.concat(list(all).rows().stream(), list(left).rows().stream()).limit(most).toList();
    }

    /** @return in the pool by skill and part of the week. */
    public TalentList.Coverage coverage() {
        return query.coverage();
    }

    /** @return nominations of the talent and of those merged into it, oldest first. */
    public List<Talent.Nominated> nominations(long talent) {
        return Stream.concat(Stream.of(talent), store.mergedInto(talent).stream().map(Talent::id))
                .flatMap(id -> store.nominations(id).stream()).toList();
    }

    /** @return visits, those for a call too, the newest first. */
    public List<Talent.Visit> visits(long talent) {
        return query.visits(talent);
    }

    /** @return changes of standing, oldest first. */
    public List<Talent.Step> steps(long talent) {
        return query.steps(talent);
    }

    /** @return classes and activities the talent gave, the newest first, with what people said of them. */
    public List<Talent.Service> services(long talent) {
        return query.services(talent);
    }

    /** @return somebody in the store who looks like the draft's person: same phone, or same name with the same skill or place. */
    public Optional<Talent> twin(Talent.Draft draft) {
        String name = Clean.name(draft.person().name());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return nominations.same(name, draft.person().phones(), draft.person().place(), draft.offer().skills().stream().map(Talent.Skill::code).toList())
                .map(Nominations.Match::talent);
    }

    /** @return what a form says, in the words a list uses. @param texts by column of the pool's spreadsheet */
    public Talent.Draft draft(Long resident, Map<String, String> texts) {
        return TalentRules.draft(resident, texts, today());
    }

    /** @return the talent in the words of a list, by column. */
    public Map<String, String> texts(Talent talent) {
        return sheet().write(new TalentSheet.Line(new Talent.Draft(talent.residentId(), talent.person(), talent.offer(), talent.standing().consent()),
                talent.standing(), List.of(), null, Set.of()));
    }

    /** Takes a candidate down. */
    public Talent add(Talent.Draft draft) {
        Talent.Draft good = TalentRules.checked(draft);
        return db.write(() -> {
            Talent talent = new Talent(0, resident(good), good.person(), good.offer(), Talent.Standing.candidate(today(), good.consent()), null, 1);
            long id = store.insert(talent, null);
            step(id, Talent.PoolStatus.CANDIDATE, Texts.text("talent.step.added"));
            return get(id);
        });
    }

    /** Changes what is said about the talent. Consent can be taken back only outside the pool. */
    public Talent edit(long id, long version, Talent.Draft draft) {
        Talent.Draft good = TalentRules.checked(draft);
        return db.write(() -> {
            Talent talent = same(id, version);
            if (Talent.PoolStatus.MEMBERS.contains(talent.status()) && !good.consent()) {
                throw new UserError("error.talent.consentKept", talent.name(), Texts.of(talent.status()));
            }
            if (Talent.PoolStatus.MEMBERS.contains(talent.status()) && good.offer().skills().isEmpty()) {
                throw new UserError("error.talent.noSkill", talent.name());
            }
            if (!store.update(talent.with(new Talent.Draft(resident(good), good.person(), good.offer(), good.consent()), today()))) {
                throw new UserError("error.talent.changed", talent.name());
            }
            return get(id);
        });
    }

    private Long resident(Talent.Draft draft) {
        return draft.residentId() != null ? draft.residentId()
                : query.resident(draft.person().name(), Nominations.numbers(draft.person().phones())).orElse(null);
    }

    /** What a nomination came to. @param created whether it made a new candidate */
    public record Nominated(Talent talent, boolean created, int nominators) {}

    /** 推荐 or 自荐: five of the same person make one candidate with five nominators. */
    public Nominated nominate(Talent.Nomination nomination) {
        Talent.Nomination good = TalentRules.checked(nomination, today());
        return db.write(() -> {
            Nominations.Kept kept = nominations.keep(good, staff(), NominationSheet.key(good), null);
            return new Nominated(get(kept.talent()), kept.created(), query.nominators(kept.talent()));
        });
    }

    /** Parts a nomination that meant somebody else: it gets a candidate of its own. */
    public Talent part(long nomination) {
        Talent.Nominated one = store.nomination(nomination).orElseThrow(() -> new UserError("error.talent.gone", nomination));
        return db.write(() -> {
            long id = store.insert(nominations.candidate(one.nomination()), null);
            store.move(List.of(nomination), id);
            step(id, Talent.PoolStatus.CANDIDATE, Texts.text("talent.step.parted", get(one.talentId()).name()));
            return get(id);
        });
    }

    /** Two rows are one person: the gone one stays readable, its nominations and visits count for the kept one. */
    public Talent merge(long kept, long keptVersion, long gone, long goneVersion) {
        return db.write(() -> {
            Talent keeps = apart(same(kept, keptVersion));
            Talent goes = apart(same(gone, goneVersion));
            if (kept == gone || Talent.PoolStatus.MEMBERS.contains(goes.status()) && !Talent.PoolStatus.MEMBERS.contains(keeps.status())) {
                throw new UserError("error.talent.merge", goes.name(), Texts.of(goes.status()), keeps.name());
            }
            Talent merged = goes.with(new Talent.Standing(Talent.PoolStatus.MERGED, today(), null, keeps.name(), goes.standing().consent(),
                    goes.standing().consentOn(), goes.standing().joinedOn()));
            store.mergedInto(gone).forEach(before -> update(new Talent(before.id(), before.residentId(), before.person(), before.offer(),
                    before.standing(), kept, before.version())));
            update(Nominations.joined(keeps, goes));
            update(new Talent(gone, merged.residentId(), merged.person(), merged.offer(), merged.standing(), kept, merged.version()));
            step(kept, keeps.status(), Texts.text("talent.step.merged", goes.name()));
            step(gone, Talent.PoolStatus.MERGED, Texts.text("talent.step.mergedInto", keeps.name()));
            return get(kept);
        });
    }

    /** @return the talent, which no other row stands for yet. */
    private Talent apart(Talent talent) {
        if (talent.status() == Talent.PoolStatus.MERGED) {
            throw new UserError("error.talent.merged", talent.name(), get(talent.mergedInto()).name());
        }
        return talent;
    }

    /** @return the rows found to be this talent. */
    public List<Talent> merged(long id) {
        return store.mergedInto(id);
    }

    /** @return both field by field, numbers shortened. */
    public static List<Side> sides(Talent one, Talent other) {
        return Nominations.sides(one, other);
    }

    /** Takes a merge back: the row is a candidate of its own again. */
    public Talent unmerge(long gone, long version) {
        return db.write(() -> {
            Talent talent = same(gone, version);
            if (talent.status() != Talent.PoolStatus.MERGED) {
                throw refused(talent, Talent.PoolStatus.CANDIDATE);
            }
            Talent back = talent.with(talent.standing().candidateAgain(today()));
            update(new Talent(gone, back.residentId(), back.person(), back.offer(), back.standing(), null, back.version()));
            // The kept one is written too: it has fewer nominations now, and who looks for what changed must see it.
            update(get(talent.mergedInto()));
            step(gone, Talent.PoolStatus.CANDIDATE, Texts.text("talent.step.unmerged"));
            return get(gone);
        });
    }

    /** Keeps that the person agrees to be listed and matched. @return the talent as it is now */
    public Talent agree(long id) {
        return db.write(() -> {
            Talent talent = get(id);
            if (!talent.standing().consent()) {
                update(talent.with(talent.standing().consent(true, today())));
            }
            return get(id);
        });
    }

    /** @return the visit as it is kept. @throws UserError as {@link #visit} */
    public Talent.Visit checked(Talent.Visit visit) {
        return TalentRules.checked(visit, today());
    }

    /** 上门沟通. */
    public void visit(long id, Talent.Visit visit) {
        Talent talent = get(id);
        Talent.Visit good = TalentRules.checked(visit, today());
        db.write(() -> store.visit(talent.id(), good));
    }

    /** 入库: needs consent and a skill. */
    public Talent approve(long id, long version) {
        return move(id, version, Set.of(Talent.PoolStatus.CANDIDATE), Talent.PoolStatus.POOL, talent -> {
            if (!talent.standing().consent()) {
                throw new UserError("error.talent.consent", talent.name());
            }
            if (talent.offer().skills().isEmpty()) {
                throw new UserError("error.talent.noSkill", talent.name());
            }
            return talent.standing().in(today());
        }, null);
    }

    /** 暂停. @param words further words on the reason; needed with OTHER */
    public Talent pause(long id, long version, Talent.Pause why, String words) {
        if (why == null || why == Talent.Pause.OTHER && TalentRules.blank(words)) {
            throw new UserError("error.talent.noReason", Texts.of(Talent.PoolStatus.PAUSED));
        }
        String reason = TalentRules.text(words, 500);
        return move(id, version, Set.of(Talent.PoolStatus.POOL), Talent.PoolStatus.PAUSED, talent -> talent.standing().paused(today(), why, reason),
                reason == null ? Texts.of(why) : Texts.text("talent.step.why", Texts.of(why), reason));
    }

    /** Comes again after a pause. @param words what made it possible, or null */
    public Talent resume(long id, long version, String words) {
        return move(id, version, Set.of(Talent.PoolStatus.PAUSED), Talent.PoolStatus.POOL, talent -> talent.standing().in(today()), TalentRules.text(words, 500));
    }

    /** 退出, or a candidate who does not want to. */
    public Talent leave(long id, long version, String reason) {
        if (TalentRules.blank(reason)) {
            throw new UserError("error.talent.noReason", Texts.of(Talent.PoolStatus.LEFT));
        }
        return move(id, version, Set.of(Talent.PoolStatus.CANDIDATE, Talent.PoolStatus.POOL, Talent.PoolStatus.PAUSED), Talent.PoolStatus.LEFT,
                talent -> talent.standing().left(today(), TalentRules.text(reason, 500)), TalentRules.text(reason, 500));
    }

    /** A candidate once more. */
    public Talent comeBack(long id, long version) {
        return move(id, version, Set.of(Talent.PoolStatus.LEFT), Talent.PoolStatus.CANDIDATE, talent -> talent.standing().candidateAgain(today()), null);
    }

    /** @throws UserError when the talent has not agreed to be listed, or is not in the pool: then nobody may be sent to them */
    public Talent listed(long id) {
        Talent talent = get(id);
        if (!talent.standing().consent()) {
            throw new UserError("error.talent.consent", talent.name());
        }
        if (!Talent.PoolStatus.MEMBERS.contains(talent.status())) {
            throw new UserError("error.talent.notInPool", talent.name(), Texts.of(talent.status()));
        }
        return talent;
    }

    /** @return phones and document numbers in full; who asked and why is kept. */
    public String reveal(long id, String reason) {
        db.require(Right.WHOLE);
        Talent talent = get(id);
        trail.add("REVEAL", SUBJECT, id, Mask.name(talent.name()), null, reason);
        List<String> lines = new ArrayList<>(talent.person().phones().stream().map(phone -> phone.number() + phone.owner()).toList());
        talent.person().documents().stream().filter(document -> document.number() != null)
                .forEach(document -> lines.add(document.kind() + " " + document.number()));
        return String.join("\n", lines);
    }

    private interface Step {
        Talent.Standing of(Talent talent);
    }

    private Talent move(long id, long version, Set<Talent.PoolStatus> from, Talent.PoolStatus to, Step step, String note) {
        return db.write(() -> {
            Talent talent = same(id, version);
            if (!from.contains(talent.status())) {
                throw refused(talent, to);
            }
            update(talent.with(step.of(talent)));
            step(id, to, note);
            return get(id);
        });
    }

    private static UserError refused(Talent talent, Talent.PoolStatus to) {
        return new UserError("error.talent.step", talent.name(), Texts.of(talent.status()), Texts.of(to));
    }

    private Talent same(long id, long version) {
        Talent talent = get(id);
        if (talent.version() != version) {
            throw new UserError("error.talent.changed", talent.name());
        }
        return talent;
    }

    private void update(Talent talent) {
        if (!store.update(talent)) {
            throw new UserError("error.talent.changed", talent.name());
        }
    }

    private void step(long id, Talent.PoolStatus status, String note) {
        store.step(id, staff(), status, note);
    }

    /** @return who is signed in: the one who visits, unless another is named. */
    public String staff() {
        return trail.actor().name();
    }
}
