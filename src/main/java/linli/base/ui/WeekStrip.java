package linli.base.ui;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import linli.base.text.Texts;
import linli.base.value.DayPart;
import linli.base.value.WeekSlot;

/** A week as a strip: three parts of the day by seven days; the free ones are filled, and can be ticked. */
public final class WeekStrip extends GridPane {
    /** From this length a slot fills its part of the day; a shorter one shows when it begins. */
    private static final int WHOLE = 180;
    private static final Map<DayPart, WeekSlot> SPANS = Map.of(DayPart.MORNING, span(8, 12), DayPart.AFTERNOON, span(12, 18), DayPart.EVENING, span(18, 21));

    /** @param toggle gets the cell that was ticked; null = only to look at */
    public WeekStrip(Collection<WeekSlot> slots, BiConsumer<DayOfWeek, DayPart> toggle) {
        super(3, 3);
        for (int column = 0; column <= 7; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(column == 0 ? 9 : 13);
            getColumnConstraints().add(width);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            Label head = Tags.styled(WeekSlot.dayWord(day), "muted", "small");
            head.setMaxWidth(Double.MAX_VALUE);
            head.setAlignment(Pos.CENTER);
            add(head, day.getValue(), 0);
        }
        for (DayPart part : DayPart.values()) {
            add(Tags.styled(Texts.of(part), "muted", "small"), 0, part.ordinal() + 1);
            for (DayOfWeek day : DayOfWeek.values()) {
                add(cell(slots.stream().filter(slot -> slot.day() == day && slot.part() == part).toList(), day, part, toggle), day.getValue(), part.ordinal() + 1);
            }
        }
    }

    private static Button cell(List<WeekSlot> there, DayOfWeek day, DayPart part, BiConsumer<DayOfWeek, DayPart> toggle) {
        String words = there.isEmpty() ? "" : there.getFirst().minutes() >= WHOLE ? Texts.text("ui.week.free") : there.getFirst().from().toString();
        Button cell = new Button(words);
        cell.getStyleClass().setAll("week-cell");
        if (!there.isEmpty()) {
            cell.getStyleClass().add("on");
        }
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setMinWidth(0);
        cell.setAccessibleText(word(day, part) + " " + words);
        cell.setFocusTraversable(toggle != null);
        cell.setMouseTransparent(toggle == null);
        if (toggle != null) {
            cell.setOnAction(event -> toggle.accept(day, part));
        }
        return cell;
    }

    /** @return the whole part of that day as a slot. */
    public static WeekSlot whole(DayOfWeek day, DayPart part) {
        return new WeekSlot(day, SPANS.get(part).from(), SPANS.get(part).to());
    }

    /** @return a part of the week in words: 周六下午. */
    public static String word(DayOfWeek day, DayPart part) {
        return WeekSlot.brief(List.of(whole(day, part)));
    }

    private static WeekSlot span(int from, int to) {
        return new WeekSlot(DayOfWeek.MONDAY, LocalTime.of(from, 0), LocalTime.of(to, 0));
    }
}
