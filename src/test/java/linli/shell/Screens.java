package linli.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;

/**
 * Shows one page in the real shell, headless, for tests and for looking at:
 * {@code Screens.of((nav, work) -> new NeedsPage(nav, work, …)).open(null).shot("needs.png")} writes target/screens/needs.png.
 */
public final class Screens implements AutoCloseable {
    private final Work work;
    private final Shell shell;
    private final Look look;
    private final Page page;
    private final Stage stage;
    private volatile String left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Screens(BiFunction<Nav, Work, Page> build, double width, double height) {
        Fx.start();
        look = Fx.on(Look::new);
        shell = new Shell(look, Clock.systemDefaultZone());
        work = new Work(Platform::runLater, error -> {
            failure.set(error);
            shell.fail(error);
        });
        page = Fx.on(() -> build.apply(new OnePage(), work));
        stage = Fx.on(() -> {
            shell.furnish(work, List.of(new Section("·", List.of(new Section.Entry(page.name(), page)))), null, List.of(), List.of(), Map::of);
            Scene scene = new Scene(shell.root(), width, height);
            look.dress(scene);
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            return window;
        });
    }

    /** The shell's own way, but this window holds one page: where another would open it is only remembered. */
    private final class OnePage implements Nav {
        @Override
        public void open(String name, Object argument) {
            if (page == null || name.equals(page.name())) {
                shell.open(name, argument);
            } else {
                left = name;
            }
        }

        @Override
        public void say(String message) {
            shell.say(message);
        }

        @Override
        public void fail(Throwable error) {
            shell.fail(error);
        }
    }

    /** @return the name of the last other page that was asked for, or null. */
    public String left() {
        return left;
    }

    /** At the design size, 1440 × 900. */
    public static Screens of(BiFunction<Nav, Work, Page> build) {
        return new Screens(build, 1440, 900);
    }

    public static Screens of(double width, double height, BiFunction<Nav, Work, Page> build) {
        return new Screens(build, width, height);
    }

    /** Opens the page and waits until everything is loaded. */
    public Screens open(Object argument) {
        Fx.run(() -> shell.open(page.name(), argument));
        settle();
        return this;
    }

    /** Does something on the FX thread (click, type) and waits until everything is loaded. */
    public Screens act(Runnable action) {
        Fx.run(action);
        settle();
        return this;
    }

    /** A read may ask for the next; and new parts can only be found once styles and layout have been through. */
    private void settle() {
        for (int round = 0; round < 3; round++) {
            Fx.idle(work);
        }
        Fx.run(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
    }

    public Screens textSize(int percent) {
        Fx.run(() -> look.textSize().set(percent));
        return this;
    }

    public Screens dark(boolean dark) {
        Fx.run(() -> look.dark().set(dark));
        return this;
    }

    /** Writes target/screens/{@code file}. */
    public Screens shot(String file) {
        settle();
        Fx.run(() -> Snapshot.png(stage.getScene(), Path.of("target", "screens", file)));
        return this;
    }

    public Scene scene() {
        return stage.getScene();
    }

    public Shell shell() {
        return shell;
    }

    public Work work() {
        return work;
    }

    /** @return the last error that reached the window, or null. */
    public Throwable failure() {
        return failure.get();
    }

    @Override
    public void close() {
        Fx.run(stage::close);
        work.close();
    }
}
