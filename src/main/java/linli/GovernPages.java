package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import linli.accounts.Staff;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.Work;
import linli.plans.PlansModel;
import linli.plans.PlansPage;
import linli.revisits.RevisitsModel;
import linli.revisits.RevisitsPage;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.standings.StandingsModel;
import linli.standings.StandingsPage;
import linli.startups.TeamsModel;
import linli.startups.TeamsPage;

/** The pages about keeping promises: revisits, who comes in and who goes out, start-ups, the three lists. */
final class GovernPages {
    private final Wiring house;
    private final RevisitsPage revisits;
    private final StandingsPage standings;
    private final TeamsPage teams;
    private final PlansPage plans;

    /** @param show opens a written file with the system's own program */
    GovernPages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        this.house = house;
        revisits = new RevisitsPage(shell, new RevisitsModel(house.govern().inspections(), work, () -> house.settings().centre().name(), shell::recount), memory);
        standings = new StandingsPage(shell, new StandingsModel(house.govern().standings(), work, () -> house.settings().centre().name()), memory);
        teams = new TeamsPage(shell, new TeamsModel(house.govern().teams(), work, this::staff, this::residents, () -> house.settings().centre().name(), shell::recount), memory);
        plans = new PlansPage(shell, new PlansModel(house.govern().plans(), work, this::staff, () -> house.settings().centre().name(), shell::recount), memory, show);
    }

    /** @return names of who works here, the one at the desk first. */
    private List<String> staff() {
        return Stream.concat(Stream.of(house.accounts().actor().name()), house.accounts().staff().stream().filter(Staff::active).map(Staff::name)).distinct().toList();
    }

    private List<TeamsModel.Known> residents(String text) {
        return house.residents().search(text, 3).stream().map(row -> new TeamsModel.Known(row.id(), row.name(), row.place())).toList();
    }

    /** @return this part of the navigation from top to bottom. */
    List<Section.Entry> entries() {
        return List.of(new Section.Entry(Texts.text("shell.nav.revisits"), revisits), new Section.Entry(Texts.text("shell.nav.standings"), standings),
                new Section.Entry(Texts.text("shell.nav.teams"), teams),
                new Section.Entry(Texts.text("shell.nav.plans"), plans));
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
        Map<String, Badge> badges = new LinkedHashMap<>();
        int overdue = house.govern().inspections().findings().overdue();
        badges.put(revisits.name(), new Badge(overdue, overdue > 0));
        badges.put(standings.name(), new Badge(house.govern().standings().waiting(), false));
        int late = house.govern().teams().steps().late().size();
        badges.put(teams.name(), new Badge(late, late > 0));
        int behind = house.govern().plans().late();
        badges.put(plans.name(), new Badge(behind, behind > 0));
        return badges;
    }
}
