package linli.subsidies;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
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
import linli.subsidies.ClaimModel.ClaimView;
import linli.subsidies.SubsidyClaim.Line;
import linli.subsidies.SubsidyClaim.LineKind;
import linli.subsidies.SubsidyClaim.Sum;

/** 补贴申报: a month's sums by grade and person, the meals behind each, what is corrected, and the papers to send. */
public final class ClaimPage implements Page {
    private final Nav nav;
    private final ClaimModel model;
    private final Memory memory;
    private final PageTabs tabs;
    private final Consumer<Path> open;
    private final ComboBox<YearMonth> months = new ComboBox<>();
    private final ChipRow<ClaimView> views = new ChipRow<ClaimView>().required();
    private Button submit;
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private FlowPane tools;
    @FXML private HBox kpis;
    @FXML private Label note;
    @FXML private TextField text;
    @FXML private TableView<Sum> sums;
    @FXML private TableView<Line> lines;
    @FXML private Label behind;
    @FXML private StackPane side;

    /** @param open shows a written file with the system's own program */
    public ClaimPage(Nav nav, ClaimModel model, Memory memory, PageTabs tabs, Consumer<Path> open) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.tabs = tabs;
        this.open = open;
    }

    @Override
    public String name() {
        return "subsidies";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "subsidies.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof YearMonth month) {
            model.month.set(month);
        }
        model.load();
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        submit = Tags.button(Texts.text("subsidies.submit"), "F9", this::submit);
        submit.getStyleClass().add("primary");
        submit.setId("subsidies-submit");
        head.getActions().addAll(Tags.button(Texts.text("subsidies.book"), "F8", this::book), Tags.button(Texts.text("subsidies.print"), "F7", this::print), submit);
        months.setId("subsidies-month");
        months.setAccessibleText(Texts.text("subsidies.monthWord"));
        months.setConverter(new StringConverter<>() {
            @Override
            public String toString(YearMonth month) {
                return month == null ? "" : Texts.text("subsidies.month", month.getYear(), month.getMonthValue());
            }

            @Override
            public YearMonth fromString(String typed) {
                return null;
            }
        });
        months.setOnAction(event -> {
            if (months.getValue() != null && !months.getValue().equals(model.month.get())) {
                model.month.set(months.getValue());
            }
        });
        for (ClaimView one : ClaimView.values()) {
            views.add(one, Texts.of(one));
        }
        views.valueProperty().bindBidirectional(model.view);
        tools.getChildren().addAll(months, views);
        text.textProperty().bindBidirectional(model.text);
        side.managedProperty().bind(Bindings.isNotEmpty(side.getChildren()));
        sumTable();
        lineTable();
        model.look.addListener((property, old, now) -> show(now));
        model.view.addListener((property, old, now) -> sums.setVisible(now == ClaimView.TIER || now == ClaimView.PERSON));
        sums.managedProperty().bind(sums.visibleProperty());
        model.lines.addListener((javafx.beans.InvalidationListener) any -> behind.setText(Texts.text("subsidies.behind", model.lines.size(),
                model.lines.stream().map(Line::amount).reduce(linli.base.value.Money.ZERO, linli.base.value.Money::plus))));
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case F7 -> print();
                case F8 -> book();
                case F9 -> submit();
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    private void show(SubsidyClaims.Look now) {
        SubsidyClaim claim = now.claim();
        tabs.about(claim.month().atDay(1));
        months.getItems().setAll(now.months());
        months.setValue(claim.month());
        head.setSub(Texts.text("subsidies.month", claim.month().getYear(), claim.month().getMonthValue()));
        submit.setDisable(claim.frozen() || claim.lines().isEmpty());
        Kpi total = new Kpi(Texts.text("subsidies.kpi.total"), claim.total().toString(), Texts.text(claim.frozen() ? "subsidies.kpi.sent" : "subsidies.kpi.draft", claim.submitted()));
        Kpi meals = new Kpi(Texts.text("subsidies.kpi.meals"), String.valueOf(claim.of(LineKind.MEAL).size()), Texts.text("subsidies.kpi.people", claim.byPerson().size()));
        Kpi adjust = new Kpi(Texts.text("subsidies.kpi.adjust"), String.valueOf(claim.of(LineKind.ADJUST).size()), Texts.text("subsidies.kpi.adjustNote"));
        adjust.opens(() -> model.view.set(ClaimView.ADJUST));
        Kpi unmarked = new Kpi(Texts.text("subsidies.kpi.unmarked"), String.valueOf(now.unmarked()), Texts.text("subsidies.kpi.doubles", now.doubles().size()));
        unmarked.tone(now.unmarked() > 0 ? Tone.WARN : Tone.PLAIN);
        unmarked.opens(() -> nav.open("meals", claim.month().atDay(1)));
        kpis.getChildren().setAll(total, meals, adjust, unmarked);
        note.setText(claim.frozen() ? Texts.text("subsidies.paper.sent", claim.submitted(), claim.staff()) : Texts.text("subsidies.paper.unsent"));
        views.chip(ClaimView.ADJUST).setText(Texts.of(ClaimView.ADJUST) + " " + claim.of(LineKind.ADJUST).size());
        views.chip(ClaimView.DOUBLE).setText(Texts.of(ClaimView.DOUBLE) + " " + now.doubles().size());
    }

    private void sumTable() {
        sums.setItems(model.sums);
        sums.setPlaceholder(Tags.styled(Texts.text("subsidies.empty"), "secondary"));
        new Columns<>(sums, "subsidies.sums", memory)
                .text("name", Texts.text("subsidies.column.sum"), 9, Sum::name)
                .number("meals", Texts.text("subsidies.column.meals"), 5, Sum::meals, sum -> String.valueOf(sum.meals()))
                .number("amount", Texts.text("subsidies.column.amount"), 7, Sum::amount, sum -> sum.amount().toString()).remember();
        sums.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.chosen.set(now);
            }
        });
    }

    private void lineTable() {
        lines.setItems(model.lines);
        lines.setPlaceholder(Tags.styled(Texts.text("subsidies.noLines"), "secondary"));
        new Columns<>(lines, "subsidies.lines", memory)
                .text("on", Texts.text("subsidies.column.on"), 7, line -> line.on().toString())
                .text("sitting", Texts.text("subsidies.column.sitting"), 4, line -> Texts.of(line.sitting()))
                .text("name", Texts.text("subsidies.column.name"), 6, Line::name)
                .number("age", Texts.text("subsidies.column.age"), 4, line -> line.age() == null ? -1 : line.age(), line -> line.age() == null ? "" : String.valueOf(line.age()))
                .text("tier", Texts.text("subsidies.column.tier"), 7, line -> line.tier() == null ? "" : line.tier())
                .number("price", Texts.text("subsidies.column.price"), 5, Line::price, line -> line.price().toString())
                .number("amount", Texts.text("subsidies.column.amount"), 6, Line::amount, line -> line.amount().toString())
                .text("reason", Texts.text("subsidies.column.reason"), 14, line -> line.reason() == null ? "" : line.reason())
                .opening(line -> nav.open("meals", Map.of("on", line.on(), "sitting", line.sitting()))).remember();
    }

    private void submit() {
        SubsidyClaim claim = model.look.get().claim();
        if (!submit.isDisabled() && Dialogs.confirm(view, Texts.text("subsidies.submit"), Texts.text("subsidies.submitAsk", Texts.text("subsidies.month", claim.month().getYear(),
                claim.month().getMonthValue()), claim.of(LineKind.MEAL).size(), claim.total(), model.look.get().unmarked()), Texts.text("subsidies.submit"))) {
            model.submit(sent -> nav.say(Texts.text("subsidies.submitted", sent.total())));
        }
    }

    private void print() {
        SheetPane pane = new SheetPane(nav, Texts.text("subsidies.paper.title"), () -> Texts.text("subsidies.paper.title") + model.month.get(), () -> side.getChildren().clear());
        side.getChildren().setAll(pane);
        model.paper(pane::show);
    }

    private void book() {
        Dialogs.saveAs(view, Texts.text("subsidies.paper.title") + model.month.get() + ".xlsx").ifPresent(chosen -> {
            model.book(chosen, file -> {
                nav.say(Texts.text("subsidies.written", file.getFileName()));
                open.accept(file);
            });
        });
    }
}
