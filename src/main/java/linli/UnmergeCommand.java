package linli;

import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.residents.Resident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unmerge ID}: a merged resident stands alone again, with what was its own. */
@Command(name = "unmerge", resourceBundle = "linli.cli")
final class UnmergeCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "gone")
    private long gone;

    @Override
    int work(Wiring house, Output output) {
        Resident one = house.residents().unmerge(gone);
        output.result(Map.of("id", one.id()), Texts.text("cli.unmerge.done", one.id()));
        return 0;
    }
}
