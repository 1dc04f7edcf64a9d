package linli.inspections;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import linli.base.text.Texts;

/** 下次该看谁: partners by risk, each with the reasons of its place and their points. */
public final class NextVisits {
    private static final int COMPLAINT = 3;
    private static final int MOST_COMPLAINTS = 9;
    private static final int LOW = 5;
    private static final int LATE = 4;
    private static final int OPEN = 2;
    private static final int GRAVE = 3;
    private static final int NEVER = 4;
    private static final int MOST_QUARTERS = 6;
    private static final int QUARTER_DAYS = 91;

    private NextVisits() {}

    /**
     * What is known about a partner.
     *
     * @param last day of the last visit, or null
     * @param began first day of working together
     * @param complaints residents' needs of the last half year that name it
     * @param low consecutive low periods at last
     * @param planned name of a running round that has it on its list, or null
     */
    public record Known(long partner, String name, String stage, LocalDate last, LocalDate began, int complaints, int low, int open, int late, int grave, String planned) {}

    /** @param reasons each with its points, the heaviest first */
    public record Next(Known known, int score, List<String> reasons) {}

    private record Reason(int points, String words) {}

    /** @return the riskiest first; the same risk by who was seen longest ago. */
    public static List<Next> order(List<Known> all, LocalDate today) {
        return all.stream().map(one -> next(one, today)).sorted(Comparator.comparingInt((Next one) -> -one.score())
                .thenComparing(one -> one.known().last() == null ? LocalDate.EPOCH : one.known().last()).thenComparing(one -> one.known().name())).toList();
    }

    private static Next next(Known one, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, Math.min(MOST_COMPLAINTS, one.complaints() * COMPLAINT), Texts.text("inspections.risk.complaints", one.complaints()));
        add(reasons, one.low() == 0 ? 0 : LOW + one.low() - 1, Texts.text("inspections.risk.low", one.low()));
        add(reasons, one.late() * LATE, Texts.text("inspections.risk.late", one.late()));
        add(reasons, (one.open() - one.late()) * OPEN, Texts.text("inspections.risk.open", one.open() - one.late()));
        add(reasons, one.grave() * GRAVE, Texts.text("inspections.risk.grave", one.grave()));
        LocalDate since = one.last() == null ? one.began() : one.last();
        int quarters = (int) Math.min(MOST_QUARTERS, ChronoUnit.DAYS.between(since, today) / QUARTER_DAYS);
        if (one.last() == null) {
            add(reasons, NEVER + Math.max(0, quarters), Texts.text("inspections.risk.never", one.began()));
        } else {
            add(reasons, quarters, Texts.text("inspections.risk.long", ChronoUnit.DAYS.between(one.last(), today)));
        }
        reasons.sort(Comparator.comparingInt(reason -> -reason.points()));
        return new Next(one, reasons.stream().mapToInt(Reason::points).sum(),
                reasons.stream().map(reason -> Texts.text("inspections.risk.points", reason.words(), reason.points())).toList());
    }

    private static void add(List<Reason> reasons, int points, String words) {
        if (points > 0) {
            reasons.add(new Reason(points, words));
        }
    }
}
