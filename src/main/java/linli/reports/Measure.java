package linli.reports;

/** What a report counts. Each is one SQL condition over one kind of record, told by the subject's Query. */
public enum Measure {
    /** 在册居民, at the period's end. */
    RESIDENTS(Subject.RESIDENT, true, false),
    /** 户: distinct households of those residents. */
    HOUSEHOLDS(Subject.RESIDENT, true, true),
    OLD(Subject.RESIDENT, true, false),
    CHILD(Subject.RESIDENT, true, false),
    NEWCOMER(Subject.RESIDENT, true, false),
    /** In any of the three groups, each person once. */
    FOCUS(Subject.RESIDENT, true, false),
    /** Birth date missing, or known too roughly to tell the group. */
    AGE_UNKNOWN(Subject.RESIDENT, true, false),
    ADDED(Subject.RESIDENT, false, false),
    UPDATED(Subject.RESIDENT, false, false),

    /** 新增: received in the period. */
    TAKEN(Subject.NEED, false, false),
    /** 办结: closed in the period. */
    CLOSED(Subject.NEED, false, false),
    /** 超期: of those closed in the period or open at its end, the ones answered or still waiting after their due date. */
    LATE(Subject.NEED, false, false),
    /** 未办结, at the period's end. */
    OPEN(Subject.NEED, true, false),
    /** 提出人次: everything received, also what was merged into another need. */
    ASKINGS(Subject.NEED, false, false),
    /** 提出人数: distinct residents among them. */
    ASKERS(Subject.NEED, false, true);

    /** The kind of record behind a figure. */
    public enum Subject { RESIDENT, NEED }

    /** How the figures of a part are split. */
    public enum Split { NONE, CATEGORY, CHANNEL, SATISFACTION }

    private final Subject subject;
    private final boolean stock;
    private final boolean distinct;

    Measure(Subject subject, boolean stock, boolean distinct) {
        this.subject = subject;
        this.stock = stock;
        this.distinct = distinct;
    }

    public Subject subject() {
        return subject;
    }

    /** @return true when it is the state at the period's end, false when it is what happened in the period. */
    public boolean stock() {
        return stock;
    }

    /** @return true when several records may make one, so that figures of parts do not add up. */
    public boolean distinct() {
        return distinct;
    }
}
