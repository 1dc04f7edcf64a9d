package linli.residents;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Columns;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;
import linli.base.value.CodeTable;
import linli.residents.Resident.Standing;
import linli.residents.Residents.Count;
import linli.residents.Residents.Row;
import linli.residents.Residents.Sort;

/** 居民: the list, with what narrows it above and the counts of the key groups. */
public final class ResidentsPage implements Page {
    /** Columns that the store sorts. */
    private static final Map<String, Sort> SORTS = Map.of("name", Sort.NAME, "age", Sort.AGE, "sex", Sort.SEX, "idNo", Sort.ID_NO,
            "phone", Sort.PHONE, "place", Sort.PLACE, "grid", Sort.GRID, "relation", Sort.RELATION, "hukou", Sort.HUKOU_KIND);

    private final ResidentsModel model;
    private final Nav nav;
    private final Memory memory;
    private Node view;

    @FXML private PageHead head;
    @FXML private TextField search;
    @FXML private HBox groups;
    @FXML private ComboBox<Count> building;
    @FXML private ComboBox<Count> category;
    @FXML private ComboBox<Count> own;
    @FXML private ComboBox<Standing> standing;
    @FXML private FlowPane tools;
    @FXML private TableView<Row> table;
    @FXML private Label status;
    @FXML private Button previous;
    @FXML private Button next;

    public ResidentsPage(ResidentsModel model, Nav nav, Memory memory) {
        this.model = model;
        this.nav = nav;
        this.memory = memory;
    }

    /** Convenience for the wiring. */
    public ResidentsPage(Residents residents, Work work, Nav nav, Memory memory) {
        this(new ResidentsModel(residents, work), nav, memory);
    }

    @Override
    public String name() {
        return "residents";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "residents.fxml");
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof FocusGroup group) {
            model.clear();
            model.group().set(group);
        }
        model.reload();
    }

    @FXML
    private void initialize() {
        Button add = Tags.button(Texts.text("residents.list.add"), null, () -> nav.open("resident", null));
        add.getStyleClass().add("primary");
        head.getActions().addAll(Tags.button(Texts.text("residents.dup.title"), null, () -> nav.open("duplicates", null)),
                Tags.button(Texts.text("residents.list.import"), null, () -> nav.open("import", "residents")), add);
        search.textProperty().bindBidirectional(model.text());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN && !model.rows().isEmpty()) {
                table.requestFocus();
                table.getSelectionModel().selectFirst();
            }
        });
        choice(building, Texts.text("residents.list.allBuildings"), count -> Texts.text("residents.list.building", count.value(), count.people()));
        choice(category, Texts.text("residents.list.allCategories"), count -> Texts.text("residents.list.category",
                CodeTable.category().nameOf(count.value()), count.people()));
        choice(own, Texts.text("residents.list.allFields"), count -> Texts.text("residents.list.category", model.words(count.value()), count.people()));
        own.valueProperty().addListener((property, old, now) -> model.own().set(now == null || now.value() == null ? null : now.value()));
        own.managedProperty().bind(own.visibleProperty());
        own.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(model.extras()));
        model.extras().addListener((InvalidationListener) any -> fill(own, model.extras()));
        model.own().addListener((property, old, now) -> {
            if (now == null) {
                own.getSelectionModel().selectFirst();
            }
        });
        building.valueProperty().addListener((property, old, now) -> model.building().set(now == null || now.value() == null ? null : now.value()));
        category.valueProperty().addListener((property, old, now) -> model.category().set(now == null || now.value() == null ? null : now.value()));
        model.buildings().addListener((InvalidationListener) any -> fill(building, model.buildings()));
        model.categories().addListener((InvalidationListener) any -> fill(category, model.categories()));
        standing.getItems().setAll(Standing.ACTIVE, Standing.MOVED, Standing.DECEASED, Standing.MERGED);
        standing.setConverter(converter(Texts::of));
        standing.valueProperty().bindBidirectional(model.standing());
        chips();
        table();
        model.counts().addListener((property, old, now) -> counts(now));
        model.total().addListener((property, old, now) -> status());
        model.from().addListener((property, old, now) -> status());
    }

    private void chips() {
        ToggleGroup one = new ToggleGroup();
        for (FocusGroup group : FocusGroup.values()) {
            ToggleButton chip = new ToggleButton(Texts.of(group));
            chip.getStyleClass().add("chip");
            chip.setToggleGroup(one);
            chip.setUserData(group);
            groups.getChildren().add(chip);
        }
        one.selectedToggleProperty().addListener((property, old, now) -> model.group().set(now == null ? null : (FocusGroup) now.getUserData()));
        model.group().addListener((property, old, now) -> one.getToggles().forEach(chip -> chip.setSelected(chip.getUserData() == now)));
    }

    private void counts(Residents.Counts now) {
        head.setSub(Texts.text("residents.list.counts", now.people(), now.inAnyGroup(), now.withoutBirth()));
        groups.getChildren().forEach(chip -> {
            FocusGroup group = (FocusGroup) chip.getUserData();
            ((ToggleButton) chip).setText(Texts.text("residents.list.chip", Texts.of(group), now.groups().get(group)));
        });
    }

    private void table() {
        table.setItems(model.rows());
        Columns<Row> columns = new Columns<>(table, "residents.list", memory)
                .node("name", Texts.text("residents.field.name"), 9, Row::name, row -> Tags.styled(row.name(), "strong"))
                .text("sex", Texts.text("residents.field.sex"), 4.5, row -> CodeTable.sex().nameOf(row.sex().code()))
                .number("age", Texts.text("residents.field.age"), 4.5, row -> row.age() == null ? -1 : row.age(), row -> row.age() == null ? "" : row.age().toString())
                .text("place", Texts.text("residents.field.place"), 11, Row::place)
                .text("relation", Texts.text("residents.field.relation"), 7, Row::relation)
                .text("phone", Texts.text("residents.field.phone"), 9.5, row -> row.phones() > 1 ? Texts.text("residents.list.phones", row.phone(), row.phones() - 1) : row.phone())
                .text("idNo", Texts.text("residents.field.idNo"), 12.5, Row::idNo)
                .node("tags", Texts.text("residents.field.categories"), 19, this::categories, this::tags)
                .text("grid", Texts.text("residents.field.grid"), 7, Row::grid).hidden()
                .text("head", Texts.text("residents.field.head"), 7, Row::headName).hidden()
                .text("hukou", Texts.text("residents.field.hukou"), 8, row -> CodeTable.category().byCode(row.hukouKind()).map(code -> code.name()).orElse(row.hukouKind())).hidden()
                .text("birth", Texts.text("residents.field.birth"), 8, row -> row.birth() == null ? "" : row.birth().toString()).hidden()
                .opening(row -> nav.open("resident", row.mergedInto() == null ? (Long) row.id() : row.mergedInto()))
                .filtering(this::narrow)
                .remember();
        tools.getChildren().add(columns.chooser());
        table.setSortPolicy(sorted -> {
            List<TableColumn<Row, ?>> order = sorted.getSortOrder();
            Sort by = order.isEmpty() ? Sort.NAME : SORTS.get(order.getFirst().getId());
            if (by != null) {
                boolean up = order.isEmpty() || order.getFirst().getSortType() == TableColumn.SortType.ASCENDING;
                // Age grows as the birth date falls.
                model.sort(by, by == Sort.AGE ? up : !up);
            }
            return true;
        });
        table.sort();
        table.setPlaceholder(new Label(""));
    }

    private void narrow(String column, String value) {
        if (column.equals("name") || column.equals("place")) {
            model.text().set(value);
        }
    }

    private String categories(Row row) {
        return row.categories().stream().map(CodeTable.category()::nameOf).collect(Collectors.joining(Texts.text("residents.same.join")));
    }

    private Node tags(Row row) {
        HBox tags = new HBox(4);
        tags.setAlignment(Pos.CENTER_LEFT);
        row.groups().forEach(group -> tags.getChildren().add(Tags.tag(Texts.of(group), Tone.ACCENT)));
        row.categories().stream().limit(4).forEach(code -> tags.getChildren().add(Tags.tag(CodeTable.category().nameOf(code),
                CodeTable.category().byCode(code).map(one -> one.column("group")).orElse("").equals("AID") ? Tone.WARN : Tone.PLAIN)));
        if (row.categories().size() > 4) {
            tags.getChildren().add(Tags.tag("+" + (row.categories().size() - 4), Tone.PLAIN));
        }
        return tags;
    }

    private void status() {
        int total = model.total().get();
        int from = model.from().get();
        status.setText(total == 0 ? Texts.text("residents.list.none") : Texts.text("residents.list.shown", total, from + 1, Math.min(total, from + ResidentsModel.PAGE)));
        previous.setDisable(from == 0);
        next.setDisable(from + ResidentsModel.PAGE >= total);
        boolean nobody = total == 0 && model.isWhole();
        table.setPlaceholder(nobody
                ? new EmptyState(Texts.text("residents.list.empty"), Texts.text("residents.list.import"), () -> nav.open("import", "residents"))
                : new EmptyState(Texts.text("residents.list.nothing"), Texts.text("residents.list.clear"), model::clear));
    }

    @FXML
    private void previous() {
        model.previous();
    }

    @FXML
    private void next() {
        model.next();
    }

    private static void choice(ComboBox<Count> box, String all, Function<Count, String> words) {
        box.setConverter(converter(count -> count == null || count.value() == null ? all : words.apply(count)));
        box.getItems().add(new Count(null, 0));
        box.getSelectionModel().selectFirst();
    }

    /** Keeps what is chosen while the counts change. */
    private static void fill(ComboBox<Count> box, List<Count> counts) {
        String chosen = box.getValue() == null ? null : box.getValue().value();
        box.getItems().removeIf(count -> count.value() != null && !count.value().equals(chosen));
        counts.stream().filter(count -> !count.value().equals(chosen)).forEach(box.getItems()::add);
    }

    static <T> StringConverter<T> converter(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice, not typed");
            }
        };
    }
}
