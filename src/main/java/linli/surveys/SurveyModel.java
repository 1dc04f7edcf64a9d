package linli.surveys;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;

/** The surveys of one activity on the screen: a tally of paper forms, answers typed one by one, and what they give. */
public final class SurveyModel {
    public final ObjectProperty<Surveys.About> shown = new SimpleObjectProperty<>();
    /** The asking that is looked at or mended; null: a new one. */
    public final ObjectProperty<Survey> chosen = new SimpleObjectProperty<>();
    public final ObjectProperty<LocalDate> on = new SimpleObjectProperty<>();
    public final Map<Integer, StringProperty> tally = new LinkedHashMap<>();
    public final StringProperty remark = new SimpleStringProperty("");
    public final StringProperty wrong = new SimpleStringProperty("");

    private final Surveys surveys;
    private final Work work;
    private final Clock clock;
    private final BiConsumer<String, String> setting;

    /** @param setting keeps a setting of the house: name and content */
    public SurveyModel(Surveys surveys, Work work, Clock clock, BiConsumer<String, String> setting) {
        this.setting = setting;
        this.surveys = surveys;
        this.work = work;
        this.clock = clock;
        for (int grade = 5; grade >= 0; grade--) {
            tally.put(grade, new SimpleStringProperty(""));
        }
    }

    public void open(long activity) {
        boolean other = shown.get() == null || shown.get().activity() != activity;
        work.read("survey", () -> surveys.about(activity), about -> {
            shown.set(about);
            if (other) {
                choose(about.surveys().isEmpty() ? null : about.surveys().getFirst());
            }
        });
    }

    /** Shows an asking; null begins a new one. */
    public void choose(Survey survey) {
        chosen.set(survey);
        on.set(survey == null ? LocalDate.now(clock) : survey.on());
        tally.forEach((grade, text) -> text.set(survey == null || !survey.tally().containsKey(grade) ? "" : String.valueOf(survey.tally().get(grade))));
        remark.set("");
        wrong.set("");
    }

    /** @return grades asked in the chosen asking, 4 or 5. */
    public int grades() {
        return chosen.get() == null ? shown.get() == null ? 5 : shown.get().rules().grades() : chosen.get().grades();
    }

    /** @return what the numbers typed so far and the typed answers give. */
    public Survey.Result live() {
        Map<Integer, Integer> now = new LinkedHashMap<>();
        tally.forEach((grade, text) -> {
            if (text.get().strip().matches("\\d{1,6}")) {
                now.put(grade, Integer.valueOf(text.get().strip()));
            }
        });
        List<Survey.Answer> answers = chosen.get() == null ? List.of() : chosen.get().answers();
        Surveys.Rules rules = shown.get().rules();
        return new Survey(0, 0, on.get(), grades(), null, now, answers, 0).result(rules.basicCounts(), rules.least());
    }

    /** Saves the tally. */
    public void save(Runnable done) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (Map.Entry<Integer, StringProperty> entry : tally.entrySet()) {
            String text = entry.getValue().get().strip();
            if (!text.isEmpty() && !text.matches("\\d{1,6}")) {
                wrong.set(new UserError("error.surveys.count", shown.get().title(), text).getMessage());
                return;
            }
            counts.put(entry.getKey(), text.isEmpty() ? 0 : Integer.valueOf(text));
        }
        Survey old = chosen.get();
        LocalDate day = on.get();
        long activity = shown.get().activity();
        run(() -> surveys.save(old == null ? 0 : old.id(), old == null ? 0 : old.version(), activity, day, counts, old == null ? null : old.note()), any -> done.run());
    }

    /** Types one answer in; begins an asking of today where there is none. */
    public void answer(int grade) {
        Survey old = chosen.get();
        long activity = shown.get().activity();
        LocalDate day = on.get();
        String words = remark.get();
        run(() -> surveys.answer(old == null ? surveys.save(0, 0, activity, day, Map.of(), null).id() : old.id(), grade, words), any -> remark.set(""));
    }

    public void takeBack(Survey.Answer answer) {
        Survey old = chosen.get();
        run(() -> surveys.takeBack(old.id(), answer.id()), any -> { });
    }

    private void run(Supplier<Survey> command, Consumer<Survey> done) {
        long activity = shown.get().activity();
        work.run(() -> new Done(command.get(), surveys.about(activity)), result -> {
            shown.set(result.about());
            choose(result.survey());
            done.accept(result.survey());
        }, error -> wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error)));
    }

    private record Done(Survey survey, Surveys.About about) {}

    /** Sets how many grades are asked from now on and whether 基本满意 counts; needs the administrator's right. */
    public void set(int grades, boolean basicCounts) {
        long activity = shown.get().activity();
        work.run(() -> {
            setting.accept(Surveys.GRADES, String.valueOf(grades));
            setting.accept(Surveys.BASIC, basicCounts ? "yes" : "no");
            return surveys.about(activity);
        }, about -> {
            wrong.set("");
            shown.set(about);
        }, error -> {
            wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error));
            Surveys.About now = shown.get();
            shown.set(null);
            shown.set(now);
        });
    }

    /** @return the settings that stand beside every figure. */
    public String rules() {
        Surveys.Rules rules = shown.get().rules();
        return Texts.text(rules.basicCounts() ? "survey.rules.basic" : "survey.rules.notBasic", rules.least());
    }
}
