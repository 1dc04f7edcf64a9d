package linli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import linli.base.db.Secret;
import linli.base.text.Texts;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.settings.SettingsModel;
import linli.settings.SettingsPage;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;

/** The pages over one open store and their places in the navigation. */
final class Pages {
    private final Wiring house;
    private final SettingsPage settings;

    /**
     * @param memory what the person at the desk has set: columns, filters
     * @param restore closes the store and puts the backup in its place
     * @param changed told when the centre's data or the backups have changed
     */
    Pages(Wiring house, Shell shell, Work work, Look look, Memory memory, BiConsumer<Path, Secret> restore, Runnable changed) {
        this.house = house;
        settings = new SettingsPage(
                new SettingsModel(shell, work, house.settings(), house.accounts(), house.backups(), house.store(), () -> new SampleLoader(house).remove(), changed),
                look, restore, () -> work.run(this::openFolder, any -> {}));
    }

    /** @return the navigation from top to bottom. */
    List<Section> sections() {
        return List.of(
                new Section(Texts.text("shell.nav.front"), List.of()),
                new Section(Texts.text("shell.nav.upward"), List.of()));
    }

    /** @return the page shown first. */
    String first() {
        return sections().stream().flatMap(section -> section.entries().stream()).map(entry -> entry.page().name()).findFirst().orElse(settings.name());
    }

    Page settings() {
        return settings;
    }

    /** @return pages worth a picture that need something to show, with what to show. */
    Map<String, Object> details() {
        return Map.of();
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        return Map.of();
    }

    private Path openFolder() {
        Path folder = house.folder();
        try {
            Desktop.getDesktop().open(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
