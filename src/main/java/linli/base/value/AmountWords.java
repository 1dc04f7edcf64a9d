package linli.base.value;

/** 大写金额: amounts in words by the annex of the 支付结算办法, which receipts must carry. */
public final class AmountWords {
    private static final String DIGITS = Words.text("money.digits");
    private static final String PLACES = Words.text("money.places");
    private static final String WAN = Words.text("money.wan");
    private static final String YI = Words.text("money.yi");
    private static final String YUAN = Words.text("money.yuan");
    private static final String JIAO = Words.text("money.jiao");
    private static final String FEN = Words.text("money.fen");
    private static final String WHOLE = Words.text("money.whole");
    private static final String MINUS = Words.text("money.minus");
    private static final String PREFIX = Words.text("money.prefix");
    private static final char ZERO = DIGITS.charAt(0);

    private AmountWords() {}

    /** @return 壹仟肆佰零玖元伍角整 for 1409.50; a negative amount begins with 负. */
    public static String of(Money money) {
        StringBuilder words = new StringBuilder(money.isNegative() ? MINUS : "");
        // The absolute value of the smallest long does not fit; no amount comes near it.
        long fen = Math.absExact(money.fen());
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cent = (int) (fen % 10);
        if (yuan > 0 || jiao == 0 && cent == 0) {
            words.append(yuan == 0 ? String.valueOf(ZERO) : integer(yuan)).append(YUAN);
        }
        if (jiao == 0 && cent == 0) {
            return words.append(WHOLE).toString();
        }
        // A zero is spoken where the yuan end in 0 before the jiao, or where there are fen but no jiao.
        if (yuan > 0 && (jiao == 0 || yuan % 10 == 0)) {
            words.append(ZERO);
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append(JIAO);
        }
        return words.append(cent > 0 ? DIGITS.charAt(cent) + FEN : WHOLE).toString();
    }

    /** @return the same after 人民币, without a gap as the rule demands. */
    public static String withCurrency(Money money) {
        return PREFIX + of(money);
    }

    private static String integer(long value) {
        if (value >= 100_000_000) {
            return integer(value / 100_000_000) + YI + rest(value % 100_000_000, 10_000_000);
        }
        if (value >= 10_000) {
            return integer(value / 10_000) + WAN + rest(value % 10_000, 1_000);
        }
        StringBuilder words = new StringBuilder();
        int divisor = 1000;
        boolean gap = false;
        for (int place = 0; place < 4; place++, divisor /= 10) {
            int digit = (int) (value / divisor % 10);
            if (digit == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (gap) {
                words.append(ZERO);
                gap = false;
            }
            words.append(DIGITS.charAt(digit));
            if (place < PLACES.length()) {
                words.append(PLACES.charAt(place));
            }
        }
        return words.toString();
    }

    /** What follows 亿 or 万: one zero in words when its first place is empty. */
    private static String rest(long value, long firstPlace) {
        if (value == 0) {
            return "";
        }
        return (value < firstPlace ? String.valueOf(ZERO) : "") + integer(value);
    }
}
