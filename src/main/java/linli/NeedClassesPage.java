package linli;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.activities.Activities;
import linli.activities.ActivityList;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.base.value.WeekSlot;

/** The next links of a need's chain, on its page: the classes opened for it, and below what else could answer it. */
final class NeedClassesPage implements Page {
    private final Activities activities;
    private final Nav nav;
    private final Work work;
    private final Page supplies;
    private final VBox rows = new VBox();
    private final Card card = new Card(Texts.text("activities.ofNeed"), "", rows);
    private final VBox view = new VBox(16, card);
    private long need;

    /** @param supplies what stands below */
    NeedClassesPage(Activities activities, Nav nav, Work work, Page supplies) {
        this.activities = activities;
        this.nav = nav;
        this.work = work;
        this.supplies = supplies;
        Button open = Tags.button(Texts.text("activities.ofNeed.open"), null, () -> nav.open("activities", Map.of("new", "", "need", String.valueOf(need))));
        open.setId("need-class");
        card.getHeadItems().add(open);
        card.setMinHeight(Region.USE_PREF_SIZE);
        view.getChildren().add(supplies.view());
        VBox.setVgrow(supplies.view(), Priority.ALWAYS);
    }

    @Override
    public String name() {
        return "activities.need";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof Long id) {
            need = id;
            work.read("activities.need", () -> activities.forNeed(id), found -> {
                rows.getChildren().setAll(found.stream().map(this::row).toList());
                card.setNote(found.isEmpty() ? Texts.text("activities.ofNeed.none") : "");
            });
        }
        supplies.shown(argument);
    }

    private Node row(ActivityList.Row row) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label title = Tags.styled(row.title(), "strong");
        title.setMinWidth(0);
        HBox line = new HBox(10, title, Tags.styled(WeekSlot.words(row.slots()), "secondary"), spring,
                Tags.styled(Texts.text("activities.ofNeed.people", row.enrolled(), row.seats()), "num"),
                Tags.tag(Texts.of(row.status()), row.status().closed() ? Tone.PLAIN : Tone.OK));
        line.setAlignment(Pos.CENTER_LEFT);
        return Tags.opening(line, row.title(), () -> nav.open("activity", row.id()));
    }
}
