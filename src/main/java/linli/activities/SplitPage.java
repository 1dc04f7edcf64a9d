package linli.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.activities.Activity.Plan;
import linli.base.text.Texts;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.WeekSlot;
import linli.enrolments.Enrolment.EnrolmentStatus;

/** 拆班: the pane in which a class becomes age bands; who goes where is shown before anything is saved. */
final class SplitPage {
    private static final int BANDS = 3;
    private static final int MOST_NAMES = 12;

    /** The fields of one band. */
    private record Band(TextField title, TextField min, TextField max, TextField seats, TextField slots, ComboBox<String> place, VBox people) {}

    private final ActivityModel model;
    private final DetailPane pane;
    private final List<Band> bands = new ArrayList<>();
    private final VBox rows = new VBox(14);
    private final DatePicker from = new DatePicker();
    private final Label lost = Tags.styled("", "wrap");
    private final VBox lostBand = new VBox(lost);
    private final Map<Long, Integer> chosen = new HashMap<>();
    private final Button save;
    private boolean filling;

    SplitPage(ActivityModel model, Consumer<List<Activity>> done) {
        this.model = model;
        pane = new DetailPane(() -> model.panel.set(null));
        pane.setId("split-pane");
        DayText.dress(from);
        from.setId("split-from");
        from.valueProperty().addListener((property, old, now) -> preview());
        lost.setWrapText(true);
        lostBand.getStyleClass().add("warn-band");
        show(lostBand, false);
        Label wrong = Tags.styled("", "wrap");
        wrong.setWrapText(true);
        wrong.textProperty().bind(model.wrong);
        VBox wrongBand = new VBox(wrong);
        wrongBand.getStyleClass().add("bad-band");
        wrongBand.visibleProperty().bind(model.wrong.isNotEmpty());
        wrongBand.managedProperty().bind(wrongBand.visibleProperty());
        Button more = Tags.button(Texts.text("activity.split.more"), null, () -> {
            add("", "", "", "8", "");
            preview();
        });
        Label hint = Tags.styled(Texts.text("activity.split.hint"), "secondary", "wrap");
        hint.setWrapText(true);
        pane.show(Texts.text("activity.split"), hint, wrongBand, new Field(Texts.text("activity.split.from"), from), rows, more, lostBand);
        save = Tags.button(Texts.text("activity.split.save"), null, () -> model.split(plans(), Map.copyOf(chosen), done));
        save.getStyleClass().add("primary");
        save.setId("split-save");
        pane.buttons(Tags.button(Texts.text("activities.form.close"), "Esc", () -> model.panel.set(null)), save);
    }

    Node root() {
        return pane;
    }

    /** Begins with bands after the ages of those who are there, one after the other on the same afternoon. */
    void start(List<Integer> ages) {
        filling = true;
        Activity one = model.shown.get().activity();
        chosen.clear();
        bands.clear();
        rows.getChildren().clear();
        from.setValue(next(one));
        List<Integer> sorted = ages.stream().filter(java.util.Objects::nonNull).sorted().toList();
        List<Integer> edges = new ArrayList<>();
        for (int band = 1; band < BANDS && !sorted.isEmpty(); band++) {
            int edge = sorted.get(Math.min(sorted.size() - 1, sorted.size() * band / BANDS)) - 1;
            if (edges.isEmpty() && edge >= sorted.getFirst() || !edges.isEmpty() && edge > edges.getLast()) {
                edges.add(edge);
            }
        }
        Integer low = one.plan().ages().min() != null ? one.plan().ages().min() : sorted.isEmpty() ? null : sorted.getFirst();
        Integer high = one.plan().ages().max() != null ? one.plan().ages().max() : sorted.isEmpty() ? null : sorted.getLast();
        for (int band = 0; band <= edges.size(); band++) {
            Integer min = band == 0 ? low : Integer.valueOf(edges.get(band - 1) + 1);
            Integer max = band == edges.size() ? high : edges.get(band);
            long there = sorted.stream().filter(age -> (min == null || age >= min) && (max == null || age <= max)).count();
            add(Texts.text("activity.split.title", one.plan().title(), text(min), text(max)), text(min), text(max),
                    String.valueOf(Math.max(Math.max(one.plan().seats(), 8), there)), WeekSlot.words(shifted(one.plan().term().slots(), band)));
        }
        if (bands.size() < 2) {
            add("", "", "", String.valueOf(one.plan().seats()), WeekSlot.words(shifted(one.plan().term().slots(), bands.size())));
        }
        filling = false;
        preview();
    }

    private LocalDate next(Activity one) {
        return model.shown.get().whole().sessions().stream()
                .filter(session -> session.status() == Activity.SessionStatus.PLANNED && session.on().isAfter(model.today()))
                .map(Activity.Session::on).findFirst().orElse(one.plan().term().end());
    }

    /** The band's own hour: one after the other, or before where the evening would be too late. */
    private static List<WeekSlot> shifted(List<WeekSlot> slots, int band) {
        return slots.stream().map(slot -> {
            long minutes = (long) slot.minutes() * band;
            boolean late = slot.to().toSecondOfDay() / 60 + minutes > 20 * 60 + 30;
            long by = late ? -(long) slot.minutes() * (band - 1) - 240 : minutes;
            boolean fits = slot.from().toSecondOfDay() / 60 + by >= 8 * 60;
            return fits ? new WeekSlot(slot.day(), slot.from().plusMinutes(by), slot.to().plusMinutes(by)) : slot;
        }).toList();
    }

    private static String text(Integer number) {
        return number == null ? "" : number.toString();
    }

    private void add(String title, String min, String max, String seats, String slots) {
        ComboBox<String> place = new ComboBox<>();
        place.getItems().setAll(model.rooms.stream().map(ActivityFormModel.Choice::name).toList());
        place.setEditable(true);
        String now = model.shown.get().activity().plan().place().name();
        place.getEditor().setText(now == null ? "" : now);
        Band band = new Band(new TextField(title), narrow(min), narrow(max), narrow(seats), new TextField(slots), place, new VBox(4));
        for (TextField field : List.of(band.title(), band.min(), band.max(), band.seats(), band.slots(), place.getEditor())) {
            field.textProperty().addListener((property, old, typed) -> preview());
        }
        HBox.setHgrow(band.slots(), Priority.ALWAYS);
        bands.add(band);
        band.people().setMinHeight(40);
        VBox box = new VBox(8, new Field(Texts.text("activity.split.name", bands.size()), band.title()),
                line(new Field(Texts.text("activities.form.ageMin"), band.min()), new Field(Texts.text("activities.form.ageMax"), band.max()),
                        new Field(Texts.text("activities.form.seats"), band.seats())),
                line(new Field(Texts.text("activities.form.slots"), band.slots()), new Field(Texts.text("activities.form.place"), place)), band.people());
        box.getStyleClass().addAll("form");
        rows.getChildren().add(box);
    }

    private static TextField narrow(String text) {
        TextField field = new TextField(text);
        field.setPrefColumnCount(4);
        return field;
    }

    private static HBox line(Node... fields) {
        HBox line = new HBox(10, fields);
        for (Node field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return line;
    }

    private List<Plan> plans() {
        Activity old = model.shown.get().activity();
        List<Plan> plans = new ArrayList<>();
        for (Band band : bands) {
            if (band.title().getText().isBlank()) {
                continue;
            }
            String place = band.place().getEditor().getText().strip();
            Long room = model.rooms.stream().filter(one -> one.name().equals(place)).map(ActivityFormModel.Choice::id).findFirst().orElse(null);
            List<WeekSlot> slots = WeekSlot.parse(band.slots().getText()).orElse(List.of());
            plans.add(Splits.band(old, band.title().getText().strip(), number(band.min()), number(band.max()), seats(band), from.getValue())
                    .place(room, place.isEmpty() ? null : place).term(new Activity.Term(from.getValue(), old.plan().term().end(), slots)));
        }
        return plans;
    }

    private static int seats(Band band) {
        Integer typed = number(band.seats());
        return typed == null ? 0 : typed;
    }

    private static Integer number(TextField field) {
        return field.getText().strip().matches("\\d{1,4}") ? Integer.valueOf(field.getText().strip()) : null;
    }

    private void preview() {
        if (filling || from.getValue() == null || model.shown.get() == null) {
            return;
        }
        LocalDate end = model.shown.get().activity().plan().term().end();
        if (from.getValue().isAfter(end)) {
            save.setDisable(true);
            return;
        }
        model.preview(plans(), Map.copyOf(chosen), this::seen);
    }

    private void seen(Splits.Preview preview) {
        int at = 0;
        for (Band band : bands) {
            if (band.title().getText().isBlank() || at >= preview.bands().size()) {
                band.people().getChildren().clear();
                continue;
            }
            long held = preview.days().get(at).stream().filter(Sessions.Foreseen::held).count();
            List<Splits.Place> in = preview.in(at);
            boolean over = preview.seated(at) > preview.bands().get(at).seats();
            FlowPane tags = new FlowPane(6, 4, Tags.tag(Texts.text("activity.split.people", in.size(), preview.bands().get(at).seats()), over ? Tone.BAD : Tone.OK),
                    Tags.tag(Texts.text("activity.split.held", held), held == 0 ? Tone.BAD : Tone.PLAIN));
            Label names = Tags.styled(names(in), "secondary", "wrap");
            names.setWrapText(true);
            band.people().getChildren().setAll(tags, names);
            preview.days().get(at).stream().filter(day -> day.clash() != null).findFirst().ifPresent(day -> {
                Label clash = Tags.styled(Texts.text("activities.form.clash", day.day().on(), day.clash()), "text-bad", "wrap");
                clash.setWrapText(true);
                band.people().getChildren().add(clash);
            });
            at++;
        }
        List<Splits.Place> without = preview.in(-1);
        lost.setText(without.isEmpty() ? "" : Texts.text("activity.split.lost", without.size(), names(without)));
        show(lostBand, !without.isEmpty());
        save.setDisable(!preview.works() || preview.bands().size() < 2 || preview.days().stream().anyMatch(days -> days.stream().noneMatch(Sessions.Foreseen::held)));
    }

    private static String names(List<Splits.Place> places) {
        String names = places.stream().limit(MOST_NAMES).map(place -> Texts.text(place.status() == EnrolmentStatus.WAITING ? "activity.split.waiting" : "activity.split.one",
                place.name(), place.age() == null ? Texts.text("activities.unknown") : place.age())).collect(Collectors.joining(Texts.text("activities.comma")));
        return places.size() > MOST_NAMES ? Texts.text("activity.split.andMore", names, places.size() - MOST_NAMES) : names;
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
