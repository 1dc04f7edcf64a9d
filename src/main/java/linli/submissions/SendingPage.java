package linli.submissions;

import static linli.base.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.ui.Tags;
import linli.submissions.Submission.Draft;
import linli.submissions.Submission.Unusual;

/** What a sending would be, beside the table: what looks unusual, what changed since the last, why it is sent again. */
final class SendingPage {
    private final SubmissionsModel model;
    private final VBox body = new VBox(10);
    private final Button send;
    private final VBox pane;

    SendingPage(SubmissionsModel model) {
        this.model = model;
        send = new Button(text("submissions.page.confirm"));
        send.setId("confirm");
        send.getStyleClass().add("primary");
        send.setOnAction(event -> model.submit());
        send.disableProperty().bind(Bindings.createBooleanBinding(() -> model.draft().get() == null || model.draft().get().unchanged() || model.busy().get(), model.draft(), model.busy()));
        Label title = Tags.styled(text("submissions.page.sending"), "card-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, Tags.button(text("ui.close.mark"), "Esc", model::close));
        head.getStyleClass().add("pane-head");
        body.getStyleClass().add("pane-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox foot = new HBox(send);
        foot.getStyleClass().add("pane-body");
        pane = new VBox(head, scroll, foot);
        pane.getStyleClass().add("detail-pane");
        model.draft().subscribe(this::show);
    }

    Node view() {
        return pane;
    }

    private void show(Draft draft) {
        body.getChildren().clear();
        if (draft == null) {
            body.getChildren().add(Tags.styled(text("reports.page.reckoning"), "muted"));
            return;
        }
        body.getChildren().add(Tags.styled(draft.unchanged() ? text("submissions.page.same") : text("submissions.page.edition", draft.title(), draft.edition()), "strong", "wrap"));
        if (!draft.unusual().isEmpty() && !draft.unchanged()) {
            body.getChildren().add(Tags.styled(text("submissions.page.unusual", draft.unusual().size()), "wrap"));
            for (Unusual one : draft.unusual()) {
                CheckBox box = new CheckBox(text("submissions.page.tick", one.label(), one.shown()));
                box.setWrapText(true);
                box.selectedProperty().addListener((property, old, now) -> model.tick(one.key(), now));
                body.getChildren().addAll(box, Tags.styled(one.why(), "small", "secondary", "wrap"));
            }
        }
        if (!draft.differences().isEmpty()) {
            body.getChildren().add(Tags.styled(text("submissions.page.differences", draft.differences().size()), "strong"));
            for (linli.tables.Filled.Changed one : draft.differences()) {
                body.getChildren().add(Tags.styled(text("submissions.page.difference", one.row(), one.column(), one.before(), one.now()), "wrap"));
            }
            TextField reason = new TextField();
            reason.setId("reason");
            reason.setPromptText(text("submissions.page.reason"));
            reason.setAccessibleText(text("submissions.page.reason"));
            reason.textProperty().bindBidirectional(model.reason());
            body.getChildren().add(reason);
        }
        for (Submission old : model.sent().reversed()) {
            body.getChildren().add(Tags.styled(text("submissions.page.old", old.edition(), Submissions.day(old), old.by(), old.reason() == null ? "" : old.reason()), "small", "secondary", "wrap"));
        }
    }
}
