package linli.menus;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.ui.Work;
import linli.base.value.Sitting;
import linli.menus.Menu.Dish;

/** One week's menu on screen. */
public final class MenuModel {
    public final ObjectProperty<LocalDate> week = new SimpleObjectProperty<>();
    public final ObjectProperty<Menu> menu = new SimpleObjectProperty<>();
    public final ObservableList<Dish> dishes = FXCollections.observableArrayList();
    /** Orders of the coming week that the menu clashes with. */
    public final ObjectProperty<Integer> calls = new SimpleObjectProperty<>(0);

    private final Menus menus;
    private final Work work;
    private final Function<LocalDate, Integer> calling;
    private final Supplier<List<String>> centre;

    private record Loaded(Menu menu, List<Dish> dishes, int calls) {}

    /** @param calling how many orders of the week from the Monday clash. @param centre its name and phone */
    public MenuModel(Menus menus, Work work, Function<LocalDate, Integer> calling, Supplier<List<String>> centre) {
        this.menus = menus;
        this.work = work;
        this.calling = calling;
        this.centre = centre;
        week.set(Menus.monday(menus.today()));
        week.addListener((property, old, now) -> load());
    }

    public LocalDate today() {
        return menus.today();
    }

    public void load() {
        LocalDate monday = week.get();
        work.read("menus.week", () -> new Loaded(menus.week(monday), menus.dishes(), calling.apply(monday)), loaded -> {
            dishes.setAll(loaded.dishes);
            calls.set(loaded.calls);
            menu.set(loaded.menu);
        });
    }

    public void set(LocalDate day, Sitting sitting, List<Long> wanted) {
        work.run(() -> menus.set(day, sitting, wanted), done -> load());
    }

    public void save(Dish dish, Consumer<Dish> saved, Consumer<Throwable> wrong) {
        work.run(() -> menus.save(dish), one -> {
            saved.accept(one);
            load();
        }, wrong);
    }

    public void copy(Consumer<Integer> done) {
        LocalDate monday = week.get();
        work.run(() -> menus.copyLastWeek(monday), count -> {
            done.accept(count);
            load();
        });
    }

    public void approve(String name, String profession, String note, Runnable saved, Consumer<Throwable> wrong) {
        LocalDate monday = week.get();
        work.run(() -> menus.approve(monday, name, profession, note), done -> {
            saved.run();
            load();
        }, wrong);
    }

    public void paper(Consumer<Sheet> shown) {
        LocalDate monday = week.get();
        work.read("menus.paper", () -> menus.paper(monday, centre.get().get(0), centre.get().get(1)), shown);
    }
}
