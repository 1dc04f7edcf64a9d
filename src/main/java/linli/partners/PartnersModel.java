package linli.partners;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.ui.Work;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partners.Whole;

/** The list of partners and the one that is open at its side. */
public final class PartnersModel {
    /** What the side shows. */
    public enum Side { NONE, ONE, EDIT, ADD, AGREEMENT, PLEDGE, DELIVER, STATUS }

    public final ObservableList<PartnerList.Row> rows = FXCollections.observableArrayList();
    public final ObjectProperty<PartnerList> counts = new SimpleObjectProperty<>(new PartnerList(List.of(), Map.of(), Map.of(), Map.of(), 0, 0, 0, LocalDate.EPOCH));
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    public final ObservableList<PartnerList.LedgerSum> ledger = FXCollections.observableArrayList();
    public final ObservableList<String> communities = FXCollections.observableArrayList();
    /** Nothing is stored at all: the page says what to do next. */
    public final BooleanProperty empty = new SimpleBooleanProperty();
    public final ObjectProperty<Whole> open = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    /** The promise that something is given on, and the status to go to. */
    public final ObjectProperty<Partner.Pledge> pledge = new SimpleObjectProperty<>();
    public final ObjectProperty<PartnerStatus> next = new SimpleObjectProperty<>();

    private final Partners partners;
    private final Work work;

    public PartnersModel(Partners partners, Work work) {
        this.partners = partners;
        this.work = work;
    }

    private record Loaded(PartnerList list, List<PartnerList.LedgerSum> ledger, List<String> communities) {}

    /**
     * Opens the list.
     *
     * @param argument null: as it was; an id: with that partner at the side; "new": with the form; a map: only what its
     *     filter words find (see {@link PartnerList.Filter#of})
     */
    public void open(Object argument) {
        if (argument instanceof Long id) {
            show(id);
        } else if ("new".equals(argument)) {
            side.set(Side.ADD);
        } else if (argument instanceof Map<?, ?> words) {
            Map<String, String> now = new LinkedHashMap<>();
            words.forEach((key, value) -> now.put(key.toString(), value.toString()));
            filter.set(now);
        }
        load();
    }

    /** Reads the rows anew; the newest request wins. */
    public void load() {
        Map<String, String> words = filter.get();
        work.read("partners.list", () -> new Loaded(partners.list(PartnerList.Filter.of(words)), partners.pledges().ledgerSums(), partners.communities()), loaded -> {
            counts.set(loaded.list());
            rows.setAll(loaded.list().rows());
            ledger.setAll(loaded.ledger());
            communities.setAll(loaded.communities());
            empty.set(loaded.list().all() == 0 && words.isEmpty());
        });
    }

    /** Narrows by one word; null takes it away. */
    public void narrow(String key, String value) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        if (value == null) {
            words.remove(key);
        } else {
            words.put(key, value);
        }
        if (!words.equals(filter.get())) {
            filter.set(words);
            load();
        }
    }

    /** Takes every narrowing away. */
    public void all() {
        filter.set(Map.of());
        load();
    }

    /** Shows one partner at the side. */
    public void show(long id) {
        work.read("partners.one", () -> partners.whole(id), whole -> {
            open.set(whole);
            side.set(Side.ONE);
        });
    }

    /** Back to the partner, or to the list alone. */
    public void back() {
        side.set(side.get() == Side.ONE || open.get() == null ? Side.NONE : Side.ONE);
        if (side.get() == Side.NONE) {
            open.set(null);
        }
    }

    public void turn(Side to) {
        side.set(to);
    }

    public void turn(PartnerStatus to) {
        next.set(to);
        side.set(Side.STATUS);
    }

    public void turn(Partner.Pledge on) {
        pledge.set(on);
        side.set(Side.DELIVER);
    }

    public List<String> warnings(Partner.Face face) {
        return partners.warnings(face);
    }

    /** Saves the form: a new partner, or the open one. */
    public void save(Partner.Face face, PartnerStatus status, Consumer<Partner> done, Consumer<Throwable> wrong) {
        boolean adding = side.get() == Side.ADD;
        Whole before = open.get();
        work.run(() -> adding ? partners.add(face, status) : partners.edit(before.partner().id(), before.partner().version(), face), partner -> {
            again(partner.id());
            done.accept(partner);
        }, wrong);
    }

    public void status(LocalDate on, String reason, Runnable done, Consumer<Throwable> wrong) {
        Partner partner = open.get().partner();
        PartnerStatus to = next.get();
        change(() -> partners.status(partner.id(), partner.version(), to, on, reason), done, wrong);
    }

    public void verify(Runnable done, Consumer<Throwable> wrong) {
        Partner partner = open.get().partner();
        change(() -> partners.verify(partner.id(), partner.version()), done, wrong);
    }

    public void sign(Partner.Agreement draft, Runnable done, Consumer<Throwable> wrong) {
        change(() -> partners.pledges().sign(draft), done, wrong);
    }

    public void endAgreement(Partner.Agreement one, String reason, Runnable done, Consumer<Throwable> wrong) {
        change(() -> {
            partners.pledges().endAgreement(one, null, reason);
            return null;
        }, done, wrong);
    }

    public void pledge(Partner.Pledge draft, Runnable done, Consumer<Throwable> wrong) {
        change(() -> partners.pledges().pledge(draft), done, wrong);
    }

    public void withdraw(Partner.Pledge one, String reason, Runnable done, Consumer<Throwable> wrong) {
        change(() -> {
            partners.pledges().withdraw(one, reason);
            return null;
        }, done, wrong);
    }

    public void deliver(LocalDate on, long amount, String note, Runnable done, Consumer<Throwable> wrong) {
        long id = pledge.get().id();
        change(() -> partners.pledges().deliver(id, on, amount, note), done, wrong);
    }

    public void cancelDelivery(long delivery, String reason, Runnable done, Consumer<Throwable> wrong) {
        change(() -> {
            partners.pledges().cancelDelivery(delivery, reason);
            return null;
        }, done, wrong);
    }

    private void change(Supplier<Object> command, Runnable done, Consumer<Throwable> wrong) {
        long id = open.get().partner().id();
        work.run(command, any -> {
            again(id);
            done.run();
        }, wrong);
    }

    /** The changed partner and the list, both anew. */
    private void again(long id) {
        work.read("partners.one", () -> partners.whole(id), whole -> {
            open.set(null);
            open.set(whole);
            side.set(Side.ONE);
        });
        load();
    }
}
