package linli.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import linli.activities.Activity.ActivityAction;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
import linli.activities.Activity.Session;
import linli.activities.Activity.SessionStatus;
import linli.activities.Sessions.Rooms.Use;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.base.value.Words;
import linli.venues.Booking;
import linli.venues.Conflict;
import linli.venues.Venues;

/** 场次, the front door of single meetings: foreseen from the weekly slot, cancelled, made up for, held. */
public final class Sessions {
    /** A make-up may come after the term, but not for ever. */
    private static final int LATE_DAYS = 60;
    /** Setting: further days off, lines "from to name"; they stand beside the shipped public holidays. */
    private static final String DAYS_OFF = "activities.daysOff";

    /** One day of a plan before it is saved. {@code off}: a holiday; {@code clash}: what is in the way; both null: it is held. */
    public record Foreseen(Activity.Day day, String clash) {
        public boolean held() {
            return day.off() == null && clash == null;
        }
    }

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
        /** A room wanted or held for one meeting. */
        public record Use(long room, LocalDate on, LocalTime from, LocalTime to, String title, long activity, int people) {}

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

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Rooms rooms;
    private final ActivityStore store;
    private final ActivityQuery query;

    Sessions(Db db, Clock clock, Supplier<String> staff, Rooms rooms, ActivityStore store, ActivityQuery query) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.rooms = rooms;
        this.store = store;
        this.query = query;
    }

    /** @return the meetings of an activity in their order, skipped and cancelled ones included. */
    public List<Session> of(long id) {
        return store.sessions(id);
    }

    public Session get(long id) {
        return store.session(id).orElseThrow(() -> new UserError("error.activities.noSession", id));
    }

    /** @return the shipped public holidays and those of the setting. */
    private List<Activity.DaysOff> daysOff() {
        List<Activity.DaysOff> all = new ArrayList<>();
        for (Map<String, String> row : Words.rows(Sessions.class, "holidays.tsv")) {
            all.add(new Activity.DaysOff(LocalDate.parse(row.get("from")), LocalDate.parse(row.get("to")), row.get("name")));
        }
        for (String line : query.setting(DAYS_OFF).orElse("").lines().toList()) {
            String[] parts = line.strip().split("\\s+", 3);
            if (parts.length == 3) {
                all.add(new Activity.DaysOff(LocalDate.parse(parts[0]), LocalDate.parse(parts[1]), parts[2]));
            }
        }
        return all;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Activity activity(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.activities.gone", id));
    }

    /** @return every day the plan would meet, with holidays and with what stands in the way, before anything is saved. */
    public List<Foreseen> foresee(Plan plan, long self) {
        List<Foreseen> days = new ArrayList<>();
        for (Activity.Day day : plan.term().days(daysOff())) {
            days.add(new Foreseen(day, day.off() != null ? null : clash(plan, self, day).orElse(null)));
        }
        return days;
    }

    private Optional<String> clash(Plan plan, long self, Activity.Day day) {
        Optional<String> taught = plan.supply().talentId() == null ? Optional.empty()
                : query.taught(plan.supply().talentId(), self, day.on(), day.slot().from(), day.slot().to());
        return taught.or(() -> plan.place().roomId() == null ? Optional.empty()
                : rooms.clash().apply(use(plan, self, day.on(), day.slot().from(), day.slot().to())));
    }

    private static Use use(Plan plan, long activity, LocalDate on, LocalTime from, LocalTime to) {
        return new Use(plan.place().roomId(), on, from, to, plan.title(), activity, plan.seats());
    }

    /**
     * Makes the sessions of the term from a day on, with their rooms.
     *
     * @param evenNone keeps a class of which no day is left, its days with their reasons: a row of a list must not stop the whole list
     * @return how many are held
     */
    int meet(Activity activity, LocalDate from, boolean skip, boolean evenNone) {
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
        if (held == 0 && !evenNone) {
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

    /** Cancels the planned sessions from a day on and gives their rooms back. */
    void drop(long id, LocalDate from, String why) {
        for (Session one : store.sessions(id)) {
            if (one.status() == SessionStatus.PLANNED && !one.on().isBefore(from)) {
                release(one, why);
                save(one.at(SessionStatus.CANCELLED, why, null));
            }
        }
    }

    /** Days left out of a plan that no longer holds are left out no more: the new plan says its own. */
    void forgetSkipped(long id, LocalDate from, String why) {
        for (Session one : store.sessions(id)) {
            if (one.status() == SessionStatus.SKIPPED && !one.on().isBefore(from)) {
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
            return get(sessionId);
        });
    }

    /**
     * The rooms of planned sessions are taken away: they are cancelled and wait to be made up for.
     *
     * @param bookings cancelled bookings, those of no session among them
     */
    public void roomsGone(Collection<Long> bookings, String why) {
        db.write(() -> store.sessionsIn(bookings).stream().filter(one -> one.status() == SessionStatus.PLANNED).forEach(one -> {
            save(one.at(SessionStatus.CANCELLED, why, null));
            store.step(one.activityId(), staff.get(), ActivityAction.SESSION, Texts.text("activities.step.cancelled", one.on(), why));
        }));
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
            Activity one = activity(activity);
            Plan plan = one.plan().place(place.roomId(), place.name());
            if (one.status().closed() || on.isBefore(today()) && one.plan().term().end().isBefore(today())) {
                throw new UserError("error.activities.closed", plan.title(), Texts.of(one.status()));
            }
            if (on.isBefore(plan.term().start()) || on.isAfter(plan.term().end().plusDays(LATE_DAYS)) || !from.isBefore(to)) {
                throw new UserError("error.activities.outside", on, plan.term().start(), plan.term().end());
            }
            if (makeUpOf != null && get(makeUpOf).status() != SessionStatus.CANCELLED && get(makeUpOf).status() != SessionStatus.SKIPPED) {
                throw new UserError("error.activities.noMakeUp", get(makeUpOf).on(), Texts.of(get(makeUpOf).status()));
            }
            for (Session other : store.sessions(activity)) {
                boolean live = other.status() == SessionStatus.PLANNED || other.status() == SessionStatus.HELD;
                if (live && other.on().equals(on) && other.from().isBefore(to) && from.isBefore(other.to())) {
                    throw new UserError("error.activities.clash", plan.title(), on, Texts.text("activities.clash.self", other.from(), other.to()));
                }
            }
            Activity.Day day = new Activity.Day(on, new WeekSlot(on.getDayOfWeek(), from, to), null);
            clash(plan, activity, day).ifPresent(clash -> {
                throw new UserError("error.activities.clash", plan.title(), on, clash);
            });
            Session fresh = new Session(0, activity, on, from, to, place.roomId(), null, SessionStatus.PLANNED, makeUpOf, null, 0, 1);
            long id = store.insert(fresh.at(SessionStatus.PLANNED, null, book(one, fresh)));
            store.step(activity, staff.get(), ActivityAction.SESSION, makeUpOf == null ? Texts.text("activities.step.added", on)
                    : Texts.text("activities.step.madeUp", get(makeUpOf).on(), on));
            return get(id);
        });
    }

    /** A session took place. @param heads people counted without names, or null to leave the count */
    public Session held(long sessionId, Integer heads) {
        return db.write(() -> {
            Session one = get(sessionId);
            Activity of = activity(one.activityId());
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
                store.update(of.at(ActivityStatus.RUNNING));
            }
            return get(sessionId);
        });
    }

    /** Same. @return how the session and its class stood, for {@link #notHeld}; "" when neither moves */
    public String called(long sessionId, Integer heads) {
        return db.write(() -> {
            Session one = get(sessionId);
            Activity of = activity(one.activityId());
            held(sessionId, heads);
            return one.status() == SessionStatus.HELD && of.status() != ActivityStatus.OPEN ? ""
                    : one.status() + " " + of.status() + " " + of.version();
        });
    }

    /**
     * Takes back that a session was held, when nobody is marked or counted any more: an import undone leaves no trace. A class
     * that ran because of it takes people on again, unless it has met another time.
     *
     * @param before as {@link #called} told, or null when that is not known
     */
    public void notHeld(long sessionId, String before) {
        db.write(() -> {
            Session one = get(sessionId);
            String[] was = before == null ? new String[0] : before.split(" ");
            if (one.status() == SessionStatus.HELD && one.heads() == 0 && !query.marked(sessionId)) {
                save(one.at(SessionStatus.PLANNED, one.reason(), one.bookingId()));
            }
            Activity of = activity(one.activityId());
            boolean opened = was.length > 2 && ActivityStatus.OPEN.name().equals(was[1]) && of.status() == ActivityStatus.RUNNING;
            if (opened && store.sessions(of.id()).stream().noneMatch(each -> each.status() == SessionStatus.HELD)) {
                // the row as it was: an import of the class before can be taken back too
                store.back(of.at(ActivityStatus.OPEN), of.version() == Long.parseLong(was[2]) + 1 ? of.version() - 1 : of.version() + 1);
            }
        });
    }

    private Session current(long id, long version, SessionStatus from) {
        Session one = get(id);
        if (one.version() != version || one.status() != from) {
            throw new UserError("error.activities.session", one.on(), Texts.of(one.status()));
        }
        return one;
    }

    private void save(Session session) {
        if (!store.update(session)) {
            throw new UserError("error.activities.session", session.on(), Texts.of(session.status()));
        }
    }
}
