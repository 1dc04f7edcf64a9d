package linli.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.Right;
import linli.base.value.UserClass;

/** 收款台账, the front door: receipts and arrears to look at, the day's close, and the proof that every price was public. */
public final class Takings {
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final TillStore store;
    private final TillQuery query;

    public Takings(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        store = new TillStore(db, clock);
        query = new TillQuery(db);
    }

    /** @return receipts of the days, both included, the newest first. @param words part of the number or the name; "" for all */
    public List<Receipt> receipts(LocalDate from, LocalDate to, String words) {
        return store.receipts(from, to, words == null ? "" : words.strip());
    }

    public Optional<Receipt> receipt(String no) {
        return store.receipt(no);
    }

    /** @return the live receipt that pays something of the charge, the newest of several; empty when nothing was paid. */
    public Optional<Receipt> paying(long charge) {
        return store.paying(charge).filter(Receipt::live);
    }

    /** @return who owes something on the day, the oldest debt first. */
    public List<Charge.Arrears> arrears(LocalDate day) {
        return query.arrears(day);
    }

    /** @return what each method took on the day by whoever is signed in, refunds and voids taken off. */
    public Map<PayMethod, Money> expected(LocalDate day) {
        return query.taken(day, staff.get());
    }

    /** @return the same by everybody. */
    public Map<PayMethod, Money> taken(LocalDate day) {
        return query.taken(day, null);
    }

    /**
     * 日结: closes the day of whoever is signed in; nothing is taken on that day by this person any more.
     *
     * @param counted what lies there, by method
     * @param reason needed when it differs from what should lie there
     */
    public Receipt.DayClose closeDay(LocalDate day, Map<PayMethod, Money> counted, String reason) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new UserError("error.billing.future", day);
        }
        return db.write(() -> {
            if (store.dayClosed(day, staff.get())) {
                throw new UserError("error.billing.dayClosed", day, staff.get());
            }
            Map<PayMethod, Money> expected = query.taken(day, staff.get());
            Map<PayMethod, Money> all = new EnumMap<>(PayMethod.class);
            for (PayMethod method : PayMethod.values()) {
                Money is = counted.getOrDefault(method, Money.ZERO);
                if (is.isNegative() && !expected.getOrDefault(method, Money.ZERO).isNegative()) {
                    throw new UserError("error.billing.method", is);
                }
                all.put(method, is);
            }
            boolean same = all.entrySet().stream().allMatch(one -> one.getValue().equals(expected.getOrDefault(one.getKey(), Money.ZERO)));
            if (!same && (reason == null || reason.isBlank())) {
                throw new UserError("error.billing.difference", sum(all), sum(expected));
            }
            long no = store.close(day, staff.get(), expected, all, same ? null : reason.strip());
            return store.closes(day, day).stream().filter(one -> one.no() == no).findFirst().orElseThrow();
        });
    }

    private static Money sum(Map<PayMethod, Money> money) {
        return money.values().stream().reduce(Money.ZERO, Money::plus);
    }

    public List<Receipt.DayClose> closes(LocalDate from, LocalDate to) {
        return store.closes(from, to);
    }

    /** @return ids of charges that used a price that was not public and in force on their day, or another one that nobody confirmed; none proves the notice. */
    public List<Long> unpublished() {
        return query.unpublished();
    }

    /**
     * The notice put to the proof.
     *
     * @param checked how many charges there are
     * @param wrong those whose price was not public and in force on their day, or was another one that nobody confirmed
     */
    public record Proof(int checked, List<Charge> wrong) {}

    /** @return every charge held against the tariff that it names. */
    public Proof prove() {
        return new Proof(query.posted(), store.charges(query.unpublished()));
    }

    /**
     * 减免价值: what one payer was spared in a year, against what a commercial user would have paid by the same tariff.
     *
     * @param times how many charges
     * @param market what a commercial user would have paid; where the tariff has no such price, the payer's own before waiving
     * @param net what the payer paid or owes
     */
    public record Spared(Charge.Payer payer, UserClass userClass, int times, Money market, Money net) {
        public Money value() {
            return market.minus(net);
        }
    }

    /** One charge with what a commercial user would have paid. */
    public record Row(Charge charge, Money market) {
        public Money value() {
            return market.minus(charge.net());
        }
    }

    /** @return who was spared something in the year, the most first; a charge taken back counts nothing. */
    public List<Spared> spared(int year) {
        return query.spared(year);
    }

    /** @return the charges behind one line of {@link #spared}, the oldest first. */
    public List<Row> sparedRows(int year, Charge.Payer payer, UserClass userClass) {
        return query.sparedRows(year, payer, userClass);
    }

    /** @return how far the books go: a number that rises with every charge and tariff. */
    public long mark() {
        return query.mark();
    }

    /** Empties charges, receipts and tariffs: for taking the sample out, where nothing real stands in the books. */
    public void forget() {
        db.require(Right.ADMIN);
        db.needing(Right.FINANCE).write(() -> {
            store.clear();
            new TariffStore(db, clock).clear();
        });
    }

    /** @return charges, receipts and closed days that are not as they were posted or are gone, a sentence each; none when all is whole. */
    public List<String> broken() {
        return query.broken();
    }
}
