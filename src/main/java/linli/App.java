package linli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import linli.backup.Backup;
import linli.backup.Backups;
import linli.base.db.BackupReason;
import linli.base.db.Manifest;
import linli.base.db.Secret;
import linli.base.db.SingleInstance;
import linli.base.db.StoreFolder;
import linli.base.text.Texts;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import linli.settings.Settings;
import linli.shell.FirstStartPane;
import linli.shell.LoginPane;
import linli.shell.Shell;
import linli.shell.WindowMemory;

/** The window from start to close: first start or login, the open store, saving and backup on the way out. */
final class App {
    private static final Logger LOG = Logger.getLogger(App.class.getName());
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final StoreFolder folder;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Work errands = new Work(Platform::runLater, this::failed);
    private Look look;
    private ScreenLock lock;
    private Stage stage;
    private Scene scene;
    private Shell shell;
    private Desk desk;
    private Path file;

    /** What is open while somebody is signed in. */
    private record Desk(Wiring house, Work work, Memory memory) {}

    /** What signing in has read, before anything is shown. */
    private record Entered(Wiring house, Map<String, String> kept, String centre, String person) {}

    /** @param file a submission to open once somebody has signed in, or null */
    private App(Path place, Clock clock, Path file) {
        this.folder = new StoreFolder(place, clock, Clock.systemUTC());
        this.file = file;
        this.clock = clock;
    }

    /** Opens the window and returns when it has closed; a second start of the same folder raises the first instead. */
    static void open(Path place, Clock clock, Path file) {
        App app = new App(place, clock, file);
        try (SingleInstance hold = SingleInstance.acquire(place, () -> Platform.runLater(app::raise))) {
            if (hold == null) {
                return;
            }
            app.logTo(place.resolve("logs"));
            Toolkit.start(app::start);
            app.closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void logTo(Path logs) {
        try {
            Files.createDirectories(logs);
            FileHandler file = new FileHandler(logs.resolve("linli-%g.log").toString(), 1_000_000, 5, true);
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
        } catch (IOException e) {
            LOG.warning("no log file: " + e);
        }
    }

    private void start() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> failed(error));
        look = new Look();
        look.follow();
        stage = new Stage();
        stage.setTitle(Texts.text("app.name"));
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        scene = new Scene(new StackPane(), 1440, 900);
        look.dress(scene);
        stage.setScene(scene);
        lock = new ScreenLock(clock, errands);
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (!lock.on()) {
                leave();
            }
        });
        if (folder.exists()) {
            login();
        } else {
            firstStart();
        }
        stage.show();
        if (Boolean.getBoolean("linli.told")) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    // For whoever measures the start from outside.
                    System.out.println("window");
                }
            });
        }
    }

    private void raise() {
        if (stage != null) {
            stage.setIconified(false);
            stage.show();
            stage.toFront();
            stage.requestFocus();
        }
    }

    private Shell bare() {
        desk = null;
        lock.follow(null);
        shell = new Shell(look, clock);
        scene.setRoot(shell.root());
        return shell;
    }

    private void failed(Throwable error) {
        if (shell == null) {
            bare();
        }
        shell.fail(error);
    }

    private void login() {
        LoginPane.Door<Entered> door = new LoginPane.Door<>(
                (login, password) -> enter(Wiring.open(folder, new Secret.Password(login, password), login, clock), login),
                typed -> {
                    folder.recover(typed.code(), typed.login(), typed.freshPassword()).close();
                    return enter(Wiring.open(folder, new Secret.Password(typed.login(), typed.freshPassword()), typed.login(), clock), typed.login());
                },
                (login, password) -> {
                    Backup newest = new Backups(folder, clock).newestGood().orElseThrow();
                    Manifest back = folder.restore(newest.file(), new Secret.Password(login, password));
                    return Texts.text("login.restored", DAY.format(back.at().atZoneSameInstant(clock.getZone())));
                });
        bare().alone(new LoginPane<>(errands, logins(), door, this::opened, this::failed));
    }

    /** A key file that cannot be read is said when signing in, where the backup is offered. */
    private List<String> logins() {
        try {
            return folder.logins();
        } catch (RuntimeException damaged) {
            LOG.warning(damaged.getMessage());
            return List.of();
        }
    }

    private void firstStart() {
        bare().alone(new FirstStartPane<>(errands, answers -> {
            FirstStart first = new FirstStart(answers.centre(), answers.streetCode(), answers.streetName(), answers.community(), answers.login(), answers.name(),
                    answers.password().toCharArray());
            FirstStart.Made made = first.make(folder.folder(), clock);
            if (answers.backupFolder() != null) {
                made.house().settings().put(Settings.CENTRE, Backups.FOLDER_SETTING, answers.backupFolder().toString());
            }
            if (answers.sample()) {
                new SampleLoader(made.house()).load();
            }
            return new FirstStartPane.Made<>(enter(made.house(), answers.login()), made.recoveryCode());
        }, this::opened, this::failed));
    }

    private static Entered enter(Wiring house, String login) {
        return new Entered(house, house.settings().all(login), house.settings().centre().name(), house.accounts().actor().name());
    }

    private void opened(Entered entered) {
        shell = new Shell(look, clock);
        Shell own = shell;
        Wiring house = entered.house();
        Work work = new Work(Platform::runLater, own::fail);
        Memory memory = memory(house, work, entered.kept());
        desk = new Desk(house, work, memory);
        lock.follow(house);
        own.keys().add("Ctrl L", Texts.text("lock.key"), lock::lock, new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN));
        WindowMemory.look(look, memory);
        WindowMemory.restore(stage, memory);
        Pages pages = new Pages(house, own, work, look, memory, this::restore, this::told);
        own.furnish(work, pages.sections(), pages.settings(), pages.one(), house.searchSources(), pages::badges);
        own.signedIn(entered.centre(), entered.person());
        scene.setRoot(own.root());
        if (file == null) {
            own.open(pages.first(), null);
        } else {
            own.open(pages.rollup(), file.toAbsolutePath());
            file = null;
        }
        house.store().notes().forEach(own::say);
        new Alarms(house, work, own, clock).books();
        work.run(() -> house.backups().due() ? house.backup(BackupReason.DAILY) : null, any -> told());
    }

    private Memory memory(Wiring house, Work work, Map<String, String> kept) {
        Map<String, String> here = new ConcurrentHashMap<>(kept);
        String login = house.accounts().actor().login();
        return new Memory(here::get, (name, content) -> {
            boolean mine = desk != null && desk.work() == work;
            if (mine && !content.equals(here.put(name, content))) {
                work.run(() -> {
                    house.settings().put(login, name, content);
                    return null;
                }, any -> {});
            }
        });
    }

    /** Shows the centre's name and the line on the last backup anew. */
    private void told() {
        Desk open = desk;
        if (open == null) {
            return;
        }
        Shell own = shell;
        open.work().read("app.centre", () -> open.house().settings().centre().name(), centre -> own.signedIn(centre, open.house().accounts().actor().name()));
        new Alarms(open.house(), open.work(), own, clock).backups();
    }

    private void restore(Path zip, Secret secret) {
        Desk open = desk;
        if (secret instanceof Secret.Password(String login, String password)) {
            errands.run(() -> {
                open.house().store().prove(login, password);
                return null;
            }, proved -> {
                wait(Texts.text("app.restoring"));
                errands.run(() -> {
                    open.work().close();
                    open.house().close();
                    return folder.restore(zip, secret);
                }, back -> {
                    login();
                    shell.say(Texts.text("login.restored", DAY.format(back.at().atZoneSameInstant(clock.getZone()))));
                }, error -> {
                    login();
                    shell.fail(error);
                });
            });
        }
    }

    private void leave() {
        Desk open = desk;
        if (open == null) {
            gone();
            return;
        }
        if (!shell.leave()) {
            return;
        }
        WindowMemory.keep(stage, open.memory());
        wait(Texts.text("app.saving"));
        errands.run(() -> {
            open.work().close();
            open.house().backups().onExit(open.house().store());
            open.house().close();
            return null;
        }, any -> gone(), error -> {
            // The data is saved long since; only the extra backup failed. Say so; the next close goes.
            wait(Texts.text("app.closable"));
            shell.fail(error);
            errands.run(() -> {
                open.house().close();
                return null;
            }, any -> desk = null);
        });
    }

    private void wait(String words) {
        lock.follow(null);
        StackPane pane = new StackPane(Tags.styled(words, "page-title"));
        pane.getStyleClass().add("start");
        shell = new Shell(look, clock);
        shell.alone(pane);
        scene.setRoot(shell.root());
    }

    private void gone() {
        stage.hide();
        closed.countDown();
    }
}
