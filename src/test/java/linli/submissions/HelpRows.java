package linli.submissions;

import java.time.LocalDate;
import linli.base.db.Db;

/** Volunteers' hours and bookings as raw rows: steady months, so that an odd one stands out. */
final class HelpRows {
    private HelpRows() {}

    /** Ten lines of an hour each in every month, and four bookings of a room. */
    static void fill(Db db, LocalDate from, LocalDate to) {
        db.write(() -> {
            db.writing().query("insert into centre (id, name, street_code, street_name, community_name, sample_data, version) values (1, '示例社区党群服务中心', '330481001', '示例街道', '示例社区', false, 1)").execute();
            db.writing().query("insert into venue_room (id, name, turnover, created_at, touched, version) values (1, '第二教室', 0, timestamp with time zone '2026-01-01 08:00:00+08', 1, 1)").execute();
            db.writing().query("insert into room_hours (room_id, weekday, from_minute, to_minute) values (1, 6, 480, 1080)").execute();
            for (int i = 1; i <= 5; i++) {
                db.writing().query("insert into volunteer (id, name, name_sort, search_key, team, skills, slots, joined_on, status, created_at, touched, version) values (?, ?, 'x', 'x', ?, '', '', date '2025-01-01',"
                        + " 'ACTIVE', timestamp with time zone '2025-01-01 08:00:00+08', 1, 1)", i, "志愿者" + i, i < 3 ? "红马甲队" : "银龄队").execute();
            }
            for (LocalDate month = from; month.isBefore(to); month = month.plusMonths(1)) {
                for (int i = 0; i < 10; i++) {
                    hour(db, 1 + i % 5, month.plusDays(i));
                }
                for (int i = 0; i < 4; i++) {
                    db.writing().query("insert into booking (room_id, held_on, from_minute, to_minute, purpose, user_class, who_kind, who_name, status, staff_name, created_at, touched, version) values (1, ?, 840, 960,"
                            + " '排练', ?, 'OTHER', '舞蹈队', 'USED', '周', timestamp with time zone '2025-01-01 08:00:00+08', 1, 1)", month.plusDays(i * 7L), i % 2 == 0 ? "SOCIAL_ORG" : "COMMERCIAL").execute();
                }
            }
        });
    }

    static void hour(Db db, long volunteer, LocalDate day) {
        db.writing().query("insert into volunteer_hours (volunteer_id, served_on, minutes, content, source_key, created_at, touched, version) values (?, ?, 60, '巡逻', ?, timestamp with time zone '2026-01-01 08:00:00+08', 1, 1)",
                volunteer, day, volunteer + " " + day + " " + System.nanoTime()).execute();
    }
}
