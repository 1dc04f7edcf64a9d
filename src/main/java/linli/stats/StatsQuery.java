package linli.stats;

import static linli.schema.Tables.NEED;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import linli.base.db.Db;

/** Reads when each need was received, for charts that no table counts. */
final class StatsQuery {
    private final Db db;
    private final ZoneId zone;

    StatsQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @param counted not merged into another */
    record Received(long id, YearMonth month, boolean counted) {}

    /** @return needs of the days that are not void. */
    List<Received> received(LocalDate from, LocalDate to) {
        return db.sql().select(NEED.ID, NEED.RECEIVED_AT, NEED.STATUS).from(NEED).where(NEED.STATUS.ne("VOID"))
                .and(NEED.RECEIVED_AT.ge(from.atStartOfDay(zone).toOffsetDateTime())).and(NEED.RECEIVED_AT.lt(to.plusDays(1).atStartOfDay(zone).toOffsetDateTime()))
                .fetch(row -> new Received(row.value1(), YearMonth.from(row.value2().atZoneSameInstant(zone)), !row.value3().equals("MERGED")));
    }
}
