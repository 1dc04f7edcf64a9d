package linli.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Field;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.talent.TalentDeedPage;

/** The form of a call: its gaps first, one row each; the notice's words come ready and can be changed. */
final class CallFormPage {
    private final Nav nav;
    private final CallsModel model;
    private final CallPanePage pane;
    private final List<GapRow> rows = new ArrayList<>();
    private final VBox gaps = new VBox(10);

    /** A gap as it is written. */
    private record GapRow(Call.Gap old, ComboBox<String> code, TextField wanted, TextField slots, TextField note, VBox box) {}

    CallFormPage(Nav nav, CallsModel model, CallPanePage pane) {
        this.nav = nav;
        this.model = model;
        this.pane = pane;
    }

    void open() {
        Call call = model.call.get();
        boolean fresh = call == null;
        List<Call.Gap> now = fresh ? List.of() : call.gaps();
        now.forEach(this::row);
        if (now.isEmpty()) {
            row(null);
        }
        Button more = Tags.button(Texts.text("calls.form.more"), null, () -> row(null));
        more.setId("call-gap-more");
        more.getStyleClass().add("flat");
        VBox list = new VBox(8, Tags.styled(Texts.text("calls.section.gaps"), "strong"), gaps, more);
        if (fresh) {
            pane.form(Texts.text("calls.new"), Texts.text("calls.form.draft"), () -> keep(wanted -> model.act(() -> model.door().draft(wanted),
                    done -> nav.say(Texts.text("calls.drafted", done.no())))), list, CallPanePage.wrapped(Texts.text("calls.form.hint"), "field-hint"));
            return;
        }
        TextField title = new TextField(call.text().title());
        TextArea purpose = area(call.text().purpose());
        TextArea offer = area(call.text().offer());
        TextField how = new TextField(call.text().how());
        TextField phone = new TextField(call.text().phone());
        DatePicker deadline = CallPanePage.day(call.text().deadline());
        pane.form(Texts.text("calls.form.edit", call.no()), Texts.text("talents.form.save"), () -> {
            Call.Text text = new Call.Text(title.getText(), purpose.getText(), offer.getText(), how.getText(), phone.getText(), deadline.getValue());
            keep(wanted -> model.act(() -> model.door().edit(call.id(), call.version(), text, wanted), done -> nav.say(Texts.text("talents.saved", done.no()))));
        }, list, new Field(Texts.text("calls.column.title"), title), new Field(Texts.text("calls.form.purpose"), purpose), new Field(Texts.text("calls.form.offer"), offer),
                new Field(Texts.text("calls.form.how"), how), new Field(Texts.text("calls.form.phone"), phone), new Field(Texts.text("calls.column.deadline"), deadline));
    }

    private static TextArea area(String words) {
        TextArea area = TalentDeedPage.area();
        area.setText(words);
        return area;
    }

    private void row(Call.Gap gap) {
        ComboBox<String> code = new ComboBox<>();
        code.getItems().addAll(Domains.all().stream().map(Domains.Domain::code).toList());
        code.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : (value.contains(".") ? "\u3000" : "") + Domains.nameOf(value);
            }

            @Override
            public String fromString(String typed) {
                return null;
            }
        });
        code.setPromptText(Texts.text("calls.form.which"));
        code.setAccessibleText(Texts.text("calls.form.which"));
        code.getStyleClass().add("gap-code");
        code.setMaxWidth(Double.MAX_VALUE);
        TextField wanted = new TextField(gap == null ? "1" : String.valueOf(gap.wanted()));
        wanted.setPrefColumnCount(2);
        wanted.setAccessibleText(Texts.text("calls.notice.count"));
        TextField slots = new TextField(gap == null ? "" : WeekSlot.brief(gap.slots()));
        slots.setPromptText(Texts.text("calls.form.slots"));
        TextField note = new TextField(gap == null || gap.note() == null ? "" : gap.note());
        note.setPromptText(Texts.text("calls.form.note"));
        if (gap != null) {
            code.setValue(gap.code());
        }
        HBox first = new HBox(8, code, wanted, Tags.styled(Texts.text("calls.form.persons"), "secondary"));
        first.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(code, Priority.ALWAYS);
        HBox second = new HBox(8, slots, note);
        HBox.setHgrow(slots, Priority.ALWAYS);
        HBox.setHgrow(note, Priority.ALWAYS);
        VBox box = new VBox(4, first, second);
        GapRow row = new GapRow(gap, code, wanted, slots, note, box);
        Button gone = Tags.button("\u00D7", null, () -> {
            rows.remove(row);
            gaps.getChildren().remove(box);
        });
        gone.getStyleClass().add("icon");
        gone.setAccessibleText(Texts.text("calls.form.remove"));
        first.getChildren().add(gone);
        rows.add(row);
        gaps.getChildren().add(box);
    }

    private void keep(Consumer<List<Call.Gap>> keeping) {
        try {
            keeping.accept(gaps());
        } catch (UserError unreadable) {
            model.wrong.set(unreadable.getMessage());
        }
    }

    /** @throws UserError when a row cannot be read */
    private List<Call.Gap> gaps() {
        return rows.stream().filter(row -> row.code().getValue() != null).map(row -> {
            String wanted = row.wanted().getText().strip();
            String slots = row.slots().getText().strip();
            if (!wanted.matches("-?\\d{1,6}")) {
                throw new UserError("error.calls.wanted", Domains.nameOf(row.code().getValue()), wanted, 99);
            }
            List<WeekSlot> times = slots.isEmpty() ? List.of() : WeekSlot.parse(slots).orElseThrow(() -> new UserError("error.talent.slotText", slots));
            Call.Gap old = row.old();
            return new Call.Gap(old == null ? 0 : old.id(), row.code().getValue(), Integer.parseInt(wanted), old == null ? Set.of() : old.audience(), times, row.note().getText(),
                    old == null ? 0 : old.filled());
        }).toList();
    }
}
