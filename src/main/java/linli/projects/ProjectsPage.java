package linli.projects;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.Dialogs;
import linli.base.ui.Form;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.ProjectsModel.Side;

/** 服务项目: the list, with one of them at its side. */
public final class ProjectsPage implements Page {
    /** Widths in em that the list and the side need together. */
    private static final double BOTH = 60;

    private final Nav nav;
    private final ProjectsModel model;
    private final Memory memory;
    private final Map<ProjectStatus, ToggleButton> chipOf = new EnumMap<>(ProjectStatus.class);
    private final ToggleButton every = new ToggleButton();
    private VBox view;
    private ProjectPanePage pane;
    private Form form;
    private boolean filling;

    @FXML private PageHead head;
    @FXML private FlowPane chips;
    @FXML private ToggleButton expiring;
    @FXML private TextField text;
    @FXML private ComboBox<String> domain;
    @FXML private ComboBox<SourcingBatch> batch;
    @FXML private ComboBox<FocusGroup> group;
    @FXML private ComboBox<String> community;
    @FXML private ComboBox<String> brand;
    @FXML private DatePicker on;
    @FXML private Button all;
    @FXML private TableView<ProjectList.Row> table;
    @FXML private VBox empty;
    @FXML private Button emptyAdd;
    @FXML private Button emptyImport;
    @FXML private Label total;
    @FXML private Label seats;
    @FXML private Card list;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public ProjectsPage(Nav nav, ProjectsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "projects";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "projects.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    @Override
    public boolean leave() {
        return form == null || !form.changed() || Dialogs.confirmLeave(view);
    }

    private void build() {
        Button add = Tags.button(Texts.text("projects.list.add"), "Ctrl N", () -> model.add(null));
        add.getStyleClass().add("primary");
        add.setId("projects-add");
        head.getActions().addAll(Tags.button(Texts.text("projects.list.import"), null, () -> nav.open("import", "projects")), add);
        emptyAdd.setOnAction(event -> model.add(null));
        emptyImport.setOnAction(event -> nav.open("import", "projects"));
        empty.visibleProperty().bind(model.empty);
        table.visibleProperty().bind(model.empty.not());
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
                model.add(null);
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                text.requestFocus();
                event.consume();
            }
        });
        pane = new ProjectPanePage(nav, model, this::back);
        side.visibleProperty().bind(model.side.isNotEqualTo(Side.NONE));
        side.managedProperty().bind(side.visibleProperty());
        // Where both do not fit (200 % text, a small window), the one at the side takes the place until it is closed.
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.side.get() == Side.NONE || view.getWidth() >= Look.em().get() * BOTH,
                model.side, view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        HBox.setHgrow(side, Priority.SOMETIMES);
        model.side.addListener((property, old, now) -> side());
        model.open.addListener((property, old, now) -> one());
        model.asked.addListener((property, old, now) -> one());
        chip(every, null);
        for (ProjectStatus status : ProjectStatus.values()) {
            chipOf.put(status, new ToggleButton());
            chip(chipOf.get(status), status);
        }
        filters();
        table();
        model.counts.addListener((property, old, now) -> counts(now));
        model.filter.addListener((property, old, now) -> filtered());
        filtered();
    }

    /** Shows the open project anew. */
    private void one() {
        if (model.open.get() != null && model.side.get() == Side.ONE) {
            side();
        }
    }

    /** What stands at the side; an unfinished form is asked about before it goes. */
    private void side() {
        form = switch (model.side.get()) {
            case NONE, ONE -> null;
            case ADD -> ProjectFormPage.project(model, null, saved -> nav.say(Texts.text("projects.saved", saved.face().name())), nav::fail);
            case EDIT -> ProjectFormPage.project(model, model.open.get().project(), saved -> nav.say(Texts.text("projects.saved", saved.face().name())), nav::fail);
            case STATUS -> ProjectFormPage.status(model, nav::say, nav::fail);
        };
        if (model.side.get() == Side.ONE) {
            side.getChildren().setAll(pane.show(model.open.get()));
        } else if (form != null) {
            side.getChildren().setAll(pane.frame(form, switch (model.side.get()) {
                case ADD -> Texts.text("projects.list.add");
                case EDIT -> Texts.text("projects.edit");
                default -> Texts.text("projects.status.title", Texts.of(model.next.get()));
            }));
            form.start();
        } else {
            side.getChildren().clear();
            table.requestFocus();
        }
    }

    private void back() {
        if (leave()) {
            model.back();
        }
    }

    private void chip(ToggleButton chip, ProjectStatus status) {
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> {
            model.narrow("status", status == null ? null : status.name());
            filtered();
        });
        chips.getChildren().add(chips.getChildren().size() - 1, chip);
    }

    private void counts(ProjectList now) {
        every.setText(Texts.text("projects.list.every", now.byStatus().entrySet().stream().filter(entry -> entry.getKey() != ProjectStatus.ENDED).mapToInt(Map.Entry::getValue).sum()));
        chipOf.forEach((status, chip) -> chip.setText(Texts.of(status) + " " + now.byStatus().getOrDefault(status, 0)));
        expiring.setText(Texts.text("projects.list.expiring", now.expiring()));
        expiring.getStyleClass().remove("bad");
        if (now.expiring() > 0) {
            expiring.getStyleClass().add("bad");
        }
        head.setSub(Texts.text("projects.list.sub", now.byBatch().getOrDefault(SourcingBatch.SINK, 0), now.byBatch().getOrDefault(SourcingBatch.DIG, 0),
                now.byBatch().getOrDefault(SourcingBatch.BRING, 0)));
        total.setText(model.filter.get().containsKey("on") ? Texts.text("projects.list.totalOn", now.on(), now.rows().size()) : Texts.text("projects.list.total", now.rows().size()));
        seats.setText(now.seats() == 0 ? "" : Texts.text("projects.list.seats", now.seats()));
    }

    private void filters() {
        domain.getItems().add(null);
        domain.getItems().addAll(Domains.roots().stream().map(Domains.Domain::code).toList());
        choice(domain, "domain", Domains::nameOf, word -> word, Texts.text("projects.list.anyDomain"));
        batch.getItems().add(null);
        batch.getItems().addAll(SourcingBatch.values());
        choice(batch, "batch", Texts::of, Enum::name, Texts.text("partners.list.anyBatch"));
        group.getItems().add(null);
        group.getItems().addAll(FocusGroup.values());
        choice(group, "group", Texts::of, Enum::name, Texts.text("projects.list.anyGroup"));
        choice(community, "community", word -> word, word -> word, Texts.text("projects.list.anyCommunity"));
        listed(community, model.communities);
        choice(brand, "brand", word -> word.equals("*") ? Texts.text("projects.list.eachBrand") : word, word -> word, Texts.text("projects.list.anyBrand"));
        listed(brand, model.brands);
        expiring.setOnAction(event -> narrow("expiring", expiring.isSelected() ? "" : null));
        DayText.dress(on);
        on.valueProperty().addListener((property, old, now) -> narrow("on", now == null ? null : now.toString()));
        text.textProperty().addListener((property, old, now) -> narrow("text", now.isBlank() ? null : now));
        all.setOnAction(event -> model.all());
    }

    private void listed(ComboBox<String> box, ObservableList<String> words) {
        words.addListener((ListChangeListener<String>) change -> {
            filling = true;
            String chosen = box.getValue();
            box.getItems().setAll(words);
            box.getItems().addFirst(null);
            if (box == brand) {
                box.getItems().add("*");
            }
            box.setValue(chosen);
            filling = false;
        });
    }

    private <T> void choice(ComboBox<T> box, String key, Function<T, String> words, Function<T, String> word, String any) {
        box.setPromptText(any);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? any : words.apply(value);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        });
        box.valueProperty().addListener((property, old, now) -> narrow(key, now == null ? null : word.apply(now)));
    }

    private void narrow(String key, String value) {
        if (!filling) {
            model.narrow(key, value);
        }
    }

    /** Shows the filter in its controls. */
    private void filtered() {
        Map<String, String> words = model.filter.get();
        ProjectList.Filter filter = ProjectList.Filter.of(words);
        filling = true;
        every.setSelected(filter.status() == null);
        chipOf.forEach((status, chip) -> chip.setSelected(status == filter.status()));
        domain.setValue(filter.domain());
        batch.setValue(filter.batch());
        group.setValue(filter.group());
        community.setValue(filter.community());
        brand.setValue(filter.brand());
        expiring.setSelected(filter.expiring());
        on.setValue(filter.on());
        String typed = filter.text() == null ? "" : filter.text();
        if (!typed.equals(text.getText())) {
            text.setText(typed);
        }
        filling = false;
        all.setVisible(!words.isEmpty());
        all.setManaged(!words.isEmpty());
    }

    private void table() {
        table.setItems(model.rows);
        table.setPlaceholder(Tags.styled(Texts.text("projects.list.none"), "secondary"));
        Columns<ProjectList.Row> columns = new Columns<>(table, "projects.list", memory)
                .node("name", Texts.text("projects.field.name"), 14, row -> row.face().name(), row -> Tags.styled(row.face().name(), "strong"))
                .text("giver", Texts.text("projects.field.giver"), 12, ProjectList.Row::giver)
                .text("domain", Texts.text("batches.domain"), 6, row -> Domains.nameOf(row.face().domain()))
                .node("status", Texts.text("partners.field.status"), 4.6, row -> Texts.of(row.status()), row -> Tags.tag(Texts.of(row.status()), tone(row.status())))
                .text("slots", Texts.text("projects.field.slots"), 11, row -> row.face().slots().isEmpty() ? row.face().frequency() : WeekSlot.words(row.face().slots()))
                .node("ends", Texts.text("projects.field.ends"), 7.2, row -> row.face().ends() == null ? "" : row.face().ends().toString(), ProjectsPage::ends)
                .number("seats", Texts.text("projects.field.seats"), 4, row -> row.face().seats() == null ? 0 : row.face().seats(),
                        row -> row.face().seats() == null ? "" : row.face().seats().toString())
                .text("fee", Texts.text("projects.field.fee"), 8, row -> price(row.face()))
                .text("community", Texts.text("batches.community"), 6.5, row -> row.face().community())
                .text("batch", Texts.text("batches.batch"), 4, row -> Texts.of(row.face().batch()))
                .text("brand", Texts.text("projects.field.brand"), 6, row -> row.face().brand())
                .text("audience", Texts.text("projects.field.audience"), 8, row -> row.face().audience().words()).hidden()
                .text("venue", Texts.text("projects.field.venue"), 7, row -> Texts.of(row.face().venueKind())).hidden()
                .text("verified", Texts.text("partners.field.verified"), 7, row -> row.verifiedOn() == null ? Texts.text("partners.notVerified") : row.verifiedOn().toString()).hidden()
                .opening(row -> model.show(row.id()))
                .filtering(this::narrowTo)
                .remember();
        head.getActions().addFirst(columns.chooser());
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            // Going through the list shows each at the side, unless a form is being filled in.
            if (now != null && table.isFocused() && List.of(Side.ONE, Side.NONE).contains(model.side.get())) {
                model.show(now.id());
            }
        });
    }

    private void narrowTo(String column, String shown) {
        ProjectList.Row row = table.getSelectionModel().getSelectedItem();
        switch (row == null ? "" : column) {
            case "status" -> model.narrow("status", row.status().name());
            case "domain" -> model.narrow("domain", Domains.rootOf(row.face().domain()));
            case "batch" -> model.narrow("batch", row.face().batch().name());
            case "community" -> model.narrow("community", shown);
            case "brand" -> model.narrow("brand", shown.isBlank() ? null : shown);
            case "name", "giver", "audience" -> model.narrow("text", shown);
            default -> nav.say(Texts.text("partners.list.noFilter"));
        }
    }

    /** @return what it costs, in words. */
    static String price(Project.Face face) {
        return face.price().fee() == ProjectFee.FREE ? Texts.of(ProjectFee.FREE) : Texts.text("projects.price", face.price().amount().format(), face.price().unit().replaceFirst("^" + Texts.text("projects.yuan"), ""));
    }

    private static Node ends(ProjectList.Row row) {
        LocalDate ends = row.face().ends();
        return ends == null ? null : row.overdue() ? Tags.tag(Texts.text("projects.overdue", ends), Tone.BAD)
                : row.expiring() ? Tags.tag(ends.toString(), Tone.WARN) : Tags.styled(ends.toString(), "secondary");
    }

    static Tone tone(ProjectStatus status) {
        return switch (status) {
            case PLANNED -> Tone.BLUE;
            case OPEN -> Tone.OK;
            case PAUSED -> Tone.WARN;
            case ENDED -> Tone.PLAIN;
        };
    }
}
