package linli.billing;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Money;
import linli.base.value.UserClass;

/** One more line at the till: by the public tariff, with what is waived and why; what is waived, and another price, only with a second person. */
final class LinePage {
    private final TillModel model;

    LinePage(TillModel model) {
        this.model = model;
    }

    Node node(TillModel.Found who) {
        ComboBox<FeeItem> item = new ComboBox<>();
        item.setItems(model.items);
        item.setConverter(words(one -> text("till.item", one.name(), Texts.of(one.kind()))));
        item.setPromptText(text("till.chooseItem"));
        item.setMaxWidth(Double.MAX_VALUE);
        ComboBox<UserClass> of = new ComboBox<>();
        of.getItems().setAll(UserClass.values());
        of.setConverter(words(Texts::of));
        of.setValue(who.userClass() == null ? UserClass.RESIDENT : who.userClass());
        TextField quantity = new TextField("1");
        quantity.setPrefColumnCount(3);
        TextField waived = new TextField();
        waived.setId("till-waived");
        waived.setPrefColumnCount(5);
        TextField reason = new TextField();
        reason.setId("till-waive-reason");
        CheckBox another = new CheckBox(text("till.another"));
        another.setId("till-another");
        TextField price = sized("till-price");
        TextField why = new TextField();
        why.setId("till-why");
        TextField login = sized("till-login");
        PasswordField password = new PasswordField();
        password.setId("till-password");
        password.setPrefColumnCount(7);
        HBox other = row(new Field(text("till.another.price"), price), new Field(text("till.another.reason"), why));
        HBox.setHgrow(other.getChildren().get(1), Priority.ALWAYS);
        shown(other, another.selectedProperty());
        HBox second = row(new Field(text("till.second.login"), login), new Field(text("till.second.password"), password), Tags.styled(text("till.another.second"), "secondary", "small", "wrap"));
        shown(second, another.selectedProperty().or(waived.textProperty().isNotEmpty()));
        Label trouble = Tags.styled("", "text-bad", "wrap");
        trouble.setWrapText(true);
        Button add = Tags.button(text("till.add"), null, () -> {
            trouble.setText("");
            Money.Check off = Money.check(waived.getText());
            Money.Check own = Money.check(price.getText());
            if (item.getValue() == null || another.isSelected() && !own.ok() || !waived.getText().isBlank() && !off.ok()) {
                trouble.setText(text(item.getValue() == null ? "till.chooseItem" : "till.amountBad"));
                return;
            }
            TillModel.Line line = new TillModel.Line(item.getValue(), of.getValue(), quantity(quantity.getText()), off.ok() ? off.value() : null, reason.getText(),
                    another.isSelected() ? own.value() : null, why.getText(), second.isVisible() ? new Till.Second(login.getText().strip(), password.getText()) : null);
            model.add(line, failed -> trouble.setText(failed instanceof UserError refused ? refused.getMessage() : text("till.failed")), () -> {
                waived.clear();
                reason.clear();
                password.clear();
                another.setSelected(false);
            });
        });
        HBox first = row(new Field(text("billing.column.item"), item), new Field(text("till.class"), of), new Field(text("billing.column.quantity"), quantity));
        HBox.setHgrow(first.getChildren().getFirst(), Priority.ALWAYS);
        HBox less = row(new Field(text("billing.column.waived"), waived), new Field(text("till.waiveReason"), reason), another, add);
        HBox.setHgrow(less.getChildren().get(1), Priority.ALWAYS);
        return new VBox(8, first, less, other, second, trouble);
    }

    private static void shown(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    /** Puts the head of the columns into a table of lines. */
    static void head(GridPane table) {
        String[] words = {text("billing.column.item"), text("billing.column.quantity"), text("till.column.gross"), text("till.column.waived"), text("till.column.open")};
        for (int i = 0; i < words.length; i++) {
            table.add(Tags.styled(words[i], "secondary", "small"), i, 0);
        }
    }

    /** Puts one line into the table. */
    static void row(GridPane table, int at, Charge.Due due, CheckBox box, Node drop) {
        Charge charge = due.charge();
        HBox name = new HBox(8, box, Tags.tag(Texts.of(charge.item().kind()), charge.item().kind() == FeeItem.ItemKind.LOW_FEE ? Tone.ACCENT : Tone.PLAIN));
        name.setAlignment(Pos.CENTER_LEFT);
        String paid = due.paid().isZero() ? "" : text("till.partPaid", due.paid().format());
        Label how = Tags.styled(text("till.line", charge.on(), charge.unit(), Texts.of(charge.item().unit()), charge.waived().isZero() ? "" : charge.waiveReason(), paid).strip(), "secondary", "small", "wrap");
        table.addRow(at, new VBox(2, name, how), new Label(text("till.quantity", BigDecimal.valueOf(charge.quantity(), 3).stripTrailingZeros().toPlainString(), Texts.of(charge.item().unit()))),
                Tags.styled(charge.gross().format(), "number"), Tags.styled(charge.waived().isZero() ? charge.waived().format() : charge.waived().negated().format(), "number"),
                Tags.styled(due.open().format(), "strong", "number"), drop);
    }

    private static TextField sized(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(6);
        return field;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    private static long quantity(String text) {
        try {
            return new BigDecimal(text.strip()).movePointRight(3).longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return 0;
        }
    }

    private static <T> StringConverter<T> words(Function<T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        };
    }
}
