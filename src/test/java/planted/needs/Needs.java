package planted.needs;

import java.time.LocalDate;
import javafx.beans.property.SimpleStringProperty;
import planted.schema.Tables;
import planted.venues.Venues;

/** Breaks: an arrow nobody declared, SQL in a front door, FX in a front door, the machine's own clock. */
public final class Needs {
    public Venues venues;
    public Object table = Tables.NEED;
    public SimpleStringProperty text;
    public LocalDate today = LocalDate.now();
}
