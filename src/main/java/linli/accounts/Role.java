package linli.accounts;

/** What a staff member may do. */
public enum Role {
    /** Everything, also accounts, settings and restoring. */
    ADMIN,
    /** The daily work. */
    CLERK
}
