package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tour DIR}: drives the real pages on sample data, one PNG each; needs no display and no store of its own. */
@Command(name = "tour", resourceBundle = "linli.cli")
final class TourCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "folder")
    private Path folder;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1440x900", descriptionKey = "size")
    private String size;

    @Override
    public Integer call() {
        List<Path> pictures = Tour.take(folder.toAbsolutePath(), size, options().clock());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("pictures", pictures.stream().map(Path::toString).toList());
        output().result(result, Texts.text("cli.tour.done", pictures.size(), folder));
        return 0;
    }

    @Override
    int work(Wiring house, Output output) {
        throw new IllegalStateException("tour opens no store of the user's");
    }
}
