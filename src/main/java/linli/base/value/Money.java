package linli.base.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of yuan, exact. Sums that do not fit throw ArithmeticException instead of wrapping round.
 *
 * @param fen hundredths of a yuan; may be negative
 */
public record Money(long fen) implements Comparable<Money> {
    /** A text with more than two decimals is SCALE_GT_2: amounts typed are never rounded. */
    public enum Status { OK, EMPTY, SCALE_GT_2, BAD_FORMAT, TOO_LARGE }

    /** What a text says; value is null unless the status is OK. */
    public record Check(Status status, Money value) {
        public boolean ok() {
            return value != null;
        }
    }

    public static final Money ZERO = new Money(0);
    /** 999,999,999,999.99 yuan: the store keeps fourteen digits. */
    private static final BigDecimal MOST_FEN = BigDecimal.valueOf(99_999_999_999_999L);
    /** A spreadsheet's number has this many digits. */
    private static final MathContext SPREADSHEET = new MathContext(15);
    private static final Pattern UNIT = Words.pattern("money.unit");
    private static final Pattern SIGNS = Pattern.compile("^([+-]?)[\u00A5\uFFE5]?([+-]?)");
    private static final Pattern NUMBER = Pattern.compile("(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?|\\.\\d+");

    /** @return what the text says: plain or grouped digits, ￥ before or 元 behind allowed. */
    public static Check check(String text) {
        String clean = UNIT.matcher(Clean.compact(text)).replaceFirst("");
        if (Clean.isPlaceholder(clean)) {
            return new Check(Status.EMPTY, null);
        }
        var signs = SIGNS.matcher(clean);
        boolean signed = signs.find();
        String sign = signed ? signs.group(1) + signs.group(2) : "";
        String digits = signed ? clean.substring(signs.end()) : clean;
        if (sign.length() > 1 || !NUMBER.matcher(digits).matches() || !digits.chars().anyMatch(Character::isDigit)) {
            return new Check(Status.BAD_FORMAT, null);
        }
        BigDecimal yuan = new BigDecimal(digits.replace(",", ""));
        return exact(sign.equals("-") ? yuan.negate() : yuan);
    }

    /** @return what a numeric cell says, read to the fifteen digits a spreadsheet keeps. */
    public static Check checkNumber(double number) {
        if (!Double.isFinite(number)) {
            return new Check(Status.BAD_FORMAT, null);
        }
        BigDecimal yuan = new BigDecimal(number).round(SPREADSHEET).stripTrailingZeros();
        return exact(yuan.scale() < 0 ? yuan.setScale(0) : yuan);
    }

    /**
     * @return the amount of the text
     * @throws IllegalArgumentException when {@link #check} is not OK; the message is the status
     */
    public static Money parse(String text) {
        Check check = check(text);
        if (!check.ok()) {
            throw new IllegalArgumentException(check.status.name());
        }
        return check.value;
    }

    /** @return whole yuan. */
    public static Money yuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    /**
     * @return the stored decimal
     * @throws ArithmeticException when it has more than two decimals
     */
    public static Money of(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return new Money(Math.negateExact(fen));
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(fen, count));
    }

    /** @return the product to the fen, half up: for a discount or a part of an hour, once per line. */
    public Money times(BigDecimal factor) {
        return new Money(BigDecimal.valueOf(fen).multiply(factor).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    /** @return yuan with two decimals, as stored. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(fen, 2);
    }

    /** @return 1,409.50 */
    public String format() {
        return String.format(Locale.ROOT, "%,.2f", toDecimal());
    }

    /** @return 1409.50 */
    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    private static Check exact(BigDecimal yuan) {
        if (yuan.scale() > 2) {
            return new Check(Status.SCALE_GT_2, null);
        }
        BigDecimal fen = yuan.movePointRight(2);
        return fen.abs().compareTo(MOST_FEN) > 0 ? new Check(Status.TOO_LARGE, null)
            : new Check(Status.OK, new Money(fen.longValueExact()));
    }
}
