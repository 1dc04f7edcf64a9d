package linli.partners;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Form;
import linli.base.value.Clean;
import linli.base.value.Money;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.PledgeKind;

/** The forms about what a partner signs, promises and gives. */
final class PledgeFormPage {
    private PledgeFormPage() {}

    static Form agreement(PartnersModel model, Consumer<String> said, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        LocalDate today = model.counts.get().on();
        List<Agreement> before = model.open.get().agreements();
        // A following agreement begins where the last one ends, and says the same until it is changed.
        Agreement last = before.isEmpty() ? null : before.getFirst();
        LocalDate begin = last == null || last.to().isBefore(today) || last.endedOn() != null ? today : last.to().plusDays(1);
        form.side();
        DatePicker from = form.day("agreement-from", Texts.text("partners.agreement.from"), begin);
        DatePicker to = form.day("agreement-to", Texts.text("partners.agreement.to"), begin.plusYears(1).minusDays(1));
        form.end();
        TextArea ours = form.area("agreement-ours", Texts.text("partners.agreement.our"), last == null ? "" : last.ourDuties(), 3);
        TextArea theirs = form.area("agreement-theirs", Texts.text("partners.agreement.their"), last == null ? "" : last.theirDuties(), 3);
        form.side();
        DatePicker signed = form.day("agreement-signed", Texts.text("partners.agreement.signed"), today);
        TextField title = form.text("agreement-title", Texts.text("partners.agreement.name"), "");
        form.end();
        save[0] = () -> {
            form.wrong((String) null);
            model.sign(new Agreement(0, model.open.get().partner().id(), title.getText(), signed.getValue(), from.getValue(), to.getValue(), ours.getText(), theirs.getText(),
                    null, "", 1), () -> said.accept(Texts.text("partners.signed")), error -> PartnerFormPage.shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }

    static Form pledge(PartnersModel model, Consumer<String> said, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        ChipRow<PledgeKind> kind = form.chips("pledge-kind", Texts.text("partners.pledge.kind"), List.of(PledgeKind.values()), PledgeKind.MONEY, Texts::of, false);
        TextField what = form.text("pledge-what", Texts.text("partners.pledge.what"), "");
        TextField amount = form.text("pledge-amount", "", "");
        var label = (linli.base.ui.Field) amount.getParent();
        label.labelProperty().bind(kind.valueProperty().map(PledgeFormPage::asked));
        form.side();
        DatePicker on = form.day("pledge-on", Texts.text("partners.pledge.on"), model.counts.get().on());
        DatePicker due = form.day("pledge-due", Texts.text("partners.pledge.until"), null);
        form.end();
        save[0] = () -> {
            form.wrong((String) null);
            PledgeKind chosen = kind.valueProperty().get();
            Long counted = counted(chosen, amount.getText());
            boolean discount = chosen == PledgeKind.DISCOUNT;
            model.pledge(new Pledge(0, model.open.get().partner().id(), chosen, what.getText(), discount && counted != null ? Math.toIntExact(counted) : null,
                    discount ? null : counted, on.getValue(), due.getValue(), null, "", 0, 0, 1), () -> said.accept(Texts.text("partners.pledge.saved")),
                    error -> PartnerFormPage.shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }

    private static String asked(PledgeKind kind) {
        return switch (kind) {
            case DISCOUNT -> Texts.text("partners.pledge.asks.discount");
            case MONEY -> Texts.text("partners.pledge.asks.money");
            case HOURS -> Texts.text("partners.pledge.asks.hours");
            case SESSIONS -> Texts.text("partners.pledge.asks.sessions");
        };
    }

    /** @return the typed amount in the pledge's unit (DISCOUNT: per cent); null when it is no such number. */
    static Long counted(PledgeKind kind, String typed) {
        String plain = Clean.compact(typed).replaceAll("[^0-9.,-]+$", "");
        try {
            return switch (kind) {
                case MONEY -> Money.check(plain).ok() ? (Long) Money.parse(plain).fen() : null;
                case HOURS -> (Long) new BigDecimal(plain).multiply(BigDecimal.valueOf(60)).longValueExact();
                case SESSIONS -> Long.valueOf(plain);
                case DISCOUNT -> {
                    BigDecimal rate = new BigDecimal(plain);
                    yield (Long) (rate.compareTo(BigDecimal.TEN) < 0 ? rate.multiply(BigDecimal.TEN) : rate).longValueExact();
                }
            };
        } catch (NumberFormatException | ArithmeticException unreadable) {
            return null;
        }
    }

    static Form deliver(PartnersModel model, Consumer<String> said, Consumer<Throwable> failed) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        Pledge pledge = model.pledge.get();
        form.hint(pledge.promised() == null ? Texts.text("partners.deliver.discount", pledge.what()) : Texts.text("partners.deliver.of", pledge.what(),
                PartnerPanePage.amount(pledge, pledge.delivered()), PartnerPanePage.amount(pledge, pledge.promised())));
        TextField amount = form.text("deliver-amount", switch (pledge.kind()) {
            case DISCOUNT -> Texts.text("partners.deliver.saved");
            case MONEY -> Texts.text("partners.pledge.asks.money");
            case HOURS -> Texts.text("partners.pledge.asks.hours");
            case SESSIONS -> Texts.text("partners.pledge.asks.sessions");
        }, "");
        DatePicker on = form.day("deliver-on", Texts.text("partners.deliver.on"), model.counts.get().on());
        TextField note = form.text("deliver-note", Texts.text("partners.deliver.note"), "");
        save[0] = () -> {
            form.wrong((String) null);
            Long counted = counted(pledge.kind() == PledgeKind.DISCOUNT ? PledgeKind.MONEY : pledge.kind(), amount.getText());
            model.deliver(on.getValue(), counted == null ? 0 : counted, note.getText(), () -> said.accept(Texts.text("partners.delivered")),
                    error -> PartnerFormPage.shown(form, error, failed));
        };
        form.setUserData(save[0]);
        return form;
    }
}
