package linli.activities;

import static linli.schema.Tables.MATCH_DECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
import linli.activities.Activity.Session;
import linli.activities.Activity.SessionStatus;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.enrolments.Enrolment;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Person;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opening, meeting, cancelling and splitting, on a real store. */
class ActivitiesTest {
    private final Db db = TestStore.open();
    private final Classes house = new Classes(db);
    private final Activities activities = house.activities;
    private final long second = house.room("第二教室");

    @AfterEach
    void close() {
        db.close();
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.key()).isEqualTo(key);
            assertThat(error.getMessage()).doesNotContain("{");
        });
    }

    @Test
    void sessionsFollowTheSlotWithoutHolidaysAndWithTheirRoom() {
        Activity art = house.open(house.plan("少儿美术班", 12).place(second, null));
        List<Session> sessions = activities.sessions().of(art.id());
        assertThat(sessions).hasSize(17);
        assertThat(sessions).filteredOn(one -> one.status() == SessionStatus.SKIPPED).extracting(Session::on)
                .containsExactly(LocalDate.of(2026, 9, 26), LocalDate.of(2026, 10, 3));
        assertThat(sessions.stream().filter(one -> one.status() == SessionStatus.PLANNED)).hasSize(15).allMatch(one -> one.bookingId() != null);
        assertThat(house.booked(second)).hasSize(15);
        assertThat(art.no()).isEqualTo("K2026-0001");
        assertThat(art.plan().place().name()).isEqualTo("第二教室");
    }

    @Test
    void aTakenRoomIsRefusedWholeOrSkippedDayByDay() {
        Activity other = house.open(house.plan("书法班", 10).place(second, null).term(new Activity.Term(LocalDate.of(2026, 9, 12), LocalDate.of(2026, 9, 12), List.of(Classes.SATURDAY))));
        refused("error.activities.clash", () -> house.open(house.plan("美术班", 12).place(second, null)));
        assertThat(activities.list(ActivityList.Filter.ALL).total()).as("nothing is left of it").isEqualTo(1);
        assertThat(house.booked(second)).hasSize(1);
        assertThat(activities.sessions().foresee(house.plan("美术班", 12).place(second, null), 0)).filteredOn(day -> day.clash() != null).hasSize(1);
        Activity art = activities.open(house.plan("美术班", 12).place(second, null), List.of(), true);
        assertThat(activities.sessions().of(art.id())).filteredOn(one -> one.on().equals(LocalDate.of(2026, 9, 12)))
                .allMatch(one -> one.status() == SessionStatus.SKIPPED && one.reason().contains("书法班"));
        assertThat(other.status()).isEqualTo(ActivityStatus.OPEN);
    }

    @Test
    void oneLeaderIsNotInTwoPlaces() {
        Activity.Supply lin = new Activity.Supply(null, 7L, null, "林若溪");
        house.open(house.plan("美术一班", 12).supply(lin));
        refused("error.activities.clash", () -> house.open(house.plan("美术二班", 12).supply(lin)));
    }

    @Test
    void badPlansAreRefusedWithTheReason() {
        refused("error.activities.noTitle", () -> house.open(house.plan(" ", 5)));
        refused("error.activities.seats", () -> house.open(house.plan("班", 0)));
        refused("error.activities.price", () -> house.open(house.plan("班", 5).fee(Activity.FeeKind.LOW_FEE, new Money(-1))));
        refused("error.activities.basic", () -> house.open(house.plan("班", 5).fee(Activity.FeeKind.BASIC, Money.yuan(10))));
        refused("error.activities.ages", () -> house.open(house.plan("班", 5).ages(9, 6)));
        refused("error.activities.noSlot", () -> house.open(house.plan("班", 5).term(new Activity.Term(Classes.TODAY, Classes.TODAY, List.of()))));
        refused("error.activities.term", () -> house.open(house.plan("班", 5).term(new Activity.Term(Classes.TODAY, Classes.TODAY.minusDays(1), List.of(Classes.SATURDAY)))));
        refused("error.activities.noDays", () -> house.open(house.plan("班", 5).term(new Activity.Term(Classes.TODAY, Classes.TODAY, List.of(Classes.SATURDAY)))));
    }

    @Test
    void aCancelledSessionFreesItsRoomAndIsMadeUp() {
        Activity art = house.open(house.plan("美术班", 12).place(second, null));
        Session first = activities.sessions().of(art.id()).getFirst();
        refused("error.activities.noMakeUp", () -> activities.sessions().add(art.id(), first.id(), LocalDate.of(2026, 9, 6), LocalTime.of(14, 0), LocalTime.of(16, 0), art.plan().place()));
        activities.sessions().cancel(first.id(), first.version(), "停电");
        assertThat(house.booked(second)).hasSize(14);
        Session makeUp = activities.sessions().add(art.id(), first.id(), LocalDate.of(2026, 9, 6), LocalTime.of(14, 0), LocalTime.of(16, 0), art.plan().place());
        assertThat(makeUp.makeUpOf()).isEqualTo(first.id());
        assertThat(house.booked(second)).hasSize(15);
        refused("error.activities.session", () -> activities.sessions().cancel(first.id(), first.version(), "再停一次"));
        refused("error.activities.noReason", () -> activities.sessions().cancel(makeUp.id(), makeUp.version(), " "));
        refused("error.activities.notHeld", () -> activities.sessions().held(makeUp.id(), null));
        house.clock.to(LocalDate.of(2026, 9, 6));
        assertThat(activities.sessions().held(makeUp.id(), 3).heads()).isEqualTo(3);
        assertThat(activities.get(art.id()).status()).as("a session held begins the class").isEqualTo(ActivityStatus.RUNNING);
    }

    @Test
    void aClosedTermTakesNoSessionInThePast() {
        Activity art = house.open(house.plan("美术班", 12));
        house.clock.to(LocalDate.of(2027, 1, 10));
        refused("error.activities.closed", () -> activities.sessions().add(art.id(), null, LocalDate.of(2026, 12, 20), LocalTime.of(9, 0), LocalTime.of(10, 0), Activity.Place.NONE));
        activities.to(art.id(), art.version(), ActivityStatus.ENDED, null);
        refused("error.activities.closed", () -> activities.sessions().add(art.id(), null, LocalDate.of(2027, 1, 20), LocalTime.of(9, 0), LocalTime.of(10, 0), Activity.Place.NONE));
    }

    @Test
    void cancellingGivesEveryRoomBackAndNeedsAReason() {
        Activity art = house.open(house.plan("美术班", 12).place(second, null));
        refused("error.activities.noReason", () -> activities.to(art.id(), art.version(), ActivityStatus.CANCELLED, null));
        activities.to(art.id(), art.version(), ActivityStatus.CANCELLED, "报名不足");
        assertThat(house.booked(second)).isEmpty();
        refused("error.activities.edited", () -> activities.to(art.id(), art.version(), ActivityStatus.RUNNING, null));
        refused("error.activities.way", () -> activities.to(art.id(), art.version() + 1, ActivityStatus.RUNNING, null));
    }

    @Test
    void fewerSeatsThanPeopleAreRefusedMoreAreOffered() {
        Activity art = house.open(house.plan("美术班", 2));
        house.aged(7, 7, 7).forEach(person -> house.enrolments.enrol(art.id(), person, true));
        refused("error.activities.taken", () -> activities.edit(art.id(), art.version(), art.plan().seats(1, false), List.of(), false));
        activities.edit(art.id(), art.version(), art.plan().seats(3, false), List.of(), false);
        assertThat(house.enrolments.list(art.id()).in(EnrolmentStatus.OFFERED)).isEqualTo(1);
        assertThat(activities.toCall()).isEqualTo(1);
    }

    @Test
    void anotherTimePlansTheComingSessionsAnew() {
        Activity art = house.open(house.plan("美术班", 12).place(second, null));
        house.clock.to(LocalDate.of(2026, 9, 20));
        Plan sunday = art.plan().term(new Activity.Term(art.plan().term().start(), art.plan().term().end(),
                List.of(new linli.base.value.WeekSlot(java.time.DayOfWeek.SUNDAY, LocalTime.of(9, 0), LocalTime.of(10, 0)))));
        activities.edit(art.id(), art.version(), sunday, List.of(), false);
        List<Session> sessions = activities.sessions().of(art.id());
        assertThat(sessions.stream().filter(one -> one.status() == SessionStatus.CANCELLED)).hasSize(12);
        assertThat(sessions.stream().filter(one -> one.status() == SessionStatus.PLANNED && one.on().isAfter(LocalDate.of(2026, 9, 19))))
                .isNotEmpty().allMatch(one -> one.from().equals(LocalTime.of(9, 0)));
    }

    /** 4 children become three bands and more than twenty: one growth curve. */
    @Test
    void fourChildrenBecomeThreeBands() {
        Activity art = house.open(house.plan("少儿美术班", 4).ages(5, 14).place(second, null));
        for (Person child : house.aged(6, 7, 9, 12)) {
            house.enrolments.enrol(art.id(), child, false);
        }
        house.clock.to(LocalDate.of(2026, 10, 11));
        for (Person child : house.aged(5, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 6, 7)) {
            assertThat(house.enrolments.enrol(art.id(), child, true).status()).isEqualTo(EnrolmentStatus.WAITING);
        }
        LocalDate from = LocalDate.of(2026, 10, 17);
        List<Plan> bands = List.of(
                Splits.band(art, "少儿美术 5–7 岁班", 5, 7, 8, from),
                slot(Splits.band(art, "少儿美术 8–10 岁班", 8, 10, 8, from), 16),
                slot(Splits.band(art, "少儿美术 11–14 岁班", 11, 14, 8, from), 9));
        Splits.Preview preview = activities.splits().preview(art.id(), bands, Map.of());
        assertThat(preview.works()).isTrue();
        assertThat(preview.in(0)).hasSize(7);
        Activity now = activities.get(art.id());
        refused("error.activities.noBand", () -> activities.splits().split(art.id(), now.version(), bands.subList(1, 3), Map.of()));
        List<Activity> fresh = activities.splits().split(art.id(), now.version(), bands, Map.of());
        assertThat(fresh).hasSize(3).allMatch(one -> one.parentId() == art.id() && one.rootId() == art.id());
        assertThat(activities.get(art.id()).status()).isEqualTo(ActivityStatus.ENDED);
        for (Activity band : fresh) {
            house.enrolments.list(band.id()).rows().stream().filter(row -> row.status() == EnrolmentStatus.OFFERED)
                    .forEach(row -> house.enrolments.answer(row.id(), row.version(), true));
        }
        List<ActivityList.Grown> growth = activities.whole(fresh.getFirst().id()).growth();
        assertThat(growth.getFirst().people()).isEqualTo(4);
        assertThat(growth.getLast().people()).isEqualTo(22);
        assertThat(growth.getLast().classes()).isEqualTo(1);
        assertThat(house.enrolments.list(art.id()).rows()).hasSize(22).allMatch(row -> row.status() == EnrolmentStatus.MOVED);
        assertThat(house.booked(second)).noneMatch(use -> use.purpose().equals("少儿美术班") && !use.day().isBefore(from));
        refused("error.activities.closed", () -> activities.splits().split(art.id(), activities.get(art.id()).version(), bands, Map.of()));
    }

    private static Plan slot(Plan band, int hour) {
        return band.term(new Activity.Term(band.term().start(), band.term().end(),
                List.of(new linli.base.value.WeekSlot(java.time.DayOfWeek.SATURDAY, LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0)))));
    }

    @Test
    void bandsAtTheSameHourInOneRoomStandInEachOthersWay() {
        Activity art = house.open(house.plan("美术班", 4).place(second, null));
        LocalDate from = LocalDate.of(2026, 10, 17);
        List<Plan> bands = List.of(Splits.band(art, "小", 0, 7, 8, from), Splits.band(art, "大", 8, 14, 8, from));
        assertThat(activities.splits().preview(art.id(), bands, Map.of()).works()).isFalse();
        refused("error.activities.clash", () -> activities.splits().split(art.id(), art.version(), bands, Map.of()));
        assertThat(activities.get(art.id()).status()).isEqualTo(ActivityStatus.OPEN);
        assertThat(house.booked(second)).as("everything is as before").hasSize(15);
        refused("error.activities.bands", () -> activities.splits().split(art.id(), art.version(), bands.subList(0, 1), Map.of()));
    }

    /** need, then accepted match, then class: the form begins with talent, room and hours. */
    @Test
    void aNeedAndItsMatchProposeTheClass() {
        var needs = new linli.needs.Needs(db, house.clock, () -> "周老师");
        long need = needs.register(new linli.needs.Need.Draft(null, "孩子想学画画，周六下午有空", linli.needs.NeedChannel.WINDOW, null, null, null, null)).id();
        assertThat(activities.proposal(need)).containsEntry("domain", "ART.PAINT").containsEntry("title", "美术班").doesNotContainKey("talent");
        db.write(() -> db.writing().insertInto(MATCH_DECISION).set(MATCH_DECISION.NEED_ID, need).set(MATCH_DECISION.SUPPLY_KIND, "TALENT").set(MATCH_DECISION.SUPPLY_ID, 7L)
                .set(MATCH_DECISION.SUPPLY_NAME, "林若溪").set(MATCH_DECISION.SCORE, 90).set(MATCH_DECISION.REASONS, "").set(MATCH_DECISION.VERDICT, "ACCEPTED")
                .set(MATCH_DECISION.SLOT, "SAT 14:00-16:00").set(MATCH_DECISION.VENUE_ID, second).set(MATCH_DECISION.PLANNED, false).set(MATCH_DECISION.STAFF_NAME, "周老师")
                .set(MATCH_DECISION.AT, Classes.TODAY.atStartOfDay(Classes.ZONE).toOffsetDateTime()).set(MATCH_DECISION.TOUCHED, 1L).set(MATCH_DECISION.VERSION, 1L).execute());
        assertThat(activities.proposal(need)).containsEntry("talent", "7").containsEntry("leader", "林若溪").containsEntry("slots", "SAT 14:00-16:00")
                .containsEntry("room", String.valueOf(second));
        Activity art = activities.open(house.plan("美术班", 8), List.of(need), false);
        assertThat(activities.forNeed(need)).extracting(ActivityList.Row::id).containsExactly(art.id());
        assertThat(activities.whole(art.id()).needs()).extracting(ActivityList.NeedOf::id).containsExactly(need);
    }

    @Test
    void listsCountByStateAndFindByPerson() {
        Activity art = house.open(house.plan("美术班", 1));
        activities.prepare(house.plan("书法班", 5).domain("ART.CALLI"), List.of(), false);
        house.enrolments.enrol(art.id(), house.aged(7), true);
        Enrolment second = house.enrolments.enrol(art.id(), new Person(null, "王小明", "13800009999", null), true);
        ActivityList all = activities.list(ActivityList.Filter.ALL);
        assertThat(all.byState()).containsEntry(ActivityList.State.FULL, 1).containsEntry(ActivityList.State.PREPARING, 1)
                .containsEntry(ActivityList.State.CALL, 0);
        assertThat(all.all()).isEqualTo(2);
        assertThat(activities.list(ActivityList.Filter.of(Map.of("text", "王小明"))).rows()).extracting(ActivityList.Row::title).containsExactly("美术班");
        assertThat(activities.list(ActivityList.Filter.of(Map.of("text", "书法"))).total()).isEqualTo(1);
        assertThat(second.status()).isEqualTo(EnrolmentStatus.WAITING);
    }
}
