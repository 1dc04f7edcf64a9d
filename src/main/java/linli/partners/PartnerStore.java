package linli.partners;

import static linli.schema.Tables.AGREEMENT;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PARTNER_STEP;
import static linli.schema.Tables.PLEDGE;
import static linli.schema.Tables.PLEDGE_DELIVERY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.SourcingBatch;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.Delivery;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.PledgeKind;
import linli.partners.Partner.Registration;
import linli.partners.Partner.Step;
import linli.schema.tables.records.AgreementRecord;
import linli.schema.tables.records.PartnerRecord;
import linli.schema.tables.records.PledgeRecord;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Keeps partners, their status by day, agreements, pledges and what was given on them. */
final class PartnerStore {
    private final Db db;
    private final Clock clock;

    PartnerStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Partner> find(long id) {
        return db.sql().selectFrom(PARTNER).where(PARTNER.ID.eq(id)).fetchOptional().map(PartnerStore::partner);
    }

    /** @return those with any of the codes, older numbers or name keys; by id. */
    List<Partner> known(Collection<String> usccs, Collection<String> legacy, Collection<String> names) {
        return db.sql().selectFrom(PARTNER).where(PARTNER.USCC.in(usccs).or(PARTNER.LEGACY_NO.in(legacy)).or(PARTNER.NAME_KEY.in(names)))
                .orderBy(PARTNER.ID).fetch(PartnerStore::partner);
    }

    List<Partner> all() {
        return db.sql().selectFrom(PARTNER).orderBy(PARTNER.ID).fetch(PartnerStore::partner);
    }

    /** @return the id; the given partner's own id and version are not looked at. */
    long insert(Partner partner, String staff) {
        PartnerRecord row = db.writing().newRecord(PARTNER);
        fill(row, partner, staff);
        row.setImportRun(partner.run());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Partner partner, String staff) {
        PartnerRecord row = new PartnerRecord();
        fill(row, partner, staff);
        row.setVersion(partner.version() + 1);
        return db.writing().update(PARTNER).set(row).where(PARTNER.ID.eq(partner.id())).and(PARTNER.VERSION.eq(partner.version())).execute() == 1;
    }

    private void fill(PartnerRecord row, Partner partner, String staff) {
        Partner.Face face = partner.face();
        row.setName(face.name());
        row.setNameKey(PartnerList.key(face.name()));
        row.setSearchKey(PartnerList.searchKey(face));
        row.setKind(face.kind().name());
        row.setRegistration(name(face.registration()));
        row.setUscc(orNull(face.uscc()));
        row.setLegacyNo(orNull(face.legacyNo()));
        row.setContact(orNull(face.contact()));
        row.setPhone(orNull(face.phone()));
        row.setAddress(orNull(face.address()));
        row.setCommunity(orNull(face.community()));
        row.setBatch(name(face.batch()));
        row.setSourceUnit(orNull(face.sourceUnit()));
        row.setStartedOn(face.startedOn());
        row.setRemark(orNull(face.remark()));
        row.setStatus(partner.status().now().name());
        row.setStatusSince(partner.status().since());
        row.setStatusReason(orNull(partner.status().reason()));
        row.setVerifiedOn(partner.proof().verifiedOn());
        row.setVerifiedBy(partner.proof().verifiedBy());
        row.setSavedAt(OffsetDateTime.now(clock));
        row.setSavedBy(staff);
        row.setTouched(db.commitNo());
    }

    /** Somebody looked: neither the saved time nor the search changes. @return false when the version is another one */
    boolean verify(long id, long version, LocalDate on, String staff) {
        return db.writing().update(PARTNER).set(PARTNER.VERIFIED_ON, on).set(PARTNER.VERIFIED_BY, staff).set(PARTNER.TOUCHED, db.commitNo())
                .set(PARTNER.VERSION, version + 1).where(PARTNER.ID.eq(id)).and(PARTNER.VERSION.eq(version)).execute() == 1;
    }

    /** @return the row as it stands, for undoing an import. */
    String keep(long id) {
        Map<String, Object> row = db.sql().selectFrom(PARTNER).where(PARTNER.ID.eq(id)).fetchSingle().intoMap();
        row.replaceAll((column, value) -> value == null || value instanceof Number ? value : value.toString());
        try {
            return new ObjectMapper().writeValueAsString(row);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /**
     * Puts a row back as it was kept; a status that an import had set is taken out of the days too.
     *
     * @param version the version it gets, or 0 for the one it had, so that the import before can be taken back too
     */
    void restore(long id, String kept, long version) {
        PartnerRecord now = db.writing().selectFrom(PARTNER).where(PARTNER.ID.eq(id)).fetchSingle();
        String status = now.getStatus();
        try {
            now.fromMap(new ObjectMapper().readValue(kept, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
        now.setTouched(db.commitNo());
        now.setVersion(version == 0 ? now.getVersion() : version);
        now.update();
        if (!status.equals(now.getStatus())) {
            long last = db.writing().select(max(PARTNER_STEP.ID)).from(PARTNER_STEP).where(PARTNER_STEP.PARTNER_ID.eq(id)).fetchSingle().value1();
            db.writing().deleteFrom(PARTNER_STEP).where(PARTNER_STEP.ID.eq(last)).execute();
            long before = db.writing().select(max(PARTNER_STEP.ID)).from(PARTNER_STEP).where(PARTNER_STEP.PARTNER_ID.eq(id)).fetchSingle().value1();
            db.writing().update(PARTNER_STEP).setNull(PARTNER_STEP.UNTIL_ON).where(PARTNER_STEP.ID.eq(before)).execute();
        }
    }

    void remove(long id) {
        db.writing().deleteFrom(PARTNER_STEP).where(PARTNER_STEP.PARTNER_ID.eq(id)).execute();
        db.writing().deleteFrom(PARTNER).where(PARTNER.ID.eq(id)).execute();
    }

    /** Ends the present status on the day and begins the next. */
    void step(long partner, PartnerStatus status, LocalDate since, String reason, String staff) {
        db.writing().update(PARTNER_STEP).set(PARTNER_STEP.UNTIL_ON, since)
                .where(PARTNER_STEP.PARTNER_ID.eq(partner)).and(PARTNER_STEP.UNTIL_ON.isNull()).execute();
        db.writing().insertInto(PARTNER_STEP).set(PARTNER_STEP.PARTNER_ID, partner).set(PARTNER_STEP.STATUS, status.name())
                .set(PARTNER_STEP.SINCE_ON, since).set(PARTNER_STEP.REASON, orNull(reason)).set(PARTNER_STEP.STAFF_NAME, staff)
                .set(PARTNER_STEP.AT, OffsetDateTime.now(clock)).execute();
    }

    List<Step> steps(long partner) {
        return db.sql().selectFrom(PARTNER_STEP).where(PARTNER_STEP.PARTNER_ID.eq(partner)).orderBy(PARTNER_STEP.SINCE_ON, PARTNER_STEP.ID)
                .fetch(row -> new Step(PartnerStatus.valueOf(row.getStatus()), row.getSinceOn(), row.getUntilOn(), text(row.getReason()), row.getStaffName()));
    }

    long insert(Agreement one) {
        AgreementRecord row = db.writing().newRecord(AGREEMENT);
        row.setPartnerId(one.partnerId());
        fill(row, one);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Agreement one) {
        AgreementRecord row = new AgreementRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(AGREEMENT).set(row).where(AGREEMENT.ID.eq(one.id())).and(AGREEMENT.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(AgreementRecord row, Agreement one) {
        row.setTitle(one.title());
        row.setSignedOn(one.signedOn());
        row.setFromOn(one.from());
        row.setToOn(one.to());
        row.setOurDuties(one.ourDuties());
        row.setTheirDuties(one.theirDuties());
        row.setEndedOn(one.endedOn());
        row.setEndReason(orNull(one.endReason()));
        row.setTouched(db.commitNo());
    }

    /** @param partner null for everybody's */
    List<Agreement> agreements(Long partner) {
        return db.sql().selectFrom(AGREEMENT).where(partner == null ? noCondition() : AGREEMENT.PARTNER_ID.eq(partner))
                .orderBy(AGREEMENT.TO_ON.desc(), AGREEMENT.ID.desc())
                .fetch(row -> new Agreement(row.getId(), row.getPartnerId(), row.getTitle(), row.getSignedOn(), row.getFromOn(), row.getToOn(),
                        row.getOurDuties(), row.getTheirDuties(), row.getEndedOn(), text(row.getEndReason()), row.getVersion()));
    }

    long insert(Pledge one) {
        PledgeRecord row = db.writing().newRecord(PLEDGE);
        row.setPartnerId(one.partnerId());
        fill(row, one);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Pledge one) {
        PledgeRecord row = new PledgeRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(PLEDGE).set(row).where(PLEDGE.ID.eq(one.id())).and(PLEDGE.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(PledgeRecord row, Pledge one) {
        row.setKind(one.kind().name());
        row.setWhat(one.what());
        row.setRate(one.rate());
        row.setPromised(one.promised());
        row.setPledgedOn(one.pledgedOn());
        row.setDueOn(one.dueOn());
        row.setEndedOn(one.endedOn());
        row.setEndReason(orNull(one.endReason()));
        row.setTouched(db.commitNo());
    }

    /** @param partner null for everybody's */
    List<Pledge> pledges(Long partner) {
        return pledges(partner == null ? noCondition() : PLEDGE.PARTNER_ID.eq(partner));
    }

    Optional<Pledge> pledge(long id) {
        return pledges(PLEDGE.ID.eq(id)).stream().findFirst();
    }

    private List<Pledge> pledges(Condition which) {
        Condition mine = PLEDGE_DELIVERY.PLEDGE_ID.eq(PLEDGE.ID).and(PLEDGE_DELIVERY.VOID_REASON.isNull());
        Field<java.math.BigDecimal> given = field(select(coalesce(sum(PLEDGE_DELIVERY.AMOUNT), java.math.BigDecimal.ZERO)).from(PLEDGE_DELIVERY).where(mine)).as("given");
        Field<Integer> times = field(select(count()).from(PLEDGE_DELIVERY).where(mine)).as("times");
        return db.sql().select(PLEDGE.fields()).select(given, times).from(PLEDGE).where(which).orderBy(PLEDGE.ID)
                .fetch(row -> new Pledge(row.get(PLEDGE.ID), row.get(PLEDGE.PARTNER_ID), PledgeKind.valueOf(row.get(PLEDGE.KIND)), row.get(PLEDGE.WHAT),
                        row.get(PLEDGE.RATE), row.get(PLEDGE.PROMISED), row.get(PLEDGE.PLEDGED_ON), row.get(PLEDGE.DUE_ON), row.get(PLEDGE.ENDED_ON),
                        text(row.get(PLEDGE.END_REASON)), row.get(given).longValueExact(), row.get(times), row.get(PLEDGE.VERSION)));
    }

    long insert(Delivery one) {
        return db.writing().insertInto(PLEDGE_DELIVERY).set(PLEDGE_DELIVERY.PLEDGE_ID, one.pledgeId()).set(PLEDGE_DELIVERY.DELIVERED_ON, one.on())
                .set(PLEDGE_DELIVERY.AMOUNT, one.amount()).set(PLEDGE_DELIVERY.NOTE, orNull(one.note()))
                .set(PLEDGE_DELIVERY.STAFF_NAME, one.staffName()).set(PLEDGE_DELIVERY.AT, OffsetDateTime.now(clock))
                .returning(PLEDGE_DELIVERY.ID).fetchSingle().getId();
    }

    /** @return false when it is void already */
    boolean cancel(long delivery, String reason) {
        return db.writing().update(PLEDGE_DELIVERY).set(PLEDGE_DELIVERY.VOID_REASON, reason)
                .where(PLEDGE_DELIVERY.ID.eq(delivery)).and(PLEDGE_DELIVERY.VOID_REASON.isNull()).execute() == 1;
    }

    List<Delivery> deliveries(long partner) {
        return db.sql().select(PLEDGE_DELIVERY.fields()).from(PLEDGE_DELIVERY).join(PLEDGE).on(PLEDGE.ID.eq(PLEDGE_DELIVERY.PLEDGE_ID))
                .where(PLEDGE.PARTNER_ID.eq(partner)).orderBy(PLEDGE_DELIVERY.DELIVERED_ON.desc(), PLEDGE_DELIVERY.ID.desc())
                .fetch(row -> new Delivery(row.get(PLEDGE_DELIVERY.ID), row.get(PLEDGE_DELIVERY.PLEDGE_ID), row.get(PLEDGE_DELIVERY.DELIVERED_ON),
                        row.get(PLEDGE_DELIVERY.AMOUNT), text(row.get(PLEDGE_DELIVERY.NOTE)), row.get(PLEDGE_DELIVERY.STAFF_NAME),
                        row.get(PLEDGE_DELIVERY.VOID_REASON)));
    }

    static Partner partner(Record any) {
        PartnerRecord row = any.into(PARTNER);
        Partner.Face face = new Partner.Face(row.getName(), PartnerKind.valueOf(row.getKind()),
                row.getRegistration() == null ? null : Registration.valueOf(row.getRegistration()), text(row.getUscc()), text(row.getLegacyNo()),
                text(row.getContact()), text(row.getPhone()), text(row.getAddress()), text(row.getCommunity()),
                row.getBatch() == null ? null : SourcingBatch.valueOf(row.getBatch()), text(row.getSourceUnit()), row.getStartedOn(), text(row.getRemark()));
        return new Partner(row.getId(), face, new Partner.Status(PartnerStatus.valueOf(row.getStatus()), row.getStatusSince(), text(row.getStatusReason())),
                new Partner.Proof(row.getVerifiedOn(), row.getVerifiedBy(), row.getSavedAt().toInstant(), row.getSavedBy()), row.getImportRun(), row.getVersion());
    }

    static String text(String stored) {
        return stored == null ? "" : stored;
    }

    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
