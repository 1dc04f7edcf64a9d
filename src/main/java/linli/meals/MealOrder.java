package linli.meals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.Sitting;

/**
 * 订餐: one portion for one person at one sitting.
 *
 * @param omits ids of dishes the person does not get
 * @param agreed clashes the person knows of and agreed to
 * @param quote what it costs whom, for the meal's day
 * @param chargeId the bill's line of the remainder, once there is one
 * @param reason why it was cancelled, or null
 */
public record MealOrder(long id, long residentId, LocalDate on, Sitting sitting, String pack, boolean delivery, OrderStatus status, Set<Long> omits, Set<String> agreed,
        MealRule.Quote quote, Long standingId, Long chargeId, Long deliveryChargeId, String note, String reason, long version) {
    /** What became of an order. CANCELLED rows stay and count nowhere. */
    public enum OrderStatus {
        ORDERED,
        EATEN,
        NO_SHOW,
        CANCELLED;

        public boolean live() {
            return this == ORDERED || this == EATEN;
        }
    }

    /** What happened to an order. */
    public enum MealAction { ORDERED, EATEN, NO_SHOW, CANCELLED, EDITED, CHARGED, CALLED }

    /** One line of its story. */
    public record Step(OffsetDateTime at, String staff, MealAction action, String note) {}

    /** What somebody wants to eat, when and where. */
    public record Wish(long residentId, LocalDate on, Sitting sitting, String pack, boolean delivery, Set<Long> omits, Set<String> agreed, String note) {
        public Wish omitting(Set<Long> dishes) {
            return new Wish(residentId, on, sitting, pack, delivery, dishes, agreed, note);
        }

        public Wish agreeing(Set<String> clashes) {
            return new Wish(residentId, on, sitting, pack, delivery, omits, clashes, note);
        }
    }

    /** What would become of a wish: its price, what does not suit, and the live order there already is for the sitting. */
    public record Preview(MealRule.Quote quote, List<Diet.Clash> clashes, List<Diet.Course> courses, MealOrder twin) {}

    /**
     * 用餐人, as they are now: merged residents are one.
     *
     * @param phone whom to call, unmasked
     * @param place where the meal goes, for rounds
     */
    public record Diner(long residentId, String name, PartialDate birth, String place, String placeSort, String phone, Set<String> categories, Diet diet, String deliverTo,
            int round, Integer position, long version) {
        /** @return age on the day; null where it cannot be told. */
        public Integer age(LocalDate day) {
            return birth == null || birth.ageOn(day).isEmpty() ? null : Integer.valueOf(birth.ageOn(day).getAsInt());
        }

        public String address() {
            return deliverTo == null ? place : deliverTo;
        }
    }

    /** An order with its diner and what of the menu does not suit and was not agreed to. */
    public record Row(MealOrder order, Diner diner, List<Diet.Clash> clashes) {}

    /** 后厨份数: what is to be cooked for one sitting. {@code dishes} by name, {@code tags} counts portions of diners who want them. */
    public record Kitchen(LocalDate on, Sitting sitting, int portions, int eatIn, int delivery, Map<String, Integer> packages, Map<String, Integer> dishes,
            Map<String, Integer> tags, List<Row> special) {}

    /** 送餐路线: one round of a sitting, its stops in order. */
    public record Round(int no, List<Row> stops) {}

    /**
     * 长期订餐: an order that repeats on weekdays.
     *
     * @param to last day, or null
     */
    public record Standing(long id, long residentId, Sitting sitting, Set<DayOfWeek> days, String pack, boolean delivery, LocalDate from, LocalDate to, String note,
            List<Pause> pauses, long version) {
        boolean on(LocalDate day) {
            return days.contains(day.getDayOfWeek()) && !day.isBefore(from) && (to == null || !day.isAfter(to)) && pauses.stream().noneMatch(pause -> pause.holds(day));
        }

        static int bits(Set<DayOfWeek> days) {
            return days.stream().mapToInt(day -> 1 << day.getValue() - 1).sum();
        }

        static Set<DayOfWeek> days(int bits) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                if ((bits & 1 << day.getValue() - 1) != 0) {
                    days.add(day);
                }
            }
            return days;
        }
    }

    /** 暂停: no meals from a day to another, both included. */
    public record Pause(long id, LocalDate from, LocalDate to, String reason) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public Wish wish() {
        return new Wish(residentId, on, sitting, pack, delivery, omits, agreed, note);
    }

    MealOrder as(OrderStatus now) {
        return new MealOrder(id, residentId, on, sitting, pack, delivery, now, omits, agreed, quote, standingId, chargeId, deliveryChargeId, note, reason, version);
    }

    MealOrder because(String why) {
        return new MealOrder(id, residentId, on, sitting, pack, delivery, status, omits, agreed, quote, standingId, chargeId, deliveryChargeId, note, why, version);
    }

    MealOrder costing(MealRule.Quote now) {
        return new MealOrder(id, residentId, on, sitting, pack, delivery, status, omits, agreed, now, standingId, chargeId, deliveryChargeId, note, reason, version);
    }

    MealOrder charged(Long charge, Long deliveryCharge) {
        return new MealOrder(id, residentId, on, sitting, pack, delivery, status, omits, agreed, quote, standingId, charge, deliveryCharge, note, reason, version);
    }

    MealOrder like(Wish wish) {
        return new MealOrder(id, residentId, on, sitting, wish.pack(), wish.delivery(), status, wish.omits(), wish.agreed(), quote, standingId, chargeId, deliveryChargeId,
                wish.note(), reason, version);
    }

    /** @return what the order will cost the person altogether. */
    public Money pays() {
        return quote.self().plus(quote.delivery());
    }

    static String ids(Set<Long> ids) {
        return String.join(",", new TreeSet<>(ids).stream().map(String::valueOf).toList());
    }
}
