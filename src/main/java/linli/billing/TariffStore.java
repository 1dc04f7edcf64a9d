package linli.billing;

import static linli.schema.Tables.EXEMPTION;
import static linli.schema.Tables.FEE_ITEM;
import static linli.schema.Tables.TARIFF;
import static linli.schema.Tables.TARIFF_PRICE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.schema.tables.records.FeeItemRecord;
import linli.schema.tables.records.TariffRecord;
import org.jooq.Condition;

/** Keeps what can be charged, the versions of the tariff, and who is exempt. */
final class TariffStore {
    private final Db db;
    private final Clock clock;

    TariffStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<FeeItem> items() {
        return db.sql().selectFrom(FEE_ITEM).orderBy(FEE_ITEM.CODE).fetch(TariffStore::item);
    }

    Optional<FeeItem> item(String code) {
        return db.sql().selectFrom(FEE_ITEM).where(FEE_ITEM.CODE.eq(code)).fetchOptional(TariffStore::item);
    }

    private static FeeItem item(FeeItemRecord row) {
        return new FeeItem(row.getId(), row.getCode(), row.getName(), FeeArea.valueOf(row.getArea()), FeeItem.ItemKind.valueOf(row.getKind()), FeeItem.FeeUnit.valueOf(row.getUnit()),
                row.getCapFen() == null ? null : new Money(row.getCapFen()), row.getActive(), row.getVersion());
    }

    long insert(FeeItem item) {
        return db.writing().insertInto(FEE_ITEM).set(FEE_ITEM.CODE, item.code()).set(FEE_ITEM.NAME, item.name()).set(FEE_ITEM.AREA, item.area().name())
                .set(FEE_ITEM.KIND, item.kind().name()).set(FEE_ITEM.UNIT, item.unit().name()).set(FEE_ITEM.CAP_FEN, item.cap() == null ? null : item.cap().fen())
                .set(FEE_ITEM.ACTIVE, item.active()).set(FEE_ITEM.TOUCHED, db.commitNo()).set(FEE_ITEM.VERSION, 1L).returningResult(FEE_ITEM.ID).fetchSingle().value1();
    }

    boolean update(FeeItem item) {
        return db.writing().update(FEE_ITEM).set(FEE_ITEM.NAME, item.name()).set(FEE_ITEM.CAP_FEN, item.cap() == null ? null : item.cap().fen())
                .set(FEE_ITEM.ACTIVE, item.active()).set(FEE_ITEM.TOUCHED, db.commitNo()).set(FEE_ITEM.VERSION, item.version() + 1)
                .where(FEE_ITEM.ID.eq(item.id())).and(FEE_ITEM.VERSION.eq(item.version())).execute() == 1;
    }

    /** @return every version with its prices, the newest number first. */
    List<Tariff> tariffs() {
        return tariffs(db.sql().selectFrom(TARIFF).orderBy(TARIFF.TARIFF_NO.desc()).fetch());
    }

    Optional<Tariff> tariff(long id) {
        return tariffs(db.sql().selectFrom(TARIFF).where(TARIFF.ID.eq(id)).fetch()).stream().findFirst();
    }

    /** @return of the versions that had taken effect and were public on the day, the latest. */
    Optional<Tariff> inForce(LocalDate day) {
        return tariffs(db.sql().selectFrom(TARIFF).where(TARIFF.PUBLISHED_ON.le(day)).and(TARIFF.EFFECTIVE_ON.le(day))
                .orderBy(TARIFF.EFFECTIVE_ON.desc(), TARIFF.TARIFF_NO.desc()).limit(1).fetch()).stream().findFirst();
    }

    private List<Tariff> tariffs(List<TariffRecord> rows) {
        List<Long> ids = rows.stream().map(TariffRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Tariff.Price>> prices = db.sql().selectFrom(TARIFF_PRICE).where(TARIFF_PRICE.TARIFF_ID.in(ids)).orderBy(TARIFF_PRICE.ID)
                .fetchGroups(row -> row.getTariffId(), row -> new Tariff.Price(row.getItemId(), UserClass.valueOf(row.getUserClass()), new Money(row.getFen())));
        return rows.stream().map(row -> new Tariff(row.getId(), row.getTariffNo(), row.getEffectiveOn(), row.getPublishedOn(), row.getBasis(),
                prices.getOrDefault(row.getId(), List.of()), row.getVersion())).toList();
    }

    int lastNo() {
        return db.sql().select(coalesce(max(TARIFF.TARIFF_NO), inline(0))).from(TARIFF).fetchSingle().value1();
    }

    long insert(int no, LocalDate effective, String basis, List<Tariff.Price> prices, String staff) {
        long id = db.writing().insertInto(TARIFF).set(TARIFF.TARIFF_NO, no).set(TARIFF.EFFECTIVE_ON, effective).set(TARIFF.BASIS, basis).set(TARIFF.STAFF_NAME, staff)
                .set(TARIFF.AT, OffsetDateTime.ofInstant(clock.instant(), clock.getZone())).set(TARIFF.TOUCHED, db.commitNo()).set(TARIFF.VERSION, 1L)
                .returningResult(TARIFF.ID).fetchSingle().value1();
        prices(id, prices);
        return id;
    }

    private void prices(long tariff, List<Tariff.Price> prices) {
        prices.forEach(price -> db.writing().insertInto(TARIFF_PRICE).set(TARIFF_PRICE.TARIFF_ID, tariff).set(TARIFF_PRICE.ITEM_ID, price.itemId())
                .set(TARIFF_PRICE.USER_CLASS, price.userClass().name()).set(TARIFF_PRICE.FEN, price.amount().fen()).execute());
    }

    /** Changes a draft; a published version is left alone. @return false when it is published or changed since */
    boolean update(Tariff draft) {
        boolean changed = db.writing().update(TARIFF).set(TARIFF.EFFECTIVE_ON, draft.effective()).set(TARIFF.BASIS, draft.basis()).set(TARIFF.TOUCHED, db.commitNo())
                .set(TARIFF.VERSION, draft.version() + 1).where(TARIFF.ID.eq(draft.id())).and(TARIFF.VERSION.eq(draft.version())).and(TARIFF.PUBLISHED_ON.isNull()).execute() == 1;
        if (changed) {
            db.writing().deleteFrom(TARIFF_PRICE).where(TARIFF_PRICE.TARIFF_ID.eq(draft.id())).execute();
            prices(draft.id(), draft.prices());
        }
        return changed;
    }

    boolean publish(long id, long version, LocalDate on) {
        return db.writing().update(TARIFF).set(TARIFF.PUBLISHED_ON, on).set(TARIFF.TOUCHED, db.commitNo()).set(TARIFF.VERSION, version + 1)
                .where(TARIFF.ID.eq(id)).and(TARIFF.VERSION.eq(version)).and(TARIFF.PUBLISHED_ON.isNull()).execute() == 1;
    }

    List<Tariff.Exemption> exemptions() {
        return exemptions(EXEMPTION.ID.isNotNull());
    }

    /** @return exemptions of a resident or a partner; of a mere name there are none. */
    List<Tariff.Exemption> exemptions(Charge.Payer payer) {
        return payer.residentId() != null ? exemptions(EXEMPTION.RESIDENT_ID.eq(payer.residentId()))
                : payer.partnerId() != null ? exemptions(EXEMPTION.PARTNER_ID.eq(payer.partnerId())) : List.of();
    }

    private List<Tariff.Exemption> exemptions(Condition which) {
        return db.sql().selectFrom(EXEMPTION).where(which).orderBy(EXEMPTION.ID.desc()).fetch(row -> new Tariff.Exemption(row.getId(),
                new Charge.Payer(row.getResidentId(), row.getPartnerId(), row.getPayerName()), row.getReason(), row.getProof(), row.getPercent(), row.getFromOn(), row.getToOn(), row.getVersion()));
    }

    long insert(Tariff.Exemption one, String staff) {
        return db.writing().insertInto(EXEMPTION).set(EXEMPTION.RESIDENT_ID, one.payer().residentId()).set(EXEMPTION.PARTNER_ID, one.payer().partnerId())
                .set(EXEMPTION.PAYER_NAME, one.payer().name()).set(EXEMPTION.REASON, one.reason())
                .set(EXEMPTION.PROOF, one.proof()).set(EXEMPTION.PERCENT, one.percent()).set(EXEMPTION.FROM_ON, one.from()).set(EXEMPTION.TO_ON, one.to())
                .set(EXEMPTION.STAFF_NAME, staff).set(EXEMPTION.TOUCHED, db.commitNo()).set(EXEMPTION.VERSION, 1L).returningResult(EXEMPTION.ID).fetchSingle().value1();
    }

    boolean end(long id, long version, LocalDate to) {
        return db.writing().update(EXEMPTION).set(EXEMPTION.TO_ON, to).set(EXEMPTION.TOUCHED, db.commitNo()).set(EXEMPTION.VERSION, version + 1)
                .where(EXEMPTION.ID.eq(id)).and(EXEMPTION.VERSION.eq(version)).execute() == 1;
    }

    void clear() {
        db.writing().deleteFrom(EXEMPTION).execute();
        db.writing().deleteFrom(TARIFF_PRICE).execute();
        db.writing().deleteFrom(TARIFF).execute();
        db.writing().deleteFrom(FEE_ITEM).execute();
    }
}
