package linli.settings;

/**
 * 党群服务中心: the centre this store belongs to.
 *
 * @param streetCode nine or twelve digits
 * @param communityCode twelve digits, or null
 * @param complaintsPhone printed on notices, or null
 * @param sampleData whether the store still holds the sample data
 * @param version for optimistic locking; 1 for a new one
 */
public record Centre(String name, String streetCode, String streetName, String communityName, String communityCode, String complaintsPhone,
        boolean sampleData, long version) {
    /** @return the same centre with the words a person may change. */
    public Centre with(String name, String streetCode, String streetName, String communityName, String complaintsPhone) {
        return new Centre(name, streetCode, streetName, communityName, communityCode, complaintsPhone, sampleData, version);
    }

    /** @return the same centre, holding sample data or not. */
    public Centre withSampleData(boolean held) {
        return new Centre(name, streetCode, streetName, communityName, communityCode, complaintsPhone, held, version);
    }
}
