package linli.incubation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import linli.base.value.Money;

/**
 * One team's book: what it was given, what came of it, and what it gives back.
 *
 * @param value of all spaces together, to the day of the book
 * @param minutes given back, those taken back not counted
 */
public record TeamBook(List<Valued> spaces, List<Outcome> outcomes, List<GiveBack> givenBack, List<Survival> survivals, Money value, int minutes) {

    /**
     * 场地使用: a room, or desks in it, given without rent.
     *
     * @param area tenths of a square metre
     * @param desks 0 for the whole room
     * @param monthly units of the tariff a month, in thousandths (40 hours: 40000)
     * @param to last day, null while it lasts
     * @param voidReason null while it counts
     */
    public record Space(long id, long team, long room, String desk, int area, int desks, long monthly, LocalDate from, LocalDate to, String voidReason, long version) {
        /** @return whether it is in use on the day. */
        public boolean on(LocalDate day) {
            return voidReason == null && !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** A price that is public. @param unit words, e.g. 小时; {@code basis} where it stands */
    public record Rate(Money price, String unit, boolean monthly, String basis) {}

    /** Where the public price of a room is asked for. */
    public interface Rates {
        Optional<Rate> of(String room, LocalDate day);
    }

    /** A space with what it would have cost. @param value null when no price was ever public */
    public record Valued(Space space, String room, Money value, String basis) {}

    /** 产能, 就业, 收入. */
    public enum OutcomeKind { CAPACITY, JOBS, INCOME }

    /**
     * 成果.
     *
     * @param before hundredths of the unit, null when nobody knows; {@code after} the same
     */
    public record Outcome(long id, long team, OutcomeKind kind, LocalDate on, Long before, long after, String unit, String note, String voidReason) {
        /** @return growth in tenths of a per cent; empty without a number before. */
        public Optional<Long> growth() {
            return before == null || before == 0 ? Optional.empty() : Optional.of(Math.round((after - before) * 1000.0 / before));
        }
    }

    /** 反哺: a talk or a lesson for the neighbours. @param people null when nobody counted */
    public record GiveBack(long id, long team, LocalDate on, String what, int minutes, Integer people, String voidReason) {}

    public enum Alive { ALIVE, CLOSED, UNKNOWN }

    /** 存活: looked at so many months after 出园. */
    public record Survival(long id, long team, int months, Alive verdict, LocalDate on, String note, String staffName) {}

    /**
     * How those fare that left at least so many months ago.
     *
     * @param unknown looked at without finding out, or never looked at
     * @param n all of them
     */
    public record Survived(int months, int alive, int closed, int unknown, int n, List<Due> due) {}

    /** A look that is still to come. */
    public record Due(long team, String name, int months, LocalDate day) {}
}
