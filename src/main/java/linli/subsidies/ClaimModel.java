package linli.subsidies;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.text.SearchKey;
import linli.base.ui.Work;
import linli.subsidies.SubsidyClaim.Line;
import linli.subsidies.SubsidyClaim.LineKind;
import linli.subsidies.SubsidyClaim.Sum;

/** One month's claim on screen: its sums, and the meals behind the one that is chosen. */
public final class ClaimModel {
    /** What the sums are by. */
    public enum ClaimView { TIER, PERSON, ADJUST, DOUBLE }

    public final ObjectProperty<YearMonth> month = new SimpleObjectProperty<>();
    public final ObjectProperty<ClaimView> view = new SimpleObjectProperty<>(ClaimView.TIER);
    public final StringProperty text = new SimpleStringProperty("");
    public final ObjectProperty<SubsidyClaims.Look> look = new SimpleObjectProperty<>();
    public final ObservableList<Sum> sums = FXCollections.observableArrayList();
    public final ObservableList<Line> lines = FXCollections.observableArrayList();
    public final ObjectProperty<Sum> chosen = new SimpleObjectProperty<>();

    private final SubsidyClaims claims;
    private final Work work;
    private final Supplier<List<String>> centre;

    /** @param centre its name and phone */
    public ClaimModel(SubsidyClaims claims, Work work, Supplier<List<String>> centre) {
        this.claims = claims;
        this.work = work;
        this.centre = centre;
        month.addListener((property, old, now) -> load());
        view.addListener((property, old, now) -> {
            chosen.set(null);
            show();
        });
        text.addListener((property, old, now) -> show());
        chosen.addListener((property, old, now) -> show());
    }

    public void load() {
        YearMonth wanted = month.get();
        work.read("subsidies.look", () -> claims.look(wanted == null ? claims.due() : wanted), seen -> {
            look.set(seen);
            if (month.get() == null) {
                month.set(seen.claim().month());
            }
            show();
        });
    }

    private void show() {
        if (look.get() == null) {
            return;
        }
        SubsidyClaim claim = look.get().claim();
        String words = text.get().strip();
        sums.setAll(view.get() == ClaimView.TIER ? claim.byTier() : claim.byPerson().stream().filter(sum -> words.isEmpty() || SearchKey.matches(SearchKey.ofName(sum.name()), words)).toList());
        List<Line> behind = switch (view.get()) {
            case ADJUST -> claim.of(LineKind.ADJUST);
            case DOUBLE -> look.get().doubles();
            case TIER, PERSON -> chosen.get() == null ? claim.lines() : claim.behind(chosen.get());
        };
        lines.setAll(behind.stream().filter(line -> words.isEmpty() || SearchKey.matches(SearchKey.ofName(line.name()), words)).toList());
    }

    public void submit(Consumer<SubsidyClaim> sent) {
        YearMonth wanted = look.get().claim().month();
        work.run(() -> claims.submit(wanted), claim -> {
            sent.accept(claim);
            load();
        });
    }

    public void paper(Consumer<Sheet> shown) {
        YearMonth wanted = look.get().claim().month();
        work.read("subsidies.paper", () -> claims.paper(wanted, centre.get().get(0), centre.get().get(1)), shown);
    }

    public void book(Path wish, Consumer<Path> written) {
        YearMonth wanted = look.get().claim().month();
        work.run(() -> claims.book(wanted, centre.get().get(0), wish), written);
    }
}
