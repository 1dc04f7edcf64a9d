package linli.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import linli.base.text.Texts;
import linli.base.ui.Look;
import linli.base.ui.Tags;

/** The line at the top: search box; centre, storage and the signed-in person at the right. */
final class TopBar extends HBox {
    private static final double WIDE = 70;
    private final Label centre = new Label();
    private final Label person = new Label();

    TopBar(SearchBox search) {
        getStyleClass().add("top");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        HBox stored = new HBox(6, dot, Tags.styled(Texts.text("shell.top.stored")));
        stored.setAlignment(Pos.CENTER);
        stored.setMinWidth(Region.USE_PREF_SIZE);
        person.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(search, Priority.SOMETIMES);
        // The centre's name goes first where there is no room for it (200 % text, small windows).
        centre.managedProperty().bind(widthProperty().greaterThan(Look.em().multiply(WIDE)));
        centre.visibleProperty().bind(centre.managedProperty());
        getChildren().addAll(search, spring, centre, stored, person);
    }

    void centre(String name) {
        centre.setText(name);
    }

    void person(String name) {
        person.setText(name);
    }
}
