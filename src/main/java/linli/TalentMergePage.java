package linli;

import static linli.base.text.Texts.text;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.EmptyState;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SideBySide;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import linli.talent.Talent;
import linli.talent.TalentList;
import linli.talent.Talents;

/** 能人合并: one talent and another who may be the same person, side by side; what was put together is parted here too. */
final class TalentMergePage implements Page {
    private static final int MOST = 40;

    private final Talents talents;
    private final Nav nav;
    private final Work work;
    private final ObservableList<TalentList.Row> rows = FXCollections.observableArrayList();
    private final TextField search = new TextField();
    private final TableView<TalentList.Row> table = new TableView<>(rows);
    private final SideBySide sides = new SideBySide();
    private final FlowPane actions = new FlowPane(8, 8);
    private final VBox merged = new VBox();
    private final Card mergedCard = new Card(text("talents.merge.merged"), "", merged);
    private final Card card = new Card(text("talents.merge.choose"), "");
    private final PageHead head = new PageHead();
    private final VBox view = new VBox();
    private Talent one;
    private Talent other;

    TalentMergePage(Talents talents, Nav nav, Work work, Memory memory) {
        this.talents = talents;
        this.nav = nav;
        this.work = work;
        head.setTitle(text("talents.merge.title"));
        head.getActions().add(Tags.button(text("talents.merge.back"), null, () -> nav.open("talents", one == null ? null : one.id())));
        search.setId("merge-search");
        search.setPromptText(text("talents.merge.prompt"));
        search.textProperty().subscribe(any -> look());
        table.setId("merge-table");
        Label status = new Label();
        new Columns<>(table, "talents.merge", memory)
                .node("name", text("talents.merge.name"), 7, TalentList.Row::name, row -> Tags.styled(row.name(), "strong"))
                .text("phone", text("talents.column.phone"), 9, TalentList.Row::phone)
                .text("status", text("talents.merge.status"), 6, row -> Texts.of(row.status()))
                .number("nominators", text("talents.merge.nominators"), 6, TalentList.Row::nominators, row -> String.valueOf(row.nominators()))
                .text("place", text("talents.column.place"), 9, row -> row.place() == null ? "" : row.place())
                .status(status).remember();
        table.getSelectionModel().selectedItemProperty().subscribe(row -> choose(row == null ? null : row.id()));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        HBox tools = new HBox(search);
        tools.getStyleClass().add("tool-row");
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox foot = new HBox(status);
        foot.getStyleClass().add("status-line");
        VBox.setVgrow(table, Priority.ALWAYS);
        Card list = new Card(text("talents.merge.who"), "", tools, table, foot);
        VBox.setVgrow(sides, Priority.ALWAYS);
        actions.getStyleClass().add("status-line");
        Label words = Tags.styled(text("talents.merge.words"), "secondary", "small", "wrap", "status-line");
        words.setMinHeight(Region.USE_PREF_SIZE);
        card.getContent().addAll(sides, words, actions);
        mergedCard.setMinHeight(Region.USE_PREF_SIZE);
        VBox left = new VBox(16, list, mergedCard);
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox both = new HBox(16, left, card);
        for (Region part : List.of(left, card)) {
            HBox.setHgrow(part, Priority.ALWAYS);
            part.setPrefWidth(580);
            part.setMinWidth(0);
        }
        VBox.setVgrow(both, Priority.ALWAYS);
        view.getChildren().addAll(head, both);
        view.getStyleClass().add("page");
    }

    @Override
    public String name() {
        return "talents.merge";
    }

    @Override
    public Node view() {
        return view;
    }

    /** @param argument id of the talent for whom a second row is looked for */
    @Override
    public void shown(Object argument) {
        if (argument instanceof Long id) {
            open(id);
        } else if (one != null) {
            open(one.id());
        }
    }

    private record Opened(Talent talent, List<Talent> merged) {}

    private void open(long id) {
        work.read("talents.merge", () -> new Opened(talents.get(id), talents.merged(id)), now -> {
            one = now.talent();
            head.setSub(one.name());
            merged.getChildren().setAll(now.merged().stream().map(this::line).toList());
            mergedCard.setNote(now.merged().isEmpty() ? text("talents.merge.nobody") : "");
            // A title in place of the given name (林老师) is found by the surname.
            if (search.getText().isEmpty()) {
                search.setText(one.name().substring(0, 1));
            }
            look();
        });
    }

    private void look() {
        if (one == null) {
            return;
        }
        String words = search.getText();
        long not = one.id();
        work.read("talents.merge.search", () -> talents.search(words, MOST).stream().filter(row -> row.id() != not).toList(), found -> {
            rows.setAll(found);
            table.setPlaceholder(new EmptyState(text("talents.merge.none"), null, null));
            choose(null);
        });
    }

    private void choose(Long id) {
        actions.getChildren().clear();
        if (id == null) {
            other = null;
            card.setTitle(text("talents.merge.choose"));
            sides.show("", "", List.of());
            return;
        }
        Talent first = one;
        work.read("talents.merge.sides", () -> talents.get(id), found -> {
            other = found;
            card.setTitle(text("talents.merge.two", first.name(), other.name()));
            sides.show(first.name(), other.name(), Talents.sides(first, other));
            Button keep = act("merge-left", text("talents.merge.keep", first.name()), "1", () -> join(first, found));
            keep.getStyleClass().add("primary");
            actions.getChildren().setAll(keep, act("merge-right", text("talents.merge.keepOther", found.name()), "2", () -> join(found, first)));
        });
    }

    private static Button act(String id, String words, String key, Runnable action) {
        Button button = Tags.button(words, key, action);
        button.setId(id);
        return button;
    }

    private void join(Talent kept, Talent gone) {
        work.run(() -> talents.merge(kept.id(), kept.version(), gone.id(), gone.version()), now -> {
            nav.say(text("talents.merge.done", gone.name(), now.name()));
            open(now.id());
        });
    }

    private Node line(Talent gone) {
        Label name = Tags.styled(gone.name(), "strong");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button part = act("merge-part-" + gone.id(), text("talents.merge.part"), null, () -> work.run(() -> talents.unmerge(gone.id(), gone.version()), back -> {
            nav.say(text("talents.merge.parted", back.name()));
            open(one.id());
        }));
        HBox line = new HBox(10, name, Tags.styled(text("talents.merge.since", gone.standing().on()), "secondary"), spring, part);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("list-row");
        return line;
    }

    private void key(KeyEvent event) {
        int at = event.getCode() == KeyCode.DIGIT1 ? 0 : event.getCode() == KeyCode.DIGIT2 ? 1 : -1;
        if (!event.isShortcutDown() && at >= 0 && at < actions.getChildren().size()) {
            ((Button) actions.getChildren().get(at)).fire();
            event.consume();
        }
    }
}
