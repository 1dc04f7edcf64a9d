package linli.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.UserClass;

/**
 * 收费标准, the front door: what can be charged, the versions of the tariff and who pays less. A price counts from its day,
 * and only when it was made public by then. What may not be is a {@link UserError}, and nothing is kept then.
 */
public final class Tariffs {
    private static final long WHOLE = 1000;
    private static final int LONGEST_NAME = 100;
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final TariffStore store;

    public Tariffs(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        store = new TariffStore(db, clock);
    }

    public List<FeeItem> items() {
        return store.items();
    }

    public FeeItem item(String code) {
        return store.item(code).orElseThrow(() -> new UserError("error.billing.noItem", code));
    }

    /** Adds an item. */
    public FeeItem add(FeeItem item) {
        check(item);
        return db.write(() -> {
            if (store.items().stream().anyMatch(one -> one.code().equals(item.code()))) {
                throw new UserError("error.billing.itemTwin", item.code());
            }
            store.insert(item);
            return item(item.code());
        });
    }

    private static void check(FeeItem item) {
        if (item.code() == null || !item.code().matches("[A-Za-z0-9-]{1,20}") || item.name() == null || item.name().isBlank() || item.name().strip().length() > LONGEST_NAME) {
            throw new UserError("error.billing.item");
        }
        if (item.cap() != null && item.cap().isNegative()) {
            throw new UserError("error.billing.price", item.cap());
        }
    }

    /** Renames an item, sets its cap, or puts it out of use; code, area, kind and unit stay what its prices were made for. */
    public FeeItem change(FeeItem item) {
        check(item);
        return db.write(() -> {
            inForce(today()).stream().flatMap(tariff -> tariff.prices().stream()).filter(price -> price.itemId() == item.id() && item.cap() != null && price.amount().compareTo(item.cap()) > 0)
                    .findFirst().ifPresent(price -> {
                        throw new UserError("error.billing.cap", item.name(), price.amount(), item.cap());
                    });
            if (!store.update(item)) {
                throw new UserError("error.billing.changed", item.name());
            }
            return item(item.code());
        });
    }

    /** @return every version, the newest first. */
    public List<Tariff> tariffs() {
        return store.tariffs();
    }

    public Tariff tariff(long id) {
        return store.tariff(id).orElseThrow(() -> new UserError("error.billing.noTariff", id));
    }

    /** Writes a draft of the next version. */
    public Tariff draft(LocalDate effective, String basis, List<Tariff.Price> prices) {
        check(effective, basis, prices);
        return db.write(() -> tariff(store.insert(store.lastNo() + 1, effective, basis.strip(), prices, staff.get())));
    }

    /** Changes a draft. A published version cannot be changed: the next one takes its place. */
    public Tariff change(Tariff draft) {
        check(draft.effective(), draft.basis(), draft.prices());
        return db.write(() -> {
            if (!store.update(draft)) {
                throw new UserError("error.billing.published", draft.no());
            }
            return tariff(draft.id());
        });
    }

    private void check(LocalDate effective, String basis, List<Tariff.Price> prices) {
        if (effective == null || basis == null || basis.isBlank()) {
            throw new UserError("error.billing.basis");
        }
        if (prices.isEmpty()) {
            throw new UserError("error.billing.noPrices");
        }
        List<FeeItem> items = store.items();
        for (Tariff.Price price : prices) {
            FeeItem item = items.stream().filter(one -> one.id() == price.itemId()).findFirst().orElseThrow(() -> new UserError("error.billing.noItem", price.itemId()));
            if (price.amount().isNegative()) {
                throw new UserError("error.billing.price", price.amount());
            }
            if (item.kind() == FeeItem.ItemKind.BASIC && !price.amount().isZero()) {
                throw new UserError("error.billing.basic", item.name());
            }
            if (item.cap() != null && price.amount().compareTo(item.cap()) > 0) {
                throw new UserError("error.billing.cap", item.name(), price.amount(), item.cap());
            }
        }
    }

    /** Makes a draft public today. It takes effect on its day, not before. */
    public Tariff publish(long id, long version) {
        return db.write(() -> {
            Tariff draft = tariff(id);
            if (draft.effective().isBefore(today())) {
                throw new UserError("error.billing.backdated", draft.effective(), today());
            }
            if (!store.publish(id, version, today())) {
                throw new UserError("error.billing.published", draft.no());
            }
            return tariff(id);
        });
    }

    /** @return how a version stands on the day. */
    public Tariff.TariffStanding standing(Tariff tariff, LocalDate day) {
        if (tariff.published() == null) {
            return Tariff.TariffStanding.DRAFT;
        }
        if (!tariff.inForce(day)) {
            return Tariff.TariffStanding.ANNOUNCED;
        }
        return inForce(day).filter(now -> now.id() == tariff.id()).isPresent() ? Tariff.TariffStanding.IN_FORCE : Tariff.TariffStanding.PAST;
    }

    /** @return the version in force on the day: the latest that had taken effect and was public. */
    public Optional<Tariff> inForce(LocalDate day) {
        return store.inForce(day);
    }

    /**
     * Computes what something costs.
     *
     * @param quantity thousandths of the item's unit: 1500 for an hour and a half
     * @param payer whose exemptions count, or null
     * @throws UserError for a basic service, an item without a published price, no quantity
     */
    public Tariff.Quote quote(String code, UserClass userClass, long quantity, LocalDate day, Charge.Payer payer) {
        FeeItem item = item(code);
        if (item.kind() == FeeItem.ItemKind.BASIC) {
            throw new UserError("error.billing.basic", item.name());
        }
        if (quantity <= 0) {
            throw new UserError("error.billing.quantity", BigDecimal.valueOf(quantity, 3).stripTrailingZeros().toPlainString());
        }
        Tariff tariff = inForce(day).orElseThrow(() -> new UserError("error.billing.noTariffYet", day));
        Money unit = tariff.prices().stream().filter(price -> price.itemId() == item.id() && price.userClass() == userClass).findFirst()
                .orElseThrow(() -> new UserError("error.billing.noPrice", item.name(), Texts.of(userClass), tariff.no())).amount();
        Money gross = times(unit, quantity);
        Tariff.Exemption exemption = payer == null ? null : exemption(payer, day).orElse(null);
        Money waived = exemption == null ? Money.ZERO : gross.times(BigDecimal.valueOf(exemption.percent(), 2));
        return new Tariff.Quote(tariff, item, userClass, quantity, unit, gross, waived, exemption == null ? null : Texts.text("billing.waive", exemption.reason(), exemption.percent()));
    }

    /** @return unit price times thousandths, to the fen, half up. */
    static Money times(Money unit, long quantity) {
        return new Money(BigDecimal.valueOf(unit.fen()).multiply(BigDecimal.valueOf(quantity)).divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.HALF_UP).longValueExact());
    }

    public List<Tariff.Exemption> exemptions() {
        return store.exemptions();
    }

    /** @return the best exemption of a resident or an organisation on the day; somebody in no list has none. */
    public Optional<Tariff.Exemption> exemption(Charge.Payer payer, LocalDate day) {
        return store.exemptions(payer).stream().filter(one -> one.payer().samePerson(payer) && one.on(day)).max(Comparator.comparingInt(Tariff.Exemption::percent));
    }

    /** Spares somebody who is in the list of residents or of partners a share of every price, against proof. */
    public Tariff.Exemption exempt(Tariff.Exemption draft) {
        if (draft.payer() == null || draft.payer().residentId() == null && draft.payer().partnerId() == null || draft.reason() == null || draft.reason().isBlank() || draft.proof() == null || draft.proof().isBlank()) {
            throw new UserError("error.billing.proof");
        }
        if (draft.percent() < 1 || draft.percent() > 100 || draft.from() == null || draft.to() != null && draft.to().isBefore(draft.from())) {
            throw new UserError("error.billing.exemption", draft.percent(), draft.from(), draft.to());
        }
        return db.write(() -> {
            long id = store.insert(draft, staff.get());
            return store.exemptions().stream().filter(one -> one.id() == id).findFirst().orElseThrow();
        });
    }

    /** Ends an exemption: the day is the last on which it counts. */
    public void endExemption(long id, long version, LocalDate on) {
        db.write(() -> {
            Tariff.Exemption one = store.exemptions().stream().filter(some -> some.id() == id).findFirst().orElseThrow();
            if (on == null || on.isBefore(one.from().minusDays(1))) {
                throw new UserError("error.billing.exemption", one.percent(), one.from(), on);
            }
            if (!store.end(id, version, on)) {
                throw new UserError("error.billing.changed", one.payer().name());
            }
        });
    }

    /** @return the prices of the tariff as a notice shows them: one row an item, one column a class. */
    public List<Row> rows(Tariff tariff) {
        List<Row> rows = new ArrayList<>();
        for (FeeItem item : store.items()) {
            List<Tariff.Price> prices = tariff.prices().stream().filter(price -> price.itemId() == item.id()).toList();
            if (!prices.isEmpty() || item.kind() == FeeItem.ItemKind.BASIC && item.active()) {
                rows.add(new Row(item, prices));
            }
        }
        return rows;
    }

    /** An item with its prices. */
    public record Row(FeeItem item, List<Tariff.Price> prices) {
        public Optional<Money> price(UserClass of) {
            return prices.stream().filter(price -> price.userClass() == of).map(Tariff.Price::amount).findFirst();
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
