package linli;

import javafx.application.Platform;

/** The FX toolkit, started once per program. */
final class Toolkit {
    private Toolkit() {}

    /** Starts the toolkit where it does not run yet, and runs the first task on its thread. */
    static void start(Runnable first) {
        try {
            Platform.startup(first);
        } catch (IllegalStateException runsAlready) {
            Platform.runLater(first);
        }
        Platform.setImplicitExit(false);
    }
}
