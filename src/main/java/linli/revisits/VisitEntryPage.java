package linli.revisits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.checklists.Checklist;
import linli.checklists.Checklist.Item;
import linli.checklists.Checklist.ItemKind;
import linli.inspections.Finding;
import linli.inspections.Finding.Draft;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Severity;
import linli.inspections.Inspections;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.RoundStatus;
import linli.inspections.Round.Signature;

/**
 * A visit's paper typed back, in its own order and by the keyboard alone: one digit answers and goes on, a wrong answer stops at
 * what was found; conclusion, note and signatures come last, Ctrl+S keeps all of it.
 */
final class VisitEntryPage {
    private static final int WORDS_LONG = 1000;

    private final RevisitsModel model;
    private final Nav nav;
    private final Runnable back;
    private final DatePicker day = new DatePicker();
    private final List<Line> lines = new ArrayList<>();
    private final List<FoundPage> more = new ArrayList<>();
    private final VBox moreBox = new VBox(8);
    private final ChipRow<Conclusion> conclusion = new ChipRow<>();
    private final TextField note = new TextField();
    private final Map<Long, TextField> signers = new LinkedHashMap<>();
    private final List<Node> order = new ArrayList<>();
    private final Label wrong = Tags.styled("", "wrap");
    private final VBox band = new VBox(wrong);
    private Inspections.Sheet sheet;
    private DetailPane pane;
    private String first = "";

    VisitEntryPage(RevisitsModel model, Nav nav, Runnable back) {
        this.model = model;
        this.nav = nav;
        this.back = back;
    }

    /** One question with its answer and what was found. */
    private final class Line {
        private final Item item;
        private final ChipRow<String> chips = new ChipRow<>();
        private final TextField words = new TextField();
        private final FoundPage found;
        private final VBox box = new VBox(6);

        private Line(int number, Item item) {
            this.item = item;
            found = new FoundPage("found-" + number, null, sheet.departments(), null);
            boolean choosing = item.kind() == ItemKind.YES_NO;
            Node input = choosing ? chips : words;
            if (choosing) {
                chips.digits().required();
                List.of(Checklist.YES, Checklist.NO, Checklist.NONE).forEach(one -> chips.add(one, answerWords(one)));
            } else {
                words.setPromptText(item.kind() == ItemKind.SCORE ? Texts.text("revisits.entry.score", item.most(), item.low()) : Texts.text("revisits.entry.words"));
                words.setPrefWidth(Look.em().get() * (item.kind() == ItemKind.SCORE ? 14 : 26));
            }
            input.setId("answer-" + number);
            input.setAccessibleText(item.wording());
            order.add(input);
            order.addAll(found.inputs());
            Label no = Tags.styled("" + number, "secondary");
            no.setMinWidth(Look.em().get() * 1.6);
            Label asked = RoundPanePage.wrapped(item.wording());
            HBox.setHgrow(asked, Priority.ALWAYS);
            asked.setMaxWidth(Double.MAX_VALUE);
            FlowPane row = new FlowPane(10, 6, new HBox(6, no, asked), input);
            asked.setPrefWidth(Look.em().get() * 24);
            row.setRowValignment(javafx.geometry.VPos.CENTER);
            box.getChildren().addAll(row, found.box());
        }

        private String answer() {
            if (item.kind() == ItemKind.YES_NO) {
                return chips.valueProperty().get() == null ? "" : chips.valueProperty().get();
            }
            String typed = words.getText().strip();
            return item.kind() == ItemKind.SCORE && typed.equals("/") ? Checklist.NONE : typed;
        }

        private void fill(String stored, Finding one) {
            if (item.kind() == ItemKind.YES_NO) {
                chips.valueProperty().set(stored.isEmpty() ? null : stored);
            } else {
                words.setText(item.kind() == ItemKind.SCORE && stored.equals(Checklist.NONE) ? "/" : stored);
            }
            found.fill(one);
            show();
            chips.valueProperty().addListener((property, old, now) -> {
                show();
                next(chips);
            });
            words.textProperty().addListener((property, old, now) -> {
                show();
                // No further digit can follow: the next question.
                if (item.kind() == ItemKind.SCORE && now.matches("\\d{1,3}") && now.length() > old.length() && Integer.parseInt(now) * 10 > item.most()) {
                    next(words);
                }
            });
        }

        private void show() {
            found.visible(item.wrong(answer()));
        }

        private Draft draft() {
            String what = found.what().isBlank() ? Texts.text("inspections.notMet", item.wording()) : found.what();
            return new Draft(item.id(), item.department(), found.severity(), what, found.due());
        }
    }

    private static String answerWords(String answer) {
        return switch (answer) {
            case Checklist.YES -> Texts.text("revisits.entry.yes");
            case Checklist.NO -> Texts.text("revisits.entry.no");
            default -> Texts.text("revisits.entry.none");
        };
    }

    Node show(Inspections.Sheet now) {
        sheet = now;
        band.getStyleClass().add("bad-band");
        wrong(null);
        DayText.dress(day);
        day.setValue(sheet.visit().on() == null ? model.inspections.today() : sheet.visit().on());
        day.setId("visit-day");
        order.add(day);
        VBox body = new VBox(10);
        body.getStyleClass().add("form");
        Label hint = Tags.styled(Texts.text("revisits.entry.hint"), "field-hint");
        hint.setWrapText(true);
        body.getChildren().addAll(band, hint, new HBox(new Field(Texts.text("revisits.entry.day"), day)));
        if (sheet.checklist() == null) {
            body.getChildren().add(RoundPanePage.wrapped(Texts.text("revisits.entry.old")));
        } else {
            questions(body);
        }
        conclusion.digits().required();
        List.of(Conclusion.values()).forEach(one -> conclusion.add(one, Texts.of(one)));
        conclusion.setId("visit-conclusion");
        body.getChildren().addAll(Tags.styled(Texts.text("revisits.entry.others"), "card-title"), moreBox);
        Button add = Tags.button(Texts.text("revisits.entry.add"), "Ctrl D", () -> another(null));
        add.setId("visit-more");
        Field result = new Field(Texts.text("revisits.entry.conclusion"), conclusion);
        note.setId("visit-note");
        order.addAll(List.of(conclusion, note));
        body.getChildren().addAll(add, result, new Field(Texts.text("revisits.entry.note"), note));
        signatures(body);
        PhotoStripPage photos = new PhotoStripPage(model, nav, sheet.visit().id(), null);
        body.getChildren().add(photos.show(sheet.photos()));
        fill();
        pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 60em; -fx-min-width: 20em");
        pane.show(Texts.text("revisits.entry.title", model.partner(sheet.visit().id()), sheet.round().name()), body);
        Button save = Tags.button(Texts.text("revisits.save"), "Ctrl S", this::save);
        save.getStyleClass().add("primary");
        save.setId("visit-save");
        boolean running = sheet.round().status() == RoundStatus.OPEN;
        save.setDisable(!running);
        Button paper = Tags.button(Texts.text("revisits.blank"), null, () -> model.blank(sheet.visit().id()));
        paper.setDisable(sheet.checklist() == null);
        pane.buttons(Tags.button(Texts.text("revisits.close"), "Esc", back), paper, save);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        first = state();
        return pane;
    }

    private void questions(VBox body) {
        Long part = null;
        int number = 0;
        for (Item item : sheet.checklist().items()) {
            if (part == null || part != item.department()) {
                part = item.department();
                body.getChildren().add(Tags.styled(Texts.text("inspections.form.part", sheet.departments().get(part)), "card-title"));
            }
            Line line = new Line(++number, item);
            lines.add(line);
            body.getChildren().add(line.box);
        }
    }

    private void signatures(VBox body) {
        body.getChildren().add(Tags.styled(Texts.text("revisits.entry.signatures"), "card-title"));
        FlowPane fields = new FlowPane(12, 8);
        for (long department : sheet.round().departments()) {
            String name = sheet.departments().getOrDefault(department, "");
            Signature there = sheet.visit().signatures().stream().filter(one -> one.department() == department && one.voidReason() == null).findFirst().orElse(null);
            if (there != null) {
                Label signed = RoundPanePage.wrapped(Texts.text("revisits.entry.signed", name, there.signer(), there.on(), there.staff()));
                Button undo = Tags.button(Texts.text("revisits.entry.unsign"), null, () -> unsign(there));
                fields.getChildren().add(new HBox(8, signed, undo));
            } else {
                TextField signer = new TextField();
                signer.setPromptText(Texts.text("revisits.entry.signer"));
                signer.setPrefColumnCount(8);
                signer.setId("signer-" + (signers.size() + 1));
                signers.put(department, signer);
                order.add(signer);
                fields.getChildren().add(new Field(Texts.text("inspections.entry.sign", name), signer));
            }
        }
        body.getChildren().add(fields);
        sheet.visit().signatures().stream().filter(one -> one.voidReason() != null).forEach(one -> body.getChildren().add(Tags.styled(Texts.text("revisits.entry.withdrawn",
                sheet.departments().getOrDefault(one.department(), ""), one.signer(), one.voidReason()), "field-hint")));
    }

    private void unsign(Signature one) {
        model.change(() -> model.inspections.unsign(sheet.visit().id(), one.id(), Texts.text("revisits.entry.unsignReason")), done -> model.visit(sheet.visit().id()), this::failed);
    }

    private void another(Finding one) {
        FoundPage found = new FoundPage("more-" + (more.size() + 1), Texts.text("revisits.department"), sheet.departments(), sheet.round().departments());
        found.fill(one);
        found.visible(true);
        more.add(found);
        moreBox.getChildren().add(found.box());
        order.addAll(order.indexOf(conclusion), found.inputs());
        if (one == null) {
            found.inputs().getFirst().requestFocus();
        }
    }

    private void fill() {
        List<Finding> there = sheet.findings().stream().filter(one -> one.status() != FindingStatus.VOID).toList();
        lines.forEach(line -> line.fill(sheet.visit().answers().getOrDefault(line.item.id(), ""),
                there.stream().filter(one -> Objects.equals(one.item(), line.item.id())).findFirst().orElse(null)));
        there.stream().filter(one -> one.item() == null).forEach(this::another);
        conclusion.valueProperty().set(sheet.visit().conclusion());
        conclusion.valueProperty().addListener((property, old, now) -> next(conclusion));
        note.setText(sheet.visit().note());
    }

    private void key(KeyEvent event) {
        Node target = event.getTarget() instanceof Node node ? node : day;
        if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            save();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.D) {
            another(null);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !day.isShowing() && !(target instanceof Button)) {
            next(target);
            event.consume();
        }
    }

    /** The next input in the order of the paper that can be seen. */
    private void next(Node from) {
        int now = -1;
        for (Node up = from; up != null && now < 0; up = up.getParent()) {
            now = order.indexOf(up);
        }
        for (int i = now + 1; i < order.size(); i++) {
            Node one = order.get(i);
            if (FoundPage.seen(one)) {
                one.requestFocus();
                FoundPage.reveal(one);
                return;
            }
        }
    }

    void start() {
        javafx.application.Platform.runLater(() -> {
            Node at = lines.isEmpty() ? day : order.get(1);
            // What scrolls hangs in the scene only after styles have been through.
            pane.applyCss();
            pane.layout();
            at.requestFocus();
        });
    }

    private String state() {
        StringBuilder all = new StringBuilder(Objects.toString(day.getValue()));
        lines.forEach(line -> all.append('|').append(line.answer()).append(line.item.wrong(line.answer()) ? line.found.state() : ""));
        more.forEach(one -> all.append('|').append(one.state()));
        signers.values().forEach(one -> all.append('|').append(one.getText()));
        return all.append(conclusion.valueProperty().get()).append(note.getText()).toString();
    }

    boolean changed() {
        return !state().equals(first);
    }

    private void wrong(String words) {
        wrong.setText(words == null ? "" : words);
        band.setVisible(words != null);
        band.setManaged(words != null);
        if (words != null) {
            FoundPage.reveal(band);
        }
    }

    private void failed(Throwable error) {
        if (error instanceof UserError user) {
            wrong(user.getMessage());
        } else {
            nav.fail(error);
        }
    }

    private void save() {
        if (sheet.round().status() != RoundStatus.OPEN || sheet.checklist() == null) {
            return;
        }
        wrong(null);
        Map<Long, String> answers = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Line line : lines) {
            String answer = line.answer();
            answers.put(line.item.id(), answer.length() > WORDS_LONG ? answer.substring(0, WORDS_LONG) : answer);
            if (line.item.wrong(answer)) {
                drafts.add(line.draft());
            }
        }
        more.stream().filter(one -> !one.what().isBlank()).forEach(one -> drafts.add(new Draft(null, one.department(), one.severity(), one.what(), one.due())));
        Map<Long, String> signed = new LinkedHashMap<>();
        signers.forEach((department, field) -> signed.put(department, field.getText()));
        LocalDate on = day.getValue();
        Conclusion said = conclusion.valueProperty().get();
        String words = note.getText();
        model.change(() -> model.inspections.record(sheet.visit().id(), sheet.visit().version(), on, answers, said, words, drafts, signed), done -> {
            nav.say(Texts.text("revisits.entry.saved", model.partner(done.visit().id()), done.findings().stream().filter(one -> one.status() == FindingStatus.OPEN).count()));
            model.round(done.round().id());
        }, this::failed);
    }
}
