package linli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import linli.base.db.Secret;
import linli.base.text.Texts;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;
import linli.desk.Desk;
import linli.desk.DeskModel;
import linli.desk.DeskPage;
import linli.exchange.ImportPage;
import linli.focus.FocusModel;
import linli.focus.FocusPage;
import linli.handbook.Handbook;
import linli.handbook.HandbookPage;
import linli.needs.NeedFormModel;
import linli.needs.NeedList;
import linli.needs.NeedModel;
import linli.needs.NeedPage;
import linli.needs.NeedsModel;
import linli.needs.NeedsPage;
import linli.residents.DuplicatesPage;
import linli.residents.ResidentPage;
import linli.residents.Residents;
import linli.residents.ResidentsPage;
import linli.rollup.RollupModel;
import linli.rollup.RollupPage;
import linli.settings.RulesModel;
import linli.settings.RulesPage;
import linli.settings.SettingsModel;
import linli.settings.SettingsPage;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.stats.StatsModel;
import linli.stats.StatsPage;
import linli.submissions.SubmissionsPage;
import linli.themes.NeedThemesPage;
import linli.themes.ThemesModel;
import linli.themes.ThemesPage;

/** The pages over one open store and their places in the navigation. */
final class Pages {
    private static final int PEOPLE = 8;

    private final Wiring house;
    private final Work work;
    private final DeskPage desk;
    private final ResidentsPage residents;
    private final ResidentPage resident;
    private final DuplicatesPage duplicates;
    private final NeedsPage needs;
    private final NeedPage need;
    private final ThemesPage themes;
    private final FocusPage focus;
    private final SubmissionsPage tables;
    private final StatsPage stats;
    private final RollupPage rollup;
    private final ImportPage imports;
    private final SettingsPage settings;
    private final RulesPage rules;
    private final SupplyPages supply;
    private final ServicePages service;
    private final MoneyPages money;
    private final GovernPages govern;
    private final HandbookPage handbook;

    /**
     * @param memory what the person at the desk has set: columns, filters, an unfinished form
     * @param restore closes the store and puts the backup in its place
     * @param changed told when the centre's data or the backups have changed
     */
    Pages(Wiring house, Shell shell, Work work, Look look, Memory memory, BiConsumer<Path, Secret> restore, Runnable changed) {
        this.house = house;
        this.work = work;
        money = new MoneyPages(house, shell, work, memory, this::show);
        govern = new GovernPages(house, shell, work, memory, this::show);
        supply = new SupplyPages(house, shell, work, memory, this::show);
        desk = new DeskPage(shell, new DeskModel(new Desk(house.store().db(), house.clock(), this::groups, this::lastBackup), work), supply.forDesk());
        residents = new ResidentsPage(house.residents(), work, shell, memory);
        resident = new ResidentPage(house.residents(), work, shell);
        duplicates = new DuplicatesPage(house.residents(), work, shell, memory);
        NeedFormModel form = new NeedFormModel(house.needs(), work, this::people, memory);
        needs = new NeedsPage(shell, new NeedsModel(house.needs(), work, form), house.clock(), memory);
        focus = new FocusPage(new FocusModel(house.focus(), work, shell), memory);
        themes = new ThemesPage(shell, themesModel(shell));
        NeedModel one = new NeedModel(house.needs(), work);
        need = new NeedPage(shell, one, house.clock(), new NeedThemesPage(themesModel(shell)), new NeedClassesPage(house.activities(), shell, work, supply.forNeed(() -> one.open(null))));
        tables = new SubmissionsPage(house.upward().tables(), house.upward().reports(), house.upward().submissions(), shell, work, this::show);
        stats = new StatsPage(shell, new StatsModel(house.upward().stats(), shell, work), this::show);
        rollup = new RollupPage(new RollupModel(house.upward().rollups(), house.clock(), shell, work), this::show);
        imports = new ImportPage(house.imports(), shell, work, memory, this::show);
        settings = new SettingsPage(
                new SettingsModel(shell, work, house.settings(), house.accounts(), house.backups(), house.store(), () -> new SampleLoader(house).remove(), changed),
                look, restore, () -> show(house.folder()));
        rules = new RulesPage(new RulesModel(house.rules(), house.accounts()::isAdministrator, shell, work), shell);
        service = new ServicePages(house, shell, work, memory, this::show);
        Handbook book = new Handbook();
        handbook = new HandbookPage(shell, book, shell::back);
        shell.handbook(handbook.name(), page -> book.of(page).title());
        shell.keys().add("Shift F1", Texts.text("handbook.key"), shell::read, new KeyCodeCombination(KeyCode.F1, KeyCombination.SHIFT_DOWN));
        shell.keys().add("F2", Texts.text("shell.key.need"), () -> shell.open(needs.name(), "new"), new KeyCodeCombination(KeyCode.F2));
    }

    private ThemesModel themesModel(Shell shell) {
        return new ThemesModel(house.themes(), work, shell, new ThemesModel.Joining(house.needs()::merge, house.needs()::unmerge));
    }

    /** @return the navigation from top to bottom. */
    List<Section> sections() {
        return Stream.of(
                new Section(Texts.text("shell.nav.front"), List.of(
                        new Section.Entry(Texts.text("shell.nav.desk"), desk),
                        new Section.Entry(Texts.text("shell.nav.residents"), residents),
                        new Section.Entry(Texts.text("shell.nav.needs"), needs),
                        new Section.Entry(Texts.text("shell.nav.themes"), themes),
                        new Section.Entry(Texts.text("shell.nav.focus"), focus),
                        money.front())),
                new Section(Texts.text("shell.nav.supply"), supply.entries()),
                new Section(Texts.text("shell.nav.service"), both(service.entries(), money.entries())),
                new Section(Texts.text("shell.nav.govern"), govern.entries()),
                new Section(Texts.text("shell.nav.upward"), List.of(
                        new Section.Entry(Texts.text("shell.nav.tables"), tables),
                        new Section.Entry(Texts.text("shell.nav.stats"), stats),
                        new Section.Entry(Texts.text("shell.nav.rollup"), rollup),
                        new Section.Entry(Texts.text("shell.nav.import"), imports)))).filter(section -> !section.entries().isEmpty()).toList();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** @return pages of one record, which are reached from others. */
    List<Page> one() {
        return Stream.of(List.of(resident, duplicates, need, rules, handbook), supply.one(), service.one(), money.one(), govern.one()).flatMap(List::stream).toList();
    }

    Page settings() {
        return settings;
    }

    /** @return the page that takes submission files in. */
    String rollup() {
        return rollup.name();
    }

    /** @return the page shown first. */
    String first() {
        return sections().getFirst().entries().getFirst().page().name();
    }

    /** @return pages of one record with a record worth a picture; reads the store. */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        house.residents().search(Texts.text("tour.search"), 1).stream().findFirst().ifPresent(row -> details.put(resident.name(), row.id()));
        house.needs().list(NeedList.Filter.ALL).rows().stream().findFirst().ifPresent(row -> details.put(need.name(), row.id()));
        details.put(duplicates.name(), "");
        details.put(handbook.name(), needs.name());
        details.putAll(supply.details());
        details.putAll(service.details());
        details.putAll(money.details());
        details.putAll(govern.details());
        return details;
    }

    /** @return counts beside the navigation's words; read in the background. */
    Map<String, Badge> badges() {
        int late = house.needs().late();
        Map<String, Badge> badges = new LinkedHashMap<>(Map.of(needs.name(), new Badge(late, late > 0)));
        badges.putAll(supply.badges());
        badges.putAll(service.badges());
        badges.putAll(money.badges());
        badges.putAll(govern.badges());
        return badges;
    }

    /** @return residents of each key group on the day, in the order the desk shows them. */
    private int[] groups(LocalDate day) {
        Map<FocusGroup, Integer> counts = house.residents().counts(day).groups();
        return Stream.of(FocusGroup.ELDER, FocusGroup.CHILD, FocusGroup.NEW)
                .mapToInt(group -> counts.getOrDefault(group, 0)).toArray();
    }

    private Optional<Instant> lastBackup() {
        return house.backups().list().stream().findFirst().map(backup -> backup.manifest().at().toInstant());
    }

    private List<NeedList.Person> people(String text) {
        return house.residents().search(text, PEOPLE).stream().map(Pages::person).toList();
    }

    private static NeedList.Person person(Residents.Row row) {
        FocusGroup group = row.groups().stream().findFirst().orElse(null);
        return new NeedList.Person(row.id(), row.name(), row.place(), row.phone(), row.age(), group);
    }

    /** Shows a file or folder with the system's own program. */
    private void show(Path file) {
        work.run(() -> {
            try {
                Desktop.getDesktop().open(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        }, any -> {});
    }
}
