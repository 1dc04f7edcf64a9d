package linli.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Session;
import linli.activities.Activity.SessionStatus;
import linli.activities.ActivityModel.Panel;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.PageTabs;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;

/** One class or activity: its figures, its sessions, how it grew, what it answers; cancelling, making up, splitting. */
public final class ActivityPage implements Page {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yy-MM");
    private static final int HALF_A_YEAR = 183;

    private final Nav nav;
    private final ActivityModel model;
    private final Clock clock;
    private final Memory memory;
    private final PageTabs tabs;
    private final java.util.function.LongFunction<List<Integer>> ages;
    private final Kpi people = new Kpi();
    private final Kpi waiting = new Kpi();
    private final Kpi held = new Kpi();
    private final Kpi participation = new Kpi();
    private final Kpi satisfied = new Kpi();
    private final NumberAxis along = new NumberAxis();
    private final XYChart.Series<Number, Number> curve = new XYChart.Series<>();
    private SplitPage split;
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private HBox kpis;
    @FXML private TableView<Session> sessions;
    @FXML private HBox sessionActions;
    @FXML private Card growth;
    @FXML private StackPane chart;
    @FXML private VBox lineage;
    @FXML private Card needsCard;
    @FXML private VBox needs;
    @FXML private VBox story;
    @FXML private StackPane side;

    /**
     * @param tabs the pages of one class
     * @param ages ages of those in the class, as a split begins with them
     */
    public ActivityPage(Nav nav, ActivityModel model, Clock clock, Memory memory, PageTabs tabs, java.util.function.LongFunction<List<Integer>> ages) {
        this.nav = nav;
        this.model = model;
        this.clock = clock;
        this.memory = memory;
        this.tabs = tabs;
        this.ages = ages;
    }

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "activity.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof Long id) {
            model.open(id);
        } else if (model.shown.get() != null) {
            model.open(model.shown.get().activity().id());
        } else {
            nav.open("activities", null);
        }
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        kpis.getChildren().setAll(people, waiting, held, participation, satisfied);
        people.getStyleClass().add("first");
        split = new SplitPage(model, fresh -> {
            nav.say(Texts.text("activity.split.done", fresh.size()));
            model.open(fresh.getFirst().id());
        });
        chart();
        table();
        model.shown.addListener((property, old, now) -> show(now));
        model.panel.addListener((property, old, now) -> panel(now));
        view.setVisible(model.shown.get() != null);
        side.setVisible(false);
        side.setManaged(false);
    }

    private void show(ActivityModel.Shown now) {
        view.setVisible(now != null);
        if (now == null) {
            return;
        }
        Activity one = now.activity();
        ActivityList.Row row = now.whole().row();
        tabs.about(one.id());
        head.setTitle(one.plan().title());
        head.setSub(Stream.of(one.no(), Texts.of(one.status()), Domains.nameOf(one.plan().domain()), ActivitiesPage.ages(one.plan().ages()), one.plan().supply().leader(),
                WeekSlot.words(one.plan().term().slots()), one.plan().place().name(), Texts.text("activities.span", one.plan().term().start(), one.plan().term().end()),
                ActivitiesPage.fee(row)).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · ")));
        actions(one);
        figures(row, now.figures());
        sessions.getItems().setAll(now.whole().sessions());
        grown(now.whole());
        needs(now.whole());
        story.getChildren().setAll(now.whole().steps().reversed().stream().map(this::step).toList());
    }

    private void actions(Activity one) {
        head.getActions().clear();
        List<Node> all = new ArrayList<>();
        for (ActivityStatus to : ActivityStatus.values()) {
            if (one.status().next().contains(to)) {
                Button button = Tags.button(verb(to), null, () -> model.ask(Panel.STATUS, null, to));
                button.setId("activity-to-" + to.name().toLowerCase(java.util.Locale.ROOT));
                all.add(button);
            }
        }
        if (!one.status().closed()) {
            all.add(Tags.button(Texts.text("activity.edit"), null, () -> nav.open("activities", Map.of("edit", String.valueOf(one.id())))));
        }
        if (ActivityStatus.TAKING.contains(one.status())) {
            Button splitting = Tags.button(Texts.text("activity.split"), null, () -> model.ask(Panel.SPLIT, null, null));
            splitting.setId("activity-split");
            all.add(splitting);
        }
        Button call = Tags.button(Texts.text("activity.call"), null, () -> nav.open("rollcall", one.id()));
        call.getStyleClass().add("primary");
        all.add(call);
        head.getActions().setAll(all);
    }

    static String verb(ActivityStatus to) {
        return switch (to) {
            case PREPARING -> Texts.of(to);
            case OPEN -> Texts.text("activity.to.open");
            case RUNNING -> Texts.text("activity.to.running");
            case ENDED -> Texts.text("activity.to.ended");
            case CANCELLED -> Texts.text("activity.to.cancelled");
        };
    }

    private void figures(ActivityList.Row row, ActivityModel.Figures figures) {
        kpi(people, Texts.text("activity.kpi.people"), Texts.text("activities.of", row.enrolled(), row.seats()),
                row.offered() > 0 ? Texts.text("activity.kpi.offered", row.offered()) : Texts.text("activity.kpi.free", row.free()));
        people.opens(() -> nav.open("enrolments", row.id()));
        kpi(waiting, Texts.text("activity.kpi.waiting"), String.valueOf(row.waiting()), row.call() ? Texts.text("activities.state.call") : " ");
        waiting.tone(row.call() ? Tone.WARN : Tone.PLAIN);
        waiting.opens(() -> nav.open("enrolments", row.id()));
        kpi(held, Texts.text("activity.kpi.held"), Texts.text("activities.of", row.held(), row.planned()),
                row.next() == null ? Texts.text("activity.kpi.noNext") : Texts.text("activity.kpi.next", DAY.format(row.next())));
        kpi(participation, Texts.text("activity.kpi.participation"), figures.participation() == null ? Texts.text("activity.none") : Texts.text("activity.percent", figures.participation()),
                figures.bySeats() ? Texts.text("activity.kpi.bySeats") : Texts.text("activity.kpi.byCalled"));
        participation.opens(() -> nav.open("rollcall", row.id()));
        kpi(satisfied, Texts.text("activity.kpi.satisfied"), figures.satisfied() == null ? Texts.text("activity.unrated") : Texts.text("activity.percent", tenths(figures.satisfied())),
                figures.valid() == 0 ? Texts.text("activity.kpi.unasked") : figures.few() ? Texts.text("activity.kpi.few", figures.valid()) : Texts.text("activity.kpi.n", figures.valid()));
        satisfied.setOpacity(figures.few() ? 0.55 : 1);
        satisfied.opens(() -> nav.open("survey", row.id()));
    }

    /** @return e.g. 93.3, and 100 without a needless decimal. */
    private static String tenths(int tenths) {
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static void kpi(Kpi kpi, String label, String value, String note) {
        kpi.setLabel(label);
        kpi.setValue(value);
        kpi.setNote(note);
    }

    private void table() {
        new Columns<Session>(sessions, "activity.sessions", memory)
                .text("on", Texts.text("activity.column.on"), 10.5, one -> Texts.text("activity.day", one.on(), WeekSlot.dayWord(one.on().getDayOfWeek())), java.util.Comparator.comparing(Session::on))
                .text("time", Texts.text("activity.column.time"), 8.5, one -> Texts.text("activity.hours", one.from(), one.to()))
                .node("status", Texts.text("activities.column.status"), 5, one -> Texts.of(one.status()), one -> Tags.tag(Texts.of(one.status()), tone(one.status())))
                .text("reason", Texts.text("activity.column.reason"), 14, this::remark)
                .opening(one -> nav.open("rollcall", Map.of("session", one.id()))).remember();
        Button cancel = Tags.button(Texts.text("activity.session.cancel"), null, () -> chosen(Panel.CANCEL_SESSION));
        Button makeUp = Tags.button(Texts.text("activity.session.makeUp"), null, () -> chosen(Panel.ADD_SESSION));
        Button call = Tags.button(Texts.text("activity.call"), null, () -> nav.open("rollcall", Map.of("session", sessions.getSelectionModel().getSelectedItem().id())));
        cancel.setId("session-cancel");
        makeUp.setId("session-make-up");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        sessionActions.getChildren().setAll(call, cancel, makeUp, spring, Tags.button(Texts.text("activity.session.add"), null, () -> model.ask(Panel.ADD_SESSION, null, null)));
        sessions.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            boolean open = now != null && model.shown.get() != null && !model.shown.get().activity().status().closed();
            cancel.setDisable(!open || now.status() != SessionStatus.PLANNED);
            makeUp.setDisable(!open || now.status() != SessionStatus.CANCELLED && now.status() != SessionStatus.SKIPPED);
            call.setDisable(now == null || now.status() == SessionStatus.CANCELLED || now.status() == SessionStatus.SKIPPED);
        });
        List.of(cancel, makeUp, call).forEach(button -> button.setDisable(true));
    }

    private void chosen(Panel what) {
        model.ask(what, sessions.getSelectionModel().getSelectedItem(), null);
    }

    private String remark(Session one) {
        String makeUp = one.makeUpOf() == null ? "" : sessions.getItems().stream().filter(other -> other.id() == one.makeUpOf()).findFirst()
                .map(other -> Texts.text("activity.session.of", other.on())).orElse("");
        String heads = one.heads() == 0 ? "" : Texts.text("activity.session.heads", one.heads());
        return Stream.of(makeUp, heads, one.reason()).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static Tone tone(SessionStatus status) {
        return switch (status) {
            case HELD -> Tone.OK;
            case CANCELLED -> Tone.BAD;
            case SKIPPED -> Tone.WARN;
            case PLANNED -> Tone.PLAIN;
        };
    }

    private void chart() {
        along.setAutoRanging(false);
        along.setMinorTickVisible(false);
        along.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number day) {
                boolean longer = along.getUpperBound() - along.getLowerBound() > HALF_A_YEAR;
                return (longer ? MONTH : DAY).format(LocalDate.ofEpochDay(day.longValue()));
            }

            @Override
            public Number fromString(String text) {
                return 0;
            }
        });
        NumberAxis up = new NumberAxis();
        up.setMinorTickVisible(false);
        LineChart<Number, Number> line = new LineChart<>(along, up);
        line.setLegendVisible(false);
        line.setAnimated(false);
        line.setCreateSymbols(false);
        line.setMinHeight(150);
        line.setPrefHeight(190);
        line.setAccessibleText(Texts.text("activity.growth"));
        line.getData().add(curve);
        curve.getNode().setStyle("-fx-stroke: -l-acc;");
        // Half of the last day's label stands beyond the axis.
        StackPane.setMargin(line, new javafx.geometry.Insets(0, 18, 0, 0));
        chart.getChildren().setAll(line);
    }

    /** One curve over the whole family: a step on every day on which somebody came or went. */
    private void grown(ActivityList.Whole whole) {
        List<XYChart.Data<Number, Number>> points = new ArrayList<>();
        int before = 0;
        for (ActivityList.Grown day : whole.growth()) {
            points.add(new XYChart.Data<>(day.on().toEpochDay(), before));
            points.add(new XYChart.Data<>(day.on().toEpochDay(), day.people()));
            before = day.people();
        }
        if (!points.isEmpty()) {
            points.add(new XYChart.Data<>(Math.max(LocalDate.now(clock).toEpochDay(), points.getLast().getXValue().longValue() + 1), before));
        }
        if (!points.isEmpty()) {
            along.setLowerBound(points.getFirst().getXValue().doubleValue());
            along.setUpperBound(points.getLast().getXValue().doubleValue() + 1);
            along.setTickUnit(Math.max(1, Math.ceil((along.getUpperBound() - along.getLowerBound()) / 6)));
        }
        curve.getData().setAll(points);
        chart.setVisible(!points.isEmpty());
        chart.setManaged(!points.isEmpty());
        int first = whole.growth().isEmpty() ? 0 : whole.growth().stream().filter(day -> !day.on().isAfter(whole.growth().getFirst().on().plusDays(14))).reduce((a, b) -> b).orElseThrow().people();
        growth.setNote(whole.growth().isEmpty() ? Texts.text("activity.growth.none") : Texts.text("activity.growth.note", first, before, leaves(whole.lineage())));
        lineage.getChildren().clear();
        if (whole.lineage().size() > 1) {
            whole.lineage().forEach(row -> lineage.getChildren().add(kin(row, row.id() == whole.activity().id())));
        }
    }

    /** @return classes that were not split themselves. */
    private static long leaves(List<ActivityList.Row> family) {
        return family.stream().filter(row -> family.stream().noneMatch(child -> child.parentId() != null && child.parentId() == row.id())).count();
    }

    private Node kin(ActivityList.Row row, boolean self) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label title = Tags.styled(row.parentId() == null ? row.title() : Texts.text("activity.lineage.child", row.title()), self ? "strong" : "secondary");
        title.setMinWidth(0);
        HBox line = new HBox(10, title, spring, Tags.styled(Texts.text("activity.lineage.people", row.enrolled()), "num"), Tags.tag(Texts.of(row.status()), ActivitiesPage.tone(row.status())));
        return Tags.opening(line, row.title(), () -> model.open(row.id()));
    }

    private void needs(ActivityList.Whole whole) {
        needsCard.setVisible(!whole.needs().isEmpty());
        needsCard.setManaged(!whole.needs().isEmpty());
        needs.getChildren().setAll(whole.needs().stream().map(need -> {
            Label body = new Label(need.body());
            body.setMinWidth(0);
            HBox.setHgrow(body, Priority.ALWAYS);
            HBox line = new HBox(10, Tags.styled(need.no(), "secondary"), body);
            return Tags.opening(line, need.body(), () -> nav.open("need", need.id()));
        }).toList());
    }

    private Node step(Activity.Step step) {
        Label words = new Label(Texts.text("activity.step", Texts.of(step.action()), step.note() == null ? "" : step.note(), step.staff()));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(12, Tags.styled(step.at().atZone(clock.getZone()).format(MINUTE), "timeline-time"), words);
    }

    private void panel(Panel now) {
        side.setVisible(now != null);
        side.setManaged(now != null);
        if (now == null) {
            return;
        }
        if (now == Panel.SPLIT) {
            side.getChildren().setAll(split.root());
            split.start(ages.apply(model.shown.get().activity().id()));
            return;
        }
        side.getChildren().setAll(new ActivityPanePage(model, this::act).root());
    }

    private void act() {
        model.act(() -> nav.say(Texts.text("activity.done")));
    }
}
