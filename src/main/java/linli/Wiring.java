package linli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.activities.Activities;
import linli.activities.Sessions;
import linli.backup.Backups;
import linli.base.db.BackupReason;
import linli.base.db.CheckResult;
import linli.base.db.Db;
import linli.base.db.OpenStore;
import linli.base.db.Releases;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.ui.SearchSource;
import linli.base.value.FocusRules;
import linli.base.value.Right;
import linli.enrolments.EnrolmentFees;
import linli.enrolments.Enrolments;
import linli.exchange.Imports;
import linli.focus.FocusGroups;
import linli.households.Households;
import linli.needs.Needs;
import linli.residents.Residents;
import linli.rights.PersonRights;
import linli.rollcall.RollCalls;
import linli.settings.CentreRules;
import linli.settings.Settings;
import linli.surveys.Surveys;
import linli.themes.Themes;
import linli.venues.Booking;
import linli.venues.Rents;
import linli.venues.Venues;
import linli.volunteers.VolunteerTasks;
import linli.volunteers.Volunteers;

/**
 * The front doors of one open store, made with plain {@code new}, top to bottom. Only this class and {@link Pages}
 * know everything.
 */
public final class Wiring implements AutoCloseable {
    private final OpenStore store;
    private final StoreFolder folder;
    private final Clock clock;
    private final Accounts accounts;
    private final Releases releases;
    private final PersonRights personRights;
    private final Settings settings;
    private final CentreRules rules;
    private final Backups backups;
    private final Residents residents;
    private final Needs needs;
    private final Themes themes;
    private final MoneyDesk money;
    private final SupplyDesk supply;
    private final GovernDesk govern;
    private final CanteenDesk canteen;
    private final FocusGroups focus;
    private final Venues venues;
    private final Rents rents;
    private final Enrolments enrolments;
    private final Activities activities;
    private final RollCalls rollCalls;
    private final Surveys surveys;
    private final Volunteers volunteers;
    private final VolunteerTasks volunteerTasks;
    private final UpwardDesk upward;
    private final Imports imports;

    /** @param login whose desk it is; the store was opened with this person's password or with the recovery code */
    Wiring(OpenStore store, StoreFolder folder, Clock clock, String login) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
        accounts = new Accounts(store, clock);
        accounts.begin(login);
        releases = new Releases(store.db(), clock, accounts.trail());
        settings = new Settings(store.db());
        backups = new Backups(folder, clock);
        Db desk = store.db().needing(Right.DESK);
        residents = new Residents(desk, clock, accounts.trail());
        personRights = new PersonRights(desk, clock, accounts.trail(), residents::everyId, accounts::confirm);
        rules = new CentreRules(store.db(), settings, accounts.trail(), residents.sheet()::means);
        needs = new Needs(desk, clock, () -> accounts.actor().name());
        themes = new Themes(desk, clock, () -> accounts.actor().name());
        money = MoneyDesk.of(store.db(), clock, accounts);
        venues = new Venues(desk, clock, () -> accounts.actor().name(), this::ties);
        focus = new FocusGroups(desk, clock, text -> settings.put(Settings.CENTRE, FocusRules.SETTING, text));
        enrolments = new Enrolments(desk, clock, () -> accounts.actor().name(), new EnrolmentFees(money.till(), money.tariffs()));
        activities = new Activities(desk, clock, () -> accounts.actor().name(), Sessions.Rooms.of(venues), enrolments);
        rents = new Rents(desk, venues, money.tariffs(), money.till(), activities.sessions()::roomsGone);
        rollCalls = new RollCalls(desk, clock, activities.sessions()::called, activities.sessions()::notHeld, () -> settings.centre().name());
        surveys = new Surveys(desk, clock);
        supply = SupplyDesk.of(desk, clock, accounts, settings, needs);
        canteen = CanteenDesk.of(desk, clock, accounts, money);
        upward = UpwardDesk.of(desk, clock, accounts, needs, themes, settings);
        volunteers = new Volunteers(desk, clock);
        govern = GovernDesk.of(desk, clock, accounts, supply, venues, money, upward.tables(), volunteers);
        volunteerTasks = new VolunteerTasks(desk, clock, () -> accounts.actor().name(), volunteers);
        imports = new Imports(desk, clock, accounts.trail(), List.of(
                residents.sheet(),
                new Households(desk, clock, residents.sheet()).sheet(),
                needs.sheet(),
                venues.roomSheet(),
                venues.bookingSheet(),
                supply.partners().sheet(),
                supply.projects().sheet(),
                govern.inspections().ledger(),
                govern.teams().sheet(),
                govern.plans().targetSheet(),
                govern.plans().stepSheet(),
                supply.talents().sheet(),
                supply.talents().nominationSheet(),
                volunteers.sheet(),
                volunteers.hoursSheet(),
                activities.sheet(),
                enrolments.sheet(),
                rollCalls.sheet(),
                surveys.sheet(),
                canteen.menus().sheet(),
                canteen.meals().sheet()),
                () -> backup(BackupReason.BEFORE_IMPORT));
    }

    /**
     * Opens the store in a folder.
     *
     * @param login null for the first login of the store
     * @throws linli.base.text.UserError as {@link StoreFolder#open}
     */
    static Wiring open(Path place, String login, char[] password, Clock clock) {
        StoreFolder folder = new StoreFolder(place, clock, Clock.systemUTC());
        String who = login != null ? login : folder.exists() ? folder.logins().getFirst() : "";
        return open(folder, new Secret.Password(who, new String(password)), who, clock);
    }

    static Wiring open(StoreFolder folder, Secret secret, String login, Clock clock) {
        OpenStore store = folder.open(secret);
        try {
            return new Wiring(store, folder, clock, login);
        } catch (RuntimeException | Error broken) {
            store.close();
            throw broken;
        }
    }

    OpenStore store() {
        return store;
    }

    StoreFolder storeFolder() {
        return folder;
    }

    Path folder() {
        return folder.folder();
    }

    Clock clock() {
        return clock;
    }

    Accounts accounts() {
        return accounts;
    }

    CentreRules rules() {
        return rules;
    }

    /** @return the register of what went out. */
    Releases releases() {
        return releases;
    }

    PersonRights personRights() {
        return personRights;
    }

    Settings settings() {
        return settings;
    }

    Backups backups() {
        return backups;
    }

    Residents residents() {
        return residents;
    }

    Needs needs() {
        return needs;
    }

    Enrolments enrolments() {
        return enrolments;
    }

    Activities activities() {
        return activities;
    }

    RollCalls rollCalls() {
        return rollCalls;
    }

    Surveys surveys() {
        return surveys;
    }

    Venues venues() {
        return venues;
    }

    Rents rents() {
        return rents;
    }

    Themes themes() {
        return themes;
    }

    FocusGroups focus() {
        return focus;
    }

    UpwardDesk upward() {
        return upward;
    }

    Volunteers volunteers() {
        return volunteers;
    }

    VolunteerTasks volunteerTasks() {
        return volunteerTasks;
    }

    SupplyDesk supply() {
        return supply;
    }

    GovernDesk govern() {
        return govern;
    }

    CanteenDesk canteen() {
        return canteen;
    }

    MoneyDesk money() {
        return money;
    }

    Imports imports() {
        return imports;
    }

    /** @return the written and checked backup, also copied to the second folder when one is set. */
    Path backup(BackupReason reason) {
        return backups.now(store, reason).backup().file();
    }

    /** @return what the engine's tables, the trail and the books show when all of them are read. */
    CheckResult check() {
        CheckResult tables = backups.verify(store);
        List<String> problems = new ArrayList<>(tables.problems());
        found(problems, () -> accounts.trail().broken().stream().map(no -> no == Trail.AT_THE_END ? Texts.text("store.check.trailEnd") : Texts.text("store.check.trail", no)).toList());
        found(problems, () -> money.fund().broken().stream().map(no -> Texts.text("store.check.fund", no)).toList());
        found(problems, () -> releases.broken().stream().map(no -> Texts.text("store.check.release", no)).toList());
        found(problems, money.fund()::unsound);
        found(problems, money.takings()::broken);
        return new CheckResult(tables.counts(), problems);
    }

    /** A row that can no longer be read is a finding, not the end of the check. */
    private static void found(List<String> problems, Supplier<List<String>> check) {
        try {
            problems.addAll(check.get());
        } catch (RuntimeException unreadable) {
            problems.add(Texts.text("store.check.unreadable", unreadable.getClass().getSimpleName()));
        }
    }

    /** @return what Ctrl+K and {@code search} look through, in the order of the groups. */
    List<SearchSource> searchSources() {
        return List.of(
                Finder.people(residents),
                Finder.needs(needs),
                Finder.talents(supply.talents()),
                Finder.partners(supply.partners()),
                Finder.projects(supply.projects()),
                Finder.volunteers(volunteers),
                Finder.bookings(venues),
                Finder.activities(activities),
                Finder.diners(residents, canteen.meals()),
                Finder.revisits(govern.inspections()),
                Finder.teams(govern.teams()));
    }

    /** @return the classes held in these bookings, who is to be phoned, and what was paid for the rooms. */
    private Booking.Ties ties(List<Booking> bookings) {
        List<Long> classes = bookings.stream().map(Booking::activityId).filter(Objects::nonNull).distinct().toList();
        return new Booking.Ties(classes.stream().map(id -> activities.get(id).plan().title()).toList(),
                enrolments.calls(classes).stream().map(call -> new Booking.Call(call.name(), call.phone(), call.title())).toList(),
                rents.of(bookings.stream().map(Booking::id).toList()).paid());
    }

    /** Closes the store; takes up to a second. */
    @Override
    public void close() {
        store.close();
    }
}
