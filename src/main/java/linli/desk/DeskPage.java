package linli.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.desk.DeskView.Entry;
import linli.desk.DeskView.Task;

/** 工作台: what is late or due, today's counts, quick actions. Every figure opens its rows. */
public final class DeskPage implements Page {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Nav nav;
    private final DeskModel model;
    private final Page net;
    private VBox view;

    @FXML private PageHead head;
    @FXML private VBox start;
    @FXML private Button startImport;
    @FXML private Button startWrite;
    @FXML private VBox board;
    @FXML private Kpi people;
    @FXML private Kpi needs;
    @FXML private Kpi late;
    @FXML private Kpi imports;
    @FXML private Kpi satisfied;
    @FXML private Card tasks;
    @FXML private VBox taskRows;
    @FXML private Card today;
    @FXML private VBox todayRows;
    @FXML private Spread columns;

    /** @param net the service net as a card */
    public DeskPage(Nav nav, DeskModel model, Page net) {
        this.net = net;
        this.nav = nav;
        this.model = model;
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "desk.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.load();
        net.shown(null);
    }

    private void build() {
        Button write = Tags.button(Texts.text("desk.write"), "F2", () -> nav.open("needs", "new"));
        write.getStyleClass().add("primary");
        write.setId("desk-write");
        head.getActions().setAll(Tags.button(Texts.text("desk.import"), null, () -> nav.open("import", null)),
                Tags.button(Texts.text("desk.report"), null, () -> nav.open("reports", null)), write);
        startImport.setOnAction(event -> nav.open("import", "residents"));
        startWrite.setOnAction(event -> nav.open("needs", "new"));
        people.opens(() -> nav.open("residents", null));
        needs.opens(() -> nav.open("needs", month("from", "to", Texts.text("desk.open.added"))));
        late.opens(() -> nav.open("needs", Map.of("late", "")));
        imports.opens(() -> nav.open("import", null));
        satisfied.opens(() -> {
            Map<String, String> words = month("closedFrom", "closedTo", Texts.text("desk.open.rated"));
            words.put("rated", "");
            nav.open("needs", words);
        });
        least(tasks, 24, 1.2);
        least(today, 17, 0.95);
        least((Region) net.view(), 25, 1.1);
        columns.getChildren().add(net.view());
        for (Kpi figure : List.of(people, needs, late, imports, satisfied)) {
            least(figure, 13.5, 1);
        }
        model.view.addListener((property, old, now) -> show(now));
        show(model.view.get());
    }

    /** Least width in em, so that it grows with the text, and share of the row. */
    private static void least(Region card, double em, double share) {
        card.minWidthProperty().bind(Look.em().multiply(em));
        Spread.setShare(card, share);
    }

    private Map<String, String> month(String from, String to, String title) {
        LocalDate day = model.view.get().day();
        Map<String, String> words = new LinkedHashMap<>();
        words.put(from, day.withDayOfMonth(1).toString());
        words.put(to, YearMonth.from(day).atEndOfMonth().toString());
        words.put("title", title);
        return words;
    }

    private void show(DeskView now) {
        boolean fresh = now != null && now.fresh();
        only(start, fresh);
        only(board, now != null && !fresh);
        if (now == null) {
            return;
        }
        String weekday = now.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
        head.setSub(Texts.text("desk.sub", now.day().getMonthValue(), now.day().getDayOfMonth(), weekday, now.takenToday(), now.needs().late()));
        figures(now);
        taskRows.getChildren().clear();
        now.tasks().forEach(task -> taskRows.getChildren().add(row(task)));
        tasks.setNote(Texts.text("desk.tasks.note", now.tasks().size()));
        if (now.tasks().isEmpty()) {
            taskRows.getChildren().add(quiet(Texts.text("desk.tasks.none")));
        }
        todayRows.getChildren().clear();
        now.today().forEach(entry -> todayRows.getChildren().add(row(entry)));
        today.setNote(now.takenToday() > now.today().size() ? Texts.text("desk.newest", now.takenToday(), now.today().size())
                : Texts.text("desk.count", now.takenToday()));
        if (now.today().isEmpty()) {
            todayRows.getChildren().add(quiet(Texts.text("desk.today.none")));
        }
    }

    private void figures(DeskView now) {
        people.setValue(grouped(now.people().all()));
        people.setNote(Texts.text("desk.kpi.people.note", grouped(now.people().elder()), grouped(now.people().child()), grouped(now.people().fresh())));
        int rate = now.needs().closingRate();
        needs.setValue(rate < 0 ? grouped(now.needs().added()) : Texts.text("desk.kpi.needs.value", now.needs().added(), rate));
        needs.setNote(Texts.text("desk.kpi.needs.note", now.needs().closed(), now.needs().open()));
        late.setValue(grouped(now.needs().late()));
        late.tone(now.needs().late() > 0 ? Tone.BAD : Tone.PLAIN);
        late.setNote(now.needs().late() > 0 ? Texts.text("desk.kpi.late.note", now.needs().longest()) : Texts.text("desk.kpi.late.none"));
        imports.setValue(Texts.text("desk.kpi.imports.value", grouped(now.imports().added()), grouped(now.imports().updated())));
        imports.setNote(now.imports().rejected() > 0 ? Texts.text("desk.kpi.imports.rejected", now.imports().runs(), now.imports().rejected())
                : Texts.text("desk.kpi.imports.note", now.imports().runs()));
        int rated = now.needs().rated();
        satisfied.setValue(rated == 0 ? Texts.text("desk.kpi.unrated")
                : String.format(Locale.ROOT, "%.1f%%", 100.0 * now.needs().satisfied() / rated));
        satisfied.setNote(rated == 0 ? Texts.text("desk.kpi.unrated.note")
                : Texts.text(rated < 10 ? "desk.kpi.rated.few" : "desk.kpi.rated", rated));
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private Node row(Task task) {
        Label tag = Tags.tag(switch (task.urgency()) {
            case LATE -> Texts.text("desk.urgency.late", task.days());
            case TODAY -> Texts.text("desk.urgency.today");
            case WEEK -> Texts.text("desk.urgency.week");
            case LATER -> Texts.text("desk.urgency.later");
        }, task.tone());
        HBox place = new HBox(tag);
        place.getStyleClass().add("tag-place");
        Label action = Tags.styled(Texts.text("desk.go", task.action()), "text-acc");
        action.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(place, words(task.title(), task.detail()), action);
        return Tags.opening(row, task.title(), () -> nav.open(task.page(), task.argument()));
    }

    private Node row(Entry entry) {
        Label time = Tags.styled(entry.at().format(CLOCK), "secondary");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(time, words(entry.title(), entry.detail()), Tags.tag(DeskView.status(entry.status()), Tone.PLAIN));
        return Tags.opening(row, entry.title(), () -> nav.open("need", entry.id()));
    }

    private static Node words(String title, String detail) {
        Label first = new Label(title);
        Label second = Tags.styled(detail, "muted", "small");
        first.setMinWidth(0);
        second.setMinWidth(0);
        VBox words = detail.isEmpty() ? new VBox(first) : new VBox(first, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static Node quiet(String words) {
        Label label = Tags.styled(words, "secondary", "wrap");
        VBox box = new VBox(label);
        box.getStyleClass().add("card-body");
        return box;
    }

    private static void only(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
