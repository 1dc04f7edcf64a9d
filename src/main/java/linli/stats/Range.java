package linli.stats;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/** 统计期: which months the charts show, told from the month they end in. */
public enum Range {
    YEAR, TWELVE, QUARTER, MONTH;

    /**
     * @param now months after it have not begun
     * @return the months, oldest first; a single month stands beside the one before it and the same one of last year
     */
    List<YearMonth> months(YearMonth anchor, YearMonth now) {
        YearMonth first = switch (this) {
            case YEAR -> anchor.withMonth(1);
            case TWELVE -> anchor.minusMonths(11);
            case QUARTER -> anchor.withMonth((anchor.getMonthValue() - 1) / 3 * 3 + 1);
            case MONTH -> anchor;
        };
        if (this == MONTH) {
            return List.of(anchor.minusYears(1), anchor.minusMonths(1), anchor);
        }
        int length = this == QUARTER ? 3 : 12;
        return IntStream.range(0, length).mapToObj(first::plusMonths).filter(month -> !month.isAfter(now)).toList();
    }

    /** @return the months a step goes by. */
    int length() {
        return this == MONTH ? 1 : this == QUARTER ? 3 : 12;
    }
}
