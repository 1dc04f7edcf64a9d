package linli.meals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DetailPane;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.value.Clean;
import linli.base.value.Sitting;
import linli.base.value.WeekSlot;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.Standing;
import linli.meals.MealOrder.Wish;

/** The forms at the side: an order (once, or repeating), and what somebody must not eat. A clash stands above the button. */
final class MealFormPage {
    private final Nav nav;
    private final MealsModel model;
    private final Consumer<Node> side;
    private final Runnable close;
    private final VBox people = new VBox(4);
    private final VBox clashes = new VBox(6);
    private final Label price = Tags.styled("", "strong", "wrap");
    private final Set<Long> omits = new TreeSet<>();
    private final Set<String> agreed = new LinkedHashSet<>();
    private Form form;
    private TextField who;
    private DatePicker on;
    private ChipRow<Sitting> sitting;
    private ComboBox<String> pack;
    private ChipRow<Boolean> way;
    private TextField note;
    private final Map<DayOfWeek, ToggleButton> days = new java.util.EnumMap<>(DayOfWeek.class);
    private MealsModel.Person person;
    private MealOrder edited;

    MealFormPage(Nav nav, MealsModel model, Consumer<Node> side, Runnable close) {
        this.nav = nav;
        this.model = model;
        this.side = side;
        this.close = close;
        model.found.addListener((javafx.collections.ListChangeListener<MealsModel.Person>) change -> hits());
        model.preview.addListener((property, old, now) -> looked(now));
    }

    /** @param order to be changed, or null for a new one */
    void order(MealOrder order, Diner diner) {
        edited = order;
        person = diner == null ? null : new MealsModel.Person(diner.residentId(), diner.name(), diner.place());
        omits.clear();
        agreed.clear();
        if (order != null) {
            omits.addAll(order.omits());
            agreed.addAll(order.agreed());
        }
        people.getChildren().clear();
        looked(null);
        form = new Form(this::save);
        who = form.text("meal-who", Texts.text("meals.form.who"), diner == null ? "" : diner.name());
        who.setPromptText(Texts.text("meals.form.find"));
        who.setDisable(order != null);
        form.getChildren().addAll(people, clashes, price);
        form.side();
        on = form.day("meal-on", Texts.text("meals.form.on"), order == null ? model.on.get().isBefore(model.today()) ? model.today() : model.on.get() : order.on());
        on.setDisable(order != null);
        List<String> packs = model.day.get() == null ? List.of() : model.day.get().rule().packages().stream().map(MealRule.Package::name).toList();
        pack = form.choice("meal-pack", Texts.text("meals.column.pack"), packs, order == null ? packs.isEmpty() ? null : packs.getFirst() : order.pack(), one -> one, null);
        form.end();
        sitting = form.chips("meal-sitting", Texts.text("meals.column.sitting"), List.of(Sitting.values()), order == null ? model.sitting.get() : order.sitting(), Texts::of, false);
        sitting.setDisable(order != null);
        way = form.chips("meal-way", Texts.text("meals.column.way"), List.of(false, true), order != null && order.delivery(), one -> Texts.text(one ? "meals.delivery" : "meals.eatIn"), false);
        note = form.text("meal-note", Texts.text("meals.column.note"), order == null ? "" : order.note());
        if (order == null) {
            form.getChildren().addAll(Tags.styled(Texts.text("meals.form.repeat"), "field-label"), weekdays(), hint(Texts.text("meals.form.repeatHint")));
        }
        who.textProperty().addListener((property, old, now) -> {
            if (person == null || !now.equals(person.name())) {
                person = null;
                model.find(now);
            }
        });
        who.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.DOWN && !people.getChildren().isEmpty()) {
                people.getChildren().getFirst().requestFocus();
                event.consume();
            }
        });
        on.valueProperty().addListener(any -> look());
        sitting.valueProperty().addListener(any -> look());
        pack.valueProperty().addListener(any -> look());
        way.valueProperty().addListener(any -> look());
        DetailPane pane = new DetailPane(close);
        pane.show(Texts.text(order == null ? "meals.form.new" : "meals.form.change"), form);
        Button save = Tags.button(Texts.text("meals.form.save"), "Ctrl S", this::save);
        save.getStyleClass().add("primary");
        save.setId("meal-save");
        pane.buttons(save);
        side.accept(pane);
        form.start();
        look();
    }

    private static Label hint(String words) {
        Label hint = Tags.styled(words, "field-hint", "wrap");
        hint.setWrapText(true);
        return hint;
    }

    private Node weekdays() {
        FlowPane row = new FlowPane(6, 6);
        days.clear();
        for (DayOfWeek day : DayOfWeek.values()) {
            ToggleButton chip = new ToggleButton(WeekSlot.dayWord(day));
            chip.getStyleClass().add("chip");
            chip.setId("meal-" + day);
            days.put(day, chip);
            row.getChildren().add(chip);
        }
        return row;
    }

    private void hits() {
        people.getChildren().clear();
        if (form == null || person != null) {
            return;
        }
        for (MealsModel.Person one : model.found) {
            Button hit = Tags.button(one.name() + "  " + one.about(), null, () -> choose(one));
            hit.getStyleClass().add("flat");
            hit.setMaxWidth(Double.MAX_VALUE);
            hit.setMinWidth(0);
            hit.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            people.getChildren().add(hit);
        }
        if (model.found.isEmpty() && !who.getText().isBlank()) {
            people.getChildren().add(hint(Texts.text("meals.form.nobody")));
        }
    }

    private void choose(MealsModel.Person one) {
        person = one;
        who.setText(one.name());
        people.getChildren().setAll(hint(one.about()));
        on.requestFocus();
        look();
    }

    private Wish wish() {
        return new Wish(person.id(), on.getValue(), sitting.valueProperty().get(), pack.getValue(), way.valueProperty().get(), Set.copyOf(omits), Set.copyOf(agreed), note.getText());
    }

    private void look() {
        if (person != null && on.getValue() != null && pack.getValue() != null) {
            // Every clash of the menu is shown, those answered too, so that an answer can be taken back.
            Wish wish = wish();
            model.look(new Wish(wish.residentId(), wish.on(), wish.sitting(), wish.pack(), wish.delivery(), Set.of(), Set.of(), null), wrong -> form.wrong(wrong == null ? null : wrong.getMessage()));
        }
    }

    /** Why there is a subsidy or none: the second portion of a sitting is not the same as a person of no grade. */
    private static String tier(MealOrder.Preview now) {
        if (now.quote().tier() != null) {
            return now.quote().tier();
        }
        return Texts.text(now.twin() != null && !now.twin().quote().subsidy().isZero() ? "meals.form.secondFull" : "meals.form.noTier");
    }

    private void looked(MealOrder.Preview now) {
        clashes.getChildren().clear();
        if (now == null) {
            price.setText("");
            price.setManaged(false);
            return;
        }
        MealRule.Quote quote = now.quote();
        price.setManaged(true);
        price.setText(Texts.text("meals.form.price", quote.price(), quote.subsidy(), tier(now), quote.self().plus(quote.delivery())));
        if (now.twin() != null && edited == null) {
            clashes.getChildren().add(band(Texts.text("meals.form.twin"), "warn-band"));
        }
        for (Diet.Clash clash : now.clashes()) {
            VBox box = band(clash.text(), clash.kind() == Diet.ClashKind.ALLERGEN ? "bad-band" : "warn-band");
            if (clash.dish() != 0) {
                CheckBox out = tick(Texts.text("meals.form.leaveOut", clash.name()), omits.contains(clash.dish()), yes -> flip(omits, clash.dish(), yes));
                CheckBox knows = tick(Texts.text("meals.form.agree"), agreed.contains(clash.key()), yes -> flip(agreed, clash.key(), yes));
                box.getChildren().addAll(out, knows);
            }
            clashes.getChildren().add(box);
        }
    }

    private static <T> void flip(Set<T> set, T one, boolean in) {
        if (in) {
            set.add(one);
        } else {
            set.remove(one);
        }
    }

    private static CheckBox tick(String words, boolean on, Consumer<Boolean> told) {
        CheckBox tick = new CheckBox(words);
        tick.setSelected(on);
        tick.selectedProperty().addListener((property, old, now) -> told.accept(now));
        return tick;
    }

    private static VBox band(String words, String style) {
        VBox band = new VBox(6, hint(words));
        band.getChildren().getFirst().getStyleClass().setAll("label", "strong");
        band.getStyleClass().add(style);
        return band;
    }

    private void save() {
        if (person == null) {
            form.wrong(Texts.text("meals.form.noWho"));
            who.requestFocus();
            return;
        }
        Set<DayOfWeek> repeat = EnumSet.noneOf(DayOfWeek.class);
        days.forEach((day, chip) -> {
            if (chip.isSelected()) {
                repeat.add(day);
            }
        });
        Consumer<Throwable> wrong = error -> {
            if (!form.wrong(error)) {
                nav.fail(error);
            }
        };
        String name = person.name();
        if (edited != null) {
            model.change(edited, wish(), saved -> done(Texts.text("meals.saved", name, saved.on())), wrong);
        } else if (repeat.isEmpty()) {
            model.order(wish(), saved -> done(Texts.text("meals.saved", name, saved.on())), wrong);
        } else {
            model.repeat(new Standing(0, person.id(), sitting.valueProperty().get(), repeat, pack.getValue(), way.valueProperty().get(), on.getValue(), null,
                    note.getText().isBlank() ? null : note.getText().strip(), List.of(), 0), saved -> done(Texts.text("meals.repeated", name)), wrong);
        }
    }

    private void done(String words) {
        nav.say(words);
        close.run();
    }

    /** The diet's form, and where meals are brought. */
    void diet(Diner diner) {
        Diet diet = diner.diet();
        Form fields = new Form(() -> {});
        TextField allergies = fields.text("diet-allergies", Texts.text("meals.diet.allergies"), String.join(" ", diet.allergies()));
        TextField avoids = fields.text("diet-avoids", Texts.text("meals.diet.avoids"), String.join(" ", diet.avoids()));
        TextField wants = fields.text("diet-wants", Texts.text("meals.diet.wants"), String.join(" ", diet.wants()));
        allergies.setPromptText(Texts.text("meals.diet.example"));
        wants.setPromptText(Texts.text("meals.diet.tags"));
        TextField remark = fields.text("diet-note", Texts.text("meals.column.note"), diet.note());
        fields.side();
        TextField by = fields.text("diet-by", Texts.text("meals.diet.by"), diet.withdrawnOn() == null ? diet.consentBy() : "");
        DatePicker day = fields.day("diet-on", Texts.text("meals.diet.on"), diet.withdrawnOn() == null && diet.consentOn() != null ? diet.consentOn() : model.today());
        fields.end();
        fields.hint(diet.withdrawnOn() == null ? Texts.text("meals.diet.hint") : Texts.text("meals.diet.withdrawn", diet.withdrawnOn()));
        TextField to = fields.text("diet-to", Texts.text("meals.diet.to"), diner.deliverTo());
        to.setPromptText(diner.place());
        TextField round = fields.text("diet-round", Texts.text("meals.diet.round"), String.valueOf(diner.round()));
        Runnable save = () -> {
            Consumer<Throwable> wrong = error -> {
                if (!fields.wrong(error)) {
                    nav.fail(error);
                }
            };
            Diet now = new Diet(words(allergies), words(avoids), words(wants), remark.getText() == null || remark.getText().isBlank() ? null : remark.getText().strip(), day.getValue(),
                    by.getText() == null || by.getText().isBlank() ? null : by.getText().strip(), null);
            int no = round.getText().matches("\\d") ? Integer.parseInt(round.getText()) : 0;
            model.keep(diner.residentId(), diner.version(), now, kept -> model.deliver(kept, to.getText(), no, done -> done(Texts.text("meals.diet.saved", diner.name())), wrong), wrong);
        };
        fields.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.S && event.isShortcutDown()) {
                save.run();
                event.consume();
            }
        });
        DetailPane pane = new DetailPane(close);
        pane.show(Texts.text("meals.diet.title", diner.name()), fields);
        Button keep = Tags.button(Texts.text("meals.form.saveDiet"), "Ctrl S", save);
        keep.getStyleClass().add("primary");
        List<Button> foot = new ArrayList<>();
        if (diet.known()) {
            foot.add(Tags.button(Texts.text("meals.diet.withdraw"), null, () -> model.withdraw(diner.residentId(), diner.version(), this::diet)));
        }
        foot.add(keep);
        pane.buttons(foot.toArray(Button[]::new));
        side.accept(pane);
        fields.start();
    }

    private static List<String> words(TextField field) {
        return field.getText() == null ? List.of() : Clean.split(field.getText().replace(' ', ';')).stream().map(Clean::compact).filter(word -> !word.isEmpty()).distinct().toList();
    }

    LocalDate day() {
        return on == null ? null : on.getValue();
    }
}
