package linli.settings;

import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.SETTING;

import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;

/** Keeps the centre's data and the settings. */
final class SettingStore {
    private static final int ONLY = 1;
    private final Db db;

    SettingStore(Db db) {
        this.db = db;
    }

    Optional<Centre> centre() {
        return db.sql().selectFrom(CENTRE).fetchOptional(row -> new Centre(row.getName(), row.getStreetCode(), row.getStreetName(),
                row.getCommunityName(), row.getCommunityCode(), row.getComplaintsPhone(), row.getSampleData(), row.getVersion()));
    }

    void insert(Centre centre) {
        db.writing().insertInto(CENTRE)
                .set(CENTRE.ID, ONLY)
                .set(CENTRE.NAME, centre.name())
                .set(CENTRE.STREET_CODE, centre.streetCode())
                .set(CENTRE.STREET_NAME, centre.streetName())
                .set(CENTRE.COMMUNITY_NAME, centre.communityName())
                .set(CENTRE.COMMUNITY_CODE, centre.communityCode())
                .set(CENTRE.COMPLAINTS_PHONE, centre.complaintsPhone())
                .set(CENTRE.SAMPLE_DATA, centre.sampleData())
                .set(CENTRE.VERSION, centre.version())
                .execute();
    }

    /** @return whether the row still had the centre's version. */
    boolean update(Centre centre) {
        return db.writing().update(CENTRE)
                .set(CENTRE.NAME, centre.name())
                .set(CENTRE.STREET_CODE, centre.streetCode())
                .set(CENTRE.STREET_NAME, centre.streetName())
                .set(CENTRE.COMMUNITY_NAME, centre.communityName())
                .set(CENTRE.COMMUNITY_CODE, centre.communityCode())
                .set(CENTRE.COMPLAINTS_PHONE, centre.complaintsPhone())
                .set(CENTRE.SAMPLE_DATA, centre.sampleData())
                .set(CENTRE.VERSION, centre.version() + 1)
                .where(CENTRE.VERSION.eq(centre.version()))
                .execute() == 1;
    }

    Map<String, String> all(String scope) {
        return db.sql().select(SETTING.NAME, SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq(scope)).fetchMap(SETTING.NAME, SETTING.CONTENT);
    }

    void put(String scope, String name, String content) {
        int changed = db.writing().update(SETTING)
                .set(SETTING.CONTENT, content)
                .set(SETTING.VERSION, SETTING.VERSION.plus(1))
                .where(SETTING.SCOPE.eq(scope).and(SETTING.NAME.eq(name)))
                .execute();
        if (changed == 0) {
            db.writing().insertInto(SETTING)
                    .set(SETTING.SCOPE, scope)
                    .set(SETTING.NAME, name)
                    .set(SETTING.CONTENT, content)
                    .set(SETTING.VERSION, 1L)
                    .execute();
        }
    }

    void remove(String scope, String name) {
        db.writing().deleteFrom(SETTING).where(SETTING.SCOPE.eq(scope).and(SETTING.NAME.eq(name))).execute();
    }
}
