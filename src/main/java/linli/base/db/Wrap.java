package linli.base.db;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The data key locked by one secret: AES-256-GCM under Argon2id salt and nonce its own. A password's is made slow for whoever guesses on
 * a stolen file (64 MiB, six passes: some 0.35 s a guess on a desk PC); the recovery code has 120 random bits and needs less.
 *
 * @param login whose password it is; empty for the recovery code
 */
record Wrap(String login, int memoryKib, int passes, int lanes, String salt, String nonce, String sealed) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 6;
    private static final int CODE_MEMORY_KIB = 19 * 1024;
    private static final int CODE_PASSES = 2;
    private static final int LANES = 1;

    static Wrap of(DataKey key, String store, String login, String secret) {
        byte[] salt = DataKey.random(16);
        byte[] nonce = DataKey.random(12);
        int memory = login.isEmpty() ? CODE_MEMORY_KIB : MEMORY_KIB;
        int passes = login.isEmpty() ? CODE_PASSES : PASSES;
        Wrap open = new Wrap(login, memory, passes, LANES, HEX.formatHex(salt), HEX.formatHex(nonce), "");
        try {
            byte[] sealed = open.cipher(Cipher.ENCRYPT_MODE, store, secret).doFinal(key.bits());
            return new Wrap(login, memory, passes, LANES, open.salt, open.nonce, HEX.formatHex(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the key, or empty when the secret is another one. */
    Optional<DataKey> open(String store, String secret) {
        try {
            return Optional.of(new DataKey(cipher(Cipher.DECRYPT_MODE, store, secret).doFinal(HEX.parseHex(sealed))));
        } catch (AEADBadTagException otherSecret) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A wrap moved to another store or login does not open: both are bound into the seal. */
    private Cipher cipher(int mode, String store, String secret) throws GeneralSecurityException {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib).withIterations(passes).withParallelism(lanes)
                .withSalt(HEX.parseHex(salt))
                .build());
        byte[] lock = new byte[32];
        // Full-width digits typed under an input method count as the plain ones.
        generator.generateBytes(Normalizer.normalize(secret, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), lock);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(lock, "AES"), new GCMParameterSpec(128, HEX.parseHex(nonce)));
        cipher.updateAAD((store + "\n" + login).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** @return one line of the key file; the login stands last because it may hold spaces. */
    String line() {
        return String.join(" ", "argon2id", "" + memoryKib, "" + passes, "" + lanes, salt, nonce, sealed, login);
    }

    static Wrap ofLine(String line) {
        String[] parts = line.split(" ", 8);
        return new Wrap(parts[7], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), parts[4],
                parts[5], parts[6]);
    }
}
