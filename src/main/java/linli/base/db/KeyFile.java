package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import linli.base.text.UserError;

/**
 * The small text file beside the data file that holds the data key, wrapped once for each staff login and once for the
 * recovery code. A check value tells a wrong password from a wrong key, a hash over the whole file tells both from
 * damage. Changing a password rewrites only this file.
 */
public final class KeyFile {
    private static final String HEAD = "linli-key=1";
    private final String store;
    private final String check;
    private final List<Wrap> wraps;

    private KeyFile(String store, String check, List<Wrap> wraps) {
        this.store = store;
        this.check = check;
        this.wraps = List.copyOf(wraps);
    }

    /** @return a key file without any wrap yet. */
    static KeyFile of(DataKey key, String store) {
        return new KeyFile(store, key.check(), List.of());
    }

    /**
     * @param newestBackup what to offer when the file is no good
     * @throws UserError {@code error.store.damage.noKey} or {@code error.store.damage.key}
     */
    static KeyFile read(Path file, String newestBackup) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("error.store.damage.noKey", file.getFileName(), newestBackup);
        }
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException garbled) {
            throw new UserError(garbled, "error.store.damage.key", file.getFileName(), newestBackup);
        }
    }

    private static KeyFile parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("sha256=");
        if (end < 0 || !text.startsWith(HEAD) || !text.substring(end).strip().equals("sha256=" + sha256(text.substring(0, end)))) {
            throw new IllegalArgumentException("hash");
        }
        String store = null;
        String check = null;
        List<Wrap> wraps = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            int cut = line.indexOf('=');
            String value = line.substring(cut + 1);
            switch (line.substring(0, Math.max(cut, 0))) {
                case "store" -> store = value;
                case "check" -> check = value;
                case "wrap" -> wraps.add(Wrap.ofLine(value));
                default -> { }
            }
        }
        if (store == null || check == null) {
            throw new IllegalArgumentException("incomplete");
        }
        return new KeyFile(store, check, wraps);
    }

    /** Writes the file; the previous one stands until the new one is whole. */
    void save(Path file) {
        StringBuilder text = new StringBuilder(HEAD + "\nstore=" + store + "\ncheck=" + check + "\n");
        wraps.forEach(wrap -> text.append("wrap=").append(wrap.line()).append('\n'));
        String whole = text + "sha256=" + sha256(text.toString()) + "\n";
        Durable.write(file, whole.getBytes(StandardCharsets.UTF_8));
        Durable.forceFolder(file.toAbsolutePath().getParent());
    }

    /** @return the store's id, the same as in its sentinel row. */
    String store() {
        return store;
    }

    /** @return the logins that can open the store. */
    public List<String> logins() {
        return wraps.stream().map(Wrap::login).filter(login -> !login.isEmpty()).toList();
    }

    /**
     * @throws UserError {@code error.store.wrongPassword}, the same whether the login or the password is wrong
     */
    DataKey open(String login, String password) {
        Wrap wrap = wraps.stream().filter(each -> !login.isEmpty() && each.login().equals(login)).findFirst().orElse(null);
        if (wrap == null) {
            // As much work as for a known login, so that the time taken gives no hint either.
            Wrap.of(DataKey.random(), store, login, password);
            throw new UserError("error.store.wrongPassword");
        }
        return wrap.open(store, password).filter(key -> key.matches(check))
                .orElseThrow(() -> new UserError("error.store.wrongPassword"));
    }

    /**
     * @throws UserError {@code error.store.codeMistyped} for a slip, {@code error.store.wrongCode} for another code
     */
    DataKey openWithCode(String code) {
        String bare = RecoveryCode.read(code);
        return wraps.stream().filter(each -> each.login().isEmpty())
                .flatMap(each -> each.open(store, bare).stream()).filter(key -> key.matches(check)).findFirst()
                .orElseThrow(() -> new UserError("error.store.wrongCode"));
    }

    /** @return the data key by whatever the person has; errors as for each. */
    DataKey open(Secret secret) {
        return switch (secret) {
            case Secret.Password own -> open(own.login(), own.password());
            case Secret.Code printed -> openWithCode(printed.code());
        };
    }

    /** @return whether the key belongs to this file. */
    boolean fits(DataKey key) {
        return key.matches(check);
    }

    /** @return a copy in which the login opens with the password (added, or changed). */
    KeyFile withLogin(DataKey key, String login, String password) {
        if (login.isBlank() || login.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("login");
        }
        return with(Wrap.of(key, store, login, password));
    }

    /** @return a copy with a new recovery code; the old one opens no more. */
    KeyFile withCode(DataKey key, String code) {
        return with(Wrap.of(key, store, "", RecoveryCode.read(code)));
    }

    /** @return a copy that the login does not open any more. */
    KeyFile withoutLogin(String login) {
        return new KeyFile(store, check, wraps.stream().filter(each -> !each.login().equals(login)).toList());
    }

    private KeyFile with(Wrap wrap) {
        List<Wrap> changed = new ArrayList<>(wraps.stream().filter(each -> !each.login().equals(wrap.login())).toList());
        changed.add(wrap);
        return new KeyFile(store, check, changed);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Durable.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
