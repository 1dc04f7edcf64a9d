package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.backup.BackupResult;
import linli.base.cli.Output;
import linli.base.db.BackupReason;
import linli.base.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}: a copy that was opened and counted before it counts as one. */
@Command(name = "backup", resourceBundle = "linli.cli")
final class BackupCommand extends StoreCommand {
    @Option(names = "--to", paramLabel = "DIR")
    private Path to;

    @Override
    int work(Wiring house, Output output) {
        BackupResult made = to == null ? house.backups().now(house.store(), BackupReason.MANUAL)
                : house.backups().now(house.store(), BackupReason.MANUAL, to.toAbsolutePath());
        Path zip = made.backup().file();
        made.troubles().forEach(output::say);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", zip.toString());
        result.put("copies", made.copies().stream().map(Path::toString).toList());
        result.put("rows", made.backup().manifest().rows());
        output.result(result, Texts.text("cli.backup.done", zip));
        return 0;
    }
}
