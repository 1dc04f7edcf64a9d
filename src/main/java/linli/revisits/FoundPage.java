package linli.revisits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.inspections.Finding;
import linli.inspections.Finding.Severity;

/** What a visit found, as it is typed in: its words, how bad, until when. */
final class FoundPage {
    private final FlowPane box = new FlowPane(12, 6);
    private final TextField what = new TextField();
    private final ChipRow<Severity> severity = new ChipRow<>();
    private final DatePicker due = new DatePicker();
    private final ChipRow<Long> department = new ChipRow<>();
    private final List<Node> inputs = new ArrayList<>();

    /** @param choosing whose it can be, or null where the question says so */
    FoundPage(String id, String label, Map<Long, String> names, List<Long> choosing) {
        what.setId(id);
        what.setPrefWidth(Look.em().get() * 22);
        what.setPromptText(Texts.text("revisits.found.prompt"));
        severity.digits().required();
        List.of(Severity.values()).forEach(one -> severity.add(one, Texts.of(one)));
        severity.valueProperty().set(Severity.MAJOR);
        DayText.dress(due);
        due.setPrefWidth(Look.em().get() * 10);
        due.setPromptText(Texts.text("revisits.found.default", Severity.MAJOR.days()));
        severity.valueProperty().addListener((property, old, now) -> due.setPromptText(Texts.text("revisits.found.default", now.days())));
        box.setStyle("-fx-padding: 0 0 6 2.2em;");
        if (choosing != null) {
            choosing.forEach(one -> department.add(one, names.getOrDefault(one, "")));
            box.getChildren().add(new Field(label, department));
            inputs.add(department);
        }
        box.getChildren().addAll(new Field(Texts.text("revisits.found.what"), what), new Field(Texts.text("revisits.severity"), severity), new Field(Texts.text("revisits.until"), due));
        inputs.addAll(List.of(what, severity, due));
        visible(false);
    }

    Node box() {
        return box;
    }

    List<Node> inputs() {
        return inputs;
    }

    void visible(boolean now) {
        box.setVisible(now);
        box.setManaged(now);
    }

    void fill(Finding one) {
        if (one != null) {
            what.setText(one.what());
            severity.valueProperty().set(one.severity());
            due.setValue(one.due());
            department.valueProperty().set(one.department());
        }
    }

    String what() {
        return what.getText();
    }

    Severity severity() {
        return severity.valueProperty().get();
    }

    LocalDate due() {
        return due.getValue();
    }

    Long department() {
        return department.valueProperty().get();
    }

    String state() {
        return what.getText() + severity() + Objects.toString(due()) + department();
    }

    static boolean seen(Node one) {
        return one == null || one.isVisible() && seen(one.getParent());
    }

    /** Scrolls so far that the input is seen with a little below it. */
    static void reveal(Node one) {
        ScrollPane around = null;
        for (Node up = one.getParent(); up != null && around == null; up = up.getParent()) {
            around = up instanceof ScrollPane found ? found : null;
        }
        if (around == null || around.getContent() == null) {
            return;
        }
        Node content = around.getContent();
        double top = content.sceneToLocal(one.localToScene(0, 0)).getY();
        double high = content.getLayoutBounds().getHeight() - around.getViewportBounds().getHeight();
        double middle = top - around.getViewportBounds().getHeight() / 2;
        around.setVvalue(high <= 0 ? 0 : Math.clamp(middle / high, 0, 1));
    }
}
