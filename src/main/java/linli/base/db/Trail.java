package linli.base.db;

import static linli.schema.Tables.TRAIL;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** Who changed, saw, exported or printed what, and why. Rows are only ever added. */
public final class Trail {
    private final Db db;
    private final Clock clock;
    private final Supplier<Actor> actor;

    /** @param actor who is signed in at the time of each entry */
    public Trail(Db db, Clock clock, Supplier<Actor> actor) {
        // A reader leaves a trail too: what was looked at and refused.
        this.db = db.free();
        this.clock = clock;
        this.actor = actor;
    }

    /** @return who is signed in now. */
    public Actor actor() {
        return actor.get();
    }

    /** Same as the long form without detail and reason. */
    public void add(String action, String subject, Long subjectId, String subjectName) {
        add(action, subject, subjectId, subjectName, null, null);
    }

    /**
     * Adds an entry, in the running transaction when there is one.
     *
     * @param action a short word in capitals: CREATE, UPDATE, REVEAL, EXPORT …
     * @param subject the table's name
     * @param subjectId the row, or null when it is about many
     * @param subjectName what a person calls it, masked if private; or null
     * @param detail what changed, masked if private; cut at 4,000 characters; or null
     * @param reason why, as the person typed it; or null
     */
    public void add(String action, String subject, Long subjectId, String subjectName, String detail, String reason) {
        Actor who = actor.get();
        db.write(() -> db.writing().insertInto(TRAIL)
                .set(TRAIL.AT, OffsetDateTime.now(clock))
                .set(TRAIL.STAFF_LOGIN, who.login())
                .set(TRAIL.STAFF_NAME, who.name())
                .set(TRAIL.ACTION, action)
                .set(TRAIL.SUBJECT, subject)
                .set(TRAIL.SUBJECT_ID, subjectId)
                .set(TRAIL.SUBJECT_NAME, cut(subjectName, 200))
                .set(TRAIL.DETAIL, cut(detail, 4000))
                .set(TRAIL.REASON, cut(reason, 500))
                .execute());
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
