package linli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Card;
import linli.base.ui.DetailPane;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.CustomField;

/** 规则与自定义项: every number a centre sets for itself, with what it does and what it is now, and the residents' further fields. */
public final class RulesPage implements Page {
    /** Em from which the list stays beside the form. */
    private static final double WIDE = 56;

    private final RulesModel model;
    private final Nav nav;
    private Node view;
    private DetailPane pane;
    private Runnable save;

    @FXML private PageHead head;
    @FXML private TextField search;
    @FXML private Label status;
    @FXML private VBox cards;
    @FXML private ScrollPane list;
    @FXML private StackPane side;

    public RulesPage(RulesModel model, Nav nav) {
        this.model = model;
        this.nav = nav;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "rules.fxml");
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.text.set(argument instanceof String words ? words : "");
        close();
        model.load();
    }

    @FXML
    private void initialize() {
        pane = new DetailPane(this::close);
        side.getChildren().add(pane);
        side.managedProperty().bind(side.visibleProperty());
        side.setVisible(false);
        // In a small window the form takes the list's place.
        list.managedProperty().bind(list.visibleProperty());
        list.visibleProperty().bind(side.visibleProperty().not().or(Bindings.createBooleanBinding(
                () -> head.getWidth() > Look.em().get() * WIDE, head.widthProperty(), Look.em())));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean ready = event.isShortcutDown() && event.getCode() == KeyCode.S || event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField;
            if (ready && save != null) {
                save.run();
                event.consume();
            }
        });
        search.textProperty().bindBidirectional(model.text);
        model.text.addListener((property, old, now) -> fill());
        model.rules.addListener((InvalidationListener) any -> fill());
        model.fields.addListener((InvalidationListener) any -> fill());
        head.getActions().add(Tags.button(Texts.text("rules.back"), null, () -> nav.open("settings", null)));
    }

    private void close() {
        side.setVisible(false);
        save = null;
    }

    private void fill() {
        Map<String, List<CentreRules.State>> parts = model.rules.stream().filter(one -> model.shows(one.rule()))
                .collect(Collectors.groupingBy(one -> one.rule().part(), LinkedHashMap::new, Collectors.toList()));
        cards.getChildren().clear();
        String words = model.text.get().strip();
        List<CustomField> own = model.fields.stream().filter(field -> words.isEmpty() || (Texts.text("rules.fields") + field.name()).contains(words)).toList();
        if (words.isEmpty() || !own.isEmpty() || Texts.text("rules.fields").contains(words)) {
            cards.getChildren().add(fields(own));
        }
        parts.forEach((part, rules) -> {
            VBox rows = new VBox();
            rules.forEach(one -> rows.getChildren().add(row(one)));
            cards.getChildren().add(new Card(part, "", rows));
        });
        if (cards.getChildren().isEmpty()) {
            cards.getChildren().add(new EmptyState(Texts.text("rules.none"), Texts.text("rules.clear"), () -> model.text.set("")));
        }
        long set = model.rules.stream().filter(CentreRules.State::own).count();
        status.setText(Texts.text("rules.count", model.rules.size(), set, model.fields.stream().filter(field -> !field.retired()).count()));
        head.setSub(Texts.text(model.may.get() ? "rules.sub" : "rules.look"));
    }

    private Node row(CentreRules.State state) {
        CentreRule rule = state.rule();
        boolean page = rule.kind() == CentreRule.Kind.PAGE;
        Button change = Tags.button(Texts.text(page ? "rules.open" : "rules.change"), null, page ? () -> nav.open(rule.name(), null) : () -> edit(state));
        change.setId("rule-" + rule.name());
        change.setAccessibleText(change.getText() + " " + rule.label());
        change.setDisable(!page && !model.may.get());
        Label value = Tags.styled(page || !state.own() && rule.kind() == CentreRule.Kind.LINES || !state.own() && rule.kind() == CentreRule.Kind.DAYS
                ? state.value() : rule.shown(state.value()), page ? "secondary" : "strong");
        return line(rule.label(), rule.note(), value, page ? null : Tags.tag(Texts.text(state.own() ? "rules.own" : "rules.shipped"), state.own() ? Tone.ACCENT : Tone.PLAIN), change);
    }

    private static HBox line(String name, String note, Label value, Node tag, Button... buttons) {
        VBox words = new VBox(2, Tags.styled(name, "strong", "wrap"), Tags.styled(note, "secondary", "small", "wrap"));
        words.minWidthProperty().bind(Look.em().multiply(9));
        HBox.setHgrow(words, Priority.ALWAYS);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        // What does not fit beside the words goes on below.
        FlowPane end = new FlowPane(12, 6, value);
        end.setAlignment(Pos.CENTER_RIGHT);
        end.prefWrapLengthProperty().bind(Look.em().multiply(30));
        end.setMinWidth(0);
        if (tag != null) {
            end.getChildren().add(tag);
        }
        end.getChildren().addAll(buttons);
        HBox line = new HBox(12, words, end);
        line.getStyleClass().add("list-row");
        return line;
    }

    private void edit(CentreRules.State state) {
        CentreRule rule = state.rule();
        Field input;
        if (rule.kind() == CentreRule.Kind.CHOICE) {
            ComboBox<String> box = choice(List.copyOf(rule.words().keySet()), rule::shown);
            box.setValue(state.value());
            input = new Field(rule.label(), box);
            save = () -> set(rule, box.getValue(), input);
        } else {
            boolean lines = rule.kind() == CentreRule.Kind.LINES || rule.kind() == CentreRule.Kind.DAYS;
            TextInputControl box = lines ? new TextArea() : new TextField();
            box.setText(lines && !state.own() ? "" : state.value());
            input = new Field(rule.unit().isEmpty() ? rule.label() : Texts.text("rules.unit", rule.label(), rule.unit()), box);
            save = () -> set(rule, box.getText(), input);
        }
        input.getControl().setId("rule-value");
        Button shipped = Tags.button(Texts.text("rules.reset"), null, () -> set(rule, "", input));
        shipped.setDisable(!state.own());
        open(rule.label(), List.of(Tags.styled(rule.note(), "wrap"), input, Tags.styled(rule.expected(), "field-hint", "wrap"),
                Tags.styled(Texts.text("rules.default", rule.kind() == CentreRule.Kind.LINES || rule.kind() == CentreRule.Kind.DAYS ? rule.shipped() : rule.shown(rule.shipped())),
                        "field-hint", "wrap")), input, shipped);
    }

    private void open(String title, List<Node> body, Field first, Button... before) {
        Button ok = Tags.button(Texts.text("rules.save"), Texts.text("rules.key.save"), () -> save.run());
        ok.setId("rule-save");
        ok.getStyleClass().add("primary");
        List<Button> foot = new ArrayList<>(List.of(before));
        foot.add(ok);
        pane.show(title, body.toArray(Node[]::new));
        pane.buttons(foot.toArray(Button[]::new));
        side.setVisible(true);
        first.getControl().requestFocus();
    }

    private void set(CentreRule rule, String typed, Field input) {
        model.set(rule, typed, this::close, error -> wrong(error, input));
    }

    private void wrong(Throwable error, Field input) {
        if (error instanceof UserError user && user.key().startsWith("error.rules.")) {
            input.error(user.getMessage());
        } else {
            nav.fail(error);
        }
    }

    private static <T> ComboBox<T> choice(List<T> values, java.util.function.Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                return null;
            }
        });
        return box;
    }

    // ---- the centre's own fields ----

    private Card fields(List<CustomField> shown) {
        VBox rows = new VBox();
        for (CustomField field : shown) {
            Button change = Tags.button(Texts.text("rules.change"), null, () -> edit(field));
            change.setId("field-" + field.key());
            Button out = Tags.button(Texts.text(field.retired() ? "rules.use" : "rules.retire"), null, () -> model.retire(field, !field.retired()));
            out.setId("field-out-" + field.key());
            change.setDisable(!model.may.get());
            out.setDisable(!model.may.get());
            rows.getChildren().add(line(field.name(), field.choices().isEmpty() ? Texts.text("rules.field.where") : String.join(Texts.text("rules.comma"), field.choices()),
                    Tags.styled(Texts.of(field.kind()), "secondary"), field.retired() ? Tags.tag(Texts.text("rules.field.retired"), Tone.PLAIN) : null, change, out));
        }
        if (shown.isEmpty()) {
            HBox none = new HBox(Tags.styled(Texts.text("rules.fields.none"), "muted", "wrap"));
            none.getStyleClass().add("list-row");
            rows.getChildren().add(none);
        }
        Card card = new Card(Texts.text("rules.fields"), Texts.text("rules.fields.note"), rows);
        Button add = Tags.button(Texts.text("rules.fields.add"), null, () -> edit((CustomField) null));
        add.setId("field-add");
        add.setDisable(!model.may.get());
        card.getHeadItems().add(add);
        return card;
    }

    private void edit(CustomField old) {
        TextField name = new TextField(old == null ? "" : old.name());
        name.setId("field-name");
        ComboBox<CustomField.Kind> kind = choice(List.of(CustomField.Kind.values()), Texts::of);
        kind.setId("field-kind");
        kind.setValue(old == null ? CustomField.Kind.CHOICE : old.kind());
        kind.setDisable(old != null);
        TextArea choices = new TextArea(old == null ? "" : String.join("\n", old.choices()));
        choices.setId("field-choices");
        choices.setPrefRowCount(6);
        Field named = new Field(Texts.text("rules.field.name"), name);
        Field lines = new Field(Texts.text("rules.field.choices"), choices);
        lines.managedProperty().bind(lines.visibleProperty());
        lines.visibleProperty().bind(kind.valueProperty().isEqualTo(CustomField.Kind.CHOICE));
        save = () -> model.save(old, name.getText(), kind.getValue(), choices.getText().lines().toList(), this::close, error -> wrong(error, named));
        open(Texts.text(old == null ? "rules.fields.add" : "rules.field.change"), List.of(named, new Field(Texts.text("rules.field.kind"), kind), lines,
                Tags.styled(Texts.text("rules.field.hint"), "field-hint", "wrap")), named);
    }
}
