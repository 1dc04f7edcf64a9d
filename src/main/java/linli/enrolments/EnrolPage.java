package linli.enrolments;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.PageTabs;
import linli.base.ui.SheetView;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.billing.Charge;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Lottery;
import linli.enrolments.Enrolments.Row;

/** 报名: who is in one class and who waits; taking in by search, leaving, answering, drawing lots. */
public final class EnrolPage implements Page {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Nav nav;
    private final EnrolModel model;
    private final Clock clock;
    private final Memory memory;
    private final PageTabs tabs;
    private final Map<EnrolmentStatus, ToggleButton> chipOf = new EnumMap<>(EnrolmentStatus.class);
    private final SheetView paper;
    private ToggleButton everybody;
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private FlowPane chips;
    @FXML private TextField who;
    @FXML private ListView<EnrolModel.Found> found;
    @FXML private VBox wrong;
    @FXML private Label wrongText;
    @FXML private VBox warning;
    @FXML private Label warningText;
    @FXML private TableView<Row> table;
    @FXML private Label total;
    @FXML private HBox actions;
    @FXML private Card outsiderCard;
    @FXML private TextField name;
    @FXML private TextField phone;
    @FXML private TextField birth;
    @FXML private Button outsider;
    @FXML private Card lotCard;
    @FXML private TextField seed;
    @FXML private Button draw;
    @FXML private Button result;
    @FXML private Label lotNote;
    @FXML private VBox story;
    @FXML private ScrollPane right;
    @FXML private StackPane side;

    public EnrolPage(Nav nav, EnrolModel model, Clock clock, Memory memory, PageTabs tabs) {
        this.nav = nav;
        this.model = model;
        this.clock = clock;
        this.memory = memory;
        this.tabs = tabs;
        this.paper = new SheetView(nav, () -> Texts.text("enrol.lot.file", model.shown.get().title()));
    }

    @Override
    public String name() {
        return "enrolments";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "enrol.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof Long id) {
            model.open(id);
        } else if (model.shown.get() != null) {
            model.open(model.shown.get().activity());
        } else {
            nav.open("activities", null);
        }
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        everybody = chip(null);
        for (EnrolmentStatus status : EnrolmentStatus.values()) {
            chipOf.put(status, chip(status));
        }
        who.textProperty().bindBidirectional(model.typed);
        name.textProperty().bindBidirectional(model.name);
        phone.textProperty().bindBidirectional(model.phone);
        birth.textProperty().bindBidirectional(model.birth);
        seed.textProperty().bindBidirectional(model.seed);
        band(wrong, wrongText, model.wrong);
        band(warning, warningText, model.warning);
        people();
        table();
        outsider.setOnAction(event -> model.enrolOutsider(this::taken));
        outsiderCard.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                model.enrolOutsider(this::taken);
                event.consume();
            }
        });
        draw.setOnAction(event -> draw());
        result.setOnAction(event -> model.shown.get().lotteries().stream().findFirst().ifPresent(this::print));
        side.setVisible(false);
        side.setManaged(false);
        model.shown.addListener((property, old, now) -> show(now));
        model.only.addListener((property, old, now) -> chosen());
        view.setVisible(model.shown.get() != null);
    }

    private static void band(VBox band, Label text, javafx.beans.property.StringProperty words) {
        text.textProperty().bind(words);
        band.visibleProperty().bind(words.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
    }

    private ToggleButton chip(EnrolmentStatus status) {
        ToggleButton chip = new ToggleButton();
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> {
            model.only.set(status);
            chosen();
        });
        chips.getChildren().add(chip);
        return chip;
    }

    private void chosen() {
        everybody.setSelected(model.only.get() == null);
        chipOf.forEach((status, chip) -> chip.setSelected(status == model.only.get()));
    }

    private void show(Enrolments.ListOf now) {
        view.setVisible(now != null);
        if (now == null) {
            return;
        }
        tabs.about(now.activity());
        head.setTitle(Texts.text("enrol.title", now.title()));
        head.setSub(Texts.text("enrol.sub", now.no(), now.in(EnrolmentStatus.ENROLLED), now.seats(), Math.max(0, now.free()), now.in(EnrolmentStatus.WAITING)));
        everybody.setText(Texts.text("enrol.chip", Texts.text("enrol.all"), now.rows().size()));
        chipOf.forEach((status, chip) -> {
            long count = now.in(status);
            chip.setText(Texts.text("enrol.chip", Texts.of(status), count));
            chip.setVisible(count > 0 || status == EnrolmentStatus.ENROLLED || status == EnrolmentStatus.WAITING);
            chip.setManaged(chip.isVisible());
        });
        chosen();
        who.setDisable(!now.taking());
        who.setPromptText(now.taking() ? Texts.text("enrol.who.prompt") : Texts.text("enrol.who.closed"));
        show(outsiderCard, now.taking());
        boolean over = now.in(EnrolmentStatus.ENROLLED) + now.in(EnrolmentStatus.OFFERED) + now.in(EnrolmentStatus.WAITING) > now.seats();
        show(lotCard, now.taking() && (now.byLot() || over) || !now.lotteries().isEmpty());
        show(draw, now.taking() && over && now.lotteries().isEmpty());
        show(seed, draw.isVisible());
        show(result, !now.lotteries().isEmpty());
        lotNote.setText(now.lotteries().isEmpty() ? now.byLot() ? Texts.text("enrol.lot.byLot") : Texts.text("enrol.lot.over")
                : Texts.text("enrol.lot.done", now.lotteries().getFirst().seed(), now.lotteries().getFirst().at().atZone(clock.getZone()).format(MINUTE)));
        story.getChildren().setAll(now.steps().stream().limit(60).map(this::step).toList());
        total.setText(Texts.text("enrol.total", model.rows.size()));
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private Node step(Enrolment.Step step) {
        Label words = new Label(Texts.text("enrol.step", step.who() == null ? "" : step.who(), Texts.of(step.action()), step.note() == null ? "" : step.note(), step.staff()).strip());
        words.setWrapText(true);
        return new HBox(12, Tags.styled(step.at().atZone(clock.getZone()).format(MINUTE), "timeline-time"), words);
    }

    private void people() {
        found.setItems(model.found);
        found.visibleProperty().bind(Bindings.isNotEmpty(model.found));
        found.managedProperty().bind(found.visibleProperty());
        found.prefHeightProperty().bind(Bindings.min(6, Bindings.size(model.found)).multiply(38).add(4));
        model.found.addListener((javafx.collections.ListChangeListener<EnrolModel.Found>) change -> found.getSelectionModel().select(0));
        found.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(EnrolModel.Found one, boolean empty) {
                super.updateItem(one, empty);
                setText(null);
                String detail = empty || one == null ? "" : Stream.of(one.age() == null ? "" : Texts.text("enrol.age", one.age()), one.place(), one.phone())
                        .filter(part -> part != null && !part.isBlank()).collect(Collectors.joining("  "));
                setGraphic(empty || one == null ? null : new HBox(8, Tags.styled(one.name(), "strong"), Tags.styled(detail, "muted", "small")));
            }
        });
        found.setOnMouseClicked(event -> take());
        who.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            if (event.getCode() == KeyCode.ENTER) {
                take();
                event.consume();
            } else if (step != 0 && found.isVisible()) {
                found.getSelectionModel().select(Math.clamp(found.getSelectionModel().getSelectedIndex() + step, 0, model.found.size() - 1));
                event.consume();
            }
        });
    }

    private void take() {
        EnrolModel.Found one = found.getSelectionModel().getSelectedItem();
        if (one != null) {
            model.enrol(one, this::taken);
        }
    }

    private void taken(Enrolment one) {
        if (one.chargeId() != null && model.takesMoney()) {
            nav.open("till", new Charge.Payer(one.person().residentId(), null, one.person().name()));
            nav.say(Texts.text("enrol.charged", one.person().name()));
            return;
        }
        nav.say(one.chargeId() != null ? Texts.text("enrol.owed", one.person().name())
                : one.status() == EnrolmentStatus.WAITING ? Texts.text("enrol.waits", one.person().name()) : Texts.text("enrol.taken", one.person().name()));
        who.requestFocus();
    }

    private void table() {
        table.setItems(model.rows);
        model.rows.addListener((javafx.beans.InvalidationListener) any -> total.setText(Texts.text("enrol.total", model.rows.size())));
        new Columns<Row>(table, "enrolments", memory)
                .text("name", Texts.text("enrol.column.name"), 7, Row::name)
                .node("status", Texts.text("enrol.column.status"), 8, row -> Texts.of(row.status()), EnrolPage::status)
                .number("age", Texts.text("enrol.column.age"), 4.5, row -> row.age() == null ? -1 : row.age(), row -> row.age() == null ? "" : String.valueOf(row.age()))
                .text("phone", Texts.text("enrol.column.phone"), 8.5, Row::phone)
                .number("present", Texts.text("enrol.column.present"), 5.5, Row::present, row -> row.marks() == 0 ? "" : Texts.text("enrol.of", row.present(), row.marks()))
                .node("fee", Texts.text("enrol.column.fee"), 7, SeatFeePage::word, SeatFeePage::tag)
                .text("asked", Texts.text("enrol.column.asked"), 7, row -> day(row.times().asked()))
                .text("ended", Texts.text("enrol.column.ended"), 12, row -> row.times().ended() == null ? "" : Texts.text("enrol.ended", day(row.times().ended()), row.reason() == null ? "" : row.reason()))
                .opening(row -> {
                    if (row.residentId() != null) {
                        nav.open("resident", row.residentId());
                    }
                }).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> offer(now));
        offer(null);
    }

    private String day(Instant at) {
        return at == null ? "" : at.atZone(clock.getZone()).toLocalDate().toString();
    }

    private static Node status(Row row) {
        Tone tone = switch (row.status()) {
            case ENROLLED -> Tone.OK;
            case OFFERED -> Tone.WARN;
            case WAITING -> Tone.BLUE;
            case LEFT, MOVED -> Tone.PLAIN;
        };
        HBox line = new HBox(6, Tags.tag(row.place() > 0 ? Texts.text("enrol.place", Texts.of(row.status()), row.place()) : Texts.of(row.status()), tone));
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (!row.fits() && row.status().active()) {
            line.getChildren().add(Tags.tag(Texts.text("enrol.misfit"), Tone.WARN));
        }
        return line;
    }

    private void offer(Row row) {
        actions.getChildren().clear();
        Button money = SeatFeePage.button(nav, row);
        if (money != null) {
            actions.getChildren().add(money);
        }
        if (row == null || !row.status().active()) {
            actions.getChildren().add(Tags.styled(Texts.text("enrol.pick"), "secondary"));
            return;
        }
        if (row.status() == EnrolmentStatus.OFFERED) {
            Button takes = Tags.button(Texts.text("enrol.accept"), null, () -> model.answer(row, true, this::taken));
            takes.setId("enrol-accept");
            actions.getChildren().addAll(takes, Tags.button(Texts.text("enrol.decline"), null, () -> model.answer(row, false, any -> nav.say(Texts.text("enrol.left", row.name())))));
        } else {
            Button leave = Tags.button(Texts.text("enrol.leave"), null, () -> leave(row));
            leave.setId("enrol-leave");
            actions.getChildren().add(leave);
        }
    }

    private void leave(Row row) {
        Optional<String> reason = Dialogs.askReason(view, Texts.text("enrol.leave"), Texts.text("enrol.leave.words", row.name()));
        reason.ifPresent(why -> model.leave(row, why, () -> {
            nav.say(Texts.text("enrol.left", row.name()));
            SeatFeePage.offerRefund(nav, view, row);
        }));
    }

    private void draw() {
        Enrolments.ListOf now = model.shown.get();
        long all = now.in(EnrolmentStatus.ENROLLED) + now.in(EnrolmentStatus.OFFERED) + now.in(EnrolmentStatus.WAITING);
        long in = now.in(EnrolmentStatus.ENROLLED) + now.in(EnrolmentStatus.OFFERED);
        String words = in > 0 ? Texts.text("enrol.lot.askIn", all, now.seats(), in) : Texts.text("enrol.lot.ask", all, now.seats());
        if (Dialogs.confirm(view, Texts.text("enrol.lot"), words, Texts.text("enrol.lot.draw"))) {
            model.draw(this::print);
        }
    }

    /** The result as it is posted: seed, rule, candidates and who got in; whoever knows the seed can check it. */
    void print(Lottery lottery) {
        Map<Long, String> names = model.shown.get().rows().stream().collect(Collectors.toMap(Row::id, row -> linli.base.value.Mask.name(row.name())));
        Sheet sheet = new Sheet(Sheet.Paper.A4, model.shown.get().no()).title(Texts.text("enrol.lot.sheet", model.shown.get().title()))
                .subtitle(Texts.text("enrol.lot.when", lottery.at().atZone(clock.getZone()).toLocalDate(), lottery.staff()))
                .text(Texts.text("enrol.lot.seed", lottery.seed()), 13, true)
                .text(Texts.text("enrol.lot.rule", lottery.seats(), lottery.candidates().size())).small(Texts.text("enrol.lot.how"));
        List<List<String>> rows = new java.util.ArrayList<>();
        for (int i = 0; i < lottery.drawn().size(); i++) {
            long id = lottery.drawn().get(i);
            rows.add(List.of(String.valueOf(i + 1), String.valueOf(id), names.getOrDefault(id, ""), Lots.lot(lottery.seed(), id).substring(0, 12),
                    i < lottery.seats() ? Texts.text("enrol.lot.in") : Texts.text("enrol.lot.waits", i + 1 - lottery.seats())));
        }
        sheet.table(List.of(Sheet.Column.centre(Texts.text("enrol.lot.order"), 1), Sheet.Column.centre(Texts.text("enrol.lot.no"), 1.4),
                Sheet.Column.left(Texts.text("enrol.column.name"), 2), Sheet.Column.left(Texts.text("enrol.lot.lot"), 2.4),
                Sheet.Column.centre(Texts.text("enrol.lot.result"), 2)), rows);
        DetailPane pane = new DetailPane(() -> {
            show(side, false);
            show(right, true);
        });
        pane.setStyle("-fx-pref-width: 48em; -fx-max-width: 48em;");
        show(right, false);
        paper.show(sheet);
        pane.show(Texts.text("enrol.lot"), Tags.styled(Enrolments.agrees(lottery) ? Texts.text("enrol.lot.agrees") : Texts.text("enrol.lot.differs"),
                Enrolments.agrees(lottery) ? "text-ok" : "text-bad"), paper);
        side.getChildren().setAll(pane);
        show(side, true);
    }
}
