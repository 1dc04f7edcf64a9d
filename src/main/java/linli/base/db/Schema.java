package linli.base.db;

/** The version of the tables this program knows: the number of the newest migration. */
final class Schema {
    static final int VERSION = 4;
    static final String APP = "linli";
    static final String MIGRATIONS = "linli/base/db";

    private Schema() {}
}
