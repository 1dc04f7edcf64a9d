package linli.tariffs;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.billing.Charge;
import linli.billing.Takings;
import linli.tariffs.TariffsModel.TariffView;

/** 收费标准: versions and prices, items, exemptions and what was spared; the public notice, and the proof that every price was public. */
public final class TariffsPage implements Page {
    private static final double WIDE_TEXT = 20;
    private final Nav nav;
    private final TariffsModel model;
    private final Memory memory;
    private final Consumer<Path> show;
    private final ChipRow<TariffView> view = new ChipRow<TariffView>().required();
    private VBox root;
    private VersionsPage versions;
    private ItemsPage items;
    private ExemptionsPage exemptions;
    private SparedPage spared;
    private SheetPane paper;
    private Button write;

    @FXML private PageHead head;
    @FXML private VBox main;
    @FXML private StackPane views;
    @FXML private TextField words;
    @FXML private VBox proof;
    @FXML private StackPane body;
    @FXML private Label count;
    @FXML private StackPane side;

    /** @param show opens a written file with the system's own program */
    public TariffsPage(Nav nav, TariffsModel model, Memory memory, Consumer<Path> show) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.show = show;
    }

    @Override
    public String name() {
        return "tariffs";
    }

    @Override
    public Node view() {
        if (root == null) {
            root = Fxml.load(this, "tariffs.fxml");
            build();
        }
        return root;
    }

    /** @param argument a part of the page by its name, or null */
    @Override
    public void shown(Object argument) {
        if (argument instanceof TariffView wanted) {
            model.view.set(wanted);
        }
        model.load(null);
    }

    @Override
    public boolean leave() {
        return !model.draft.changed() || Dialogs.confirmLeave(root);
    }

    private void build() {
        versions = new VersionsPage(model, nav, memory);
        items = new ItemsPage(model, nav, memory, this::closeSide, this::side);
        exemptions = new ExemptionsPage(model, nav, memory, this::closeSide, this::side);
        spared = new SparedPage(model, memory);
        paper = new SheetPane(nav, text("tariffs.notice"), () -> text("tariffs.notice.file", model.chosen.get().tariff().no()), this::closeSide);
        write = Tags.button("", "F3", this::write);
        write.setId("tariffs-new");
        write.getStyleClass().add("primary");
        Button prove = Tags.button(text("tariffs.prove"), "F9", model::prove);
        prove.setId("tariffs-prove");
        head.getActions().addAll(prove, Tags.button(text("tariffs.notice"), "F7", model::notice), Tags.button(text("tariffs.xlsx"), null, this::workbook), write);
        for (TariffView one : TariffView.values()) {
            view.add(one, Texts.of(one));
        }
        view.valueProperty().bindBidirectional(model.view);
        views.getChildren().add(view);
        words.textProperty().bindBidirectional(model.words);
        model.paper.addListener((property, old, now) -> {
            if (now != null) {
                paper.show(now);
                side(paper);
                model.paper.set(null);
            }
        });
        model.view.addListener(any -> {
            closeSide();
            body();
        });
        model.proof.addListener((property, old, now) -> proof(now));
        InvalidationListener again = any -> body();
        model.chosen.addListener(again);
        model.draft.editing.addListener(again);
        model.items.addListener(again);
        model.exemptions.addListener(again);
        model.spared.addListener(again);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        // The list and what stands at the side do not fit beside each other in large text.
        main.visibleProperty().bind(side.visibleProperty().not().or(Look.em().lessThan(WIDE_TEXT)));
        main.managedProperty().bind(main.visibleProperty());
        proof(null);
        closeSide();
        body();
    }

    private void body() {
        TariffView now = model.view.get();
        body.getChildren().setAll(switch (now) {
            case VERSIONS -> versions.node();
            case ITEMS -> items.node(this::write);
            case EXEMPTIONS -> exemptions.node(this::write);
            case SPARED -> spared.node();
        });
        write.setText(switch (now) {
            case VERSIONS -> text("tariffs.new");
            case ITEMS -> text("tariffs.item.new");
            case EXEMPTIONS -> text("tariffs.exempt.new");
            case SPARED -> text("tariffs.export");
        });
        write.setVisible(now != TariffView.VERSIONS || !model.draft.editing.get());
        count.setText(text("tariffs.count", switch (now) {
            case VERSIONS -> model.versions.size();
            case ITEMS -> model.items.size();
            case EXEMPTIONS -> model.exemptions.size();
            case SPARED -> model.spared.size();
        }));
        head.setSub(model.versions.stream().filter(one -> one.standing() == linli.billing.Tariff.TariffStanding.IN_FORCE).findFirst()
                .map(one -> text("tariffs.sub", one.tariff().no(), one.tariff().effective(), one.tariff().published())).orElse(text("tariffs.sub.none")));
    }

    private void write() {
        switch (model.view.get()) {
            case VERSIONS -> model.write();
            case ITEMS -> side(items.form(null));
            case EXEMPTIONS -> side(exemptions.form());
            case SPARED -> choose(text("tariffs.spared.file", String.valueOf(model.year.get())), file -> model.export(file, this::written));
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F3) {
            write();
        } else if (event.getCode() == KeyCode.F4 && model.view.get() == TariffView.VERSIONS && model.chosen.get() != null && model.chosen.get().tariff().published() == null) {
            model.draft.edit(model.chosen.get().tariff());
        } else if (event.getCode() == KeyCode.F7) {
            model.notice();
        } else if (event.getCode() == KeyCode.F8) {
            versions.ask();
        } else if (event.getCode() == KeyCode.F9) {
            model.prove();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
        } else if (event.getCode() == KeyCode.ESCAPE && !side.getChildren().isEmpty()) {
            closeSide();
        } else if (event.getCode() == KeyCode.ESCAPE && model.draft.editing.get() && (!model.draft.changed() || Dialogs.confirmLeave(root))) {
            model.draft.leave();
        } else {
            return;
        }
        event.consume();
    }

    private void save() {
        if (model.view.get() == TariffView.VERSIONS && model.draft.editing.get()) {
            model.draft.save(nav::say);
        } else if (model.view.get() == TariffView.ITEMS && !side.getChildren().isEmpty()) {
            items.save();
        } else if (model.view.get() == TariffView.EXEMPTIONS && !side.getChildren().isEmpty()) {
            exemptions.save();
        }
    }

    private void proof(Takings.Proof now) {
        proof.getStyleClass().removeAll("bad-band", "note-band");
        proof.getChildren().clear();
        proof.setVisible(now != null);
        proof.setManaged(now != null);
        if (now == null) {
            return;
        }
        proof.getStyleClass().add(now.wrong().isEmpty() ? "note-band" : "bad-band");
        proof.getChildren().add(Tags.styled(text(now.wrong().isEmpty() ? "tariffs.proof.good" : "tariffs.proof.bad", now.checked(), now.wrong().size()), "strong", "wrap"));
        for (Charge one : now.wrong().stream().limit(8).toList()) {
            proof.getChildren().add(Tags.styled(text("tariffs.proof.line", one.on(), one.payer().name(), one.item().name(), one.unit(), one.staff()), "wrap"));
        }
    }

    private void workbook() {
        if (model.chosen.get() != null) {
            choose(text("tariffs.notice.file", model.chosen.get().tariff().no()), file -> model.noticeBook(file, this::written));
        }
    }

    private void choose(String name, Consumer<Path> chosen) {
        Dialogs.saveAs(root, name + ".xlsx").ifPresent(chosen);
    }

    private void written(Path file) {
        nav.say(text("tariffs.written", file.getFileName()));
        show.accept(file);
    }

    private void side(Node node) {
        side.getChildren().setAll(List.of(node));
        side.setVisible(true);
        side.setManaged(true);
    }

    private void closeSide() {
        side.getChildren().clear();
        side.setVisible(false);
        side.setManaged(false);
    }
}
