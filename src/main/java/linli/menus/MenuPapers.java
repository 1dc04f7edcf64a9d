package linli.menus;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.Sitting;
import linli.base.value.WeekSlot;
import linli.menus.Menu.Dish;

/** The week's menu to hang up. */
final class MenuPapers {
    private static final double LETTER = 14;

    private MenuPapers() {}

    static Sheet week(Menu menu, String centre, String phone) {
        LocalDate last = menu.lines().stream().map(Menu.Served::on).max(LocalDate::compareTo).orElse(menu.monday().plusDays(4));
        int days = (int) Math.max(5, menu.monday().until(last).getDays() + 1);
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("menus.paper.foot", centre, phone)).title(Texts.text("menus.paper.title", centre))
                .subtitle(Texts.text("menus.paper.span", menu.monday(), menu.monday().plusDays(days - 1L)));
        // Large letters: it hangs on a wall and its readers are old.
        for (int i = 0; i < days; i++) {
            LocalDate day = menu.monday().plusDays(i);
            sheet.heading(Texts.text("menus.paper.day", WeekSlot.dayWord(day.getDayOfWeek()), day.getMonthValue(), day.getDayOfMonth()));
            for (Sitting sitting : Sitting.values()) {
                List<Dish> dishes = menu.dishes(day, sitting);
                if (!dishes.isEmpty()) {
                    sheet.text(Texts.text("menus.paper.line", Texts.of(sitting), dishes.stream().map(MenuPapers::dish).collect(Collectors.joining(Texts.text("row.or")))), LETTER, false);
                }
            }
        }
        String allergens = menu.lines().stream().flatMap(line -> line.dish().allergens().stream()).distinct().collect(Collectors.joining(Texts.text("row.or")));
        if (!allergens.isEmpty()) {
            sheet.text(Texts.text("menus.paper.allergens", allergens));
        }
        return sheet.small(menu.approval() == null ? Texts.text("menus.paper.unapproved")
                : Texts.text("menus.paper.approved", menu.approval().name(), menu.approval().profession(), menu.approval().at().toLocalDate()));
    }

    /** Its tags and allergens stand with the dish: nobody asks at the counter what is in it. */
    private static String dish(Dish dish) {
        String tags = dish.tags().isEmpty() ? "" : Texts.text("menus.paper.tags", String.join(" ", dish.tags()));
        return dish.name() + tags + (dish.allergens().isEmpty() ? "" : Texts.text("menus.paper.contains", String.join(" ", dish.allergens())));
    }
}
