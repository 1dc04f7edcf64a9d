package linli.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import linli.activities.Activity.ActivityAction;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
import linli.activities.Activity.Session;
import linli.activities.Activity.SessionStatus;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.UserClass;
import linli.enrolments.Enrolments;
import linli.venues.Booking;
import linli.venues.Conflict;
import linli.venues.Venues;

/**
 * 课程活动, the front door: opening a class from nothing, from a need or from an accepted match; its sessions with holidays
 * left out and rooms booked in the same transaction; cancelling, making up, splitting into age bands. What is not allowed
 * is a {@link UserError}, and nothing is changed then.
 */
public final class Activities {
    /** A year and a term: longer ones are typing errors. */
    private static final int LONGEST_DAYS = 400;
    private static final int MOST_AGE = 120;

    /** A room wanted or held for one meeting. */
    public record Use(long room, LocalDate on, LocalTime from, LocalTime to, String title, long activity, int people) {}

    /**
     * The rooms' side, in the running transaction.
     *
     * @param book books and returns the booking's id; throws a UserError naming what is in the way
     * @param release gives a booking back with a reason
     * @param clash what is in the way, in words for people; empty when the room is free
     * @param name the room's name
     */
    public record Rooms(Function<Use, Long> book, BiConsumer<Long, String> release, Function<Use, Optional<String>> clash,
                        Function<Long, String> name) {
        /** @return the rooms as venues keeps them; a class is the centre's own use, and never stands in its own way. */
        public static Rooms of(Venues venues) {
            return new Rooms(use -> venues.book(wish(use)).id(), (booking, why) -> venues.cancel(List.of(booking), why),
                    use -> venues.check(List.of(wish(use))).stream()
                            .filter(conflict -> conflict.other() == null || !Long.valueOf(use.activity()).equals(conflict.other().activityId()))
                            .map(Conflict::words).findFirst(),
                    room -> venues.room(room).name());
        }

        private static Booking wish(Use use) {
            return Booking.wish(use.room(), use.on(), use.from(), use.to(), use.title(), UserClass.OWN, Booking.Who.other(use.title(), null))
                    .forActivity(use.activity(), use.people());
        }
    }

    /** One day of a plan before it is saved. {@code off}: a holiday; {@code clash}: what is in the way; both null: it is held. */
    public record Foreseen(SessionPlan.Day day, String clash) {
        public boolean held() {
            return day.off() == null && clash == null;
        }
    }

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Rooms rooms;
    private final Enrolments enrolments;
    private final ActivityStore store;
    private final ActivityQuery query;

    /** @param staff name of who is signed in */
    public Activities(Db db, Clock clock, Supplier<String> staff, Rooms rooms, Enrolments enrolments) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.rooms = rooms;
        this.enrolments = enrolments;
        this.store = new ActivityStore(db, clock);
        this.query = new ActivityQuery(db, clock);
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
        return new ActivityList.Whole(activity, query.row(id), sessions(id), store.steps(id), query.needs(id), query.lineage(activity.rootId()),
                query.growth(activity.rootId()));
    }

    /** @return the activities that answer a need, newest first. */
    public List<ActivityList.Row> forNeed(long need) {
        return query.forNeed(need);
    }

    /** @return the meetings in their order. */
    public List<Session> sessions(long id) {
        return store.sessions(id);
    }

    public Session session(long id) {
        return store.session(id).orElseThrow(() -> new UserError("error.activities.noSession", id));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return every day the plan would meet, with holidays and with what stands in the way, before anything is saved. */
    public List<Foreseen> foresee(Plan plan, long self) {
        List<Foreseen> days = new ArrayList<>();
        for (SessionPlan.Day day : SessionPlan.days(plan.term(), SessionPlan.daysOff(query.setting(SessionPlan.DAYS_OFF).orElse(null)))) {
            days.add(new Foreseen(day, day.off() != null ? null : clash(plan, self, day).orElse(null)));
        }
        return days;
    }

    private Optional<String> clash(Plan plan, long self, SessionPlan.Day day) {
        Optional<String> taught = plan.supply().talentId() == null ? Optional.empty()
                : query.taught(plan.supply().talentId(), self, day.on(), day.slot().from(), day.slot().to());
        return taught.or(() -> plan.place().roomId() == null ? Optional.empty()
                : rooms.clash().apply(use(plan, self, day.on(), day.slot().from(), day.slot().to())));
    }

    private static Use use(Plan plan, long activity, LocalDate on, LocalTime from, LocalTime to) {
        return new Use(plan.place().roomId(), on, from, to, plan.title(), activity, plan.seats());
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
        Plan plan = checked(wanted);
        return db.write(() -> {
            long id = store.insert(new Activity(0, number(plan.term().start()), plan, status, parent == null ? null : parent.id(),
                    parent == null ? 0 : parent.rootId(), run, 1));
            store.needs(id, needs);
            int held = meet(get(id), plan.term().start(), skip);
            store.step(id, staff.get(), ActivityAction.OPENED, parent == null ? Texts.text("activities.step.opened", held)
                    : Texts.text("activities.step.splitOff", parent.plan().title(), held));
            return get(id);
        });
    }

    private String number(LocalDate start) {
        return String.format("K%d-%04d", start.getYear(), store.lastNumber(start.getYear()) + 1);
    }

    /** Makes the sessions of the term from a day on, with their rooms. @return how many are held */
    private int meet(Activity activity, LocalDate from, boolean skip) {
        int held = 0;
        for (Foreseen day : foresee(activity.plan(), activity.id())) {
            if (day.day().on().isBefore(from)) {
                continue;
            }
            if (day.clash() != null && !skip) {
                throw new UserError("error.activities.clash", activity.plan().title(), day.day().on(), day.clash());
            }
            Session session = new Session(0, activity.id(), day.day().on(), day.day().slot().from(), day.day().slot().to(),
                    activity.plan().place().roomId(), null, day.held() ? SessionStatus.PLANNED : SessionStatus.SKIPPED, null,
                    day.day().off() != null ? day.day().off() : day.clash(), 0, 1);
            store.insert(day.held() ? session.at(SessionStatus.PLANNED, null, book(activity, session)) : session);
            held += day.held() ? 1 : 0;
        }
        if (held == 0) {
            throw new UserError("error.activities.noDays", activity.plan().title(), activity.plan().term().start(), activity.plan().term().end());
        }
        return held;
    }

    private Long book(Activity activity, Session session) {
        // What has been needs no room any more: an old term is written down without booking.
        return session.roomId() == null || session.on().isBefore(today()) ? null
                : rooms.book().apply(new Use(session.roomId(), session.on(), session.from(), session.to(), activity.plan().title(),
                        activity.id(), activity.plan().seats()));
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
        Plan plan = checked(wanted);
        return db.write(() -> {
            Activity now = current(id, version);
            if (now.status().closed()) {
                throw new UserError("error.activities.closed", now.plan().title(), Texts.of(now.status()));
            }
            int taken = enrolments.seated(id);
            if (plan.seats() < taken) {
                throw new UserError("error.activities.taken", plan.seats(), taken);
            }
            save(now.with(plan));
            store.needs(id, needs);
            boolean moved = !plan.term().equals(now.plan().term()) || !plan.place().equals(now.plan().place())
                    || !java.util.Objects.equals(plan.supply().talentId(), now.plan().supply().talentId());
            if (moved) {
                LocalDate from = today().isBefore(plan.term().start()) ? plan.term().start() : today();
                drop(id, today(), Texts.text("activities.reason.replanned"));
                Set<LocalDate> gone = store.sessions(id).stream().filter(one -> one.status() == SessionStatus.HELD).map(Session::on)
                        .collect(java.util.stream.Collectors.toSet());
                meet(get(id), gone.contains(from) ? from.plusDays(1) : from, skip);
            }
            store.step(id, staff.get(), ActivityAction.EDITED, moved ? Texts.text("activities.reason.replanned") : null);
            enrolments.offerFree(id);
            return get(id);
        });
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
                drop(id, today(), why);
            }
            store.step(id, staff.get(), ActivityAction.STATUS, Texts.text("activities.step.status", Texts.of(now.status()), Texts.of(status), why));
            return get(id);
        });
    }

    /** Cancels the planned sessions from a day on and gives their rooms back. */
    void drop(long id, LocalDate from, String why) {
        for (Session one : store.sessions(id)) {
            if (one.status() == SessionStatus.PLANNED && !one.on().isBefore(from)) {
                release(one, why);
                save(one.at(SessionStatus.CANCELLED, why, null));
            }
        }
    }

    private void release(Session one, String why) {
        if (one.bookingId() != null) {
            rooms.release().accept(one.bookingId(), why);
        }
    }

    /** Cancels one session; its room is free again. */
    public Session cancel(long sessionId, long version, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.activities.noReason");
        }
        return db.write(() -> {
            Session one = current(sessionId, version, SessionStatus.PLANNED);
            release(one, reason.strip());
            save(one.at(SessionStatus.CANCELLED, reason.strip(), null));
            store.step(one.activityId(), staff.get(), ActivityAction.SESSION, Texts.text("activities.step.cancelled", one.on(), reason.strip()));
            return session(sessionId);
        });
    }

    /**
     * Adds a meeting beside the weekly ones.
     *
     * @param makeUpOf the cancelled or skipped session it makes up for, or null
     * @throws UserError when the activity is over, the day lies before its term or before today in a term that is over, or
     *     room or leader are taken
     */
    public Session add(long activity, Long makeUpOf, LocalDate on, LocalTime from, LocalTime to, Activity.Place place) {
        return db.write(() -> {
            Activity one = get(activity);
            Plan plan = one.plan().place(place.roomId(), place.name());
            if (one.status().closed() || on.isBefore(today()) && one.plan().term().end().isBefore(today())) {
                throw new UserError("error.activities.closed", plan.title(), Texts.of(one.status()));
            }
            if (on.isBefore(plan.term().start()) || on.isAfter(plan.term().end().plusDays(60)) || !from.isBefore(to)) {
                throw new UserError("error.activities.outside", on, plan.term().start(), plan.term().end());
            }
            if (makeUpOf != null && session(makeUpOf).status() != SessionStatus.CANCELLED && session(makeUpOf).status() != SessionStatus.SKIPPED) {
                throw new UserError("error.activities.noMakeUp", session(makeUpOf).on(), Texts.of(session(makeUpOf).status()));
            }
            for (Session other : store.sessions(activity)) {
                boolean live = other.status() == SessionStatus.PLANNED || other.status() == SessionStatus.HELD;
                if (live && other.on().equals(on) && other.from().isBefore(to) && from.isBefore(other.to())) {
                    throw new UserError("error.activities.clash", plan.title(), on, Texts.text("activities.clash.self", other.from(), other.to()));
                }
            }
            SessionPlan.Day day = new SessionPlan.Day(on, new linli.base.value.WeekSlot(on.getDayOfWeek(), from, to), null);
            clash(plan, activity, day).ifPresent(clash -> {
                throw new UserError("error.activities.clash", plan.title(), on, clash);
            });
            Session fresh = new Session(0, activity, on, from, to, place.roomId(), null, SessionStatus.PLANNED, makeUpOf, null, 0, 1);
            long id = store.insert(fresh.at(SessionStatus.PLANNED, null, book(one, fresh)));
            store.step(activity, staff.get(), ActivityAction.SESSION, makeUpOf == null ? Texts.text("activities.step.added", on)
                    : Texts.text("activities.step.madeUp", session(makeUpOf).on(), on));
            return session(id);
        });
    }

    /** A session took place. @param heads people counted without names, or null to leave the count */
    public Session held(long sessionId, Integer heads) {
        return db.write(() -> {
            Session one = session(sessionId);
            Activity of = get(one.activityId());
            if (one.status() == SessionStatus.CANCELLED || one.status() == SessionStatus.SKIPPED || one.on().isAfter(today())) {
                throw new UserError("error.activities.notHeld", of.plan().title(), one.on(), Texts.of(one.status()));
            }
            if (heads != null && heads < 0) {
                throw new UserError("error.activities.heads", heads);
            }
            int count = heads == null ? one.heads() : heads;
            if (one.status() != SessionStatus.HELD || count != one.heads()) {
                save(new Session(one.id(), one.activityId(), one.on(), one.from(), one.to(), one.roomId(), one.bookingId(), SessionStatus.HELD,
                        one.makeUpOf(), one.reason(), count, one.version()));
            }
            if (of.status() == ActivityStatus.OPEN) {
                save(of.at(ActivityStatus.RUNNING));
            }
            return session(sessionId);
        });
    }

    /** @return the way to split a class into age bands. */
    public Splits splits() {
        return new Splits(db, this, enrolments, store, staff);
    }

    Activity current(long id, long version) {
        Activity now = get(id);
        if (now.version() != version) {
            throw new UserError("error.activities.edited", now.plan().title());
        }
        return now;
    }

    private Session current(long id, long version, SessionStatus from) {
        Session one = session(id);
        if (one.version() != version || one.status() != from) {
            throw new UserError("error.activities.session", one.on(), Texts.of(one.status()));
        }
        return one;
    }

    void save(Activity activity) {
        if (!store.update(activity)) {
            throw new UserError("error.activities.edited", activity.plan().title());
        }
    }

    private void save(Session session) {
        if (!store.update(session)) {
            throw new UserError("error.activities.session", session.on(), Texts.of(session.status()));
        }
    }
}
