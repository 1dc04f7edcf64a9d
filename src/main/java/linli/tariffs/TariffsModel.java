package linli.tariffs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.excel.PrintBook;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.BillingPapers;
import linli.billing.FeeItem;
import linli.billing.Takings;
import linli.billing.Tariff;
import linli.billing.Tariff.TariffStanding;
import linli.billing.Tariffs;
import linli.billing.TillModel;

/** 收费标准 on screen: versions, items, who is exempt, and what was spared; what is searched for and what stands at the side. */
public final class TariffsModel {
    /** The parts of the page. */
    public enum TariffView { VERSIONS, ITEMS, EXEMPTIONS, SPARED }

    /** A version with how it stands today. */
    public record Version(Tariff tariff, TariffStanding standing) {}

    /** What was spared to one payer, with the charges behind it. */
    public record Opened(Takings.Spared spared, List<Takings.Row> rows) {}

    public final ObjectProperty<TariffView> view = new SimpleObjectProperty<>(TariffView.VERSIONS);
    public final StringProperty words = new SimpleStringProperty("");
    public final ObservableList<Version> versions = FXCollections.observableArrayList();
    public final ObjectProperty<Version> chosen = new SimpleObjectProperty<>();
    public final ObservableList<FeeItem> items = FXCollections.observableArrayList();
    public final ObservableList<Tariff.Exemption> exemptions = FXCollections.observableArrayList();
    public final ObservableList<Takings.Spared> spared = FXCollections.observableArrayList();
    public final ObjectProperty<Opened> opened = new SimpleObjectProperty<>();
    public final ObjectProperty<Integer> year = new SimpleObjectProperty<>();
    /** What the check of every charge found; null until it was asked for. */
    public final ObjectProperty<Takings.Proof> proof = new SimpleObjectProperty<>();
    public final ObjectProperty<Sheet> paper = new SimpleObjectProperty<>();
    /** People found while an exemption is written. */
    public final ObservableList<TillModel.Found> found = FXCollections.observableArrayList();
    public final StringProperty wrong = new SimpleStringProperty("");
    public final DraftModel draft;

    private final Tariffs tariffs;
    private final Takings takings;
    private final BillingPapers papers;
    private final Work work;
    private final Clock clock;
    private final Function<String, List<TillModel.Found>> people;
    private final Supplier<BillingPapers.Issuer> issuer;
    private Loaded all = new Loaded(List.of(), List.of(), List.of(), List.of());

    private record Loaded(List<Version> versions, List<FeeItem> items, List<Tariff.Exemption> exemptions, List<Takings.Spared> spared) {}

    /** @param people finds residents and partners by what is typed */
    public TariffsModel(Tariffs tariffs, Takings takings, BillingPapers papers, Work work, Clock clock, Function<String, List<TillModel.Found>> people,
            Supplier<BillingPapers.Issuer> issuer) {
        this.tariffs = tariffs;
        this.takings = takings;
        this.papers = papers;
        this.work = work;
        this.clock = clock;
        this.people = people;
        this.issuer = issuer;
        year.set(today().getYear());
        draft = new DraftModel(tariffs, work, this::today, made -> load(made.id()));
        words.addListener(any -> filter());
        year.addListener(any -> load(null));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Reads everything anew. @param choose the version to stand on; null: as it was, or the one in force */
    public void load(Long choose) {
        int of = year.get();
        work.read("tariffs", () -> new Loaded(tariffs.tariffs().stream().map(one -> new Version(one, tariffs.standing(one, today()))).toList(), tariffs.items(), tariffs.exemptions(),
                takings.spared(of)), now -> {
            all = now;
            draft.items(now.items());
            Long id = choose != null ? choose : chosen.get() == null ? null : Long.valueOf(chosen.get().tariff().id());
            filter();
            chosen.set(null);
            chosen.set(now.versions().stream().filter(one -> id != null && one.tariff().id() == id).findFirst()
                    .or(() -> now.versions().stream().filter(one -> one.standing() == TariffStanding.IN_FORCE).findFirst())
                    .or(() -> now.versions().stream().findFirst()).orElse(null));
        });
    }

    private void filter() {
        String part = words.get().strip().toLowerCase(Locale.ROOT);
        versions.setAll(all.versions());
        items.setAll(all.items().stream().filter(one -> holds(part, one.code(), one.name())).toList());
        exemptions.setAll(all.exemptions().stream().filter(one -> holds(part, one.payer().name(), one.reason(), one.proof())).toList());
        spared.setAll(all.spared().stream().filter(one -> holds(part, one.payer().name(), Texts.of(one.userClass()))).toList());
    }

    private static boolean holds(String part, String... texts) {
        return part.isEmpty() || List.of(texts).stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
    }

    /** @return whether nothing at all has been written yet. */
    boolean bare() {
        return all.versions().isEmpty() && all.items().isEmpty();
    }

    /** @return the rows of the grid: items of the version, or of the draft that is edited, as far as they are searched for. */
    List<Tariffs.Row> rows() {
        String part = words.get().strip().toLowerCase(Locale.ROOT);
        List<Tariff.Price> prices = chosen.get() == null ? List.of() : chosen.get().tariff().prices();
        boolean editing = draft.editing.get();
        List<Tariffs.Row> rows = new ArrayList<>();
        for (FeeItem item : all.items()) {
            List<Tariff.Price> own = prices.stream().filter(price -> price.itemId() == item.id()).toList();
            if ((!own.isEmpty() || item.active() && (editing || item.kind() == FeeItem.ItemKind.BASIC)) && holds(part, item.code(), item.name())) {
                rows.add(new Tariffs.Row(item, own));
            }
        }
        return rows;
    }

    // ---- versions ----

    /** Starts the next version from the prices of the one in force. */
    public void write() {
        Version from = all.versions().stream().filter(one -> one.standing() == TariffStanding.IN_FORCE).findFirst().orElse(all.versions().isEmpty() ? null : all.versions().getFirst());
        draft.start(from == null ? null : from.tariff());
    }

    /** Makes the chosen draft public. */
    public void publish(Consumer<String> done) {
        Tariff one = chosen.get().tariff();
        run(() -> tariffs.publish(one.id(), one.version()), made -> done.accept(Texts.text("tariffs.published", made.no(), made.effective())));
    }

    /** Shows the public notice of the chosen version. */
    public void notice() {
        if (chosen.get() != null) {
            Tariff one = chosen.get().tariff();
            work.read("tariffs.paper", () -> papers.notice(one, issuer.get()), paper::set);
        }
    }

    public void noticeBook(Path wish, Consumer<Path> done) {
        Tariff one = chosen.get().tariff();
        work.run(() -> papers.noticeBook(one, issuer.get(), wish), done);
    }

    /** Holds every charge against the tariff that it names. */
    public void prove() {
        work.read("tariffs.proof", takings::prove, proof::set);
    }

    // ---- items ----

    public void save(FeeItem item, Consumer<String> done) {
        run(() -> item.version() == 0 ? tariffs.add(item) : tariffs.change(item), made -> done.accept(Texts.text("tariffs.item.saved", made.name())));
    }

    // ---- exemptions ----

    void find(String typed) {
        String text = typed.strip();
        work.read("tariffs.find", () -> text.isEmpty() ? List.<TillModel.Found>of() : people.apply(text), found::setAll);
    }

    public void exempt(Tariff.Exemption one, Consumer<String> done) {
        run(() -> tariffs.exempt(one), made -> done.accept(Texts.text("tariffs.exempt.saved", made.payer().name(), made.percent())));
    }

    public void endExemption(Tariff.Exemption one, LocalDate last, Consumer<String> done) {
        run(() -> {
            tariffs.endExemption(one.id(), one.version(), last);
            return one;
        }, made -> done.accept(Texts.text("tariffs.exempt.ended", made.payer().name(), last)));
    }

    private <T> void run(Supplier<T> command, Consumer<T> done) {
        wrong.set("");
        work.run(command, made -> {
            load(null);
            done.accept(made);
        }, error -> wrong.set(error instanceof UserError refused ? refused.getMessage() : String.valueOf(error)));
    }

    // ---- what was spared ----

    /** Opens the charges behind a line. */
    public void open(Takings.Spared one) {
        int of = year.get();
        work.read("tariffs.rows", () -> new Opened(one, takings.sparedRows(of, one.payer(), one.userClass())), opened::set);
    }

    /** Writes the year's list with the charges behind every line as a workbook. */
    public void export(Path wish, Consumer<Path> done) {
        int of = year.get();
        List<Takings.Spared> lines = List.copyOf(spared);
        work.run(() -> {
            List<PrintBook.Head> heads = List.of(head("tariffs.spared.payer", 26, PrintBook.Kind.TEXT), head("tariffs.spared.class", 12, PrintBook.Kind.TEXT),
                    head("tariffs.spared.times", 8, PrintBook.Kind.COUNT), head("tariffs.spared.market", 14, PrintBook.Kind.MONEY), head("tariffs.spared.net", 14, PrintBook.Kind.MONEY),
                    head("tariffs.spared.value", 14, PrintBook.Kind.MONEY));
            List<PrintBook.Head> detail = List.of(head("tariffs.spared.payer", 22, PrintBook.Kind.TEXT), head("tariffs.spared.on", 12, PrintBook.Kind.DATE),
                    head("tariffs.spared.item", 18, PrintBook.Kind.TEXT), head("tariffs.spared.memo", 28, PrintBook.Kind.TEXT), head("tariffs.spared.market", 12, PrintBook.Kind.MONEY),
                    head("tariffs.spared.net", 12, PrintBook.Kind.MONEY), head("tariffs.spared.value", 12, PrintBook.Kind.MONEY));
            List<List<Object>> sums = new ArrayList<>();
            List<List<Object>> rows = new ArrayList<>();
            for (Takings.Spared one : lines) {
                sums.add(List.of(one.payer().name(), Texts.of(one.userClass()), one.times(), one.market(), one.net(), one.value()));
                for (Takings.Row row : takings.sparedRows(of, one.payer(), one.userClass())) {
                    rows.add(List.of(one.payer().name(), row.charge().on(), row.charge().item().name(), row.charge().memo(), row.market(), row.charge().net(), row.value()));
                }
            }
            String name = issuer.get().name();
            String sum = Texts.text("tariffs.spared.sum");
            return new PrintBook().sheet(Texts.text("tariffs.spared.sheet"), Texts.text("tariffs.spared.heading", of), name, today().toString(), heads, sums, sum, List.of())
                    .sheet(Texts.text("tariffs.spared.detail"), Texts.text("tariffs.spared.heading", of), name, today().toString(), detail, rows, sum, List.of()).write(wish);
        }, done);
    }

    private static PrintBook.Head head(String key, int width, PrintBook.Kind kind) {
        return new PrintBook.Head(Texts.text(key), width, kind);
    }

    /** @return what was spared in the whole year, as far as it is searched for. */
    Money total() {
        return spared.stream().map(Takings.Spared::value).reduce(Money.ZERO, Money::plus);
    }

    /** @return classes in the order of the notice. */
    static List<UserClass> classes() {
        return List.of(UserClass.PARTY_GOV, UserClass.SOCIAL_ORG, UserClass.COMMERCIAL, UserClass.RESIDENT);
    }
}
