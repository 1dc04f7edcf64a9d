package linli.needs;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Paper;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FocusGroup;
import linli.needs.NeedModel.Panel;

/** One need: what was asked, what was done, and the form for the next step. */
public final class NeedPage implements Page {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Nav nav;
    private final NeedModel model;
    private final Clock clock;
    private final Page themes;
    private final Page supplies;
    private final ChipRow<FocusGroup> group = new ChipRow<>();
    private final ChipRow<Integer> satisfaction = new ChipRow<>();
    private VBox view;

    @FXML private PageHead head;
    @FXML private FlowPane way;
    @FXML private VBox left;
    @FXML private VBox right;
    @FXML private VBox asked;
    @FXML private Card joined;
    @FXML private VBox joinedRows;
    @FXML private VBox story;
    @FXML private Card panel;
    @FXML private VBox wrong;
    @FXML private Label wrongText;
    @FXML private Label panelWords;
    @FXML private VBox sortBox;
    @FXML private ComboBox<String> category;
    @FXML private Label hint;
    @FXML private HBox groupBox;
    @FXML private HBox assignBox;
    @FXML private ComboBox<String> owner;
    @FXML private DatePicker due;
    @FXML private VBox answerBox;
    @FXML private HBox answers;
    @FXML private VBox wordsBox;
    @FXML private Label wordsLabel;
    @FXML private TextArea words;
    @FXML private VBox replyBox;
    @FXML private DatePicker repliedOn;
    @FXML private VBox paperBox;
    @FXML private Button act;
    @FXML private Button other;
    @FXML private Button close;
    @FXML private Card person;
    @FXML private HBox personRow;
    @FXML private Card alike;
    @FXML private ListView<NeedList.Row> alikeList;
    @FXML private Label alikeNone;

    /**
     * @param themes the text with its themes, shown with a list: the need's id and the words of its tags
     * @param supplies what can answer the need, shown beside it with the need's id; null where there is none
     */
    public NeedPage(Nav nav, NeedModel model, Clock clock, Page themes, Page supplies) {
        this.themes = themes;
        this.supplies = supplies;
        this.nav = nav;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "need";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "need.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    private void build() {
        left.minWidthProperty().bind(Look.em().multiply(26));
        right.minWidthProperty().bind(Look.em().multiply(30));
        Spread.setShare(right, 1.78);
        for (FocusGroup one : FocusGroup.values()) {
            group.add(one, Texts.of(one));
        }
        group.add(null, Texts.text("needs.form.noGroup"));
        for (int level = 5; level >= 0; level--) {
            satisfaction.add(level, Needs.answer(level));
        }
        groupBox.getChildren().add(group);
        answers.getChildren().add(satisfaction);
        HBox.setHgrow(group, Priority.ALWAYS);
        HBox.setHgrow(satisfaction, Priority.ALWAYS);
        DayText.dress(due);
        DayText.dress(repliedOn);
        category.setItems(model.categories);
        owner.setItems(model.owners);
        category.valueProperty().bindBidirectional(model.category);
        group.valueProperty().bindBidirectional(model.group);
        owner.getEditor().textProperty().bindBidirectional(model.owner);
        due.valueProperty().bindBidirectional(model.due);
        words.textProperty().bindBidirectional(model.words);
        repliedOn.valueProperty().bindBidirectional(model.repliedOn);
        satisfaction.valueProperty().bindBidirectional(model.satisfaction);
        hint.textProperty().bind(model.hint);
        wrongText.textProperty().bind(model.wrong);
        wrong.visibleProperty().bind(model.wrong.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        Paper paper = new Paper(nav, () -> Texts.text("need.slip.file", model.shown.get().need().no()));
        paper.textProperty().bind(model.slip);
        paperBox.getChildren().add(paper);
        act.setGraphic(Tags.kbd("Ctrl ⏎"));
        act.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        act.setOnAction(event -> act());
        close.setOnAction(event -> model.ask(NeedModel.next(model.shown.get().need().status())));
        alikeList();
        asked.getChildren().add(themes.view());
        if (supplies != null) {
            VBox.setVgrow(supplies.view(), Priority.ALWAYS);
            right.getChildren().add(supplies.view());
        }
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.S)) {
                act();
                event.consume();
            }
        });
        model.shown.addListener((property, old, now) -> show(now));
        model.panel.addListener((property, old, now) -> panel(now));
        show(model.shown.get());
        panel(model.panel.get());
    }

    private void act() {
        if (model.panel.get() != null && model.panel.get() != Panel.SLIP) {
            model.act(need -> nav.say(Texts.text("need.done", need.no(), Texts.of(need.status()))), nav::fail);
        }
    }

    private void show(NeedModel.Shown now) {
        view.setVisible(now != null);
        if (now == null) {
            return;
        }
        Need need = now.need();
        head.setTitle(need.title());
        head.setSub(model.context());
        head.getActions().clear();
        offer(Panel.SLIP, Texts.text("need.button.slip"));
        offer(Panel.CANCEL, Texts.text("need.button.cancel"));
        offer(Panel.REOPEN, Texts.text("need.button.reopen"));
        offer(Panel.ASSIGN, need.status() == NeedStatus.SORTED ? Texts.text("need.button.assign") : Texts.text("need.button.handOver"));
        offer(Panel.REPLY, Texts.text("need.button.reply"));
        way();
        text(need);
        joined(now);
        story(now.steps());
        person(now);
        alike.setNote(now.like().newest().isEmpty() ? "" : Texts.text("need.alike.note", now.like().newest().size()));
        alikeList.setItems(FXCollections.observableArrayList(now.like().newest()));
        alikeNone.setText(need.progress().category() == null ? Texts.text("need.alike.unsorted") : Texts.text("need.alike.none"));
        panel(model.panel.get());
        if (supplies != null) {
            supplies.shown(need.id());
        }
    }

    private void offer(Panel wanted, String words) {
        if (!model.allows(wanted)) {
            return;
        }
        Button button = Tags.button(words, null, () -> model.ask(wanted));
        button.setId("need-" + wanted.name().toLowerCase(java.util.Locale.ROOT));
        head.getActions().add(button);
    }

    private void way() {
        way.getChildren().clear();
        for (NeedModel.Stop stop : model.way()) {
            if (!way.getChildren().isEmpty()) {
                way.getChildren().add(Tags.styled("›", "muted"));
            }
            way.getChildren().add(Tags.tag(stop.words(), stop.tone()));
        }
    }

    private void text(Need need) {
        List<Object> shown = new ArrayList<>(List.of(need.id()));
        if (need.progress().category() != null) {
            shown.add(need.progress().category());
        }
        if (need.progress().group() != null) {
            shown.add(Texts.of(need.progress().group()));
        }
        themes.shown(shown);
    }

    /** The needs joined to this one, each with the way back; or the one this is joined to. */
    private void joined(NeedModel.Shown now) {
        boolean gone = now.need().status() == NeedStatus.MERGED;
        show(joined, !now.joined().isEmpty());
        joined.setTitle(gone ? Texts.text("need.joinedTo") : Texts.text("need.joined", now.joined().size()));
        joinedRows.getChildren().clear();
        for (NeedList.Row row : now.joined()) {
            Button open = Tags.button(Texts.text("need.joined.open"), null, () -> nav.open("need", row.id()));
            Button part = Tags.button(Texts.text("need.joined.part"), null, () -> model.part(gone ? now.need().id() : row.id(), nav::fail));
            open.getStyleClass().add("link");
            part.getStyleClass().addAll("link", "need-part");
            Label words = Tags.styled(Texts.text("need.joined.row", row.no(), row.body()), "wrap");
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(words, open, part);
            line.getStyleClass().add("list-row");
            joinedRows.getChildren().add(line);
        }
    }

    private void story(List<Need.Step> steps) {
        story.getChildren().clear();
        for (Need.Step step : steps) {
            Label time = Tags.styled(step.at().atZone(clock.getZone()).format(MINUTE), "timeline-time");
            String note = step.note() == null ? "" : Texts.text("need.story.note", step.note());
            Label words = new Label(Texts.text("need.story.step", Texts.of(step.status()), note, step.staffName()));
            words.setWrapText(true);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(12, time, words);
            story.getChildren().add(line);
        }
    }

    private void person(NeedModel.Shown now) {
        NeedList.Person who = now.person();
        show(person, who != null);
        personRow.getChildren().clear();
        if (who == null) {
            return;
        }
        personRow.getChildren().add(Tags.styled(who.name(), "strong"));
        if (who.age() != null) {
            personRow.getChildren().add(Tags.styled(Texts.text("need.person.age", who.age()), "secondary"));
        }
        if (who.group() != null) {
            personRow.getChildren().add(Tags.tag(Texts.of(who.group()), Tone.ACCENT));
        }
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button open = Tags.button(Texts.text("need.person.open"), null, () -> nav.open("resident", who.id()));
        open.getStyleClass().add("link");
        personRow.getChildren().addAll(Tags.styled(who.place(), "secondary"), Tags.styled(who.maskedPhone(), "secondary"), spring, open);
    }

    private void alikeList() {
        alikeNone.visibleProperty().bind(Bindings.isEmpty(alikeList.itemsProperty().get()));
        alikeList.itemsProperty().addListener((property, old, now) -> {
            alikeNone.visibleProperty().unbind();
            alikeNone.setVisible(now.isEmpty());
        });
        alikeList.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(NeedList.Row row, boolean none) {
                super.updateItem(row, none);
                setText(null);
                setGraphic(none || row == null ? null : alike(row));
            }
        });
        alikeList.setOnMouseClicked(event -> openAlike(event.getClickCount() == 2));
        alikeList.setOnKeyPressed(event -> openAlike(event.getCode() == KeyCode.ENTER));
    }

    private Node alike(NeedList.Row row) {
        Label title = new Label(Need.title(row.body(), 46));
        title.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line = new HBox(10, Tags.styled(row.no(), "secondary"), title, spring,
                Tags.styled(row.who() == null ? Texts.of(Need.AskerKind.ANONYMOUS) : row.who(), "secondary"),
                row.lateDays() > 0 ? Tags.tag(Texts.text("needs.lateDays", row.lateDays()), Tone.BAD)
                        : Tags.tag(Texts.of(row.status()), NeedsPage.tone(row.status())));
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        return line;
    }

    private void openAlike(boolean really) {
        NeedList.Row row = alikeList.getSelectionModel().getSelectedItem();
        if (really && row != null) {
            nav.open("need", row.id());
        }
    }

    private void panel(Panel now) {
        show(panel, now != null);
        if (now == null || model.shown.get() == null) {
            return;
        }
        NeedStatus status = model.shown.get().need().status();
        panel.setTitle(model.title());
        String explained = now == Panel.REVISIT ? Texts.text("need.panel.revisit.words", model.shown.get().need().progress().reply()) : "";
        panelWords.setText(explained);
        show(panelWords, !explained.isEmpty());
        wordsLabel.setText(model.wordsName());
        act.setText(model.action());
        show(act, now != Panel.SLIP);
        show(sortBox, now == Panel.SORT);
        show(assignBox, now == Panel.ASSIGN);
        show(answerBox, now == Panel.REVISIT);
        show(wordsBox, now != Panel.SORT && now != Panel.ASSIGN && now != Panel.SLIP);
        show(replyBox, now == Panel.REPLY);
        show(paperBox, now == Panel.SLIP);
        show(close, now != NeedModel.next(status));
        boolean straight = now == Panel.START && model.allows(Panel.REPLY);
        other.setText(Texts.text("need.act.straight"));
        other.setOnAction(event -> model.ask(Panel.REPLY));
        show(other, straight);
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
