package linli.needs;

import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.IMPORT_RUN;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.STAFF;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.PhoneBook;
import linli.base.db.KeyGroups;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.Mask;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectSeekStepN;

/** Reads needs together with who asked. */
final class NeedQuery {
    private static final List<String> WAITING = NeedStatus.WAITING.stream().map(Enum::name).toList();
    private static final Field<String> WHO = coalesce(RESIDENT.NAME, NEED.ASKER_NAME).as("who");

    private static final Field<String> PLACE = coalesce(DWELLING.ESTATE, NEED.ASKER_PLACE).as("place");

    private final Db db;
    private final PhoneBook phoneBook;
    private final Clock clock;

    NeedQuery(Db db, Clock clock) {
        this.db = db;
        this.phoneBook = new PhoneBook(db);
        this.clock = clock;
    }

    /** Rows, the filter's own count, and counts per status of the same filter without status and lateness. */
    NeedList list(NeedList.Filter filter) {
        Condition wide = wide(filter);
        Condition narrow = wide.and(filter.status() == null ? noCondition() : NEED.STATUS.eq(filter.status().name()))
                .and(filter.late() ? late() : noCondition())
                .and(filter.open() ? NEED.STATUS.in(WAITING).or(NEED.STATUS.eq(NeedStatus.REPLIED.name())) : noCondition());
        Map<NeedStatus, Integer> byStatus = new EnumMap<>(NeedStatus.class);
        db.sql().select(NEED.STATUS, count()).from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID))
                .where(wide).groupBy(NEED.STATUS)
                .forEach(row -> byStatus.put(NeedStatus.valueOf(row.value1()), row.value2()));
        int late = number(wide.and(late()));
        int total = number(narrow);
        return new NeedList(rows(narrow, NeedList.MOST), total, byStatus, late);
    }

    List<NeedList.Row> rows(Condition condition, int most) {
        LocalDate today = LocalDate.now(clock);
        // What waits longest past its date stands first, then the newest.
        return ordered(condition).limit(most).fetch(row -> row(row, today));
    }

    /** @return the needs joined to this one, or the one it is joined to. */
    List<NeedList.Row> joined(long id) {
        return rows(NEED.MERGED_INTO.eq(id).or(NEED.ID.in(select(NEED.MERGED_INTO).from(NEED).where(NEED.ID.eq(id)))), NeedList.MOST);
    }

    private SelectSeekStepN<? extends Record> ordered(Condition condition) {
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.RECEIVED_AT, NEED.CHANNEL, NEED.ASKER_KIND, NEED.RESIDENT_ID,
                        WHO, PLACE, NEED.BODY, NEED.CATEGORY,
                        NEED.FOCUS_GROUP, NEED.OWNER, NEED.DUE_ON, NEED.STATUS, NEED.SATISFACTION)
                .from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID))
                .leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(condition)
                .orderBy(List.of(when(late(), NEED.DUE_ON).asc().nullsLast(), NEED.RECEIVED_AT.desc(), NEED.ID.desc()));
    }

    private static NeedList.Row row(Record row, LocalDate today) {
        NeedStatus status = NeedStatus.valueOf(row.get(NEED.STATUS));
        LocalDate due = row.get(NEED.DUE_ON);
        String group = row.get(NEED.FOCUS_GROUP);
        String place = row.get(PLACE);
        return new NeedList.Row(row.get(NEED.ID), row.get(NEED.NEED_NO), row.get(NEED.RECEIVED_AT).toInstant(),
                NeedChannel.valueOf(row.get(NEED.CHANNEL)), Need.AskerKind.valueOf(row.get(NEED.ASKER_KIND)),
                row.get(NEED.RESIDENT_ID), row.get(WHO), place == null ? "" : place, row.get(NEED.BODY),
                row.get(NEED.CATEGORY), group == null ? null : FocusGroup.valueOf(group), row.get(NEED.OWNER), due, status,
                row.get(NEED.SATISFACTION), Need.lateDays(status, due, today));
    }

    private int number(Condition condition) {
        return db.sql().selectCount().from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).where(condition)
                .fetchSingle(0, int.class);
    }

    /** @return how many are past their due date, of everyone or of one owner. */
    int late(String owner) {
        return number(late().and(owner == null ? noCondition() : NEED.OWNER.eq(owner)));
    }

    /** @return the late needs per owner, most first; the key is "" where nobody has it. */
    Map<String, Integer> lateByOwner() {
        Field<String> owner = coalesce(NEED.OWNER, "");
        Map<String, Integer> found = new LinkedHashMap<>();
        db.sql().select(owner, count()).from(NEED).where(late()).groupBy(owner).orderBy(count().desc(), owner)
                .forEach(row -> found.put(row.value1(), row.value2()));
        return found;
    }

    private Condition late() {
        return NEED.DUE_ON.lt(LocalDate.now(clock)).and(NEED.STATUS.in(WAITING));
    }

    private Condition wide(NeedList.Filter filter) {
        List<Condition> all = new ArrayList<>();
        add(all, filter.owner(), NEED.OWNER);
        add(all, filter.channel() == null ? null : filter.channel().name(), NEED.CHANNEL);
        add(all, filter.group() == null ? null : filter.group().name(), NEED.FOCUS_GROUP);
        if (NeedList.Filter.NO_CATEGORY.equals(filter.category())) {
            all.add(NEED.CATEGORY.isNull());
        } else {
            add(all, filter.category(), NEED.CATEGORY);
        }
        if (filter.resident() != null) {
            all.add(NEED.RESIDENT_ID.eq(filter.resident()));
        }
        if (filter.ids() != null) {
            all.add(NEED.ID.in(filter.ids()));
        }
        if (filter.from() != null) {
            all.add(NEED.RECEIVED_AT.ge(start(filter.from())));
        }
        if (filter.to() != null) {
            all.add(NEED.RECEIVED_AT.lt(start(filter.to().plusDays(1))));
        }
        if (filter.closedFrom() != null) {
            all.add(NEED.CLOSED_ON.ge(filter.closedFrom()));
        }
        if (filter.closedTo() != null) {
            all.add(NEED.CLOSED_ON.le(filter.closedTo()));
        }
        if (filter.rated()) {
            all.add(NEED.SATISFACTION.ge(1));
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            String part = filter.text().strip().toLowerCase(Locale.ROOT);
            all.add(lower(NEED.BODY).contains(part).or(NEED.NEED_NO.contains(part)).or(RESIDENT.NAME.contains(part))
                    .or(lower(NEED.ASKER_NAME).contains(part)).or(lower(NEED.REPLY).contains(part)));
        }
        return org.jooq.impl.DSL.and(all);
    }

    private static void add(List<Condition> all, String wanted, Field<String> field) {
        if (wanted != null && !wanted.isBlank()) {
            all.add(field.eq(wanted));
        }
    }

    /** The same category since a day, the need itself left out of the list but not of the counts. */
    NeedList.Like like(String category, long self, LocalDate since, int most) {
        Condition same = NEED.CATEGORY.eq(category)
                .and(NEED.STATUS.notIn(NeedStatus.VOID.name(), NeedStatus.MERGED.name()));
        Condition lately = same.and(NEED.RECEIVED_AT.ge(start(since)));
        // A person is told by the resident, else by phone, else by name; anonymous askers each count as one.
        Field<String> person = coalesce(NEED.RESIDENT_ID.cast(String.class), NEED.ASKER_PHONE, NEED.ASKER_NAME,
                NEED.NEED_NO);
        var counts = db.sql().select(count(), countDistinct(person), count(NEED.CLOSED_ON)).from(NEED).where(lately).fetchSingle();
        return new NeedList.Like(counts.value1(), counts.value2(), counts.value3(), rows(same.and(NEED.ID.ne(self)), most));
    }

    /** @return for each number that exactly one living, present resident has: that resident. */
    Map<String, NeedList.Person> byPhone(Collection<String> numbers) {
        Map<String, NeedList.Person> found = new LinkedHashMap<>();
        if (numbers.isEmpty()) {
            return found;
        }
        db.sql().select(RESIDENT_PHONE.NUMBER, min(RESIDENT.ID), min(RESIDENT.NAME)).from(RESIDENT_PHONE).join(RESIDENT)
                .on(RESIDENT.ID.eq(RESIDENT_PHONE.RESIDENT_ID))
                .where(RESIDENT_PHONE.RESIDENT_ID.in(phoneBook.candidates(numbers))).and(RESIDENT_PHONE.NUMBER.in(numbers)).and(RESIDENT.STATUS.eq("ACTIVE"))
                .groupBy(RESIDENT_PHONE.NUMBER).having(countDistinct(RESIDENT.ID).eq(1))
                .forEach(row -> found.put(row.value1(), new NeedList.Person(row.value2(), row.value3(), "", "", null, null)));
        return found;
    }

    /** @return the group a resident belongs to today by the centre's rules, the first of several. */
    Optional<FocusGroup> group(long resident) {
        LocalDate today = LocalDate.now(clock);
        FocusRules rules = FocusRules.on(today, setting(FocusRules.SETTING).orElse(null));
        return Stream.of(FocusGroup.values()).filter(group -> db.sql().fetchExists(RESIDENT, RESIDENT.ID.eq(resident).and(KeyGroups.in(group, rules, today))))
                .findFirst();
    }

    Optional<NeedList.Person> person(long resident) {
        Field<String> phone = field(select(min(RESIDENT_PHONE.NUMBER)).from(RESIDENT_PHONE)
                .where(RESIDENT_PHONE.RESIDENT_ID.eq(RESIDENT.ID)).and(RESIDENT_PHONE.POSITION.eq(
                        select(min(RESIDENT_PHONE.POSITION)).from(RESIDENT_PHONE).where(RESIDENT_PHONE.RESIDENT_ID.eq(RESIDENT.ID)))));
        return db.sql().select(RESIDENT.ID, RESIDENT.NAME, RESIDENT.BIRTH_ON, DWELLING.ADDRESS, DWELLING.ESTATE, DWELLING.BUILDING,
                        DWELLING.UNIT, DWELLING.ROOM, phone)
                .from(RESIDENT).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID)).where(RESIDENT.ID.eq(resident))
                .fetchOptional(row -> {
                    LocalDate birth = row.get(RESIDENT.BIRTH_ON);
                    String place = Stream.of(DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.UNIT, DWELLING.ROOM).map(row::get)
                            .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(" "));
                    String raw = row.get(DWELLING.ADDRESS);
                    return new NeedList.Person(row.get(RESIDENT.ID), row.get(RESIDENT.NAME), place.isEmpty() && raw != null ? raw : place,
                            row.get(phone) == null ? "" : Mask.phone(row.get(phone)),
                            birth == null ? null : Period.between(birth, LocalDate.now(clock)).getYears(), group(resident).orElse(null));
                });
    }

    Optional<String> residentName(long resident) {
        return db.sql().select(RESIDENT.NAME).from(RESIDENT).where(RESIDENT.ID.eq(resident)).fetchOptional(RESIDENT.NAME);
    }

    /** @return every need with its resident's present name, for an export; newest last. */
    List<Need> all() {
        return db.sql().select(NEED.fields()).select(RESIDENT.NAME).from(NEED).leftJoin(RESIDENT)
                .on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).orderBy(NEED.ID).fetch(row -> {
                    Need need = NeedStore.need(row.into(NEED));
                    String name = row.get(RESIDENT.NAME);
                    return name == null ? need : need.with(new Need.Asker(need.asker().kind(), need.asker().residentId(), name,
                            need.asker().phone(), need.asker().place()));
                });
    }

    /** @return the file an import run reads: name and SHA-256. */
    Optional<ImportFile> importFile(long run) {
        return db.sql().select(IMPORT_RUN.FILE_NAME, IMPORT_RUN.SHA256).from(IMPORT_RUN).where(IMPORT_RUN.ID.eq(run))
                .fetchOptional(row -> new ImportFile(row.value1(), row.value2()));
    }

    /** Name without its folder, and SHA-256. */
    record ImportFile(String name, String sha256) {}

    Optional<String> centreName() {
        return db.sql().select(CENTRE.NAME).from(CENTRE).fetchOptional(CENTRE.NAME);
    }

    /** @return the centre's own setting. */
    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name))
                .fetchOptional(SETTING.CONTENT);
    }

    /** @return who can be given a need: active staff, then owners used before. */
    List<String> owners() {
        List<String> staff = db.sql().select(STAFF.NAME).from(STAFF).where(STAFF.ACTIVE.isTrue()).orderBy(STAFF.ID)
                .fetch(STAFF.NAME);
        List<String> used = db.sql().selectDistinct(NEED.OWNER).from(NEED).where(NEED.OWNER.isNotNull())
                .orderBy(NEED.OWNER).fetch(NEED.OWNER);
        return Stream.concat(staff.stream(), used.stream()).distinct().toList();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
