package linli.needs;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FocusGroup;

/** 民情需求: the list, with the form at its side. */
public final class NeedsPage implements Page {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final Nav nav;
    private final NeedsModel model;
    private final Clock clock;
    private final Memory memory;
    private final Map<Object, ToggleButton> chipOf = new LinkedHashMap<>();
    private VBox view;
    private NeedFormPage form;
    private boolean filling;

    @FXML private PageHead head;
    @FXML private FlowPane chips;
    @FXML private TextField text;
    @FXML private ComboBox<String> category;
    @FXML private ComboBox<NeedChannel> channel;
    @FXML private ComboBox<FocusGroup> group;
    @FXML private ComboBox<String> owner;
    @FXML private Button elsewhere;
    @FXML private Button all;
    @FXML private Button guess;
    @FXML private Button unguess;
    @FXML private TableView<NeedList.Row> table;
    @FXML private VBox empty;
    @FXML private Button emptyWrite;
    @FXML private Button emptyImport;
    @FXML private Label total;
    @FXML private Label chosen;
    @FXML private Label late;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public NeedsPage(Nav nav, NeedsModel model, Clock clock, Memory memory) {
        this.nav = nav;
        this.memory = memory;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "needs";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "needs.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
        if (model.formOpen.get()) {
            form.start();
        }
    }

    @Override
    public boolean leave() {
        model.form.keep();
        return true;
    }

    private void build() {
        form = new NeedFormPage(model.form, model::closeForm, model::discard, need -> {
            nav.say(Texts.text("needs.saved", need.no()));
            model.load();
        }, nav::fail);
        Button write = Tags.button(Texts.text("needs.list.write"), "F2", this::write);
        write.getStyleClass().add("primary");
        write.setId("needs-write");
        head.getActions().addAll(Tags.button(Texts.text("needs.list.import"), null, () -> nav.open("import", "needs")), write);
        emptyWrite.setOnAction(event -> write());
        emptyImport.setOnAction(event -> nav.open("import", "needs"));
        empty.visibleProperty().bind(model.empty);
        table.visibleProperty().bind(model.empty.not());
        side.getChildren().setAll(form.root());
        side.visibleProperty().bind(model.formOpen);
        side.managedProperty().bind(model.formOpen);
        chips();
        filters();
        table();
        model.counts.addListener((property, old, now) -> counts(now));
        model.filter.addListener((property, old, now) -> filtered(now));
        counts(model.counts.get());
        filtered(model.filter.get());
    }

    /** Shows how many go where, and sorts them when that is wanted. */
    private void guess() {
        model.guess(guesses -> {
            String counts = guesses.stream().collect(Collectors.groupingBy(one -> one.suggestion().category(), TreeMap::new, Collectors.counting()))
                    .entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(Texts.text("needs.comma")));
            String sentence = Texts.text("needs.guess.sentence", guesses.size(), counts, model.counts.get().byStatus().getOrDefault(NeedStatus.REGISTERED, 0));
            if (guesses.isEmpty()) {
                nav.say(Texts.text("needs.guess.none"));
            } else if (Dialogs.confirm(view, Texts.text("needs.guess"), sentence, Texts.text("needs.guess.action", guesses.size()))) {
                model.sort(guesses, count -> nav.say(Texts.text("needs.guess.done", count)));
            }
        });
    }

    private void write() {
        model.write();
        form.start();
    }

    private void chips() {
        chip("all", () -> model.status(null, false));
        for (NeedStatus status : NeedStatus.values()) {
            chip(status, () -> model.status(status, false));
        }
        chip("late", () -> model.status(null, true));
    }

    private void chip(Object key, Runnable action) {
        ToggleButton chip = new ToggleButton();
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> {
            action.run();
            filtered(model.filter.get());
        });
        chipOf.put(key, chip);
        chips.getChildren().add(chip);
    }

    private void counts(NeedList now) {
        chipOf.forEach((key, chip) -> {
            int count = switch (key) {
                case NeedStatus status -> now.byStatus().getOrDefault(status, 0);
                case String any when any.equals("late") -> now.late();
                default -> now.all();
            };
            String word = switch (key) {
                case NeedStatus status -> Texts.of(status);
                case String any when any.equals("late") -> Texts.text("needs.late");
                default -> Texts.text("needs.list.all");
            };
            chip.setText(word + " " + count);
            // What the way does not know (merged, void) is offered only when there is some.
            boolean shown = !(key instanceof NeedStatus status) || NeedStatus.WAY.contains(status) || count > 0;
            chip.setVisible(shown);
            chip.setManaged(shown);
        });
        ToggleButton lateChip = chipOf.get("late");
        lateChip.getStyleClass().remove("bad");
        if (now.late() > 0) {
            lateChip.getStyleClass().add("bad");
        }
        head.setSub(Texts.text("needs.list.sub", now.all(), now.late()));
        total.setText(now.total() > now.rows().size() ? Texts.text("needs.list.first", now.total(), now.rows().size())
                : Texts.text("needs.list.total", now.total()));
        late.setText(now.late() > 0 ? Texts.text("needs.list.late", now.late()) : "");
    }

    private void filters() {
        category.setItems(FXCollections.observableArrayList());
        model.categories.addListener((ListChangeListener<String>) change -> {
            List<String> names = new java.util.ArrayList<>(model.categories);
            names.addFirst("");
            names.add(NeedList.Filter.NO_CATEGORY);
            fill(() -> category.getItems().setAll(names));
            filtered(model.filter.get());
        });
        model.owners.addListener((ListChangeListener<String>) change -> {
            List<String> names = new java.util.ArrayList<>(model.owners);
            names.addFirst("");
            fill(() -> owner.getItems().setAll(names));
            filtered(model.filter.get());
        });
        channel.getItems().add(null);
        channel.getItems().addAll(NeedChannel.values());
        group.getItems().add(null);
        group.getItems().addAll(FocusGroup.values());
        words(category, "needs.column.category", name -> name.equals(NeedList.Filter.NO_CATEGORY) ? Texts.text("needs.list.unsorted") : name);
        words(owner, "needs.column.owner", name -> name);
        words(channel, "needs.column.channel", Texts::of);
        words(group, "needs.column.group", Texts::of);
        narrows(category, "category", name -> name);
        narrows(owner, "owner", name -> name);
        narrows(channel, "channel", Enum::name);
        narrows(group, "group", Enum::name);
        text.textProperty().addListener((property, old, now) -> {
            if (!filling) {
                model.narrow("text", now);
            }
        });
        all.setOnAction(event -> model.all());
        guess.setOnAction(event -> guess());
        guess.visibleProperty().bind(model.counts.map(now -> now.byStatus().getOrDefault(NeedStatus.REGISTERED, 0) > 1));
        unguess.setOnAction(event -> model.unsort(count -> nav.say(Texts.text("needs.guess.back", count))));
        unguess.textProperty().bind(Bindings.size(model.sorted).map(count -> Texts.text("needs.guess.undo", count)));
        unguess.visibleProperty().bind(Bindings.isNotEmpty(model.sorted));
        guess.managedProperty().bind(guess.visibleProperty());
        unguess.managedProperty().bind(unguess.visibleProperty());
        elsewhere.textProperty().bind(model.elsewhere.map(words -> words + "  ×"));
        elsewhere.visibleProperty().bind(model.elsewhere.isNotEmpty());
        elsewhere.managedProperty().bind(elsewhere.visibleProperty());
        elsewhere.setOnAction(event -> model.onlyHere());
    }

    /** An empty choice means any and shows the filter's name. */
    private static <T> void words(ComboBox<T> box, String name, Function<T, String> words) {
        String any = Texts.text("needs.list.any", Texts.text(name));
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

    private void fill(Runnable change) {
        boolean before = filling;
        filling = true;
        change.run();
        filling = before;
    }

    /** Shows the filter in its controls. */
    private void filtered(Map<String, String> words) {
        NeedList.Filter filter = NeedList.Filter.of(words);
        fill(() -> {
            chipOf.forEach((key, chip) -> chip.setSelected(switch (key) {
                case NeedStatus status -> status == filter.status();
                case String any when any.equals("late") -> filter.late();
                default -> filter.status() == null && !filter.late();
            }));
            category.setValue(filter.category() == null ? "" : filter.category());
            owner.setValue(filter.owner() == null ? "" : filter.owner());
            channel.setValue(filter.channel());
            group.setValue(filter.group());
            String typed = filter.text() == null ? "" : filter.text();
            if (!typed.equals(text.getText())) {
                text.setText(typed);
            }
        });
        all.setVisible(!words.isEmpty());
        all.setManaged(!words.isEmpty());
    }

    private void table() {
        table.setItems(model.rows);
        table.setPlaceholder(Tags.styled(Texts.text("needs.list.none"), "secondary"));
        Columns<NeedList.Row> columns = new Columns<>(table, "needs.list", memory)
                .text("no", Texts.text("needs.column.no"), 6.6, NeedList.Row::no)
                .text("received", Texts.text("needs.column.received"), 4.6, row -> row.receivedAt().atZone(clock.getZone()).format(DAY),
                        Comparator.comparing(NeedList.Row::receivedAt))
                .text("who", Texts.text("needs.column.who"), 6, NeedsPage::who)
                .text("body", Texts.text("needs.column.body"), 29, row -> Need.title(row.body(), 60))
                .node("due", Texts.text("needs.column.due"), 7.2, row -> row.dueOn() == null ? "" : row.dueOn().toString(), this::due)
                .node("status", Texts.text("needs.column.status"), 5.5, row -> Texts.of(row.status()),
                        row -> Tags.tag(Texts.of(row.status()), tone(row.status())))
                .text("category", Texts.text("needs.column.category"), 6.5, row -> row.category() == null ? Texts.text("needs.list.unsorted") : row.category())
                .text("owner", Texts.text("needs.column.owner"), 5.5, row -> row.owner() == null ? "" : row.owner())
                .text("channel", Texts.text("needs.column.channel"), 5, row -> Texts.of(row.channel()))
                .text("group", Texts.text("needs.column.group"), 4.2, row -> row.group() == null ? "" : Texts.of(row.group()))
                .opening(row -> nav.open("need", row.id()))
                .filtering(this::narrow)
                .remember();
        head.getActions().addFirst(columns.chooser());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<NeedList.Row>) change -> {
            int count = table.getSelectionModel().getSelectedItems().size();
            chosen.setText(count > 1 ? Texts.text("needs.list.chosen", count) : "");
        });
    }

    /** Narrows by the value under the mouse where a filter knows it, otherwise by its words. */
    private void narrow(String column, String shown) {
        NeedList.Row row = table.getSelectionModel().getSelectedItem();
        switch (column) {
            case "category" -> model.narrow("category", row == null || row.category() == null ? NeedList.Filter.NO_CATEGORY : shown);
            case "owner" -> model.narrow("owner", shown);
            case "channel" -> NeedChannel.find(shown).ifPresent(found -> model.narrow("channel", found.name()));
            case "status" -> NeedStatus.WAY.stream().filter(status -> Texts.of(status).equals(shown)).findFirst()
                    .ifPresent(status -> model.status(status, false));
            case "who", "no", "body" -> model.narrow("text", shown.replace("…", ""));
            default -> nav.say(Texts.text("needs.list.noFilter"));
        }
    }

    private static String who(NeedList.Row row) {
        return row.who() == null ? Texts.of(Need.AskerKind.ANONYMOUS) : row.who();
    }

    private Node due(NeedList.Row row) {
        if (row.dueOn() == null || !row.status().waiting()) {
            return null;
        }
        return row.lateDays() > 0 ? Tags.tag(Texts.text("needs.lateDays", row.lateDays()), Tone.BAD)
                : Tags.styled(row.dueOn().format(DAY), "secondary");
    }

    static Tone tone(NeedStatus status) {
        return switch (status) {
            case REGISTERED -> Tone.WARN;
            case SORTED, ASSIGNED -> Tone.BLUE;
            case SERVING, REPLIED -> Tone.ACCENT;
            case REVISITED -> Tone.OK;
            case MERGED, VOID -> Tone.PLAIN;
        };
    }
}
