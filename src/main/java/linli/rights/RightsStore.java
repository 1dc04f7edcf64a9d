package linli.rights;

import static linli.schema.Tables.CONSENT;
import static linli.schema.Tables.ERASURE;
import static linli.schema.Tables.RESIDENT_FREEZE;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;

/** Keeps who was erased or frozen, and what people consented to. */
final class RightsStore {
    private final Db db;

    RightsStore(Db db) {
        this.db = db;
    }

    void erased(long resident, String pseudonym, String reason, OffsetDateTime at, String first, String second) {
        db.writing().insertInto(ERASURE).set(ERASURE.RESIDENT_ID, resident).set(ERASURE.PSEUDONYM, pseudonym).set(ERASURE.REASON, reason).set(ERASURE.AT, at)
                .set(ERASURE.FIRST_NAME, first).set(ERASURE.SECOND_NAME, second).execute();
    }

    Optional<String> pseudonym(long resident) {
        return db.sql().select(ERASURE.PSEUDONYM).from(ERASURE).where(ERASURE.RESIDENT_ID.eq(resident)).fetchOptional(ERASURE.PSEUDONYM);
    }

    void freeze(long resident, String reason, OffsetDateTime at, String staff) {
        db.writing().insertInto(RESIDENT_FREEZE).set(RESIDENT_FREEZE.RESIDENT_ID, resident).set(RESIDENT_FREEZE.REASON, reason).set(RESIDENT_FREEZE.SINCE, at)
                .set(RESIDENT_FREEZE.STAFF_NAME, staff).execute();
    }

    int lift(long resident, OffsetDateTime at, String staff) {
        return db.writing().update(RESIDENT_FREEZE).set(RESIDENT_FREEZE.LIFTED_AT, at).set(RESIDENT_FREEZE.LIFTED_BY, staff)
                .where(RESIDENT_FREEZE.RESIDENT_ID.eq(resident).and(RESIDENT_FREEZE.LIFTED_AT.isNull())).execute();
    }

    boolean frozen(long resident) {
        return db.sql().fetchExists(RESIDENT_FREEZE, RESIDENT_FREEZE.RESIDENT_ID.eq(resident).and(RESIDENT_FREEZE.LIFTED_AT.isNull()));
    }

    void consent(long resident, Consent one, String staff, OffsetDateTime at) {
        db.writing().insertInto(CONSENT).set(CONSENT.RESIDENT_ID, resident).set(CONSENT.KIND, one.kind().name()).set(CONSENT.PURPOSE, one.purpose())
                .set(CONSENT.GIVEN_ON, one.on()).set(CONSENT.PAPER_NO, one.paper()).set(CONSENT.GUARDIAN, one.guardian()).set(CONSENT.STAFF_NAME, staff)
                .set(CONSENT.AT, at).set(CONSENT.VERSION, 1L).execute();
    }

    int withdraw(long consent, LocalDate on) {
        return db.writing().update(CONSENT).set(CONSENT.WITHDRAWN_ON, on).set(CONSENT.VERSION, CONSENT.VERSION.plus(1))
                .where(CONSENT.ID.eq(consent).and(CONSENT.WITHDRAWN_ON.isNull())).execute();
    }

    List<Consent> consents(long resident) {
        return db.sql().selectFrom(CONSENT).where(CONSENT.RESIDENT_ID.eq(resident)).orderBy(CONSENT.ID).fetch(row -> new Consent(row.getId(),
                Consent.Kind.valueOf(row.getKind()), row.getPurpose(), row.getGivenOn(), row.getPaperNo(), row.getGuardian(), row.getWithdrawnOn()));
    }
}
