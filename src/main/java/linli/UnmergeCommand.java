package linli;

import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unmerge ID}: a merged resident, or with --talent a merged talent, stands alone again, with what was its own. */
@Command(name = "unmerge", resourceBundle = "linli.cli")
final class UnmergeCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "gone")
    private long gone;

    @Option(names = "--talent", descriptionKey = "talent")
    private boolean talent;

    @Override
    int work(Wiring house, Output output) {
        long one = talent ? house.supply().talents().unmerge(gone, house.supply().talents().get(gone).version()).id() : house.residents().unmerge(gone).id();
        output.result(Map.of("id", one), Texts.text("cli.unmerge.done", one));
        return 0;
    }
}
