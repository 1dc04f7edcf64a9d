package linli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import linli.accounts.Accounts;
import linli.accounts.Role;
import linli.backup.Backups;
import linli.base.db.OpenStore;
import linli.base.db.StoreFolder;
import linli.base.db.TestFolder;
import linli.base.text.UserError;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings page over a real store on disk. */
class SettingsPageTest {
    private static final Centre CENTRE = new Centre("示例社区党群服务中心", "330481001", "硖石街道", "示例社区", null, null, true, 1);

    @TempDir private Path place;
    private final AtomicInteger sampleAway = new AtomicInteger();
    private OpenStore store;
    private Settings settings;
    private Accounts accounts;
    private Backups backups;
    private Screens screens;

    @BeforeEach
    void open() {
        StoreFolder folder = new StoreFolder(place.resolve("store"), TestFolder.CLOCK);
        store = folder.create("zhou", TestFolder.PASSWORD, db -> {
            new Settings(db).found(CENTRE);
            Accounts.createAdministrator(db, TestFolder.CLOCK, "zhou", "周老师");
        }).store();
        settings = new Settings(store.db());
        accounts = new Accounts(store, TestFolder.CLOCK);
        accounts.begin("zhou");
        accounts.add(TestFolder.PASSWORD, "chen", "陈老师", Set.of(Role.CLERK), "their first word");
        backups = new Backups(folder, TestFolder.CLOCK);
        Fx.start();
        screens = Screens.of((nav, work) -> new SettingsPage(
                new SettingsModel(nav, work, settings, accounts, backups, store, sampleAway::incrementAndGet, () -> {}), new Look(), (zip, secret) -> {}, () -> {}));
        screens.open(null);
    }

    @AfterEach
    void close() {
        screens.close();
        store.close();
    }

    private <N extends Node> N find(String id, Class<N> type) {
        return Fx.on(() -> type.cast(screens.scene().lookup("#" + id)));
    }

    private void press(Button button) {
        screens.act(button::fire);
    }

    @Test
    void theCentreIsChangedAndSaved() {
        TextInputControl community = find("community", TextInputControl.class);
        assertThat(community.getText()).isEqualTo("示例社区");
        screens.act(() -> community.setText("新示例社区"));
        press(find("save", Button.class));
        assertThat(settings.centre().communityName()).isEqualTo("新示例社区");
        assertThat(settings.centre().version()).isEqualTo(2);
        assertThat(screens.failure()).isNull();
    }

    @Test
    void anEmptyNameIsRefusedInWords() {
        screens.act(() -> find("name", TextInputControl.class).setText(" "));
        press(find("save", Button.class));
        assertThat(screens.failure()).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo("error.settings.noName"));
        assertThat(settings.centre()).isEqualTo(CENTRE);
    }

    @Test
    void aBackupIsMadeAndListed() {
        press(find("backup-now", Button.class));
        assertThat(backups.list()).hasSize(1);
        assertThat(Fx.on(() -> screens.scene().getRoot().lookupAll(".tag").stream().map(node -> ((Label) node).getText()).toList())).contains("手动");
        screens.shot("settings.png").textSize(200).shot("settings-200.png");
        assertThat(screens.failure()).isNull();
    }

    @Test
    void thePasswordIsChangedOnlyWhenTypedTwiceTheSame() {
        press(find("own-password", Button.class));
        screens.act(() -> {
            find("old-password", TextInputControl.class).setText(TestFolder.PASSWORD);
            find("fresh-password", TextInputControl.class).setText("another good one");
            find("again-password", TextInputControl.class).setText("another bad one");
        });
        press(find("account-ok", Button.class));
        store.prove("zhou", TestFolder.PASSWORD);
        screens.act(() -> find("again-password", TextInputControl.class).setText("another good one"));
        press(find("account-ok", Button.class));
        store.prove("zhou", "another good one");
        assertThat(screens.failure()).isNull();
    }
}
