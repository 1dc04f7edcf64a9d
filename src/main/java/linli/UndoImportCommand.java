package linli;

import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.exchange.ImportRun.Undone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undo-import ID}: takes a whole import back; rows edited or used since stay and are listed. */
@Command(name = "undo-import", resourceBundle = "linli.cli")
final class UndoImportCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "run")
    private long run;

    @Option(names = "--edited")
    private boolean edited;

    @Override
    int work(Wiring house, Output output) {
        Undone undone = house.imports().undo(run, edited);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", undone.run());
        result.put("back", undone.back());
        result.put("kept", undone.kept().stream().map(k -> Map.of("subject", k.subject(), "id", k.id(), "created", k.created(), "name", k.name())).toList());
        output.result(result, Texts.text("cli.undo.done", undone.back(), undone.kept().size()));
        return 0;
    }
}
