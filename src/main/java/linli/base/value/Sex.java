package linli.base.value;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** 性别 by GB/T 2261.1. */
public enum Sex {
    UNKNOWN("0"), MALE("1"), FEMALE("2"), UNSTATED("9");

    private static final Set<String> MALE_WORDS = Words.set("sex.male");
    private static final Set<String> FEMALE_WORDS = Words.set("sex.female");
    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** @return the standard's code, as stored. */
    public String code() {
        return code;
    }

    /** @return the sex of a stored code; UNKNOWN for null or an unknown code. */
    public static Sex ofCode(String code) {
        for (Sex sex : values()) {
            if (sex.code.equals(code)) {
                return sex;
            }
        }
        return UNKNOWN;
    }

    /** @return what the text says, UNKNOWN when it says nothing that is understood. */
    public static Sex find(String text) {
        return tryFind(text).orElse(UNKNOWN);
    }

    /**
     * @return what the text says (男, 女性, M …), empty when it is not understood. A bare 0 is not: it means female in
     *     some lists and unknown in the standard.
     */
    public static Optional<Sex> tryFind(String text) {
        String word = Clean.compact(text).toLowerCase(Locale.ROOT);
        if (MALE_WORDS.contains(word)) {
            return Optional.of(MALE);
        }
        if (FEMALE_WORDS.contains(word)) {
            return Optional.of(FEMALE);
        }
        return CodeTable.sex().all().stream().filter(code -> code.name().equals(word))
            .findFirst().map(code -> ofCode(code.code()));
    }
}
