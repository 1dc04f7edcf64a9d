package linli.meals;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.meals.MealOrder.Kitchen;
import linli.meals.MealOrder.Round;
import linli.meals.MealOrder.Row;

/** What is printed for a sitting: the kitchen's count, and the sheet of each delivery round. */
final class MealPapers {
    private MealPapers() {}

    private static String day(Meals.Day day) {
        return text("meals.paper.day", day.on(), linli.base.value.WeekSlot.dayWord(day.on().getDayOfWeek()), Texts.of(day.sitting()));
    }

    static Sheet kitchen(Meals.Day day, String centre) {
        Kitchen kitchen = day.kitchen();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(text("meals.paper.portions"), text("meals.paper.split", kitchen.portions(), kitchen.eatIn(), kitchen.delivery()));
        facts.put(text("meals.column.pack"), counts(kitchen.packages()));
        if (!kitchen.tags().isEmpty()) {
            facts.put(text("meals.paper.tags"), counts(kitchen.tags()));
        }
        Sheet sheet = new Sheet(Sheet.Paper.A4, centre).title(text("meals.paper.kitchen")).subtitle(day(day)).facts(facts);
        sheet.heading(text("meals.paper.dishes")).table(List.of(Sheet.Column.left(text("meals.column.dish"), 3), Sheet.Column.left(text("meals.column.tags"), 3),
                        Sheet.Column.left(text("meals.column.allergens"), 2), Sheet.Column.right(text("meals.column.portions"), 1)),
                day.menu().stream().map(course -> List.of(course.name(), String.join(" ", course.tags()), String.join(" ", course.allergens()),
                        String.valueOf(kitchen.dishes().get(course.name())))).toList());
        if (!kitchen.special().isEmpty()) {
            sheet.heading(text("meals.paper.special")).table(List.of(Sheet.Column.left(text("meals.column.name"), 1.2), Sheet.Column.left(text("meals.column.pack"), 1),
                    Sheet.Column.left(text("meals.paper.need"), 4)), kitchen.special().stream().map(row -> List.of(row.diner().name(), row.order().pack(), need(row, day))).toList());
        }
        return sheet.signatures(List.of(text("meals.paper.cook"), text("meals.paper.check")));
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream().map(one -> text("meals.paper.count", one.getKey(), one.getValue())).collect(Collectors.joining("  "));
    }

    static String need(Row row, Meals.Day day) {
        List<String> words = new ArrayList<>();
        Diet diet = row.diner().diet();
        if (!row.order().omits().isEmpty()) {
            words.add(text("meals.need.without", day.menu().stream().filter(course -> row.order().omits().contains(course.id())).map(Diet.Course::name).collect(Collectors.joining(" "))));
        }
        if (!diet.allergies().isEmpty()) {
            words.add(text("meals.need.allergy", String.join(" ", diet.allergies())));
        }
        if (!diet.avoids().isEmpty()) {
            words.add(text("meals.need.avoid", String.join(" ", diet.avoids())));
        }
        if (!diet.wants().isEmpty()) {
            words.add(text("meals.need.want", String.join(" ", new TreeSet<>(diet.wants()))));
        }
        if (row.order().note() != null) {
            words.add(row.order().note());
        }
        return String.join("  ", words);
    }

    /** One table a round: who lives where, whom to call, what is in the box. Phones stand whole: the runner has to call. */
    static Sheet rounds(Meals.Day day, List<Round> rounds, String centre) {
        Sheet sheet = new Sheet(Sheet.Paper.A4, text("meals.paper.roundFoot", centre)).title(text("meals.paper.rounds")).subtitle(day(day));
        if (rounds.isEmpty()) {
            sheet.text(text("meals.paper.noRounds"));
        }
        for (Round round : rounds) {
            List<List<String>> rows = new ArrayList<>();
            round.stops().forEach(row -> rows.add(List.of(String.valueOf(rows.size() + 1), row.diner().name(), row.diner().address(), row.diner().phone() == null ? "" : row.diner().phone(),
                    row.order().pack() + (row.order().note() == null ? "" : " " + row.order().note()), "")));
            sheet.heading(text("meals.paper.round", round.no(), round.stops().size())).table(List.of(Sheet.Column.centre(text("meals.paper.no"), 0.7), Sheet.Column.left(text("meals.column.name"), 1.2),
                    Sheet.Column.left(text("meals.column.place"), 2.6), Sheet.Column.left(text("meals.column.phone"), 1.8), Sheet.Column.left(text("meals.column.pack"), 1.4),
                    Sheet.Column.left(text("meals.paper.signed"), 1.2)), rows);
        }
        return sheet.signatures(List.of(text("meals.paper.runner"), text("meals.paper.back")));
    }
}
