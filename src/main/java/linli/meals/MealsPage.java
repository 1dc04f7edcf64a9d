package linli.meals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.PageTabs;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Mask;
import linli.base.value.Money;
import linli.base.value.Sitting;
import linli.base.value.WeekSlot;
import linli.meals.Diet.Clash;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Row;
import linli.meals.MealsModel.MealView;

/** 老年助餐: who eats at a sitting, whom to phone, orders that repeat. Space or 1 is 已用餐, 2 未到, 0 takes it back. */
public final class MealsPage implements Page {
    private final Nav nav;
    private final MealsModel model;
    private final Memory memory;
    private final PageTabs tabs;
    private final ChipRow<Sitting> sittings = new ChipRow<Sitting>().required();
    private final ChipRow<MealView> views = new ChipRow<MealView>().required();
    private final DatePicker on = new DatePicker();
    private MealFormPage form;
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private FlowPane tools;
    @FXML private HBox kpis;
    @FXML private TextField text;
    @FXML private TableView<Row> table;
    @FXML private TableView<Row> callTable;
    @FXML private TableView<Standings.Listed> standingTable;
    private StandingPage rules;
    @FXML private TableView<MealRule> ruleTable;
    @FXML private VBox dayBox;
    @FXML private VBox callBox;
    @FXML private VBox standingBox;
    @FXML private VBox ruleBox;
    @FXML private StackPane side;
    @FXML private Label total;
    @FXML private Label menu;
    @FXML private Button rest;

    public MealsPage(Nav nav, MealsModel model, Memory memory, PageTabs tabs) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.tabs = tabs;
    }

    @Override
    public String name() {
        return "meals";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "meals.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof LocalDate day) {
            model.on.set(day);
        } else if (argument instanceof Map<?, ?> words && words.get("on") instanceof LocalDate day) {
            model.on.set(day);
            model.sitting.set(words.get("sitting") instanceof Sitting which ? which : Sitting.LUNCH);
            model.view.set(MealView.DAY);
        } else if (argument instanceof String calls && calls.equals("calls")) {
            model.view.set(MealView.CALLS);
        }
        model.open();
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        Button add = Tags.button(Texts.text("meals.add"), "F3", () -> form.order(null, null));
        add.getStyleClass().add("primary");
        add.setId("meals-add");
        head.getActions().addAll(Tags.button(Texts.text("meals.import"), null, () -> nav.open("import", "meals")), Tags.button(Texts.text("meals.kitchen"), "F7", this::kitchen),
                Tags.button(Texts.text("meals.rounds"), "F8", this::rounds), add);
        form = new MealFormPage(nav, model, side.getChildren()::setAll, this::closePane);
        DayText.dress(on);
        on.setId("meals-on");
        on.setAccessibleText(Texts.text("meals.form.on"));
        on.valueProperty().bindBidirectional(model.on);
        for (Sitting one : Sitting.values()) {
            sittings.add(one, Texts.of(one));
        }
        sittings.valueProperty().bindBidirectional(model.sitting);
        for (MealView one : MealView.values()) {
            views.add(one, Texts.of(one));
        }
        views.setPrefWrapLength(360);
        sittings.setPrefWrapLength(120);
        views.valueProperty().bindBidirectional(model.view);
        Button before = Tags.button(Texts.text("meals.before"), null, () -> step(-1));
        Button after = Tags.button(Texts.text("meals.after"), null, () -> step(1));
        tools.getChildren().addAll(views, before, on, after, Tags.button(Texts.text("meals.today"), null, () -> model.on.set(model.today())), sittings);
        text.textProperty().bindBidirectional(model.text);
        rest.setOnAction(event -> model.restEaten(count -> nav.say(Texts.text("meals.restDone", count))));
        side.managedProperty().bind(Bindings.isNotEmpty(side.getChildren()));
        dayTable();
        callTable();
        rules = new StandingPage(model, memory, side.getChildren()::setAll, this::closePane);
        rules.fill(standingTable, ruleTable, () -> form.order(null, null));
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.view.addListener((property, old, now) -> view(now));
        model.day.addListener((property, old, now) -> counted(now));
        model.calls.addListener((javafx.beans.InvalidationListener) any -> views.chip(MealView.CALLS).setText(Texts.of(MealView.CALLS) + " " + model.calls.size()));
        model.standings.addListener((javafx.beans.InvalidationListener) any -> views.chip(MealView.STANDING).setText(Texts.of(MealView.STANDING) + " " + model.standings.size()));
        model.shown.addListener((property, old, now) -> detail(now));
        view(model.view.get());
    }

    private void step(int days) {
        model.on.set((model.on.get() == null ? model.today() : model.on.get()).plusDays(days));
    }

    private void view(MealView now) {
        Map.of(MealView.DAY, dayBox, MealView.CALLS, callBox, MealView.STANDING, standingBox, MealView.RULES, ruleBox).forEach((one, box) -> {
            box.setVisible(one == now);
            box.setManaged(one == now);
        });
        closePane();
    }

    private void closePane() {
        model.close();
        side.getChildren().clear();
        table.getSelectionModel().clearSelection();
    }

    private void counted(Meals.Day now) {
        if (now == null) {
            return;
        }
        tabs.about(now.on());
        MealOrder.Kitchen kitchen = now.kitchen();
        long eaten = now.rows().stream().filter(row -> row.order().status() == OrderStatus.EATEN).count();
        long missed = now.rows().stream().filter(row -> row.order().status() == OrderStatus.NO_SHOW).count();
        long clashing = now.rows().stream().filter(row -> !row.clashes().isEmpty()).count();
        Money subsidy = now.rows().stream().filter(row -> row.order().status().live()).map(row -> row.order().quote().subsidy()).reduce(Money.ZERO, Money::plus);
        Kpi first = new Kpi(Texts.text("meals.kpi.portions"), String.valueOf(kitchen.portions()), Texts.text("meals.kpi.split", kitchen.eatIn(), kitchen.delivery()));
        Kpi second = new Kpi(Texts.text("meals.kpi.eaten"), String.valueOf(eaten), Texts.text("meals.kpi.missed", missed));
        Kpi third = new Kpi(Texts.text("meals.kpi.clash"), String.valueOf(clashing), Texts.text("meals.kpi.week", model.calls.size()));
        third.tone(clashing > 0 ? Tone.BAD : Tone.PLAIN);
        third.opens(() -> model.view.set(MealView.CALLS));
        kpis.getChildren().setAll(first, second, third, new Kpi(Texts.text("meals.kpi.subsidy"), subsidy.toString(), Texts.text(now.rule().sample() ? "meals.kpi.sample" : "meals.kpi.rule", now.rule().from())));
        menu.setText(now.menu().isEmpty() ? Texts.text("meals.noMenu") : Texts.text("meals.menu", now.menu().stream().map(Diet.Course::name).collect(Collectors.joining(Texts.text("row.or")))));
        head.setSub(Texts.text("meals.sub", now.on(), WeekSlot.dayWord(now.on().getDayOfWeek()), Texts.of(now.sitting())));
        rest.setDisable(now.on().isAfter(model.today()) || now.rows().stream().noneMatch(row -> row.order().status() == OrderStatus.ORDERED));
        total.setText(Texts.text("meals.total", model.rows.size()));
    }

    private void dayTable() {
        table.setItems(model.rows);
        model.rows.addListener((javafx.beans.InvalidationListener) any -> total.setText(Texts.text("meals.total", model.rows.size())));
        table.setPlaceholder(new EmptyState(Texts.text("meals.empty"), Texts.text("meals.add"), () -> form.order(null, null)));
        new Columns<>(table, "meals.day", memory)
                .text("name", Texts.text("meals.column.name"), 6.5, row -> row.diner().name())
                .node("status", Texts.text("meals.column.status"), 6, row -> Texts.of(row.order().status()), row -> Tags.tag(Texts.of(row.order().status()), tone(row.order().status())))
                .node("clash", Texts.text("meals.column.clash"), 13, row -> clash(row), row -> row.clashes().isEmpty() ? Tags.styled("", "muted") : Tags.tag(clash(row), clashTone(row)))
                .text("way", Texts.text("meals.column.way"), 4.5, row -> Texts.text(row.order().delivery() ? "meals.delivery" : "meals.eatIn"))
                .text("pack", Texts.text("meals.column.pack"), 6, row -> row.order().pack())
                .text("tier", Texts.text("meals.column.tier"), 7, row -> row.order().quote().tier() == null ? "" : row.order().quote().tier())
                .number("subsidy", Texts.text("meals.column.subsidy"), 5, row -> row.order().quote().subsidy(), row -> row.order().quote().subsidy().toString())
                .number("self", Texts.text("meals.column.self"), 5, row -> row.order().pays(), row -> row.order().pays().toString())
                .text("place", Texts.text("meals.column.place"), 10, row -> row.diner().address())
                .text("phone", Texts.text("meals.column.phone"), 8, row -> row.diner().phone() == null ? "" : Mask.phone(row.diner().phone())).opening(model::show).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && model.shown.get() != null && now.order().id() != model.shown.get().row().order().id()) {
                model.show(now);
            }
        });
    }

    private static String clash(Row row) {
        return row.clashes().stream().map(one -> one.dish() == 0 ? Texts.text("meals.clash.missing", one.word()) : Texts.text("meals.clash.short", one.name(), one.word())).collect(Collectors.joining(Texts.text("meals.semicolon")));
    }

    private static Tone clashTone(Row row) {
        return switch (row.clashes().getFirst().kind()) {
            case ALLERGEN -> Tone.BAD;
            case AVOID -> Tone.WARN;
            case TAG -> Tone.PLAIN;
        };
    }

    private static Tone tone(OrderStatus status) {
        return switch (status) {
            case ORDERED -> Tone.BLUE;
            case EATEN -> Tone.OK;
            case NO_SHOW -> Tone.WARN;
            case CANCELLED -> Tone.PLAIN;
        };
    }

    private void callTable() {
        callTable.setItems(model.calls);
        callTable.setPlaceholder(Tags.styled(Texts.text("meals.calls.none"), "secondary"));
        new Columns<>(callTable, "meals.calls", memory)
                .text("name", Texts.text("meals.column.name"), 6, row -> row.diner().name())
                .text("phone", Texts.text("meals.column.phone"), 8, row -> row.diner().phone() == null ? "" : Mask.phone(row.diner().phone()))
                .text("on", Texts.text("meals.column.on"), 11, row -> row.order().on() + " " + Texts.of(row.order().sitting()))
                .text("clash", Texts.text("meals.column.clash"), 20, row -> row.clashes().stream().map(Clash::text).collect(Collectors.joining(Texts.text("meals.semicolon"))))
                .node("answer", Texts.text("meals.column.answer"), 20, row -> "", row -> new HBox(6, Tags.button(Texts.text("meals.leaveOut"), null, () -> model.leaveOut(row)),
                        Tags.button(Texts.text("meals.agree"), null, () -> model.agree(row)), Tags.button(Texts.text("meals.cancel"), null, () -> cancel(row)))).opening(row -> nav.open("resident", row.diner().residentId())).remember();
    }

    @FXML
    private void rule() {
        if (!model.rules.isEmpty()) {
            rules.rule(model.rules.getFirst());
        }
    }

    @FXML
    private void charge() {
        YearMonth month = YearMonth.from(model.on.get());
        model.charge(month, done -> nav.say(done.meals() == 0 ? Texts.text("meals.charged.none", month) : Texts.text("meals.charged", month, done.people(), done.meals(), done.sum())));
    }

    private void detail(MealsModel.Shown now) {
        if (now == null) {
            return;
        }
        Row row = now.row();
        MealOrder order = row.order();
        Integer age = row.diner().age(order.on());
        VBox facts = new VBox(6, Tags.styled(age == null ? row.diner().address() : Texts.text("meals.detail.who", age, row.diner().address()), "secondary", "wrap"),
                Tags.styled(Texts.text("meals.detail.price", order.quote().price(), order.quote().subsidy(), order.quote().self(), order.quote().delivery()), "wrap"));
        row.clashes().forEach(clash -> facts.getChildren().add(Tags.tag(clash.text(), clash.kind() == Diet.ClashKind.ALLERGEN ? Tone.BAD : Tone.WARN)));
        if (order.reason() != null) {
            facts.getChildren().add(Tags.styled(Texts.text("meals.detail.reason", order.reason()), "wrap"));
        }
        VBox story = new VBox(4, Tags.styled(Texts.text("meals.detail.story"), "strong"));
        now.steps().forEach(step -> story.getChildren().add(Tags.styled(Texts.text("meals.detail.step", step.at().toLocalDate(), step.staff(), Texts.of(step.action()), step.note() == null ? "" : step.note()), "small", "wrap")));
        FlowPane marks = new FlowPane(6, 6);
        if (order.status() != OrderStatus.CANCELLED) {
            marks.getChildren().addAll(Tags.button(Texts.of(OrderStatus.EATEN), "1", () -> model.mark(row, OrderStatus.EATEN)), Tags.button(Texts.of(OrderStatus.NO_SHOW), "2", () -> model.mark(row, OrderStatus.NO_SHOW)));
        }
        Button diet = Tags.button(Texts.text("meals.diet"), null, () -> model.diner(order.residentId(), diner -> {
            if (diner == null) {
                nav.say(Texts.text("meals.diet.hidden"));
            } else {
                form.diet(diner);
            }
        }));
        marks.getChildren().add(diet);
        DetailPane pane = new DetailPane(this::closePane);
        pane.show(row.diner().name(), Tags.tag(Texts.of(order.status()), tone(order.status())), facts, marks, story);
        if (order.status() == OrderStatus.ORDERED) {
            pane.buttons(Tags.button(Texts.text("meals.cancel"), null, () -> cancel(row)), Tags.button(Texts.text("meals.change"), null, () -> form.order(order, row.diner())));
        } else if (order.status() == OrderStatus.EATEN) {
            pane.buttons(Tags.button(Texts.text("meals.cancel"), null, () -> cancel(row)), Tags.button(Texts.text("meals.reprice"), null, () -> model.reprice(row)));
        }
        side.getChildren().setAll(pane);
    }

    private void cancel(Row row) {
        Dialogs.askReason(view, Texts.text("meals.cancel"), Texts.text("meals.cancelAsk", row.diner().name(), row.order().on())).ifPresent(reason -> model.cancel(row, reason));
    }

    private void kitchen() {
        SheetPane pane = new SheetPane(nav, Texts.text("meals.paper.kitchen"), () -> Texts.text("meals.paper.kitchen") + model.on.get(), this::closePane);
        side.getChildren().setAll(pane);
        model.kitchen(pane::show);
    }

    private void rounds() {
        SheetPane pane = new SheetPane(nav, Texts.text("meals.paper.rounds"), () -> Texts.text("meals.paper.rounds") + model.on.get(), this::closePane);
        side.getChildren().setAll(pane);
        model.roundSheet(pane::show);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case F3 -> form.order(null, null);
            case F7 -> kitchen();
            case F8 -> rounds();
            case ESCAPE -> {
                if (side.getChildren().isEmpty()) {
                    return;
                }
                closePane();
            }
            default -> {
                if (!(event.getTarget() instanceof TableView) || event.isShortcutDown() || model.view.get() != MealView.DAY || !marked(event.getCode(), event.isAltDown())) {
                    return;
                }
            }
        }
        event.consume();
    }

    private boolean marked(KeyCode code, boolean alt) {
        int at = table.getSelectionModel().getSelectedIndex();
        if (at < 0 || at >= model.rows.size()) {
            return false;
        }
        Row row = model.rows.get(at);
        if (alt && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            model.rounds().forEach(round -> {
                for (int i = 0; i < round.stops().size(); i++) {
                    if (round.stops().get(i).order().id() == row.order().id()) {
                        model.move(round, i, code == KeyCode.UP ? -1 : 1);
                    }
                }
            });
            return true;
        }
        OrderStatus now = switch (code) {
            case SPACE, DIGIT1, NUMPAD1 -> OrderStatus.EATEN;
            case DIGIT2, NUMPAD2 -> OrderStatus.NO_SHOW;
            case DIGIT0, NUMPAD0, DELETE, BACK_SPACE -> OrderStatus.ORDERED;
            default -> null;
        };
        if (now == null) {
            return false;
        }
        model.mark(row, now);
        table.getSelectionModel().clearAndSelect(Math.min(at + 1, model.rows.size() - 1));
        return true;
    }
}
