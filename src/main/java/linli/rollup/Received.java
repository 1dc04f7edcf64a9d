package linli.rollup;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * 已收: a file that was taken in.
 *
 * @param endedAt when a later file took its place; null while it counts
 */
public record Received(long id, String code, String name, String span, int edition, int tier, int units, int unitsExpected, LocalDate sentOn, boolean late, OffsetDateTime receivedAt,
        String by, String file, String checksum, String keyMark, OffsetDateTime endedAt) {}
