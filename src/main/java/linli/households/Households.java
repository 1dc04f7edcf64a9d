package linli.households;

import java.time.Clock;
import java.util.List;
import linli.base.db.Db;
import linli.residents.ResidentSheet;

/** The front door of the households (户): what is known of a dwelling and of those who live in it as a whole; lists bring it in. */
public final class Households {
    private final HouseholdQuery query;
    private final HouseholdSheet sheet;

    /** @param residents the places of people are theirs: made, renamed and taken back through their sheet */
    public Households(Db db, Clock clock, ResidentSheet residents) {
        query = new HouseholdQuery(db);
        HouseholdStore store = new HouseholdStore(db);
        sheet = new HouseholdSheet(() -> new HouseholdIntake(store, query, residents), query, clock, residents.columns());
    }

    /** @return every household with a number or a place, in the order of the houses; unmasked. */
    public List<HouseholdCard> all() {
        return query.all();
    }

    /** @return the spreadsheet side, for the import and export engine. */
    public HouseholdSheet sheet() {
        return sheet;
    }
}
