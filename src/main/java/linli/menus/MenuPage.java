package linli.menus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.SearchKey;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.EmptyState;
import linli.base.ui.Form;
import linli.base.ui.Fxml;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.PageTabs;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Sitting;
import linli.base.value.WeekSlot;
import linli.menus.Menu.Dish;

/** 一周菜单: days as columns, lunch and supper as rows; a cell opens its dishes at the side. */
public final class MenuPage implements Page {
    private static final int DAYS = 7;
    private static final int WORKDAYS = 5;
    private final Nav nav;
    private final MenuModel model;
    private final PageTabs tabs;
    private VBox view;
    private LocalDate openDay;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private FlowPane tools;
    @FXML private FlowPane notes;
    @FXML private StackPane gridBox;
    @FXML private StackPane side;

    public MenuPage(Nav nav, MenuModel model, PageTabs tabs) {
        this.nav = nav;
        this.model = model;
        this.tabs = tabs;
    }

    @Override
    public String name() {
        return "menus";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "menus.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof LocalDate day) {
            model.week.set(Menus.monday(day));
        }
        model.load();
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        tabs.about(model.today());
        Button approve = Tags.button(Texts.text("menus.approve"), "F4", this::approve);
        approve.getStyleClass().add("primary");
        approve.setId("menus-approve");
        head.getActions().addAll(Tags.button(Texts.text("menus.import"), null, () -> nav.open("import", "menus")), Tags.button(Texts.text("menus.newDish"), "F6", () -> dish(Dish.of("", List.of(), List.of()))),
                Tags.button(Texts.text("menus.print"), "F7", this::print), approve);
        tools.getChildren().addAll(Tags.button(Texts.text("menus.before"), null, () -> model.week.set(model.week.get().minusDays(DAYS))),
                Tags.button(Texts.text("menus.now"), null, () -> model.week.set(Menus.monday(model.today()))), Tags.button(Texts.text("menus.after"), null, () -> model.week.set(model.week.get().plusDays(DAYS))),
                Tags.button(Texts.text("menus.copy"), "F5", this::copy));
        side.managedProperty().bind(Bindings.isNotEmpty(side.getChildren()));
        model.menu.addListener((property, old, now) -> show(now));
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case F4 -> approve();
                case F5 -> copy();
                case F6 -> dish(Dish.of("", List.of(), List.of()));
                case F7 -> print();
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    private void copy() {
        model.copy(count -> nav.say(Texts.text("menus.copied", count)));
    }

    private void show(Menu now) {
        head.setSub(Texts.text("menus.sub", now.monday(), now.monday().plusDays(DAYS - 1), now.lines().size()));
        notes.getChildren().clear();
        if (!now.lines().isEmpty()) {
            notes.getChildren().add(now.approval() == null ? Tags.tag(Texts.text("menus.unapproved"), Tone.WARN)
                    : Tags.tag(Texts.text("menus.approved", now.approval().name(), now.approval().profession(), now.approval().at().toLocalDate()), Tone.OK));
        }
        if (model.calls.get() > 0) {
            Button calls = Tags.button(Texts.text("menus.calls", model.calls.get()), null, () -> nav.open("meals", "calls"));
            notes.getChildren().add(calls);
        }
        now.tags().forEach((tag, count) -> notes.getChildren().add(Tags.tag(tag + " " + count, Tone.PLAIN)));
        gridBox.getChildren().setAll(now.lines().isEmpty() && openDay == null ? new EmptyState(Texts.text("menus.empty"), Texts.text("menus.copy"), this::copy) : grid(now));
        if (now.lines().isEmpty() && openDay == null) {
            Button first = Tags.button(Texts.text("menus.first"), null, () -> cell(now.monday(), Sitting.LUNCH));
            ((VBox) gridBox.getChildren().getFirst()).getChildren().add(first);
        }
    }

    private GridPane grid(Menu now) {
        boolean weekend = now.lines().stream().anyMatch(line -> line.on().getDayOfWeek().getValue() > WORKDAYS);
        int days = weekend ? DAYS : WORKDAYS;
        GridPane grid = new GridPane(8, 8);
        grid.setMinWidth(0);
        grid.setId("menus-grid");
        ColumnConstraints word = new ColumnConstraints();
        word.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(word);
        for (int i = 0; i < days; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(92.0 / days);
            column.setMinWidth(0);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
            LocalDate day = now.monday().plusDays(i);
            Label name = Tags.styled(Texts.text("menus.paper.day", WeekSlot.dayWord(day.getDayOfWeek()), day.getMonthValue(), day.getDayOfMonth()), "strong", "wrap");
            name.setMinHeight(Region.USE_PREF_SIZE);
            grid.add(name, i + 1, 0);
            for (Sitting sitting : Sitting.values()) {
                grid.add(box(now, day, sitting), i + 1, sitting.ordinal() + 1);
            }
        }
        for (Sitting sitting : Sitting.values()) {
            grid.add(Tags.styled(Texts.of(sitting), "secondary"), 0, sitting.ordinal() + 1);
        }
        return grid;
    }

    private Node box(Menu now, LocalDate day, Sitting sitting) {
        VBox box = new VBox(8);
        List<Dish> dishes = now.dishes(day, sitting);
        dishes.forEach(dish -> {
            VBox one = new VBox(3, Tags.styled(dish.name(), "strong", "wrap"));
            FlowPane tags = new FlowPane(4, 4);
            tags.setPrefWrapLength(90);
            dish.tags().forEach(tag -> tags.getChildren().add(Tags.tag(tag, Tone.ACCENT)));
            dish.allergens().forEach(allergen -> tags.getChildren().add(Tags.tag(Texts.text("menus.contains", allergen), Tone.WARN)));
            if (!tags.getChildren().isEmpty()) {
                one.getChildren().add(tags);
            }
            box.getChildren().add(one);
        });
        if (dishes.isEmpty()) {
            box.getChildren().add(Tags.styled(Texts.text("menus.none"), "muted"));
        }
        box.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        box.setMinWidth(0);
        box.setPrefWidth(100);
        box.getStyleClass().add("menu-cell");
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setFocusTraversable(true);
        box.setCursor(Cursor.HAND);
        box.setAccessibleText(day + " " + Texts.of(sitting) + " " + String.join(" ", dishes.stream().map(Dish::name).toList()));
        box.setId("menu-" + day + "-" + sitting);
        box.setOnMouseClicked(event -> cell(day, sitting));
        box.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                cell(day, sitting);
                event.consume();
            }
        });
        return box;
    }

    /** The dishes of one sitting: ticked ones are served, a word typed finds more. */
    private void cell(LocalDate day, Sitting sitting) {
        openDay = day;
        List<Long> wanted = new ArrayList<>(model.menu.get().dishes(day, sitting).stream().map(Dish::id).toList());
        TextField find = new TextField();
        find.setPromptText(Texts.text("menus.findDish"));
        find.setAccessibleText(Texts.text("menus.findDish"));
        find.setId("menu-find");
        VBox list = new VBox(6);
        Runnable fill = () -> {
            list.getChildren().clear();
            String words = find.getText().strip();
            model.dishes.stream().filter(dish -> wanted.contains(dish.id()) || dish.active() && (words.isEmpty() || SearchKey.matches(SearchKey.ofName(dish.name()), words)
                    || dish.tags().contains(words))).sorted(java.util.Comparator.comparing(dish -> !wanted.contains(dish.id()))).forEach(dish -> {
                        CheckBox tick = new CheckBox(dish.name() + (dish.tags().isEmpty() ? "" : Texts.text("menus.paper.tags", String.join(" ", dish.tags())))
                                + (dish.allergens().isEmpty() ? "" : Texts.text("menus.paper.contains", String.join(" ", dish.allergens()))));
                        tick.setSelected(wanted.contains(dish.id()));
                        tick.setWrapText(true);
                        tick.setMinWidth(0);
                        HBox.setHgrow(tick, Priority.ALWAYS);
                        tick.setMaxWidth(Double.MAX_VALUE);
                        tick.selectedProperty().addListener((property, old, now) -> {
                            wanted.remove(dish.id());
                            if (now) {
                                wanted.add(dish.id());
                            }
                        });
                        list.getChildren().add(new HBox(6, tick, Tags.button(Texts.text("menus.editDish"), null, () -> dish(dish))));
                    });
        };
        find.textProperty().addListener(any -> fill.run());
        fill.run();
        DetailPane pane = new DetailPane(this::closePane);
        Runnable save = () -> {
            model.set(day, sitting, wanted);
            nav.say(Texts.text("menus.saved", day, Texts.of(sitting), wanted.size()));
            closePane();
        };
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
                save.run();
                event.consume();
            }
        });
        pane.show(Texts.text("menus.cell", day, Texts.of(sitting)), find, list);
        pane.buttons(Tags.button(Texts.text("menus.newDish"), "F6", () -> dish(Dish.of("", List.of(), List.of()))), Tags.button(Texts.text("menus.save"), "Ctrl S", save));
        side.getChildren().setAll(pane);
        javafx.application.Platform.runLater(find::requestFocus);
    }

    private void dish(Dish dish) {
        Form[] form = new Form[1];
        Runnable[] save = new Runnable[1];
        form[0] = new Form(() -> save[0].run());
        TextField name = form[0].text("dish-name", Texts.text("menus.dish.name"), dish.name());
        TextField tags = form[0].text("dish-tags", Texts.text("menus.dish.tags"), String.join(" ", dish.tags()));
        tags.setPromptText(Texts.text("menus.dish.tagsExample"));
        TextField allergens = form[0].text("dish-allergens", Texts.text("menus.dish.allergens"), String.join(" ", dish.allergens()));
        allergens.setPromptText(Texts.text("menus.dish.allergensExample"));
        CheckBox active = new CheckBox(Texts.text("menus.dish.active"));
        active.setSelected(dish.active());
        form[0].getChildren().add(active);
        save[0] = () -> model.save(new Dish(dish.id(), name.getText(), Menu.words(tags.getText()), Menu.words(allergens.getText()), active.isSelected(), dish.version()), saved -> {
            nav.say(Texts.text("menus.dish.saved", saved.name()));
            closePane();
        }, wrong -> {
            if (!form[0].wrong(wrong)) {
                nav.fail(wrong);
            }
        });
        DetailPane pane = new DetailPane(this::closePane);
        pane.show(dish.id() == 0 ? Texts.text("menus.newDish") : dish.name(), form[0]);
        pane.buttons(Tags.button(Texts.text("menus.save"), "Ctrl S", save[0]));
        side.getChildren().setAll(pane);
        form[0].start();
    }

    private void approve() {
        Form[] form = new Form[1];
        Runnable[] save = new Runnable[1];
        form[0] = new Form(() -> save[0].run());
        TextField name = form[0].text("approve-name", Texts.text("menus.approve.name"), "");
        TextField trade = form[0].text("approve-trade", Texts.text("menus.approve.trade"), "");
        trade.setPromptText(Texts.text("menus.approve.example"));
        TextField note = form[0].text("approve-note", Texts.text("menus.approve.note"), "");
        save[0] = () -> model.approve(name.getText(), trade.getText(), note.getText(), () -> {
            nav.say(Texts.text("menus.approve.done", name.getText()));
            closePane();
        }, wrong -> {
            if (!form[0].wrong(wrong)) {
                nav.fail(wrong);
            }
        });
        DetailPane pane = new DetailPane(this::closePane);
        pane.show(Texts.text("menus.approve"), form[0]);
        pane.buttons(Tags.button(Texts.text("menus.approve.save"), "Ctrl S", save[0]));
        side.getChildren().setAll(pane);
        form[0].start();
    }

    private void print() {
        SheetPane pane = new SheetPane(nav, Texts.text("menus.print"), () -> Texts.text("menus.sheet.title") + model.week.get(), this::closePane);
        side.getChildren().setAll(pane);
        model.paper(pane::show);
    }

    private void closePane() {
        openDay = null;
        side.getChildren().clear();
        if (model.menu.get() != null) {
            show(model.menu.get());
        }
    }
}
