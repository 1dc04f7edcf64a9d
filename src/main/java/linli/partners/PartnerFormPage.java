package linli.partners;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Form;
import linli.base.value.SourcingBatch;
import linli.base.value.Uscc;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Registration;

/** The forms about a partner itself: its fields, and its next status. */
final class PartnerFormPage {
    private PartnerFormPage() {}

    /** @param before null for a new one */
    static Form partner(PartnersModel model, Partner before, Consumer<Partner> saved, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        Partner.Face face = before == null ? null : before.face();
        TextField name = form.text("partner-name", Texts.text("partners.field.name"), face == null ? "" : face.name());
        ChipRow<PartnerKind> kind = form.chips("partner-kind", Texts.text("partners.field.kind"), List.of(PartnerKind.values()), face == null ? null : face.kind(), Texts::of, false);
        ChipRow<Registration> registration = form.chips("partner-registration", Texts.text("partners.field.registration"), List.of(Registration.values()),
                face == null ? null : face.registration(), Texts::of, false);
        registration.getParent().visibleProperty().bind(kind.valueProperty().isEqualTo(PartnerKind.SOCIAL));
        registration.getParent().managedProperty().bind(registration.getParent().visibleProperty());
        TextField uscc = form.text("partner-uscc", Texts.text("partners.field.uscc"), face == null ? "" : face.uscc().isEmpty() ? face.legacyNo() : face.uscc());
        Label hint = form.hint("");
        InvalidationListener look = any -> hint.setText(looked(uscc.getText(), kind.valueProperty().get(), registration.valueProperty().get(), model));
        uscc.textProperty().addListener(look);
        kind.valueProperty().addListener(look);
        registration.valueProperty().addListener(look);
        form.side();
        TextField contact = form.text("partner-contact", Texts.text("partners.field.contact"), face == null ? "" : face.contact());
        TextField phone = form.text("partner-phone", Texts.text("partners.field.phone"), face == null ? "" : face.phone());
        form.end();
        TextField address = form.text("partner-address", Texts.text("partners.field.address"), face == null ? "" : face.address());
        ComboBox<String> community = form.suggest("partner-community", Texts.text("partners.field.community"), model.communities, face == null ? "" : face.community());
        ChipRow<SourcingBatch> batch = form.chips("partner-batch", Texts.text("partners.field.batch"), List.of(SourcingBatch.values()), face == null ? null : face.batch(), Texts::of, true);
        TextField unit = form.text("partner-unit", Texts.text("partners.field.sourceUnit"), face == null ? "" : face.sourceUnit());
        form.side();
        DatePicker started = form.day("partner-started", Texts.text("partners.field.startedOn"), face == null ? model.counts.get().on() : face.startedOn());
        ChipRow<PartnerStatus> status = before != null ? null : form.chips("partner-status", Texts.text("partners.field.status"),
                List.of(PartnerStatus.LISTED, PartnerStatus.APPLYING), PartnerStatus.LISTED, Texts::of, false);
        form.end();
        TextField remark = form.text("partner-remark", Texts.text("partners.field.remark"), face == null ? "" : face.remark());
        look.invalidated(null);
        save[0] = () -> {
            form.wrong((String) null);
            Uscc.Check check = Uscc.check(uscc.getText());
            boolean legacy = check.status() == Uscc.Status.LEGACY_BIZ_REG || check.status() == Uscc.Status.LEGACY_ORG_CODE;
            Partner.Face now = new Partner.Face(name.getText(), kind.valueProperty().get(), registration.valueProperty().get(), uscc.getText(),
                    legacy ? check.normalized() : "", contact.getText(), phone.getText(), address.getText(), community.getEditor().getText(), batch.valueProperty().get(),
                    unit.getText(), started.getValue(), remark.getText());
            model.save(now, status == null ? null : status.valueProperty().get(), saved, error -> shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }

    /** @return what the code says while it is typed. */
    private static String looked(String typed, PartnerKind kind, Registration registration, PartnersModel model) {
        Uscc.Check check = Uscc.check(typed);
        return switch (check.status()) {
            case EMPTY -> "";
            case BAD_CHAR, BAD_CHECK, BAD_LENGTH -> Texts.text("partners.uscc.wrong", Partners.bad(check));
            case LEGACY_BIZ_REG, LEGACY_ORG_CODE -> Texts.text("partners.warn.legacy", check.normalized());
            case OK, WARN_ORG_CHECK -> {
                List<String> warnings = model.warnings(new Partner.Face("", kind, registration, typed, "", "", "", "", "", null, "", null, ""));
                yield warnings.isEmpty() ? Texts.text("partners.uscc.fine", check.orgType()) : String.join(Texts.text("partners.semicolon"), warnings);
            }
        };
    }

    /** Where it goes next, since when and why; 暂停 and 退出 say what happens to the projects. */
    static Form status(PartnersModel model, Consumer<String> said, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        PartnerStatus next = model.next.get();
        long open = model.open.get().projects().stream().filter(one -> next == PartnerStatus.LEFT ? !one.status().equals("ENDED") : one.status().equals("OPEN")).count();
        if (open > 0 && (next == PartnerStatus.LEFT || next == PartnerStatus.PAUSED)) {
            String names = String.join(Texts.text("partners.comma"), model.open.get().projects().stream()
                    .filter(one -> next == PartnerStatus.LEFT ? !one.status().equals("ENDED") : one.status().equals("OPEN")).map(PartnerList.Giving::name).toList());
            Label words = form.hint(next == PartnerStatus.LEFT ? Texts.text("partners.status.ends", open, names) : Texts.text("partners.status.pauses", open, names));
            words.getStyleClass().add("text-bad");
        }
        TextField reason = form.text("partner-reason", next == PartnerStatus.LISTED ? Texts.text("partners.reason.may") : Texts.text("partners.reason"), "");
        DatePicker on = form.day("partner-on", Texts.text("partners.status.on"), null);
        on.setPromptText(Texts.text("partners.today"));
        save[0] = () -> {
            form.wrong((String) null);
            LocalDate day = on.getValue();
            model.status(day, reason.getText(), () -> said.accept(Texts.text("partners.status.done", Texts.of(next))), error -> shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }

    static void shown(Form form, Throwable error, Consumer<Throwable> failed) {
        if (!form.wrong(error)) {
            failed.accept(error);
        }
    }
}
