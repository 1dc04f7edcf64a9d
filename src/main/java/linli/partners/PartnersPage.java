package linli.partners;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.Dialogs;
import linli.base.ui.Form;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.SourcingBatch;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.PartnersModel.Side;

/** 合作伙伴: the list, with one of them at its side. */
public final class PartnersPage implements Page {
    /** Widths in em that the list and the side need together. */
    private static final double BOTH = 60;

    private final Nav nav;
    private final PartnersModel model;
    private final Memory memory;
    private final Map<PartnerKind, ToggleButton> chipOf = new EnumMap<>(PartnerKind.class);
    private final ToggleButton every = new ToggleButton();
    private VBox view;
    private PartnerPanePage pane;
    private Form form;
    private boolean filling;

    @FXML private PageHead head;
    @FXML private FlowPane chips;
    @FXML private TextField text;
    @FXML private ComboBox<PartnerStatus> status;
    @FXML private ComboBox<SourcingBatch> batch;
    @FXML private ToggleButton expiring;
    @FXML private ToggleButton late;
    @FXML private DatePicker on;
    @FXML private Button all;
    @FXML private TableView<PartnerList.Row> table;
    @FXML private VBox empty;
    @FXML private Button emptyAdd;
    @FXML private Button emptyImport;
    @FXML private Label total;
    @FXML private Label ledger;
    @FXML private Card list;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public PartnersPage(Nav nav, PartnersModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "partners";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "partners.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    @Override
    public boolean leave() {
        return form == null || !form.changed() || Dialogs.confirmLeave(view);
    }

    private void build() {
        Button add = Tags.button(Texts.text("partners.list.add"), "Ctrl N", () -> model.turn(Side.ADD));
        add.getStyleClass().add("primary");
        add.setId("partners-add");
        head.getActions().addAll(Tags.button(Texts.text("partners.list.import"), null, () -> nav.open("import", "partners")), add);
        emptyAdd.setOnAction(event -> model.turn(Side.ADD));
        emptyImport.setOnAction(event -> nav.open("import", "partners"));
        empty.visibleProperty().bind(model.empty);
        table.visibleProperty().bind(model.empty.not());
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
                model.turn(Side.ADD);
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                text.requestFocus();
                event.consume();
            }
        });
        pane = new PartnerPanePage(nav, model, this::back);
        side.visibleProperty().bind(model.side.isNotEqualTo(Side.NONE));
        side.managedProperty().bind(side.visibleProperty());
        // Where both do not fit (200 % text, a small window), the one at the side takes the place until it is closed.
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.side.get() == Side.NONE || view.getWidth() >= Look.em().get() * BOTH,
                model.side, view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        HBox.setHgrow(side, Priority.SOMETIMES);
        model.side.addListener((property, old, now) -> side());
        model.open.addListener((property, old, now) -> {
            if (now != null && model.side.get() == Side.ONE) {
                side();
            }
        });
        chips();
        filters();
        table();
        model.counts.addListener((property, old, now) -> counts(now));
        model.filter.addListener((property, old, now) -> filtered());
        model.ledger.addListener((ListChangeListener<PartnerList.LedgerSum>) change -> ledger.setText(model.ledger.stream().map(PartnersPage::sum)
                .collect(Collectors.joining("   "))));
        filtered();
    }

    private static String sum(PartnerList.LedgerSum sum) {
        Partner.Pledge unit = new Partner.Pledge(0, 0, sum.kind(), "", null, 0L, null, null, null, "", 0, 0, 0);
        return sum.kind() == Partner.PledgeKind.DISCOUNT ? Texts.text("partners.ledger.discount", sum.pledges(), sum.times(), unit.shown(sum.delivered()))
                : Texts.text("partners.ledger.sum", Texts.of(sum.kind()), PartnerPanePage.amount(unit, sum.delivered()), PartnerPanePage.amount(unit, sum.promised()));
    }

    /** What stands at the side; an unfinished form is asked about before it goes. */
    private void side() {
        form = switch (model.side.get()) {
            case NONE, ONE -> null;
            case ADD -> PartnerFormPage.partner(model, null, this::saved, nav::fail);
            case EDIT -> PartnerFormPage.partner(model, model.open.get().partner(), this::saved, nav::fail);
            case STATUS -> PartnerFormPage.status(model, this::said, nav::fail);
            case AGREEMENT -> PledgeFormPage.agreement(model, this::said, nav::fail);
            case PLEDGE -> PledgeFormPage.pledge(model, this::said, nav::fail);
            case DELIVER -> PledgeFormPage.deliver(model, this::said, nav::fail);
        };
        if (model.side.get() == Side.ONE) {
            side.getChildren().setAll(pane.show(model.open.get()));
        } else if (form != null) {
            side.getChildren().setAll(pane.frame(form, title()));
            form.start();
        } else {
            side.getChildren().clear();
            table.requestFocus();
        }
    }

    private String title() {
        return switch (model.side.get()) {
            case ADD -> Texts.text("partners.list.add");
            case EDIT -> Texts.text("partners.edit");
            case STATUS -> Texts.text("partners.status.title", Texts.of(model.next.get()));
            case AGREEMENT -> Texts.text("partners.sign");
            case PLEDGE -> Texts.text("partners.pledge.add");
            default -> Texts.text("partners.deliver");
        };
    }

    private void back() {
        if (leave()) {
            model.back();
        }
    }

    private void saved(Partner partner) {
        nav.say(Texts.text("partners.saved", partner.face().name()));
    }

    private void said(String words) {
        nav.say(words);
    }

    private void chips() {
        chip(every, null);
        for (PartnerKind kind : PartnerKind.values()) {
            ToggleButton chip = new ToggleButton();
            chipOf.put(kind, chip);
            chip(chip, kind);
        }
    }

    private void chip(ToggleButton chip, PartnerKind kind) {
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> {
            model.narrow("kind", kind == null ? null : kind.name());
            filtered();
        });
        chips.getChildren().add(chips.getChildren().size() - 2, chip);

    }

    private void counts(PartnerList now) {
        every.setText(Texts.text("partners.list.every", now.byKind().values().stream().mapToInt(Integer::intValue).sum()));
        chipOf.forEach((kind, chip) -> chip.setText(Texts.of(kind) + " " + now.byKind().getOrDefault(kind, 0)));
        expiring.setText(Texts.text("partners.list.expiring", now.expiring()));
        late.setText(Texts.text("partners.list.late", now.late()));
        for (ToggleButton mark : List.of(expiring, late)) {
            mark.getStyleClass().remove("bad");
            if ((mark == expiring ? now.expiring() : now.late()) > 0) {
                mark.getStyleClass().add("bad");
            }
        }
        head.setSub(Texts.text("partners.list.sub", now.byStatus().getOrDefault(PartnerStatus.LISTED, 0), now.byStatus().getOrDefault(PartnerStatus.MENDING, 0),
                now.byStatus().getOrDefault(PartnerStatus.PAUSED, 0), now.byStatus().getOrDefault(PartnerStatus.LEFT, 0)));
        total.setText(model.filter.get().containsKey("on") ? Texts.text("partners.list.totalOn", now.on(), now.rows().size()) : Texts.text("partners.list.total", now.rows().size()));
    }

    private void filters() {
        choices(status, PartnerStatus.values(), Texts.text("partners.list.anyStatus"), "status");
        choices(batch, SourcingBatch.values(), Texts.text("partners.list.anyBatch"), "batch");
        marks(expiring, "expiring");
        marks(late, "late");
        DayText.dress(on);
        on.valueProperty().addListener((property, old, now) -> narrow("on", now == null ? null : now.toString()));
        text.textProperty().addListener((property, old, now) -> narrow("text", now.isBlank() ? null : now));
        all.setOnAction(event -> model.all());
    }

    private <E extends Enum<E>> void choices(ComboBox<E> box, E[] values, String any, String key) {
        box.getItems().add(null);
        box.getItems().addAll(values);
        box.setPromptText(any);
        box.setConverter(converter(any));
        box.valueProperty().addListener((property, old, now) -> narrow(key, now == null ? null : now.name()));
    }

    private static <E extends Enum<E>> StringConverter<E> converter(String any) {
        return new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? any : Texts.of(value);
            }

            @Override
            public E fromString(String typed) {
                return null;
            }
        };
    }

    private void marks(ToggleButton mark, String key) {
        mark.setOnAction(event -> narrow(key, mark.isSelected() ? "" : null));
    }

    private void narrow(String key, String value) {
        if (!filling) {
            model.narrow(key, value);
        }
    }

    /** Shows the filter in its controls. */
    private void filtered() {
        Map<String, String> words = model.filter.get();
        PartnerList.Filter filter = PartnerList.Filter.of(words);
        filling = true;
        every.setSelected(filter.kind() == null);
        chipOf.forEach((kind, chip) -> chip.setSelected(kind == filter.kind()));
        status.setValue(filter.status());
        batch.setValue(filter.batch());
        expiring.setSelected(filter.expiring());
        late.setSelected(filter.late());
        on.setValue(filter.on());
        String typed = filter.text() == null ? "" : filter.text();
        if (!typed.equals(text.getText())) {
            text.setText(typed);
        }
        filling = false;
        all.setVisible(!words.isEmpty());
        all.setManaged(!words.isEmpty());
    }

    private void table() {
        table.setItems(model.rows);
        table.setPlaceholder(Tags.styled(Texts.text("partners.list.none"), "secondary"));
        Function<Object, String> shown = value -> value == null ? "" : value.toString();
        Columns<PartnerList.Row> columns = new Columns<>(table, "partners.list", memory)
                .node("name", Texts.text("partners.field.name"), 15, PartnerList.Row::name, row -> Tags.styled(row.name(), "strong"))
                .text("kind", Texts.text("partners.field.kind"), 9.6, PartnersPage::kind)
                .node("status", Texts.text("partners.field.status"), 4.6, row -> Texts.of(row.status()), row -> Tags.tag(Texts.of(row.status()), tone(row.status())))
                .text("batch", Texts.text("batches.batch"), 4, row -> row.batch() == null ? "" : Texts.of(row.batch()))
                .number("projects", Texts.text("partners.field.projects"), 5.6, PartnerList.Row::openProjects, row -> row.openProjects() == 0 ? "" : "" + row.openProjects())
                .node("agreement", Texts.text("partners.field.agreement"), 7.5, row -> shown.apply(row.agreementTo()), PartnersPage::agreement)
                .node("late", Texts.text("partners.field.late"), 6, row -> row.latePledges() == 0 ? "" : "" + row.latePledges(),
                        row -> row.latePledges() == 0 ? null : Tags.tag(Texts.text("partners.latePledges", row.latePledges()), Tone.BAD))
                .text("contact", Texts.text("partners.field.contact"), 5, PartnerList.Row::contact)
                .text("phone", Texts.text("partners.field.phone"), 8, PartnerList.Row::phone)
                .text("community", Texts.text("partners.field.community"), 6.5, PartnerList.Row::community)
                .text("verified", Texts.text("partners.field.verified"), 7, row -> row.verifiedOn() == null ? Texts.text("partners.notVerified") : row.verifiedOn().toString())
                .text("uscc", Texts.text("partners.field.uscc"), 12, PartnerList.Row::uscc).hidden()
                .text("source", Texts.text("partners.field.sourceUnit"), 9, PartnerList.Row::sourceUnit).hidden()
                .text("since", Texts.text("partners.field.since"), 7, row -> row.since().toString()).hidden()
                .opening(row -> model.show(row.id()))
                .filtering(this::narrowTo)
                .remember();
        head.getActions().addFirst(columns.chooser());
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            // Going through the list shows each at the side, unless a form is being filled in.
            if (now != null && table.isFocused() && (model.side.get() == Side.ONE || model.side.get() == Side.NONE)) {
                model.show(now.id());
            }
        });
    }

    private void narrowTo(String column, String shown) {
        PartnerList.Row row = table.getSelectionModel().getSelectedItem();
        switch (row == null ? "" : column) {
            case "kind" -> model.narrow("kind", row.kind().name());
            case "status" -> model.narrow("status", row.status().name());
            case "batch" -> model.narrow("batch", row.batch() == null ? null : row.batch().name());
            case "name", "contact", "community", "source" -> model.narrow("text", shown);
            default -> nav.say(Texts.text("partners.list.noFilter"));
        }
    }

    static String kind(PartnerList.Row row) {
        return row.registration() == null ? Texts.of(row.kind()) : Texts.text("partners.kind.registered", Texts.of(row.kind()), Texts.of(row.registration()));
    }

    private static Node agreement(PartnerList.Row row) {
        return row.agreementTo() == null ? null : row.expiring() ? Tags.tag(row.agreementTo().toString(), Tone.WARN) : Tags.styled(row.agreementTo().toString(), "secondary");
    }

    static Tone tone(PartnerStatus status) {
        return switch (status) {
            case APPLYING -> Tone.BLUE;
            case LISTED -> Tone.OK;
            case MENDING, PAUSED -> Tone.WARN;
            case LEFT -> Tone.PLAIN;
        };
    }
}
