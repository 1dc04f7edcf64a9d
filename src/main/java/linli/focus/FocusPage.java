package linli.focus;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FocusGroup;
import linli.focus.FocusReport.Listing;
import linli.focus.FocusReport.Person;
import linli.focus.FocusReport.Row;

/** 重点人群: figures of each group, lists of who was not reached, and the rules that say who belongs. */
public final class FocusPage implements Page {
    private final FocusModel model;
    private final Memory memory;
    private final ChipRow<Listing> listings = new ChipRow<Listing>().required();
    private final ChipRow<FocusGroup> groups = new ChipRow<FocusGroup>().required();
    private VBox view;

    @FXML private PageHead head;
    @FXML private VBox left;
    @FXML private VBox right;
    @FXML private GridPane figures;
    @FXML private FlowPane lists;
    @FXML private TableView<Person> table;
    @FXML private Label count;

    public FocusPage(FocusModel model, Memory memory) {
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "focus";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "focus.fxml");
            build();
        }
        return view;
    }

    /** @param argument a {@link FocusGroup}'s name to start with, or null */
    @Override
    public void shown(Object argument) {
        if (argument instanceof String name) {
            model.group.set(FocusGroup.valueOf(name));
        }
        model.load();
    }

    private void build() {
        left.minWidthProperty().bind(Look.em().multiply(31));
        right.minWidthProperty().bind(Look.em().multiply(22));
        Spread.setShare(left, 2.1);
        DatePicker day = new DatePicker();
        day.setAccessibleText(Texts.text("focus.day"));
        day.setId("focus-day");
        day.prefWidthProperty().bind(Look.em().multiply(10));
        DayText.dress(day);
        day.valueProperty().bindBidirectional(model.day);
        head.getActions().addAll(Tags.styled(Texts.text("focus.day"), "secondary"), day);
        for (Listing listing : Listing.values()) {
            listings.add(listing, Texts.of(listing)).setId("focus-" + listing);
        }
        listings.valueProperty().bindBidirectional(model.listing);
        groups.add(null, Texts.text("focus.all"));
        for (FocusGroup group : FocusGroup.values()) {
            groups.add(group, Texts.of(group));
        }
        groups.valueProperty().bindBidirectional(model.group);
        groups.disableProperty().bind(model.listing.isEqualTo(Listing.AGE_UNKNOWN));
        Button export = Tags.button(Texts.text("focus.export"), null, this::export);
        export.setId("focus-export");
        export.disableProperty().bind(Bindings.isEmpty(model.people));
        lists.getChildren().addAll(listings, groups, export);
        table();
        FocusRulesPage rules = new FocusRulesPage(model);
        VBox.setVgrow(rules.root(), Priority.ALWAYS);
        right.getChildren().add(rules.root());
        model.report.addListener((property, old, now) -> show(now));
    }

    private void show(FocusReport now) {
        head.setSub(Texts.text("focus.sub", now.residents(), now.any().members().size(), now.inSeveral(), now.ageUnknown().size()));
        figures.getChildren().clear();
        String[] heads = {"", Texts.text("focus.members"), Texts.text("focus.needs"), Texts.text("focus.per100"), Texts.text("focus.askers"), Texts.text("focus.open"),
            Texts.text("focus.seats"), Texts.text("focus.per100"), Texts.text("focus.served"), Texts.text("focus.times"), Texts.text("focus.per100")};
        for (int i = 0; i < heads.length; i++) {
            Label label = Tags.styled(heads[i], "card-note");
            label.setMaxWidth(Double.MAX_VALUE);
            label.setAlignment(i == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
            label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            GridPane.setHgrow(label, Priority.ALWAYS);
            figures.add(label, i, 0);
        }
        int line = 1;
        for (FocusGroup group : FocusGroup.values()) {
            line(line++, Texts.of(group), group, now.groups().get(group));
        }
        line(line, Texts.text("focus.together"), null, now.any());
        for (Listing listing : Listing.values()) {
            listings.chip(listing).setText(Texts.text("focus.chip", Texts.of(listing), now.ids(listing, listing == Listing.AGE_UNKNOWN ? null : model.group.get()).size()));
        }
    }

    private void line(int at, String name, FocusGroup group, Row row) {
        Label title = Tags.styled(name, "strong");
        title.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        figures.add(title, 0, at);
        String titled = Texts.text("focus.needs.title", name);
        cell(at, 1, row.members().size(), () -> model.show(Listing.MEMBERS, group));
        cell(at, 2, row.needs().size(), () -> model.needs(row.needs(), titled));
        text(at, 3, per100(row, row.needs().size()));
        cell(at, 4, row.askers().size(), () -> model.show(Listing.ASKERS, group));
        cell(at, 5, row.waiting().size(), () -> model.needs(row.waiting(), Texts.text("focus.open.title", name)));
        cell(at, 6, row.seats(), () -> model.classes(row.classes(), Texts.text("focus.classes.title", name)));
        text(at, 7, per100(row, row.seats()));
        cell(at, 8, row.served().size(), () -> model.show(Listing.SERVED, group));
        cell(at, 9, row.times(), () -> model.show(Listing.SERVED, group));
        text(at, 10, per100(row, row.served().size()));
    }

    private void export() {
        Dialogs.saveAs(view, model.fileName()).ifPresent(model::export);
    }

    private static String per100(Row row, int count) {
        return row.members().isEmpty() ? Texts.text("focus.none") : String.format(Locale.ROOT, "%.1f", row.per100(count));
    }

    private void cell(int line, int column, int number, Runnable open) {
        if (open == null || number == 0) {
            text(line, column, String.valueOf(number));
            return;
        }
        Button button = Tags.button(String.valueOf(number), null, open);
        button.getStyleClass().add("link");
        button.setId("focus-figure-" + line + "-" + column);
        HBox box = new HBox(button);
        box.setAlignment(Pos.CENTER_RIGHT);
        figures.add(box, column, line);
    }

    private void text(int line, int column, String words) {
        Label label = Tags.styled(words, "num");
        label.setMaxWidth(Double.MAX_VALUE);
        figures.add(label, column, line);
    }

    private void table() {
        table.setItems(model.people);
        table.setPlaceholder(Tags.styled(Texts.text("focus.nobody"), "secondary"));
        new Columns<Person>(table, "focus.people", memory)
                .text("name", Texts.text("focus.name"), 5.6, Person::name)
                .number("age", Texts.text("focus.age"), 3.6, Person::age, person -> person.age() == null ? "" : String.valueOf(person.age()))
                .node("groups", Texts.text("focus.groups"), 7, person -> words(person.groups()), FocusPage::tags)
                .text("place", Texts.text("focus.place"), 8.5, Person::place)
                .text("phone", Texts.text("focus.phone"), 7.6, Person::maskedPhone)
                .text("last", Texts.text("focus.last"), 14, person -> person.last() == null ? "" : person.last())
                .text("on", Texts.text("focus.on"), 7.4, person -> person.on() == null ? "" : person.on().toString())
                .number("times", Texts.text("focus.times"), 4.5, Person::times, person -> person.times() == 0 ? "" : String.valueOf(person.times()))
                .opening(person -> model.resident(person.id()))
                .status(count)
                .remember();
        model.group.addListener((property, old, now) -> {
            if (model.report.get() != null) {
                show(model.report.get());
            }
        });
    }

    private static String words(Collection<FocusGroup> groups) {
        return groups.stream().map(Texts::of).collect(Collectors.joining(Texts.text("focus.comma")));
    }

    private static Node tags(Person person) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        List.copyOf(person.groups()).forEach(group -> box.getChildren().add(Tags.tag(Texts.of(group), Tone.ACCENT)));
        return box;
    }
}
