package linli.tables;

import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.SETTING;

import java.util.Optional;
import linli.base.db.Db;

/** Reads who reports, and settings. */
final class TableCentreQuery {
    private final Db db;

    TableCentreQuery(Db db) {
        this.db = db;
    }

    Filled.Centre centre() {
        return db.sql().select(CENTRE.NAME, CENTRE.STREET_NAME, CENTRE.COMMUNITY_NAME).from(CENTRE)
                .fetchOptional(row -> new Filled.Centre(row.value1(), row.value2(), row.value3())).orElse(new Filled.Centre("", "", ""));
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }
}
