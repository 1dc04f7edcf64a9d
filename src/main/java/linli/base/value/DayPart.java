package linli.base.value;

import java.time.LocalTime;

/** 时段: the part of a day by which the service net counts. */
public enum DayPart {
    /** Begins before noon. */
    MORNING,
    /** Begins from noon to before six. */
    AFTERNOON,
    /** Begins at six or later. */
    EVENING;

    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime SIX = LocalTime.of(18, 0);

    /** @return the part in which something that begins then falls. */
    public static DayPart of(LocalTime begin) {
        return begin.isBefore(NOON) ? MORNING : begin.isBefore(SIX) ? AFTERNOON : EVENING;
    }
}
