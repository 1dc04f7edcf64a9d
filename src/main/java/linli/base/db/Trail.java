package linli.base.db;

import static linli.schema.Tables.STORE_META;
import static linli.schema.Tables.TRAIL;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import linli.schema.tables.records.TrailRecord;

/** Who changed, saw, exported or printed what, and why. Rows are only ever added. */
public final class Trail {
    /** Stands for entries missing at the end. */
    public static final long AT_THE_END = 0;
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
        OffsetDateTime at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        String name = cut(subjectName, 200);
        String what = cut(detail, 4000);
        String why = cut(reason, 500);
        db.write(() -> {
            String seal = seal(last(), at, who.login(), who.name(), action, subject, subjectId, name, what, why);
            db.writing().insertInto(TRAIL)
                    .set(TRAIL.AT, at)
                    .set(TRAIL.STAFF_LOGIN, who.login())
                    .set(TRAIL.STAFF_NAME, who.name())
                    .set(TRAIL.ACTION, action)
                    .set(TRAIL.SUBJECT, subject)
                    .set(TRAIL.SUBJECT_ID, subjectId)
                    .set(TRAIL.SUBJECT_NAME, name)
                    .set(TRAIL.DETAIL, what)
                    .set(TRAIL.REASON, why)
                    .set(TRAIL.SEAL, seal)
                    .execute();
            // Without this mark of the last entry nobody would miss entries cut off at the end.
            db.writing().update(STORE_META).set(STORE_META.TRAIL_HEAD, head(seal)).execute();
        });
    }

    /**
     * Goes through the whole trail.
     *
     * @return numbers of the entries that are not as they were written, or whose neighbour before them is missing;
     *     {@link #AT_THE_END} when the last ones are gone
     */
    public List<Long> broken() {
        List<Long> broken = new ArrayList<>();
        String[] before = {Seals.NOTHING_BEFORE};
        try (Stream<TrailRecord> entries = db.sql().selectFrom(TRAIL).orderBy(TRAIL.ID).fetchSize(1000).stream()) {
            entries.forEach(one -> {
                String seal = seal(before[0], one.getAt(), one.getStaffLogin(), one.getStaffName(), one.getAction(), one.getSubject(), one.getSubjectId(),
                        one.getSubjectName(), one.getDetail(), one.getReason());
                if (!seal.equals(one.getSeal())) {
                    broken.add(one.getId());
                }
                before[0] = one.getSeal();
            });
        }
        String head = db.sql().select(STORE_META.TRAIL_HEAD).from(STORE_META).fetchSingle(STORE_META.TRAIL_HEAD);
        if (head != null && !head.equals(head(before[0]))) {
            broken.add(AT_THE_END);
        }
        return broken;
    }

    /**
     * Takes an erased person's names out of the entries, within a write, and seals the chain anew: the only change there
     * is, and itself told by an entry of its own.
     */
    void forget(String subject, Collection<Long> ids, Collection<String> names, String pseudonym) {
        String[] before = {Seals.NOTHING_BEFORE};
        for (TrailRecord one : db.sql().selectFrom(TRAIL).orderBy(TRAIL.ID)) {
            boolean theirs = subject.equals(one.getSubject()) && ids.contains(one.getSubjectId());
            for (String name : theirs ? names : List.<String>of()) {
                one.setSubjectName(one.getSubjectName() == null ? null : one.getSubjectName().replace(name, pseudonym));
                one.setDetail(one.getDetail() == null ? null : one.getDetail().replace(name, pseudonym));
                one.setReason(one.getReason() == null ? null : one.getReason().replace(name, pseudonym));
            }
            String seal = seal(before[0], one.getAt(), one.getStaffLogin(), one.getStaffName(), one.getAction(), one.getSubject(), one.getSubjectId(),
                    one.getSubjectName(), one.getDetail(), one.getReason());
            if (!seal.equals(one.getSeal())) {
                db.writing().update(TRAIL).set(TRAIL.SUBJECT_NAME, one.getSubjectName()).set(TRAIL.DETAIL, one.getDetail()).set(TRAIL.REASON, one.getReason())
                        .set(TRAIL.SEAL, seal).where(TRAIL.ID.eq(one.getId())).execute();
            }
            before[0] = seal;
        }
        db.writing().update(STORE_META).set(STORE_META.TRAIL_HEAD, head(before[0])).execute();
    }

    private String head(String seal) {
        return db.seals().of("head", seal);
    }

    private String last() {
        return db.sql().select(TRAIL.SEAL).from(TRAIL).orderBy(TRAIL.ID.desc()).limit(1).fetchOptional(TRAIL.SEAL).orElse(Seals.NOTHING_BEFORE);
    }

    private String seal(String before, OffsetDateTime at, Object... parts) {
        // The moment by its instant: the engine may give it back with another offset.
        return db.seals().of(Stream.concat(Stream.of(before, at.toInstant()), Arrays.stream(parts)).toArray());
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
