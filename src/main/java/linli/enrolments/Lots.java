package linli.enrolments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** 摇号: the order of drawn lots, which anyone can work out again from the printed seed. */
public final class Lots {
    private Lots() {}

    /**
     * Draws lots. Each candidate's lot is the SHA-256 of {@code seed:id} in UTF-8 (the enrolment id in plain digits); the
     * lowest comes first. Anyone can check it with any tool, and the same seed always gives the same order.
     *
     * @return the candidates in drawn order
     */
    public static List<Long> draw(String seed, Collection<Long> candidates) {
        return candidates.stream().sorted(Comparator.comparing((Long id) -> lot(seed, id)).thenComparing(Comparator.naturalOrder())).toList();
    }

    /** @return the lot of one candidate, 64 hexadecimal digits. */
    public static String lot(String seed, long enrolment) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((seed + ":" + enrolment).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
