package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.venues.Booking.BookingStatus;
import linli.venues.Conflict.ConflictKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms and bookings on a real store: who may have which room when. */
class VenuesTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);
    static final Clock CLOCK = Clock.fixed(TODAY.atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(), ZoneId.of("Asia/Shanghai"));

    private final Db db = TestStore.open();
    private final Venues venues = venues(db);
    private final Room room = venues.save(Room.named("第二教室", 30));

    @AfterEach
    void close() {
        db.close();
    }

    static Venues venues(Db db) {
        return new Venues(db, CLOCK, () -> "陈老师", bookings -> Booking.Ties.NONE);
    }

    static LocalTime at(String time) {
        return LocalTime.parse(time);
    }

    private Booking wish(LocalDate day, String from, String to) {
        return wish(room.id(), day, from, to, "书法班");
    }

    static Booking wish(long room, LocalDate day, String from, String to, String purpose) {
        return Booking.wish(room, day, at(from), at(to), purpose, UserClass.SOCIAL_ORG, Booking.Who.other("墨香社", "13800000001"));
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(UserError.class, call).getMessage();
    }

    @Test
    void booksAndNamesTheOtherBooking() {
        Booking first = venues.book(wish(SATURDAY, "14:00", "16:00"));
        assertThat(first.version()).isEqualTo(1);
        assertThat(refusal(() -> venues.book(wish(SATURDAY, "15:30", "17:00")))).contains("墨香社", "14:00–16:00", "书法班", "第二教室", "2026-11-28 周六");
        venues.book(wish(SATURDAY, "16:00", "17:00"));
        assertThat(venues.days(SATURDAY, SATURDAY).live(SATURDAY)).hasSize(2);
    }

    @Test
    void theRulesAreToldOneByOne() {
        Room strict = venues.save(new Room(0, "多功能厅", "一楼", 120, "投影、音响", List.of(
                new WeekSlot(DayOfWeek.SATURDAY, at("08:30"), at("11:30")), new WeekSlot(DayOfWeek.SATURDAY, at("13:30"), at("21:00"))),
                15, null, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 0));
        venues.book(wish(strict.id(), SATURDAY, "14:00", "16:00", "合唱排练"));
        venues.close(null, LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 5), "消防检修");
        assertThat(kinds(wish(strict.id(), SATURDAY, "16:10", "17:00", "太极"))).containsExactly(ConflictKind.TURNOVER);
        assertThat(kinds(wish(strict.id(), SATURDAY, "16:15", "17:00", "太极"))).isEmpty();
        assertThat(kinds(wish(strict.id(), SATURDAY, "13:30", "13:50", "太极"))).containsExactly(ConflictKind.TURNOVER);
        assertThat(kinds(wish(strict.id(), SATURDAY, "11:00", "14:30", "太极"))).containsExactly(ConflictKind.HOURS, ConflictKind.TAKEN);
        assertThat(kinds(wish(strict.id(), SATURDAY.plusDays(1), "10:00", "11:00", "太极"))).as("no hours on Sunday").containsExactly(ConflictKind.HOURS);
        assertThat(kinds(wish(strict.id(), LocalDate.of(2026, 12, 5), "10:00", "11:00", "太极"))).containsExactly(ConflictKind.CLOSED);
        assertThat(kinds(wish(strict.id(), LocalDate.of(2027, 1, 2), "10:00", "11:00", "太极"))).containsExactly(ConflictKind.INACTIVE);
        assertThat(venues.check(List.of(wish(strict.id(), LocalDate.of(2026, 12, 5), "10:00", "11:00", "太极"))).getFirst().words()).contains("消防检修");
    }

    private List<ConflictKind> kinds(Booking wish) {
        return venues.check(List.of(wish)).stream().map(Conflict::kind).toList();
    }

    @Test
    void allOrNothing() {
        venues.book(wish(SATURDAY, "14:00", "16:00"));
        Venues.Booked booked = venues.bookAll(List.of(wish(SATURDAY, "09:00", "10:00"), wish(SATURDAY, "15:00", "17:00")));
        assertThat(booked.done()).isFalse();
        assertThat(booked.conflicts()).hasSize(1);
        assertThat(venues.days(SATURDAY, SATURDAY).bookings()).hasSize(1);
        assertThat(venues.bookAll(List.of(wish(SATURDAY, "09:00", "10:00"), wish(SATURDAY, "09:30", "11:00"))).conflicts()).as("wishes meet each other").hasSize(1);
    }

    @Test
    void aMoveIsLookedAtToo() {
        Booking first = venues.book(wish(SATURDAY, "14:00", "16:00"));
        Booking second = venues.book(wish(SATURDAY, "16:00", "17:00"));
        assertThatThrownBy(() -> venues.move(second.id(), 1, room.id(), SATURDAY, at("15:30"), at("16:30"))).isInstanceOf(UserError.class);
        Booking moved = venues.move(second.id(), 1, room.id(), SATURDAY, at("16:30"), at("18:00"));
        assertThat(moved.version()).isEqualTo(2);
        assertThat(refusal(() -> venues.move(second.id(), 1, room.id(), SATURDAY, at("17:00"), at("18:00")))).contains("刚刚被别人改过");
        Booking longer = venues.move(first.id(), 1, room.id(), SATURDAY, at("14:00"), at("16:30"));
        assertThat(longer.minutes()).isEqualTo(150);
        assertThat(venues.steps(second.id())).hasSize(2);
        assertThat(venues.steps(second.id()).getLast().note()).contains("16:00–17:00", "16:30–18:00");
    }

    @Test
    void whatWasBookedStaysEditableThoughTheHoursChanged() {
        Booking booked = venues.book(wish(SATURDAY, "14:00", "16:00"));
        venues.save(room.with(List.of(new WeekSlot(DayOfWeek.MONDAY, at("09:00"), at("10:00"))), 30));
        assertThat(venues.change(booked.with(12)).people()).isEqualTo(12);
        assertThatThrownBy(() -> venues.move(booked.id(), 2, room.id(), SATURDAY, at("14:30"), at("16:30"))).isInstanceOf(UserError.class);
    }

    @Test
    void twoFastClicksBookOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            LocalDate day = SATURDAY.plusDays(round);
            CountDownLatch go = new CountDownLatch(1);
            try (ExecutorService clicks = Executors.newFixedThreadPool(2)) {
                List<Future<Booking>> both = new ArrayList<>();
                for (int click = 0; click < 2; click++) {
                    both.add(clicks.submit(() -> {
                        go.await();
                        return venues.book(wish(day, "14:00", "16:00"));
                    }));
                }
                go.countDown();
                int done = 0;
                for (Future<Booking> click : both) {
                    try {
                        click.get();
                        done++;
                    } catch (java.util.concurrent.ExecutionException refused) {
                        assertThat(refused.getCause()).isInstanceOf(UserError.class);
                    }
                }
                assertThat(done).isEqualTo(1);
            }
            assertThat(venues.days(day, day).bookings()).hasSize(1);
        }
    }

    @Test
    void theStoreItselfRefusesAnOverlap() {
        VenueStore store = new VenueStore(db, CLOCK);
        db.write(() -> store.insert(wish(SATURDAY, "14:00", "16:00"), null, "x"));
        assertThatThrownBy(() -> db.write(() -> store.insert(wish(SATURDAY, "15:59", "18:00"), null, "x"))).isInstanceOf(UserError.class);
        long second = db.write(() -> store.insert(wish(SATURDAY, "16:00", "18:00"), null, "x"));
        assertThatThrownBy(() -> db.write(() -> store.update(store.find(second).orElseThrow().at(room.id(), SATURDAY, at("15:00"), at("17:00"))))).isInstanceOf(UserError.class);
    }

    @Test
    void aSeriesShowsAllConflictsAndKeepsWhatIsSkipped() {
        venues.book(wish(LocalDate.of(2026, 12, 12), "15:00", "17:00"));
        venues.close(room.id(), LocalDate.of(2026, 12, 19), LocalDate.of(2026, 12, 20), "墙面粉刷");
        Series series = new Series(wish(SATURDAY, "14:00", "16:00"), Series.Rhythm.WEEKLY, LocalDate.of(2026, 12, 31));
        List<Series.Date> dates = venues.plan(series);
        assertThat(dates).hasSize(5);
        assertThat(dates.stream().map(Series.Date::free)).containsExactly(true, true, false, false, true);
        assertThat(refusal(() -> venues.save(series, Map.of(LocalDate.of(2026, 12, 12), new Series.Choice.Skip(null))))).contains("2026-12-19", "墙面粉刷");
        assertThat(venues.days(SATURDAY, LocalDate.of(2026, 12, 31)).bookings()).as("nothing is stored while a date is undecided").hasSize(1);
        Series.Saved saved = venues.save(series, Map.of(LocalDate.of(2026, 12, 12), new Series.Choice.Move(room.id(), LocalDate.of(2026, 12, 13), at("14:00"), at("16:00")),
                LocalDate.of(2026, 12, 19), new Series.Choice.Skip(null)));
        assertThat(saved.booked()).hasSize(4);
        assertThat(saved.skipped()).singleElement().satisfies(skip -> assertThat(skip.reason()).contains("墙面粉刷"));
        assertThatThrownBy(() -> venues.putBack(saved.skipped().getFirst().id())).as("still shut").isInstanceOf(UserError.class);
        venues.lift(venues.closures(TODAY).getFirst().id());
        Booking back = venues.putBack(saved.skipped().getFirst().id());
        assertThat(back.day()).isEqualTo(LocalDate.of(2026, 12, 19));
        assertThat(venues.series(saved.id()).bookings()).hasSize(5);
        assertThat(venues.series(saved.id()).skips().getFirst().bookingId()).isEqualTo(back.id());
        assertThatThrownBy(() -> venues.putBack(saved.skipped().getFirst().id())).isInstanceOf(UserError.class);
    }

    @Test
    void rhythms() {
        LocalDate second = LocalDate.of(2026, 1, 10);
        assertThat(days(second, Series.Rhythm.MONTHLY, LocalDate.of(2026, 5, 31))).containsExactly("2026-01-10", "2026-02-14", "2026-03-14", "2026-04-11", "2026-05-09");
        assertThat(days(LocalDate.of(2026, 1, 31), Series.Rhythm.MONTHLY, LocalDate.of(2026, 4, 30))).as("the fifth means the last").containsExactly("2026-01-31", "2026-02-28", "2026-03-28", "2026-04-25");
        assertThat(days(second, Series.Rhythm.BIWEEKLY, LocalDate.of(2026, 2, 7))).containsExactly("2026-01-10", "2026-01-24", "2026-02-07");
        assertThatThrownBy(() -> days(second, Series.Rhythm.WEEKLY, LocalDate.of(2062, 2, 7))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> days(second, Series.Rhythm.WEEKLY, LocalDate.of(2025, 2, 7))).isInstanceOf(UserError.class);
    }

    private List<String> days(LocalDate first, Series.Rhythm rhythm, LocalDate until) {
        return new Series(wish(first, "14:00", "16:00"), rhythm, until).wishes().stream().map(one -> one.day().toString()).toList();
    }

    @Test
    void cancellingShowsFirstWhatItBringsAbout() {
        Venues tied = new Venues(db, CLOCK, () -> "陈老师", bookings -> new Booking.Ties(List.of("少儿美术班"), List.of(new Booking.Call("林晓梅", "138****0009", "少儿美术班")), Money.yuan(120)));
        Booking one = tied.book(wish(SATURDAY, "14:00", "16:00"));
        Booking.Consequences shown = tied.consequences(List.of(one.id()));
        assertThat(shown.classes()).containsExactly("少儿美术班");
        assertThat(shown.calls()).extracting(Booking.Call::name).containsExactly("墨香社", "林晓梅");
        assertThat(shown.calls().getFirst().phone()).isEqualTo("138****0001");
        assertThat(shown.refund()).isEqualTo(Money.yuan(120));
        assertThat(tied.get(one.id()).status()).as("only shown").isEqualTo(BookingStatus.BOOKED);
        assertThatThrownBy(() -> tied.cancel(List.of(one.id()), " ")).isInstanceOf(UserError.class);
        assertThat(tied.cancel(List.of(one.id()), "老师生病")).isEqualTo(1);
        assertThat(tied.get(one.id()).reason()).isEqualTo("老师生病");
        Booking other = tied.book(wish(SATURDAY, "15:00", "17:00"));
        assertThatThrownBy(() -> tied.restore(one.id(), 2)).as("taken meanwhile").isInstanceOf(UserError.class);
        tied.cancel(List.of(other.id()), "不来了");
        assertThat(tied.restore(one.id(), 2).status()).isEqualTo(BookingStatus.BOOKED);
    }

    @Test
    void aClosureFlagsWhatItHits() {
        Booking hit = venues.book(wish(SATURDAY, "14:00", "16:00"));
        venues.book(wish(SATURDAY.plusDays(1), "14:00", "16:00"));
        assertThat(venues.close(room.id(), SATURDAY, SATURDAY, "停电")).extracting(Booking::id).containsExactly(hit.id());
        assertThat(venues.days(SATURDAY, SATURDAY.plusDays(1)).affected()).extracting(Booking::id).containsExactly(hit.id());
        assertThatThrownBy(() -> venues.close(room.id(), SATURDAY, SATURDAY.minusDays(1), "停电")).isInstanceOf(UserError.class);
    }

    @Test
    void standsAsItWent() {
        Booking today = venues.book(wish(TODAY, "09:00", "10:00"));
        assertThat(venues.noShow(today.id(), 1).status()).isEqualTo(BookingStatus.NO_SHOW);
        venues.book(wish(TODAY, "09:00", "10:00"));
        Booking later = venues.book(wish(SATURDAY, "09:00", "10:00"));
        assertThatThrownBy(() -> venues.noShow(later.id(), 1)).as("not yet").isInstanceOf(UserError.class);
    }

    @Test
    void findsFreeRoomsForAClass() {
        Room hall = venues.save(Room.named("多功能厅", 120));
        venues.book(wish(SATURDAY, "14:00", "16:00"));
        List<Room.Free> free = venues.free(null, TODAY, TODAY.plusDays(14), DayOfWeek.SATURDAY, at("14:00"), at("16:00"), 25);
        assertThat(free).extracting(one -> one.room().name() + one.day()).containsExactly("多功能厅2026-11-28", "第二教室2026-12-05", "多功能厅2026-12-05");
        assertThat(venues.free(room.id(), TODAY, TODAY.plusDays(14), DayOfWeek.SATURDAY, at("14:00"), at("16:00"), 31)).isEmpty();
        assertThat(hall.open(SATURDAY, at("21:00"), at("21:30"))).isFalse();
    }

    @Test
    void badInputIsRefusedWithTheReason() {
        assertThatThrownBy(() -> venues.book(wish(SATURDAY, "16:00", "14:00"))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> venues.book(wish(99, SATURDAY, "14:00", "16:00", "书法"))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> venues.book(wish(room.id(), SATURDAY, "14:00", "16:00", " "))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> venues.save(Room.named("第二教室", 3))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> venues.save(Room.named("新教室", 0))).isInstanceOf(UserError.class);
        assertThat(venues.warnings(wish(SATURDAY, "14:00", "16:00").with(31))).singleElement().asString().contains("30", "31");
    }
}
