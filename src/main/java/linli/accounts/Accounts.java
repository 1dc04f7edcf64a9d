package linli.accounts;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.OpenStore;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Right;

/** 账号: who works here, who is at the desk now, and their passwords (which live in the key file only). */
public final class Accounts {
    private static final int SHORTEST = 8;
    private final OpenStore store;
    private final StaffStore staff;
    private final Trail trail;
    private volatile Actor actor;
    private volatile Set<Right> rights = Set.of();

    /** Nobody is at the desk until {@link #begin} or {@link #signIn}. */
    public Accounts(OpenStore store, Clock clock) {
        this.store = store;
        this.staff = new StaffStore(store.db(), clock);
        this.trail = new Trail(store.db(), clock, this::actor);
        store.db().ask(this::rights);
    }

    /**
     * The first administrator of a new store; for {@link linli.base.db.StoreFolder#create}.
     *
     * @throws UserError {@code error.accounts.noName}
     */
    public static void createAdministrator(Db db, Clock clock, String login, String name) {
        named(login, name);
        db.write(() -> new StaffStore(db, clock).add(login, name, EnumSet.of(Role.ADMIN)));
    }

    /**
     * The rule for every new password.
     *
     * @throws UserError {@code error.accounts.shortPassword} under eight characters, {@code .easyPassword} when it is
     *     the login
     */
    public static void checkPassword(String login, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new UserError("error.accounts.shortPassword", SHORTEST);
        }
        if (password.equalsIgnoreCase(login)) {
            throw new UserError("error.accounts.easyPassword");
        }
    }

    /**
     * Takes the place at the desk, after the store was opened with this login's password or a new one by recovery code.
     *
     * @throws UserError {@code error.accounts.notActive} when the login is unknown here or closed
     */
    public Actor begin(String login) {
        Staff who = staff.byLogin(login).filter(Staff::active).orElseThrow(() -> new UserError("error.accounts.notActive"));
        actor = new Actor(who.login(), who.name());
        rights = who.rights();
        trail.add("SIGN_IN", "staff", who.id(), who.name());
        return actor;
    }

    /**
     * A colleague takes over while the program runs.
     *
     * @throws UserError {@code error.store.wrongPassword}
     */
    public Actor signIn(String login, String password) {
        store.prove(login, password);
        return begin(login);
    }

    /**
     * The person at the desk is still the same.
     *
     * @throws UserError {@code error.store.wrongPassword}, {@code error.store.wait}
     */
    public void proveSelf(String password) {
        store.prove(actor().login(), password);
    }

    /**
     * A second person confirms what one alone may not do.
     *
     * @return the person's name
     * @throws UserError {@code error.store.wrongPassword}, {@code error.accounts.sameOne}: nobody confirms what they do
     *     themselves, {@code error.accounts.mayNotConfirm} for who may only look
     */
    public String confirm(String login, String password) {
        store.prove(login, password);
        Staff second = staff.byLogin(login).filter(Staff::active).orElseThrow(() -> new UserError("error.store.wrongPassword"));
        if (login.equals(actor().login())) {
            throw new UserError("error.accounts.sameOne");
        }
        if (second.rights().stream().noneMatch(Right::changes)) {
            throw new UserError("error.accounts.mayNotConfirm", second.name());
        }
        return second.name();
    }

    /**
     * @return who is at the desk
     * @throws IllegalStateException when nobody is
     */
    public Actor actor() {
        if (actor == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return actor;
    }

    /** @return what who is at the desk may do; nothing while nobody is. */
    public Set<Right> rights() {
        return rights;
    }

    /** @return the trail that records under whoever is at the desk. */
    public Trail trail() {
        return trail;
    }

    /** @return everyone who ever had an account, in the order they came. */
    public List<Staff> staff() {
        return staff.all();
    }

    /** @return whether the person at the desk may manage accounts. */
    public boolean isAdministrator() {
        return rights.contains(Right.ADMIN);
    }

    /**
     * Changes the own password: the data key is wrapped anew, nothing is encrypted anew.
     *
     * @throws UserError {@code error.store.wrongPassword}, or by {@link #checkPassword}
     */
    public void changePassword(String old, String fresh) {
        Staff self = self();
        checkPassword(self.login(), fresh);
        store.changePassword(self.login(), old, fresh);
        trail.add("CHANGE_PASSWORD", "staff", self.id(), self.name());
    }

    /**
     * Adds a colleague; the administrator types the own password, for it hands out the key.
     *
     * @throws UserError {@code error.accounts.onlyAdministrator}, {@code .noName}, {@code .taken}, {@code .noRole},
     *     {@code error.store.wrongPassword}, or by {@link #checkPassword}
     */
    public void add(String ownPassword, String login, String name, Set<Role> roles, String password) {
        administrator(ownPassword);
        named(login, name);
        checkPassword(login, password);
        if (roles.isEmpty()) {
            throw new UserError("error.accounts.noRole", name);
        }
        if (staff.byLogin(login).isPresent()) {
            throw new UserError("error.accounts.taken", login);
        }
        // The row first: a login that opens the store but is nobody here would be worse than one without a key.
        store.db().write(() -> {
            staff.add(login, name, roles);
            trail.add("CREATE", "staff", staff.byLogin(login).orElseThrow().id(), name);
        });
        store.addLogin(actor().login(), ownPassword, login, password);
    }

    /**
     * Gives a colleague other roles; they hold from the next sign-in.
     *
     * @throws UserError {@code error.accounts.onlyAdministrator}, {@code .self}: nobody takes the administrator's place
     *     from themselves, {@code .noRole}, {@code .changed}, {@code error.store.wrongPassword}
     */
    public void changeRoles(String ownPassword, Staff who, Set<Role> roles) {
        administrator(ownPassword);
        if (who.login().equals(actor().login()) && !roles.contains(Role.ADMIN)) {
            throw new UserError("error.accounts.self");
        }
        if (roles.isEmpty()) {
            throw new UserError("error.accounts.noRole", who.name());
        }
        store.db().write(() -> {
            if (!staff.setRoles(who, roles)) {
                throw new UserError("error.accounts.changed", who.name());
            }
            trail.add("ROLES", "staff", who.id(), who.name(), roles.stream().sorted().map(Texts::of).collect(Collectors.joining(" ")), null);
        });
    }

    /**
     * Gives a new password to a colleague who forgot it.
     *
     * @throws UserError as {@link #add}
     */
    public void resetPassword(String ownPassword, String login, String fresh) {
        administrator(ownPassword);
        Staff who = staff.byLogin(login).filter(Staff::active).orElseThrow(() -> new UserError("error.accounts.notActive"));
        checkPassword(login, fresh);
        store.addLogin(actor().login(), ownPassword, login, fresh);
        trail.add("RESET_PASSWORD", "staff", who.id(), who.name());
    }

    /**
     * Closes the account of somebody who left; what they did stays under their name.
     *
     * @throws UserError {@code error.accounts.onlyAdministrator}, {@code .self}, {@code .changed},
     *     {@code error.store.wrongPassword}
     */
    public void deactivate(String ownPassword, Staff who) {
        administrator(ownPassword);
        if (who.login().equals(actor().login())) {
            throw new UserError("error.accounts.self");
        }
        store.removeLogin(who.login());
        store.db().write(() -> {
            if (!staff.setActive(who, false)) {
                throw new UserError("error.accounts.changed", who.name());
            }
            trail.add("DEACTIVATE", "staff", who.id(), who.name());
        });
    }

    /**
     * Makes a new recovery code; the old printed one is void.
     *
     * @return the code, to be shown and printed once
     */
    public String newRecoveryCode(String ownPassword) {
        administrator(ownPassword);
        String code = store.newRecoveryCode(actor().login(), ownPassword);
        trail.add("NEW_RECOVERY_CODE", "staff", self().id(), self().name());
        return code;
    }

    private void administrator(String ownPassword) {
        if (!isAdministrator()) {
            throw new UserError("error.accounts.onlyAdministrator");
        }
        store.prove(actor().login(), ownPassword);
    }

    private Staff self() {
        return staff.byLogin(actor().login()).orElseThrow();
    }

    private static void named(String login, String name) {
        if (login.isBlank() || name.isBlank() || !login.equals(login.strip()) || login.chars().anyMatch(Character::isISOControl)) {
            throw new UserError("error.accounts.noName");
        }
    }
}
