package linli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import linli.base.db.BackupReason;
import linli.base.db.Durable;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import linli.shell.FirstStartPane;
import linli.shell.LoginPane;
import linli.shell.Shell;

/** Drives the real pages on sample data, headless, and writes a PNG of each. */
final class Tour {
    private static final String LOGIN = "tour";
    private static final String PASSWORD = "a tour of the house";

    private final Path pictures;
    private final Path unpacked;
    private final double[] size;
    private final Wiring house;
    private final Clock clock;
    private final List<Path> written = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Look look;
    private Stage stage;
    private Scene scene;
    private Shell shell;
    private Work work;
    private Pages pages;

    private Tour(Path pictures, double[] size, Wiring house, Clock clock, Path unpacked) {
        this.unpacked = unpacked;
        this.size = size;
        this.pictures = pictures;
        this.house = house;
        this.clock = clock;
    }

    /**
     * @param folder where the pictures go; made when it is missing
     * @param size width x height in pixels, e.g. {@code 1440x900}
     * @return the pictures in their order
     * @throws IllegalStateException when a page failed
     */
    static List<Path> take(Path folder, String size, Clock clock) {
        if (!size.matches("\\d{3,4}x\\d{3,4}")) {
            throw new UserError("error.tour.size", size);
        }
        double[] sides = Arrays.stream(size.split("x")).mapToDouble(Double::parseDouble).toArray();
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        Path store = null;
        try {
            Files.createDirectories(folder);
            store = Files.createTempDirectory("linli-tour");
            FirstStart first = new FirstStart(Texts.text("tour.centre"), Texts.text("tour.street"), null, Texts.text("tour.community"), LOGIN, Texts.text("tour.person"),
                    PASSWORD.toCharArray());
            try (FirstStart.Made made = first.make(store.resolve("store"), clock)) {
                new SampleLoader(made.house()).load();
                new TourDay(made.house()).work();
                made.house().backup(BackupReason.MANUAL);
                Tour tour = new Tour(folder, sides, made.house(), clock, SampleLoader.unpacked(Texts.text("tour.import"), store));
                tour.walk(made.recoveryCode());
                return tour.written;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (store != null) {
                Durable.remove(store);
            }
        }
    }

    private void walk(String recoveryCode) {
        Toolkit.start(() -> {});
        on(this::open);
        try {
            List<Page> all = new ArrayList<>();
            pages.sections().forEach(section -> section.entries().forEach(entry -> all.add(entry.page())));
            all.add(pages.settings());
            for (Page page : all) {
                show(page.name(), null);
                shot(page.name());
            }
            pages.details().forEach((name, argument) -> {
                show(name, argument);
                shot(name);
            });
            new TourStory(house, (page, argument, picture) -> {
                show(page, argument);
                shot(picture);
            }).tell();
            show("import", unpacked);
            shot("import-preview");
            fresh();
            String home = all.getFirst().name();
            show(home, null);
            search();
            on(() -> {
                shell.help();
                return null;
            });
            shot("help");
            show(home, null);
            on(() -> {
                shell.fail(new UserError("error.settings.street", "3304"));
                return null;
            });
            shot("error");
            fresh();
            for (Page page : all.subList(0, Math.min(4, all.size()))) {
                on(() -> {
                    look.textSize().set(200);
                    return null;
                });
                show(page.name(), null);
                shot(page.name() + "-200");
            }
            on(() -> {
                look.textSize().set(100);
                look.dark().set(true);
                return null;
            });
            for (Page page : all.subList(0, Math.min(3, all.size()))) {
                show(page.name(), null);
                shot(page.name() + "-dark");
            }
            on(() -> {
                look.dark().set(false);
                return null;
            });
            entrance(recoveryCode);
        } finally {
            on(() -> {
                stage.close();
                return null;
            });
            work.close();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a page failed on the tour", failures.getFirst());
        }
    }

    /** Login and first start, as the first person meets them. */
    private void entrance(String recoveryCode) {
        LoginPane.Door<String> door = new LoginPane.Door<>((login, password) -> login, typed -> typed.login(), (login, password) -> "");
        alone(() -> new LoginPane<>(work, List.of(LOGIN), door, any -> {}, failures::add));
        shot("login");
        alone(() -> new FirstStartPane<>(work, answers -> new FirstStartPane.Made<>(LOGIN, recoveryCode), any -> {}, failures::add));
        shot("first-start");
    }

    private void alone(Callable<Parent> pane) {
        on(() -> {
            Shell bare = new Shell(look, clock);
            bare.alone(pane.call());
            scene.setRoot(bare.root());
            return null;
        });
    }

    private void search() {
        on(() -> {
            TextField box = (TextField) shell.root().lookup("#search");
            box.requestFocus();
            box.setText(Texts.text("tour.search"));
            return null;
        });
        shot("search");
        on(() -> {
            ((TextField) shell.root().lookup("#search")).clear();
            return null;
        });
    }

    private Void open() {
        look = new Look();
        scene = new Scene(new StackPane(), size[0], size[1]);
        look.dress(scene);
        stage = new Stage();
        stage.setScene(scene);
        work = new Work(Platform::runLater, error -> {
            failures.add(error);
            shell.fail(error);
        });
        furnish();
        stage.show();
        return null;
    }

    private void furnish() {
        shell = new Shell(look, clock);
        pages = new Pages(house, shell, work, look, Memory.brief(), (zip, secret) -> {}, () -> {});
        shell.furnish(work, pages.sections(), pages.settings(), pages.one(), house.searchSources(), pages::badges);
        shell.signedIn(house.settings().centre().name(), house.accounts().actor().name());
        shell.backup(Texts.text("app.backup.today", house.backups().newestGood().map(made -> made.manifest().at().format(DateTimeFormatter.ofPattern("HH:mm"))).orElse("")), false);
        scene.setRoot(shell.root());
    }

    /** A new shell without what the last pictures left open. */
    private void fresh() {
        on(() -> {
            furnish();
            return null;
        });
    }

    private void show(String page, Object argument) {
        on(() -> {
            shell.open(page, argument);
            return null;
        });
        idle();
    }

    private void shot(String name) {
        idle();
        Path file = pictures.resolve(String.format(Locale.ROOT, "%02d-%s.png", written.size() + 1, name));
        on(() -> {
            Snapshot.png(scene, file);
            return null;
        });
        written.add(file);
    }

    /** Waits for every background read; a read may ask for the next, so until nothing new was asked. */
    private void idle() {
        for (int round = 0; round < 3; round++) {
            CompletableFuture<Void> idle = new CompletableFuture<>();
            work.whenIdle(() -> idle.complete(null));
            idle.orTimeout(60, TimeUnit.SECONDS).join();
            on(() -> null);
        }
    }

    private static <T> T on(Callable<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Throwable error) {
                done.completeExceptionally(error);
            }
        });
        try {
            return done.orTimeout(60, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : failed;
        }
    }
}
