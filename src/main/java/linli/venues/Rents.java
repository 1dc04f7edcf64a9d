package linli.venues;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.Right;
import linli.base.value.UserClass;
import linli.billing.Charge;
import linli.billing.FeeItem;
import linli.billing.Receipt;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import linli.billing.Till;

/**
 * 场地收费, the front door: what a booking costs by the public tariff. Booking and charging are one transaction: a charge that
 * cannot be posted leaves no booking, and a booking that cannot be had posts no charge.
 */
public final class Rents {
    private static final String SOURCE = "booking";
    private static final long UNIT = 1000;
    private static final int HOUR = 60;
    private static final int HALF_DAY = 4 * HOUR;

    private final Db db;
    private final Venues venues;
    private final Tariffs tariffs;
    private final Till till;
    private final BiConsumer<Collection<Long>, String> ended;

    /** What a booking costs. @param market what a commercial user would pay; null where the tariff has no such price */
    public record Price(Tariff.Quote quote, Money market) {
        public Money net() {
            return quote.net();
        }

        /** @return what the user is spared against the market price. */
        public Money spared() {
            return market == null || market.compareTo(quote.gross()) < 0 ? quote.waived() : market.minus(quote.net());
        }
    }

    /** Another price of the unit than the tariff's: with its reason, confirmed by a second person. */
    public record Other(Money unit, String reason, Till.Second second) {}

    /** How money goes back, and who confirms it. */
    public record Back(PayMethod method, Till.Second second) {}

    /** What was charged for some bookings and stands. */
    public record Fees(List<Charge.Due> lines) {
        public Money net() {
            return lines.stream().map(due -> due.charge().net()).reduce(Money.ZERO, Money::plus);
        }

        public Money paid() {
            return lines.stream().map(Charge.Due::paid).reduce(Money.ZERO, Money::plus);
        }

        public Money open() {
            return net().minus(paid());
        }
    }

    /** @param ended told which bookings are cancelled and why: the classes held in them lose their room */
    public Rents(Db db, Venues venues, Tariffs tariffs, Till till, BiConsumer<Collection<Long>, String> ended) {
        this.db = db;
        this.venues = venues;
        this.tariffs = tariffs;
        this.till = till;
        this.ended = ended;
    }

    /**
     * @return what the booking costs by the tariff in force on its day; empty for the centre's own use and where no price of
     *     the room is public for the class of users. An item belongs to a room by its name.
     */
    public Optional<Price> price(Booking booking) {
        if (booking.userClass() == UserClass.OWN || booking.activityId() != null) {
            return Optional.empty();
        }
        Optional<FeeItem> item = item(venues.room(booking.roomId()).name());
        Optional<Tariff> tariff = tariffs.inForce(booking.day());
        if (item.isEmpty() || tariff.isEmpty() || unit(tariff.get(), item.get(), booking.userClass()).isEmpty()) {
            return Optional.empty();
        }
        long quantity = quantity(item.get().unit(), booking.minutes());
        boolean commercial = unit(tariff.get(), item.get(), UserClass.COMMERCIAL).isPresent();
        Money market = commercial ? tariffs.quote(item.get().code(), UserClass.COMMERCIAL, quantity, booking.day(), null).gross() : null;
        return Optional.of(new Price(tariffs.quote(item.get().code(), booking.userClass(), quantity, booking.day(), payer(booking)), market));
    }

    /** @return what every class of users would pay for the time, those first who pay nothing; "" where no price is public. */
    public String prices(Booking wish) {
        List<String> free = new ArrayList<>();
        List<String> paying = new ArrayList<>();
        for (UserClass of : UserClass.values()) {
            price(Booking.wish(wish.roomId(), wish.day(), wish.from(), wish.to(), "", of, Booking.Who.other("", null))).ifPresent(price -> {
                if (price.net().isZero()) {
                    free.add(Texts.of(of));
                } else {
                    paying.add(Texts.text("venues.rent.pays", Texts.of(of), price.net().format()));
                }
            });
        }
        if (!free.isEmpty()) {
            paying.addFirst(Texts.text("venues.rent.free", String.join(Texts.text("venues.comma"), free)));
        }
        return String.join(Texts.text("venues.semicolon"), paying);
    }

    private static Optional<Money> unit(Tariff tariff, FeeItem item, UserClass of) {
        return tariff.prices().stream().filter(price -> price.itemId() == item.id() && price.userClass() == of).map(Tariff.Price::amount).findFirst();
    }

    /** The smallest unit counts where a room is let by several. */
    private Optional<FeeItem> item(String room) {
        return tariffs.items().stream().filter(one -> one.active() && one.area() == FeeArea.VENUE && one.kind() != FeeItem.ItemKind.BASIC && one.name().equals(room))
                .min(Comparator.comparing(FeeItem::unit));
    }

    /** @return thousandths: hours to the minute, half days begun, or once. */
    static long quantity(FeeItem.FeeUnit unit, int minutes) {
        return switch (unit) {
            case HOUR -> BigDecimal.valueOf(minutes * UNIT).divide(BigDecimal.valueOf(HOUR), 0, RoundingMode.HALF_UP).longValueExact();
            case HALF_DAY -> (minutes + HALF_DAY - 1) / HALF_DAY * UNIT;
            default -> UNIT;
        };
    }

    private static Charge.Payer payer(Booking booking) {
        Booking.Who who = booking.who();
        return new Charge.Payer(who.kind() == Booking.WhoKind.RESIDENT ? who.id() : null, who.kind() == Booking.WhoKind.PARTNER ? who.id() : null, who.name());
    }

    /** @return who pays for the booking. */
    public Charge.Payer payerOf(Booking booking) {
        return payer(booking);
    }

    /** @return whether who is at the desk may charge. */
    public boolean mayCharge() {
        return db.may(Right.TILL) || db.may(Right.FINANCE);
    }

    // ---- booking and charging ----

    /**
     * Books one, and posts its charge in the same transaction.
     *
     * @param charge whether it is charged now; where there is no price, nothing is
     * @param other null for the tariff's price
     */
    public Booking book(Booking wish, boolean charge, Other other) {
        return db.write(() -> {
            Booking booked = venues.book(wish);
            if (charge) {
                charge(booked, other);
            }
            return booked;
        });
    }

    /** Books a series and charges each of its dates, all or nothing. */
    public Series.Saved save(Series series, Map<LocalDate, Series.Choice> choices, boolean charge, Other other) {
        return db.write(() -> {
            Series.Saved saved = venues.save(series, choices);
            if (charge) {
                saved.booked().forEach(one -> charge(one, other));
            }
            return saved;
        });
    }

    /** Charges a booking that was not charged yet. */
    public void charge(long booking, Other other) {
        db.write(() -> {
            Booking one = venues.get(booking);
            if (!of(List.of(booking)).lines().isEmpty()) {
                throw new UserError("error.venues.charged", one.no());
            }
            if (price(one).isEmpty()) {
                throw new UserError("error.venues.noPrice", venues.room(one.roomId()).name(), Texts.of(one.userClass()));
            }
            charge(one, other);
        });
    }

    private void charge(Booking booking, Other other) {
        Optional<Price> price = price(booking);
        if (price.isEmpty()) {
            if (other != null) {
                throw new UserError("error.venues.noPrice", venues.room(booking.roomId()).name(), Texts.of(booking.userClass()));
            }
            return;
        }
        Tariff.Quote quote = price.get().quote();
        String memo = Texts.text("venues.rent.memo", booking.no(), booking.day(), booking.time());
        Till.Draft draft = Till.Draft.of(payer(booking), quote.item().code(), booking.userClass(), quote.quantity(), booking.day(), memo).from(SOURCE, booking.id());
        till.charge(other == null ? draft : draft.at(other.unit(), other.reason()), other == null ? null : other.second());
    }

    /** Changes anything of a booking; what nothing was paid for yet is charged anew where the price has changed. */
    public Booking change(Booking changed) {
        return db.write(() -> {
            Booking now = venues.change(changed);
            settle(now);
            return now;
        });
    }

    /** Moves or resizes. */
    public Booking move(long id, long version, long room, LocalDate day, LocalTime from, LocalTime to) {
        return change(venues.get(id).at(room, day, from, to).stored(id, version));
    }

    private void settle(Booking now) {
        Fees fees = of(List.of(now.id()));
        Optional<Price> price = price(now);
        if (fees.lines().isEmpty() || fees.lines().size() == 1 && price.isPresent() && same(fees.lines().getFirst().charge(), price.get().quote(), payer(now))) {
            return;
        }
        boolean other = fees.lines().stream().anyMatch(due -> due.charge().otherReason() != null);
        if (!fees.paid().isZero() || other) {
            throw new UserError("error.venues.paid", now.no(), fees.net(), fees.paid(), price.map(Price::net).orElse(Money.ZERO));
        }
        fees.lines().forEach(due -> till.reverse(due.charge().id(), Texts.text("venues.rent.changed", now.no())));
        charge(now, null);
    }

    private static boolean same(Charge charge, Tariff.Quote quote, Charge.Payer payer) {
        return charge.item().id() == quote.item().id() && charge.userClass() == quote.userClass() && charge.quantity() == quote.quantity() && charge.payer().equals(payer)
                && (charge.otherReason() != null || charge.unit().equals(quote.unit()) && charge.waived().equals(quote.waived()));
    }

    // ---- cancelling ----

    /** @return what was charged for the bookings and stands. */
    public Fees of(Collection<Long> bookings) {
        return new Fees(bookings.stream().flatMap(id -> till.of(SOURCE, id).stream()).filter(due -> !due.reversed()).toList());
    }

    /**
     * Cancels bookings with all that hangs on them: the classes held in them lose their room, what was not paid is no longer
     * owed, and what was paid goes back.
     *
     * @param back null: what was paid stays for now, {@link #refund} gives it back later
     * @return how many were cancelled
     */
    public int cancel(Collection<Long> ids, String reason, Back back) {
        return db.write(() -> {
            List<Long> open = ids.stream().filter(id -> venues.get(id).status() == Booking.BookingStatus.BOOKED).toList();
            int count = venues.cancel(open, reason);
            of(open).lines().stream().filter(due -> due.paid().isZero()).forEach(due -> till.reverse(due.charge().id(), reason));
            if (back != null) {
                refund(open, reason, back);
            }
            ended.accept(open, reason);
            return count;
        });
    }

    /** Gives back what was paid for the bookings, one refund for each receipt. @return the refunds' receipts */
    public List<Receipt> refund(Collection<Long> bookings, String reason, Back back) {
        return db.write(() -> {
            Fees fees = of(bookings);
            Map<Long, Map<Long, Money>> parts = new LinkedHashMap<>();
            for (Charge.Due due : fees.lines()) {
                for (Receipt receipt : till.receiptsFor(due.charge().id())) {
                    Money left = till.left(receipt).getOrDefault(due.charge().id(), Money.ZERO);
                    if (!left.isZero()) {
                        parts.computeIfAbsent(receipt.id(), any -> new LinkedHashMap<>()).put(due.charge().id(), left);
                    }
                }
            }
            List<Receipt> refunds = parts.entrySet().stream().map(one -> till.refund(one.getKey(), one.getValue(),
                    Map.of(back.method(), one.getValue().values().stream().reduce(Money.ZERO, Money::plus)), reason, back.second())).toList();
            fees.lines().forEach(due -> till.reverse(due.charge().id(), reason));
            return refunds;
        });
    }
}
