package linli.revisits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.checklists.Checklist;
import linli.checklists.Checklist.Department;
import linli.inspections.Finding;
import linli.inspections.NextVisits;
import linli.inspections.Round;
import linli.revisits.RevisitsModel.Side;

/** The short forms: a new round, its days, more partners, a re-check, a reason, the departments. */
final class RevisitFormPage {
    private static final int DAYS = 20;
    private static final double PICKED = 18;

    private final RevisitsModel model;
    private final Nav nav;
    private final Runnable back;
    private final Runnable[] save = {() -> { }};
    private final Form form = new Form(() -> save[0].run());
    private final Set<Long> whom = new LinkedHashSet<>();

    RevisitFormPage(RevisitsModel model, Nav nav, Runnable back) {
        this.model = model;
        this.nav = nav;
        this.back = back;
    }

    boolean changed() {
        return form.changed() || !whom.isEmpty();
    }

    Node show(Side side) {
        Round round = model.round.get() == null ? null : model.round.get().round();
        Finding finding = model.finding.get() == null ? null : model.finding.get().row().finding();
        String title = switch (side) {
            case EDIT_ROUND -> edit(round);
            case MORE -> more(round);
            case CANCEL_ROUND -> reason(Texts.text("revisits.round.cancel"), words -> model.inspections.cancel(round.id(), round.version(), words), any -> model.round(round.id()));
            case RECHECK -> recheck(finding);
            case CANCEL_FINDING -> reason(Texts.text("revisits.finding.cancel"), words -> {
                model.inspections.findings().cancel(finding.id(), finding.version(), words);
                return finding;
            }, any -> model.side.set(Side.NONE));
            case DEPARTMENTS -> departments();
            default -> fresh();
        };
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 32em; -fx-min-width: 24em");
        pane.show(title, form);
        Button keep = Tags.button(Texts.text("revisits.save"), "Ctrl S", () -> save[0].run());
        keep.getStyleClass().add("primary");
        keep.setId("revisit-save");
        pane.buttons(Tags.button(Texts.text("revisits.close"), "Esc", back), keep);
        form.start();
        return pane;
    }

    private <T> void saving(Supplier<T> command, Consumer<T> done) {
        save[0] = () -> {
            form.wrong((String) null);
            model.change(command, result -> {
                nav.say(Texts.text("revisits.kept"));
                done.accept(result);
            }, error -> {
                if (!form.wrong(error)) {
                    nav.fail(error);
                }
            });
        };
    }

    private interface Doing<T> {
        T with(String words);
    }

    private <T> String reason(String title, Doing<T> doing, Consumer<T> done) {
        TextArea words = form.area("revisit-reason", Texts.text("standings.form.reason"), "", 4);
        saving(() -> doing.with(words.getText()), done);
        return title;
    }

    private String fresh() {
        LocalDate today = model.inspections.today();
        TextField name = form.text("round-name", Texts.text("revisits.name"), Texts.text("revisits.form.name", today.getYear(), (today.getMonthValue() + 2) / 3));
        form.side();
        DatePicker from = form.day("round-from", Texts.text("revisits.from"), today);
        DatePicker due = form.day("round-due", Texts.text("revisits.due"), today.plusDays(DAYS));
        form.end();
        List<Checklist> lists = model.all.get().checklists();
        ComboBox<Checklist> list = form.choice("round-list", Texts.text("revisits.checklist"), lists, lists.isEmpty() ? null : lists.getFirst(),
                one -> Texts.text("revisits.form.list", one.name(), one.edition(), one.items().size()), null);
        if (lists.isEmpty()) {
            Button ship = Tags.button(Texts.text("revisits.ship"), null, () -> model.change(() -> model.inspections.checklists().ship(), one -> model.side.set(Side.NONE), nav::fail));
            form.hint(Texts.text("revisits.empty.lists"));
            form.getChildren().add(ship);
        }
        Map<Long, CheckBox> departments = new LinkedHashMap<>();
        FlowPane boxes = new FlowPane(14, 8);
        for (Department one : model.all.get().departments()) {
            if (one.active()) {
                CheckBox box = new CheckBox(one.name());
                departments.put(one.id(), box);
                boxes.getChildren().add(box);
            }
        }
        // Whoever has questions on the checklist takes part, unless taken out.
        Consumer<Checklist> asked = one -> departments.forEach((id, box) -> box.setSelected(one != null && one.items().stream().anyMatch(item -> item.department() == id)));
        asked.accept(list.getValue());
        list.valueProperty().addListener((property, old, now) -> asked.accept(now));
        form.getChildren().add(new Field(Texts.text("revisits.departments.takePart"), boxes));
        partners(Set.of());
        saving(() -> model.inspections.open(name.getText(), list.getValue() == null ? 0 : list.getValue().id(), from.getValue(), due.getValue(),
                departments.entrySet().stream().filter(one -> one.getValue().isSelected()).map(Map.Entry::getKey).toList(), List.copyOf(whom)), round -> model.round(round.id()));
        return Texts.text("revisits.new");
    }

    /** Partners to tick, the riskiest first, each with its reasons. */
    private void partners(Set<Long> there) {
        TextField find = form.text("round-find", Texts.text("revisits.form.whom"), "");
        find.setPromptText(Texts.text("revisits.form.find"));
        VBox rows = new VBox(8);
        Label count = form.hint(Texts.text("revisits.form.count", 0));
        List<Node> boxes = new ArrayList<>();
        for (NextVisits.Next one : model.all.get().next()) {
            if (!there.contains(one.known().partner())) {
                CheckBox box = new CheckBox(one.score() == 0 ? one.known().name() : Texts.text("revisits.form.partner", one.known().name(), one.score()));
                Label why = RoundPanePage.wrapped(String.join("   ", one.reasons()));
                why.getStyleClass().add("field-hint");
                box.setId("pick-" + one.known().partner());
                box.selectedProperty().addListener((property, old, now) -> {
                    if (now) {
                        whom.add(one.known().partner());
                    } else {
                        whom.remove(one.known().partner());
                    }
                    count.setText(Texts.text("revisits.form.count", whom.size()));
                });
                VBox line = new VBox(2, box);
                if (!one.reasons().isEmpty()) {
                    line.getChildren().add(why);
                }
                line.setUserData(one.known().name());
                boxes.add(line);
            }
        }
        rows.getChildren().setAll(boxes);
        find.textProperty().addListener((property, old, now) -> rows.getChildren().setAll(boxes.stream().filter(box -> ((String) box.getUserData()).contains(now.strip())).toList()));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setStyle("-fx-pref-height: " + PICKED + "em");
        scroll.getStyleClass().add("bare-scroll");
        form.getChildren().add(scroll);
        if (boxes.isEmpty()) {
            form.hint(Texts.text("revisits.empty.next"));
        }
    }

    private String edit(Round round) {
        TextField name = form.text("round-name", Texts.text("revisits.name"), round.name());
        form.side();
        DatePicker from = form.day("round-from", Texts.text("revisits.from"), round.from());
        DatePicker due = form.day("round-due", Texts.text("revisits.due"), round.due());
        form.end();
        saving(() -> model.inspections.edit(round.id(), round.version(), name.getText(), from.getValue(), due.getValue()), any -> model.round(round.id()));
        return Texts.text("revisits.round.edit");
    }

    private String more(Round round) {
        Set<Long> there = new LinkedHashSet<>();
        model.round.get().visits().forEach(row -> there.add(row.partner()));
        partners(there);
        saving(() -> model.inspections.add(round.id(), List.copyOf(whom)), any -> model.round(round.id()));
        return Texts.text("revisits.round.more");
    }

    private String recheck(Finding one) {
        form.hint(one.what());
        DatePicker on = form.day("recheck-on", Texts.text("revisits.recheck.on"), model.inspections.today());
        ChipRow<Boolean> mended = form.chips("recheck-mended", Texts.text("revisits.recheck.result"), List.of(true, false), true,
                yes -> yes ? Texts.text("revisits.recheck.yes") : Texts.text("revisits.recheck.no"), false);
        mended.digits();
        TextField checker = form.text("recheck-checker", Texts.text("revisits.recheck.checker"), "");
        TextArea note = form.area("recheck-note", Texts.text("revisits.recheck.note"), "", 3);
        DatePicker next = form.day("recheck-next", Texts.text("revisits.recheck.next"), null);
        mended.valueProperty().addListener((property, old, now) -> next.setValue(now ? null : model.inspections.today().plusDays(one.severity().days())));
        saving(() -> model.inspections.findings().recheck(one.id(), one.version(), on.getValue(), mended.valueProperty().get(), note.getText(), checker.getText(), next.getValue()),
                done -> model.finding(one.id()));
        return Texts.text("revisits.finding.recheck");
    }

    private String departments() {
        form.hint(Texts.text("revisits.departments.hint"));
        TextField fresh = form.text("department-new", Texts.text("revisits.departments.new"), "");
        Map<Department, TextField> names = new LinkedHashMap<>();
        Map<Department, CheckBox> active = new LinkedHashMap<>();
        for (Department one : model.all.get().departments()) {
            form.side();
            names.put(one, form.text("department-" + one.id(), Texts.text("revisits.departments.name"), one.name()));
            form.end();
            CheckBox box = new CheckBox(Texts.text("revisits.departments.active"));
            box.setSelected(one.active());
            active.put(one, box);
            form.getChildren().add(box);
        }
        saving(() -> {
            names.forEach((one, field) -> {
                boolean on = active.get(one).isSelected();
                if (!one.name().equals(field.getText().strip()) || one.active() != on) {
                    model.inspections.checklists().save(new Department(one.id(), field.getText(), on, one.version()));
                }
            });
            return fresh.getText().isBlank() ? null : model.inspections.checklists().save(new Department(0, fresh.getText(), true, 1));
        }, any -> model.side.set(Side.NONE));
        return Texts.text("revisits.departments");
    }
}
