package linli.sentfiles;

import java.time.LocalDate;
import java.util.List;
import linli.base.value.Span;

/**
 * 报送文件: what one submission file says.
 *
 * @param tables by their number
 * @param people keyed hashes of the people behind figures
 */
public record Sent(Meta meta, List<SentTable> tables, List<People> people) {
    /** The newest layout of the file this program reads. */
    public static final int SCHEMA = 1;

    /**
     * Who sends what.
     *
     * @param code the community's code, one level up the street's
     * @param edition 第N次报送
     * @param tier 1 for a centre's own tables, 2 for a street's sums, 3 for a city's
     * @param units communities behind it that sent; 1 for a centre
     * @param keyMark tells the street's keys apart; null when people are not hashed
     */
    public record Meta(String code, String name, Span span, int edition, int schema, int tier, int units, int unitsExpected, LocalDate sentOn, String keyMark, String checksum) {
        Meta sealed(String sum) {
            return new Meta(code, name, span, edition, schema, tier, units, unitsExpected, sentOn, keyMark, sum);
        }
    }

    /** @param hashes sixteen hex digits each, side by side */
    public record People(String form, String figure, String hashes) {
        public static final int EACH = 16;

        public int count() {
            return hashes.length() / EACH;
        }
    }
}
