package linli.volunteers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Columns;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetView;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.Mask;
import linli.base.value.WeekSlot;
import linli.volunteers.Volunteer.VolunteerStanding;
import linli.volunteers.VolunteersModel.VolunteerView;

/** 志愿服务: the list of volunteers with their hours, the tasks with who comes, and who is to be thanked. */
public final class VolunteersPage implements Page {
    private final Nav nav;
    private final VolunteersModel model;
    private final Memory memory;
    private final Supplier<List<String>> centre;
    private final Map<Object, ToggleButton> chipOf = new LinkedHashMap<>();
    private final Map<VolunteerView, ToggleButton> viewOf = new HashMap<>();
    private final DetailPane pane = new DetailPane(this::closePane);
    private TaskPage tasks;
    private VolunteerFormPage form;
    private Node view;

    @FXML private PageHead head;
    @FXML private HBox kpis;
    @FXML private FlowPane views;
    @FXML private FlowPane chips;
    @FXML private TextField text;
    @FXML private TableView<VolunteerList.Row> people;
    @FXML private TableView<Volunteers.Recognised> stars;
    @FXML private VBox peopleBox;
    @FXML private VBox starsBox;
    @FXML private StackPane tasksBox;
    @FXML private StackPane side;
    @FXML private Label total;
    @FXML private Label levels;

    /** @param centre name of the centre, its phone, and who is signed in, for the certificate */
    public VolunteersPage(Nav nav, VolunteersModel model, Memory memory, Supplier<List<String>> centre) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.centre = centre;
    }

    @Override
    public String name() {
        return "volunteers";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "volunteers.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.load();
        if (argument instanceof Long id) {
            model.view.set(VolunteerView.PEOPLE);
            model.open(id);
        }
    }

    private void build() {
        Button add = Tags.button(Texts.text("volunteers.add"), null, () -> edit(null));
        add.getStyleClass().add("primary");
        add.setId("volunteers-add");
        head.getActions().addAll(Tags.button(Texts.text("volunteers.import"), null, () -> nav.open("import", "volunteers")),
                Tags.button(Texts.text("volunteers.importHours"), null, () -> nav.open("import", "volunteer-hours")),
                Tags.button(Texts.text("volunteers.newTask"), null, () -> {
                    model.view.set(VolunteerView.TASKS);
                    tasks.edit(null);
                }), add);
        for (VolunteerView one : VolunteerView.values()) {
            ToggleButton chip = chip(Texts.of(one), views, () -> model.view.set(one));
            viewOf.put(one, chip);
        }
        chipOf.put("all", chip("", chips, () -> model.standing.set(null)));
        for (VolunteerStanding one : VolunteerStanding.values()) {
            chipOf.put(one, chip("", chips, () -> model.standing.set(one)));
        }
        side.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(side.getChildren()));
        text.textProperty().bindBidirectional(model.text);
        tasks = new TaskPage(model, nav, side);
        tasksBox.getChildren().setAll(tasks.table());
        form = new VolunteerFormPage(model, this::closePane);
        table();
        starTable();
        model.view.addListener((property, old, now) -> view(now));
        model.counts.addListener((property, old, now) -> counts(now));
        model.standing.addListener((property, old, now) -> counts(model.counts.get()));
        model.sums.addListener((property, old, now) -> sums(now));
        model.shown.addListener((property, old, now) -> detail(now));
        model.rows.addListener((javafx.beans.Observable changed) -> total.setText(Texts.text("volunteers.total", model.rows.size())));
        view(model.view.get());
    }

    private static ToggleButton chip(String word, FlowPane row, Runnable action) {
        ToggleButton chip = new ToggleButton(word);
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> {
            chip.setSelected(true);
            action.run();
        });
        row.getChildren().add(chip);
        return chip;
    }

    private void view(VolunteerView now) {
        viewOf.forEach((one, chip) -> chip.setSelected(one == now));
        for (var part : Map.of(VolunteerView.PEOPLE, peopleBox, VolunteerView.STARS, starsBox, VolunteerView.TASKS, tasksBox).entrySet()) {
            part.getValue().setVisible(part.getKey() == now);
            part.getValue().setManaged(part.getKey() == now);
        }
        closePane();
    }

    private void counts(Map<VolunteerStanding, Integer> now) {
        int all = now.values().stream().mapToInt(Integer::intValue).sum();
        chipOf.forEach((key, chip) -> {
            int count = key instanceof VolunteerStanding standing ? now.getOrDefault(standing, 0) : all;
            chip.setText((key instanceof VolunteerStanding standing ? Texts.of(standing) : Texts.text("volunteers.all")) + " " + count);
            chip.setSelected(key instanceof VolunteerStanding standing ? standing == model.standing.get() : model.standing.get() == null);
        });
        head.setSub(Texts.text("volunteers.sub", all, now.getOrDefault(VolunteerStanding.ACTIVE, 0)));
    }

    private void sums(VolunteersModel.Sums now) {
        kpis.getChildren().setAll(
                new Kpi(Texts.text("volunteers.kpi.month"), Texts.text("volunteers.kpi.times", now.month().times()), Texts.text("volunteers.kpi.people", now.month().people())),
                new Kpi(Texts.text("volunteers.kpi.monthHours"), Volunteers.hoursWord(now.month().minutes()), Texts.text("volunteers.kpi.real")),
                new Kpi(Texts.text("volunteers.kpi.year"), Texts.text("volunteers.kpi.times", now.year().times()), Texts.text("volunteers.kpi.people", now.year().people())),
                new Kpi(Texts.text("volunteers.kpi.yearHours"), Volunteers.hoursWord(now.year().minutes()), Texts.text("volunteers.kpi.real")));
        kpis.getChildren().forEach(kpi -> HBox.setHgrow(kpi, javafx.scene.layout.Priority.ALWAYS));
    }

    private void table() {
        people.setItems(model.rows);
        people.setPlaceholder(new EmptyState(Texts.text("volunteers.empty"), Texts.text("volunteers.import"), () -> nav.open("import", "volunteers")));
        Columns<VolunteerList.Row> columns = new Columns<>(people, "volunteers.people", memory)
                .text("name", Texts.text("volunteers.column.name"), 7, VolunteerList.Row::name)
                .node("standing", Texts.text("volunteers.column.standing"), 6.5, row -> Texts.of(row.standing()), row -> Tags.tag(Texts.of(row.standing()), tone(row.standing())))
                .text("team", Texts.text("volunteers.column.team"), 9, row -> row.team() == null ? "" : row.team())
                .text("phone", Texts.text("volunteers.column.phone"), 8, row -> row.phone() == null ? "" : Mask.phone(row.phone()))
                .number("hours", Texts.text("volunteers.column.hours"), 6, VolunteerList.Row::minutes, row -> Volunteers.hoursWord(row.minutes()))
                .number("recent", Texts.text("volunteers.column.recent"), 6, VolunteerList.Row::recent, row -> Volunteers.hoursWord(row.recent()))
                .text("last", Texts.text("volunteers.column.last"), 8, row -> row.last() == null ? "" : row.last().toString())
                .opening(row -> model.open(row.id()))
                .remember();
        head.getActions().addFirst(columns.chooser());
        people.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.open(now.id());
            }
        });
    }

    private void starTable() {
        stars.setItems(model.recognised);
        stars.setPlaceholder(Tags.styled(Texts.text("volunteers.stars.none"), "secondary"));
        new Columns<>(stars, "volunteers.stars", memory)
                .text("name", Texts.text("volunteers.column.name"), 8, one -> one.row().name())
                .text("stars", Texts.text("volunteers.column.stars"), 8, one -> Texts.text("volunteers.stars", one.stars()))
                .text("before", Texts.text("volunteers.column.before"), 8, one -> one.before() == 0 ? "" : Texts.text("volunteers.stars", one.before()))
                .number("hours", Texts.text("volunteers.column.hours"), 8, one -> one.row().minutes(), one -> Volunteers.hoursWord(one.row().minutes()))
                .text("team", Texts.text("volunteers.column.team"), 12, one -> one.row().team() == null ? "" : one.row().team())
                .opening(one -> {
                    model.view.set(VolunteerView.PEOPLE);
                    model.open(one.row().id());
                }).remember();
        model.levels.addListener((property, old, now) -> levels.setText(Texts.text("volunteers.stars.note", now)));
    }

    private static Tone tone(VolunteerStanding standing) {
        return switch (standing) {
            case ACTIVE -> Tone.OK;
            case LAPSED -> Tone.WARN;
            case NEVER -> Tone.BLUE;
            case ENDED -> Tone.PLAIN;
        };
    }

    private void edit(Volunteer who) {
        form.edit(who);
        side.getChildren().setAll(form.pane());
        form.start();
    }

    private void closePane() {
        model.close();
        side.getChildren().clear();
        people.getSelectionModel().clearSelection();
    }

    private void detail(VolunteersModel.Shown now) {
        if (now == null) {
            return;
        }
        Volunteer who = now.who();
        VBox facts = new VBox(6);
        fact(facts, "volunteers.column.phone", who.phone() == null ? "" : Mask.phone(who.phone()));
        fact(facts, "volunteers.column.team", who.team());
        fact(facts, "volunteers.column.no", who.no());
        fact(facts, "volunteers.column.skills", String.join(Texts.text("row.or"), who.skills().stream().map(Domains::nameOf).toList()));
        fact(facts, "volunteers.column.slots", WeekSlot.words(who.slots()));
        fact(facts, "volunteers.column.joined", who.joinedOn() == null ? "" : who.joinedOn().toString());
        if (!who.active()) {
            fact(facts, "volunteers.column.ended", Texts.text("volunteers.ended", who.end().on(), who.end().reason()));
        }
        long minutes = now.hours().stream().filter(line -> line.voided() == null).mapToLong(Volunteer.Hours::minutes).sum();
        HBox sums = new HBox(8, Tags.tag(Volunteers.hoursWord(minutes), Tone.ACCENT));
        if (now.stars() > 0) {
            sums.getChildren().add(Tags.tag(Texts.text("volunteers.stars", now.stars()), Tone.WARN));
        }
        VBox lines = new VBox(4);
        now.hours().stream().limit(50).forEach(line -> lines.getChildren().add(line(line)));
        pane.show(who.name(), sums, facts, who.active() ? logging(who) : new VBox(), Tags.styled(Texts.text("volunteers.hours.list", now.hours().size()), "strong"), lines);
        Button stop = who.active() ? Tags.button(Texts.text("volunteers.end"), null, () -> Dialogs.askReason(view, Texts.text("volunteers.end"),
                Texts.text("volunteers.end.ask", who.name())).ifPresent(reason -> model.end(who, reason)))
                : Tags.button(Texts.text("volunteers.resume"), null, () -> model.resume(who));
        pane.buttons(stop, Tags.button(Texts.text("volunteers.edit"), null, () -> edit(who)), Tags.button(Texts.text("volunteers.certificate"), null, () -> certificate(who)));
        side.getChildren().setAll(pane);
    }

    private static void fact(VBox facts, String key, String value) {
        if (value != null && !value.isEmpty()) {
            Label words = Tags.styled(value, "wrap");
            words.setMaxWidth(Double.MAX_VALUE);
            facts.getChildren().add(new VBox(1, Tags.styled(Texts.text(key), "secondary", "small"), words));
        }
    }

    private Node line(Volunteer.Hours line) {
        Label words = Tags.styled(Texts.text("volunteers.hours.line", line.on(), line.content(), Volunteers.hoursWord(line.minutes())), "wrap");
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        if (line.voided() != null) {
            words.getStyleClass().add("secondary");
            words.setText(Texts.text("volunteers.hours.void", words.getText(), line.voided()));
            return words;
        }
        Button wrong = Tags.button(Texts.text("volunteers.hours.wrong"), null, () -> Dialogs.askReason(view, Texts.text("volunteers.hours.wrong"),
                Texts.text("volunteers.hours.ask", line.on(), line.content())).ifPresent(reason -> model.voidHours(line, reason)));
        wrong.getStyleClass().add("flat");
        return new HBox(6, words, wrong);
    }

    private Node logging(Volunteer who) {
        DatePicker on = new DatePicker(model.today());
        TextField hours = new TextField();
        hours.setPrefColumnCount(4);
        TextField content = new TextField();
        Field contentField = new Field(Texts.text("volunteers.column.content"), content);
        Button save = Tags.button(Texts.text("volunteers.hours.save"), null, () -> {
            contentField.error(null);
            int minutes = hours.getText().strip().matches("\\d{1,2}(\\.\\d{1,2})?") ? (int) Math.round(Double.parseDouble(hours.getText().strip()) * 60) : 0;
            model.log(who.id(), on.getValue(), minutes, content.getText(), () -> nav.say(Texts.text("volunteers.hours.saved", who.name())),
                    wrong -> contentField.error(wrong instanceof UserError ? wrong.getMessage() : null));
        });
        content.setOnAction(event -> save.fire());
        HBox row = new HBox(8, new Field(Texts.text("volunteers.column.on"), on), new Field(Texts.text("volunteers.column.hours"), hours));
        return new VBox(8, Tags.styled(Texts.text("volunteers.hours.add"), "strong"), row, contentField, save);
    }

    private void certificate(Volunteer who) {
        model.certificate(who.id(), centre, sheet -> {
            SheetView paper = new SheetView(nav, () -> Texts.text("volunteers.paper.file", who.name()));
            paper.show(sheet);
            pane.show(Texts.text("volunteers.paper.title"), paper);
            pane.buttons();
        });
    }
}
