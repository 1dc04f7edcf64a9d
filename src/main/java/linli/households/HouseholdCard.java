package linli.households;

import java.util.Objects;
import linli.residents.Resident.Home;

/**
 * 户: a household as a whole with its dwelling, or a dwelling nobody is known to live in. Texts are "" when not known.
 *
 * @param id of the card, 0 while there is none
 * @param household id, 0 while there is none
 * @param home where; its id is 0 while it is not stored
 * @param head name of the head of the household (户主)
 * @param members how many the list says, or else how many residents are known; null when neither
 * @param version of the card, 0 while there is none
 */
public record HouseholdCard(long id, long household, Home home, String houseNo, String head, Told told, Integer members, long version) {

    /**
     * What a list tells of a household beside its people.
     *
     * @param address as it was written
     * @param headIdNo the head's document number
     * @param headPhone the head's phones, with semicolons between
     * @param tenure 自住, 出租, 空置 …
     * @param kind 低保户, 军属 …
     */
    public record Told(String address, String headIdNo, String headPhone, String tenure, String kind, String remark) {
        public static final Told NOTHING = new Told("", "", "", "", "", "");

        /** @return this, and where it is silent the other. */
        Told or(Told other) {
            return new Told(pick(address, other.address), pick(headIdNo, other.headIdNo), pick(headPhone, other.headPhone), pick(tenure, other.tenure),
                    pick(kind, other.kind), pick(remark, other.remark));
        }
    }

    /** @return the row's household as it is to be, once the stored one is known: blanks take nothing away. */
    HouseholdCard over(HouseholdCard stored) {
        return new HouseholdCard(stored.id, stored.household, home.over(stored.home), pick(houseNo, stored.houseNo),
                pick(head, stored.head), told.or(stored.told), members == null ? stored.members : members, stored.version);
    }

    boolean saysSame(HouseholdCard other) {
        return samePlace(other.home) && houseNo.equals(other.houseNo) && head.equals(other.head) && told.equals(other.told) && Objects.equals(members, other.members);
    }

    boolean samePlace(Home other) {
        return home.key().equals(other.key()) && home.community().equals(other.community()) && home.grid().equals(other.grid());
    }

    private static String pick(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
