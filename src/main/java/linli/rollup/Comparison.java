package linli.rollup;

import java.math.BigDecimal;
import java.util.List;
import linli.sentfiles.SentTable.Item;

/**
 * 对比: one figure over all communities expected, by 镇街 in the order of the codes.
 *
 * @param figure with the value of them all
 * @param perhapsTwice 含重复: some of the people are not known by a hash
 * @param twice people who were counted in more than one community, and counted once here; null: not a count of people
 */
public record Comparison(String form, Item figure, List<Town> towns, boolean perhapsTwice, Long twice) {
    /** @param sum 小计 */
    public record Town(String name, BigDecimal sum, List<Unit> units) {}

    /** @param value null: none. @param state MISSING is 未报, which is not nought */
    public record Unit(String code, String name, State state, BigDecimal value) {}

    /** 报送情况. */
    public enum State { RECEIVED, LATE, MISSING }

    /** @return every community in the order of the figures, the largest first; without a value last. */
    public List<Unit> ranked() {
        return towns.stream().flatMap(town -> town.units().stream())
                .sorted(java.util.Comparator.comparing(Unit::value, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())).reversed()).toList();
    }
}
