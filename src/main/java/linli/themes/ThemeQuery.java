package linli.themes;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SETTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.db.KeyGroups;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.Words;
import linli.themes.ThemeReport.Said;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Reads what was said, by whom, and of which key groups they are. */
final class ThemeQuery {
    private static final Set<String> WAITING = Set.of("REGISTERED", "SORTED", "ASSIGNED", "SERVING");
    /** Nicknames that many share: whoever uses one is counted as somebody else each time. */
    private static final Set<String> NOBODY = Words.rows(ThemeQuery.class, "nobody.tsv").stream().map(row -> row.get("nickname")).collect(Collectors.toSet());
    private static final Field<Long> PERSON = coalesce(RESIDENT.MERGED_INTO, NEED.RESIDENT_ID).as("person");

    private final Db db;
    private final ZoneId zone;

    ThemeQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** What a list of similar needs shows of each. */
    record Line(long id, String no, String body, LocalDate received, String who, String status) {}

    /** @return the suggestions received from the day to the other, the joined ones too, not the void ones. */
    List<Said> said(LocalDate from, LocalDate to, LocalDate day) {
        return said(NEED.RECEIVED_AT.ge(start(from)).and(NEED.RECEIVED_AT.lt(start(to.plusDays(1)))), day);
    }

    /** @return those of these ids. */
    List<Said> said(Collection<Long> ids, LocalDate day) {
        return said(NEED.ID.in(ids), day);
    }

    private List<Said> said(Condition which, LocalDate day) {
        FocusRules rules = FocusRules.on(day, setting(FocusRules.SETTING).orElse(null));
        Map<FocusGroup, Set<Long>> members = new EnumMap<>(FocusGroup.class);
        for (FocusGroup group : FocusGroup.values()) {
            members.put(group, new HashSet<>(db.sql().select(RESIDENT.ID).from(RESIDENT)
                    .where(KeyGroups.in(group, rules, day)).and(RESIDENT.STATUS.ne("MERGED")).fetch(RESIDENT.ID)));
        }
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.BODY, NEED.RECEIVED_AT, NEED.STATUS, NEED.FOCUS_GROUP, NEED.ASKER_PHONE, NEED.ASKER_NAME,
                        NEED.ASKER_PLACE, PERSON)
                .from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID))
                .where(which).and(NEED.STATUS.ne("VOID")).orderBy(NEED.ID)
                .fetch(row -> {
                    Long person = row.get(PERSON);
                    Set<FocusGroup> groups = EnumSet.noneOf(FocusGroup.class);
                    members.forEach((group, ids) -> {
                        if (person != null && ids.contains(person)) {
                            groups.add(group);
                        }
                    });
                    // Whom it is for counts as well: a parent asks for the child.
                    if (row.get(NEED.FOCUS_GROUP) != null) {
                        groups.add(FocusGroup.valueOf(row.get(NEED.FOCUS_GROUP)));
                    }
                    return new Said(row.get(NEED.ID), row.get(NEED.BODY), row.get(NEED.RECEIVED_AT).atZoneSameInstant(zone).toLocalDate(),
                            person(row, person), groups, WAITING.contains(row.get(NEED.STATUS)));
                });
    }

    /** A person is told by the resident (merged ones by who they are now), else by phone, else by name and place. */
    private static String person(Record row, Long resident) {
        String phone = row.get(NEED.ASKER_PHONE);
        String name = row.get(NEED.ASKER_NAME);
        if (resident != null) {
            return "R" + resident;
        }
        if (phone != null && !phone.isBlank()) {
            return "P" + phone;
        }
        return name == null || name.isBlank() || NOBODY.contains(name) ? "N" + row.get(NEED.NEED_NO) : "V" + name + "|" + row.get(NEED.ASKER_PLACE);
    }

    /** @return the open needs received since the day. */
    List<Long> open(LocalDate since) {
        return db.sql().select(NEED.ID).from(NEED).where(NEED.RECEIVED_AT.ge(start(since))).and(NEED.STATUS.in(WAITING)).orderBy(NEED.ID).fetch(NEED.ID);
    }

    /** @return number, words and asker of these needs. */
    Map<Long, Line> lines(Collection<Long> ids) {
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.BODY, NEED.RECEIVED_AT, coalesce(RESIDENT.NAME, NEED.ASKER_NAME).as("who"), NEED.STATUS)
                .from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).where(NEED.ID.in(ids))
                .fetchMap(NEED.ID, row -> new Line(row.value1(), row.value2(), row.value3(), row.value4().atZoneSameInstant(zone).toLocalDate(),
                        row.value5(), row.value6()));
    }

    /** @return the classes of a domain that take people or run, with their seats; empty for none given. */
    Themes.Served served(String domain) {
        if (domain.isEmpty()) {
            return null;
        }
        Condition now = ACTIVITY.DOMAIN.eq(domain).or(ACTIVITY.DOMAIN.startsWith(domain + ".")).and(ACTIVITY.STATUS.in("OPEN", "RUNNING"));
        var classes = db.sql().select(count(), coalesce(sum(ACTIVITY.SEATS), BigDecimal.ZERO)).from(ACTIVITY).where(now).fetchSingle();
        var taken = db.sql().select(count().filterWhere(ENROLMENT.STATUS.in("ENROLLED", "OFFERED")), count().filterWhere(ENROLMENT.STATUS.eq("WAITING")))
                .from(ENROLMENT).join(ACTIVITY).on(ACTIVITY.ID.eq(ENROLMENT.ACTIVITY_ID)).where(now).fetchSingle();
        return new Themes.Served(classes.value1(), classes.value2().intValue(), taken.value1(), taken.value2());
    }

    String centre() {
        return db.sql().select(CENTRE.NAME).from(CENTRE).fetchOptional(CENTRE.NAME).orElse("");
    }

    private Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
