package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.settings.Centre;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.volunteers.VolunteersModel;
import linli.volunteers.VolunteersPage;

/** The pages about what is put on and paid for: classes, venues, meals, volunteers, the till, the fund. */
final class ServicePages {
    private final VolunteersPage volunteers;

    /** @param show opens a written file with the system's own program */
    ServicePages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        volunteers = new VolunteersPage(shell, new VolunteersModel(house.volunteers(), house.volunteerTasks(), work), memory, () -> {
            Centre centre = house.settings().centre();
            return List.of(centre.name(), centre.complaintsPhone() == null ? "" : centre.complaintsPhone(), house.accounts().actor().name());
        });
    }

    /** @return this part of the navigation from top to bottom. */
    List<Section.Entry> entries() {
        return List.of(
                new Section.Entry(Texts.text("shell.nav.volunteers"), volunteers));
    }

    /** @return pages of one record, which are reached from others. */
    List<Page> one() {
        return List.of();
    }

    /** @return pages of one record with a record worth a picture; reads the store. */
    Map<String, Object> details() {
        return new LinkedHashMap<>();
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        return new LinkedHashMap<>();
    }
}
