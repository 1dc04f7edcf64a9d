package linli.standings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.activities.Activities;
import linli.activities.Activity;
import linli.activities.Classes;
import linli.activities.Sessions;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.text.UserError;
import linli.base.value.PartialDate;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.enrolments.Enrolment;
import linli.enrolments.Enrolments;
import linli.partners.Partner;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.PartnerHouse;
import linli.partners.Partners;
import linli.projects.Projects;
import linli.rollcall.RollCall;
import linli.rollcall.RollCalls;
import linli.surveys.Surveys;
import linli.venues.Booking;
import linli.venues.Venues;

/** Partners with classes, roll calls and surveys over a store in memory: what an assessment reads. */
public final class GovernHouse implements AutoCloseable {
    public final Db db = TestStore.open();
    public final Classes.MovedClock clock = new Classes.MovedClock();
    public final Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
    public final Projects projects = new Projects(db, clock, trail);
    public final Partners partners = new Partners(db, clock, trail, projects::follow);
    public final Enrolments enrolments = new Enrolments(db, clock, () -> "周老师");
    public final Venues venues = new Venues(db, clock, () -> "周老师", bookings -> Booking.Ties.NONE);
    public final Activities activities = new Activities(db, clock, () -> "周老师", Sessions.Rooms.of(venues), enrolments);
    public final RollCalls rolls = new RollCalls(db, clock, activities.sessions()::called, activities.sessions()::notHeld, () -> "示例中心");
    public final Surveys surveys = new Surveys(db, clock);
    public final Standings standings = new Standings(db, clock, trail, partners, new Standings.Ties(GovernHouse::second,
            orphan -> "林若溪（匹配 82 分）", (bookings, reason) -> venues.cancel(bookings, reason)));
    private int people;

    private static String second(String login, String password) {
        if (!login.equals("chen") || !password.equals("right")) {
            throw new UserError("error.store.wrongPassword");
        }
        return "陈主任";
    }

    public long partner(String name) {
        Partner.Face face = PartnerHouse.face(name, PartnerKind.PROFESSIONAL, "");
        return partners.add(new Partner.Face(face.name(), face.kind(), face.registration(), "", "", face.contact(), face.phone(), face.address(), face.community(), face.batch(), "",
                LocalDate.of(2026, 1, 5), ""), PartnerStatus.LISTED).id();
    }

    /** @return a class of two meetings from the day on, with people called: so many of them came each time. */
    public Activity course(long partner, String title, LocalDate first, int called, int came) {
        clock.to(first);
        WeekSlot slot = new WeekSlot(first.getDayOfWeek(), LocalTime.of(14, 0), LocalTime.of(16, 0));
        Activity activity = activities.open(Activity.Plan.of(title, 30, first, first.plusDays(7), List.of(slot)).domain("ART.PAINT")
                .supply(new Activity.Supply(null, null, partner, partners.get(partner).face().name())), List.of(), false);
        for (int i = 0; i < called; i++) {
            people++;
            enrolments.enrol(activity.id(), new Enrolment.Person(null, "学员" + people, String.format("1380000%04d", people), PartialDate.day(LocalDate.of(1990, 3, 1))), false);
        }
        for (Activity.Session session : activities.sessions().of(activity.id())) {
            clock.to(session.on());
            RollCall roll = rolls.call(session.id());
            Map<Long, RollCall.Mark> marks = new HashMap<>();
            roll.rows().forEach(row -> marks.put(row.enrolment(), marks.size() < came ? RollCall.Mark.PRESENT : RollCall.Mark.ABSENT));
            rolls.save(roll, marks, null);
        }
        return activity;
    }

    /** @return a running class that meets on Thursdays to the end of the year. */
    public Activity autumn(long partner, String title, int called) {
        Activity activity = activities.open(Activity.Plan.of(title, 30, LocalDate.of(2026, 10, 15), LocalDate.of(2026, 12, 24),
                        List.of(new WeekSlot(java.time.DayOfWeek.THURSDAY, LocalTime.of(9, 0), LocalTime.of(11, 0)))).domain("ART.PAINT")
                .supply(new Activity.Supply(null, null, partner, partners.get(partner).face().name())), List.of(), false);
        for (int i = 0; i < called; i++) {
            people++;
            enrolments.enrol(activity.id(), new Enrolment.Person(null, "学员" + people, String.format("1380000%04d", people), PartialDate.day(LocalDate.of(1990, 3, 1))), false);
        }
        return activity;
    }

    /** @return a room booked in the partner's own name. */
    public Booking book(long room, long partner, LocalDate on) {
        return venues.book(Booking.wish(room, on, LocalTime.of(14, 0), LocalTime.of(16, 0), "机构例会", UserClass.SOCIAL_ORG,
                new Booking.Who(Booking.WhoKind.PARTNER, partner, partners.get(partner).face().name(), null)));
    }

    /** Paper forms: so many 满意, so many 不满意. */
    public void survey(Activity activity, LocalDate on, int satisfied, int not) {
        clock.to(on);
        surveys.save(0, 0, activity.id(), on, Map.of(4, satisfied, 1, not), null);
    }

    @Override
    public void close() {
        db.close();
    }
}
