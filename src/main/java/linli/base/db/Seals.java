package linli.base.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.Field;
import org.jooq.Record;

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
     * A mark over a whole row. A column without a value does not count, so that one added later leaves older marks good.
     *
     * @param without columns that are not marked, the mark's own among them
     */
    public String ofRow(Record row, Field<?>... without) {
        List<Object> parts = new ArrayList<>();
        for (Field<?> field : row.fields()) {
            Object value = row.get(field);
            if (value != null && !List.of(without).contains(field)) {
                parts.add(field.getName().toLowerCase(Locale.ROOT));
                // The moment by its instant: the engine may give it back with another offset.
                parts.add(value instanceof OffsetDateTime at ? at.toInstant() : value);
            }
        }
        return of(parts.toArray());
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
