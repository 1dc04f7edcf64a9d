package linli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import linli.activities.Activity;
import linli.activities.ActivityList;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.base.value.Words;
import linli.billing.Charge;
import linli.billing.FeeItem;
import linli.billing.Receipt;
import linli.billing.Tariff;
import linli.billing.Till;
import linli.fund.FundSpends;
import linli.fund.Ledger;
import linli.residents.Residents;
import linli.venues.Booking;

/**
 * The money of a sample year, December 2025 to November 2026, on top of the sample lists: two tariffs, the fees of every
 * low-fee seat and of rooms let, small services at the desk, refunds and a void receipt, the days' and months' closes, and
 * what the fund paid. All through the front doors with the clock of the day; the same for the same lists.
 */
final class SampleYear {
    private static final YearMonth FIRST = YearMonth.of(2025, 12);
    private static final YearMonth LAST = YearMonth.of(2026, 11);
    private static final int PEOPLE = 60;
    private static final String[] SERVICES = {"PRINT", "PRINT", "SEW", "REPAIR", "BATH"};

    private final Wiring house;
    private final LocalDate today;
    private final SampleDesk desk;
    private final SampleCanteen canteen;
    private final Random random = new Random(20251201);
    private final List<Map<String, String>> words = Words.rows(SampleYear.class, "sample-year.tsv");
    private List<Residents.Row> people = List.of();
    private List<ActivityList.Row> classes = List.of();
    /** Low-fee classes by the days on which somebody took a seat, and on which somebody left. */
    private final Map<LocalDate, Set<Long>> taken = new HashMap<>();
    private final Map<LocalDate, Set<Long>> left = new HashMap<>();

    SampleYear(Wiring house) {
        this.house = house;
        this.today = LocalDate.now(house.clock());
        this.desk = new SampleDesk(house.store().db(), house.clock().getZone(), one("second"));
        this.canteen = new SampleCanteen(house, desk, today);
    }

    /** Posts the year as far as the clock's day; nothing when that lies before it. One transaction a month. */
    void post() {
        if (today.isBefore(FIRST.atDay(1))) {
            return;
        }
        people = house.residents().list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, PEOPLE).rows();
        classes = house.activities().list(ActivityList.Filter.ALL).rows();
        for (ActivityList.Row one : classes) {
            if (one.fee() == Activity.FeeKind.LOW_FEE) {
                house.enrolments().list(one.id()).rows().forEach(row -> {
                    note(taken, row.times().seated(), one.id());
                    note(left, row.times().ended(), one.id());
                });
            }
        }
        for (YearMonth month = FIRST; !month.isAfter(LAST) && !month.atDay(1).isAfter(today); month = month.plusMonths(1)) {
            YearMonth now = month;
            house.store().db().write(() -> month(now));
        }
    }

    private void note(Map<LocalDate, Set<Long>> days, Instant at, long activity) {
        if (at != null) {
            days.computeIfAbsent(at.atZone(house.clock().getZone()).toLocalDate(), any -> new TreeSet<>()).add(activity);
        }
    }

    private List<Map<String, String>> of(String what) {
        return words.stream().filter(row -> row.get("what").equals(what)).toList();
    }

    private String one(String what) {
        return of(what).getFirst().get("a");
    }

    private String any(String what) {
        List<Map<String, String>> rows = of(what);
        return rows.get(random.nextInt(rows.size())).get("a");
    }

    private void month(YearMonth month) {
        if (month.equals(FIRST)) {
            found();
        } else {
            desk.on(month.atDay(1));
            desk.fund.closeMonth(month.minusMonths(1));
        }
        publish(month);
        LocalDate last = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
        List<Booking> bookings = house.venues().days(month.atDay(1), last).bookings();
        for (LocalDate day = month.atDay(1); !day.isAfter(last); day = day.plusDays(1)) {
            desk.on(day);
            desk.clerk = of("clerk").get(day.getDayOfYear() / 3 % 2).get("a");
            day(day, bookings);
        }
        spend(last);
    }

    /** What the year begins with: projects, rules, who pays less. */
    private void found() {
        desk.on(FIRST.atDay(1).minusDays(1));
        desk.clerk = one("clerk");
        for (Map<String, String> row : of("project")) {
            desk.fund.addProject(row.get("a"), row.get("b"), FIRST.atDay(1));
        }
        for (Map<String, String> row : of("rule")) {
            long project = desk.fund.projects().stream().filter(one -> one.name().equals(row.get("b"))).findFirst().orElseThrow().id();
            desk.fund.setRule(FeeArea.valueOf(row.get("a")), project, new BigDecimal(row.get("c")), LocalDate.parse(row.get("d")), row.get("e"));
        }
        List<Map<String, String>> less = of("exemption");
        for (int i = 0; i < less.size() && i < people.size(); i++) {
            desk.tariffs.exempt(new Tariff.Exemption(0, new Charge.Payer(people.get(i).id(), null, people.get(i).name()), less.get(i).get("a"), less.get(i).get("b"),
                    Integer.parseInt(less.get(i).get("c")), FIRST.atDay(1), null, 1));
        }
    }

    /** Publishes what was published in the month before: it binds from the first. */
    private void publish(YearMonth month) {
        for (Map<String, String> row : of("tariff")) {
            LocalDate published = LocalDate.parse(row.get("a"));
            if (!published.isAfter(today) && YearMonth.from(published).plusMonths(month.equals(FIRST) ? 1 : 0).equals(month)) {
                desk.on(published);
                List<Tariff.Price> prices = new ArrayList<>();
                of("price").stream().filter(line -> line.get("a").equals(row.get("b"))).forEach(line -> prices.addAll(TariffCommand.line(desk.tariffs, line.get("b"))));
                Tariff draft = desk.tariffs.draft(LocalDate.parse(row.get("b")), row.get("c"), prices);
                desk.tariffs.publish(draft.id(), draft.version());
            }
        }
    }

    private void day(LocalDate day, List<Booking> bookings) {
        List<Charge> charged = new ArrayList<>();
        taken.getOrDefault(day, Set.of()).forEach(one -> desk.enrolments.chargeSeats(one, day, day).forEach(id -> charged.add(desk.till.charged(id).orElseThrow().charge())));
        bookings.stream().filter(one -> one.day().equals(day) && one.status() == Booking.BookingStatus.USED && one.userClass() != null).forEach(one -> room(one, day, charged));
        boolean open = day.getDayOfWeek().getValue() < 6;
        for (int i = 0; !people.isEmpty() && i < (open ? random.nextInt(3) : 0); i++) {
            Residents.Row who = people.get(random.nextInt(people.size()));
            String item = SERVICES[random.nextInt(SERVICES.length)];
            long quantity = item.equals("PRINT") ? 1000L * (2 + random.nextInt(30)) : 1000;
            charged.add(desk.till.charge(Till.Draft.of(new Charge.Payer(who.id(), null, who.name()), item, UserClass.RESIDENT, quantity, day, ""), null));
        }
        charged.addAll(canteen.day(day));
        charged.stream().filter(one -> one.net().fen() > 0).forEach(this::pay);
        refunds(day);
        close(day);
    }

    private void room(Booking one, LocalDate day, List<Charge> charged) {
        String room = house.venues().room(one.roomId()).name();
        FeeItem item = desk.tariffs.items().stream().filter(fee -> fee.name().equals(room)).findFirst().orElse(null);
        Tariff tariff = desk.tariffs.inForce(day).orElseThrow();
        if (item != null && tariff.prices().stream().anyMatch(price -> price.itemId() == item.id() && price.userClass() == one.userClass() && price.amount().fen() > 0)) {
            boolean partner = one.who().kind() == Booking.WhoKind.PARTNER;
            Charge.Payer payer = new Charge.Payer(one.who().kind() == Booking.WhoKind.RESIDENT ? one.who().id() : null, partner ? one.who().id() : null, one.who().name());
            long quantity = Duration.between(one.from(), one.to()).toMinutes() * 1000 / 60;
            charged.add(desk.till.charge(Till.Draft.of(payer, item.code(), one.userClass(), quantity, day, one.purpose()).from("booking", one.id()), null));
        }
    }

    /** Most pay at once; some a part, some not at all. */
    private void pay(Charge charge) {
        int dice = random.nextInt(100);
        if (dice >= 96) {
            return;
        }
        Money amount = dice < 94 || charge.net().fen() < 2000 ? charge.net() : new Money(charge.net().fen() / 200 * 100);
        PayMethod[] methods = charge.userClass() == UserClass.COMMERCIAL ? new PayMethod[] {PayMethod.TRANSFER, PayMethod.WECHAT} : new PayMethod[] {PayMethod.WECHAT, PayMethod.CASH, PayMethod.ALIPAY};
        Map<PayMethod, Money> how = new EnumMap<>(PayMethod.class);
        if (dice == 0 && amount.fen() > 2000) {
            how.put(PayMethod.CASH, Money.yuan(10));
            how.put(PayMethod.WECHAT, amount.minus(Money.yuan(10)));
        } else {
            how.put(methods[random.nextInt(methods.length)], amount);
        }
        boolean wrong = random.nextInt(80) == 0;
        Receipt receipt = desk.till.pay(charge.payer(), Map.of(charge.id(), amount), how, null);
        if (wrong) {
            desk.till.cancel(receipt.id(), one("void"), SampleDesk.SECOND);
            desk.till.pay(charge.payer(), Map.of(charge.id(), amount), how, null);
        }
    }

    /** Who left a class today gets the fee back. */
    private void refunds(LocalDate day) {
        left.getOrDefault(day, Set.of()).forEach(one -> desk.left(one, day).forEach(row -> desk.takings.paying(row.fee().charge()).ifPresent(receipt -> desk.till.refund(receipt.id(),
                Map.of(row.fee().charge(), row.fee().paid()), Map.of(receipt.payments().keySet().iterator().next(), row.fee().paid()), one("refund"), SampleDesk.SECOND))));
    }

    private void close(LocalDate day) {
        Map<PayMethod, Money> expected = desk.takings.expected(day);
        if (expected.isEmpty() || day.equals(today)) {
            return;
        }
        Map<PayMethod, Money> counted = new EnumMap<>(expected);
        boolean wrong = expected.getOrDefault(PayMethod.CASH, Money.ZERO).fen() > 1000 && random.nextInt(60) == 0;
        if (wrong) {
            counted.merge(PayMethod.CASH, Money.yuan(1).negated(), Money::plus);
        }
        desk.takings.closeDay(day, counted, wrong ? one("drawer") : null);
    }

    /** At the month's end the fund pays for free classes under way, of each project what is there in full tens of yuan, less a fifth. */
    private void spend(LocalDate day) {
        List<ActivityList.Row> free = classes.stream().filter(one -> one.fee() == Activity.FeeKind.BASIC && !one.start().isAfter(day) && !one.end().isBefore(day.withDayOfMonth(1))).toList();
        int no = 0;
        for (Ledger.Project project : desk.fund.projects()) {
            Money amount = new Money(desk.fund.balance(project.id()).fen() * 4 / 5 / 1000 * 1000);
            if (amount.fen() > 0) {
                ActivityList.Row paid = free.isEmpty() ? null : free.get(random.nextInt(free.size()));
                String what = any("payee");
                desk.spends.spend(new FundSpends.Draft(project.id(), day, amount, no % 2 == 0 ? PayMethod.TRANSFER : PayMethod.CASH, any("payees"),
                        YearMonth.from(day) + "-" + ++no, null, paid == null ? what : paid.title() + " " + what, paid == null ? null : paid.id()), SampleDesk.WITNESS);
            }
        }
    }
}
