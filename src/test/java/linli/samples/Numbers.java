package linli.samples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Hands out fictitious document and phone numbers: sequence 980-999, never the same one twice. */
final class Numbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private final Random random;
    private final Set<String> used = new HashSet<>();
    private int phones;

    Numbers(long seed) {
        random = new Random(seed);
        phones = random.nextInt(500);
    }

    /** @return the next free number of eighteen digits, or null when the day has no free sequence left. */
    String idNo(String region, LocalDate birth, boolean male) {
        for (int tries = 0; tries < 60; tries++) {
            int sequence = 980 + 2 * random.nextInt(10) + (male ? 1 : 0);
            String number = withCheck(region + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + sequence);
            if (used.add(number)) return number;
        }
        return null;
    }

    /** @return seventeen digits with their check character by GB 11643 (ISO 7064 MOD 11-2). */
    static String withCheck(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    /** @return the same number with a check character that is wrong. */
    static String wrongCheck(String number) {
        char last = number.charAt(17);
        return number.substring(0, 17) + (last == '3' ? '7' : '3');
    }

    /** @return what is left of a number once Excel has held it as one: fifteen digits, then noughts. */
    static double asNumber(String number) {
        return Double.parseDouble(number.substring(0, 15) + "000");
    }

    String mobile() {
        return "1380000%04d".formatted((phones++ * 37 + 11) % 10000);
    }

    String landline() {
        return "0573-8700%04d".formatted(random.nextInt(10000));
    }
}
