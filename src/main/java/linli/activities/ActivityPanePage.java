package linli.activities;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import linli.activities.ActivityModel.Panel;
import linli.base.text.Texts;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Tags;

/** The pane beside one activity for what needs a reason or a day: cancelling a session, making up for it, ending the class. */
final class ActivityPanePage {
    private final ActivityModel model;
    private final DetailPane pane;

    /** @param act does it */
    ActivityPanePage(ActivityModel model, Runnable act) {
        this.model = model;
        this.pane = new DetailPane(() -> model.panel.set(null));
        List<Node> fields = new ArrayList<>(List.of(wrong()));
        TextField reason = new TextField();
        reason.setId("activity-reason");
        reason.textProperty().bindBidirectional(model.reason);
        if (model.panel.get() == Panel.ADD_SESSION) {
            fields.addAll(when());
        } else {
            Label words = Tags.styled(consequence(), "secondary", "wrap");
            words.setWrapText(true);
            fields.addAll(List.of(words, new Field(Texts.text("activity.reason"), reason)));
        }
        Button doing = Tags.button(Texts.text("activity.act"), "Ctrl S", act);
        doing.getStyleClass().add("primary");
        doing.setId("activity-act");
        pane.show(title(), fields.toArray(Node[]::new));
        pane.body().getStyleClass().add("form");
        pane.buttons(Tags.button(Texts.text("activities.form.close"), "Esc", () -> model.panel.set(null)), doing);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
                act.run();
                event.consume();
            }
        });
        Platform.runLater(reason::requestFocus);
    }

    Node root() {
        return pane;
    }

    private VBox wrong() {
        Label words = Tags.styled("", "wrap");
        words.setWrapText(true);
        words.textProperty().bind(model.wrong);
        VBox band = new VBox(words);
        band.getStyleClass().add("bad-band");
        band.visibleProperty().bind(model.wrong.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        return band;
    }

    private String title() {
        return switch (model.panel.get()) {
            case STATUS -> ActivityPage.verb(model.next.get());
            case CANCEL_SESSION -> Texts.text("activity.session.cancelOn", model.session.get().on());
            default -> model.session.get() == null ? Texts.text("activity.session.add") : Texts.text("activity.session.makeUpFor", model.session.get().on());
        };
    }

    private String consequence() {
        return model.panel.get() == Panel.CANCEL_SESSION ? Texts.text("activity.session.consequence")
                : model.next.get().closed() ? Texts.text("activity.to.consequence") : "";
    }

    private List<Node> when() {
        DatePicker day = new DatePicker();
        day.setId("session-day");
        DayText.dress(day);
        day.valueProperty().bindBidirectional(model.day);
        TextField time = new TextField();
        time.setId("session-time");
        time.textProperty().bindBidirectional(model.time);
        time.setPromptText(Texts.text("activity.session.time.prompt"));
        return List.of(new Field(Texts.text("activity.column.on"), day), new Field(Texts.text("activity.column.time"), time));
    }
}
