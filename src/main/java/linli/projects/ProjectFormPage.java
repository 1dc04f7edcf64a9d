package linli.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Form;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.projects.Project.Audience;
import linli.projects.Project.Giver;
import linli.projects.Project.Price;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import linli.projects.Projects.Choice;

/** The forms about a project: its fields, and its next status. */
final class ProjectFormPage {
    private ProjectFormPage() {}

    /** @param before null for a new one */
    static Form project(ProjectsModel model, Project before, Consumer<Project> saved, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        Project.Face face = before == null ? null : before.face();
        Long whose = face == null ? model.giver.get() : face.giver().partnerId();
        TextField name = form.text("project-name", Texts.text("projects.field.name"), face == null ? "" : face.name());
        Choice chosen = model.givers.stream().filter(one -> Long.valueOf(one.id()).equals(whose)).findFirst()
                .orElse(face == null || whose == null ? null : new Choice(whose, face.giver().shown()));
        ComboBox<Choice> giver = form.choice("project-giver", Texts.text("projects.field.giver"), model.givers, chosen, Choice::name, Texts.text("projects.noPartner"));
        TextField unit = form.text("project-unit", Texts.text("projects.field.unit"), face == null ? "" : face.giver().sourceUnit());
        ComboBox<String> domain = form.choice("project-domain", Texts.text("batches.domain"), Domains.all().stream().map(Domains.Domain::code).toList(),
                face == null ? null : face.domain(), ProjectFormPage::domain, null);
        // The name usually says what it is: the domain is chosen for the clerk until the clerk chooses.
        boolean[] own = {face != null};
        domain.setOnShown(event -> own[0] = true);
        name.textProperty().addListener((property, old, now) -> {
            if (!own[0]) {
                ProjectSheet.named(now).ifPresent(domain::setValue);
            }
        });
        TextField slots = form.text("project-slots", Texts.text("projects.field.slots"), face == null ? "" : WeekSlot.words(face.slots()));
        slots.setPromptText(Texts.text("projects.slots.prompt"));
        Label read = form.hint("");
        slots.textProperty().addListener((property, old, now) -> read.setText(now.isBlank() ? "" : WeekSlot.parse(now).map(WeekSlot::words).orElse(Texts.text("projects.slots.unread"))));
        form.side();
        TextField audience = form.text("project-audience", Texts.text("projects.field.audience"), face == null ? "" : face.audience().words());
        TextField ages = form.text("project-ages", Texts.text("projects.field.ages"), face == null ? "" : ProjectSheet.ages(face.audience()));
        form.end();
        ages.setPromptText(Texts.text("projects.ages.prompt"));
        HBox groups = new HBox(14);
        groups.setAlignment(Pos.CENTER_LEFT);
        for (FocusGroup group : FocusGroup.values()) {
            CheckBox box = new CheckBox(Texts.of(group));
            box.setUserData(group);
            box.setSelected(face != null && face.audience().groups().contains(group));
            groups.getChildren().add(box);
        }
        form.getChildren().add(groups);
        form.side();
        TextField seats = form.text("project-seats", Texts.text("projects.field.seats"), face == null || face.seats() == null ? "" : face.seats().toString());
        TextField price = form.text("project-price", Texts.text("projects.field.price"), face == null || face.price().amount() == null ? "" : face.price().amount().toString());
        TextField per = form.text("project-per", Texts.text("projects.field.per"), face == null ? "" : face.price().unit());
        form.end();
        seats.setPromptText(Texts.text("projects.noLimit"));
        price.setPromptText(Texts.of(ProjectFee.FREE));
        per.setPromptText(Texts.text("projects.unit"));
        ChipRow<ProjectVenue> venueKind = form.chips("project-venue-kind", Texts.text("projects.field.venue"), List.of(ProjectVenue.values()),
                face == null ? ProjectVenue.NEEDED : face.venueKind(), Texts::of, false);
        TextField venue = form.text("project-venue", Texts.text("projects.field.venueWords"), face == null ? "" : face.venue());
        form.side();
        DatePicker starts = form.day("project-starts", Texts.text("projects.field.starts"), face == null ? model.counts.get().on() : face.starts());
        DatePicker ends = form.day("project-ends", Texts.text("projects.field.endsLong"), face == null ? null : face.ends());
        form.end();
        ChipRow<SourcingBatch> batch = form.chips("project-batch", Texts.text("partners.field.batch"), List.of(SourcingBatch.values()), face == null ? null : face.batch(), Texts::of, false);
        form.side();
        ComboBox<String> community = form.suggest("project-community", Texts.text("projects.field.community"), model.communities,
                face == null ? model.communities.stream().findFirst().orElse("") : face.community());
        ComboBox<String> brand = form.suggest("project-brand", Texts.text("projects.field.brand"), model.brands, face == null ? "" : face.brand());
        form.end();
        ChipRow<ProjectStatus> status = before != null ? null : form.chips("project-status", Texts.text("partners.field.status"),
                List.of(ProjectStatus.OPEN, ProjectStatus.PLANNED), ProjectStatus.OPEN, Texts::of, false);
        TextField frequency = form.text("project-frequency", Texts.text("projects.field.frequency"), face == null ? "" : face.frequency());
        TextField remark = form.text("project-remark", Texts.text("partners.field.remark"), face == null ? "" : face.remark());
        save[0] = () -> {
            form.wrong((String) null);
            Optional<List<WeekSlot>> times = slots.getText().isBlank() ? Optional.of(List.of()) : WeekSlot.parse(slots.getText());
            Integer places = number(seats.getText());
            Money.Check money = Money.check(price.getText());
            Set<FocusGroup> who = groups.getChildren().stream().filter(box -> ((CheckBox) box).isSelected()).map(box -> (FocusGroup) box.getUserData()).collect(Collectors.toSet());
            Optional<Audience> age = ProjectSheet.ages(ages.getText(), audience.getText().strip(), who);
            String bad = times.isEmpty() ? Texts.text("projects.slots.unread") : !seats.getText().isBlank() && places == null ? Texts.text("projects.form.seats")
                    : !money.ok() && money.status() != Money.Status.EMPTY && !price.getText().strip().equals(Texts.of(ProjectFee.FREE)) ? Texts.text("projects.form.price")
                    : age.isEmpty() ? Texts.text("projects.form.ages") : null;
            if (bad != null) {
                form.wrong(bad);
                return;
            }
            Choice by = giver.getValue();
            Price cost = money.ok() && !money.value().isZero() ? new Price(ProjectFee.LOW_FEE, money.value(), per.getText()) : Price.FREE;
            Project.Face now = new Project.Face(name.getText(), new Giver(by == null ? null : by.id(), null, unit.getText()), domain.getValue(), age.get(), frequency.getText(),
                    times.get(), venueKind.valueProperty().get(), venue.getText(), cost, places, starts.getValue(), ends.getValue(), community.getEditor().getText(),
                    batch.valueProperty().get(), brand.getEditor().getText(), remark.getText());
            model.save(now, status == null ? null : status.valueProperty().get(), saved, error -> shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }

    private static String domain(String code) {
        String root = Domains.rootOf(code);
        return root.equals(code) ? Domains.nameOf(code) : Texts.text("projects.domain.below", Domains.nameOf(root), Domains.nameOf(code));
    }

    private static Integer number(String typed) {
        String plain = Clean.compact(typed);
        return plain.matches("-?\\d{1,9}") ? Integer.valueOf(plain) : null;
    }

    /** Where it goes next, since when and why. */
    static Form status(ProjectsModel model, Consumer<String> said, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        ProjectStatus next = model.next.get();
        TextField reason = form.text("project-reason", next == ProjectStatus.OPEN ? Texts.text("partners.reason.may") : Texts.text("partners.reason"), "");
        DatePicker on = form.day("project-on", Texts.text("partners.status.on"), null);
        on.setPromptText(Texts.text("partners.today"));
        save[0] = () -> {
            form.wrong((String) null);
            LocalDate day = on.getValue();
            model.status(day, reason.getText(), () -> said.accept(Texts.text("partners.status.done", Texts.of(next))), error -> shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }

    private static void shown(Form form, Throwable error, Consumer<Throwable> failed) {
        if (!form.wrong(error)) {
            failed.accept(error);
        }
    }
}
