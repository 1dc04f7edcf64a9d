package linli.base.value;

/** 权限: what somebody at the desk may do beyond looking at masked rows. */
public enum Right {
    /** The daily work: residents, needs, supplies, classes, bookings, meals, revisits, lists coming in. */
    DESK(true),
    /** Charging at published prices, taking money, printing receipts. */
    TILL(true),
    /** Tariffs, exemptions, the fund's rules and spending, closing days and months. */
    FINANCE(true),
    /** Seeing whole numbers of documents and phones, and letting them out in files; each time with a reason. */
    WHOLE(false),
    /** Seeing what is sensitive by PIPL article 28: health, disability, aid, and people under fourteen. */
    SENSITIVE(false),
    /** Accounts, settings of the centre, restoring, the trail. */
    ADMIN(true);

    private final boolean changing;

    Right(boolean changing) {
        this.changing = changing;
    }

    /** @return whether who has it may change anything at all. */
    public boolean changes() {
        return changing;
    }
}
