package linli.incubation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import linli.base.text.SearchKey;
import linli.base.value.Clean;
import linli.incubation.Team.TeamStage;

/**
 * What the list of teams shows.
 *
 * @param byStage counts of what the other words of the filter find
 */
public record TeamList(List<Row> rows, Map<TeamStage, Integer> byStage, int all, int late, LocalDate on) {
    public static final TeamList NONE = new TeamList(List.of(), Map.of(), 0, 0, LocalDate.EPOCH);

    /**
     * One team.
     *
     * @param lead name of the one in charge, or ""
     * @param founders people in it now
     * @param next the open step that comes next, or null
     * @param done and {@code steps}: how far it is
     */
    public record Row(long id, String name, String trade, String lead, int founders, TeamStage stage, LocalDate since, TeamStep next, int late, int done, int steps,
                      String company, String searchKey) {}

    /** @param late only with late steps */
    public record Filter(String text, TeamStage stage, boolean late) {
        public static final Filter ALL = new Filter(null, null, false);

        /** @param words keys: text, stage, late; other keys are ignored */
        public static Filter of(Map<String, String> words) {
            return new Filter(words.get("text"), words.containsKey("stage") ? TeamStage.valueOf(words.get("stage")) : null, words.containsKey("late"));
        }
    }

    /** What the quarter's table says of a month or a longer time; each figure with its rows. */
    public record Figures(LocalDate from, LocalDate to, List<Behind> teams, List<Behind> space, List<Behind> services, List<Behind> founders) {
        /** @return square metres in tenths. */
        public long area() {
            return space.stream().mapToLong(Behind::amount).sum();
        }
    }

    /** A row behind a figure. @param name of a person is masked; {@code amount} 1, or tenths of a square metre */
    public record Behind(long team, String name, String detail, long amount) {}

    /** @return the first and the last day of the month. */
    static LocalDate[] days(YearMonth month) {
        return new LocalDate[] {month.atDay(1), month.atEndOfMonth()};
    }

    /** Letters and digits of a name in one form, so that a bracket's width or a space is no other name. */
    static String key(String name) {
        return Clean.text(name).replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    static String searchKey(Team team, List<Team.Founder> founders) {
        SearchKey key = SearchKey.of(team.face().name());
        founders.forEach(one -> key.name(one.name()).phone(one.phone()));
        key.words(team.face().trade()).words(team.face().idea()).words(team.face().origin());
        if (team.registered() != null) {
            key.name(team.registered().company()).document(team.registered().uscc());
        }
        String built = key.build();
        return built.length() > 2000 ? built.substring(0, 2000) : built;
    }
}
