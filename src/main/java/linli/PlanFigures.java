package linli;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.base.value.Words;
import linli.incubation.TeamBook;
import linli.incubation.TeamList;
import linli.incubation.Teams;
import linli.plans.Plans;
import linli.plans.Target.Indicator;
import linli.tables.Filled;
import linli.tables.Tables;

/** What a plan's targets can be measured by: figures of the year's tables, each defined once there, and those of the start-ups. */
final class PlanFigures implements Plans.Figures {
    private static final String TEAMS = "teams";
    private static final int MINUTES = 60;
    /** Months after moving out. */
    private static final int SURVIVAL = 24;

    private final Tables tables;
    private final Teams teams;
    private final Clock clock;
    private final List<Map<String, String>> rows = Words.rows(PlanFigures.class, "plan-indicators.tsv");

    PlanFigures(Tables tables, Teams teams, Clock clock) {
        this.tables = tables;
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public List<Indicator> catalogue() {
        return rows.stream().map(row -> new Indicator(row.get("code"), row.get("name"), row.get("unit"), row.get("flow").equals("Y"))).toList();
    }

    @Override
    public Map<String, Long> of(Set<String> codes, int year) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = LocalDate.of(year, 1, 1);
        Map<String, Long> found = new HashMap<>();
        if (first.isAfter(today)) {
            return found;
        }
        List<Map<String, String>> wanted = rows.stream().filter(row -> codes.contains(row.get("code"))).toList();
        List<String> forms = wanted.stream().map(row -> row.get("form")).filter(form -> !form.equals(TEAMS)).distinct().toList();
        Map<String, Filled> filled = forms.isEmpty() ? Map.of() : tables.fill(forms, Span.of(Span.Kind.YEAR, first)).stream().collect(Collectors.toMap(one -> one.form().id(), one -> one));
        TeamList.Figures started = wanted.stream().anyMatch(row -> row.get("form").equals(TEAMS)) ? teams.figures(first, today.getYear() == year ? today : LocalDate.of(year, 12, 31)) : null;
        for (Map<String, String> row : wanted) {
            Long value = row.get("form").equals(TEAMS) ? started(started, row.get("figure")) : value(filled.get(row.get("form")), row.get("figure"), Integer.parseInt(row.get("parts")));
            if (value != null) {
                found.put(row.get("code"), value);
            }
        }
        return found;
    }

    /** @return hundredths, null where the table has no figure: nothing is known of that time. */
    private static Long value(Filled table, String id, int parts) {
        return table.figures().filter(figure -> figure.id().equals(id) && figure.value() != null).findFirst()
                .map(figure -> figure.value().multiply(BigDecimal.valueOf(100L * parts)).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact()).orElse(null);
    }

    /** Without a single team there is nothing to measure by. */
    private Long started(TeamList.Figures figures, String what) {
        if (teams.list(TeamList.Filter.ALL).all() == 0) {
            return null;
        }
        return switch (what) {
            case "teams" -> figures.teams().size() * 100L;
            case "founders" -> figures.founders().size() * 100L;
            case "services" -> figures.services().size() * 100L;
            case "given" -> teams.books().given(figures.from(), figures.to()) * 100L / MINUTES;
            case "survived" -> survived(teams.books().survived(SURVIVAL));
            default -> throw new UserError("error.plans.indicator", what);
        };
    }

    /** @return hundredths of a per cent; null while no team has been out for so long. */
    private static Long survived(TeamBook.Survived out) {
        return out.n() == 0 ? null : Math.round(out.alive() * 10_000.0 / out.n());
    }
}
