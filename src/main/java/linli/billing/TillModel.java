package linli.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.ui.Work;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;

/** The till on screen: who pays, what is owed, how it is paid, and the receipt. */
public final class TillModel {
    /** Somebody found as payer. @param note place, phone or kind, masked */
    public record Found(Charge.Payer payer, String note, UserClass userClass) {}

    /** What the page shows at its head. */
    public record Today(Map<PayMethod, Money> taken, int receipts, List<Charge.Arrears> arrears, List<FeeItem> items, Tariff tariff, int unpublished) {}

    public final ObservableList<Found> found = FXCollections.observableArrayList();
    public final ObjectProperty<Found> payer = new SimpleObjectProperty<>();
    public final ObservableList<Charge.Due> dues = FXCollections.observableArrayList();
    public final ObjectProperty<Today> today = new SimpleObjectProperty<>();
    public final ObservableList<Receipt> receipts = FXCollections.observableArrayList();
    public final StringProperty words = new SimpleStringProperty("");
    public final ObjectProperty<Sheet> paper = new SimpleObjectProperty<>();
    public final ObjectProperty<Receipt> receipt = new SimpleObjectProperty<>();

    private static final int BACK_DAYS = 366;
    private final Till till;
    private final Tariffs tariffs;
    private final Takings takings;
    private final BillingPapers papers;
    private final Work work;
    private final Function<String, List<Found>> people;
    private final Supplier<BillingPapers.Issuer> issuer;

    private record Loaded(Today today, List<Receipt> receipts) {}

    /** @param people finds residents and partners by what is typed */
    public TillModel(Till till, Tariffs tariffs, Takings takings, BillingPapers papers, Work work, Function<String, List<Found>> people, Supplier<BillingPapers.Issuer> issuer) {
        this.till = till;
        this.tariffs = tariffs;
        this.takings = takings;
        this.papers = papers;
        this.work = work;
        this.people = people;
        this.issuer = issuer;
        words.addListener((property, old, now) -> load());
    }

    public void load() {
        String some = words.get();
        work.read("till.today", () -> {
            LocalDate day = till.today();
            List<Receipt> list = takings.receipts(day.minusDays(BACK_DAYS), day, some);
            Today now = new Today(takings.taken(day), (int) list.stream().filter(one -> one.on().equals(day)).count(), takings.arrears(day),
                    tariffs.items().stream().filter(FeeItem::active).toList(), tariffs.inForce(day).orElse(null), takings.unpublished().size());
            return new Loaded(now, list);
        }, loaded -> {
            today.set(loaded.today);
            receipts.setAll(loaded.receipts);
        });
        reload();
    }

    public void find(String typed) {
        String text = typed.strip();
        work.read("till.find", () -> {
            List<Found> all = new ArrayList<>(text.isEmpty() ? List.of() : people.apply(text));
            if (!text.isEmpty()) {
                all.add(new Found(Charge.Payer.named(text), null, UserClass.RESIDENT));
            }
            return all;
        }, found::setAll);
    }

    /** Puts somebody at the till. */
    public void serve(Found who) {
        payer.set(who);
        paper.set(null);
        receipt.set(null);
        found.clear();
        reload();
    }

    /** Puts somebody at the till of whom only the name is known here. */
    public void serving(Charge.Payer who) {
        work.read("till.find", () -> people.apply(who.name()).stream().filter(one -> one.payer().equals(who)).findFirst().orElse(new Found(who, "", UserClass.RESIDENT)), this::serve);
    }

    /** Shows the receipt that paid a charge, to give its money back. */
    public void refunding(long charge) {
        work.read("till.receipt", () -> takings.paying(charge), found -> found.ifPresent(this::show));
    }

    /** Shows the receipt of the number. */
    public void show(String no) {
        work.read("till.receipt", () -> takings.receipt(no), found -> found.ifPresent(this::show));
    }

    private void reload() {
        Found who = payer.get();
        if (who != null) {
            work.read("till.dues", () -> till.owed(who.payer()), dues::setAll);
        } else {
            dues.clear();
        }
    }

    /**
     * A line to be added.
     *
     * @param quantity thousandths of the unit
     * @param waived taken off, with its reason, or null
     * @param other another unit price than the tariff's, with its reason and who confirms it; null for the tariff's
     */
    public record Line(FeeItem item, UserClass userClass, long quantity, Money waived, String reason, Money other, String why, Till.Second second) {}

    /** Adds a line by the tariff in force. */
    public void add(Line line, Consumer<Throwable> wrong, Runnable done) {
        Found who = payer.get();
        work.run(() -> {
            Till.Draft draft = Till.Draft.of(who.payer(), line.item().code(), line.userClass(), line.quantity(), till.today(), "");
            draft = line.waived() == null || line.waived().isZero() ? draft : draft.less(line.waived(), line.reason());
            return till.charge(line.other() == null ? draft : draft.at(line.other(), line.why()), line.second());
        }, charge -> {
            reload();
            done.run();
        }, wrong);
    }

    /** Takes a line back that nothing was paid for. */
    public void drop(Charge charge, String reason) {
        work.run(() -> till.reverse(charge.id(), reason), any -> reload());
    }

    /** Takes the money for the lines and shows the receipt. */
    public void pay(List<Charge.Due> chosen, Map<PayMethod, Money> methods, Consumer<Throwable> wrong, Consumer<Receipt> done) {
        Found who = payer.get();
        Map<Long, Money> parts = parts(chosen, methods.values().stream().reduce(Money.ZERO, Money::plus));
        work.run(() -> till.pay(who.payer(), parts, methods, null), made -> {
            load();
            show(made);
            done.accept(made);
        }, wrong);
    }

    /** A smaller sum pays the lines from the first on. */
    private static Map<Long, Money> parts(List<Charge.Due> chosen, Money total) {
        Map<Long, Money> parts = new LinkedHashMap<>();
        Money left = total;
        for (Charge.Due due : chosen) {
            Money part = due.open().compareTo(left) < 0 ? due.open() : left;
            if (part.fen() > 0) {
                parts.put(due.charge().id(), part);
                left = left.minus(part);
            }
        }
        // What is more than owed stays on the last line, where the till refuses it with its reason.
        if (left.fen() > 0 && !chosen.isEmpty()) {
            parts.merge(chosen.getLast().charge().id(), left, Money::plus);
        }
        return parts;
    }

    public void show(Receipt one) {
        receipt.set(one);
        work.read("till.paper", () -> papers.receipt(one, issuer.get(), one.prints()), paper::set);
    }

    public void printed() {
        Receipt one = receipt.get();
        if (one != null) {
            work.run(() -> till.printed(one.id()), any -> load());
        }
    }

    public void cancel(Receipt one, String reason, Till.Second second, Consumer<Throwable> wrong) {
        work.run(() -> till.cancel(one.id(), reason, second), made -> {
            load();
            show(made);
        }, wrong);
    }

    /** Gives all that is left of a receipt back, by the ways it was paid. */
    public void refund(Receipt one, String reason, Till.Second second, Consumer<Throwable> wrong) {
        work.run(() -> {
            Map<Long, Money> left = new LinkedHashMap<>(till.left(one));
            left.values().removeIf(Money::isZero);
            Money total = left.values().stream().reduce(Money.ZERO, Money::plus);
            Map<PayMethod, Money> back = new EnumMap<>(PayMethod.class);
            Money open = total;
            for (Map.Entry<PayMethod, Money> paid : one.payments().entrySet()) {
                Money part = paid.getValue().compareTo(open) < 0 ? paid.getValue() : open;
                back.put(paid.getKey(), part);
                open = open.minus(part);
            }
            return till.refund(one.id(), left, back, reason, second);
        }, made -> {
            load();
            show(made);
        }, wrong);
    }

    /** Closes the day of whoever is signed in and shows the slip. */
    public void close(Map<PayMethod, Money> counted, String reason, Consumer<Throwable> wrong) {
        work.run(() -> papers.dayClose(takings.closeDay(till.today(), counted, reason), issuer.get()), sheet -> {
            receipt.set(null);
            paper.set(sheet);
            load();
        }, wrong);
    }

    public void expected(Consumer<Map<PayMethod, Money>> shown) {
        work.read("till.expected", () -> takings.expected(till.today()), shown);
    }

    /** Shows the public notice of the tariff in force. */
    public void notice() {
        Today now = today.get();
        if (now != null && now.tariff() != null) {
            work.read("till.paper", () -> papers.notice(now.tariff(), issuer.get()), sheet -> {
                receipt.set(null);
                paper.set(sheet);
            });
        }
    }
}
