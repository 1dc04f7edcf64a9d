package linli.desk;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import linli.base.ui.Work;

/** What the desk shows, read anew whenever it is opened. */
public final class DeskModel {
    public final ObjectProperty<DeskView> view = new SimpleObjectProperty<>();

    private final Desk desk;
    private final Work work;

    public DeskModel(Desk desk, Work work) {
        this.desk = desk;
        this.work = work;
    }

    /** Reads everything anew in the background. */
    public void load() {
        work.read("desk", desk::now, view::set);
    }
}
