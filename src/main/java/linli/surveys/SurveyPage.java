package linli.surveys;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.PageTabs;
import linli.base.ui.Tags;
import linli.base.ui.Tone;

/** 满意度: paper forms are tallied by grade, single answers typed; the two figures stand beside with their n. */
public final class SurveyPage implements Page {
    private final Nav nav;
    private final SurveyModel model;
    private final PageTabs tabs;
    private final Kpi rate = new Kpi();
    private final Kpi index = new Kpi();
    private final Kpi valid = new Kpi();
    private final Kpi all = new Kpi();
    private final List<TextField> fields = new ArrayList<>();
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private HBox kpis;
    @FXML private Label rules;
    @FXML private HBox rulesRow;
    @FXML private ListView<Survey> list;
    @FXML private Button fresh;
    @FXML private Card tallyCard;
    @FXML private DatePicker on;
    @FXML private GridPane tally;
    @FXML private VBox wrong;
    @FXML private Label wrongText;
    @FXML private FlowPane grades;
    @FXML private TextField remark;
    @FXML private VBox answers;

    private final ChipRow<Integer> asked = new ChipRow<Integer>().required();
    private final CheckBox basic = new CheckBox(Texts.text("survey.rules.basicCounts"));
    private boolean filling;

    public SurveyPage(Nav nav, SurveyModel model, PageTabs tabs) {
        this.nav = nav;
        this.model = model;
        this.tabs = tabs;
    }

    @Override
    public String name() {
        return "survey";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "survey.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof Long activity) {
            model.open(activity);
        } else if (model.shown.get() != null) {
            model.open(model.shown.get().activity());
        } else {
            nav.open("activities", null);
        }
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        Button save = Tags.button(Texts.text("survey.save"), "Ctrl S", this::save);
        save.getStyleClass().add("primary");
        save.setId("survey-save");
        head.getActions().setAll(Tags.button(Texts.text("survey.import"), null, () -> nav.open("import", "surveys")), save);
        rate.getStyleClass().add("first");
        kpis.getChildren().setAll(rate, index, valid, all);
        DayText.dress(on);
        on.valueProperty().bindBidirectional(model.on);
        remark.textProperty().bindBidirectional(model.remark);
        wrongText.textProperty().bind(model.wrong);
        wrong.visibleProperty().bind(model.wrong.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        fresh.setOnAction(event -> model.choose(null));
        list.setCellFactory(any -> new ListCell<>() {
            @Override
            protected void updateItem(Survey one, boolean empty) {
                super.updateItem(one, empty);
                setText(null);
                setGraphic(empty || one == null ? null : line(one));
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.choose(now);
            }
        });
        settings();
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
                save();
                event.consume();
            }
        });
        model.tally.values().forEach(text -> text.addListener((property, old, now) -> live()));
        model.shown.addListener((property, old, now) -> show(now));
        model.chosen.addListener((property, old, now) -> form());
        view.setVisible(model.shown.get() != null);
    }

    /** How many grades are asked from now on, and whether 基本满意 counts; an asking keeps the grades it was made with. */
    private void settings() {
        asked.add(4, Texts.text("survey.grades", 4));
        asked.add(5, Texts.text("survey.grades", 5));
        asked.setId("survey-grades");
        asked.prefWrapLengthProperty().bind(Look.em().multiply(9));
        asked.valueProperty().addListener((property, old, now) -> set());
        basic.setOnAction(event -> set());
        rulesRow.getChildren().setAll(Tags.styled(Texts.text("survey.rules.asked"), "secondary"), asked, basic);
    }

    private void set() {
        if (!filling && asked.valueProperty().get() != null) {
            model.set(asked.valueProperty().get(), basic.isSelected());
        }
    }

    private void save() {
        model.save(() -> nav.say(Texts.text("survey.saved")));
    }

    private void show(Surveys.About now) {
        view.setVisible(now != null);
        if (now == null) {
            return;
        }
        tabs.about(now.activity());
        head.setTitle(Texts.text("survey.title", now.title()));
        head.setSub(Texts.text("survey.sub", now.surveys().size()));
        list.getItems().setAll(now.surveys());
        rules.setText(model.rules());
        filling = true;
        asked.valueProperty().set(now.rules().grades());
        basic.setSelected(now.rules().basicCounts());
        filling = false;
        form();
    }

    private Node line(Survey one) {
        Survey.Result result = one.result(model.shown.get().rules().basicCounts(), model.shown.get().rules().least());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line = new HBox(8, new Label(one.on().toString()), spring,
                Tags.tag(result.rate() == null ? Texts.text("survey.unrated") : Texts.text("survey.rateN", result.rate() / 10.0, result.valid()), result.few() ? Tone.PLAIN : Tone.OK));
        line.setMinWidth(0);
        line.setPrefWidth(0);
        return line;
    }

    /** The fields of the grades asked, best first; Enter goes on. */
    private void form() {
        if (model.shown.get() == null) {
            return;
        }
        tally.getChildren().clear();
        fields.clear();
        grades.getChildren().clear();
        int asked = model.grades();
        for (int grade = asked; grade >= 0; grade--) {
            int mine = grade;
            TextField field = new TextField();
            field.setPrefColumnCount(5);
            field.setId("survey-grade-" + grade);
            field.setAccessibleText(Surveys.word(asked, grade));
            field.textProperty().bindBidirectional(model.tally.get(grade));
            field.setOnAction(event -> next(field));
            fields.add(field);
            tally.addRow(asked - grade, new Label(Surveys.word(asked, grade)), field, Tags.styled(grade == 0 ? Texts.text("survey.notValid") : "", "muted", "small"));
            grades.getChildren().add(Tags.button(Surveys.word(asked, grade), null, () -> model.answer(mine)));
        }
        tallyCard.setTitle(model.chosen.get() == null ? Texts.text("survey.new") : Texts.text("survey.of", model.chosen.get().on()));
        answers.getChildren().clear();
        if (model.chosen.get() != null) {
            model.chosen.get().answers().stream().filter(one -> !one.voided()).limit(30).forEach(one -> answers.getChildren().add(answer(one)));
        }
        live();
    }

    private void next(TextField field) {
        int at = fields.indexOf(field) + 1;
        if (at < fields.size()) {
            fields.get(at).requestFocus();
        } else {
            save();
        }
    }

    private Node answer(Survey.Answer one) {
        Label words = new Label(one.remark() == null ? "" : one.remark());
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button back = Tags.button(Texts.text("survey.takeBack"), null, () -> model.takeBack(one));
        back.getStyleClass().add("link");
        HBox line = new HBox(10, Tags.tag(Surveys.word(model.grades(), one.grade()), one.grade() > 3 ? Tone.OK : one.grade() == 0 || one.grade() == 3 ? Tone.PLAIN : Tone.WARN), words, back);
        line.getStyleClass().add("list-row");
        return line;
    }

    private void live() {
        if (model.shown.get() == null) {
            return;
        }
        Survey.Result now = model.live();
        figure(rate, Texts.text("survey.rate"), now.rate() == null ? Texts.text("survey.unrated") : Texts.text("survey.percent", now.rate() / 10.0),
                Texts.text("survey.rateNote", now.satisfied(), now.valid()), now.few());
        figure(index, Texts.text("survey.index"), now.index() == null ? Texts.text("survey.unrated") : Texts.text("survey.points", now.index() / 10.0), Texts.text("survey.indexNote"), now.few());
        figure(valid, Texts.text("survey.valid"), String.valueOf(now.valid()), now.few() ? Texts.text("survey.few", now.least()) : Texts.text("survey.abstained", now.abstained()), false);
        Survey.Result together = model.shown.get().all();
        figure(all, Texts.text("survey.all"), together.rate() == null ? Texts.text("survey.unrated") : Texts.text("survey.percent", together.rate() / 10.0),
                Texts.text("survey.rateNote", together.satisfied(), together.valid()), together.few());
    }

    /** Too few answers: the figure is greyed, and the note says why. */
    private static void figure(Kpi kpi, String label, String value, String note, boolean grey) {
        kpi.setLabel(label);
        kpi.setValue(value);
        kpi.setNote(note);
        kpi.setOpacity(grey ? 0.55 : 1);
    }
}
