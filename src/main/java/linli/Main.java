package linli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import linli.base.cli.Output;
import linli.base.cli.StoreOptions;
import linli.base.text.Texts;
import linli.base.text.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Start of the program: the window, or one command of the command line. Exit codes: 0 done, 1 the input was refused
 * (reason on standard error), 2 wrong usage, 3 our fault (code on standard error and in the log).
 */
@Command(name = "linli", resourceBundle = "linli.cli", mixinStandardHelpOptions = true, version = "0.1.0",
        subcommands = {InitCommand.class, ImportCommand.class, SearchCommand.class, ReportCommand.class, SubmitCommand.class, BackupCommand.class,
            RestoreCommand.class, VerifyCommand.class, TourCommand.class, UndoImportCommand.class, ExportCommand.class, FillCommand.class,
            DuplicatesCommand.class, MergeCommand.class, UnmergeCommand.class, ThemesCommand.class, BookCommand.class, MatchCommand.class, PlanCommand.class, GapsCommand.class,
            TariffCommand.class, ChargeCommand.class, ReceiptCommand.class, CloseCommand.class, NoticeCommand.class, AssessCommand.class, InspectCommand.class, MealsCommand.class,
            RollupCommand.class})
public final class Main implements Runnable {
    /** Refused input and wrong usage have codes of their own, so that scripts can tell them from defects. */
    static final int REFUSED = 1;

    static final int OUR_FAULT = 3;

    /** Loggers are kept here: java.util.logging forgets a level when its logger is collected. */
    private static final Logger[] NOISY = {Logger.getLogger("javafx"), Logger.getLogger("com.sun.javafx"), Logger.getLogger("org.jooq"),
        Logger.getLogger("org.flywaydb")};

    @Mixin
    private StoreOptions options;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** @return the exit code; tests call it instead of starting a process. */
    static int run(PrintStream out, PrintStream err, String... args) {
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        for (Logger noisy : NOISY) {
            noisy.setLevel(Level.SEVERE);
        }
        PrintStream utf8 = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Main(), new Factory(utf8, messages));
        line.setOut(new java.io.PrintWriter(utf8, true)).setErr(new java.io.PrintWriter(messages, true));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, messages));
        return line.execute(args);
    }

    /** Without a command: the window; a submission file given opens there after signing in. */
    @Override
    public void run() {
        if (file != null && !file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(linli|xlsx)")) {
            throw new CommandLine.ParameterException(new CommandLine(this), new UserError("error.cli.file", file).getMessage());
        }
        if (!Display.available()) {
            throw new UserError("error.cli.noDisplay");
        }
        App.open(options.folder(), options.clock(), file);
    }

    private static int failed(Throwable failure, PrintStream messages) {
        if (failure instanceof UserError refused) {
            messages.println(refused.getMessage());
            return REFUSED;
        }
        String code = UUID.randomUUID().toString().substring(0, 8);
        Logger.getLogger("linli").log(Level.SEVERE, code, failure);
        messages.println(Texts.text("cli.ourFault", code));
        return OUR_FAULT;
    }

    /** Gives every command the streams it writes to. */
    private record Factory(PrintStream out, PrintStream err) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            K made = CommandLine.defaultFactory().create(type);
            if (made instanceof StoreCommand command) {
                command.streams(json -> new Output(out, err, json));
            }
            return made;
        }
    }
}
