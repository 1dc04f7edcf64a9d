package linli;

import javafx.application.Platform;
import linli.base.text.UserError;

/** The FX toolkit, started once per program. */
final class Toolkit {
    private Toolkit() {}

    /**
     * Starts the toolkit where it does not run yet, and runs the first task on its thread.
     *
     * @throws UserError {@code error.cli.noToolkit} where a screen is named but the system's window library is missing
     */
    static void start(Runnable first) {
        try {
            Platform.startup(first);
        } catch (IllegalStateException runsAlready) {
            Platform.runLater(first);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noLibrary) {
            throw new UserError(noLibrary, "error.cli.noToolkit");
        }
        Platform.setImplicitExit(false);
    }
}
