package linli.base.db;

import static linli.schema.Tables.TRAIL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trail shows what somebody did to it past the program. */
class TrailTest {
    private final Db db = TestStore.open();
    private final Trail trail = new Trail(db, TestFolder.CLOCK, () -> new Actor("zhou", "周老师"));

    @BeforeEach
    void write() {
        for (long i = 1; i <= 30; i++) {
            trail.add("REVEAL", "resident", i, "张*三", i % 3 == 0 ? null : "电话", "回电 " + i);
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void anUntouchedTrailIsWhole() {
        assertThat(trail.broken()).isEmpty();
    }

    @Test
    void aChangedEntryIsNamed() {
        db.write(() -> db.writing().update(TRAIL).set(TRAIL.REASON, "nothing").where(TRAIL.SUBJECT_ID.eq(7L)).execute());
        assertThat(trail.broken()).containsExactly(id(7));
    }

    @Test
    void aValueMovedToTheNextColumnIsNamed() {
        db.write(() -> db.writing().update(TRAIL).set(TRAIL.DETAIL, (String) null).set(TRAIL.REASON, "电话回电 7").where(TRAIL.SUBJECT_ID.eq(7L)).execute());
        assertThat(trail.broken()).containsExactly(id(7));
    }

    @Test
    void aMissingEntryIsMissedByTheNext() {
        db.write(() -> db.writing().deleteFrom(TRAIL).where(TRAIL.SUBJECT_ID.eq(7L)).execute());
        assertThat(trail.broken()).containsExactly(id(8));
    }

    @Test
    void entriesCutOffAtTheEndAreMissed() {
        db.write(() -> db.writing().deleteFrom(TRAIL).where(TRAIL.SUBJECT_ID.gt(27L)).execute());
        assertThat(trail.broken()).containsExactly(Trail.AT_THE_END);
    }

    private long id(long subject) {
        return db.sql().select(TRAIL.ID).from(TRAIL).where(TRAIL.SUBJECT_ID.eq(subject)).fetchSingle(TRAIL.ID);
    }
}
