package linli.matching;

import linli.supplies.Supply;
import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.ui.Work;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Match;
import linli.supplies.Supply.Key;

/** 供需匹配 on the screen: the plan line by line, what nothing is left for, what was accepted, and the weights. */
public final class PlanModel {
    private static final int MOST_ACCEPTED = 2000;

    /** What the table lists. */
    public enum View { PLAN, UNMATCHED, UNCLEAR, ACCEPTED, SUPPLY, THEME }

    /**
     * One line of the table.
     *
     * @param score 0 … 100, or null where nothing was found
     * @param match as proposed, or null
     * @param decision when it was accepted, or null
     */
    public record Row(long need, String no, String title, String domain, String supply, Integer score, String when, List<Ranking.Reason> reasons,
                      Match match, Decision decision) {}

    /** All that is shown; rows by view. */
    public record Loaded(Map<View, List<Row>> rows, Plan plan, String supply, String theme, int open, int supplies, Weights weights) {}

    public final ObjectProperty<View> view = new SimpleObjectProperty<>(View.PLAN);
    public final StringProperty find = new SimpleStringProperty("");
    public final ObservableList<Row> rows = FXCollections.observableArrayList();
    public final ObjectProperty<Row> open = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Loaded> loaded = new ReadOnlyObjectWrapper<>();

    private final Matches matches;
    private final Work work;
    private final Consumer<List<Plan.Gap>> draft;
    private final Consumer<MatchModel.Step> next;
    private Key supply;
    private String theme = "";
    private List<Long> themeNeeds = List.of();

    /**
     * @param draft makes a call of gaps
     * @param next opens what an accepted match leads to
     */
    public PlanModel(Matches matches, Work work, Consumer<List<Plan.Gap>> draft, Consumer<MatchModel.Step> next) {
        this.matches = matches;
        this.work = work;
        this.draft = draft;
        this.next = next;
        view.addListener(any -> show());
        find.addListener(any -> show());
    }

    public ReadOnlyObjectProperty<Loaded> loaded() {
        return loaded.getReadOnlyProperty();
    }

    /**
     * @param argument a supply's {@link Key}, or a map with its "kind" and "id": the needs it could serve; a map with "needs" (ids by commas) and "title": what
     *     can answer a theme's needs together; anything else: the plan
     */
    public void open(Object argument) {
        if (argument instanceof Key key) {
            supply = key;
            view.set(View.SUPPLY);
        } else if (argument instanceof Map<?, ?> words && words.get("kind") instanceof String kind) {
            supply = new Key(Supply.Kind.valueOf(kind), Long.parseLong(words.get("id").toString()));
            view.set(View.SUPPLY);
        } else if (argument instanceof Map<?, ?> words && words.get("needs") instanceof String ids) {
            theme = String.valueOf(words.get("title"));
            themeNeeds = Stream.of(ids.split(",")).filter(id -> !id.isEmpty()).map(Long::valueOf).toList();
            view.set(View.THEME);
        }
        load();
    }

    /** Reckons the plan anew. */
    public void load() {
        Key wanted = supply;
        work.read("matching.plan", () -> read(wanted), now -> {
            loaded.set(now);
            open.set(null);
            show();
        });
    }

    private Loaded read(Key wanted) {
        Plan plan = matches.plan();
        Map<View, List<Row>> all = new EnumMap<>(View.class);
        all.put(View.PLAN, plan.lines().stream().map(line -> row(line.ask(), line.match(), null)).toList());
        all.put(View.UNMATCHED, plan.unmatched().stream().map(ask -> row(ask, null, null)).toList());
        all.put(View.UNCLEAR, plan.unclear().stream().map(ask -> row(ask, null, null)).toList());
        all.put(View.ACCEPTED, matches.accepted(MOST_ACCEPTED).stream().map(this::accepted).toList());
        String name = "";
        if (wanted != null) {
            all.put(View.SUPPLY, matches.servedBy(wanted).stream().map(served -> row(served.ask(), served.match(), null)).toList());
            name = matches.supplies().stream().filter(one -> one.key().equals(wanted)).map(Supply::name).findFirst().orElse("");
        }
        if (!theme.isEmpty()) {
            int waiting = matches.waiting(themeNeeds).size();
            all.put(View.THEME, matches.rank(theme, themeNeeds).map(ranking -> ranking.matches().stream().map(match -> forTheme(ranking.ask(), match, waiting)).toList())
                    .orElse(List.of()));
        }
        int open = plan.lines().size() + plan.unmatched().size() + plan.unclear().size();
        return new Loaded(all, plan, name, theme, open, matches.supplies().size(), matches.weights());
    }

    private Row accepted(Decision decision) {
        Ask ask = matches.ask(decision.need());
        String when = decision.slot().isEmpty() ? "" : Reasons.slots(linli.base.value.WeekSlot.stored(decision.slot()));
        return new Row(ask.id(), ask.no(), ask.title(), domains(ask), decision.name(), decision.score(), when,
                List.of(new Ranking.Reason(decision.reasons(), linli.base.ui.Tone.PLAIN)), null, decision);
    }

    private static Row forTheme(Ask ask, Match match, int waiting) {
        Row row = row(ask, match, null);
        return new Row(0, "", text("matching.theme.needs", waiting), row.domain(), row.supply(), row.score(), row.when(), row.reasons(), match, null);
    }

    private static Row row(Ask ask, Match match, Decision decision) {
        String when = match == null || match.slot() == null ? "" : Reasons.slots(List.of(match.slot())) + (match.room() == null ? "" : " · " + match.room().name());
        return new Row(ask.id(), ask.no(), ask.title(), domains(ask), match == null ? "" : match.supply().name(), match == null ? null : match.score(), when,
                match == null ? List.of() : match.reasons(), match, decision);
    }

    private static String domains(Ask ask) {
        return String.join(text("matching.comma"), ask.told().values());
    }

    private void show() {
        Loaded now = loaded.get();
        if (now == null) {
            return;
        }
        String wanted = find.get().strip().toLowerCase(Locale.ROOT);
        rows.setAll(now.rows().getOrDefault(view.get(), List.of()).stream()
                .filter(row -> wanted.isEmpty() || Stream.of(row.no(), row.title(), row.domain(), row.supply()).anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList());
    }

    /** @return how many rows a view has. */
    public int count(View of) {
        return loaded.get() == null ? 0 : loaded.get().rows().getOrDefault(of, List.of()).size();
    }

    /** Accepts lines of the plan, each by itself: one that fails does not hold the others up. */
    public void accept(List<Row> chosen, Consumer<String> done, Consumer<Throwable> failed) {
        List<Row> lines = chosen.stream().filter(row -> row.match() != null && row.decision() == null).toList();
        work.run(() -> {
            List<RuntimeException> wrong = new ArrayList<>();
            int taken = 0;
            for (Row row : lines) {
                try {
                    taken += row.need() == 0 ? matches.acceptAll(themeNeeds, row.match()) : one(row);
                } catch (linli.base.text.UserError refused) {
                    wrong.add(refused);
                }
            }
            return new Taken(taken, wrong);
        }, end -> {
            load();
            end.wrong().stream().findFirst().ifPresent(failed);
            done.accept(text("matching.plan.accepted", end.count()));
        }, failed);
    }

    private record Taken(int count, List<RuntimeException> wrong) {}

    private int one(Row row) {
        matches.accept(row.need(), row.match(), "", true);
        return 1;
    }

    /** @return what opens the needs behind a row: the one, or all of the theme. */
    Object needs(Row row) {
        return row.need() != 0 ? row.need() : Map.of("title", theme, "ids", themeNeeds.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Takes an accepted match back. */
    public void undo(Row row, Consumer<String> done, Consumer<Throwable> failed) {
        work.run(() -> {
            matches.undo(row.decision().id(), row.decision().version());
            return row;
        }, any -> {
            load();
            done.accept(text("matching.said.undone", row.supply()));
        }, failed);
    }

    /** Opens what a line leads to. */
    public void goOn(Row row) {
        next.accept(new MatchModel.Step(row.need(), row.match()));
    }

    /** Makes a draft call of everything that nothing is left for. */
    public void draft() {
        draft.accept(loaded.get().plan().gaps());
    }

    /** @return the gaps as one line: domain and how many needs. */
    public String gaps() {
        Map<String, Long> counts = loaded.get().plan().unmatched().stream().filter(ask -> !ask.domains().isEmpty())
                .collect(Collectors.groupingBy(ask -> ask.told().values().iterator().next(), Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(text("matching.left.join")));
    }

    /** @return the word of a view. */
    static String word(View view) {
        return Texts.of(view);
    }
}
