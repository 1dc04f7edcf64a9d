package linli.matching;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.AGREEMENT;
import static linli.schema.Tables.BOOKING;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.NOMINATION;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.ROOM_HOURS;
import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.SURVEY_COUNT;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_AWAY;
import static linli.schema.Tables.TALENT_SKILL;
import static linli.schema.Tables.TALENT_SLOT;
import static linli.schema.Tables.VENUE_ROOM;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import linli.base.db.Db;
import linli.base.value.WeekSlot;

/** Supplies written straight into the tables, so that matching is tested without the features that keep them. */
public final class World {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 24, 9, 0, 0, 0, ZoneOffset.ofHours(8));
    private final Db db;

    public World(Db db) {
        this.db = db;
    }

    /** A talent to be described; {@link #add} writes it. */
    public final class Talent {
        private final String name;
        private final String[] codes;
        private String slots = "";
        private String status = "POOL";
        private String pause;
        private boolean own = true;
        private boolean consent = true;
        private String groups;
        private Integer from;
        private Integer to;
        private int nominators;
        private int seats;
        private String community = "丰收社区";

        private Talent(String name, String... codes) {
            this.name = name;
            this.codes = codes;
        }

        public Talent at(String words) {
            slots = words;
            return this;
        }

        public Talent status(String now, String pauseKind) {
            status = now;
            pause = pauseKind;
            return this;
        }

        public Talent homeless() {
            own = false;
            return this;
        }

        public Talent unlisted() {
            consent = false;
            return this;
        }

        public Talent forWhom(String focus, Integer least, Integer most) {
            groups = focus;
            from = least;
            to = most;
            return this;
        }

        public Talent nominated(int times) {
            nominators = times;
            return this;
        }

        public Talent seats(int most) {
            seats = most;
            return this;
        }

        public long add() {
            return db.write(() -> {
                long id = db.writing().insertInto(TALENT).set(TALENT.NAME, name).set(TALENT.NAME_SORT, name).set(TALENT.SEARCH_KEY, name)
                        .set(TALENT.SOURCE, "EXPERT").set(TALENT.BATCH, "DIG").set(TALENT.COMMUNITY, community).set(TALENT.STATUS, status)
                        .set(TALENT.STATUS_ON, TODAY).set(TALENT.PAUSE_KIND, pause).set(TALENT.OWN_VENUE, own).set(TALENT.SEATS, seats == 0 ? null : seats)
                        .set(TALENT.AUDIENCE, groups).set(TALENT.AGE_FROM, from).set(TALENT.AGE_TO, to).set(TALENT.CONSENT, consent)
                        .set(TALENT.CREATED_AT, NOW).set(TALENT.TOUCHED, db.commitNo()).set(TALENT.VERSION, 1L)
                        .returningResult(TALENT.ID).fetchSingle().value1();
                for (int i = 0; i < codes.length; i++) {
                    db.writing().insertInto(TALENT_SKILL).set(TALENT_SKILL.TALENT_ID, id).set(TALENT_SKILL.POSITION, i).set(TALENT_SKILL.CODE, codes[i]).execute();
                }
                List<WeekSlot> times = slots.isEmpty() ? List.of() : WeekSlot.parse(slots).orElseThrow();
                for (int i = 0; i < times.size(); i++) {
                    db.writing().insertInto(TALENT_SLOT).set(TALENT_SLOT.TALENT_ID, id).set(TALENT_SLOT.POSITION, i)
                            .set(TALENT_SLOT.SLOT, times.get(i).toString()).execute();
                }
                for (int i = 0; i < nominators; i++) {
                    db.writing().insertInto(NOMINATION).set(NOMINATION.TALENT_ID, id).set(NOMINATION.KIND, "RECOMMENDED").set(NOMINATION.BY_NAME, "邻居" + i)
                            .set(NOMINATION.NAMED, name).set(NOMINATION.NOMINATED_ON, TODAY).set(NOMINATION.STAFF_NAME, "周老师")
                            .set(NOMINATION.TOUCHED, db.commitNo()).set(NOMINATION.VERSION, 1L).execute();
                }
                return id;
            });
        }
    }

    public Talent talent(String name, String... codes) {
        return new Talent(name, codes);
    }

    /** Takes the talent's weekly hours back for these days. */
    public void away(long id, LocalDate from, LocalDate to) {
        db.write(() -> {
            db.writing().insertInto(TALENT_AWAY).set(TALENT_AWAY.TALENT_ID, id).set(TALENT_AWAY.POSITION, from.getDayOfYear()).set(TALENT_AWAY.FROM_ON, from)
                    .set(TALENT_AWAY.TO_ON, to).execute();
            db.writing().update(TALENT).set(TALENT.TOUCHED, db.commitNo()).where(TALENT.ID.eq(id)).execute();
        });
    }

    public void talentStatus(long id, String status, String pause) {
        db.write(() -> {
            db.writing().update(TALENT).set(TALENT.STATUS, status).set(TALENT.PAUSE_KIND, pause).set(TALENT.TOUCHED, db.commitNo())
                    .where(TALENT.ID.eq(id)).execute();
        });
    }

    public long partner(String name, String kind, String status, LocalDate agreedTo) {
        return db.write(() -> {
            long id = db.writing().insertInto(PARTNER).set(PARTNER.NAME, name).set(PARTNER.NAME_KEY, name).set(PARTNER.SEARCH_KEY, name)
                    .set(PARTNER.KIND, kind).set(PARTNER.STARTED_ON, TODAY.minusYears(1)).set(PARTNER.STATUS, status).set(PARTNER.STATUS_SINCE, TODAY)
                    .set(PARTNER.SAVED_AT, NOW).set(PARTNER.SAVED_BY, "周老师").set(PARTNER.TOUCHED, db.commitNo()).set(PARTNER.VERSION, 1L)
                    .returningResult(PARTNER.ID).fetchSingle().value1();
            if (agreedTo != null) {
                db.writing().insertInto(AGREEMENT).set(AGREEMENT.PARTNER_ID, id).set(AGREEMENT.TITLE, "共建协议").set(AGREEMENT.SIGNED_ON, agreedTo.minusYears(1))
                        .set(AGREEMENT.FROM_ON, agreedTo.minusYears(1)).set(AGREEMENT.TO_ON, agreedTo).set(AGREEMENT.OUR_DUTIES, "").set(AGREEMENT.THEIR_DUTIES, "")
                        .set(AGREEMENT.TOUCHED, db.commitNo()).set(AGREEMENT.VERSION, 1L).execute();
            }
            return id;
        });
    }

    /** An open project, free, for anybody unless groups and ages are given. */
    public long project(String name, Long partner, String domain, String batch, String slots, String groups, Integer from, Integer to, Integer seats, long fen) {
        return db.write(() -> db.writing().insertInto(PROJECT).set(PROJECT.NAME, name).set(PROJECT.NAME_KEY, name).set(PROJECT.SEARCH_KEY, name)
                .set(PROJECT.PARTNER_ID, partner).set(PROJECT.DOMAIN, domain).set(PROJECT.FOCUS_GROUPS, groups).set(PROJECT.AGE_FROM, from)
                .set(PROJECT.AGE_TO, to).set(PROJECT.SLOTS, slots.isEmpty() ? "" : WeekSlot.store(WeekSlot.parse(slots).orElseThrow()))
                .set(PROJECT.VENUE_KIND, "OWN").set(PROJECT.FEE, fen == 0 ? "FREE" : "LOW_FEE").set(PROJECT.PRICE_FEN, fen)
                .set(PROJECT.PRICE_UNIT, "人次").set(PROJECT.SEATS, seats).set(PROJECT.STARTS_ON, TODAY.minusMonths(2)).set(PROJECT.COMMUNITY, "丰收社区")
                .set(PROJECT.BATCH, batch).set(PROJECT.STATUS, "OPEN").set(PROJECT.STATUS_SINCE, TODAY).set(PROJECT.SAVED_AT, NOW)
                .set(PROJECT.SAVED_BY, "周老师").set(PROJECT.TOUCHED, db.commitNo()).set(PROJECT.VERSION, 1L).returningResult(PROJECT.ID).fetchSingle().value1());
    }

    public long room(String name, int capacity) {
        return db.write(() -> {
            long id = db.writing().insertInto(VENUE_ROOM).set(VENUE_ROOM.NAME, name).set(VENUE_ROOM.CAPACITY, capacity).set(VENUE_ROOM.TURNOVER, 0)
                    .set(VENUE_ROOM.CREATED_AT, NOW).set(VENUE_ROOM.TOUCHED, db.commitNo()).set(VENUE_ROOM.VERSION, 1L)
                    .returningResult(VENUE_ROOM.ID).fetchSingle().value1();
            for (int day = 1; day <= 7; day++) {
                db.writing().insertInto(ROOM_HOURS).set(ROOM_HOURS.ROOM_ID, id).set(ROOM_HOURS.WEEKDAY, day).set(ROOM_HOURS.FROM_MINUTE, 8 * 60)
                        .set(ROOM_HOURS.TO_MINUTE, 21 * 60).execute();
            }
            return id;
        });
    }

    /** Takes the room at these hours in each of the next eight weeks. */
    public void taken(long room, String slots) {
        db.write(() -> {
            for (WeekSlot slot : WeekSlot.parse(slots).orElseThrow()) {
                for (LocalDate day = TODAY; day.isBefore(TODAY.plusWeeks(8)); day = day.plusDays(1)) {
                    if (day.getDayOfWeek() == slot.day()) {
                        db.writing().insertInto(BOOKING).set(BOOKING.ROOM_ID, room).set(BOOKING.HELD_ON, day)
                                .set(BOOKING.FROM_MINUTE, slot.from().toSecondOfDay() / 60).set(BOOKING.TO_MINUTE, slot.to().toSecondOfDay() / 60)
                                .set(BOOKING.PURPOSE, "排练").set(BOOKING.USER_CLASS, "OWN").set(BOOKING.WHO_KIND, "OTHER").set(BOOKING.WHO_NAME, "舞蹈队")
                                .set(BOOKING.STATUS, "BOOKED").set(BOOKING.STAFF_NAME, "周老师").set(BOOKING.CREATED_AT, NOW)
                                .set(BOOKING.TOUCHED, db.commitNo()).set(BOOKING.VERSION, 1L).execute();
                    }
                }
            }
        });
    }

    /** A running class with so many of its seats taken. */
    public long activity(String title, String domain, Long talent, String slots, int seats, int taken) {
        return db.write(() -> {
            long id = db.writing().insertInto(ACTIVITY).set(ACTIVITY.ACTIVITY_NO, "K-" + title).set(ACTIVITY.TITLE, title).set(ACTIVITY.KIND, "CLASS")
                    .set(ACTIVITY.DOMAIN, domain).set(ACTIVITY.FOCUS_GROUPS, "").set(ACTIVITY.TALENT_ID, talent).set(ACTIVITY.FEE_KIND, "BASIC")
                    .set(ACTIVITY.PRICE_FEN, 0L).set(ACTIVITY.SEATS, seats).set(ACTIVITY.TERM_START, TODAY.minusMonths(1)).set(ACTIVITY.TERM_END, TODAY.plusMonths(3))
                    .set(ACTIVITY.SLOTS, WeekSlot.store(WeekSlot.parse(slots).orElseThrow())).set(ACTIVITY.STATUS, "RUNNING").set(ACTIVITY.BY_LOT, false).set(ACTIVITY.CREATED_AT, NOW)
                    .set(ACTIVITY.TOUCHED, db.commitNo()).set(ACTIVITY.VERSION, 1L).returningResult(ACTIVITY.ID).fetchSingle().value1();
            for (int i = 0; i < taken; i++) {
                enrol(id, "学员" + i);
            }
            return id;
        });
    }

    public void enrol(long activity, String name) {
        db.write(() -> {
            db.writing().insertInto(ENROLMENT).set(ENROLMENT.ACTIVITY_ID, activity).set(ENROLMENT.NAME, name).set(ENROLMENT.PERSON_KEY, name)
                    .set(ENROLMENT.STATUS, "ENROLLED").set(ENROLMENT.POSITION, 1L).set(ENROLMENT.ENROLLED_AT, NOW).set(ENROLMENT.TOUCHED, db.commitNo())
                    .set(ENROLMENT.VERSION, 1L).execute();
        });
    }

    /** Answers about an activity: so many 5, and so many 1. */
    public void survey(long activity, int good, int bad) {
        db.write(() -> {
            long id = db.writing().insertInto(SURVEY).set(SURVEY.ACTIVITY_ID, activity).set(SURVEY.ASKED_ON, TODAY).set(SURVEY.GRADES, 5)
                    .set(SURVEY.TOUCHED, db.commitNo()).set(SURVEY.VERSION, 1L).returningResult(SURVEY.ID).fetchSingle().value1();
            db.writing().insertInto(SURVEY_COUNT).set(SURVEY_COUNT.SURVEY_ID, id).set(SURVEY_COUNT.GRADE, 5).set(SURVEY_COUNT.N, good).execute();
            db.writing().insertInto(SURVEY_COUNT).set(SURVEY_COUNT.SURVEY_ID, id).set(SURVEY_COUNT.GRADE, 1).set(SURVEY_COUNT.N, bad).execute();
        });
    }

    /** The needs and supplies of design/need.png, and supplies that do not fit, one for each reason. */
    public void art() {
        long room = room("第二教室", 20);
        taken(room, "周日下午");
        long full = talent("林若溪", "ART.PAINT").at("周六下午、周日下午").homeless().forWhom("CHILD", 6, 12).nominated(5).seats(8).add();
        long first = activity("儿童美术一班", "ART.PAINT", full, "周六 9:00-11:00", 8, 8);
        survey(first, 63, 1);
        long social = partner("小画家公益社", "SOCIAL", "LISTED", TODAY.plusMonths(6));
        project("小画家公益课堂", social, "ART.PAINT", "BRING", "周日上午", "CHILD", 6, 12, 15, 0);
        project("艺术下沉", null, "ART.PAINT", "SINK", "", "CHILD", null, null, 20, 0);
        talent("吴棋手", "ART.CHESS").at("周六下午").add();
        talent("太极陈", "SPORT.TAICHI").at("工作日上午").add();
        talent("平日画师", "ART.PAINT").at("工作日上午").add();
        talent("歇着的画师", "ART.PAINT").at("周六下午").status("PAUSED", "HEALTH").add();
        talent("不公开的画师", "ART.PAINT").at("周六下午").unlisted().add();
        talent("老年画师", "ART.PAINT").at("周六下午").forWhom("ELDER", 60, null).add();
        long gone = partner("到期画社", "COMPANY", "LISTED", TODAY.minusDays(3));
        project("到期画班", gone, "ART.PAINT", "BRING", "周六下午", "CHILD", 6, 12, 15, 0);
    }
}
