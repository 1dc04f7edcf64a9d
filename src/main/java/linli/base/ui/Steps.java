package linli.base.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import linli.base.text.Texts;

/** Where one stands on a way of several steps: done ones ticked, the present one bold. */
public final class Steps extends HBox {
    private final List<String> words;

    public Steps(List<String> words) {
        this.words = List.copyOf(words);
        getStyleClass().add("steps");
        at(0);
    }

    /** @param index of the present step; {@code words.size()} when all are done */
    public void at(int index) {
        getChildren().clear();
        for (int i = 0; i < words.size(); i++) {
            Label dot = Tags.styled(i < index ? Texts.text("ui.steps.done") : String.valueOf(i + 1), "step-dot");
            Label step = Tags.styled(words.get(i), "step");
            step.setGraphic(dot);
            step.setMinWidth(USE_PREF_SIZE);
            if (i < index) {
                step.getStyleClass().add("done");
            } else if (i == index) {
                step.getStyleClass().add("now");
                setAccessibleText(Texts.text("ui.steps.at", i + 1, words.size(), words.get(i)));
            }
            getChildren().add(step);
        }
    }
}
