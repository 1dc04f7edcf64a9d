package linli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import linli.base.text.Texts;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.PageTabs;
import linli.base.ui.Work;
import linli.meals.MealsModel;
import linli.meals.MealsPage;
import linli.menus.MenuModel;
import linli.menus.MenuPage;
import linli.settings.Centre;
import linli.shell.Badge;
import linli.shell.Section;
import linli.shell.Shell;
import linli.subsidies.ClaimModel;
import linli.subsidies.ClaimPage;

/** The canteen's pages: orders of a sitting, the week's menu, the claim of subsidies. */
final class CanteenPages {
    private static final int FOUND = 6;
    private static final int WEEK = 6;
    private final Wiring house;
    private final MealsPage meals;
    private final MenuPage menus;
    private final ClaimPage claims;

    CanteenPages(Wiring house, Shell shell, Work work, Memory memory, Consumer<Path> show) {
        this.house = house;
        CanteenDesk desk = house.canteen();
        meals = new MealsPage(shell, new MealsModel(desk.meals(), work, this::people, () -> house.settings().centre().name()), memory, tabs(shell, "meals"));
        menus = new MenuPage(shell, new MenuModel(desk.menus(), work, monday -> desk.meals().calls(monday, monday.plusDays(WEEK)).size(), this::centre), tabs(shell, "menus"));
        claims = new ClaimPage(shell, new ClaimModel(desk.claims(), work, this::centre), memory, tabs(shell, "subsidies"), show);
    }

    private static PageTabs tabs(Shell shell, String here) {
        return new PageTabs(shell, here, List.of(new PageTabs.Tab(Texts.text("meals.tab"), "meals"), new PageTabs.Tab(Texts.text("menus.tab"), "menus"),
                new PageTabs.Tab(Texts.text("subsidies.tab"), "subsidies")));
    }

    private List<String> centre() {
        Centre centre = house.settings().centre();
        return List.of(centre.name(), centre.complaintsPhone() == null ? "" : centre.complaintsPhone());
    }

    private List<MealsModel.Person> people(String typed) {
        LocalDate today = LocalDate.now(house.clock());
        return house.residents().search(typed, FOUND).stream().map(row -> new MealsModel.Person(row.id(), row.name(), row.birth() == null ? row.place()
                : Texts.text("meals.form.about", row.place(), Period.between(row.birth().date(), today).getYears()))).toList();
    }

    List<Section.Entry> entries() {
        return List.of(new Section.Entry(Texts.text("shell.nav.meals"), meals));
    }

    List<Page> one() {
        return List.of(menus, claims);
    }

    /** @return the menu and the claim due, for pictures. */
    Map<String, Object> details() {
        return Map.of(menus.name(), LocalDate.now(house.clock()), claims.name(), house.canteen().claims().due());
    }

    /** @return portions of today; red when somebody of the coming week is to be phoned. */
    Map<String, Badge> badges() {
        LocalDate today = LocalDate.now(house.clock());
        long portions = List.of(linli.base.value.Sitting.values()).stream().mapToLong(sitting -> house.canteen().meals().day(today, sitting).kitchen().portions()).sum();
        return Map.of(meals.name(), new Badge((int) portions, !house.canteen().meals().calls(today, today.plusDays(WEEK)).isEmpty()));
    }
}
