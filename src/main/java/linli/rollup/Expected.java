package linli.rollup;

/**
 * 应报单位: a community, or one level up a street, whose file is waited for every period.
 *
 * @param town 镇街 it is summed under
 * @param version for optimistic locking
 */
public record Expected(long id, String code, String name, String town, boolean ended, long version) {
    public static Expected of(String code, String name, String town) {
        return new Expected(0, code, name, town, false, 0);
    }
}
