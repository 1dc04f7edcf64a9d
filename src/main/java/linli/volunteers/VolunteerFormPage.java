package linli.volunteers;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.IdNumber;
import linli.base.value.WeekSlot;

/** The form for one volunteer: Enter goes on, Ctrl+S saves, Esc closes. */
final class VolunteerFormPage {
    private final VolunteersModel model;
    private final DetailPane pane;
    private final TextField name = new TextField();
    private final TextField phone = new TextField();
    private final TextField document = new TextField();
    private final DatePicker birth = new DatePicker();
    private final TextField guardian = new TextField();
    private final TextField team = new TextField();
    private final TextField skills = new TextField();
    private final TextField slots = new TextField();
    private final Field nameField = new Field(Texts.text("volunteers.column.name"), name);
    private final Field skillsField = new Field(Texts.text("volunteers.column.skills"), skills);
    private final Field slotsField = new Field(Texts.text("volunteers.column.slots"), slots);
    private final List<Node> order = List.of(name, phone, document, birth, guardian, team, skills, slots);
    private Volunteer edited;

    VolunteerFormPage(VolunteersModel model, Runnable closing) {
        this.model = model;
        pane = new DetailPane(closing);
        skills.setPromptText(Texts.text("volunteers.form.skills"));
        slots.setPromptText(Texts.text("volunteers.form.slots"));
        Button save = Tags.button(Texts.text("volunteers.form.save"), "Ctrl+S", this::save);
        save.getStyleClass().add("primary");
        pane.buttons(save);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN).match(event)) {
                save();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                int at = order.indexOf(event.getTarget());
                (at < 0 || at + 1 >= order.size() ? save : order.get(at + 1)).requestFocus();
                event.consume();
            }
        });
    }

    DetailPane pane() {
        return pane;
    }

    void start() {
        Platform.runLater(name::requestFocus);
    }

    /** @param who to be changed, or null for a new one */
    void edit(Volunteer who) {
        edited = who;
        pane.show(Texts.text(who == null ? "volunteers.add" : "volunteers.edit"), nameField, new Field(Texts.text("volunteers.column.phone"), phone),
                new Field(Texts.text("volunteers.column.document"), document), new Field(Texts.text("volunteers.column.birth"), birth),
                new Field(Texts.text("volunteers.column.guardian"), guardian), new Field(Texts.text("volunteers.column.team"), team), skillsField, slotsField);
        nameField.error(null);
        skillsField.error(null);
        slotsField.error(null);
        name.setText(who == null ? "" : who.name());
        phone.setText(who == null || who.phone() == null ? "" : who.phone());
        document.setText(who == null || who.document() == null ? "" : who.document().number());
        birth.setValue(who == null ? null : who.birthOn());
        guardian.setText(who == null || who.guardian() == null ? "" : who.guardian());
        team.setText(who == null || who.team() == null ? "" : who.team());
        skills.setText(who == null ? "" : String.join(Texts.text("row.or"), who.skills().stream().map(Domains::nameOf).toList()));
        slots.setText(who == null ? "" : WeekSlot.words(who.slots()));
    }

    private void save() {
        nameField.error(null);
        slotsField.error(null);
        skillsField.error(null);
        List<WeekSlot> times = slots.getText().isBlank() ? List.of() : WeekSlot.parse(slots.getText()).orElse(null);
        if (times == null) {
            slotsField.error(Texts.text("volunteers.form.badSlots"));
            slots.requestFocus();
            return;
        }
        List<String> parts = Clean.split(skills.getText());
        if (parts.stream().anyMatch(part -> Domains.find(part).isEmpty())) {
            skillsField.error(Texts.text("volunteers.form.badSkill", parts.stream().filter(part -> Domains.find(part).isEmpty()).findFirst().orElseThrow()));
            skills.requestFocus();
            return;
        }
        List<String> codes = parts.stream().map(part -> Domains.find(part).orElseThrow().code()).toList();
        String number = Clean.compact(document.getText()).toUpperCase(java.util.Locale.ROOT);
        Volunteer.Document kept = edited == null ? null : edited.document();
        Volunteer.Document papers = number.isEmpty() ? null : kept != null && kept.number().equals(number) ? kept
                : new Volunteer.Document(number.length() == 18 ? IdNumber.Kind.CITIZEN18.name() : IdNumber.Kind.OTHER.name(), number);
        Volunteer draft = new Volunteer(edited == null ? 0 : edited.id(), edited == null ? null : edited.no(), edited == null ? null : edited.residentId(),
                Clean.name(name.getText()), papers, orNull(phone), birth.getValue(), orNull(guardian), orNull(team), codes, times,
                edited == null ? null : edited.joinedOn(), edited == null ? null : edited.end(), edited == null ? null : edited.remark(), edited == null ? 1 : edited.version());
        model.save(draft, saved -> {}, wrong -> {
            nameField.error(wrong instanceof UserError ? wrong.getMessage() : Texts.text("volunteers.form.failed"));
            name.requestFocus();
        });
    }

    private static String orNull(TextField field) {
        String text = Clean.text(field.getText());
        return text.isEmpty() ? null : text;
    }
}
