package linli.base.db;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The 256 random bits that encrypt the data file. They never change; passwords only wrap them. */
final class DataKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final byte[] bits;

    DataKey(byte[] bits) {
        this.bits = bits.clone();
    }

    static DataKey random() {
        return new DataKey(random(32));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    byte[] bits() {
        return bits.clone();
    }

    /** @return the file's password and the database user's, as the engine wants them: two words. */
    String passwords() {
        return HexFormat.of().formatHex(bits) + " " + derived("linli database user");
    }

    /** @return what the key file stores to tell a right key from a wrong one without revealing it. */
    String check() {
        return derived("linli key check");
    }

    boolean matches(String check) {
        return MessageDigest.isEqual(check().getBytes(StandardCharsets.US_ASCII), check.getBytes(StandardCharsets.US_ASCII));
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bits, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "DataKey";
    }
}
