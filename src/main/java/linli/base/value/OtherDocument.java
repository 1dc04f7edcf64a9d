package linli.base.value;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document other than the identity card: passport, permit, officer's card.
 *
 * @param kind which document
 * @param typeCode its code in {@link CodeTable#certType()}
 * @param number half-width, upper case, without spaces
 * @param wellFormed whether the number has the form usual for the kind; a number of odd form is kept all the same
 */
public record OtherDocument(IdNumber.Kind kind, String typeCode, String number, boolean wellFormed) {
    private static final Map<String, IdNumber.Kind> KINDS = Map.of(
        "111", IdNumber.Kind.CITIZEN18, "114", IdNumber.Kind.MILITARY, "414", IdNumber.Kind.PASSPORT,
        "511", IdNumber.Kind.TAIWAN_PERMIT, "516", IdNumber.Kind.HK_MACAO_PERMIT,
        "553", IdNumber.Kind.FOREIGN_PR_2017, "LOCAL-HMT", IdNumber.Kind.HMT_RESIDENCE,
        "LOCAL-DIS", IdNumber.Kind.DISABILITY20);
    private static final Pattern HK_MACAO = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    private static final Pattern TAIWAN = Pattern.compile("\\d{8}(\\d{2})?");
    private static final Pattern FOREIGN_2017 = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,20}");
    private static final Pattern CHINESE_PASSPORT = Pattern.compile("[A-Z]{1,2}\\d{7,8}");
    private static final Pattern EIGHTEEN = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern DISABILITY = Pattern.compile("\\d{17}[\\dX][1-7][1-4](B\\d?)?");

    /**
     * @param typeText what the list calls the document; may be blank, then the number's form tells
     * @param number the number
     * @return empty when no number is given
     */
    public static Optional<OtherDocument> find(String typeText, String number) {
        String clean = Clean.compact(number).toUpperCase(Locale.ROOT);
        if (Clean.isPlaceholder(clean)) {
            return Optional.empty();
        }
        Optional<Code> type = CodeTable.certType().find(typeText);
        IdNumber.Kind kind = type.map(code -> KINDS.getOrDefault(code.code(), IdNumber.Kind.OTHER))
            .orElseGet(() -> guess(clean));
        if (kind == IdNumber.Kind.FOREIGN_PR_2017 && EIGHTEEN.matcher(clean).matches()) {
            kind = IdNumber.Kind.FOREIGN_PR_2023;
        }
        return Optional.of(new OtherDocument(kind, type.map(Code::code).orElse(codeOf(kind)), clean,
            wellFormed(kind, clean)));
    }

    /** @return the code of the document's type in {@link CodeTable#certType()}. */
    public static String codeOf(IdNumber.Kind kind) {
        return switch (kind) {
            case CITIZEN18, CITIZEN15 -> "111";
            case FOREIGN_PR_2017, FOREIGN_PR_2023 -> "553";
            case MILITARY -> "114";
            case PASSPORT -> "414";
            case TAIWAN_PERMIT -> "511";
            case HK_MACAO_PERMIT -> "516";
            case HMT_RESIDENCE -> "LOCAL-HMT";
            case DISABILITY20 -> "LOCAL-DIS";
            case OTHER -> "LOCAL-OTH";
        };
    }

    private static IdNumber.Kind guess(String number) {
        if (HK_MACAO.matcher(number).matches()) {
            return IdNumber.Kind.HK_MACAO_PERMIT;
        }
        if (FOREIGN_2017.matcher(number).matches()) {
            return IdNumber.Kind.FOREIGN_PR_2017;
        }
        return CHINESE_PASSPORT.matcher(number).matches() ? IdNumber.Kind.PASSPORT : IdNumber.Kind.OTHER;
    }

    private static boolean wellFormed(IdNumber.Kind kind, String number) {
        return switch (kind) {
            case HK_MACAO_PERMIT -> HK_MACAO.matcher(number).matches();
            case TAIWAN_PERMIT -> TAIWAN.matcher(number).matches();
            case FOREIGN_PR_2017 -> FOREIGN_2017.matcher(number).matches();
            case PASSPORT -> PASSPORT.matcher(number).matches();
            case DISABILITY20 -> DISABILITY.matcher(number).matches();
            case CITIZEN18, HMT_RESIDENCE, FOREIGN_PR_2023 ->
                EIGHTEEN.matcher(number).matches() && IdNumber.checkDigit(number) == number.charAt(17);
            case CITIZEN15 -> number.length() == 15;
            case MILITARY, OTHER -> true;
        };
    }
}
