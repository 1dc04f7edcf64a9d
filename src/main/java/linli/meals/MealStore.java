package linli.meals;

import static linli.schema.Tables.MEAL_ORDER;
import static linli.schema.Tables.MEAL_RULE;
import static linli.schema.Tables.MEAL_STEP;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.value.Money;
import linli.base.value.Sitting;
import linli.meals.MealOrder.MealAction;
import linli.meals.MealOrder.OrderStatus;
import linli.schema.tables.records.MealOrderRecord;
import org.jooq.Condition;
import org.jooq.Record;

/** Keeps orders with their story, and the rules of price and subsidy. */
final class MealStore {
    private final Db db;
    private final Clock clock;

    MealStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<MealRule> rules() {
        return db.sql().selectFrom(MEAL_RULE).where(MEAL_RULE.VOIDED_AT.isNull()).orderBy(MEAL_RULE.FROM_ON.desc(), MEAL_RULE.ID.desc())
                .fetch(row -> MealRule.read(row.getId(), row.getFromOn(), row.getBasis(), row.getSample(), row.getContent()));
    }

    void insert(MealRule rule, String staff) {
        db.writing().insertInto(MEAL_RULE).set(MEAL_RULE.FROM_ON, rule.from()).set(MEAL_RULE.BASIS, rule.basis().strip()).set(MEAL_RULE.CONTENT, rule.content())
                .set(MEAL_RULE.SAMPLE, rule.sample()).set(MEAL_RULE.STAFF_NAME, staff).set(MEAL_RULE.AT, now()).set(MEAL_RULE.TOUCHED, db.commitNo()).execute();
    }

    void voidRule(long id) {
        db.writing().update(MEAL_RULE).set(MEAL_RULE.VOIDED_AT, now()).where(MEAL_RULE.ID.eq(id)).execute();
    }

    Optional<MealOrder> find(long id) {
        return where(MEAL_ORDER.ID.eq(id)).stream().findFirst();
    }

    List<MealOrder> between(LocalDate from, LocalDate to) {
        return where(MEAL_ORDER.SERVED_ON.between(from, to));
    }

    /** @return by resident the newest order that is not cancelled. */
    Map<Long, MealOrder> latest(Collection<Long> residents) {
        Map<Long, MealOrder> latest = new HashMap<>();
        where(MEAL_ORDER.RESIDENT_ID.in(residents).and(MEAL_ORDER.STATUS.ne(OrderStatus.CANCELLED.name())))
                .forEach(order -> latest.merge(order.residentId(), order, (one, other) -> other.on().isBefore(one.on()) ? one : other));
        return latest;
    }

    List<MealOrder> all() {
        return where(MEAL_ORDER.ID.isNotNull());
    }

    /** @param people every id of one person */
    List<MealOrder> of(Collection<Long> people, LocalDate from, LocalDate to) {
        return where(MEAL_ORDER.RESIDENT_ID.in(people).and(MEAL_ORDER.SERVED_ON.between(from, to)));
    }

    List<MealOrder> charged(long charge) {
        return where(MEAL_ORDER.CHARGE_ID.eq(charge).or(MEAL_ORDER.DELIVERY_CHARGE_ID.eq(charge)));
    }

    private List<MealOrder> where(Condition condition) {
        return db.sql().selectFrom(MEAL_ORDER).where(condition).orderBy(MEAL_ORDER.SERVED_ON, MEAL_ORDER.SITTING, MEAL_ORDER.ID).fetch(MealStore::order);
    }

    static MealOrder order(Record row) {
        MealRule.Quote quote = new MealRule.Quote(row.get(MEAL_ORDER.RULE_ID), row.get(MEAL_ORDER.TIER), new Money(row.get(MEAL_ORDER.PRICE_FEN)),
                new Money(row.get(MEAL_ORDER.SUBSIDY_FEN)), new Money(row.get(MEAL_ORDER.SELF_FEN)), new Money(row.get(MEAL_ORDER.DELIVERY_FEN)));
        return new MealOrder(row.get(MEAL_ORDER.ID), row.get(MEAL_ORDER.RESIDENT_ID), row.get(MEAL_ORDER.SERVED_ON), Sitting.valueOf(row.get(MEAL_ORDER.SITTING)),
                row.get(MEAL_ORDER.PACKAGE), row.get(MEAL_ORDER.DELIVERY), OrderStatus.valueOf(row.get(MEAL_ORDER.STATUS)), ids(row.get(MEAL_ORDER.OMITS)),
                words(row.get(MEAL_ORDER.AGREED)), quote, row.get(MEAL_ORDER.STANDING_ID), row.get(MEAL_ORDER.CHARGE_ID), row.get(MEAL_ORDER.DELIVERY_CHARGE_ID),
                row.get(MEAL_ORDER.NOTE), row.get(MEAL_ORDER.REASON), row.get(MEAL_ORDER.VERSION));
    }

    private static Set<Long> ids(String stored) {
        return stored.isEmpty() ? Set.of() : Arrays.stream(stored.split(",")).map(Long::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String stored) {
        return stored.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(stored.split(";")));
    }

    /** @param who the person as they are now: the key of the one subsidised meal of the sitting */
    long insert(MealOrder order, long who, String staff, Long run) {
        MealOrderRecord row = db.writing().newRecord(MEAL_ORDER);
        row.setResidentId(order.residentId());
        row.setServedOn(order.on());
        row.setSitting(order.sitting().name());
        fill(row, order, who);
        row.setStandingId(order.standingId());
        row.setStaffName(staff);
        row.setImportRun(run);
        row.setCreatedAt(now());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(MealOrder order, long who) {
        MealOrderRecord row = new MealOrderRecord();
        fill(row, order, who);
        row.setVersion(order.version() + 1);
        return db.writing().update(MEAL_ORDER).set(row).where(MEAL_ORDER.ID.eq(order.id())).and(MEAL_ORDER.VERSION.eq(order.version())).execute() == 1;
    }

    /** For the undo of an import only: the order as it was, its version too, so that an import before it can be taken back as well. */
    boolean restore(MealOrder order, long who) {
        MealOrderRecord row = new MealOrderRecord();
        fill(row, order, who);
        row.setVersion(order.version());
        return db.writing().update(MEAL_ORDER).set(row).where(MEAL_ORDER.ID.eq(order.id())).execute() == 1;
    }

    private void fill(MealOrderRecord row, MealOrder order, long who) {
        row.setPackage(order.pack());
        row.setDelivery(order.delivery());
        row.setStatus(order.status().name());
        row.setOmits(MealOrder.ids(order.omits()));
        row.setAgreed(String.join(";", order.agreed()));
        row.setRuleId(order.quote().ruleId());
        row.setTier(order.quote().tier());
        row.setPriceFen(order.quote().price().fen());
        row.setSubsidyFen(order.quote().subsidy().fen());
        row.setSelfFen(order.quote().self().fen());
        row.setDeliveryFen(order.quote().delivery().fen());
        row.setSubsidyKey(order.status().live() && !order.quote().subsidy().isZero() ? who + "/" + order.on() + "/" + order.sitting() : null);
        row.setChargeId(order.chargeId());
        row.setDeliveryChargeId(order.deliveryChargeId());
        row.setNote(order.note());
        row.setReason(order.reason());
        row.setTouched(db.commitNo());
    }

    /** For the undo of an import only: an order nothing hangs on. */
    boolean remove(long id) {
        db.writing().deleteFrom(MEAL_STEP).where(MEAL_STEP.ORDER_ID.eq(id)).execute();
        return db.writing().deleteFrom(MEAL_ORDER).where(MEAL_ORDER.ID.eq(id)).execute() == 1;
    }

    void step(long order, MealAction action, String note, String staff) {
        db.writing().insertInto(MEAL_STEP).set(MEAL_STEP.ORDER_ID, order).set(MEAL_STEP.AT, now()).set(MEAL_STEP.STAFF_NAME, staff).set(MEAL_STEP.ACTION, action.name())
                .set(MEAL_STEP.NOTE, note).execute();
    }

    List<MealOrder.Step> steps(long order) {
        return db.sql().selectFrom(MEAL_STEP).where(MEAL_STEP.ORDER_ID.eq(order)).orderBy(MEAL_STEP.ID)
                .fetch(row -> new MealOrder.Step(row.getAt(), row.getStaffName(), MealAction.valueOf(row.getAction()), row.getNote()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone());
    }

    /** @return the last order's id, those that standing orders made apart, and the last rule's. */
    String mark() {
        return db.sql().select(max(MEAL_ORDER.ID)).from(MEAL_ORDER).where(MEAL_ORDER.STANDING_ID.isNull()).fetchSingle().value1() + "/"
                + db.sql().select(max(MEAL_RULE.ID)).from(MEAL_RULE).fetchSingle().value1();
    }

    void clear() {
        db.writing().deleteFrom(MEAL_STEP).execute();
        db.writing().deleteFrom(MEAL_ORDER).execute();
        db.writing().deleteFrom(MEAL_RULE).execute();
    }
}
