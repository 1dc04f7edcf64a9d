package linli.batches;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import linli.base.ui.Work;
import linli.base.value.SourcingBatch;

/** The matrix of the three batches, what of it is shown, and the cell that is open at its side. */
public final class BatchesModel {
    /** A cell: a domain's root or a citywide course, in one community; null stands for all. */
    public record Place(String community, String root, String brand) {}

    public final ObjectProperty<BatchMatrix> matrix = new SimpleObjectProperty<>(new BatchMatrix(LocalDate.EPOCH, List.of(), List.of(), List.of(), List.of()));
    public final ObjectProperty<SourcingBatch> batch = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> on = new SimpleObjectProperty<>();
    public final ObjectProperty<Place> place = new SimpleObjectProperty<>();

    private final Batches batches;
    private final Work work;

    public BatchesModel(Batches batches, Work work) {
        this.batches = batches;
        this.work = work;
        on.addListener((property, old, now) -> load());
    }

    /** Reads the day anew; the newest request wins. */
    public void load() {
        LocalDate day = on.get();
        work.read("batches", () -> batches.matrix(day), matrix::set);
    }

    /** @return projects in the open cell. */
    public List<BatchMatrix.Supply> supplies() {
        Place at = place.get();
        return at.brand() != null ? matrix.get().reach(at.brand(), at.community()).supplies() : matrix.get().supplies(batch.get(), at.community(), at.root());
    }

    /** @return open needs in the open cell. */
    public List<BatchMatrix.Ask> asks() {
        Place at = place.get();
        return at.brand() != null ? matrix.get().reach(at.brand(), at.community()).asks() : matrix.get().asks(at.community(), at.root());
    }

    /** @return roots that anything stands under, or is asked for. */
    public Set<String> roots() {
        Set<String> roots = new java.util.LinkedHashSet<>();
        linli.base.value.Domains.roots().forEach(root -> {
            if (!matrix.get().cell(null, null, root.code()).empty() || !matrix.get().asks(null, root.code()).isEmpty()) {
                roots.add(root.code());
            }
        });
        return roots;
    }

    public void export(Path wish, Consumer<Path> done) {
        LocalDate day = on.get();
        work.run(() -> batches.export(day, wish), done);
    }

    /** @param seen gets the communities as listed, one a line */
    public void listed(Consumer<String> seen) {
        work.read("batches.listed", () -> String.join("\n", batches.listed()), seen);
    }

    public void list(String lines, Runnable done) {
        work.run(() -> {
            batches.list(lines);
            return null;
        }, any -> {
            load();
            done.run();
        });
    }
}
