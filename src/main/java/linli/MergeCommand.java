package linli;

import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.talent.Talent;
import linli.talent.Talents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code merge A B}: the second resident, or with --talent the second talent, is the first one; can be taken back by {@code unmerge B}. */
@Command(name = "merge", resourceBundle = "linli.cli")
final class MergeCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "A", descriptionKey = "kept")
    private long kept;

    @Parameters(index = "1", paramLabel = "B", descriptionKey = "gone")
    private long gone;

    @Option(names = "--talent", descriptionKey = "talent")
    private boolean talent;

    @Override
    int work(Wiring house, Output output) {
        long one = talent ? talents(house.supply().talents()) : house.residents().merge(kept, gone).id();
        output.result(Map.of("id", one, "merged", gone), Texts.text("cli.merge.done", gone, one));
        return 0;
    }

    private long talents(Talents talents) {
        Talent stays = talents.get(kept);
        Talent goes = talents.get(gone);
        return talents.merge(kept, stays.version(), gone, goes.version()).id();
    }
}
