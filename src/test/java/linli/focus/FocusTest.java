package linli.focus;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.ui.Memory;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.FocusRules.Trait;
import linli.base.value.FocusRules.Way;
import linli.focus.FocusReport.Listing;
import linli.focus.FocusReport.Person;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.Needs;
import linli.settings.Settings;
import linli.shell.Screens;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Key groups on a real store: rules with their days, counted once, asked and served; and the page. */
class FocusTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);

    private final Db db = TestStore.open();
    private final Settings settings = new Settings(db);
    private final FocusGroups groups = new FocusGroups(db, CLOCK, rules -> settings.put(Settings.CENTRE, FocusRules.SETTING, rules));
    private final Needs needs = new Needs(db, CLOCK, () -> "周老师");

    @AfterEach
    void close() {
        db.close();
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    private long resident(String name, String birth, String precision, String... categories) {
        return db.write(() -> {
            var row = db.writing().newRecord(RESIDENT);
            row.setName(name);
            row.setNameSort(name);
            row.setSearchKey(name);
            row.setSex("0");
            row.setBirthOn(birth == null ? null : LocalDate.parse(birth));
            row.setBirthPrecision(birth == null ? null : precision);
            row.setStatus("ACTIVE");
            row.setCreatedAt(at(TODAY));
            row.setUpdatedAt(at(TODAY));
            row.setTouched(1L);
            row.setVersion(1L);
            row.insert();
            for (String category : categories) {
                db.writing().insertInto(RESIDENT_CATEGORY).columns(RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE).values(row.getId(), category).execute();
            }
            return row.getId();
        });
    }

    private void say(long who, String name, String text, FocusGroup group) {
        needs.register(new Need.Draft(Need.Asker.resident(who, name), text, NeedChannel.WINDOW, null, group, null, null));
    }

    /** A class for a group with one session, to which these came. */
    private void held(String title, String group, LocalDate on, long... came) {
        db.write(() -> {
            var activity = db.writing().newRecord(ACTIVITY);
            activity.setActivityNo("K" + title);
            activity.setTitle(title);
            activity.setKind("CLASS");
            activity.setFocusGroups(group);
            activity.setFeeKind("BASIC");
            activity.setPriceFen(0L);
            activity.setSeats(20);
            activity.setByLot(false);
            activity.setTermStart(on.minusDays(30));
            activity.setTermEnd(on.plusDays(30));
            activity.setSlots("");
            activity.setStatus("RUNNING");
            activity.setCreatedAt(at(on));
            activity.setTouched(1L);
            activity.setVersion(1L);
            activity.insert();
            var session = db.writing().newRecord(SESSION);
            session.setActivityId(activity.getId());
            session.setHeldOn(on);
            session.setFromTime(LocalTime.of(14, 0));
            session.setToTime(LocalTime.of(16, 0));
            session.setStatus("HELD");
            session.setHeads(0);
            session.setTouched(1L);
            session.setVersion(1L);
            session.insert();
            for (long who : came) {
                var enrolment = db.writing().newRecord(ENROLMENT);
                enrolment.setActivityId(activity.getId());
                enrolment.setResidentId(who);
                enrolment.setName("x");
                enrolment.setPersonKey("r" + who);
                enrolment.setStatus("ENROLLED");
                enrolment.setPosition(who);
                enrolment.setEnrolledAt(at(on));
                enrolment.setTouched(1L);
                enrolment.setVersion(1L);
                enrolment.insert();
                db.writing().insertInto(ATTENDANCE).columns(ATTENDANCE.SESSION_ID, ATTENDANCE.ENROLMENT_ID, ATTENDANCE.MARK, ATTENDANCE.AT, ATTENDANCE.TOUCHED, ATTENDANCE.VERSION)
                        .values(session.getId(), enrolment.getId(), "PRESENT", at(on), 1L, 1L).execute();
            }
        });
    }

    private FocusReport report(LocalDate day) {
        return groups.report(day.minusYears(1).plusDays(1), day);
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo(key));
    }

    @Test
    void twoGroupsCountOnceAndAgesAreThoseOfTheDay() {
        long both = resident("沈桂英", "1948-05-02", "DAY", "NEW_RESIDENT");
        resident("六十前一天", "1966-11-25", "DAY");
        resident("没有生日", null, null);
        resident("只知年份", "1966-01-01", "YEAR");
        resident("小明", "2015-03-01", "MONTH");
        FocusReport now = report(TODAY);
        assertThat(now.groups().get(FocusGroup.ELDER).members()).containsExactly(both);
        assertThat(now.groups().get(FocusGroup.NEW).members()).containsExactly(both);
        assertThat(now.any().members()).hasSize(2);
        assertThat(now.inSeveral()).isEqualTo(1);
        assertThat(now.ageUnknown()).as("missing, and 59 or 60").hasSize(2);
        assertThat(groups.people(now, Listing.AGE_UNKNOWN, null)).extracting(Person::name).containsExactlyInAnyOrder("没有生日", "只知年份");
        assertThat(report(TODAY.plusDays(1)).groups().get(FocusGroup.ELDER).members()).as("a day later she is sixty").hasSize(2);
    }

    @Test
    void rulesCountFromTheirDayAndMayLookAtWhereSomebodyLives() {
        long one = resident("租户甲", "1990-01-01", "DAY");
        db.write(() -> {
            var home = db.writing().newRecord(DWELLING);
            home.setCommunity("");
            home.setGrid("");
            home.setEstate("人才公寓");
            home.setBuilding("");
            home.setUnit("");
            home.setRoom("");
            home.setAddress("");
            home.setTouched(1L);
            home.setVersion(1L);
            home.insert();
            db.writing().update(RESIDENT).set(RESIDENT.DWELLING_ID, home.getId()).where(RESIDENT.ID.eq(one)).execute();
        });
        long old = resident("六十二岁", "1964-01-01", "DAY");
        groups.add(new FocusRules(LocalDate.of(2026, 12, 1), 65, 17, Set.of("NEW_YOUTH"), List.of(new Way(FocusGroup.NEW, Trait.ESTATE, Set.of("人才公寓")))));
        assertThat(report(TODAY).groups().get(FocusGroup.ELDER).members()).containsExactly(old);
        assertThat(report(TODAY).groups().get(FocusGroup.NEW).members()).isEmpty();
        FocusReport later = report(LocalDate.of(2026, 12, 1));
        assertThat(later.groups().get(FocusGroup.ELDER).members()).isEmpty();
        assertThat(later.groups().get(FocusGroup.NEW).members()).containsExactly(one);
        assertThat(groups.rules()).hasSize(2).last().satisfies(rules -> assertThat(rules.ways()).hasSize(1));
        assertThat(groups.values(Trait.ESTATE)).containsExactly("人才公寓");
        refused("error.focus.since", () -> groups.add(new FocusRules(LocalDate.of(2026, 12, 1), 60, 14, Set.of())));
        refused("error.focus.ages", () -> groups.add(new FocusRules(LocalDate.of(2027, 1, 1), 14, 14, Set.of())));
        refused("error.focus.way", () -> groups.add(new FocusRules(LocalDate.of(2027, 1, 1), 60, 14, Set.of(), List.of(new Way(FocusGroup.NEW, Trait.GRID, Set.of())))));
        refused("error.focus.inForce", () -> groups.remove(LocalDate.of(1900, 1, 1)));
        groups.remove(LocalDate.of(2026, 12, 1));
        assertThat(groups.rules()).containsExactly(FocusRules.DEFAULT);
    }

    private void story() {
        long asked = resident("只提过", "1950-01-01", "DAY");
        long came = resident("只来过", "1951-01-01", "DAY");
        long both = resident("都有", "1952-01-01", "DAY");
        long mother = resident("年轻妈妈", "1990-01-01", "DAY");
        say(asked, "只提过", "想学书法没人教", null);
        say(both, "都有", "助餐的菜太硬", null);
        say(mother, "年轻妈妈", "孩子放学没人接", FocusGroup.CHILD);
        held("书法班", "ELDER", TODAY.minusDays(20), came, both);
        held("全民健身", "", TODAY.minusDays(10), both);
    }

    @Test
    void whoAskedAndWasNeverServedAndTheOtherWayRound() {
        story();
        FocusReport now = report(TODAY);
        FocusReport.Row elder = now.groups().get(FocusGroup.ELDER);
        assertThat(List.of(elder.members().size(), elder.needs().size(), elder.askers().size(), elder.seats(), elder.served().size(), elder.times()))
                .containsExactly(3, 2, 2, 20, 2, 3);
        assertThat(elder.per100(elder.needs().size())).isEqualTo(200 / 3.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(groups.people(now, Listing.ASKED_NOT_SERVED, FocusGroup.ELDER)).singleElement().satisfies(person -> {
            assertThat(person.name()).isEqualTo("只提过");
            assertThat(person.last()).isEqualTo("想学书法没人教");
            assertThat(person.groups()).containsExactly(FocusGroup.ELDER);
        });
        assertThat(groups.people(now, Listing.SERVED_NOT_ASKED, null)).extracting(Person::last).containsExactly("书法班");
        assertThat(now.groups().get(FocusGroup.CHILD).needs()).as("asked for a child").hasSize(1);
        assertThat(now.groups().get(FocusGroup.CHILD).askers()).as("by somebody who is none").isEmpty();
        assertThat(now.any().needs()).hasSize(3);
    }

    @Test
    void everyFigureOpensItsRowsAndEveryListGoesOut(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        story();
        FocusReport now = report(TODAY);
        FocusModel[] made = new FocusModel[1];
        try (Screens screens = Screens.of((nav, work) -> {
            made[0] = new FocusModel(groups, work, nav);
            return new FocusPage(made[0], Memory.brief());
        }).open(null)) {
            FocusModel model = made[0];
            for (FocusGroup group : new FocusGroup[] {FocusGroup.ELDER, null}) {
                FocusReport.Row row = group == null ? now.any() : now.groups().get(group);
                int line = group == null ? FocusGroup.values().length + 1 : 1;
                for (java.util.Map.Entry<Integer, Set<Long>> figure : java.util.Map.of(1, row.members(), 4, row.askers(), 8, row.served()).entrySet()) {
                    screens.act(() -> ((Button) screens.scene().lookup("#focus-figure-" + line + "-" + figure.getKey())).fire());
                    assertThat(model.people).as("%s %s", group, figure.getKey()).extracting(Person::id).containsExactlyInAnyOrderElementsOf(figure.getValue());
                }
                screens.act(() -> ((Button) screens.scene().lookup("#focus-figure-" + line + "-9")).fire());
                assertThat(model.people.stream().mapToInt(Person::times).sum()).as("times add up to the figure").isEqualTo(row.times());
                assertThat(screens.scene().lookup("#focus-figure-" + line + "-6")).as("the seats open their classes").isInstanceOf(Button.class);
                assertThat(row.classes()).hasSize(1);
            }
            screens.shot("focus-served.png");
            for (Listing listing : Listing.values()) {
                screens.act(() -> model.show(listing, null));
                java.nio.file.Path file = folder.resolve(listing.name());
                screens.act(() -> model.export(file));
                try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(java.nio.file.Files.newInputStream(folder.resolve(listing + ".xlsx")))) {
                    assertThat(book.getSheetAt(0).getLastRowNum() - 2).as("%s: a line a person", listing).isEqualTo(now.ids(listing, null).size());
                }
            }
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void thePageShowsFiguresListsAndRules() {
        story();
        try (Screens screens = Screens.of((nav, work) -> new FocusPage(new FocusModel(groups, work, nav), Memory.brief())).open(null).shot("focus.png")) {
            assertThat(((javafx.scene.control.TableView<?>) screens.scene().lookup(".table-view")).getItems()).hasSize(1);
            assertThat(screens.scene().lookup("#focus-day")).as("the day can be chosen").isNotNull();
            screens.act(() -> ((ToggleButton) screens.scene().lookup("#focus-SERVED_NOT_ASKED")).fire());
            assertThat(((javafx.scene.control.TableView<?>) screens.scene().lookup(".table-view")).getItems()).hasSize(1);
            screens.act(() -> ((Button) screens.scene().lookup("#focus-new")).fire());
            screens.act(() -> ((Spinner<?>) screens.scene().lookup("#focus-elder")).increment(5)).shot("focus-rules.png");
            screens.act(() -> ((Button) screens.scene().lookup("#focus-save")).fire());
            assertThat(groups.rules()).hasSize(2).last().satisfies(rules -> {
                assertThat(rules.elderFrom()).isEqualTo(65);
                assertThat(rules.since()).isEqualTo(LocalDate.of(2026, 12, 1));
            });
            screens.textSize(200).shot("focus-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
