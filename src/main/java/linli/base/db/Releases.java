package linli.base.db;

import static linli.schema.Tables.EXPORT_ENTRY;
import static linli.schema.Tables.TRAIL;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.value.Purpose;
import linli.schema.tables.records.ExportEntryRecord;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * 提供登记: everything that left the program with people's data (PIPL article 23: kept at least three years; here nothing is
 * ever taken out of it). Every line is named in the trail with its seal, so that a changed or missing one shows.
 */
public final class Releases {
    private static final Pattern TOLD = Pattern.compile("#(\\d+) ([0-9a-f]{64})$");
    private final Db db;
    private final Clock clock;
    private final Trail trail;

    public Releases(Db db, Clock clock, Trail trail) {
        // Readers export masked lists: they too leave a line.
        this.db = db.free();
        this.clock = clock;
        this.trail = trail;
    }

    /** Takes down what has gone out; in the running transaction when there is one. */
    public void add(Release out) {
        OffsetDateTime at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        Actor who = trail.actor();
        Release line = new Release(0, at, who.login(), who.name(), out.way(), out.subject(), cut(out.title(), 200),
                new Purpose(cut(out.why().purpose(), 300), cut(out.why().receiver(), 200), out.why().sensitive()), out.columns(), out.rows(), out.whole(),
                cut(out.file(), 300), out.sha256());
        db.write(() -> {
            String seal = seal(line);
            long id = db.writing().insertInto(EXPORT_ENTRY)
                    .set(EXPORT_ENTRY.AT, at).set(EXPORT_ENTRY.STAFF_LOGIN, line.login()).set(EXPORT_ENTRY.STAFF_NAME, line.staff())
                    .set(EXPORT_ENTRY.WAY, line.way().name()).set(EXPORT_ENTRY.SUBJECT, line.subject()).set(EXPORT_ENTRY.TITLE, line.title())
                    .set(EXPORT_ENTRY.PURPOSE, line.why().purpose()).set(EXPORT_ENTRY.RECEIVER, line.why().receiver())
                    .set(EXPORT_ENTRY.COLUMN_NAMES, columns(line)).set(EXPORT_ENTRY.ROW_COUNT, line.rows()).set(EXPORT_ENTRY.WHOLE, line.whole())
                    .set(EXPORT_ENTRY.SENSITIVE, line.why().sensitive()).set(EXPORT_ENTRY.FILE_NAME, line.file()).set(EXPORT_ENTRY.SHA256, line.sha256())
                    .set(EXPORT_ENTRY.SEAL, seal).returningResult(EXPORT_ENTRY.ID).fetchSingle().value1();
            String action = line.way() == Release.Way.PAPER ? "PRINT" : line.whole() ? "EXPORT_FULL" : "EXPORT";
            trail.add(action, line.subject(), null, line.file(), line.rows() + " #" + id + " " + seal, line.why().purpose().isEmpty() ? null : line.why().purpose());
        });
    }

    /**
     * @param text in title, purpose, receiver, file or the staff's name; "" for all
     * @param from first day, or null
     * @param to last day, or null
     * @return the newest first
     */
    public List<Release> list(String text, LocalDate from, LocalDate to, int most) {
        Condition where = DSL.noCondition();
        if (!text.isBlank()) {
            String words = text.strip();
            where = where.and(EXPORT_ENTRY.TITLE.contains(words).or(EXPORT_ENTRY.PURPOSE.contains(words)).or(EXPORT_ENTRY.RECEIVER.contains(words))
                    .or(EXPORT_ENTRY.FILE_NAME.contains(words)).or(EXPORT_ENTRY.STAFF_NAME.contains(words)));
        }
        where = from == null ? where : where.and(EXPORT_ENTRY.AT.ge(from.atStartOfDay(clock.getZone()).toOffsetDateTime()));
        where = to == null ? where : where.and(EXPORT_ENTRY.AT.lt(to.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime()));
        return db.sql().selectFrom(EXPORT_ENTRY).where(where).orderBy(EXPORT_ENTRY.ID.desc()).limit(most).fetch(Releases::read);
    }

    /** @return numbers of the lines that are missing or not as they were written. */
    public List<Long> broken() {
        Map<Long, String> told = new HashMap<>();
        db.sql().select(TRAIL.DETAIL).from(TRAIL).where(TRAIL.ACTION.in("EXPORT", "EXPORT_FULL", "PRINT")).fetch(TRAIL.DETAIL).forEach(detail -> {
            Matcher named = TOLD.matcher(detail == null ? "" : detail);
            if (named.find()) {
                told.put(Long.valueOf(named.group(1)), named.group(2));
            }
        });
        List<Long> broken = new ArrayList<>();
        db.sql().selectFrom(EXPORT_ENTRY).orderBy(EXPORT_ENTRY.ID).forEach(row -> {
            String seal = told.remove(row.getId());
            if (!row.getSeal().equals(seal) || !seal(read(row)).equals(seal)) {
                broken.add(row.getId());
            }
        });
        broken.addAll(told.keySet());
        return broken.stream().sorted().toList();
    }

    private String seal(Release line) {
        return db.seals().of(line.at().toInstant(), line.login(), line.staff(), line.way(), line.subject(), line.title(), line.why().purpose(), line.why().receiver(),
                columns(line), line.rows(), line.whole(), line.why().sensitive(), line.file(), line.sha256());
    }

    private static String columns(Release line) {
        return cut(String.join(" ", line.columns()), 4000);
    }

    private static Release read(ExportEntryRecord row) {
        return new Release(row.getId(), row.getAt(), row.getStaffLogin(), row.getStaffName(), Release.Way.valueOf(row.getWay()), row.getSubject(), row.getTitle(),
                new Purpose(row.getPurpose(), row.getReceiver(), row.getSensitive()), Arrays.asList(row.getColumnNames().split(" ")), row.getRowCount(), row.getWhole(),
                row.getFileName(), row.getSha256());
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
