package linli.subsidies;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.text.Texts;
import linli.base.value.Money;
import linli.base.value.Sitting;

/**
 * 助餐补贴申报: what a month's subsidised meals add up to. Every yuan stands at a meal.
 *
 * @param id 0 while it is a draft, which is counted anew at each look
 * @param submitted null for a draft; from that day on nothing of it changes
 */
public record SubsidyClaim(long id, YearMonth month, LocalDate submitted, String staff, List<Line> lines) {
    /** What a line is. */
    public enum LineKind {
        /** A meal of the month, claimed for the first time. */
        MEAL,
        /** What an earlier claim had too much or too little. */
        ADJUST
    }

    /**
     * One meal.
     *
     * @param age on the meal's day; null where it cannot be told
     * @param amount negative where an earlier claim is taken back
     * @param reason of an adjustment, or null
     */
    public record Line(long orderId, long residentId, String name, Integer age, LocalDate on, Sitting sitting, String tier, Money price, Money amount, LineKind kind, String reason) {}

    /** A line of a summary: by grade or by person. {@code key} filters the meals behind it. */
    public record Sum(Object key, String name, String tier, Integer age, int meals, Money each, Money amount) {}

    public boolean frozen() {
        return id != 0;
    }

    public Money total() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    public List<Line> of(LineKind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    /** @return the month's meals by grade and amount; adjustments are not in it. */
    public List<Sum> byTier() {
        Map<List<Object>, List<Line>> groups = new LinkedHashMap<>();
        of(LineKind.MEAL).forEach(line -> groups.computeIfAbsent(List.of(tier(line), line.amount()), any -> new ArrayList<>()).add(line));
        return groups.entrySet().stream().map(group -> new Sum(group.getKey(), (String) group.getKey().getFirst(), (String) group.getKey().getFirst(), null, group.getValue().size(),
                (Money) group.getKey().get(1), ((Money) group.getKey().get(1)).times(group.getValue().size())))
                .sorted(java.util.Comparator.comparing(Sum::each).thenComparing(Sum::name)).toList();
    }

    private static String tier(Line line) {
        return line.tier() == null ? Texts.text("subsidies.noTier") : line.tier();
    }

    /** @return meals and adjustments by person; the sum of all is the claim. */
    public List<Sum> byPerson() {
        Map<Long, List<Line>> groups = new LinkedHashMap<>();
        lines.forEach(line -> groups.computeIfAbsent(line.residentId(), any -> new ArrayList<>()).add(line));
        return groups.entrySet().stream().map(group -> {
            Line last = group.getValue().getLast();
            return new Sum(group.getKey(), last.name(), tier(last), last.age(), (int) group.getValue().stream().filter(line -> line.kind() == LineKind.MEAL).count(), null,
                    group.getValue().stream().map(Line::amount).reduce(Money.ZERO, Money::plus));
        }).toList();
    }

    /** @return the lines behind a summary's line. */
    public List<Line> behind(Sum sum) {
        return lines.stream().filter(line -> sum.key() instanceof Long person ? line.residentId() == person : line.kind() == LineKind.MEAL
                && List.of(tier(line), line.amount()).equals(sum.key())).toList();
    }
}
