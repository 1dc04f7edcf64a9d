package linli.billing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
    public record Today(Map<PayMethod, Money> taken, int receipts, List<Charge.Arrears> arrears, Tariff tariff, String nextNo,
            List<Receipt.DayClose> closes) {}

    public final ObservableList<Found> found = FXCollections.observableArrayList();
    public final ObjectProperty<Found> payer = new SimpleObjectProperty<>();
    public final ObservableList<Charge.Due> dues = FXCollections.observableArrayList();
    public final ObjectProperty<Today> today = new SimpleObjectProperty<>();
    /** What may be charged: no basic service. Changed only where it differs, so that a choice under way stays. */
    public final ObservableList<FeeItem> items = FXCollections.observableArrayList();
    public final ObservableList<Receipt> receipts = FXCollections.observableArrayList();
    public final StringProperty words = new SimpleStringProperty("");
    public final ObjectProperty<Sheet> paper = new SimpleObjectProperty<>();
    /** What of the lines chosen would go to the fund. */
    public final ObjectProperty<Money> share = new SimpleObjectProperty<>(Money.ZERO);
    public final ObjectProperty<Receipt> receipt = new SimpleObjectProperty<>();

    private static final int BACK_DAYS = 366;
    private final Till till;
    private final Tariffs tariffs;
    private final Takings takings;
    private final BillingPapers papers;
    private final Work work;
    private final Function<String, List<Found>> people;
    private final Supplier<BillingPapers.Issuer> issuer;

    private record Loaded(Today today, List<FeeItem> items, List<Receipt> receipts) {}

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
                    tariffs.inForce(day).orElse(null), till.nextNo(), takings.closes(day.minusDays(BACK_DAYS), day));
            return new Loaded(now, tariffs.items().stream().filter(item -> item.active() && item.kind() != FeeItem.ItemKind.BASIC).toList(), list);
        }, loaded -> {
            today.set(loaded.today);
            if (!items.equals(loaded.items)) {
                items.setAll(loaded.items);
            }
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
     * @param other another unit price than the tariff's, with its reason; null for the tariff's
     * @param second who confirms either of them; null for the tariff's own amount
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
            receipt.set(null);
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

    /** Shows the receipt as it would be; one that was given stays until a line is added or chosen. */
    public void preview(List<Charge.Due> chosen, Map<PayMethod, Money> methods) {
        Found who = payer.get();
        Map<Long, Money> parts = parts(chosen, methods.values().stream().reduce(Money.ZERO, Money::plus));
        if (who == null || receipt.get() != null || parts.isEmpty()) {
            share.set(Money.ZERO);
            return;
        }
        work.read("till.preview", () -> {
            Till.Preview now = till.preview(who.payer(), parts, methods);
            return Map.entry(now.share(), papers.receipt(now.receipt(), issuer.get(), 0));
        }, shown -> {
            if (receipt.get() == null) {
                share.set(shown.getKey());
                paper.set(shown.getValue());
            }
        });
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
            // What lies there now was printed: the next print of it says so.
            work.run(() -> {
                till.printed(one.id());
                return till.receipt(one.id());
            }, now -> {
                load();
                show(now);
            });
        }
    }

    public void cancel(Receipt one, String reason, Till.Second second, Consumer<Throwable> wrong) {
        work.run(() -> till.cancel(one.id(), reason, second), made -> {
            load();
            show(made);
        }, wrong);
    }

    /** Tells what of each line of a receipt has not gone back yet. */
    public void left(Receipt one, Consumer<Map<Long, Money>> shown) {
        work.read("till.left", () -> till.left(one), shown);
    }

    /** Gives parts of a receipt back, by the ways it was paid. @param parts by charge what goes back */
    public void refund(Receipt one, Map<Long, Money> parts, String reason, Till.Second second, Consumer<Throwable> wrong) {
        work.run(() -> {
            Money total = parts.values().stream().reduce(Money.ZERO, Money::plus);
            return till.refund(one.id(), parts, till.ways(one, total), reason, second);
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

    /** Shows the slip of a day that was closed. */
    public void show(Receipt.DayClose close) {
        receipt.set(null);
        work.read("till.paper", () -> papers.dayClose(close, issuer.get()), paper::set);
    }

    /** Writes who owes something as a workbook. */
    public void arrearsBook(List<Charge.Arrears> owing, Path target, Consumer<Path> done) {
        work.run(() -> papers.arrearsBook(owing, till.today(), issuer.get(), target), done);
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
