package linli;

import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.residents.Resident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code merge A B}: the second resident is the first one; can be taken back by {@code unmerge B}. */
@Command(name = "merge", resourceBundle = "linli.cli")
final class MergeCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "A", descriptionKey = "kept")
    private long kept;

    @Parameters(index = "1", paramLabel = "B", descriptionKey = "gone")
    private long gone;

    @Override
    int work(Wiring house, Output output) {
        Resident one = house.residents().merge(kept, gone);
        output.result(Map.of("id", one.id(), "merged", gone), Texts.text("cli.merge.done", gone, one.id()));
        return 0;
    }
}
