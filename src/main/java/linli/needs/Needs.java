package linli.needs;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.FocusGroup;
import linli.base.value.Mask;

/**
 * 民情清单, the front door: what residents ask for, from 登记 over 归类, 派办, 服务中 and 已回复 to 回访. Every step is
 * kept with who took it. A step that is not allowed, a missing field or an edit by somebody else in between is a
 * {@link UserError}, and nothing is changed then.
 */
public final class Needs {
    /** Setting: days until a need is due; shipped value marked 示例 in the settings page. */
    static final String DUE_DAYS = "needs.dueDays";
    static final int SHIPPED_DUE_DAYS = 7;
    static final int LONGEST = 4000;

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final NeedStore store;
    private final NeedQuery query;

    /** @param staff name of who is signed in */
    public Needs(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.store = new NeedStore(db, clock);
        this.query = new NeedQuery(db, clock);
    }

    /** @return the need. */
    public Need get(long id) {
        return store.find(id).map(this::named).orElseThrow(() -> new UserError("error.needs.gone", id));
    }

    private Need named(Need need) {
        Need.Asker asker = need.asker();
        if (asker.residentId() == null) {
            return need;
        }
        String name = query.residentName(asker.residentId()).orElse(asker.name());
        return need.with(new Need.Asker(asker.kind(), asker.residentId(), name, asker.phone(), asker.place()));
    }

    /** @return the need's story, oldest first. */
    public List<Need.Step> steps(long id) {
        return store.steps(id);
    }

    /** @return what the filter finds, with counts. */
    public NeedList list(NeedList.Filter filter) {
        return query.list(filter);
    }

    /** @return how many wait past their due date: the red figure in the navigation. */
    public int late() {
        return query.late(null);
    }

    /** @return the same per owner, most first; the key is "" where nobody has it. */
    public Map<String, Integer> lateByOwner() {
        return query.lateByOwner();
    }

    /** @return how often the need's category was asked in the last 90 days, and the newest of them. */
    public NeedList.Like like(Need need) {
        if (need.progress().category() == null) {
            return new NeedList.Like(0, 0, 0, List.of());
        }
        return query.like(need.progress().category(), need.id(), today().minusDays(90), 20);
    }

    /** @return the centre's categories and their words. */
    public NeedCategories categories() {
        return new NeedCategories(query.setting(NeedCategories.SETTING).orElse(null));
    }

    /** @return names that can own a need. */
    public List<String> owners() {
        return query.owners();
    }

    /** @return the group the resident belongs to today, for the form's first choice. */
    public Optional<FocusGroup> group(long resident) {
        return query.group(resident);
    }

    /** @return the resident as a card shows them, private values masked; null when gone. */
    public NeedList.Person person(long resident) {
        return query.person(resident).orElse(null);
    }

    /** @return the day a need taken down today is due. */
    public LocalDate defaultDue() {
        int days = query.setting(DUE_DAYS).filter(text -> text.matches("\\d{1,3}")).map(Integer::valueOf)
                .orElse(SHIPPED_DUE_DAYS);
        return today().plusDays(days);
    }

    /**
     * Takes a need down and goes as far along the way as the fields allow: sorted with a category, assigned with an
     * owner as well.
     */
    public Need register(Need.Draft draft) {
        String body = body(draft.body());
        if (draft.channel() == null) {
            throw new UserError("error.needs.noChannel");
        }
        Need.Asker asker = draft.asker() == null ? Need.Asker.ANONYMOUS : draft.asker();
        if (asker.kind() == Need.AskerKind.RESIDENT && asker.residentId() == null) {
            throw new UserError("error.needs.noResident");
        }
        LocalDate due = draft.dueOn() == null ? defaultDue() : due(draft.dueOn());
        return db.write(() -> {
            Need need = new Need(0, number(store.lastNumber(today().getYear()) + 1), clock.instant(), draft.channel(), asker, body,
                    Need.Progress.start(due), Need.Source.DESK, 1);
            Need sorted = blank(draft.category()) ? need
                    : need.with(need.progress().sorted(draft.category().strip(), draft.group()));
            Need last = blank(draft.owner()) || sorted == need ? sorted
                    : sorted.with(sorted.progress().assigned(draft.owner().strip(), due));
            // A group said without a category is kept all the same.
            if (sorted == need && draft.group() != null) {
                last = need.with(new Need.Progress(NeedStatus.REGISTERED, null, draft.group(), null, due, null, null, null, null));
            }
            long id = store.insert(last);
            step(id, NeedStatus.REGISTERED, Texts.text("needs.step.registered", Texts.of(draft.channel())));
            if (last.progress().category() != null) {
                step(id, NeedStatus.SORTED, sortNote(last.progress()));
            }
            if (last.progress().owner() != null) {
                step(id, NeedStatus.ASSIGNED, assignNote(last.progress()));
            }
            return get(id);
        });
    }

    /** @return the number, e.g. 2026-0412. */
    String number(int sequence) {
        return String.format("%d-%04d", today().getYear(), sequence);
    }

    /** Gives it a category and a group; also later, to mend them, as long as it is not closed. */
    public Need sort(long id, long version, String category, FocusGroup group) {
        if (blank(category)) {
            throw new UserError("error.needs.noCategory");
        }
        return change(id, version, NeedStatus.SORTED, EARLY,
                progress -> progress.sorted(category.strip(), group), Needs::sortNote);
    }

    /** @return the unsorted needs whose words hint at a category, for sorting many at once. */
    public List<NeedCategories.Guess> guesses() {
        NeedCategories categories = categories();
        return store.in(NeedStatus.REGISTERED).stream()
                .flatMap(need -> categories.suggest(need.body()).stream().map(found -> new NeedCategories.Guess(need.id(), need.version(), found)))
                .toList();
    }

    /** Sorts many in one go; one that was touched since is passed over. @return what was sorted, for {@link #unsort} */
    public List<NeedCategories.Guess> sort(List<NeedCategories.Guess> guesses) {
        return db.write(() -> guesses.stream().flatMap(guess -> store.find(guess.id()).stream()
                .filter(need -> need.status() == NeedStatus.REGISTERED && need.version() == guess.version())
                .filter(need -> store.update(need.with(need.progress().sorted(guess.suggestion().category(), guess.suggestion().group()))))
                .map(need -> {
                    step(need.id(), NeedStatus.SORTED, Texts.text("needs.step.guessed", guess.suggestion().category(),
                            String.join(Texts.text("needs.comma"), guess.suggestion().words())));
                    return new NeedCategories.Guess(need.id(), need.version() + 1, guess.suggestion());
                })).toList());
    }

    /** Takes such a sorting back, but for needs that were worked on since. @return how many are unsorted again */
    public int unsort(List<NeedCategories.Guess> sorted) {
        return db.write(() -> (int) sorted.stream().map(guess -> store.find(guess.id()).orElseThrow())
                .filter(need -> need.status() == NeedStatus.SORTED && sorted.stream()
                        .anyMatch(guess -> guess.id() == need.id() && guess.version() == need.version()))
                .filter(need -> store.update(need.with(Need.Progress.start(need.progress().dueOn()))))
                .peek(need -> step(need.id(), NeedStatus.REGISTERED, Texts.text("needs.step.unsorted"))).count());
    }

    /** 派办 or 转办: gives it to somebody until a day. */
    public Need assign(long id, long version, String owner, LocalDate dueOn) {
        if (blank(owner)) {
            throw new UserError("error.needs.noOwner");
        }
        LocalDate due = due(dueOn == null ? defaultDue() : dueOn);
        return change(id, version, NeedStatus.ASSIGNED, Set.of(NeedStatus.SORTED, NeedStatus.ASSIGNED, NeedStatus.SERVING),
                progress -> progress.assigned(owner.strip(), due), Needs::assignNote);
    }

    /** 服务中: the owner has begun. */
    public Need start(long id, long version, String note) {
        return change(id, version, NeedStatus.SERVING, Set.of(NeedStatus.ASSIGNED),
                progress -> progress.at(NeedStatus.SERVING), progress -> strip(note));
    }

    /** 已回复: what the resident was told, and when. May be said again to mend it. */
    public Need reply(long id, long version, String text, LocalDate on) {
        if (blank(text) || text.strip().length() > LONGEST) {
            throw new UserError("error.needs.noReply", LONGEST);
        }
        Need need = get(id);
        if (on == null || on.isAfter(today()) || on.isBefore(day(need))) {
            throw new UserError("error.needs.replyDate", on == null ? Texts.text("needs.nothing") : on, day(need), today());
        }
        return change(id, version, NeedStatus.REPLIED, Set.of(NeedStatus.ASSIGNED, NeedStatus.SERVING, NeedStatus.REPLIED),
                progress -> progress.replied(text.strip(), on), progress -> progress.reply());
    }

    /**
     * 回访: closes the need. It must have been answered (text and date).
     *
     * @param satisfaction 5 … 1, or 0 = 联系不上; null is refused
     */
    public Need revisit(long id, long version, Integer satisfaction, String note) {
        if (satisfaction == null || satisfaction < 0 || satisfaction > 5) {
            throw new UserError("error.needs.noSatisfaction");
        }
        Need need = get(id);
        if (need.status() == NeedStatus.REPLIED && (blank(need.progress().reply()) || need.progress().repliedOn() == null)) {
            throw new UserError("error.needs.noReply", LONGEST);
        }
        return change(id, version, NeedStatus.REVISITED, Set.of(NeedStatus.REPLIED),
                progress -> progress.revisited(satisfaction, today()),
                progress -> blank(note) ? answer(satisfaction) : Texts.text("needs.step.answer", answer(satisfaction), note.strip()));
    }

    /** Takes a need off the list (written twice, not a need); it stays readable with its reason. */
    public Need cancel(long id, long version, String reason) {
        if (blank(reason)) {
            throw new UserError("error.needs.noReason");
        }
        return change(id, version, NeedStatus.VOID, Set.of(NeedStatus.REGISTERED, NeedStatus.SORTED, NeedStatus.ASSIGNED,
                NeedStatus.SERVING, NeedStatus.REPLIED), progress -> progress.at(NeedStatus.VOID), progress -> reason.strip());
    }

    /** Takes a closed or void need up again; the answer to the call is asked anew. */
    public Need reopen(long id, long version, String reason) {
        if (blank(reason)) {
            throw new UserError("error.needs.noReason");
        }
        return change(id, version, NeedStatus.ASSIGNED, Set.of(NeedStatus.REVISITED, NeedStatus.VOID), Need.Progress::reopened,
                progress -> Texts.text("needs.step.reopened", reason.strip()));
    }

    /**
     * Joins needs that ask for the same thing: each keeps its text, asker and story and is answered with the kept one. What
     * had been joined to one of them comes along. All must still be open.
     */
    public Need merge(long keep, List<Long> gone) {
        return db.write(() -> {
            Need kept = get(keep);
            for (Long id : gone) {
                Need one = get(id);
                if (one.id() == keep || !kept.status().open() || !one.status().open() || !store.join(one, keep)) {
                    throw new UserError("error.needs.merge", one.no(), kept.no(), Texts.of(one.status()), Texts.of(kept.status()));
                }
                step(id, NeedStatus.MERGED, Texts.text("needs.step.mergedInto", kept.no()));
                step(keep, kept.status(), Texts.text("needs.step.merged", one.no(), one.title()));
            }
            return get(keep);
        });
    }

    /** Parts a joined need again: it goes on from where it stood. */
    public Need unmerge(long gone) {
        return db.write(() -> {
            Need one = get(gone);
            NeedStatus back = store.steps(gone).stream().map(Need.Step::status).filter(status -> status != NeedStatus.MERGED)
                    .reduce(NeedStatus.REGISTERED, (before, last) -> last);
            if (one.status() != NeedStatus.MERGED || !store.part(one.with(one.progress().at(back)))) {
                throw new UserError("error.needs.unmerge", one.no(), Texts.of(one.status()));
            }
            step(gone, back, Texts.text("needs.step.unmerged"));
            return get(gone);
        });
    }

    /** @return the needs joined to this one, or the one it is joined to. */
    public List<NeedList.Row> joined(long id) {
        return query.joined(id);
    }

    private static final Set<NeedStatus> EARLY =
            Set.of(NeedStatus.REGISTERED, NeedStatus.SORTED, NeedStatus.ASSIGNED, NeedStatus.SERVING);

    private Need change(long id, long version, NeedStatus wanted, Set<NeedStatus> from, UnaryOperator<Need.Progress> step,
                        java.util.function.Function<Need.Progress, String> note) {
        return db.write(() -> {
            Need need = get(id);
            if (!from.contains(need.status())) {
                throw new UserError("error.needs.step", need.no(), Texts.of(need.status()), Texts.of(wanted),
                        Texts.text(wanted == NeedStatus.ASSIGNED && need.status() == NeedStatus.REGISTERED
                                ? "needs.step.sortFirst" : "needs.step.order"));
            }
            if (need.version() != version) {
                throw new UserError("error.needs.changed", need.no());
            }
            Need.Progress next = step.apply(need.progress());
            if (!store.update(need.with(next))) {
                throw new UserError("error.needs.changed", need.no());
            }
            step(id, next.status(), note.apply(next));
            return get(id);
        });
    }

    private void step(long id, NeedStatus status, String note) {
        store.step(id, staff.get(), status, note);
    }

    private static String sortNote(Need.Progress progress) {
        return progress.group() == null ? progress.category()
                : Texts.text("needs.step.sorted", progress.category(), Texts.of(progress.group()));
    }

    private static String assignNote(Need.Progress progress) {
        return Texts.text("needs.step.assigned", progress.owner(), progress.dueOn());
    }

    /** @return the word for an answer, 5 … 0. */
    static String answer(int satisfaction) {
        return Texts.text("needs.answers").split("\\|")[satisfaction];
    }

    private LocalDate due(LocalDate on) {
        if (on.isBefore(today())) {
            throw new UserError("error.needs.dueBefore", on, today());
        }
        return on;
    }

    private static String body(String text) {
        if (blank(text) || text.strip().length() < 2) {
            throw new UserError("error.needs.noBody");
        }
        if (text.strip().length() > LONGEST) {
            throw new UserError("error.needs.longBody", text.strip().length(), LONGEST);
        }
        return text.strip();
    }

    private LocalDate day(Need need) {
        return local(need.receivedAt()).toLocalDate();
    }

    ZonedDateTime local(Instant at) {
        return at.atZone(clock.getZone());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String strip(String note) {
        return blank(note) ? null : note.strip();
    }

    /** @return the slip that tells the asker what became of the suggestion. */
    public String slip(long id) {
        Need need = get(id);
        List<NeedList.Row> kept = need.status() == NeedStatus.MERGED ? joined(id) : List.of();
        Need.Progress progress = kept.isEmpty() ? need.progress() : get(kept.getFirst().id()).progress();
        String nothing = Texts.text("needs.slip.notYet");
        String fate = switch (need.status()) {
            case REVISITED -> Texts.text("needs.slip.closed", progress.closedOn());
            case REPLIED -> Texts.text("needs.slip.answered");
            case VOID -> Texts.text("needs.slip.void");
            case MERGED -> Texts.text("needs.slip.merged", kept.isEmpty() ? nothing : kept.getFirst().no());
            default -> Texts.text("needs.slip.underway", Texts.of(need.status()), progress.dueOn() == null ? nothing : progress.dueOn());
        };
        return Texts.text("needs.slip", query.centreName().orElse(""), need.no(), day(need),
                need.asker().name() == null ? Texts.of(Need.AskerKind.ANONYMOUS) : Mask.name(need.asker().name()),
                need.body(), progress.category() == null ? nothing : progress.category(),
                progress.owner() == null ? nothing : progress.owner(), fate,
                progress.reply() == null ? nothing : progress.reply(),
                progress.repliedOn() == null ? nothing : progress.repliedOn(), today());
    }

    /** @return the spreadsheet side, for the import engine. */
    public NeedSheet sheet() {
        return new NeedSheet(() -> new NeedIntake(store, query, this, staff), query::all, clock);
    }
}
