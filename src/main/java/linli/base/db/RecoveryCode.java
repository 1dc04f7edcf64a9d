package linli.base.db;

import java.text.Normalizer;
import java.util.Locale;
import linli.base.text.UserError;

/**
 * The recovery code: 120 random bits as 24 letters and digits without I, O, 0 and 1, and a check character after
 * ISO 7064 (hybrid system, modulus 33, 32), printed in five groups of five.
 */
final class RecoveryCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 24;

    private RecoveryCode() {}

    static String random() {
        StringBuilder code = new StringBuilder();
        for (byte b : DataKey.random(LENGTH)) {
            code.append(ALPHABET.charAt(b & 31));
        }
        code.append(ALPHABET.charAt(check(code.toString())));
        return code.toString().replaceAll("(.{5})(?!$)", "$1-");
    }

    /**
     * @param typed as a person types it: any case, spaces, hyphens, full width
     * @return the bare characters
     * @throws UserError {@code error.store.codeMistyped} when the check character tells a slip
     */
    static String read(String typed) {
        String bare = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("[\\s\\-]", "");
        boolean plausible = bare.length() == LENGTH + 1 && bare.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        if (!plausible || check(bare.substring(0, LENGTH)) != ALPHABET.indexOf(bare.charAt(LENGTH))) {
            throw new UserError("error.store.codeMistyped");
        }
        return bare;
    }

    private static int check(String code) {
        int p = 32;
        for (char c : code.toCharArray()) {
            p = (p + ALPHABET.indexOf(c)) % 32;
            p = (p == 0 ? 32 : p) * 2 % 33;
        }
        return (33 - p) % 32;
    }
}
