package linli.standings;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Field;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.standings.Standing.Appeal;
import linli.standings.Standing.AppealResult;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Hit;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.Whole;
import linli.standings.StandingsModel.Side;

/** The forms about a partner's standing; those that end or restore one ask for a second person. */
final class StandingFormPage {
    private static final int HITS = 12;

    private final StandingsModel model;
    private final Nav nav;
    private final Runnable[] save = new Runnable[1];
    private final Form form = new Form(() -> save[0].run());

    StandingFormPage(StandingsModel model, Nav nav) {
        this.model = model;
        this.nav = nav;
    }

    static String title(Side side) {
        return switch (side) {
            case CONFIRM -> Texts.text("standings.form.confirm");
            case DECLINE -> Texts.text("standings.decline");
            case TALK -> Texts.text("standings.move.talk");
            case RESTORE -> Texts.text("standings.move.restore");
            case DISMISS -> Texts.text("standings.form.dismiss");
            case EXPIRE -> Texts.text("standings.move.expire");
            case APPEAL -> Texts.text("standings.move.appeal");
            case DECIDE -> Texts.text("standings.move.decide");
            case BACK -> Texts.text("standings.move.back");
            case ADMIT -> Texts.text("standings.move.admit");
            default -> Texts.text("standings.rule");
        };
    }

    Form form(Side side) {
        Whole whole = model.open.get();
        Standings all = model.standings;
        switch (side) {
            case CONFIRM -> words(Texts.text("standings.form.note"), note -> all.confirm(whole.shown().id(), whole.shown().version(), note));
            case DECLINE -> words(Texts.text("standings.form.reason"), note -> all.decline(whole.shown().id(), whole.shown().version(), note));
            case TALK -> words(Texts.text("standings.form.reason"), note -> all.talk(whole.partner(), note));
            case RESTORE -> words(Texts.text("standings.form.reason"), note -> all.restore(whole.partner(), note));
            case EXPIRE -> words(Texts.text("standings.form.reason"), note -> all.dismissals().expire(whole.partner(), whole.partnerVersion(), note));
            case BACK -> words(Texts.text("standings.form.reason"), note -> all.dismissals().back(whole.partner(), note));
            case ADMIT -> words(Texts.text("standings.form.note"), note -> all.dismissals().admit(whole.partner(), note));
            case APPEAL -> appeal(whole);
            case DECIDE -> decide(whole);
            case DISMISS -> dismiss(whole);
            default -> rule();
        }
        form.setUserData(save[0]);
        return form;
    }

    private interface Doing {
        Object with(String note);
    }

    private void words(String label, Doing doing) {
        TextArea note = form.area("standing-note", label, "", 4);
        saving(() -> doing.with(note.getText()));
    }

    private void saving(Supplier<?> command) {
        save[0] = () -> {
            form.wrong((String) null);
            model.change(command, () -> nav.say(Texts.text("standings.done")), error -> {
                if (!form.wrong(error)) {
                    nav.fail(error);
                }
            });
        };
    }

    private void appeal(Whole whole) {
        form.hint(Texts.text("standings.form.appealUntil", model.standings.dismissals().appealUntil(whole.last())));
        TextField by = form.text("appeal-by", Texts.text("standings.form.by"), "");
        TextArea words = form.area("appeal-words", Texts.text("standings.form.words"), "", 5);
        saving(() -> model.standings.dismissals().appeal(whole.partner(), by.getText(), words.getText()));
    }

    private void decide(Whole whole) {
        Appeal open = whole.appeals().getLast();
        form.hint(open.words());
        ChipRow<AppealResult> result = form.chips("appeal-result", Texts.text("standings.form.result"), List.of(AppealResult.values()), AppealResult.UPHELD, Texts::of, false);
        TextArea why = form.area("appeal-decision", Texts.text("standings.form.reason"), "", 4);
        Supplier<Dismissals.Second> second = second();
        saving(() -> model.standings.dismissals().decide(open.id(), open.version(), result.valueProperty().get(), why.getText(), second.get()));
    }

    /** Everything it hits comes before the button. */
    private void dismiss(Whole whole) {
        var impact = model.impact.get();
        Label head = form.hint(Texts.text("standings.form.hits", impact.hits().size(), impact.residents()));
        head.getStyleClass().add("text-bad");
        Dismissals.byKind(impact.hits()).forEach((kind, hits) -> {
            form.hint(Texts.text("standings.hits.kind", Texts.of(kind), hits.size()));
            hits.stream().limit(HITS).forEach(hit -> form.hint(line(hit)));
            if (hits.size() > HITS) {
                form.hint(Texts.text("standings.form.more", hits.size() - HITS));
            }
        });
        CheckBox release = new CheckBox(Texts.text("standings.form.release", impact.bookings().size()));
        release.setSelected(true);
        release.setVisible(!impact.bookings().isEmpty());
        release.setManaged(!impact.bookings().isEmpty());
        TextArea reason = form.area("standing-note", Texts.text("standings.form.reason"), "", 3);
        form.getChildren().add(release);
        Supplier<Dismissals.Second> second = second();
        Assessment shown = whole.shown();
        Long proposed = shown != null && shown.proposal() == StandingMove.DISMISS ? (Long) shown.id() : null;
        saving(() -> model.standings.dismissals().dismiss(whole.partner(), whole.partnerVersion(), proposed, reason.getText(), impact, release.isSelected(), second.get()));
    }

    private static String line(Hit hit) {
        return Texts.text("standings.form.hit", hit.name(), hit.note()) + (hit.instead().isEmpty() ? "" : Texts.text("standings.form.instead", hit.instead()));
    }

    private Supplier<Dismissals.Second> second() {
        form.hint(Texts.text("standings.form.second"));
        TextField login = form.text("second-login", Texts.text("standings.form.login"), "");
        PasswordField password = new PasswordField();
        password.setId("second-password");
        form.getChildren().add(new Field(Texts.text("standings.form.password"), password));
        return () -> new Dismissals.Second(login.getText(), password.getText());
    }

    private void rule() {
        StandingRule now = model.list.get().rule();
        if (now.example()) {
            form.hint(Texts.text("standings.form.example"));
        }
        DatePicker from = form.day("rule-from", Texts.text("standings.form.from"), model.standings.today());
        ChipRow<Period.PeriodKind> kind = form.chips("rule-period", Texts.text("standings.field.period"), List.of(Period.PeriodKind.values()), now.period(), Texts::of, false);
        ChipRow<StandingRule.ParticipationBase> base = form.chips("rule-base", Texts.text("standings.form.base"), List.of(StandingRule.ParticipationBase.values()), now.base(), Texts::of, false);
        form.side();
        TextField came = form.text("rule-came", Texts.text("standings.form.came"), percent(now.participation().rate()));
        TextField calls = form.text("rule-calls", Texts.text("standings.form.calls"), "" + now.participation().sample());
        form.end().side();
        TextField liked = form.text("rule-liked", Texts.text("standings.form.liked"), percent(now.satisfaction().rate()));
        TextField answers = form.text("rule-answers", Texts.text("standings.form.answers"), "" + now.satisfaction().sample());
        form.end();
        ChipRow<Boolean> both = form.chips("rule-both", Texts.text("standings.form.low"), List.of(false, true), now.bothLow(),
                one -> one ? Texts.text("standings.form.both") : Texts.text("standings.form.either"), false);
        form.side();
        TextField remind = form.text("rule-remind", Texts.text("standings.form.remind"), "" + now.ladder().remind());
        TextField talk = form.text("rule-talk", Texts.text("standings.form.talk"), "" + now.ladder().talk());
        TextField dismiss = form.text("rule-dismiss", Texts.text("standings.form.out"), "" + now.ladder().dismiss());
        form.end().side();
        TextField mend = form.text("rule-mend", Texts.text("standings.form.mendDays"), "" + now.days().mend());
        TextField appeal = form.text("rule-appeal", Texts.text("standings.form.appealDays"), "" + now.days().appeal());
        TextField back = form.text("rule-back", Texts.text("standings.form.backDays"), "" + now.days().back());
        form.end();
        saving(() -> model.standings.rule(new StandingRule(0, day(from), false, kind.valueProperty().get(), base.valueProperty().get(),
                new StandingRule.Least(tenths(came), number(calls)), new StandingRule.Least(tenths(liked), number(answers)), both.valueProperty().get(),
                new StandingRule.Ladder(number(remind), number(talk), number(dismiss)), new StandingRule.Days(number(mend), number(appeal), number(back)), "")));
    }

    private static LocalDate day(DatePicker picker) {
        return picker.getValue();
    }

    private static String percent(int tenths) {
        return tenths % 10 == 0 ? "" + tenths / 10 : "" + tenths / 10.0;
    }

    /** What is no number is 0, which the rule refuses by name. */
    private static int number(TextField field) {
        String typed = field.getText().strip();
        return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    }

    private static int tenths(TextField field) {
        String typed = field.getText().strip().replace("%", "");
        return typed.matches("\\d{1,3}(\\.\\d)?") ? (int) Math.round(Double.parseDouble(typed) * 10) : 0;
    }
}
