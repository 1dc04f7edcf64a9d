package linli.base.ui;

import java.util.Collection;
import javafx.scene.control.Label;
import javafx.scene.text.TextFlow;

/** A text in which some words are lit: the reasons for what the program suggests. */
public final class LitText {
    private LitText() {}

    /** Fills the flow with the text, cut so that it wraps anywhere, with the words lit wherever they stand. */
    public static void fill(TextFlow flow, String text, Collection<String> lit) {
        flow.getChildren().clear();
        int from = 0;
        while (from < text.length()) {
            int next = text.length();
            String hit = "";
            for (String word : lit) {
                int at = text.indexOf(word, from);
                if (!word.isEmpty() && at >= 0 && (at < next || at == next && word.length() > hit.length())) {
                    next = at;
                    hit = word;
                }
            }
            // Labels of one character each: a flow breaks only between its children, Chinese breaks anywhere.
            text.substring(from, next).codePoints().forEach(one -> flow.getChildren().add(new Label(Character.toString(one))));
            if (!hit.isEmpty()) {
                flow.getChildren().add(Tags.styled(hit, "lit"));
            }
            from = next + hit.length();
        }
    }
}
