package planted.needs;

import javafx.scene.control.Label;

/** Breaks: a Model that holds a control. */
final class NeedsModel {
    Label label;
}
