package linli.base.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks (HMAC-SHA-256, RFC 2104) under a key that comes from the store's own: whoever changes a row past the program
 * cannot give it the right mark, and a flipped bit on the disk shows.
 */
public final class Seals {
    /** What stands before the first link of a chain. */
    public static final String NOTHING_BEFORE = "0".repeat(64);
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    Seals(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            key = new SecretKeySpec(mac.doFinal("linli seals".getBytes(StandardCharsets.US_ASCII)), ALGORITHM);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param parts in a fixed order; each counts by its text, null differs from ""
     * @return 64 hexadecimal digits
     */
    public String of(Object... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (Object part : parts) {
                // The length before each part: two neighbours cannot trade their letters.
                byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(part == null ? -1 : bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
