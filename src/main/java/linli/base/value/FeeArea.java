package linli.base.value;

/** What a fee is for: the till, the rules of giving back and the month's notice count by it. */
public enum FeeArea {
    CLASS,
    VENUE,
    MEAL,
    OTHER
}
