package linli.calls;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.Phone;
import linli.talent.Talent;
import linli.talent.Talents;

/**
 * 合伙人招募令, the front door: from a gap list to a printed notice, to those who answer it, to their agreements. A call
 * closes itself when its gaps are filled. What is not allowed is a {@link UserError}, and nothing is changed then.
 */
public final class Calls {
    private static final int MOST_WANTED = 99;
    private static final int DAYS_OPEN = 30;

    private final Db db;
    private final Clock clock;
    private final Talents talents;
    private final CallStore store;
    private final CallQuery query;

    public Calls(Db db, Clock clock, Talents talents) {
        this.db = db;
        this.clock = clock;
        this.talents = talents;
        this.store = new CallStore(db, clock);
        this.query = new CallQuery(db);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return who is signed in. */
    String staff() {
        return talents.staff();
    }

    public Call get(long id) {
        return query.find(id, today()).orElseThrow(() -> new UserError("error.calls.gone", id));
    }

    /** @return calls, the newest first. */
    public List<Call> list() {
        return query.all(today());
    }

    /** @return who answered the call, in the order they came in. */
    public List<Call.Entry> entries(long call) {
        return query.entriesOf(call, today());
    }

    /** @return visits of an entry, the newest first. */
    public List<Talent.Visit> visits(long entry) {
        return query.visits(entry);
    }

    /** @return how many of all calls stand at each stage. */
    public Map<Call.Stage, Integer> stages() {
        Map<Call.Stage, Integer> counts = new EnumMap<>(Call.Stage.class);
        query.everything(today()).forEach(entry -> counts.merge(entry.stage(), 1, Integer::sum));
        return counts;
    }

    /** Drafts a call from a gap list; several gaps of one domain become one. Used by the matching of what found nobody. */
    public Call draft(List<Call.Gap> gaps) {
        List<Call.Gap> good = checked(joined(gaps));
        return db.write(() -> {
            int year = today().getYear();
            String no = String.format("%d-Z%02d", year, store.ofYear(year) + 1);
            return get(store.insert(no, words(good), good, talents.staff()));
        });
    }

    private static List<Call.Gap> joined(List<Call.Gap> gaps) {
        Map<String, Call.Gap> byCode = new java.util.LinkedHashMap<>();
        for (Call.Gap gap : gaps) {
            byCode.merge(gap.code(), gap, (one, other) -> {
                Set<linli.base.value.FocusGroup> audience = new LinkedHashSet<>(one.audience());
                audience.addAll(other.audience());
                return new Call.Gap(one.id(), one.code(), one.wanted() + other.wanted(), one.audience().isEmpty() || other.audience().isEmpty() ? Set.of() : audience,
                        java.util.stream.Stream.concat(one.slots().stream(), other.slots().stream()).distinct().sorted().toList(),
                        one.note() == null ? other.note() : one.note(), one.filled());
            });
        }
        return List.copyOf(byCode.values());
    }

    /** The words to begin with; the clerk changes them. */
    private Call.Text words(List<Call.Gap> gaps) {
        CallQuery.Centre centre = query.centre();
        String names = gaps.stream().map(Call.Gap::name).limit(4).collect(Collectors.joining(Texts.text("calls.comma")));
        return new Call.Text(Texts.text("calls.draft.title", names), Texts.text("calls.draft.purpose", blank(centre.community()) ? Texts.text("calls.draft.here") : centre.community(), names), Texts.text("calls.draft.offer"),
                Texts.text("calls.draft.how", centre.name()), centre.phone(), today().plusDays(DAYS_OPEN));
    }

    /** Changes words and gaps of a draft or a published call. A gap that somebody answered stays. */
    public Call edit(long id, long version, Call.Text text, List<Call.Gap> gaps) {
        List<Call.Gap> good = checked(gaps);
        return db.write(() -> {
            Call call = in(id, version, Set.of(Call.State.DRAFT, Call.State.PUBLISHED));
            Set<Long> kept = good.stream().map(Call.Gap::id).collect(Collectors.toSet());
            query.entriesOf(id, today()).stream().filter(entry -> !kept.contains(entry.gap())).findFirst().ifPresent(entry -> {
                throw new UserError("error.calls.gapUsed", call.gap(entry.gap()).name(), entry.name());
            });
            written(store.update(id, version, text(text), good), call);
            return settled(id);
        });
    }

    /** 发布: there must be a gap, a phone or place to apply at, and a deadline not past. */
    public Call publish(long id, long version) {
        return db.write(() -> {
            Call call = in(id, version, Set.of(Call.State.DRAFT));
            if (blank(call.text().how()) && blank(call.text().phone())) {
                throw new UserError("error.calls.noHow", call.no());
            }
            if (call.text().deadline() == null || call.text().deadline().isBefore(today())) {
                throw new UserError("error.calls.deadline", call.text().deadline() == null ? Texts.text("calls.nothing") : call.text().deadline(), today());
            }
            written(store.state(id, version, Call.State.PUBLISHED, today(), null), call);
            return get(id);
        });
    }

    /** Ends a published call before its gaps are filled. */
    public Call close(long id, long version, String reason) {
        return stop(id, version, Call.State.PUBLISHED, Call.State.CLOSED, Call.Why.STOPPED, reason);
    }

    /** 作废 of a draft. */
    public Call cancel(long id, long version, String reason) {
        return stop(id, version, Call.State.DRAFT, Call.State.VOID, null, reason);
    }

    private Call stop(long id, long version, Call.State from, Call.State to, Call.Why why, String reason) {
        if (blank(reason)) {
            throw new UserError("error.calls.noReason");
        }
        return db.write(() -> {
            Call call = in(id, version, Set.of(from));
            written(store.state(id, version, to, null, new Call.Closed(today(), why, cut(reason, 500))), call);
            return get(id);
        });
    }

    /** 推荐 or 报名 for one gap of a published call. A person becomes a candidate of the pool, or a nominator more of one who is. */
    public Call.Entry enter(long id, long gap, Call.Applicant who) {
        if (who.organisation() && Clean.text(who.name()).isEmpty()) {
            throw new UserError("error.calls.noOrganisation");
        }
        if (who.organisation() && !blank(who.phone()) && Phone.parseAll(who.phone()).stream().noneMatch(Phone::callable)) {
            throw new UserError("error.talent.phone", linli.base.value.Mask.phone(who.phone()));
        }
        return db.write(() -> {
            Call call = get(id);
            if (call.state() != Call.State.PUBLISHED) {
                throw new UserError("error.calls.notOpen", call.no(), Texts.of(call.state()));
            }
            Call.Gap wanted = call.gap(gap);
            if (who.organisation()) {
                return entry(store.enter(id, gap, null, new Call.Applicant(true, cut(Clean.text(who.name()), 200), cut(who.contact(), 100), cut(who.phone(), 40), null,
                        who.kind(), null, null), today(), talents.staff()));
            }
            Talents.Nominated said = talents.nominate(new Talent.Nomination(who.kind(), who.by(), who.name(), who.phone(), who.place(), wanted.code(), null, who.why(), id, null));
            if (said.talent().status() == Talent.PoolStatus.LEFT) {
                talents.comeBack(said.talent().id(), said.talent().version());
            }
            return query.living(gap, said.talent().id(), today()).orElseGet(() -> entry(store.enter(id, gap, said.talent().id(), who, today(), talents.staff())));
        });
    }

    public Call.Entry entry(long id) {
        return query.entry(id, today()).orElseThrow(() -> new UserError("error.calls.gone", id));
    }

    /** 上门沟通. */
    public Call.Entry visit(long entry, Talent.Visit visit) {
        Talent.Visit good = talents.checked(visit);
        return db.write(() -> {
            store.visit(entry(entry).id(), good);
            return entry(entry);
        });
    }

    /**
     * 签约: takes the person into the pool; closes the call when this fills its last gap. May be said again to mend it.
     *
     * @param agrees the person agrees, by signing, to be listed and matched
     * @throws UserError also when the person has not agreed
     */
    public Call.Entry sign(long id, long version, Call.Agreement agreement, boolean agrees) {
        if (agreement.signedOn() == null || agreement.signedOn().isAfter(today())) {
            throw new UserError("error.calls.signedOn", Objects.requireNonNullElse(agreement.signedOn(), Texts.text("calls.nothing")), today());
        }
        if (agreement.from() == null || agreement.until() != null && agreement.until().isBefore(agreement.from())) {
            throw new UserError("error.calls.served", Objects.requireNonNullElse(agreement.from(), Texts.text("calls.nothing")),
                    Objects.requireNonNullElse(agreement.until(), Texts.text("calls.nothing")));
        }
        return db.write(() -> {
            Call.Entry entry = at(id, version, Set.of(Call.Stage.PROPOSED, Call.Stage.VISITED, Call.Stage.SIGNED, Call.Stage.SERVING), Call.Stage.SIGNED);
            if (entry.talentId() != null) {
                Talent talent = agrees ? talents.agree(entry.talentId()) : talents.get(entry.talentId());
                if (talent.status() == Talent.PoolStatus.CANDIDATE) {
                    talents.approve(talent.id(), talent.version());
                }
            }
            written(store.sign(id, version, new Call.Agreement(agreement.signedOn(), agreement.from(), agreement.until(), cut(agreement.duties(), 1000))), entry);
            settled(entry.call());
            return entry(id);
        });
    }

    /** 暂停: a person rests in the pool with the reason, so that those without a venue show up where rooms are matched. */
    public Call.Entry pause(long id, long version, Talent.Pause why, String words) {
        return db.write(() -> {
            Call.Entry entry = at(id, version, Set.of(Call.Stage.SIGNED, Call.Stage.SERVING), Call.Stage.PAUSED);
            if (entry.talentId() != null) {
                talents.pause(entry.talentId(), talents.get(entry.talentId()).version(), why, words);
            } else if (why == null) {
                throw new UserError("error.calls.noReason");
            } else {
                written(store.pause(id, version, today(), blank(words) ? Texts.of(why) : Texts.of(why) + " " + cut(words, 280)), entry);
            }
            return entry(id);
        });
    }

    /** Goes on after a pause. */
    public Call.Entry resume(long id, long version, String words) {
        return db.write(() -> {
            Call.Entry entry = at(id, version, Set.of(Call.Stage.PAUSED), Call.Stage.SERVING);
            if (entry.talentId() != null) {
                talents.resume(entry.talentId(), talents.get(entry.talentId()).version(), words);
            } else {
                written(store.pause(id, version, null, null), entry);
            }
            return entry(id);
        });
    }

    /** 退出, or not wanted after all: the person stays in the pool. */
    public Call.Entry end(long id, long version, String reason) {
        if (blank(reason)) {
            throw new UserError("error.calls.noReason");
        }
        return db.write(() -> {
            Call.Entry entry = at(id, version, Set.of(Call.Stage.PROPOSED, Call.Stage.VISITED, Call.Stage.SIGNED, Call.Stage.SERVING, Call.Stage.PAUSED), Call.Stage.ENDED);
            written(store.end(id, version, today(), cut(reason, 500)), entry);
            return entry(id);
        });
    }

    /** @return the notice to print or to hang out. */
    public Sheet notice(long id) {
        return new CallNotice(get(id), query.centre()).sheet();
    }

    /** Takes the sample's calls out whole, with who answered them. */
    public void forget(List<Long> ids) {
        db.write(() -> store.clear(ids));
    }

    /** Closes a published call whose gaps are all filled. */
    private Call settled(long id) {
        Call call = get(id);
        if (call.state() == Call.State.PUBLISHED && !call.open()) {
            written(store.state(id, call.version(), Call.State.CLOSED, null, new Call.Closed(today(), Call.Why.FILLED, null)), call);
            return get(id);
        }
        return call;
    }

    private Call in(long id, long version, Set<Call.State> states) {
        Call call = get(id);
        if (call.version() != version) {
            throw new UserError("error.calls.changed", call.no());
        }
        if (!states.contains(call.state())) {
            throw new UserError("error.calls.state", call.no(), Texts.of(call.state()), words(states, Texts::of));
        }
        return call;
    }

    private Call.Entry at(long id, long version, Set<Call.Stage> stages, Call.Stage wanted) {
        Call.Entry entry = entry(id);
        if (entry.version() != version) {
            throw new UserError("error.calls.changed", entry.name());
        }
        if (!stages.contains(entry.stage())) {
            throw new UserError("error.calls.stage", entry.name(), Texts.of(entry.stage()), Texts.of(wanted), words(stages, Texts::of));
        }
        return entry;
    }

    private static <E extends Enum<E>> String words(Set<E> some, Function<E, String> word) {
        return some.stream().sorted().map(word).collect(Collectors.joining(Texts.text("calls.comma")));
    }

    private static void written(boolean done, Call call) {
        if (!done) {
            throw new UserError("error.calls.changed", call.no());
        }
    }

    private static void written(boolean done, Call.Entry entry) {
        if (!done) {
            throw new UserError("error.calls.changed", entry.name());
        }
    }

    private static List<Call.Gap> checked(List<Call.Gap> gaps) {
        if (gaps.isEmpty()) {
            throw new UserError("error.calls.noGap");
        }
        Set<String> codes = new LinkedHashSet<>();
        List<Call.Gap> good = new ArrayList<>();
        for (Call.Gap gap : gaps) {
            if (Domains.byCode(gap.code()).isEmpty() || !codes.add(gap.code())) {
                throw new UserError("error.calls.gap", Objects.requireNonNullElse(gap.name(), gap.code()));
            }
            if (gap.wanted() < 1 || gap.wanted() > MOST_WANTED) {
                throw new UserError("error.calls.wanted", gap.name(), gap.wanted(), MOST_WANTED);
            }
            good.add(new Call.Gap(gap.id(), gap.code(), gap.wanted(), gap.audience(), gap.slots(), cut(gap.note(), 300), gap.filled()));
        }
        return good;
    }

    private static Call.Text text(Call.Text text) {
        if (blank(text.title())) {
            throw new UserError("error.calls.noTitle");
        }
        return new Call.Text(cut(text.title(), 100), cut(text.purpose(), 2000), cut(text.offer(), 2000), cut(text.how(), 500), cut(text.phone(), 40), text.deadline());
    }

    private static String cut(String raw, int most) {
        return blank(raw) ? null : raw.strip().length() <= most ? raw.strip() : raw.strip().substring(0, most);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
