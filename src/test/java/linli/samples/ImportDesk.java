package linli.samples;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.activities.Activities;
import linli.activities.Sessions;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.ListSheet;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.checklists.Checklists;
import linli.enrolments.Enrolments;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.fund.Fund;
import linli.inspections.Inspections;
import linli.meals.Meals;
import linli.menus.Menus;
import linli.needs.Needs;
import linli.partners.Partners;
import linli.projects.Projects;
import linli.residents.Residents;
import linli.rollcall.RollCalls;
import linli.surveys.Surveys;
import linli.talent.Talents;
import linli.venues.Booking;
import linli.venues.Venues;
import linli.volunteers.Volunteers;

/** A fresh store with everything an import needs, on the day the samples were made. */
final class ImportDesk implements AutoCloseable {
    final Db db = TestStore.open();
    final Imports imports;
    private final Path returns;

    /** @param returns where rejected rows are written to */
    ImportDesk(Path returns) {
        this.returns = returns;
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
        Residents residents = new Residents(db, clock, trail);
        Volunteers volunteers = new Volunteers(db, clock);
        Venues venues = new Venues(db, clock, () -> "周老师", bookings -> Booking.Ties.NONE);
        Enrolments enrolments = new Enrolments(db, clock, () -> "周老师");
        Activities activities = new Activities(db, clock, () -> "周老师", Sessions.Rooms.of(venues), enrolments);
        Talents talents = new Talents(db, clock, trail);
        Projects projects = new Projects(db, clock, trail);
        Partners partners = new Partners(db, clock, trail, projects::follow);
        Menus menus = new Menus(db, clock, () -> "周老师");
        Tariffs tariffs = new Tariffs(db, clock, () -> "周老师");
        Meals meals = new Meals(db, clock, () -> "周老师", tariffs, new Till(db, clock, () -> "周老师", (login, password) -> "吴老师", tariffs, new Fund(db, clock, () -> "周老师")));
        imports = new Imports(db, clock, trail, List.of(
                residents.sheet(),
                new Needs(db, clock, () -> "周老师").sheet(),
                talents.sheet(),
                talents.nominationSheet(),
                venues.roomSheet(),
                venues.bookingSheet(),
                volunteers.sheet(),
                volunteers.hoursSheet(),
                activities.sheet(),
                enrolments.sheet(),
                new RollCalls(db, clock, activities.sessions()::called, activities.sessions()::notHeld, () -> "").sheet(),
                new Surveys(db, clock).sheet(),
                partners.sheet(),
                new linli.incubation.Teams(db, clock, trail, venues, (room, day) -> Optional.empty()).sheet(),
                projects.sheet(),
                new Inspections(db, clock, trail, partners, new Checklists(db, clock, () -> "周老师")).ledger(),
                menus.sheet(),
                meals.sheet()));
    }

    Counts run(String kind, Path file, String password) {
        return imports.run(kind, file, ImportOptions.NONE.withPassword(password).withReturnsFolder(returns), Progress.NONE).counts();
    }

    Counts preview(String kind, Path file, String password) {
        return imports.preview(kind, file, ImportOptions.NONE.withPassword(password), Progress.NONE).counts();
    }

    /** @return what is stored, as an export would write it. */
    List<Map<String, String>> stored(String kind) {
        return stored(imports.list(kind));
    }

    private static <T> List<Map<String, String>> stored(ListSheet<T> list) {
        List<Map<String, String>> all = new ArrayList<>();
        list.stored().forEach(one -> all.add(list.write(one)));
        return all;
    }

    /** @return the counts in the order of truth.tsv. */
    static String line(Counts c) {
        return c.read() + "\t" + c.added() + "\t" + c.updated() + "\t" + c.unchanged() + "\t" + c.twin() + "\t" + c.rejected() + "\t" + c.skipped();
    }

    @Override
    public void close() {
        db.close();
    }
}
