package linli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;

/** The pages about keeping promises: revisits, who comes in and who goes out, start-ups, the three lists. */
final class GovernPages {
    /** @param show opens a written file with the system's own program */
    GovernPages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
    }

    /** @return this part of the navigation from top to bottom. */
    List<Section.Entry> entries() {
        return List.of();
    }

    /** @return pages of one record, which are reached from others. */
    List<Page> one() {
        return List.of();
    }

    /** @return pages of one record with a record worth a picture; reads the store. */
    Map<String, Object> details() {
        return Map.of();
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        return Map.of();
    }
}
