package linli.needs;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;

/** One need on the screen: its story, what is alike, and the form for the next step. */
public final class NeedModel {
    /** Forms at the right; which one is open. */
    public enum Panel { SORT, ASSIGN, START, REPLY, REVISIT, CANCEL, REOPEN, SLIP }

    /** All that is shown of one need. */
    public record Shown(Need need, List<Need.Step> steps, NeedList.Like like, NeedList.Person person, long lateDays,
                        List<NeedList.Row> joined) {}

    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    public final ObjectProperty<Panel> panel = new SimpleObjectProperty<>();
    public final ObservableList<String> categories = FXCollections.observableArrayList();
    public final ObservableList<String> owners = FXCollections.observableArrayList();
    public final StringProperty category = new SimpleStringProperty();
    public final ObjectProperty<FocusGroup> group = new SimpleObjectProperty<>();
    public final StringProperty owner = new SimpleStringProperty("");
    public final ObjectProperty<LocalDate> due = new SimpleObjectProperty<>();
    /** The reply, the note, or the reason, as the panel asks. */
    public final StringProperty words = new SimpleStringProperty("");
    public final ObjectProperty<LocalDate> repliedOn = new SimpleObjectProperty<>();
    public final ObjectProperty<Integer> satisfaction = new SimpleObjectProperty<>();
    /** Why the category was chosen for the clerk, or empty. */
    public final StringProperty hint = new SimpleStringProperty("");
    public final StringProperty wrong = new SimpleStringProperty("");
    public final StringProperty slip = new SimpleStringProperty("");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private final Needs needs;
    private final Work work;
    private Long id;

    public NeedModel(Needs needs, Work work) {
        this.needs = needs;
        this.work = work;
        for (ObservableValue<?> field : List.of(category, owner, due, words, repliedOn, satisfaction)) {
            field.addListener((property, old, now) -> wrong.set(""));
        }
    }

    private record Loaded(Shown shown, NeedCategories words, List<String> owners, LocalDate due) {}

    /** Opens a need. @param argument its id as Long; null shows the last one again */
    public void open(Object argument) {
        if (argument instanceof Long wanted && !wanted.equals(id)) {
            id = wanted;
            shown.set(null);
            words.set("");
        }
        if (id != null) {
            load();
        }
    }

    /** @return whether something typed for the next step would be lost. */
    public boolean changed() {
        return panel.get() != null && !words.get().isBlank()
                && (shown.get() == null || !words.get().equals(shown.get().need().progress().reply()));
    }

    private void load() {
        long wanted = id;
        work.read("need", () -> {
            Need need = needs.get(wanted);
            NeedList.Person person = need.asker().residentId() == null ? null : needs.person(need.asker().residentId());
            Shown now = new Shown(need, needs.steps(wanted), needs.like(need), person, need.lateDays(needs.today()), needs.joined(wanted));
            return new Loaded(now, needs.categories(), needs.owners(), needs.defaultDue());
        }, this::show);
    }

    private void show(Loaded loaded) {
        Need need = loaded.shown().need();
        Shown before = shown.get();
        categories.setAll(loaded.words().names());
        owners.setAll(loaded.owners());
        shown.set(loaded.shown());
        // What is half typed stays when the same need is only read again.
        if (before != null && before.need().version() == need.version() && panel.get() != null) {
            return;
        }
        Need.Progress progress = need.progress();
        var suggestion = loaded.words().suggest(need.body()).orElse(null);
        boolean guess = progress.category() == null && suggestion != null;
        category.set(guess ? suggestion.category() : progress.category());
        group.set(progress.group() == null && guess ? suggestion.group() : progress.group());
        hint.set(guess ? Texts.text("needs.form.hint", String.join(Texts.text("needs.comma"), suggestion.words())) : "");
        owner.set(Objects.requireNonNullElse(progress.owner(), ""));
        due.set(progress.dueOn() == null || progress.dueOn().isBefore(needs.today()) ? loaded.due() : progress.dueOn());
        repliedOn.set(progress.repliedOn() == null ? needs.today() : progress.repliedOn());
        satisfaction.set(null);
        wrong.set("");
        ask(next(need.status()));
    }

    /** @return the panel that leads on from a status, or null at the end of the way. */
    static Panel next(NeedStatus status) {
        return switch (status) {
            case REGISTERED -> Panel.SORT;
            case SORTED -> Panel.ASSIGN;
            case ASSIGNED -> Panel.START;
            case SERVING -> Panel.REPLY;
            case REPLIED -> Panel.REVISIT;
            case REVISITED, MERGED, VOID -> null;
        };
    }

    /** @return whether the need's status allows a panel. */
    public boolean allows(Panel wanted) {
        NeedStatus status = shown.get() == null ? null : shown.get().need().status();
        return status != null && switch (wanted) {
            case SORT -> status.waiting();
            case ASSIGN -> status.waiting() && status != NeedStatus.REGISTERED;
            case START -> status == NeedStatus.ASSIGNED;
            case REPLY -> status == NeedStatus.ASSIGNED || status == NeedStatus.SERVING || status == NeedStatus.REPLIED;
            case REVISIT -> status == NeedStatus.REPLIED;
            case CANCEL -> status.open();
            case REOPEN -> status == NeedStatus.REVISITED || status == NeedStatus.VOID;
            case SLIP -> true;
        };
    }

    /** Opens a panel; null closes it. */
    public void ask(Panel wanted) {
        wrong.set("");
        String reply = shown.get() == null ? null : shown.get().need().progress().reply();
        words.set(wanted == Panel.REPLY && reply != null ? reply : "");
        if (wanted == Panel.SLIP) {
            long wantedId = id;
            work.read("need.slip", () -> needs.slip(wantedId), slip::set);
        }
        panel.set(wanted);
    }

    /** Parts a joined need again. */
    public void part(long gone, Consumer<Throwable> failed) {
        work.run(() -> needs.unmerge(gone), any -> load(), failed);
    }

    /** @return the heading of the open panel. */
    String title() {
        boolean first = shown.get().need().status() == NeedStatus.SORTED;
        return switch (panel.get()) {
            case SORT -> Texts.text("need.panel.sort");
            case ASSIGN -> first ? Texts.text("need.panel.assign") : Texts.text("need.panel.handOver");
            case START -> Texts.text("need.panel.start");
            case REPLY -> Texts.text("need.panel.reply");
            case REVISIT -> Texts.text("need.panel.revisit");
            case CANCEL -> Texts.text("need.panel.cancel");
            case REOPEN -> Texts.text("need.panel.reopen");
            case SLIP -> Texts.text("need.panel.slip");
        };
    }

    /** @return the name of the open panel's text field. */
    String wordsName() {
        return switch (panel.get()) {
            case REPLY -> Texts.text("need.words.reply");
            case CANCEL, REOPEN -> Texts.text("need.words.reason");
            default -> Texts.text("need.words.note");
        };
    }

    /** @return the word of the open panel's button. */
    String action() {
        return switch (panel.get()) {
            case SORT -> Texts.text("need.act.sort");
            case ASSIGN -> Texts.text("need.act.assign");
            case START -> Texts.text("need.act.start");
            case REPLY -> Texts.text("need.act.reply");
            case REVISIT -> Texts.text("need.act.revisit");
            case CANCEL -> Texts.text("need.act.cancel");
            case REOPEN -> Texts.text("need.act.reopen");
            case SLIP -> "";
        };
    }

    /** @return number, asker, channel, day and file, in one line. */
    String context() {
        Need need = shown.get().need();
        List<String> parts = new ArrayList<>(List.of(Texts.text("need.no", need.no())));
        parts.add(need.asker().name() == null ? Texts.of(need.asker().kind()) : need.asker().name());
        if (need.asker().place() != null) {
            parts.add(need.asker().place());
        }
        parts.add(Texts.of(need.channel()));
        parts.add(needs.local(need.receivedAt()).format(MINUTE));
        if (need.source().file() != null) {
            parts.add(Texts.text("need.source", need.source().file(), need.source().row()));
        }
        return String.join(" · ", parts);
    }

    /** One stop of the way, with its colour's meaning. */
    public record Stop(String words, Tone tone) {}

    /** @return the way: what is done, where it stands with its date, what is to come. */
    List<Stop> way() {
        Need need = shown.get().need();
        NeedStatus status = need.status();
        List<Stop> stops = new ArrayList<>();
        for (NeedStatus one : NeedStatus.WAY) {
            boolean done = status.ordinal() <= NeedStatus.REVISITED.ordinal() && one.ordinal() < status.ordinal();
            stops.add(one == status ? here(need) : new Stop(Texts.of(one), done ? Tone.OK : Tone.PLAIN));
        }
        if (!NeedStatus.WAY.contains(status)) {
            stops.add(new Stop(Texts.of(status), Tone.BAD));
        }
        return stops;
    }

    private Stop here(Need need) {
        String word = Texts.of(need.status());
        LocalDate until = need.progress().dueOn();
        if (shown.get().lateDays() > 0) {
            return new Stop(Texts.text("need.stop", word, Texts.text("needs.lateDays", shown.get().lateDays())), Tone.BAD);
        }
        if (need.status() == NeedStatus.REVISITED) {
            return new Stop(Texts.text("need.stop", word, Needs.answer(need.progress().satisfaction())), Tone.OK);
        }
        if (!need.status().waiting() || until == null) {
            return new Stop(word, Tone.ACCENT);
        }
        return new Stop(Texts.text("need.stop", word, until.equals(needs.today()) ? Texts.text("need.dueToday") : Texts.text("need.dueOn", until)),
                Tone.ACCENT);
    }

    /** Takes the step that the open panel stands for. @param done told the need as it is then */
    public void act(Consumer<Need> done, Consumer<Throwable> failed) {
        Need need = shown.get().need();
        long version = need.version();
        Supplier<Need> step = switch (panel.get()) {
            case SORT -> {
                String to = category.get();
                FocusGroup of = group.get();
                yield () -> needs.sort(need.id(), version, to, of);
            }
            case ASSIGN -> {
                String to = owner.get();
                LocalDate until = due.get();
                yield () -> needs.assign(need.id(), version, to, until);
            }
            case START -> {
                String note = words.get();
                yield () -> needs.start(need.id(), version, note);
            }
            case REPLY -> {
                String reply = words.get();
                LocalDate on = repliedOn.get();
                yield () -> needs.reply(need.id(), version, reply, on);
            }
            case REVISIT -> {
                Integer answer = satisfaction.get();
                String note = words.get();
                yield () -> needs.revisit(need.id(), version, answer, note);
            }
            case CANCEL -> {
                String reason = words.get();
                yield () -> needs.cancel(need.id(), version, reason);
            }
            case REOPEN -> {
                String reason = words.get();
                yield () -> needs.reopen(need.id(), version, reason);
            }
            case SLIP -> throw new IllegalStateException("a slip is no step");
        };
        work.run(step, now -> {
            wrong.set("");
            words.set("");
            load();
            done.accept(now);
        }, error -> {
            if (error instanceof UserError user) {
                wrong.set(user.getMessage());
            } else {
                failed.accept(error);
            }
        });
    }
}
