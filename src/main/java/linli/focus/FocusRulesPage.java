package linli.focus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.DayText;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;

/** The dated rules: which count now, which come, and the form for new ones. */
final class FocusRulesPage {
    private final FocusModel model;
    private final Card card = new Card(Texts.text("focus.rules"), Texts.text("focus.rules.note"));
    private final VBox body = new VBox();
    private final VBox lines = new VBox();
    private final VBox form = new VBox();

    FocusRulesPage(FocusModel model) {
        this.model = model;
        body.getStyleClass().add("card-body");
        form.getStyleClass().add("form");
        Button fresh = Tags.button(Texts.text("focus.rules.new"), null, this::open);
        fresh.setId("focus-new");
        body.getChildren().addAll(lines, fresh, form);
        fresh.managedProperty().bind(fresh.visibleProperty());
        fresh.visibleProperty().bind(javafx.beans.binding.Bindings.isEmpty(form.getChildren()));
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(Look.em().get() * 22);
        card.getContent().setAll(scroll);
        model.rules.addListener((javafx.beans.InvalidationListener) any -> show());
    }

    Node root() {
        return card;
    }

    private void show() {
        FocusRules now = model.report.get().rules();
        lines.getChildren().clear();
        for (FocusRules rules : model.rules.reversed()) {
            boolean shipped = rules.equals(FocusRules.DEFAULT);
            Label since = Tags.styled(shipped ? Texts.text("focus.rules.shipped") : Texts.text("focus.rules.since", rules.since()), "strong");
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            HBox head = new HBox(8, since, spring);
            if (rules.since().equals(now.since())) {
                head.getChildren().add(Tags.tag(Texts.text("focus.rules.now"), Tone.OK));
            } else if (rules.since().isAfter(model.today())) {
                Button gone = Tags.button(Texts.text("focus.rules.remove"), null, () -> model.remove(rules));
                gone.getStyleClass().add("link");
                head.getChildren().addAll(Tags.tag(Texts.text("focus.rules.later"), Tone.WARN), gone);
            } else {
                head.getChildren().add(Tags.tag(Texts.text("focus.rules.past"), Tone.PLAIN));
            }
            VBox one = new VBox(4, head);
            model.sentences(rules).forEach(words -> one.getChildren().add(Tags.styled(words, "wrap")));
            one.setStyle("-fx-padding: 0 0 0.9em 0;");
            lines.getChildren().add(one);
        }
    }

    private void open() {
        FocusRules now = model.report.get().rules();
        DatePicker since = new DatePicker(model.today().withDayOfMonth(1).plusMonths(1));
        since.setId("focus-since");
        DayText.dress(since);
        Spinner<Integer> elder = ages("focus-elder", now.elderFrom());
        Spinner<Integer> child = ages("focus-child", now.childTo());
        FlowPane boxes = new FlowPane(10, 2);
        List<CheckBox> codes = new ArrayList<>();
        for (Code code : CodeTable.category().all()) {
            CheckBox box = new CheckBox(code.name());
            box.setUserData(code.code());
            box.setSelected(now.newCategories().contains(code.code()));
            boxes.getChildren().add(codes.stream().filter(CheckBox::isSelected).count() < codes.size() && box.isSelected() ? 0 : boxes.getChildren().size(), box);
            codes.add(box);
        }
        ScrollPane scroll = new ScrollPane(boxes);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(Look.em().get() * 8);
        ObservableList<FocusRules.Way> ways = FXCollections.observableArrayList(now.ways());
        Runnable save = () -> {
            LocalDate on = since.getValue();
            Set<String> chosen = codes.stream().filter(CheckBox::isSelected).map(box -> (String) box.getUserData()).collect(Collectors.toCollection(LinkedHashSet::new));
            model.add(new FocusRules(on, elder.getValue(), child.getValue(), chosen, List.copyOf(ways)), form.getChildren()::clear);
        };
        Button ok = Tags.button(Texts.text("focus.rules.save"), Texts.text("focus.key.save"), save);
        ok.getStyleClass().add("primary");
        ok.setId("focus-save");
        HBox foot = new HBox(10, ok, Tags.button(Texts.text("ui.cancel"), null, form.getChildren()::clear));
        form.getChildren().setAll(Tags.styled(Texts.text("focus.rules.words"), "secondary", "wrap"), new Field(Texts.text("focus.rules.from"), since),
                new HBox(12, new Field(Texts.text("focus.rules.elder"), elder), new Field(Texts.text("focus.rules.child"), child)),
                new Field(Texts.text("focus.rules.codes"), scroll), ways(ways), foot);
        form.setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == javafx.scene.input.KeyCode.S) {
                save.run();
                event.consume();
            } else if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
                form.getChildren().clear();
                event.consume();
            }
        });
        since.requestFocus();
    }

    private static Spinner<Integer> ages(String id, int value) {
        Spinner<Integer> ages = new Spinner<>(0, 120, value);
        ages.setId(id);
        ages.setEditable(true);
        ages.setPrefWidth(Look.em().get() * 7);
        return ages;
    }

    /** Further ways into a group: those chosen, and the line that adds one. */
    private Node ways(ObservableList<FocusRules.Way> ways) {
        VBox chosen = new VBox(2);
        Runnable show = () -> chosen.getChildren().setAll(ways.stream().map(way -> {
            Button gone = Tags.button(Texts.text("ui.close.mark"), null, () -> ways.remove(way));
            gone.getStyleClass().addAll("icon", "link");
            gone.setAccessibleText(Texts.text("focus.rules.remove"));
            Label words = Tags.styled(Texts.text("focus.way", Texts.of(way.group()), model.sentence(way)), "wrap");
            return (Node) new HBox(6, words, gone);
        }).toList());
        ways.addListener((javafx.beans.InvalidationListener) any -> show.run());
        show.run();
        ComboBox<FocusGroup> group = choice(FocusGroup.values(), Texts.text("focus.groups"));
        ComboBox<FocusRules.Trait> trait = choice(FocusRules.Trait.values(), Texts.text("focus.way.trait"));
        ComboBox<Code> value = new ComboBox<>();
        value.setPrefWidth(Look.em().get() * 9);
        value.setPromptText(Texts.text("focus.way.value"));
        value.setAccessibleText(Texts.text("focus.way.value"));
        value.setConverter(new StringConverter<>() {
            @Override
            public String toString(Code code) {
                return code == null ? "" : code.name();
            }

            @Override
            public Code fromString(String typed) {
                return typed == null || typed.isBlank() ? null : model.typed(typed);
            }
        });
        value.setId("focus-way-value");
        trait.setId("focus-way-trait");
        group.setId("focus-way-group");
        trait.valueProperty().addListener((property, old, now) -> {
            value.setValue(null);
            // A number or a date is typed: the field's name, then the sign, then the value.
            value.setEditable(now == FocusRules.Trait.FIELD);
            value.setPrefWidth(Look.em().get() * (now == FocusRules.Trait.FIELD ? 14 : 9));
            value.setPromptText(Texts.text(now == FocusRules.Trait.FIELD ? "focus.way.typed" : "focus.way.value"));
            model.values(now, value.getItems()::setAll);
        });
        Button add = Tags.button(Texts.text("focus.way.add"), null, () -> {
            if (value.isEditable()) {
                value.setValue(value.getConverter().fromString(value.getEditor().getText()));
            }
            if (group.getValue() != null && trait.getValue() != null && value.getValue() != null) {
                ways.add(new FocusRules.Way(group.getValue(), trait.getValue(), Set.of(value.getValue().code())));
            }
        });
        add.setId("focus-way-add");
        FlowPane line = new FlowPane(6, 6, group, trait, value, add);
        return new VBox(6, Tags.styled(Texts.text("focus.ways"), "field-label"), chosen, line);
    }

    private static <E extends Enum<E>> ComboBox<E> choice(E[] values, String name) {
        ComboBox<E> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setPromptText(name);
        box.setAccessibleText(name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? name : Texts.of(value);
            }

            @Override
            public E fromString(String typed) {
                return null;
            }
        });
        return box;
    }
}
