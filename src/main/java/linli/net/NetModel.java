package linli.net;

import static linli.base.text.Texts.text;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import linli.base.ui.Nav;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import linli.net.Net.Behind;
import linli.net.Net.Cell;

/** 服务网 on the screen: the grid, and the cell that is open. */
public final class NetModel {
    private final Nets nets;
    private final Nav nav;
    private final Work work;
    private final Consumer<Cell> draft;
    private final ReadOnlyObjectWrapper<Net> net = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Behind> behind = new ReadOnlyObjectWrapper<>();

    /** @param draft makes a call of a cell that lacks a service */
    public NetModel(Nets nets, Nav nav, Work work, Consumer<Cell> draft) {
        this.nets = nets;
        this.nav = nav;
        this.work = work;
        this.draft = draft;
    }

    /** @return the grid, or null before it is read. */
    public ReadOnlyObjectProperty<Net> net() {
        return net.getReadOnlyProperty();
    }

    /** @return what stands behind the open cell, or null. */
    public ReadOnlyObjectProperty<Behind> behind() {
        return behind.getReadOnlyProperty();
    }

    /** Reads the grid anew. */
    public void load() {
        work.read("net.grid", nets::net, net::set);
    }

    /** Opens a cell; null closes it. */
    public void open(Cell cell) {
        if (cell == null) {
            behind.set(null);
        } else {
            work.read("net.cell", () -> nets.behind(cell), behind::set);
        }
    }

    /** Opens the cell that lacks most, for the one sentence under the grid. */
    public void openWorst() {
        Net now = net.get();
        if (now != null && !now.missing().isEmpty()) {
            open(now.missing().getFirst());
        }
    }

    public void draft(Cell cell) {
        draft.accept(cell);
    }

    /** Writes the workbook and says where it went. */
    public void write(Path wish, Consumer<Path> done) {
        written(() -> nets.write(wish), done);
    }

    /** Writes the grid's picture and says where it went. */
    public void picture(BufferedImage picture, Path file, Consumer<Path> done) {
        written(() -> {
            Snapshot.write(picture, file);
            return file;
        }, done);
    }

    private void written(Supplier<Path> writing, Consumer<Path> done) {
        work.run(writing::get, file -> {
            nav.say(text("net.written", file.getFileName()));
            done.accept(file);
        }, nav::fail);
    }
}
