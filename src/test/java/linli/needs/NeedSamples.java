package linli.needs;

import java.time.LocalDate;
import linli.base.db.Db;

/** Needs for the tests of other features: eight, five of them late on {@link #TODAY}. */
public final class NeedSamples {
    public static final LocalDate TODAY = NeedsTest.TODAY;

    private NeedSamples() {}

    public static void fill(Db db) {
        NeedsTest.TestClock clock = new NeedsTest.TestClock();
        NeedsPageTest.fill(db, clock, new Needs(db, clock, () -> "周老师"));
    }
}
