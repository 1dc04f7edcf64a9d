package linli.settings;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.base.ui.Tags;

/** The needs on the settings page: the centre's categories and how long an answer may take. */
final class NeedPartPage extends VBox {
    /** Names of the settings, as the needs read them. */
    static final String CATEGORIES = "needs.categories";
    static final String DUE_DAYS = "needs.dueDays";

    NeedPartPage(SettingsModel model) {
        getStyleClass().addAll("card-body", "form");
        TextArea categories = new TextArea();
        categories.setId("need-categories");
        categories.setPrefRowCount(6);
        categories.setPromptText(Texts.text("settings.needs.shipped"));
        Spinner<Integer> days = new Spinner<>(1, 365, SettingsModel.SHIPPED_DUE_DAYS);
        days.setId("need-days");
        days.setEditable(true);
        days.setMaxWidth(Look.em().get() * 8);
        Label hint = Tags.styled(Texts.text("settings.needs.hint"), "field-hint", "wrap");
        Button save = Tags.button(Texts.text("settings.needs.save"), null, () -> model.saveNeeds(categories.getText(), days.getValue()));
        save.setId("need-save");
        HBox foot = new HBox(save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(new Field(Texts.text("settings.needs.categories"), categories), hint, new Field(Texts.text("settings.needs.days"), days), foot);
        model.needCategories().addListener((property, old, now) -> categories.setText(now));
        model.needDays().addListener((property, old, now) -> days.getValueFactory().setValue(now.intValue()));
    }
}
