package linli.revisits;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Form;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.checklists.Checklist;
import linli.checklists.Checklist.Department;
import linli.checklists.Checklist.Item;
import linli.checklists.Checklist.ItemKind;
import linli.revisits.RevisitsModel.Side;

/** 检查表 at the side, and its editor: question after question with its department; keeping it makes a new edition. */
final class ChecklistPage {
    private static final int POINTS = 10;
    private static final int LOW = 6;

    private final RevisitsModel model;
    private final Nav nav;
    private final Runnable back;
    private final Form form = new Form(this::save);
    private final VBox rows = new VBox(10);
    private final List<Row> all = new ArrayList<>();
    private TextField name;
    private String first = "";

    ChecklistPage(RevisitsModel model, Nav nav, Runnable back) {
        this.model = model;
        this.nav = nav;
        this.back = back;
    }

    /** One question as it is edited. */
    private final class Row {
        private final ComboBox<Department> department = new ComboBox<>();
        private final TextField wording = new TextField();
        private final ComboBox<ItemKind> kind = new ComboBox<>();
        private final TextField most = new TextField();
        private final TextField low = new TextField();
        private final FlowPane box = new FlowPane(8, 6);

        private Row(Item item) {
            department.getItems().addAll(model.all.get().departments().stream().filter(one -> one.active() || one.id() == item.department()).toList());
            department.setConverter(words(Department::name));
            department.setValue(department.getItems().stream().filter(one -> one.id() == item.department()).findFirst().orElse(department.getItems().isEmpty() ? null : department.getItems().getFirst()));
            department.setAccessibleText(Texts.text("revisits.department"));
            wording.setText(item.wording());
            wording.setPrefWidth(Look.em().get() * 24);
            wording.setPromptText(Texts.text("inspections.form.asked"));
            kind.getItems().addAll(ItemKind.values());
            kind.setConverter(words(one -> Texts.of(one)));
            kind.setValue(item.kind());
            kind.setAccessibleText(Texts.text("inspections.form.answer"));
            most.setText(item.most() == null ? "" + POINTS : "" + item.most());
            low.setText(item.low() == null ? "" + LOW : "" + item.low());
            most.setPrefColumnCount(3);
            low.setPrefColumnCount(3);
            HBox points = new HBox(6, new javafx.scene.control.Label(Texts.text("revisits.list.most")), most, new javafx.scene.control.Label(Texts.text("revisits.list.low")), low);
            points.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            points.visibleProperty().bind(kind.valueProperty().isEqualTo(ItemKind.SCORE));
            points.managedProperty().bind(points.visibleProperty());
            Button up = Tags.button(Texts.text("revisits.list.up"), null, () -> move(this));
            Button gone = Tags.button(Texts.text("revisits.list.remove"), null, () -> {
                all.remove(this);
                show();
            });
            box.getChildren().addAll(department, wording, kind, points, up, gone);
        }

        private Item item() {
            boolean score = kind.getValue() == ItemKind.SCORE;
            return new Item(0, department.getValue() == null ? 0 : department.getValue().id(), wording.getText(), kind.getValue(), score ? number(most) : null, score ? number(low) : null);
        }
    }

    private static <T> javafx.util.StringConverter<T> words(java.util.function.Function<T, String> words) {
        return new javafx.util.StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        };
    }

    /** What is no number is -1, which the front door refuses by its place. */
    private static int number(TextField field) {
        String typed = field.getText().strip();
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : -1;
    }

    Node show(Checklist one) {
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 30em; -fx-min-width: 24em");
        List<Node> parts = new ArrayList<>();
        parts.add(Tags.styled(Texts.text("revisits.list.line", one.edition(), one.items().size(), one.staff()), "secondary"));
        Long part = null;
        int number = 0;
        for (Item item : one.items()) {
            if (part == null || part != item.department()) {
                part = item.department();
                long now = part;
                parts.add(Tags.styled(model.all.get().departments().stream().filter(department -> department.id() == now).map(Department::name).findFirst().orElse(""), "card-title"));
            }
            number++;
            parts.add(RoundPanePage.wrapped(item.kind() == ItemKind.SCORE ? Texts.text("revisits.list.score", number, item.wording(), item.most(), item.low())
                    : Texts.text("revisits.list.item", number, item.wording(), Texts.of(item.kind()))));
        }
        pane.show(one.name(), parts.toArray(Node[]::new));
        Button edit = Tags.button(Texts.text("revisits.list.edit"), null, () -> model.side.set(Side.EDIT_CHECKLIST));
        edit.getStyleClass().add("primary");
        edit.setId("list-edit");
        pane.buttons(Tags.button(Texts.text("revisits.list.retire"), null, () -> model.change(() -> {
            model.inspections.checklists().retire(one.id(), one.version());
            return one;
        }, any -> model.side.set(Side.NONE), nav::fail)), edit);
        return pane;
    }

    /** @param one what is edited, or null for a new one */
    Node edit(Checklist one) {
        name = form.text("list-name", Texts.text("revisits.checklist"), one == null ? "" : one.name());
        form.hint(Texts.text("revisits.list.hint"));
        form.getChildren().add(rows);
        if (one != null) {
            one.items().forEach(item -> all.add(new Row(item)));
        }
        if (all.isEmpty()) {
            add();
        }
        show();
        Button add = Tags.button(Texts.text("revisits.list.add"), null, this::add);
        add.setId("list-add");
        form.getChildren().add(add);
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 66em; -fx-min-width: 20em");
        pane.show(one == null ? Texts.text("revisits.list.new") : Texts.text("revisits.list.edit"), form);
        Button save = Tags.button(Texts.text("revisits.save"), "Ctrl S", this::save);
        save.getStyleClass().add("primary");
        save.setId("list-save");
        pane.buttons(Tags.button(Texts.text("revisits.close"), "Esc", back), save);
        form.start();
        first = state();
        return pane;
    }

    boolean changed() {
        return !state().equals(first);
    }

    private String state() {
        return name.getText() + all.stream().map(Row::item).toList();
    }

    private void add() {
        long last = all.isEmpty() ? 0 : all.getLast().item().department();
        all.add(new Row(new Item(0, last, "", ItemKind.YES_NO, null, null)));
        show();
        all.getLast().wording.requestFocus();
    }

    private void move(Row row) {
        int at = all.indexOf(row);
        if (at > 0) {
            all.remove(at);
            all.add(at - 1, row);
            show();
        }
    }

    private void show() {
        rows.getChildren().setAll(all.stream().map(row -> row.box).toList());
    }

    private void save() {
        form.wrong((String) null);
        List<Item> items = all.stream().map(Row::item).toList();
        String typed = name.getText();
        model.change(() -> model.inspections.checklists().save(typed, items), kept -> {
            nav.say(Texts.text("revisits.list.saved", kept.name(), kept.edition()));
            first = state();
            model.checklist(kept);
        }, error -> {
            if (!form.wrong(error)) {
                nav.fail(error);
            }
        });
    }
}
