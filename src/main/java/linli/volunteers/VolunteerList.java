package linli.volunteers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import linli.volunteers.Volunteer.VolunteerStanding;

/** Volunteers as a list shows them, and how many there are of each standing. */
public record VolunteerList(List<Row> rows, Map<VolunteerStanding, Integer> counts) {
    /**
     * One volunteer.
     *
     * @param minutes all that count
     * @param recent those of the last twelve months
     * @param last day of the last service, or null
     */
    public record Row(long id, String name, String phone, String team, VolunteerStanding standing, long minutes, long recent, LocalDate last, LocalDate joined) {}

    /** @param times one for each line of hours; @param people everybody once */
    public record Totals(int times, int people, long minutes) {}

    static VolunteerList of(List<Row> all, VolunteerStanding wanted) {
        Map<VolunteerStanding, Integer> counts = new EnumMap<>(VolunteerStanding.class);
        all.forEach(row -> counts.merge(row.standing, 1, Integer::sum));
        return new VolunteerList(wanted == null ? all : all.stream().filter(row -> row.standing == wanted).toList(), counts);
    }

    /** 星级: how many hours earn how many stars. Places differ, so it is a setting; recognition only, nothing is spent. */
    public record StarLevels(List<Integer> hours) {
        /** Name of the setting: hours of each star, rising, by commas. */
        static final String SETTING = "volunteers.stars";
        /** The table of the ministry's 2013 rules; marked 示例 on the screen. */
        static final StarLevels SHIPPED = new StarLevels(List.of(100, 300, 600, 1000, 1500));

        /** @param text hours by commas; anything that is not a rising list gives the shipped levels */
        static StarLevels of(String text) {
            if (text == null || !text.matches("\\s*\\d{1,5}(\\s*,\\s*\\d{1,5}){0,9}\\s*")) {
                return SHIPPED;
            }
            List<Integer> hours = Arrays.stream(text.split(",")).map(String::strip).map(Integer::valueOf).toList();
            return hours.equals(hours.stream().sorted().distinct().toList()) && hours.getFirst() > 0 ? new StarLevels(hours) : SHIPPED;
        }

        /** @return stars for the minutes, 0 when the first is not reached. */
        public int of(long minutes) {
            return (int) hours.stream().filter(hour -> minutes >= hour * 60L).count();
        }
    }
}
