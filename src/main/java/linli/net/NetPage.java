package linli.net;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.ui.Card;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Snapshot;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.WeekSlot;
import linli.matching.Ask;
import linli.net.Net.Behind;
import linli.net.Net.Cell;
import linli.supplies.Supply;

/** 服务网: what is offered when in which domain; a click on a cell opens who is free, which rooms, and which needs wait. */
public final class NetPage implements Page {
    private static final int MOST = 30;

    private final Nav nav;
    private final NetModel model;
    private final Consumer<Path> show;
    private final Function<Supply, Runnable> open;
    private final PageHead head = new PageHead();
    private final NetGridPage grid;
    private final DetailPane pane = new DetailPane(this::close);
    private final Card card;
    private VBox view;

    /**
     * @param show opens a written file with the system's own program
     * @param open what opens a supply's own page
     */
    public NetPage(Nav nav, NetModel model, Consumer<Path> show, Function<Supply, Runnable> open) {
        this.nav = nav;
        this.model = model;
        this.show = show;
        this.open = open;
        grid = new NetGridPage(false, model::open);
        card = new Card(text("net.card.title"), text("net.card.note"));
    }

    @Override
    public String name() {
        return "net";
    }

    @Override
    public Node view() {
        if (view == null) {
            build();
        }
        return view;
    }

    /** @param argument a cell to open, or null */
    @Override
    public void shown(Object argument) {
        model.load();
        if (argument instanceof Cell cell) {
            model.open(cell);
        }
    }

    private void build() {
        head.setTitle(text("net.title"));
        Button picture = Tags.button(text("net.picture"), null, this::picture);
        picture.setId("net-picture");
        Button sheet = Tags.button(text("net.sheet"), null, () -> Dialogs.saveAs(view, text("net.sheet.file")).ifPresent(file -> model.write(file, show)));
        sheet.setId("net-sheet");
        head.getActions().addAll(picture, sheet);
        VBox body = new VBox(14, grid.root(), legend());
        body.getStyleClass().add("card-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        card.getContent().setAll(scroll);
        pane.setVisible(false);
        pane.managedProperty().bind(pane.visibleProperty());
        StackPane side = new StackPane(pane);
        side.visibleProperty().bind(pane.visibleProperty());
        side.managedProperty().bind(pane.visibleProperty());
        card.minWidthProperty().bind(Look.em().multiply(31));
        side.minWidthProperty().bind(Look.em().multiply(22));
        Spread.setShare(card, 2.6);
        Spread middle = new Spread();
        middle.getChildren().addAll(card, side);
        VBox.setVgrow(middle, Priority.ALWAYS);
        view = new VBox(head, middle);
        view.getStyleClass().add("page");
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F5) {
                model.load();
                event.consume();
            }
        });
        model.net().addListener((property, old, now) -> show(now));
        model.behind().addListener((property, old, now) -> show(now));
    }

    private static Node legend() {
        Label words = Tags.styled(text("net.legend"), "muted", "wrap");
        words.setMinWidth(0);
        return words;
    }

    private void show(Net now) {
        grid.show(now);
        grid.mark(model.behind().get() == null ? null : model.behind().get().cell());
        int lacking = now.missing().size();
        head.setSub(text("net.sub", now.served(), now.cells(), lacking));
    }

    private void close() {
        model.open(null);
    }

    private void show(Behind now) {
        grid.mark(now == null ? null : now.cell());
        pane.setVisible(now != null);
        if (now == null) {
            return;
        }
        Cell cell = now.cell();
        VBox body = new VBox(14);
        body.getChildren().add(Tags.styled(cell.missing() ? text("net.behind.missing", cell.needs()) : text("net.behind.served", cell.services(), cell.seats(), now.needs().size()),
                cell.missing() ? "text-bad" : "secondary", "wrap"));
        body.getChildren().add(part(text("net.behind.needs", now.needs().size()), now.needs(), this::need, text("net.behind.noNeeds")));
        body.getChildren().add(part(text("net.behind.talents", now.talents().size()), now.talents(), this::supply, text("net.behind.noTalents")));
        body.getChildren().add(part(text("net.behind.rooms", now.rooms().size()), now.rooms(), this::supply, text("net.behind.noRooms")));
        body.getChildren().add(part(text("net.behind.services", now.services().size()), now.services(), this::supply, text("net.behind.noServices")));
        pane.show(text("net.behind.title", Nets.word(cell.time()), cell.name()), body);
        Button call = Tags.button(text("net.call"), null, () -> model.draft(cell));
        call.setId("net-call");
        if (cell.missing()) {
            call.getStyleClass().add("primary");
        }
        pane.buttons(call);
    }

    private static <T> Node part(String title, List<T> rows, Function<T, Node> row, String none) {
        VBox part = new VBox(2, Tags.styled(title, "strong"));
        rows.stream().limit(MOST).map(row).forEach(part.getChildren()::add);
        if (rows.isEmpty()) {
            part.getChildren().add(Tags.styled(none, "muted", "wrap"));
        } else if (rows.size() > MOST) {
            part.getChildren().add(Tags.styled(text("net.behind.more", rows.size() - MOST), "muted"));
        }
        return part;
    }

    private Node need(Ask ask) {
        return row(ask.title(), Tags.styled(ask.no(), "secondary"), () -> nav.open("need", ask.id()));
    }

    private Node supply(Supply supply) {
        boolean paused = supply.state().standing() == Supply.Standing.PAUSED_VENUE;
        Label right = paused ? Tags.tag(text("net.paused"), Tone.WARN)
                : supply.seats().all() > 0 ? Tags.styled(text("net.seats", supply.seats().all()), "secondary")
                : Tags.styled(supply.kind() == Supply.Kind.TALENT && !supply.slots().isEmpty() ? WeekSlot.words(supply.slots().subList(0, 1)) : "", "secondary");
        return row(supply.name(), right, open.apply(supply));
    }

    private static Node row(String title, Label right, Runnable action) {
        Label name = new Label(title);
        name.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(8, name, spring, right);
        return Tags.opening(row, title, action);
    }

    private void picture() {
        Dialogs.saveAs(view, text("net.picture.file")).ifPresent(this::write);
    }

    /** Writes the grid as a picture, twice as fine as the screen. */
    void write(Path file) {
        model.picture(Snapshot.of(card), file, show);
    }
}
