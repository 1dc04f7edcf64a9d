package linli.matching;

import linli.supplies.Supply;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Match;

/** The supplies for one need on the screen: the ranking, what is unfolded, and the form for putting off or refusing. */
public final class MatchModel {
    /** Days for which a supply is put off unless another day is chosen. */
    private static final int PUT_OFF = 14;

    /** What the open form asks for. */
    public enum Asking { DEFER, REFUSE }

    /** A step that an accepted match leads to. */
    public record Step(long need, Match match) {}

    private final ReadOnlyObjectWrapper<Ranking> ranking = new ReadOnlyObjectWrapper<>();
    /** The match whose form is open, and what it asks; null when none is. */
    public final ObjectProperty<Match> chosen = new SimpleObjectProperty<>();
    public final ObjectProperty<Asking> asking = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");
    public final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
    public final StringProperty wrong = new SimpleStringProperty("");

    private final Matches matches;
    private final Work work;
    private final Consumer<List<Plan.Gap>> draft;
    private final Consumer<Step> next;
    private final Runnable changed;
    private final Consumer<Throwable> failed;
    private Long need;
    private Set<String> domains = Set.of();

    /**
     * @param draft makes a call of gaps
     * @param next opens what an accepted match leads to
     * @param changed told when the need has moved on
     * @param failed told what went wrong outside a form
     */
    public MatchModel(Matches matches, Work work, Consumer<List<Plan.Gap>> draft, Consumer<Step> next, Runnable changed, Consumer<Throwable> failed) {
        this.matches = matches;
        this.work = work;
        this.draft = draft;
        this.next = next;
        this.changed = changed;
        this.failed = failed;
    }

    /** @return what can answer the need, or null before it is read. */
    public ReadOnlyObjectProperty<Ranking> ranking() {
        return ranking.getReadOnlyProperty();
    }

    /** Shows the supplies for a need. */
    public void open(long wanted) {
        if (need == null || need != wanted) {
            need = wanted;
            domains = Set.of();
            ranking.set(null);
            ask(null, null);
        }
        load();
    }

    /** Looks in a domain that the clerk names, for a text that names none. */
    public void look(String domain) {
        domains = Set.of(domain);
        load();
    }

    private void load() {
        long wanted = need;
        Set<String> named = domains;
        work.read("matching.need", () -> {
            Ask ask = matches.ask(wanted);
            return matches.rank(named.isEmpty() ? ask : ask.in(named));
        }, ranking::set);
    }

    /** @return the day before which what is put off is not proposed, unless another is chosen. */
    public LocalDate usualUntil() {
        return matches.today().plusDays(PUT_OFF);
    }

    /** Opens the form. @param what null closes it */
    public void ask(Match match, Asking what) {
        wrong.set("");
        reason.set("");
        until.set(usualUntil());
        asking.set(what);
        chosen.set(match);
    }

    /** Accepts, and leads on to the next step. */
    public void accept(Match match, Consumer<String> done) {
        long of = need;
        command(() -> matches.accept(of, match, "", false), decision -> {
            done.accept(Texts.text("matching.said.accepted", match.supply().name(), Texts.of(match.next())));
            next.accept(new Step(of, match));
        });
    }

    /** Opens the next step of a match accepted before. */
    public void goOn(Match match) {
        next.accept(new Step(need, match));
    }

    /** Puts off or refuses as the open form says. */
    public void decide(Consumer<String> done) {
        long of = need;
        Match match = chosen.get();
        String why = reason.get();
        LocalDate day = until.get();
        boolean defer = asking.get() == Asking.DEFER;
        command(() -> defer ? matches.defer(of, match.supply().key(), day, why) : matches.refuse(of, match.supply().key(), why),
                decision -> done.accept(Texts.text("matching.said.decided", Texts.of(decision.verdict()), match.supply().name())));
    }

    /** Takes a decision back. */
    public void undo(Decision decision, Consumer<String> done) {
        command(() -> {
            matches.undo(decision.id(), decision.version());
            return decision;
        }, any -> done.accept(Texts.text("matching.said.undone", decision.name())));
    }

    private void command(java.util.function.Supplier<Decision> task, Consumer<Decision> done) {
        work.run(task, decision -> {
            ask(null, null);
            load();
            changed.run();
            done.accept(decision);
        }, error -> {
            if (asking.get() != null && error instanceof UserError user) {
                wrong.set(user.getMessage());
            } else {
                failed.accept(error);
            }
        });
    }

    /** What stands against all that is left out for a reason. */
    public record Left(Ranking.Why why, int count, List<Supply> some) {}

    /** @return what was left out, by reason, with so many of each. */
    public List<Left> left(int most) {
        Ranking now = ranking.get();
        return now.out().entrySet().stream().map(entry -> new Left(entry.getKey(), entry.getValue().length, now.out(entry.getKey(), most))).toList();
    }

    /** Takes back what keeps a supply out: a refusal or a deferral. */
    public void propose(Supply supply, Consumer<String> done) {
        long of = need;
        work.run(() -> matches.decisions(of).stream().filter(one -> one.supply().equals(supply.key())).findFirst(),
                found -> found.ifPresent(decision -> undo(decision, done)));
    }

    /** @return how many seats are still wanted; 0 when the proposals have enough. */
    public int missing() {
        Ranking now = ranking.get();
        boolean open = now.matches().stream().anyMatch(match -> match.supply().seats().left() == null);
        return open ? 0 : Math.max(0, now.ask().people() - now.seats());
    }

    /** Drafts a call for what this need still lacks. */
    public void draft() {
        Ask ask = ranking.get().ask();
        String domain = ask.domains().isEmpty() ? "" : ask.domains().iterator().next();
        draft.accept(List.of(Plan.gap(domain, List.of(ask))));
    }
}
