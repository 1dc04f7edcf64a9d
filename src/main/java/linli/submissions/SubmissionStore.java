package linli.submissions;

import static linli.schema.Tables.SUBMISSION;
import static linli.schema.Tables.SUBMISSION_TICK;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.submissions.Submission.Snapshot;
import linli.submissions.Submission.Unusual;

/** Keeps what was sent. Rows are only ever added. */
final class SubmissionStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Db db;
    private final Clock clock;

    SubmissionStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return sendings of a table and period, the first one first. */
    List<Submission> of(String form, Span span) {
        return db.sql().selectFrom(SUBMISSION).where(SUBMISSION.FORM.eq(form)).and(SUBMISSION.SPAN.eq(span.toString())).orderBy(SUBMISSION.EDITION)
                .fetch(row -> new Submission(row.getId(), row.getForm(), Span.parse(row.getSpan()), row.getEdition(), row.getAt(), row.getStaffName(), row.getReason(),
                        read(row.getFigures(), row.getSeal())));
    }

    long insert(String form, Span span, int edition, String staff, String reason, Snapshot figures, List<Unusual> ticked) {
        String text = written(figures);
        long id = db.writing().insertInto(SUBMISSION).set(SUBMISSION.FORM, form).set(SUBMISSION.SPAN, span.toString()).set(SUBMISSION.EDITION, edition)
                .set(SUBMISSION.AT, OffsetDateTime.now(clock)).set(SUBMISSION.STAFF_NAME, staff).set(SUBMISSION.REASON, reason).set(SUBMISSION.FIGURES, text)
                .set(SUBMISSION.SEAL, seal(text)).set(SUBMISSION.TOUCHED, db.commitNo()).returning(SUBMISSION.ID).fetchSingle().getId();
        for (Unusual one : ticked) {
            db.writing().insertInto(SUBMISSION_TICK).set(SUBMISSION_TICK.SUBMISSION_ID, id).set(SUBMISSION_TICK.LABEL, cut(one.label(), 300)).set(SUBMISSION_TICK.SHOWN, cut(one.shown(), 60))
                    .set(SUBMISSION_TICK.WHY, cut(one.why(), 500)).execute();
        }
        return id;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static String written(Snapshot figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot is made of plain values", e);
        }
    }

    /** @throws UserError when it is not what was sent: somebody changed the store by another way */
    private static Snapshot read(String text, String seal) {
        try {
            if (!seal(text).equals(seal)) {
                throw new UserError("error.submissions.seal");
            }
            return JSON.readValue(text, Snapshot.class);
        } catch (JsonProcessingException e) {
            throw new UserError(e, "error.submissions.seal");
        }
    }

    private static String seal(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
