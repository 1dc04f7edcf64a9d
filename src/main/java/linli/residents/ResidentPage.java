package linli.residents;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Fxml;
import linli.base.ui.Nav;
import linli.base.ui.OwnInputs;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.base.value.CodeTable;
import linli.base.value.CustomField;
import linli.base.value.Mask;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Standing;
import linli.residents.ResidentModel.Shown;
import linli.residents.Residents.Row;
import linli.residents.Residents.Secret;

/** One resident: who they are, with whom they live, what they asked for, what was done; the form stands at the side. */
public final class ResidentPage implements Page {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ResidentModel model;
    private final Nav nav;
    private final Map<String, Field> inputs = new LinkedHashMap<>();
    private Node view;
    private DetailPane pane;

    @FXML private PageHead head;
    @FXML private FlowPane tags;
    @FXML private VBox facts;
    @FXML private Card household;
    @FXML private VBox members;
    @FXML private Card needs;
    @FXML private VBox asked;
    @FXML private VBox events;
    @FXML private StackPane side;
    @FXML private HBox columns;
    @FXML private VBox form;
    @FXML private VBox warnings;
    @FXML private FlowPane ticks;
    @FXML private Label age;
    @FXML private OwnInputs extras;

    public ResidentPage(Residents residents, Work work, Nav nav) {
        this.model = new ResidentModel(residents, work);
        this.nav = nav;
    }

    @Override
    public String name() {
        return "resident";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "resident.fxml");
            view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.F4 && model.shown().get() != null && !model.editing().get()) {
                    model.edit();
                }
            });
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof Long id) {
            model.open(id);
        } else {
            model.startNew();
        }
    }

    @Override
    public boolean leave() {
        return !model.isDirty() || Dialogs.confirmLeave(view);
    }

    @FXML
    private void initialize() {
        pane = new DetailPane(this::close);
        side.getChildren().add(pane);
        side.visibleProperty().bind(model.editing());
        side.managedProperty().bind(model.editing());
        form();
        model.shown().addListener((property, old, now) -> show(now));
        model.editing().addListener((property, old, now) -> {
            if (now) {
                openForm();
            }
        });
        show(null);
    }

    private void openForm() {
        Button save = Tags.button(Texts.text("residents.form.save"), Texts.text("residents.key.save"), this::save);
        save.getStyleClass().add("primary");
        pane.show(model.shown().get() == null ? Texts.text("residents.form.new") : Texts.text("residents.form.edit"), form);
        pane.buttons(Tags.button(Texts.text("residents.form.cancel"), Texts.text("residents.key.cancel"), this::close), save);
        ticks.getChildren().forEach(tick -> ((CheckBox) tick).setSelected(model.categories().contains((String) tick.getUserData())));
        inputs.get("name").getControl().requestFocus();
    }

    private void close() {
        if (model.isDirty() && !Dialogs.confirmLeave(view)) {
            return;
        }
        model.cancel();
        if (model.shown().get() == null) {
            nav.open("residents", null);
        }
    }

    private void save() {
        model.save(saved -> nav.say(Texts.text("residents.form.saved", saved.name())), nav::fail);
    }

    /** Binds every input of the form to the model's field of the same id; Enter goes on, Ctrl+S saves. */
    private void form() {
        form.getChildren().stream().flatMap(node -> node instanceof HBox row ? row.getChildren().stream() : Stream.of(node))
                .filter(Field.class::isInstance).forEach(node -> bind((Field) node));
        age.textProperty().bind(model.age());
        extras.ask(model.own(), model::field, inputs);
        for (var code : CodeTable.category().all()) {
            if (!code.column("group").equals("POP") || code.code().startsWith("RES_")) {
                CheckBox tick = new CheckBox(code.name());
                tick.setUserData(code.code());
                tick.selectedProperty().addListener((property, old, now) -> model.tick(code.code(), now));
                ticks.getChildren().add(tick);
            }
        }
        // After the keystroke, to which every field answers by taking its error away.
        model.errors().addListener((InvalidationListener) any -> Platform.runLater(() -> inputs.forEach((key, field) -> field.error(model.errors().get(key)))));
        model.alike().addListener((InvalidationListener) any -> warnings.getChildren().setAll(model.alike().stream().map(row -> {
            HBox line = new HBox(8, Tags.styled(Texts.text("residents.form.alike", row.name(), joined(row.place(), row.phone())), "wrap"), spring(),
                    Tags.button(Texts.text("residents.form.open"), null, () -> nav.open("resident", row.id())));
            line.getStyleClass().add("warn-band");
            return line;
        }).toList()));
        form.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
                save();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField field) {
                field.requestFocusTraversal(TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private void bind(Field field) {
        Node control = field.getControl();
        String key = control.getId();
        inputs.put(key, field);
        ((Region) control).setMinWidth(0);
        ((Region) control).setPrefWidth(100);
        field.setMinWidth(0);
        if (control instanceof TextField text) {
            text.textProperty().bindBidirectional(model.field(key));
            return;
        }
        ComboBox<String> box = (ComboBox<String>) control;
        CodeTable codes = key.equals("sex") ? CodeTable.sex() : Detail.valueOf(key.toUpperCase(Locale.ROOT)).codes().orElseThrow();
        box.getItems().add("");
        codes.all().forEach(code -> box.getItems().add(code.code()));
        box.setConverter(ResidentsPage.converter(codes::nameOf));
        box.valueProperty().bindBidirectional(model.field(key));
    }

    private void show(Shown now) {
        columns.setVisible(now != null);
        columns.setManaged(now != null);
        tags.getChildren().clear();
        head.getActions().clear();
        if (now == null) {
            head.setTitle(Texts.text("residents.form.new"));
            head.setSub("");
            return;
        }
        Resident one = now.one();
        head.setTitle(one.name());
        head.setSub(joined(CodeTable.sex().nameOf(one.sex().code()), now.row().age() == null ? "" : Texts.text("residents.age", now.row().age()),
                now.row().place(), one.home().grid()));
        Button edit = Tags.button(Texts.text("residents.page.edit"), Texts.text("residents.key.edit"), model::edit);
        edit.getStyleClass().add("primary");
        edit.setDisable(one.standing() == Standing.MERGED);
        head.getActions().addAll(Tags.button(Texts.text("residents.page.need"), Texts.text("residents.key.need"), () -> nav.open("needs", Map.of("new", one.id()))), more(one), edit);
        if (one.standing() != Standing.ACTIVE) {
            tags.getChildren().add(Tags.tag(Texts.of(one.standing()), Tone.BAD));
        }
        now.row().groups().forEach(group -> tags.getChildren().add(Tags.tag(Texts.of(group), Tone.ACCENT)));
        one.categories().forEach(category -> tags.getChildren().add(Tags.tag(CodeTable.category().nameOf(category.code())
                + (category.detail() == null ? "" : " " + category.detail()), sensitive(category.code()) ? Tone.WARN : Tone.PLAIN)));
        facts(one);
        household.setNote(joined(one.household().houseNo().isEmpty() ? "" : Texts.text("residents.page.houseNo", one.household().houseNo()),
                Texts.text("residents.page.people", now.housemates().size())));
        members.getChildren().setAll(now.housemates().stream().map(row -> member(row, one)).toList());
        needs.setNote(Texts.text("residents.page.needs", now.needs().size()));
        asked.getChildren().setAll(now.needs().isEmpty() ? List.of(Tags.styled(Texts.text("residents.page.noNeeds"), "muted"))
                : now.needs().stream().map(this::need).toList());
        events.getChildren().setAll(now.events().stream().map(ResidentPage::event).toList());
        now.merged().forEach(row -> events.getChildren().add(parted(row)));
    }

    private static boolean sensitive(String code) {
        return CodeTable.category().byCode(code).map(one -> one.column("sensitive")).orElse("").equals("Y");
    }

    private static String joined(String... parts) {
        return String.join(Texts.text("residents.dot"), List.of(parts).stream().filter(part -> part != null && !part.isEmpty()).toList());
    }

    private MenuButton more(Resident one) {
        MenuButton more = new MenuButton(Texts.text("residents.page.more"));
        for (Standing standing : List.of(Standing.MOVED, Standing.DECEASED, Standing.ACTIVE)) {
            MenuItem item = new MenuItem(Texts.text("residents.page.end", Texts.of(standing)));
            item.setDisable(one.standing() == standing || one.standing() == Standing.MERGED);
            item.setOnAction(event -> end(standing));
            more.getItems().add(item);
        }
        MenuItem same = new MenuItem(Texts.text("residents.page.same"));
        same.setOnAction(event -> same());
        more.getItems().add(same);
        return more;
    }

    /** Asks for the day at the side; an unknown day may stay open. */
    private void end(Standing standing) {
        DatePicker day = new DatePicker(standing == Standing.ACTIVE ? null : model.today());
        Button save = Tags.button(Texts.text("residents.page.end", Texts.of(standing)), null, () -> {
            model.end(standing, day.getValue());
            model.editing().set(false);
        });
        save.getStyleClass().add("primary");
        model.editing().set(true);
        pane.show(Texts.text("residents.page.end", Texts.of(standing)), new Field(Texts.text("residents.page.day"), day),
                Tags.styled(Texts.text("residents.page.stays"), "muted", "wrap"));
        pane.buttons(save);
    }

    /** Who could be the same person: join, or say that it is somebody else. */
    private void same() {
        VBox list = new VBox(12);
        InvalidationListener fill = any -> list.getChildren().setAll(model.alike().isEmpty()
                ? List.of(Tags.styled(Texts.text("residents.page.noneAlike"), "muted", "wrap")) : model.alike().stream().map(this::alike).toList());
        model.alike().addListener(fill);
        model.editing().set(true);
        pane.show(Texts.text("residents.page.same"), list);
        pane.buttons();
        model.suggest();
        fill.invalidated(null);
    }

    private Node alike(Row row) {
        return new VBox(6, Tags.styled(row.name(), "strong"), Tags.styled(joined(row.age() == null ? "" : Texts.text("residents.age", row.age()),
                row.place(), row.phone(), row.idNo()), "secondary", "wrap"), new HBox(8,
                Tags.button(Texts.text("residents.page.join"), null, () -> model.merge(row.id())), Tags.button(Texts.text("residents.page.other"), null, () -> model.distinct(row.id()))));
    }

    private void facts(Resident one) {
        List<Node> lines = new ArrayList<>();
        lines.add(fact(Texts.text("residents.field.idNo"), one.document() == null ? "" : Mask.idNo(one.document().number()), one.document() == null ? null : Secret.ID_NO));
        lines.add(fact(Texts.text("residents.field.phones"), joined(one.phones().stream()
                .map(phone -> Mask.phone(phone.number()) + (phone.owner().isEmpty() ? "" : "(" + phone.owner() + ")")).toArray(String[]::new)),
                one.phones().isEmpty() ? null : Secret.PHONES));
        lines.add(fact(Texts.text("residents.field.birth"), one.birth() == null ? "" : one.birth().toString(), null));
        if (!one.documents().isEmpty()) {
            lines.add(fact(Texts.of(Secret.DOCUMENTS), joined(one.documents().stream().map(more -> Mask.idNo(more.number())).toArray(String[]::new)), Secret.DOCUMENTS));
        }
        for (Detail detail : Detail.values()) {
            String text = one.detail(detail);
            if (!text.isEmpty()) {
                String words = detail.codes().map(table -> table.nameOf(text)).orElse(detail == Detail.HUKOU_KIND
                        ? CodeTable.category().byCode(text).map(code -> code.name()).orElse(text) : text);
                lines.add(fact(Texts.of(detail), detail.sensitive() ? "***" : detail == Detail.ADDRESS ? Mask.address(text) : words,
                        detail.sensitive() ? Secret.HEALTH : detail == Detail.ADDRESS ? Secret.ADDRESS : null));
            }
        }
        model.ownWords(one).forEach((name, words) -> lines.add(fact(name, words, null)));
        facts.getChildren().setAll(lines);
    }

    private Node fact(String name, String value, Secret secret) {
        Label words = Tags.styled(value.isEmpty() ? Texts.text("residents.page.unknown") : value, value.isEmpty() ? "muted" : "wrap");
        Label label = Tags.styled(name, "secondary");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(label, spring(), words);
        line.getStyleClass().add("list-row");
        if (secret != null) {
            Button reveal = Tags.button(Texts.text("residents.page.reveal"), null, () -> Dialogs.askReason(view, Texts.text("residents.page.reveal"),
                    Texts.text("residents.page.why", Texts.of(secret))).ifPresent(reason -> model.reveal(secret, reason, words::setText)));
            reveal.getStyleClass().add("link");
            reveal.setAccessibleText(Texts.text("residents.page.reveal") + " " + name);
            line.getChildren().add(reveal);
        }
        return line;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private Node member(Row row, Resident one) {
        Label name = Tags.styled(row.name(), row.id() == one.id() ? "strong" : "text-acc");
        HBox line = new HBox(8, name, Tags.styled(joined(row.relation(), row.age() == null ? "" : Texts.text("residents.age", row.age())), "secondary"), spring());
        row.groups().forEach(group -> line.getChildren().add(Tags.tag(Texts.of(group), Tone.ACCENT)));
        return row.id() == one.id() ? styled(line) : clickable(line, () -> nav.open("resident", row.id()));
    }

    private Node need(Residents.Asked need) {
        Label body = Tags.styled(need.body(), "wrap");
        body.setMaxHeight(44);
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox line = new HBox(12, Tags.styled(need.on().toString(), "timeline-time"), body, spring(), Tags.styled(need.number(), "muted"));
        return clickable(line, () -> nav.open("need", need.id()));
    }

    private static Node event(Residents.Event event) {
        Label what = Tags.styled(Texts.of(event.did()), "strong");
        return new HBox(12, Tags.styled(MOMENT.format(event.at().atZoneSameInstant(ZoneId.systemDefault())), "timeline-time"), what,
                Tags.styled(joined(event.detail(), event.staff()), "secondary", "wrap"));
    }

    private Node parted(Row row) {
        HBox line = new HBox(12, Tags.styled(Texts.text("residents.page.merged", row.name(), row.id()), "secondary"), spring(),
                Tags.button(Texts.text("residents.page.part"), null, () -> model.unmerge(row.id())));
        return styled(line);
    }

    private static HBox styled(HBox line) {
        line.getStyleClass().add("list-row");
        return line;
    }

    private static Node clickable(HBox line, Runnable action) {
        styled(line).getStyleClass().add("clickable");
        line.setFocusTraversable(true);
        line.setOnMouseClicked(event -> action.run());
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                action.run();
            }
        });
        return line;
    }
}
