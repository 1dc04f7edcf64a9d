package linli.talent;

import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import linli.base.value.DayPart;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;

/** 能人覆盖: skill × slot, how many in the pool could come; a cell opens them, a domain its own skills. */
public final class CoveragePage implements Page {
    private final Nav nav;
    private final Talents talents;
    private final Work work;
    private final Set<String> unfolded = new HashSet<>();
    private VBox view;
    private TalentList.Coverage now = new TalentList.Coverage(Map.of(), Map.of());

    @FXML private PageHead head;
    @FXML private GridPane grid;
    @FXML private Label note;

    public CoveragePage(Nav nav, Talents talents, Work work) {
        this.nav = nav;
        this.talents = talents;
        this.work = work;
    }

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "coverage.fxml");
            head.getActions().add(Tags.button(Texts.text("coverage.pool"), null, () -> nav.open("talents", null)));
            columns();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        view();
        work.read("coverage", talents::coverage, coverage -> {
            now = coverage;
            fill();
        });
    }

    private void columns() {
        ColumnConstraints names = new ColumnConstraints();
        names.minWidthProperty().bind(Look.em().multiply(8.5));
        ColumnConstraints people = new ColumnConstraints();
        people.minWidthProperty().bind(Look.em().multiply(3));
        grid.getColumnConstraints().addAll(names, people);
        for (int i = 0; i < 21; i++) {
            ColumnConstraints cell = new ColumnConstraints();
            cell.setPercentWidth(3.9);
            cell.minWidthProperty().bind(Look.em().multiply(2.2));
            grid.getColumnConstraints().add(cell);
        }
    }

    private void fill() {
        grid.getChildren().clear();
        for (DayOfWeek day : DayOfWeek.values()) {
            grid.add(centred(Texts.text("talents.day", WeekSlot.dayWord(day)), "strong"), 2 + (day.getValue() - 1) * 3, 0, 3, 1);
            for (DayPart part : DayPart.values()) {
                grid.add(centred(Texts.of(part), "muted"), column(day, part), 1);
            }
        }
        grid.add(Tags.styled(Texts.text("coverage.domain"), "secondary"), 0, 1);
        grid.add(centred(Texts.text("coverage.people"), "secondary"), 1, 1);
        int row = 2;
        for (Domains.Domain root : Domains.roots()) {
            row(root, row++);
            if (unfolded.contains(root.code())) {
                for (Domains.Domain leaf : Domains.below(root.code())) {
                    row(leaf, row++);
                }
            }
        }
        long bare = Domains.roots().stream().filter(root -> !now.people().containsKey(root.code())).count();
        int pool = now.people().entrySet().stream().filter(one -> !one.getKey().contains(".")).mapToInt(Map.Entry::getValue).sum();
        head.setSub(Texts.text("coverage.sub", pool, bare));
        note.setText(Texts.text("coverage.note"));
    }

    private void row(Domains.Domain domain, int row) {
        boolean open = unfolded.contains(domain.code());
        Button name = new Button(domain.root() ? Texts.text(open ? "coverage.fold" : "coverage.unfold", domain.name()) : "\u3000 " + domain.name());
        name.getStyleClass().setAll(domain.root() ? "grid-name" : "grid-leaf");
        name.setOnAction(event -> {
            if (domain.root()) {
                if (!unfolded.remove(domain.code())) {
                    unfolded.add(domain.code());
                }
                fill();
            } else {
                open(domain, null, null);
            }
        });
        name.setMaxWidth(Double.MAX_VALUE);
        grid.add(name, 0, row);
        Label people = centred(String.valueOf(now.people().getOrDefault(domain.code(), 0)), "secondary");
        grid.add(people, 1, row);
        for (DayOfWeek day : DayOfWeek.values()) {
            for (DayPart part : DayPart.values()) {
                grid.add(cell(domain, day, part), column(day, part), row);
            }
        }
    }

    private static int column(DayOfWeek day, DayPart part) {
        return 2 + (day.getValue() - 1) * 3 + part.ordinal();
    }

    private Node cell(Domains.Domain domain, DayOfWeek day, DayPart part) {
        int count = now.at(domain.code(), day, part);
        Label box = centred(count == 0 ? "" : String.valueOf(count), "heat");
        if (count > 0) {
            box.getStyleClass().add("heat-" + Math.min(count, 4));
        }
        Button cell = new Button();
        cell.setGraphic(box);
        cell.getStyleClass().setAll("clickable-cell");
        cell.setMaxWidth(Double.MAX_VALUE);
        box.prefWidthProperty().bind(cell.widthProperty());
        cell.setAccessibleText(Texts.text("coverage.cell", domain.name(), TalentsModel.slotWord(day, part), count));
        cell.setDisable(count == 0);
        cell.setOnAction(event -> open(domain, day, part));
        if (part == DayPart.MORNING) {
            GridPane.setMargin(cell, new Insets(0, 0, 0, 5));
        }
        return cell;
    }

    private void open(Domains.Domain domain, DayOfWeek day, DayPart part) {
        nav.open("talents", day == null ? Map.of("code", domain.code(), "chip", TalentList.Chip.POOL.name())
                : Map.of("code", domain.code(), "day", day.name(), "part", part.name(), "chip", TalentList.Chip.POOL.name()));
    }

    private static Label centred(String words, String... styles) {
        Label label = Tags.styled(words, styles);
        label.setAlignment(Pos.CENTER);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
