package linli.tariffs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.FeeItem;
import linli.billing.Tariff;
import linli.billing.Tariffs;

/** A version of the tariff while it is written: its day, what it rests on, and a price in every cell of the grid; an empty cell is no price. */
public final class DraftModel {
    /** One place of the grid. */
    public record Cell(long item, UserClass userClass) {}

    public final BooleanProperty editing = new SimpleBooleanProperty();
    public final ObjectProperty<LocalDate> effective = new SimpleObjectProperty<>();
    public final StringProperty basis = new SimpleStringProperty("");
    public final StringProperty wrong = new SimpleStringProperty("");
    public final StringProperty title = new SimpleStringProperty("");

    private final Tariffs tariffs;
    private final Work work;
    private final Supplier<LocalDate> today;
    private final Consumer<Tariff> saved;
    private final Map<Cell, String> prices = new LinkedHashMap<>();
    private Map<Cell, String> before = Map.of();
    private String basisBefore = "";
    private List<FeeItem> items = List.of();
    private Tariff edited;

    DraftModel(Tariffs tariffs, Work work, Supplier<LocalDate> today, Consumer<Tariff> saved) {
        this.tariffs = tariffs;
        this.work = work;
        this.today = today;
        this.saved = saved;
    }

    void items(List<FeeItem> now) {
        items = now;
    }

    /** A new version with the prices of another one; null: with none. */
    void start(Tariff like) {
        title.set(Texts.text("tariffs.draft.new"));
        fill(null, like == null ? List.of() : like.prices(), today.get().plusMonths(1).withDayOfMonth(1), "");
    }

    /** A draft that is stored. */
    void edit(Tariff draft) {
        title.set(Texts.text("tariffs.draft.edit", draft.no()));
        fill(draft, draft.prices(), draft.effective(), draft.basis());
    }

    private void fill(Tariff draft, List<Tariff.Price> known, LocalDate day, String why) {
        edited = draft;
        prices.clear();
        known.forEach(price -> prices.put(new Cell(price.itemId(), price.userClass()), price.amount().toString()));
        before = Map.copyOf(prices);
        effective.set(day);
        basis.set(why);
        basisBefore = why;
        wrong.set("");
        editing.set(false);
        editing.set(true);
    }

    String price(Cell cell) {
        return prices.getOrDefault(cell, "");
    }

    void price(Cell cell, String typed) {
        if (typed == null || typed.isBlank()) {
            prices.remove(cell);
        } else {
            prices.put(cell, typed.strip());
        }
    }

    /** @return what is wrong with a price while it is typed, or null. */
    String complaint(FeeItem item, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Money.Check check = Money.check(typed);
        if (!check.ok() || check.value().isNegative()) {
            return Texts.text("tariffs.cell.bad");
        }
        return item.cap() != null && check.value().compareTo(item.cap()) > 0 ? Texts.text("tariffs.cell.cap", item.cap()) : null;
    }

    /** @return whether something typed would be lost. */
    public boolean changed() {
        return editing.get() && !(prices.equals(before) && Objects.equals(basis.get(), basisBefore));
    }

    public void leave() {
        editing.set(false);
    }

    /** Stores it as a draft; nothing counts before it is published. */
    public void save(Consumer<String> done) {
        wrong.set("");
        Map<Cell, String> typed = new LinkedHashMap<>(prices);
        Tariff old = edited;
        LocalDate day = effective.get();
        String why = basis.get();
        work.run(() -> {
            List<Tariff.Price> all = new ArrayList<>();
            typed.forEach((cell, text) -> all.add(new Tariff.Price(cell.item(), cell.userClass(), amount(cell, text))));
            return old == null ? tariffs.draft(day, why, all) : tariffs.change(new Tariff(old.id(), old.no(), day, null, why, all, old.version()));
        }, made -> {
            editing.set(false);
            saved.accept(made);
            done.accept(Texts.text("tariffs.saved", made.no()));
        }, error -> wrong.set(error instanceof UserError refused ? refused.getMessage() : String.valueOf(error)));
    }

    private Money amount(Cell cell, String text) {
        Money.Check check = Money.check(text);
        if (!check.ok()) {
            String name = items.stream().filter(one -> one.id() == cell.item()).map(FeeItem::name).findFirst().orElse("");
            throw new UserError("error.tariffs.amount", name, Texts.of(cell.userClass()), text);
        }
        return check.value();
    }
}
