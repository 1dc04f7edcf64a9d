package linli.tables;

import java.math.BigDecimal;
import java.math.MathContext;

/** What a figure counts. Which rows that are stands once, in the Query of its source; figure and rows use the same condition. */
public enum Measure {
    /** 开展场次: sessions held. */
    SESSIONS(Subject.SERVICE, Unit.COUNT, Way.FLOW),
    /** 签到人次: marks of presence in sessions held. */
    ATTENDED(Subject.SERVICE, Unit.COUNT, Way.FLOW),
    /** People counted without names in sessions held. */
    HEADS(Subject.SERVICE, Unit.COUNT, Way.FLOW),
    /** Marks of presence of residents who belonged to the group on the session's day. */
    ELDERS(Subject.SERVICE, Unit.COUNT, Way.FLOW),
    CHILDREN(Subject.SERVICE, Unit.COUNT, Way.FLOW),
    NEWCOMERS(Subject.SERVICE, Unit.COUNT, Way.FLOW),
    /** 服务人数: everybody present once, however often they came. */
    PEOPLE(Subject.SERVICE, Unit.COUNT, Way.ONCE),
    /** 服务项目数: projects and classes with a session held, each once. */
    SERVED(Subject.SERVICE, Unit.COUNT, Way.ONCE),

    /** 在册居民, at the end. */
    LIVING(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    /** 户: distinct households of those residents. */
    HOUSEHOLDS(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    LIVING_OLD(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    LIVING_YOUNG(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    LIVING_NEW(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    /** In any of the three groups, each person once. */
    LIVING_FOCUS(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    /** Birth date missing, or known too roughly to tell the group. */
    AGE_UNKNOWN(Subject.RESIDENT, Unit.COUNT, Way.STOCK),
    ADDED(Subject.RESIDENT, Unit.COUNT, Way.FLOW),
    UPDATED(Subject.RESIDENT, Unit.COUNT, Way.FLOW),

    /** 需求: received. */
    TAKEN(Subject.NEED, Unit.COUNT, Way.FLOW),
    CLOSED(Subject.NEED, Unit.COUNT, Way.FLOW),
    /** Of those received in the period: somebody or something was found for them. */
    MATCHED(Subject.NEED, Unit.COUNT, Way.FLOW),
    /** 未办结, at the end. */
    OPEN(Subject.NEED, Unit.COUNT, Way.STOCK),

    /** 超期: of those closed in the period or open at its end, the ones answered or still waiting after their due date. */
    LATE(Subject.NEED, Unit.COUNT, Way.FLOW),
    /** 高频需求: received and speaking of the theme; one need may speak of several. */
    THEMED(Subject.NEED, Unit.COUNT, Way.FLOW),
    /** Of those, the ones still waiting for an answer at the end. */
    THEMED_OPEN(Subject.NEED, Unit.COUNT, Way.FLOW),
    /** 提出人次: everything received, also what was merged into another need. */
    ASKINGS(Subject.NEED, Unit.COUNT, Way.FLOW),
    /** 提出人数: distinct residents among them. */
    ASKERS(Subject.NEED, Unit.COUNT, Way.ONCE),

    /** 招募令: published. */
    CALLS(Subject.TALENT, Unit.COUNT, Way.FLOW),
    /** Who answered a call. */
    ENTRIES(Subject.TALENT, Unit.COUNT, Way.FLOW),
    NOMINATIONS(Subject.TALENT, Unit.COUNT, Way.FLOW),
    JOINED(Subject.TALENT, Unit.COUNT, Way.FLOW),
    /** 在库, at the end: in the pool or paused. */
    POOL(Subject.TALENT, Unit.COUNT, Way.STOCK),
    LEFT(Subject.TALENT, Unit.COUNT, Way.FLOW),

    /** 合作伙伴 that may serve, at the end. */
    PARTNERS(Subject.SUPPLY, Unit.COUNT, Way.STOCK),
    /** 服务项目 that are open, at the end. */
    PROJECTS(Subject.SUPPLY, Unit.COUNT, Way.STOCK),

    /** 收费: quantity charged, in the item's unit. */
    QUANTITY(Subject.MONEY, Unit.QUANTITY, Way.FLOW),
    GROSS(Subject.MONEY, Unit.MONEY, Way.FLOW),
    WAIVED(Subject.MONEY, Unit.MONEY, Way.FLOW),
    NET(Subject.MONEY, Unit.MONEY, Way.FLOW),
    /** 实收: receipts, less those voided, each on its own day. */
    PAID(Subject.MONEY, Unit.MONEY, Way.FLOW),
    REFUNDED(Subject.MONEY, Unit.MONEY, Way.FLOW),
    /** 欠收, at the end. */
    OWED(Subject.MONEY, Unit.MONEY, Way.STOCK),
    /** 服务收入 as it was posted, less what went back. */
    INCOME(Subject.FUND, Unit.MONEY, Way.FLOW),
    /** 计提: what of it went to the fund. */
    FUND_IN(Subject.FUND, Unit.MONEY, Way.FLOW),
    FUND_OUT(Subject.FUND, Unit.MONEY, Way.FLOW),
    FUND_HELD(Subject.FUND, Unit.MONEY, Way.STOCK),

    /** 场地: bookings that held a room, by who used it. */
    PARTY_GOV(Subject.PLACE, Unit.COUNT, Way.FLOW),
    SOCIAL_ORG(Subject.PLACE, Unit.COUNT, Way.FLOW),
    RESIDENTS(Subject.PLACE, Unit.COUNT, Way.FLOW),
    OWN(Subject.PLACE, Unit.COUNT, Way.FLOW),
    COMMERCIAL(Subject.PLACE, Unit.COUNT, Way.FLOW),
    ROOM_HOURS(Subject.PLACE, Unit.HOURS, Way.FLOW),
    OPEN_HOURS(Subject.PLACE, Unit.HOURS, Way.FLOW),
    RENT(Subject.PLACE, Unit.MONEY, Way.FLOW),

    /** 注册志愿者, at the end. */
    REGISTERED(Subject.VOLUNTEER, Unit.COUNT, Way.STOCK),
    SIGNED_UP(Subject.VOLUNTEER, Unit.COUNT, Way.FLOW),
    /** 活跃: gave time, each once. */
    ACTIVE(Subject.HELP, Unit.COUNT, Way.ONCE),
    TASKS(Subject.HELP, Unit.COUNT, Way.FLOW),
    TIMES(Subject.HELP, Unit.COUNT, Way.FLOW),
    HOURS(Subject.HELP, Unit.HOURS, Way.FLOW),

    /** 问卷: valid answers, and by grade. */
    VALID(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    GRADE_5(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    GRADE_4(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    GRADE_3(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    GRADE_2(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    GRADE_1(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    ABSTAINED(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    SATISFIED(Subject.SURVEY, Unit.COUNT, Way.FLOW),
    /** Sum of the grades on the scale of 0 to 100. */
    POINTS(Subject.SURVEY, Unit.COUNT, Way.FLOW),

    /** 就餐人数: everybody who ate, once. */
    DINERS(Subject.MEAL, Unit.COUNT, Way.ONCE),
    MEALS(Subject.MEAL, Unit.COUNT, Way.FLOW),
    DINED_IN(Subject.MEAL, Unit.COUNT, Way.FLOW),
    DELIVERED(Subject.MEAL, Unit.COUNT, Way.FLOW),
    MEAL_PRICE(Subject.MEAL, Unit.MONEY, Way.FLOW),
    MEAL_SUBSIDY(Subject.MEAL, Unit.MONEY, Way.FLOW),
    MEAL_SELF(Subject.MEAL, Unit.MONEY, Way.FLOW),
    MEAL_DELIVERY(Subject.MEAL, Unit.MONEY, Way.FLOW),

    /** 回访检查: visits made, their findings, and those mended by the end. */
    VISITED(Subject.INSPECT, Unit.COUNT, Way.FLOW),
    FINDINGS(Subject.INSPECT, Unit.COUNT, Way.FLOW),
    MENDED(Subject.INSPECT, Unit.COUNT, Way.FLOW),

    /** 创业团队 at work in the house, the square metres they have, at the end. */
    TEAMS(Subject.STARTUP, Unit.COUNT, Way.STOCK),
    TEAM_SPACE(Subject.STARTUP, Unit.QUANTITY, Way.STOCK),
    /** 服务次数: steps done for them. */
    TEAM_SERVICES(Subject.STARTUP, Unit.COUNT, Way.FLOW),
    /** 成功创业人数: people of teams that are registered by the end. */
    FOUNDERS(Subject.STARTUP, Unit.COUNT, Way.STOCK);

    /** Which records are counted. */
    enum Subject { SERVICE, RESIDENT, NEED, TALENT, SUPPLY, MONEY, FUND, PLACE, VOLUNTEER, HELP, SURVEY, MEAL, INSPECT, STARTUP }

    /** What the stored number is a part of: minutes of an hour, fen of a yuan, thousandths. */
    enum Unit {
        COUNT(1), HOURS(60), MONEY(100), QUANTITY(1000);

        private final int parts;

        Unit(int parts) {
            this.parts = parts;
        }

        BigDecimal of(long stored) {
            return BigDecimal.valueOf(stored).divide(BigDecimal.valueOf(parts), MathContext.DECIMAL64);
        }
    }

    /** FLOW adds up over parts and months; ONCE counts each thing once and does not; STOCK is the state at the end. */
    enum Way { FLOW, ONCE, STOCK }

    private final Subject subject;
    private final Unit unit;
    private final Way way;

    Measure(Subject subject, Unit unit, Way way) {
        this.subject = subject;
        this.unit = unit;
        this.way = way;
    }

    Subject subject() {
        return subject;
    }

    Unit unit() {
        return unit;
    }

    Way way() {
        return way;
    }
}
