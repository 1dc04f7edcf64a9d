package linli.enrolments;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import linli.base.text.Texts;
import linli.base.ui.Dialogs;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Money;
import linli.billing.Charge;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolments.Row;

/** How a seat's fee stands, as the class's list shows it, and the way to the till from there. */
final class SeatFeePage {
    private SeatFeePage() {}

    static String word(Row row) {
        EnrolmentFees.Fee fee = row.fee();
        if (fee == null) {
            return "";
        }
        Money back = fee.reversed() ? fee.paid() : fee.paid().minus(fee.net());
        return !row.status().active() && fee.paid().fen() > 0 && row.status() == EnrolmentStatus.LEFT ? Texts.text("enrol.fee.refund", fee.paid().format())
                : back.fen() > 0 ? Texts.text("enrol.fee.refund", back.format()) : fee.reversed() ? Texts.text("enrol.fee.taken")
                : fee.net().isZero() ? Texts.text("enrol.fee.free") : fee.open().isZero() ? Texts.text("enrol.fee.paid", fee.paid().format())
                : Texts.text("enrol.fee.open", fee.open().format());
    }

    static Node tag(Row row) {
        EnrolmentFees.Fee fee = row.fee();
        String word = word(row);
        return word.isEmpty() ? new Label() : Tags.tag(word, fee.open().isZero() ? fee.reversed() || row.status() == EnrolmentStatus.LEFT ? Tone.PLAIN : Tone.OK : Tone.WARN);
    }

    /** @return the way to the till: to pay what is open, or to give back what was paid by who left; null when neither. */
    static Button button(Nav nav, Row row) {
        if (row == null || row.fee() == null) {
            return null;
        }
        Button way = null;
        if (row.fee().open().fen() > 0) {
            way = Tags.button(Texts.text("enrol.toTill"), null, () -> nav.open("till", new Charge.Payer(row.residentId(), null, row.name())));
            way.setId("enrol-till");
        } else if (row.status() == EnrolmentStatus.LEFT && row.fee().paid().fen() > 0) {
            way = Tags.button(Texts.text("enrol.refund"), null, () -> nav.open("till", row.fee().charge()));
            way.setId("enrol-refund");
        }
        return way;
    }

    /** Asks whether who has just left and had paid gets the money back now. */
    static void offerRefund(Nav nav, Node owner, Row row) {
        boolean paid = row.fee() != null && row.fee().paid().fen() > 0;
        if (paid && Dialogs.confirm(owner, Texts.text("enrol.refund"), Texts.text("enrol.refund.ask", row.name(), row.fee().paid().format()), Texts.text("enrol.refund"))) {
            nav.open("till", row.fee().charge());
        }
    }
}
