package linli.rollcall;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * 点名: who came to one session.
 *
 * @param open whether marks can be set: its day has come and it was not cancelled
 * @param heads people counted without names
 * @param rows those on the list that day
 * @param sessions all meetings of the class in their order, to go from one to the next
 */
public record RollCall(long session, long activity, String no, String title, LocalDate on, LocalTime from, LocalTime to, String status,
                       boolean open, int heads, List<Row> rows, List<Meeting> sessions) {
    /** How somebody stood in a session. */
    public enum Mark { PRESENT, ABSENT, LEAVE }

    /**
     * One person.
     *
     * @param mark null when not called yet
     * @param version of the stored mark, 0 when there is none
     * @param present sessions attended so far, of {@code marks} called
     */
    public record Row(long enrolment, String name, Integer age, Mark mark, long version, int present, int marks) {
        public Row with(Mark now) {
            return new Row(enrolment, name, age, now, version, present, marks);
        }
    }

    /** One meeting of the class with its count. */
    public record Meeting(long session, LocalDate on, LocalTime from, String status, int present, int marks) {}

    /**
     * 参与率: actual over expected.
     *
     * @param present marks of presence
     * @param of marks set, or seats times sessions held, as the setting says
     * @param bySeats which of the two
     */
    public record Rate(int present, int of, boolean bySeats) {
        /** @return in percent, or null when there is nothing to count. */
        public Integer percent() {
            return of == 0 ? null : Math.round(100f * present / of);
        }
    }

    /** A stored mark. */
    record Stored(long id, long session, long enrolment, Mark mark, long version) {}
}
