package linli.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import linli.activities.Activity.ActivityAction;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
import linli.activities.Activity.Session;
import linli.activities.Activity.SessionStatus;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.enrolments.Enrolments;

/**
 * 课程活动, the front door: opening a class from nothing, from a need or from an accepted match; its sessions with holidays
 * left out and rooms booked in the same transaction; cancelling, making up, splitting into age bands. What is not allowed
 * is a {@link UserError}, and nothing is changed then.
 */
public final class Activities {
    /** A year and a term: longer ones are typing errors. */
    private static final int LONGEST_DAYS = 400;
    private static final int MOST_AGE = 120;

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Sessions.Rooms rooms;
    private final Sessions sessions;
    private final Enrolments enrolments;
    private final ActivityStore store;
    private final ActivityQuery query;

    /** @param staff name of who is signed in */
    public Activities(Db db, Clock clock, Supplier<String> staff, Sessions.Rooms rooms, Enrolments enrolments) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.rooms = rooms;
        this.enrolments = enrolments;
        this.store = new ActivityStore(db, clock);
        this.query = new ActivityQuery(db, clock);
        this.sessions = new Sessions(db, clock, staff, rooms, store, query);
    }

    public Activity get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.activities.gone", id));
    }

    /** @return what the filter finds, with counts. */
    public ActivityList list(ActivityList.Filter filter) {
        return query.list(filter);
    }

    /** @return classes where somebody is to be phoned: a seat is free and somebody waits, or an offer is unanswered. */
    public int toCall() {
        return query.toCall();
    }

    /** @return everything the page of one activity shows. */
    public ActivityList.Whole whole(long id) {
        Activity activity = get(id);
        return new ActivityList.Whole(activity, query.row(id), store.sessions(id), store.steps(id), query.needs(id), query.lineage(activity.rootId()),
                query.growth(activity.rootId()));
    }

    /** @return the activities that answer a need, newest first. */
    public List<ActivityList.Row> forNeed(long need) {
        return query.forNeed(need);
    }

    /** @return what a class for the need would be like, as words for the form (see {@link ActivitiesModel#open}). */
    public Map<String, String> proposal(long need) {
        return query.proposal(need);
    }

    /** @return ids of the needs it answers. */
    public List<Long> needs(long id) {
        return store.needs(id);
    }

    /** @return the meetings: adding, cancelling, holding one, and what a plan would give. */
    public Sessions sessions() {
        return sessions;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Opens an activity: takes people in at once.
     *
     * @param needs ids of the needs it answers
     * @param skip true leaves days out on which room or leader are taken, keeping the reason; false refuses
     */
    public Activity open(Plan plan, Collection<Long> needs, boolean skip) {
        return create(plan, ActivityStatus.OPEN, needs, skip, null, null);
    }

    /** Same, without taking people in yet. */
    public Activity prepare(Plan plan, Collection<Long> needs, boolean skip) {
        return create(plan, ActivityStatus.PREPARING, needs, skip, null, null);
    }

    Activity create(Plan wanted, ActivityStatus status, Collection<Long> needs, boolean skip, Activity parent, Long run) {
        return create(null, wanted, status, needs, skip, parent, run);
    }

    /** @param no the number of our own that a list brings back, or null for the next one */
    Activity create(String no, Plan wanted, ActivityStatus status, Collection<Long> needs, boolean skip, Activity parent, Long run) {
        Plan plan = checked(wanted);
        if (!status.closed() && !plan.term().end().isBefore(today())) {
            shutOut(plan);
        }
        return db.write(() -> {
            long id = store.insert(new Activity(0, no == null ? number(plan.term().start()) : no, plan, status, parent == null ? null : parent.id(),
                    parent == null ? 0 : parent.rootId(), run, 1));
            store.needs(id, needs);
            int held = sessions.meet(get(id), plan.term().start(), skip, run != null);
            store.step(id, staff.get(), ActivityAction.OPENED, parent == null ? Texts.text("activities.step.opened", held)
                    : Texts.text("activities.step.splitOff", parent.plan().title(), held));
            return get(id);
        });
    }

    /** One that has left gives no class any more, neither itself nor by a project of its own. */
    private void shutOut(Plan plan) {
        query.shutOut(plan.supply()).ifPresent(name -> {
            throw new UserError("error.activities.shutOut", plan.title(), name);
        });
    }

    private String number(LocalDate start) {
        return String.format("K%d-%04d", start.getYear(), store.lastNumber(start.getYear()) + 1);
    }

    Plan checked(Plan plan) {
        if (plan.title() == null || plan.title().isBlank()) {
            throw new UserError("error.activities.noTitle");
        }
        Plan named = plan.titled(plan.title().strip());
        Activity.Term term = plan.term();
        if (term.start() == null || term.end() == null || term.end().isBefore(term.start()) || term.start().plusDays(LONGEST_DAYS).isBefore(term.end())) {
            throw new UserError("error.activities.term", term.start() == null ? "" : term.start(), term.end() == null ? "" : term.end(), LONGEST_DAYS);
        }
        if (term.slots().isEmpty()) {
            throw new UserError("error.activities.noSlot");
        }
        if (plan.seats() < 1) {
            throw new UserError("error.activities.seats", plan.seats());
        }
        if (plan.fee().price().isNegative()) {
            throw new UserError("error.activities.price", plan.fee().price());
        }
        if (plan.fee().kind() == Activity.FeeKind.BASIC && !plan.fee().price().isZero()) {
            throw new UserError("error.activities.basic", plan.fee().price());
        }
        Integer min = plan.ages().min();
        Integer max = plan.ages().max();
        if (min != null && (min < 0 || min > MOST_AGE) || max != null && (max < 0 || max > MOST_AGE) || min != null && max != null && min > max) {
            throw new UserError("error.activities.ages", min == null ? "" : min, max == null ? "" : max);
        }
        return plan.place().roomId() != null && plan.place().name() == null ? named.place(plan.place().roomId(), rooms.name().apply(plan.place().roomId())) : named;
    }

    /**
     * Changes what is planned. Other times, another room or another leader make the coming sessions anew (the old ones stay,
     * cancelled); more seats are offered to who waits. Fewer seats than are taken are refused.
     */
    public Activity edit(long id, long version, Plan wanted, Collection<Long> needs, boolean skip) {
        return edit(id, version, wanted, needs, skip, false);
    }

    /** Same. @param evenNone also when no day is left: a row of a list must not stop the whole list */
    Activity edit(long id, long version, Plan wanted, Collection<Long> needs, boolean skip, boolean evenNone) {
        Plan plan = checked(wanted);
        return db.write(() -> {
            Activity now = current(id, version);
            if (now.status().closed()) {
                throw new UserError("error.activities.closed", now.plan().title(), Texts.of(now.status()));
            }
            if (!plan.supply().equals(now.plan().supply())) {
                shutOut(plan);
            }
            int taken = enrolments.seated(id);
            if (plan.seats() < taken) {
                throw new UserError("error.activities.taken", plan.seats(), taken);
            }
            save(now.with(plan));
            store.needs(id, needs);
            boolean moved = meetAnew(id, now.plan(), plan, skip, evenNone);
            store.step(id, staff.get(), ActivityAction.EDITED, moved ? Texts.text("activities.reason.replanned") : null);
            enrolments.offerFree(id);
            return get(id);
        });
    }

    /** Makes the coming sessions anew where times, room or leader have changed. @return whether they have */
    private boolean meetAnew(long id, Plan before, Plan plan, boolean skip, boolean evenNone) {
        boolean moved = moved(before, plan);
        if (moved) {
            sessions.drop(id, today(), Texts.text("activities.reason.replanned"));
            meetAgain(id, skip, evenNone);
        }
        return moved;
    }

    private void meetAgain(long id, boolean skip, boolean evenNone) {
        Activity activity = get(id);
        LocalDate from = today().isBefore(activity.plan().term().start()) ? activity.plan().term().start() : today();
        Set<LocalDate> gone = store.sessions(id).stream().filter(one -> one.status() == SessionStatus.HELD).map(Session::on)
                .collect(java.util.stream.Collectors.toSet());
        sessions.meet(activity, gone.contains(from) ? from.plusDays(1) : from, skip, evenNone);
    }

    /** Gives up the coming rooms of a class that is about to be put {@link #back}, so that several find each other's free. @return whether it had to */
    boolean makeRoom(Activity edited, String kept) {
        boolean moves = store.movesBy(edited.id(), kept);
        if (moves) {
            sessions.drop(edited.id(), today(), Texts.text("activities.reason.replanned"));
        }
        return moves;
    }

    /** Of a class that made room and could not be put back after all. */
    void stay(long id) {
        meetAgain(id, true, true);
    }

    private static boolean moved(Plan before, Plan plan) {
        return !plan.term().equals(before.term()) || !plan.place().equals(before.place())
                || !java.util.Objects.equals(plan.supply().talentId(), before.supply().talentId());
    }

    /**
     * Puts a class back as an import had found it, its coming sessions too.
     *
     * @param kept as {@link ActivityStore#keep} gave it
     * @return false when that can no longer be: more people than seats, or no day left
     */
    boolean back(Activity edited, String kept, boolean evenEdited) {
        try {
            return db.write(() -> {
                store.restore(edited.id(), kept, evenEdited ? edited.version() + 1 : 0);
                Plan was = get(edited.id()).plan();
                if (was.seats() < enrolments.seated(edited.id())) {
                    throw new UserError("error.activities.taken", was.seats(), enrolments.seated(edited.id()));
                }
                if (moved(edited.plan(), was)) {
                    sessions.forgetSkipped(edited.id(), today(), Texts.text("activities.reason.replanned"));
                }
                boolean moved = meetAnew(edited.id(), edited.plan(), was, true, true);
                store.step(edited.id(), staff.get(), ActivityAction.EDITED, moved ? Texts.text("activities.reason.replanned") : null);
                return true;
            });
        } catch (UserError impossible) {
            return false;
        }
    }

    /** Opens for people, begins, ends, cancels. Ending and cancelling give the coming rooms back. */
    public Activity to(long id, long version, ActivityStatus status, String reason) {
        return db.write(() -> {
            Activity now = current(id, version);
            if (!now.status().next().contains(status)) {
                throw new UserError("error.activities.way", now.plan().title(), Texts.of(now.status()), Texts.of(status));
            }
            if (status == ActivityStatus.CANCELLED && (reason == null || reason.isBlank())) {
                throw new UserError("error.activities.noReason");
            }
            save(now.at(status));
            String why = reason == null || reason.isBlank() ? Texts.of(status) : reason.strip();
            if (status.closed()) {
                sessions.drop(id, today(), why);
            }
            store.step(id, staff.get(), ActivityAction.STATUS, Texts.text("activities.step.status", Texts.of(now.status()), Texts.of(status), why));
            return get(id);
        });
    }

    /** @return the way to split a class into age bands. */
    public Splits splits() {
        return new Splits(db, this, enrolments, store, staff);
    }

    /** @return the spreadsheet side, for the import engine. */
    public ActivitySheet sheet() {
        return new ActivitySheet(this, store, query, clock);
    }

    /** Refuses what the store would refuse later: no day left, or fewer seats than are taken. @param stored null for a new one */
    void possible(Plan plan, Activity stored) {
        if (stored == null && sessions.foresee(plan, 0).stream().noneMatch(Sessions.Foreseen::held)) {
            throw new UserError("error.activities.noDays", plan.title(), plan.term().start(), plan.term().end());
        }
        int taken = stored == null ? 0 : enrolments.seated(stored.id());
        if (plan.seats() < taken) {
            throw new UserError("error.activities.taken", plan.seats(), taken);
        }
    }

    Activity current(long id, long version) {
        Activity now = get(id);
        if (now.version() != version) {
            throw new UserError("error.activities.edited", now.plan().title());
        }
        return now;
    }

    void save(Activity activity) {
        if (!store.update(activity)) {
            throw new UserError("error.activities.edited", activity.plan().title());
        }
    }
}
