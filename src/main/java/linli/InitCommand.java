package linli;

import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: a new store, the only command that makes one. The recovery code is printed once. */
@Command(name = "init", resourceBundle = "linli.cli")
final class InitCommand extends StoreCommand {
    static final String ADMIN = "admin";

    @Option(names = "--centre", required = true, paramLabel = "NAME")
    private String centre;

    @Option(names = "--street", required = true, paramLabel = "CODE")
    private String street;

    @Option(names = "--street-name", paramLabel = "NAME")
    private String streetName;

    @Option(names = "--community", required = true, paramLabel = "NAME")
    private String community;

    @Option(names = "--admin", paramLabel = "LOGIN", defaultValue = ADMIN)
    private String admin;

    @Option(names = "--admin-name", paramLabel = "NAME")
    private String adminName;

    @Option(names = "--sample")
    private boolean sample;

    @Override
    public Integer call() {
        FirstStart first = new FirstStart(centre, street, streetName, community, admin,
                adminName == null ? Texts.text("cli.adminName") : adminName, options().password());
        try (FirstStart.Made made = first.make(options().folder(), options().clock())) {
            if (sample) {
                new SampleLoader(made.house()).load();
            }
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("store", options().folder().toString());
            result.put("login", admin);
            result.put("recovery", made.recoveryCode());
            output().result(result, Texts.text("cli.init.done", options().folder(), made.recoveryCode()));
        }
        return 0;
    }

    @Override
    int work(Wiring house, Output output) {
        throw new IllegalStateException("init opens no store");
    }
}
