package linli.billing;

import java.time.LocalDate;
import java.util.List;
import linli.base.value.Money;
import linli.base.value.UserClass;

/**
 * 收费标准, one version: prices by item and class of user, from a day on. It binds once it is published (公布), and then it
 * is never changed.
 *
 * @param published null while it is a draft
 * @param basis what it rests on: minutes, an agreement, a document's number
 */
public record Tariff(long id, int no, LocalDate effective, LocalDate published, String basis, List<Price> prices, long version) {
    /** One price. */
    public record Price(long itemId, UserClass userClass, Money amount) {}

    /**
     * What something costs by the tariff in force.
     *
     * @param quantity thousandths of the item's unit
     * @param waived what an exemption takes off
     * @param waiveReason why, or null
     */
    public record Quote(Tariff tariff, FeeItem item, UserClass userClass, long quantity, Money unit, Money gross, Money waived, String waiveReason) {
        public Money net() {
            return gross.minus(waived);
        }
    }

    /** 减免: a resident or an organisation pays less, proved and for a time. @param percent 1 to 100 off */
    public record Exemption(long id, Charge.Payer payer, String reason, String proof, int percent, LocalDate from, LocalDate to, long version) {
        /** @return whether it counts on the day. */
        public boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** How a version stands on a day. */
    public enum TariffStanding {
        /** May still be changed. */
        DRAFT,
        /** Public, its day is still to come. */
        ANNOUNCED,
        IN_FORCE,
        /** A later one has taken its place. */
        PAST
    }

    /** @return whether it binds on the day. */
    public boolean inForce(LocalDate day) {
        return published != null && !effective.isAfter(day) && !published.isAfter(day);
    }
}
