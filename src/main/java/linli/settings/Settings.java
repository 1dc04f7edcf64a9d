package linli.settings;

import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Right;

/** 设置: the centre's own data, and what the centre and each person have set. */
public final class Settings {
    /** Scope of what holds for the whole centre; every other scope is a staff login. */
    public static final String CENTRE = "";

    static final String LOCK_SETTING = "lock.minutes";
    private static final int LOCK_SHIPPED = 10;

    private final Db db;
    private final SettingStore store;

    public Settings(Db db) {
        this.db = db;
        this.store = new SettingStore(db);
    }

    /**
     * Writes the centre into a new store; within the store's creation.
     *
     * @throws UserError {@code error.settings.noName} when a name is empty, {@code error.settings.street} for a code
     *     that is not nine or twelve digits
     */
    public void found(Centre centre) {
        check(centre);
        db.write(() -> store.insert(centre));
    }

    /**
     * @return the centre
     * @throws IllegalStateException in a store without one
     */
    public Centre centre() {
        return store.centre().orElseThrow(() -> new IllegalStateException("no centre in this store"));
    }

    /**
     * Changes the centre's data.
     *
     * @return the centre as it is now, with its new version
     * @throws UserError as {@link #found}, or {@code error.settings.changed} when somebody else changed it meanwhile
     */
    public Centre change(Centre centre) {
        check(centre);
        db.require(Right.ADMIN);
        return db.write(() -> {
            if (!store.update(centre)) {
                throw new UserError("error.settings.changed");
            }
            return centre();
        });
    }

    /** @return after how many minutes without a hand on it the window locks; 0 = never by itself. */
    public int lockMinutes() {
        return get(CENTRE, LOCK_SETTING).filter(text -> text.matches("\\d{1,3}")).map(Integer::valueOf).orElse(LOCK_SHIPPED);
    }

    /** @return everything set in the scope, by name. */
    public Map<String, String> all(String scope) {
        return store.all(scope);
    }

    /** @return what is set under the name. */
    public Optional<String> get(String scope, String name) {
        return Optional.ofNullable(store.all(scope).get(name));
    }

    /**
     * Sets a value (up to 20,000 characters); null takes it away. How they like their own screen is everybody's to say.
     *
     * @throws UserError {@code error.rights.missing} for the centre's settings when not the administrator sets them
     */
    public void put(String scope, String name, String content) {
        (scope.equals(CENTRE) ? db.needing(Right.ADMIN) : db.free()).write(() -> {
            if (content == null) {
                store.remove(scope, name);
            } else {
                store.put(scope, name, content);
            }
        });
    }

    private static void check(Centre centre) {
        if (centre.name().isBlank() || centre.streetName().isBlank() || centre.communityName().isBlank()) {
            throw new UserError("error.settings.noName");
        }
        if (!centre.streetCode().matches("\\d{9}|\\d{12}")) {
            throw new UserError("error.settings.street", centre.streetCode());
        }
    }
}
