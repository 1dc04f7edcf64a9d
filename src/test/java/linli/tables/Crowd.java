package linli.tables;

import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.HOUSEHOLD;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import linli.base.db.Db;

/** A made-up crowd of residents and their needs over two years, the same for the same seed, kept as raw rows, too. */
public final class Crowd {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final List<String> CATEGORIES = List.of("亲子教育", "文体活动", "为老服务", "健康", "创业就业", "便民", "环境物业", "议事协商", "帮扶救助", "其他");
    private static final List<String> CHANNELS = List.of("WINDOW", "PHONE", "VISIT", "MINIAPP", "BOX", "COUNCIL", "REFERRAL");
    private static final List<String> CODES = List.of("NEW_RESIDENT", "NEW_EMPLOY", "NEW_YOUTH", "PARTY", "OLD_ALONE");
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕施张";
    private static final String GIVEN = "桂英建国秀兰志强玉梅春华丽萍海燕晓东文静";

    record Person(long id, LocalDate birth, String precision, Long household, LocalDate created, LocalDate updated, LocalDate movedIn,
                  LocalDate movedOut, LocalDate deceased, String status, List<String> codes) {}

    record Asked(long id, LocalDate received, String channel, Long resident, String category, String status, LocalDate due,
                 LocalDate replied, Integer satisfaction, LocalDate closed) {}

    final List<Person> people = new ArrayList<>();
    final List<Asked> needs = new ArrayList<>();
    private final Random random;
    private final Db db;

    public Crowd(Db db, long seed) {
        this.db = db;
        this.random = new Random(seed);
    }

    /** @param opened first day anything was recorded */
    public Crowd fill(int residents, int asked, LocalDate opened, LocalDate today) {
        db.write(() -> {
            db.writing().insertInto(CENTRE, CENTRE.ID, CENTRE.NAME, CENTRE.STREET_CODE, CENTRE.STREET_NAME, CENTRE.COMMUNITY_NAME,
                    CENTRE.SAMPLE_DATA, CENTRE.VERSION).values(1, "示例社区党群服务中心", "330481001000", "示例街道", "示例社区", false, 1L).execute();
            int span = (int) (today.toEpochDay() - opened.toEpochDay());
            for (int i = 0; i < residents; i++) {
                person(i, opened, today, span);
            }
            for (int i = 0; i < asked; i++) {
                need(i, i == 0 ? opened : opened.plusDays(random.nextInt(span + 1)), today);
            }
        });
        return this;
    }

    private void person(int i, LocalDate opened, LocalDate today, int span) {
        LocalDate birth = chance(4) ? null : today.minusDays(random.nextInt(95 * 365));
        String precision = birth == null ? null : chance(8) ? "YEAR" : chance(8) ? "MONTH" : "DAY";
        if ("YEAR".equals(precision)) {
            birth = birth.withDayOfYear(1);
        } else if ("MONTH".equals(precision)) {
            birth = birth.withDayOfMonth(1);
        }
        LocalDate created = chance(70) ? opened : opened.plusDays(random.nextInt(span + 1));
        LocalDate updated = chance(60) ? created : created.plusDays(random.nextInt((int) (today.toEpochDay() - created.toEpochDay()) + 1));
        LocalDate in = chance(20) ? today.minusDays(random.nextInt(2000)) : null;
        LocalDate out = chance(5) ? today.minusDays(random.nextInt(400)) : null;
        LocalDate dead = out == null && chance(3) ? today.minusDays(random.nextInt(400)) : null;
        String status = out != null ? "MOVED" : dead != null ? "DECEASED" : chance(1) ? "MERGED" : chance(1) ? "MOVED" : "ACTIVE";
        Long household = chance(90) ? household(i / 3) : null;
        long id = db.writing().insertInto(RESIDENT, RESIDENT.NAME, RESIDENT.NAME_SORT, RESIDENT.SEARCH_KEY, RESIDENT.SEX, RESIDENT.BIRTH_ON,
                        RESIDENT.BIRTH_PRECISION, RESIDENT.HOUSEHOLD_ID, RESIDENT.MOVE_IN_ON, RESIDENT.MOVED_OUT_ON, RESIDENT.DECEASED_ON,
                        RESIDENT.STATUS, RESIDENT.CREATED_AT, RESIDENT.UPDATED_AT, RESIDENT.TOUCHED, RESIDENT.VERSION)
                .values(name(), "x", "x", "1", birth, precision, household, in, out, dead, status, at(created), at(updated), 1L, 1L)
                .returning(RESIDENT.ID).fetchOne(RESIDENT.ID);
        List<String> codes = CODES.stream().filter(code -> chance(6)).toList();
        codes.forEach(code -> db.writing().insertInto(RESIDENT_CATEGORY, RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE).values(id, code).execute());
        people.add(new Person(id, birth, precision, household, created, updated, in, out, dead, status, codes));
    }

    private Long household(int number) {
        Long found = db.writing().select(HOUSEHOLD.ID).from(HOUSEHOLD).where(HOUSEHOLD.HOUSE_NO.eq("H" + number)).fetchOne(HOUSEHOLD.ID);
        return found != null ? found : db.writing().insertInto(HOUSEHOLD, HOUSEHOLD.HOUSE_NO, HOUSEHOLD.TOUCHED, HOUSEHOLD.VERSION)
                .values("H" + number, 1L, 1L).returning(HOUSEHOLD.ID).fetchOne(HOUSEHOLD.ID);
    }

    private void need(int i, LocalDate received, LocalDate today) {
        Long resident = chance(60) && !people.isEmpty() ? people.get(random.nextInt(people.size())).id() : null;
        String category = chance(5) ? null : CATEGORIES.get(Math.min(random.nextInt(10), random.nextInt(10)));
        LocalDate due = chance(10) ? null : received.plusDays(7 + random.nextInt(8));
        LocalDate answered = received.plusDays(random.nextInt(18));
        LocalDate replied = chance(85) && !answered.isAfter(today) ? answered : null;
        LocalDate finished = answered.plusDays(random.nextInt(5));
        LocalDate closed = replied != null && chance(85) && !finished.isAfter(today) ? finished : null;
        Integer satisfaction = closed == null || chance(10) ? null : chance(12) ? 0 : 5 - Math.min(random.nextInt(5), random.nextInt(5));
        String status = chance(3) ? "VOID" : chance(5) ? "MERGED" : closed != null ? "REVISITED" : replied != null ? "REPLIED" : "ASSIGNED";
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        long id = db.writing().insertInto(NEED, NEED.NEED_NO, NEED.RECEIVED_AT, NEED.CHANNEL, NEED.ASKER_KIND, NEED.RESIDENT_ID, NEED.BODY,
                        NEED.CATEGORY, NEED.STATUS, NEED.DUE_ON, NEED.REPLIED_ON, NEED.SATISFACTION, NEED.CLOSED_ON, NEED.CREATED_AT, NEED.TOUCHED,
                        NEED.VERSION)
                .values(received.getYear() + "-" + (10000 + i), at(received), channel, resident == null ? "ANONYMOUS" : "RESIDENT", resident,
                        "希望有固定的练舞场地，联系电话13800001234", category, status, due, replied, satisfaction, closed, at(received), 1L, 1L)
                .returning(NEED.ID).fetchOne(NEED.ID);
        needs.add(new Asked(id, received, channel, resident, category, status, due, replied, satisfaction, closed));
    }

    /** Any second of the day, the first and the last among them, where a wrong zone would show. */
    private OffsetDateTime at(LocalDate day) {
        LocalTime time = chance(20) ? LocalTime.MIN : chance(20) ? LocalTime.of(23, 59, 59) : LocalTime.ofSecondOfDay(random.nextInt(86400));
        return day.atTime(time).atZone(ZONE).toOffsetDateTime();
    }

    private String name() {
        StringBuilder name = new StringBuilder().append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        for (int i = 0; i < 2; i++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
