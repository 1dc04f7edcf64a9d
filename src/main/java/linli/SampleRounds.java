package linli;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linli.base.value.Words;
import linli.checklists.Checklist;
import linli.inspections.Finding;
import linli.inspections.Inspections;
import linli.inspections.Round;
import linli.settings.Settings;
import linli.standings.StandingList;
import linli.standings.Standings;

/** The sample's promises kept and not: two quarters assessed, a joint round that is under way. */
final class SampleRounds {
    private static final String MARK = "sample.rounds";
    private static final int VISITED = 7;
    private static final int BEGUN = 12;
    private static final int DUE = 18;
    private static final int WHOM = 6;

    private final Wiring house;
    private final Inspections inspections;
    private final Standings standings;
    private final LocalDate today;
    private final List<Map<String, String>> words = Words.rows(SampleRounds.class, "sample-rounds.tsv");

    SampleRounds(Wiring house) {
        this.house = house;
        this.inspections = house.govern().inspections();
        this.standings = house.govern().standings();
        this.today = LocalDate.now(house.clock());
    }

    /** Nothing without the partners of the sample's lists. */
    void post() {
        if (standings.list(StandingList.Filter.ALL).rows().isEmpty()) {
            return;
        }
        house.store().db().write(() -> {
            standings.assess(standings.lastOver().before());
            standings.assess(standings.lastOver());
            round();
        });
        house.settings().put(Settings.CENTRE, MARK, mark());
    }

    private void round() {
        Checklist asked = inspections.checklists().ship();
        List<Long> departments = asked.items().stream().map(Checklist.Item::department).distinct().toList();
        List<Long> whom = inspections.next().stream().limit(WHOM).map(next -> next.known().partner()).toList();
        Round round = inspections.open(of("round").getFirst().get("a"), asked.id(), today.minusDays(BEGUN), today.plusDays(DUE), departments, whom);
        List<Map<String, String>> visits = of("visit");
        List<Round.Row> rows = inspections.visits(round.id(), null);
        for (int i = 0; i < Math.min(visits.size(), rows.size()); i++) {
            Map<String, String> visit = visits.get(i);
            Map<Long, String> answers = new HashMap<>();
            asked.items().forEach(item -> answers.put(item.id(), switch (item.kind()) {
                case YES_NO -> Checklist.YES;
                case SCORE -> item.most().toString();
                case WORDS -> "";
            }));
            List<Finding.Draft> found = visit.get("b").isEmpty() ? List.of()
                    : List.of(new Finding.Draft(null, departments.getFirst(), Finding.Severity.MINOR, visit.get("b"), today.plusDays(VISITED)));
            Map<Long, String> signers = new HashMap<>();
            departments.forEach(department -> signers.put(department, visit.get("c")));
            inspections.record(rows.get(i).visit(), inspections.visit(rows.get(i).visit()).version(), today.minusDays(VISITED - i), answers, Round.Conclusion.PASS, visit.get("a"), found, signers);
        }
    }

    /** Takes it out again, unless somebody worked with it. @return rounds kept */
    int remove() {
        Optional<String> mark = house.settings().get(Settings.CENTRE, MARK);
        if (mark.isEmpty()) {
            return 0;
        }
        if (!mark.get().equals(mark())) {
            return own().size();
        }
        house.store().db().write(() -> {
            inspections.forget(own());
            standings.dismissals().forget();
        });
        house.settings().put(Settings.CENTRE, MARK, null);
        return 0;
    }

    /** @return rounds that ask by a checklist; those of an old ledger came with its import. */
    private List<Long> own() {
        return inspections.rounds().stream().map(Round.Progress::round).filter(round -> round.checklist() != null).map(Round::id).toList();
    }

    private String mark() {
        return Integer.toHexString(Objects.hash(own().stream().map(round -> List.of(inspections.round(round).version(), inspections.visits(round, null).stream()
                .map(row -> List.of(row.visit(), inspections.visit(row.visit()).version(), inspections.sheet(row.visit()).findings().size())).toList())).toList(),
                standings.list(StandingList.Filter.ALL).rows().stream().map(row -> row.partner() + " " + row.stage() + (row.shown() == null ? "" : " " + row.shown().version())).toList()));
    }

    private List<Map<String, String>> of(String what) {
        return words.stream().filter(row -> row.get("what").equals(what)).toList();
    }
}
