package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linli.activities.Activity;
import linli.activities.Classes;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.billing.Charge;
import linli.billing.FeeItem;
import linli.billing.Receipt;
import linli.billing.Till;
import linli.venues.Booking.BookingStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms and their fees: booked and charged as one, given back as one. */
class RentsTest {
    private static final LocalDate DAY = VenuesTest.TODAY.plusDays(4);
    private final Db db = TestStore.open();
    private final Venues venues = VenuesTest.venues(db);
    private final RentDesk desk = new RentDesk(db, venues).publish();
    private final Rents rents = desk.rents;
    private final long hall = venues.save(Room.named("多功能厅", 120)).id();
    private final long kitchen = venues.save(Room.named("共享厨房", 16)).id();

    @AfterEach
    void close() {
        db.close();
    }

    private static Booking wish(long room, String from, String to, UserClass of, String who) {
        return Booking.wish(room, DAY, VenuesTest.at(from), VenuesTest.at(to), "活动", of, Booking.Who.other(who, null));
    }

    private Booking paid() {
        Booking one = rents.book(wish(hall, "14:00", "15:30", UserClass.COMMERCIAL, "示例商贸"), true, null);
        Charge charge = rents.of(List.of(one.id())).lines().getFirst().charge();
        desk.till.pay(charge.payer(), Map.of(charge.id(), charge.net()), Map.of(PayMethod.WECHAT, charge.net()), null);
        return one;
    }

    @Test
    void theTenantPaysThePublishedTariffAndTheSocialOrganisationNothing() {
        Booking tenant = rents.book(wish(hall, "14:00", "15:30", UserClass.COMMERCIAL, "示例商贸"), true, null);
        Booking club = rents.book(wish(hall, "16:00", "17:30", UserClass.SOCIAL_ORG, "银杏服务社"), true, null);
        assertThat(rents.of(List.of(tenant.id())).net()).isEqualTo(Money.yuan(200));
        assertThat(rents.of(List.of(club.id())).net()).isEqualTo(Money.ZERO);
        assertThat(rents.price(club).orElseThrow().spared()).isEqualTo(Money.yuan(200));
        assertThat(desk.takings.spared(2026)).singleElement().satisfies(spared -> {
            assertThat(spared.payer().name()).isEqualTo("银杏服务社");
            assertThat(spared.value()).isEqualTo(Money.yuan(200));
        });
        assertThat(desk.takings.prove().wrong()).isEmpty();
        assertThat(rents.prices(wish(hall, "14:00", "16:00", UserClass.OWN, "x"))).isEqualTo("党政部门、社会组织免费；商业机构 ￥266.66；居民 ￥60.00");
    }

    @Test
    void halfDaysBegunCountWhole() {
        assertThat(rents.price(wish(kitchen, "09:00", "13:00", UserClass.RESIDENT, "沈桂英")).orElseThrow().net()).isEqualTo(Money.yuan(20));
        assertThat(rents.price(wish(kitchen, "09:00", "13:30", UserClass.RESIDENT, "沈桂英")).orElseThrow().net()).isEqualTo(Money.yuan(40));
        assertThat(Rents.quantity(FeeItem.FeeUnit.HOUR, 20)).isEqualTo(333);
        assertThat(rents.price(wish(kitchen, "09:00", "13:00", UserClass.OWN, "本中心"))).as("own use is never charged").isEmpty();
        assertThat(rents.price(wish(kitchen, "09:00", "13:00", UserClass.PARTY_GOV, "街道"))).as("no public price").isEmpty();
    }

    @Test
    void aFailingChargeLeavesNoBooking() {
        Booking wish = wish(hall, "14:00", "16:00", UserClass.COMMERCIAL, "示例商贸");
        assertThatThrownBy(() -> rents.book(wish, true, new Rents.Other(Money.yuan(-1), "优惠", RentDesk.SECOND))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> rents.book(wish, true, new Rents.Other(Money.yuan(80), " ", RentDesk.SECOND))).as("no reason").isInstanceOf(UserError.class);
        assertThatThrownBy(() -> rents.book(wish, true, new Rents.Other(Money.yuan(80), "长租", null))).as("nobody confirms").isInstanceOf(UserError.class);
        assertThatThrownBy(() -> rents.book(wish, true, new Rents.Other(Money.yuan(80), "长租", new Till.Second("wu", "wrong")))).isInstanceOf(UserError.class);
        Series series = new Series(wish, Series.Rhythm.WEEKLY, DAY.plusDays(21));
        assertThatThrownBy(() -> rents.save(series, Map.of(), true, new Rents.Other(Money.yuan(-1), "优惠", RentDesk.SECOND))).isInstanceOf(UserError.class);
        assertThat(venues.days(DAY, DAY.plusDays(30)).bookings()).isEmpty();
        assertThat(desk.takings.prove().checked()).isZero();
        Booking agreed = rents.book(wish, true, new Rents.Other(Money.yuan(80), "长租", RentDesk.SECOND));
        assertThat(rents.of(List.of(agreed.id())).lines()).singleElement().satisfies(due -> {
            assertThat(due.charge().net()).isEqualTo(Money.yuan(160));
            assertThat(due.charge().approver()).isEqualTo("吴老师");
        });
        assertThat(desk.takings.prove().wrong()).as("a confirmed price is no hidden one").isEmpty();
    }

    @Test
    void twoFastClicksBookAndChargeOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            Booking wish = wish(hall, "14:00", "16:00", UserClass.COMMERCIAL, "示例商贸").at(hall, DAY.plusDays(round), VenuesTest.at("14:00"), VenuesTest.at("16:00"));
            CountDownLatch go = new CountDownLatch(1);
            int done = 0;
            try (ExecutorService clicks = Executors.newFixedThreadPool(2)) {
                List<Future<Booking>> both = new ArrayList<>();
                for (int click = 0; click < 2; click++) {
                    both.add(clicks.submit(() -> {
                        go.await();
                        return rents.book(wish, true, null);
                    }));
                }
                go.countDown();
                for (Future<Booking> click : both) {
                    try {
                        click.get();
                        done++;
                    } catch (ExecutionException refused) {
                        assertThat(refused.getCause()).isInstanceOf(UserError.class).hasMessageContaining("示例商贸");
                    }
                }
            }
            assertThat(done).isEqualTo(1);
            assertThat(desk.takings.prove().checked()).isEqualTo(round + 1);
        }
    }

    @Test
    void aSeriesIsChargedByItsDates() {
        Series series = new Series(wish(hall, "14:00", "16:00", UserClass.RESIDENT, "沈桂英"), Series.Rhythm.WEEKLY, DAY.plusDays(21));
        Series.Saved saved = rents.save(series, Map.of(DAY.plusDays(7), new Series.Choice.Skip("不来")), true, null);
        assertThat(rents.of(saved.booked().stream().map(Booking::id).toList()).net()).isEqualTo(Money.yuan(180));
    }

    @Test
    void aChangeIsChargedAnewWhileNothingWasPaid() {
        Booking one = rents.book(wish(hall, "14:00", "15:00", UserClass.RESIDENT, "沈桂英"), true, null);
        Booking longer = rents.move(one.id(), one.version(), hall, DAY, VenuesTest.at("14:00"), VenuesTest.at("16:00"));
        assertThat(rents.of(List.of(one.id())).net()).isEqualTo(Money.yuan(60));
        Booking later = rents.move(one.id(), longer.version(), hall, DAY.plusDays(1), VenuesTest.at("14:00"), VenuesTest.at("16:00"));
        assertThat(rents.of(List.of(one.id())).lines()).as("the same price is left alone").hasSize(1);
        assertThat(desk.takings.prove().checked()).isEqualTo(2);
        Charge charge = rents.of(List.of(one.id())).lines().getFirst().charge();
        desk.till.pay(charge.payer(), Map.of(charge.id(), Money.yuan(10)), Map.of(PayMethod.CASH, Money.yuan(10)), null);
        assertThatThrownBy(() -> rents.move(one.id(), later.version(), hall, DAY, VenuesTest.at("14:00"), VenuesTest.at("18:00"))).isInstanceOf(UserError.class).hasMessageContaining("10.00");
        assertThat(venues.get(one.id()).to()).as("the refused move changed nothing").isEqualTo(VenuesTest.at("16:00"));
    }

    @Test
    void cancellingGivesBackWhatWasPaid() {
        Booking one = paid();
        Booking unpaid = rents.book(wish(hall, "09:00", "10:00", UserClass.RESIDENT, "沈桂英"), true, null);
        assertThat(rents.of(List.of(one.id(), unpaid.id())).paid()).isEqualTo(Money.yuan(200));
        assertThatThrownBy(() -> rents.cancel(List.of(one.id()), "停电", new Rents.Back(PayMethod.WECHAT, new Till.Second("wu", "wrong")))).isInstanceOf(UserError.class);
        assertThat(venues.get(one.id()).status()).as("a refused refund cancels nothing").isEqualTo(BookingStatus.BOOKED);
        assertThat(rents.cancel(List.of(one.id(), unpaid.id()), "停电", new Rents.Back(PayMethod.WECHAT, RentDesk.SECOND))).isEqualTo(2);
        assertThat(venues.get(one.id()).status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(rents.of(List.of(one.id(), unpaid.id())).lines()).isEmpty();
        assertThat(desk.takings.receipts(DAY.minusDays(9), DAY, "")).extracting(Receipt::total).containsExactly(Money.yuan(-200), Money.yuan(200));
        assertThat(desk.takings.arrears(DAY.plusYears(1))).isEmpty();
        assertThat(desk.gone).containsExactly(one.id(), unpaid.id());
        assertThat(desk.fund.broken()).isEmpty();
    }

    @Test
    void whatIsNotGivenBackAtOnceGoesBackLater() {
        Booking one = paid();
        rents.cancel(List.of(one.id()), "停电", null);
        assertThat(rents.of(List.of(one.id())).paid()).isEqualTo(Money.yuan(200));
        assertThat(rents.refund(List.of(one.id()), "停电", new Rents.Back(PayMethod.CASH, RentDesk.SECOND))).singleElement()
                .satisfies(refund -> assertThat(refund.payments()).containsEntry(PayMethod.CASH, Money.yuan(-200)));
        assertThat(rents.of(List.of(one.id())).lines()).isEmpty();
        assertThat(desk.takings.arrears(DAY.plusYears(1))).isEmpty();
    }

    @Test
    void theClassLosesItsSession() {
        try (Db own = TestStore.open()) {
            Classes house = new Classes(own);
            long room = house.room("第二教室");
            Activity art = house.open(house.plan("少儿美术班", 3).place(room, null));
            Rents there = new Rents(own, house.venues, null, new RentDesk(own, house.venues).till, house.activities.sessions()::roomsGone);
            Booking first = house.booked(room).getFirst();
            there.cancel(List.of(first.id()), "屋顶漏水", null);
            assertThat(house.activities.sessions().of(art.id())).filteredOn(session -> session.status() == Activity.SessionStatus.CANCELLED).singleElement().satisfies(session -> {
                assertThat(session.on()).isEqualTo(first.day());
                assertThat(session.reason()).isEqualTo("屋顶漏水");
            });
        }
    }
}
