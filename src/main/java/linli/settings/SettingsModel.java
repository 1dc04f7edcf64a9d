package linli.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.accounts.Accounts;
import linli.accounts.Role;
import linli.accounts.Staff;
import linli.backup.Backup;
import linli.backup.Backups;
import linli.base.db.BackupReason;
import linli.base.db.OpenStore;
import linli.base.text.Texts;
import linli.base.ui.Nav;
import linli.base.ui.Work;

/** State and commands of the settings page. */
public final class SettingsModel {
    private final ObjectProperty<Centre> centre = new SimpleObjectProperty<>();
    private final StringProperty secondFolder = new SimpleStringProperty("");
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final ObservableList<Staff> staff = FXCollections.observableArrayList();
    private final BooleanProperty administrator = new SimpleBooleanProperty();
    private final BooleanProperty backingUp = new SimpleBooleanProperty();

    private final IntegerProperty lockMinutes = new SimpleIntegerProperty();

    private final Nav nav;
    private final Work work;
    private final Settings settings;
    private final Accounts accounts;
    private final Backups copies;
    private final OpenStore store;
    private final IntSupplier sampleAway;
    private final Runnable changed;

    /**
     * @param sampleAway removes the sample data and gives how many records stay because something real hangs on them; runs
     *     in the background
     * @param changed told when the centre's data or the backups have changed, on the FX thread
     */
    public SettingsModel(Nav nav, Work work, Settings settings, Accounts accounts, Backups copies, OpenStore store, IntSupplier sampleAway, Runnable changed) {
        this.nav = nav;
        this.work = work;
        this.settings = settings;
        this.accounts = accounts;
        this.copies = copies;
        this.store = store;
        this.sampleAway = sampleAway;
        this.changed = changed;
    }

    ObjectProperty<Centre> centre() {
        return centre;
    }

    StringProperty secondFolder() {
        return secondFolder;
    }

    /** @return minutes without a hand until the window locks; 0 = never. */
    IntegerProperty lockMinutes() {
        return lockMinutes;
    }

    ObservableList<Backup> backups() {
        return backups;
    }

    ObservableList<Staff> staff() {
        return staff;
    }

    BooleanProperty administrator() {
        return administrator;
    }

    BooleanProperty backingUp() {
        return backingUp;
    }

    /** @return login of the person at the desk. */
    String self() {
        return accounts.actor().login();
    }

    Path folder() {
        return store.folder();
    }

    private record Loaded(Centre centre, String folder, List<Backup> backups, List<Staff> staff, boolean administrator, int lock) {}

    /** Reads everything anew. */
    void load() {
        work.read("settings", () -> new Loaded(settings.centre(), settings.get(Settings.CENTRE, Backups.FOLDER_SETTING).orElse(""), copies.list(),
                accounts.staff(), accounts.isAdministrator(), settings.lockMinutes()), loaded -> {
                    lockMinutes.set(loaded.lock());
                    centre.set(loaded.centre());
                    secondFolder.set(loaded.folder());
                    backups.setAll(loaded.backups());
                    staff.setAll(loaded.staff());
                    administrator.set(loaded.administrator());
                });
    }

    void save(Centre now) {
        work.run(() -> settings.change(now), saved -> {
            centre.set(saved);
            changed.run();
            nav.say(Texts.text("settings.saved"));
        });
    }

    void secondFolder(String folder) {
        work.run(() -> {
            settings.put(Settings.CENTRE, Backups.FOLDER_SETTING, folder.isBlank() ? null : folder.strip());
            return folder.strip();
        }, kept -> {
            secondFolder.set(kept);
            nav.say(Texts.text("settings.saved"));
        });
    }

    /** Opens the rules and the centre's own fields. */
    void rules() {
        nav.open("rules", null);
    }

    void saveLock(int minutes) {
        command(() -> settings.put(Settings.CENTRE, Settings.LOCK_SETTING, String.valueOf(minutes)), () -> {});
    }

    void backUp() {
        backingUp.set(true);
        work.run(() -> copies.now(store, BackupReason.MANUAL), made -> {
            backingUp.set(false);
            changed.run();
            nav.say(made.troubles().isEmpty() ? Texts.text("settings.backup.done", made.backup().manifest().rows().getOrDefault("resident", 0L))
                    : String.join("\n", made.troubles()));
            load();
        }, error -> {
            backingUp.set(false);
            nav.fail(error);
        });
    }

    void changePassword(String old, String fresh, Runnable done) {
        command(() -> accounts.changePassword(old, fresh), done);
    }

    void add(String ownPassword, String login, String name, Set<Role> roles, String password, Runnable done) {
        command(() -> accounts.add(ownPassword, login, name, roles, password), done);
    }

    void changeRoles(String ownPassword, Staff who, Set<Role> roles, Runnable done) {
        command(() -> accounts.changeRoles(ownPassword, who, roles), done);
    }

    void resetPassword(String ownPassword, Staff who, String fresh, Runnable done) {
        command(() -> accounts.resetPassword(ownPassword, who.login(), fresh), done);
    }

    void deactivate(String ownPassword, Staff who) {
        command(() -> accounts.deactivate(ownPassword, who), () -> {});
    }

    void newRecoveryCode(String ownPassword, Consumer<String> shown) {
        work.run(() -> accounts.newRecoveryCode(ownPassword), shown);
    }

    void removeSample() {
        work.run(() -> {
            copies.now(store, BackupReason.MANUAL);
            return sampleAway.getAsInt();
        }, kept -> {
            changed.run();
            nav.say(kept == 0 ? Texts.text("settings.sample.gone") : Texts.text("settings.sample.kept", kept));
            load();
        });
    }

    private void command(Runnable doing, Runnable done) {
        work.run(() -> {
            doing.run();
            return null;
        }, any -> {
            done.run();
            nav.say(Texts.text("settings.saved"));
            load();
        });
    }
}
