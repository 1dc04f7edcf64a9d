package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.db.Manifest;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.text.Texts;
import linli.base.text.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}: puts a backup in the store's place; what was there is kept aside. */
@Command(name = "restore", resourceBundle = "linli.cli")
final class RestoreCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--recovery-code", paramLabel = "CODE")
    private String code;

    @Override
    public Integer call() {
        StoreFolder folder = new StoreFolder(options().folder(), options().clock());
        Secret secret = code != null ? new Secret.Code(code)
                : new Secret.Password(login(folder), new String(options().password()));
        Manifest restored = folder.restore(file.toAbsolutePath(), secret);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.toString());
        result.put("at", restored.at().toString());
        result.put("commit", restored.commitNo());
        result.put("rows", restored.rows());
        output().result(result, Texts.text("cli.restore.done", file.getFileName(), restored.at().toLocalDateTime().toString()));
        return 0;
    }

    /** The store's first login, as for every command; an empty folder or a broken key file cannot tell it. */
    private String login(StoreFolder folder) {
        if (options().login() != null) {
            return options().login();
        }
        try {
            return folder.exists() ? folder.logins().getFirst() : InitCommand.ADMIN;
        } catch (UserError unreadable) {
            return InitCommand.ADMIN;
        }
    }

    @Override
    int work(Wiring house, Output output) {
        throw new IllegalStateException("restore opens no store");
    }
}
