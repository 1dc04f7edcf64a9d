package linli;

import java.util.concurrent.Callable;
import java.util.function.Function;
import linli.base.cli.Output;
import linli.base.cli.StoreOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command of the command line; most work on an opened store ({@link #work}). */
abstract class StoreCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions options;

    @Option(names = "--json")
    private boolean json;

    private Function<Boolean, Output> streams;

    final void streams(Function<Boolean, Output> made) {
        streams = made;
    }

    final StoreOptions options() {
        return options;
    }

    /** Opens the store, works, closes it. */
    @Override
    public Integer call() {
        try (Wiring house = Wiring.open(options.folder(), options.login(), options.password(), options.clock())) {
            return work(house, output());
        }
    }

    final Output output() {
        return streams.apply(json);
    }

    /** @return the exit code; refused input is a {@link linli.base.text.UserError} instead. */
    abstract int work(Wiring house, Output output);
}
