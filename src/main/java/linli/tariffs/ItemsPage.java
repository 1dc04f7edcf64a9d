package linli.tariffs;

import static linli.base.text.Texts.text;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.DetailPane;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.billing.FeeItem;

/** 收费项目: what can be charged, by which unit and up to which cap; its form stands at the side. */
final class ItemsPage {
    private final TariffsModel model;
    private final Nav nav;
    private final DetailPane pane;
    private final TableView<FeeItem> table = new TableView<>();
    private Runnable saving = () -> {};

    /** @param close puts the side away; {@code open} shows a pane there */
    ItemsPage(TariffsModel model, Nav nav, Memory memory, Runnable close, java.util.function.Consumer<Node> open) {
        this.model = model;
        this.nav = nav;
        pane = new DetailPane(close);
        table.setItems(model.items);
        table.setId("tariffs-items");
        table.setPlaceholder(Tags.styled(text("tariffs.grid.none"), "secondary"));
        new Columns<>(table, "tariffs.items", memory)
                .text("code", text("tariffs.item.code"), 7, FeeItem::code)
                .text("name", text("billing.column.item"), 14, FeeItem::name)
                .text("area", text("tariffs.item.area"), 5, one -> Texts.of(one.area()))
                .node("kind", text("billing.column.kind"), 7, one -> Texts.of(one.kind()), one -> Tags.tag(Texts.of(one.kind()), one.kind() == FeeItem.ItemKind.BASIC ? Tone.OK : Tone.ACCENT))
                .text("unit", text("billing.column.per"), 5, one -> Texts.of(one.unit()))
                .number("cap", text("tariffs.item.cap"), 7, one -> one.cap() == null ? 0L : one.cap().fen(), one -> one.cap() == null ? "" : one.cap().format())
                .text("active", text("tariffs.item.active"), 5, one -> text(one.active() ? "tariffs.item.on" : "tariffs.item.off"))
                .opening(one -> open.accept(form(one))).remember();
    }

    Node node(Runnable write) {
        return model.items.isEmpty() && model.words.get().isBlank() ? new EmptyState(text("tariffs.empty.items"), text("tariffs.item.new"), write) : new Card("", "", table);
    }

    void save() {
        saving.run();
    }

    /** @param one null: a new item */
    Node form(FeeItem one) {
        model.wrong.set("");
        boolean fresh = one == null;
        TextField code = field("item-code", fresh ? "" : one.code());
        TextField name = field("item-name", fresh ? "" : one.name());
        TextField cap = field("item-cap", fresh || one.cap() == null ? "" : one.cap().toString());
        ComboBox<FeeArea> area = combo("item-area", FeeArea.values(), fresh ? FeeArea.VENUE : one.area(), Texts::of);
        ComboBox<FeeItem.ItemKind> kind = combo("item-kind", FeeItem.ItemKind.values(), fresh ? FeeItem.ItemKind.LOW_FEE : one.kind(), Texts::of);
        ComboBox<FeeItem.FeeUnit> unit = combo("item-unit", FeeItem.FeeUnit.values(), fresh ? FeeItem.FeeUnit.HOUR : one.unit(), Texts::of);
        CheckBox active = new CheckBox(text("tariffs.item.on"));
        active.setSelected(fresh || one.active());
        for (Node fixed : new Node[] {code, area, kind, unit}) {
            fixed.setDisable(!fresh);
        }
        saving = () -> {
            Money.Check most = Money.check(cap.getText());
            if (!cap.getText().isBlank() && !most.ok()) {
                model.wrong.set(new UserError("error.billing.price", cap.getText()).getMessage());
                return;
            }
            model.save(new FeeItem(fresh ? 0 : one.id(), code.getText().strip(), name.getText().strip(), area.getValue(), kind.getValue(), unit.getValue(),
                    cap.getText().isBlank() ? null : most.value(), active.isSelected(), fresh ? 0 : one.version()), nav::say);
        };
        Button go = Tags.button(text("tariffs.save"), "Ctrl S", this::save);
        go.setId("item-save");
        go.getStyleClass().add("primary");
        VBox form = new VBox(new Field(text("tariffs.item.code"), code), new Field(text("billing.column.item"), name), new Field(text("tariffs.item.area"), area),
                new Field(text("billing.column.kind"), kind), new Field(text("billing.column.per"), unit), new Field(text("tariffs.item.cap"), cap), active,
                Tags.styled(text("tariffs.item.note"), "secondary", "wrap"));
        form.getStyleClass().add("form");
        pane.show(text(fresh ? "tariffs.item.new" : "tariffs.item.edit"), VersionsPage.wrong(model.wrong), form);
        pane.buttons(go);
        javafx.application.Platform.runLater((fresh ? code : name)::requestFocus);
        return pane;
    }

    static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        return field;
    }

    private static <T> ComboBox<T> combo(String id, T[] all, T now, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(all);
        box.setValue(now);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        });
        return box;
    }
}
