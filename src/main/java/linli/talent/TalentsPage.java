package linli.talent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;

/** 社区能人库: the list, with one talent or a form at its side. */
public final class TalentsPage implements Page {
    private final Nav nav;
    private final TalentsModel model;
    private final Memory memory;
    private final Map<TalentList.Chip, ToggleButton> chipOf = new EnumMap<>(TalentList.Chip.class);
    private VBox view;
    private TalentPanePage pane;
    private TalentFormPage form;
    private boolean filling;

    @FXML private PageHead head;
    @FXML private FlowPane chips;
    @FXML private Card main;
    @FXML private FlowPane filters;
    @FXML private TextField text;
    @FXML private ComboBox<String> code;
    @FXML private ComboBox<Talent.Source> source;
    @FXML private ComboBox<SourcingBatch> batch;
    @FXML private Button elsewhere;
    @FXML private Button all;
    @FXML private TableView<TalentList.Row> table;
    @FXML private VBox empty;
    @FXML private Button emptyNominate;
    @FXML private Button emptyImport;
    @FXML private Label total;
    @FXML private Label late;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public TalentsPage(Nav nav, TalentsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "talents";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "talents.fxml");
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
        return !model.changed() || Dialogs.confirmLeave(view);
    }

    private void build() {
        main.minWidthProperty().bind(Look.em().multiply(30));
        Spread.setShare(main, 2.1);
        pane = new TalentPanePage(nav, model);
        form = new TalentFormPage(nav, model);
        Button nominate = Tags.button(Texts.text("talents.nominate"), null, () -> model.side.set(TalentsModel.Side.NOMINATE));
        nominate.setId("talents-nominate");
        Button write = Tags.button(Texts.text("talents.add"), "Ctrl N", () -> model.write(null));
        write.getStyleClass().add("primary");
        write.setId("talents-add");
        head.getActions().addAll(Tags.button(Texts.text("talents.coverage"), null, () -> nav.open("coverage", null)),
                Tags.button(Texts.text("talents.import"), null, () -> nav.open("import", "talents")), nominate, write);
        emptyNominate.setOnAction(event -> model.side.set(TalentsModel.Side.NOMINATE));
        emptyImport.setOnAction(event -> nav.open("import", "talents"));
        empty.visibleProperty().bind(model.empty);
        table.visibleProperty().bind(model.empty.not());
        model.side.addListener((property, old, now) -> side(now));
        side(model.side.get());
        for (TalentList.Chip chip : TalentList.Chip.values()) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().add("chip");
            button.setId("talents-chip-" + chip.name());
            button.setOnAction(event -> {
                model.narrow("chip", chip == TalentList.Chip.ALL ? null : chip.name());
                filtered(model.filter.get());
            });
            chipOf.put(chip, button);
            chips.getChildren().add(button);
        }
        filters();
        table();
        model.list.addListener((property, old, now) -> counts(now));
        model.filter.addListener((property, old, now) -> filtered(now));
        counts(model.list.get());
        filtered(model.filter.get());
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
                model.write(null);
                event.consume();
            }
        });
    }

    private void side(TalentsModel.Side now) {
        side.setVisible(now != TalentsModel.Side.NONE);
        side.setManaged(side.isVisible());
        if (now == TalentsModel.Side.FORM) {
            side.getChildren().setAll(form.root());
            form.start();
        } else if (side.isVisible()) {
            side.getChildren().setAll(pane.root());
        }
    }

    private void counts(TalentList now) {
        chipOf.forEach((chip, button) -> {
            int count = now.counts().getOrDefault(chip, 0);
            button.setText(word(chip) + " " + count);
            boolean rare = chip == TalentList.Chip.LEFT || chip == TalentList.Chip.EXPIRING || chip == TalentList.Chip.VENUE;
            button.setVisible(!rare || count > 0);
            button.setManaged(button.isVisible());
            button.getStyleClass().remove("bad");
            if (chip == TalentList.Chip.EXPIRING && count > 0) {
                button.getStyleClass().add("bad");
            }
        });
        int idle = now.counts().getOrDefault(TalentList.Chip.IDLE, 0);
        int expiring = now.counts().getOrDefault(TalentList.Chip.EXPIRING, 0);
        head.setSub(Texts.text("talents.sub", now.counts().getOrDefault(TalentList.Chip.POOL, 0), now.counts().getOrDefault(TalentList.Chip.CANDIDATE, 0), idle));
        total.setText(Texts.text("talents.total", now.rows().size()));
        late.setText(expiring > 0 ? Texts.text("talents.expiring", expiring, TalentList.EXPIRING_DAYS) : "");
    }

    private static String word(TalentList.Chip chip) {
        return switch (chip) {
            case ALL -> Texts.text("talents.chip.all");
            case POOL -> Texts.of(Talent.PoolStatus.POOL);
            case CANDIDATE -> Texts.of(Talent.PoolStatus.CANDIDATE);
            case PAUSED -> Texts.of(Talent.PoolStatus.PAUSED);
            case VENUE -> Texts.text("talents.chip.venue");
            case IDLE -> Texts.text("talents.chip.idle", TalentList.IDLE_DAYS);
            case EXPIRING -> Texts.text("talents.chip.expiring");
            case LEFT -> Texts.of(Talent.PoolStatus.LEFT);
        };
    }

    private void filters() {
        code.getItems().add("");
        code.getItems().addAll(Domains.all().stream().map(Domains.Domain::code).toList());
        source.getItems().add(null);
        source.getItems().addAll(Talent.Source.values());
        batch.getItems().add(null);
        batch.getItems().addAll(SourcingBatch.values());
        words(code, Texts.text("talents.column.skill"), one -> (one.contains(".") ? "\u3000" : "") + Domains.nameOf(one));
        words(source, Texts.text("talents.column.source"), Texts::of);
        words(batch, Texts.text("talents.column.batch"), Texts::of);
        narrows(code, "code", one -> one);
        narrows(source, "source", Enum::name);
        narrows(batch, "batch", Enum::name);
        text.textProperty().addListener((property, old, now) -> {
            if (!filling) {
                model.narrow("text", now);
            }
        });
        all.setOnAction(event -> model.all());
        elsewhere.setOnAction(event -> model.onlyHere());
    }

    /** An empty choice means any and shows the filter's name. */
    private static <T> void words(ComboBox<T> box, String name, Function<T, String> words) {
        String any = Texts.text("talents.any", name);
        box.setPromptText(any);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null || "".equals(value) ? any : words.apply(value);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        });
    }

    private <T> void narrows(ComboBox<T> box, String key, Function<T, String> word) {
        box.valueProperty().addListener((property, old, now) -> {
            if (!filling) {
                model.narrow(key, now == null ? null : word.apply(now));
            }
        });
    }

    /** Shows the filter in its controls. */
    private void filtered(Map<String, String> words) {
        TalentList.Filter filter = TalentList.Filter.of(words);
        filling = true;
        chipOf.forEach((chip, button) -> button.setSelected(chip == filter.chip()));
        code.setValue(filter.code() == null ? "" : filter.code());
        source.setValue(filter.source());
        batch.setValue(filter.batch());
        if (!filter.text().equals(text.getText())) {
            text.setText(filter.text());
        }
        filling = false;
        String from = model.elsewhere();
        elsewhere.setText(from + "  ×");
        elsewhere.setVisible(!from.isEmpty());
        elsewhere.setManaged(elsewhere.isVisible());
        all.setVisible(!words.isEmpty());
        all.setManaged(!words.isEmpty());
    }

    private void table() {
        table.setItems(model.rows);
        table.setPlaceholder(Tags.styled(Texts.text("talents.none"), "secondary"));
        Columns<TalentList.Row> columns = new Columns<>(table, "talents.list", memory)
                .text("name", Texts.text("talents.column.name"), 6, TalentList.Row::name, Comparator.comparingInt(model.rows::indexOf))
                .node("status", Texts.text("talents.column.status"), 7.6, row -> standing(row.status(), row.pause()), row -> Tags.tag(standing(row.status(), row.pause()), tone(row.status())))
                .node("signs", Texts.text("talents.column.signs"), 8, row -> String.join(" ", signs(row).stream().map(Label::getText).toList()), TalentsPage::signBox)
                .text("skill", Texts.text("talents.column.skill"), 10, row -> row.codes().stream().map(Domains::nameOf).collect(Collectors.joining(Texts.text("talent.comma"))))
                .text("slots", Texts.text("talents.column.slots"), 11, row -> WeekSlot.brief(row.slots()))
                .text("source", Texts.text("talents.column.source"), 6, row -> Texts.of(row.source()))
                .number("nominators", Texts.text("talents.column.nominators"), 4.6, TalentList.Row::nominators, row -> row.nominators() == 0 ? "" : String.valueOf(row.nominators()))
                .text("contact", Texts.text("talents.column.contact"), 6.6, row -> row.lastContact() == null ? "" : row.lastContact().toString())
                .text("service", Texts.text("talents.column.service"), 6.6, row -> row.lastService() == null ? "" : row.lastService().toString()).hidden()
                .text("satisfied", Texts.text("talents.column.satisfied"), 5, row -> row.satisfied() == null ? "" : Math.round(row.satisfied() * 100) + "%").hidden()
                .text("batch", Texts.text("talents.column.batch"), 5, row -> row.batch() == null ? "" : Texts.of(row.batch())).hidden()
                .text("phone", Texts.text("talents.column.phone"), 8, TalentList.Row::phone).hidden()
                .text("place", Texts.text("talents.column.place"), 10, TalentList.Row::place).hidden()
                .opening(row -> model.choose(row.id()))
                .filtering(this::narrow)
                .remember();
        filters.getChildren().add(columns.chooser());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TalentList.Row>) change -> {
            List<TalentList.Row> chosen = table.getSelectionModel().getSelectedItems();
            if (chosen.size() == 1 && chosen.getFirst() != null && !model.changed() && !isShown(chosen.getFirst().id())) {
                model.choose(chosen.getFirst().id());
            }
        });
    }

    private boolean isShown(long id) {
        return model.side.get() == TalentsModel.Side.SHOW && model.shown.get() != null && model.shown.get().talent().id() == id;
    }

    /** The most urgent one; the side tells the rest. */
    private static Node signBox(TalentList.Row row) {
        HBox box = new HBox(5, signs(row).stream().limit(1).toArray(Node[]::new));
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    /** What the clerk should see at a glance. */
    private static List<Label> signs(TalentList.Row row) {
        return Stream.of(row.expires() == null ? null : Tags.tag(Texts.text("talents.sign.expires"), Tone.BAD),
                row.status() == Talent.PoolStatus.CANDIDATE && !row.consent() ? Tags.tag(Texts.text("talents.sign.consent"), Tone.WARN) : null,
                row.idle() ? Tags.tag(Texts.text("talents.sign.idle", row.idleDays()), Tone.WARN) : null,
                row.ownVenue() ? Tags.tag(Texts.text("talents.sign.venue"), Tone.PLAIN) : null).filter(java.util.Objects::nonNull).toList();
    }

    private void narrow(String column, String shown) {
        TalentList.Row row = table.getSelectionModel().getSelectedItem();
        switch (column) {
            case "source" -> Arrays.stream(Talent.Source.values()).filter(one -> Texts.of(one).equals(shown)).findFirst().ifPresent(one -> model.narrow("source", one.name()));
            case "batch" -> Arrays.stream(SourcingBatch.values()).filter(one -> Texts.of(one).equals(shown)).findFirst().ifPresent(one -> model.narrow("batch", one.name()));
            case "skill" -> model.narrow("code", row == null || row.codes().isEmpty() ? null : row.codes().getFirst());
            default -> model.narrow("text", shown);
        }
    }

    static String standing(Talent.PoolStatus status, Talent.Pause pause) {
        return status == Talent.PoolStatus.PAUSED && pause != null ? Texts.text("talents.paused", Texts.of(pause)) : Texts.of(status);
    }

    static Tone tone(Talent.PoolStatus status) {
        return switch (status) {
            case CANDIDATE -> Tone.BLUE;
            case POOL -> Tone.OK;
            case PAUSED -> Tone.WARN;
            case LEFT, MERGED -> Tone.PLAIN;
        };
    }
}
