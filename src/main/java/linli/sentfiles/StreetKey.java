package linli.sentfiles;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 汇总密钥: the key a street hands to its centres. People are compared by HMAC-SHA-256 of their ID number under it, cut to
 * 64 bits: whoever has the file and not the key cannot tell who they are, not even by trying every number.
 */
public final class StreetKey {
    private static final int SHORTEST = 16;
    private final SecretKeySpec key;

    private StreetKey(SecretKeySpec key) {
        this.key = key;
    }

    /** @param words what the street handed out; null or too short to protect anything: no key. @return null for none */
    public static StreetKey of(String words) {
        String plain = words == null ? "" : words.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.length() < SHORTEST ? null : new StreetKey(new SecretKeySpec(plain.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    /** @return what tells this key from another without revealing it. */
    public String mark() {
        return hex("linli key mark", 16);
    }

    /** @return the hash of a message, for files that nobody without the key can make. */
    String seal(String message) {
        return hex("linli seal " + message, 64);
    }

    /** @param numbers ID numbers with their kinds. @return sorted, each once, side by side */
    public String hashes(Collection<String> numbers) {
        TreeSet<String> sorted = new TreeSet<>();
        numbers.forEach(number -> sorted.add(hex("linli person " + number.toUpperCase(Locale.ROOT), Sent.People.EACH)));
        return String.join("", sorted);
    }

    private String hex(String message, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8))).substring(0, digits);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
