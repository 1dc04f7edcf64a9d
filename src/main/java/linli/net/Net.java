package linli.net;

import java.util.List;
import linli.base.value.DayPart;
import linli.matching.Ask;
import linli.supplies.Supply;

/**
 * 服务网: what is offered at which time of the week in which domain, and where needs wait that nothing answers.
 *
 * @param rows one for each root of the domains
 */
public record Net(List<Row> rows) {

    /**
     * One time of the week: mornings, afternoons or evenings, of workdays or of the weekend.
     *
     * @param weekend Saturday and Sunday
     */
    public record Time(boolean weekend, DayPart part) {
        /** The columns, from left to right. */
        public static final List<Time> ALL = List.of(
                new Time(false, DayPart.MORNING), new Time(false, DayPart.AFTERNOON), new Time(false, DayPart.EVENING),
                new Time(true, DayPart.MORNING), new Time(true, DayPart.AFTERNOON), new Time(true, DayPart.EVENING));

        /** @return the column's word, e.g. 工作日早. */
        public String word() {
            return Nets.word(this);
        }
    }

    /**
     * @param root code of the domain
     * @param anytime open needs that name no time; they are counted in no cell unless nothing at all is offered
     * @param untimed services whose time nobody has said
     * @param needs open needs of the domain
     */
    public record Row(String root, String name, List<Cell> cells, int anytime, int untimed, int needs) {}

    /**
     * @param services projects and classes that run then
     * @param seats how many people they take together
     * @param needs open needs that wish for it then
     */
    public record Cell(String root, String name, Time time, int services, int seats, int needs) {
        /** @return whether somebody asks and nothing is offered. */
        public boolean missing() {
            return services == 0 && needs > 0;
        }
    }

    /** What stands behind one cell. Talents and rooms are those free then. */
    public record Behind(Cell cell, List<Supply> services, List<Supply> talents, List<Supply> rooms, List<Ask> needs) {}

    /** @return cells with needs and without services, most needs first. */
    public List<Cell> missing() {
        return rows.stream().flatMap(row -> row.cells().stream()).filter(Cell::missing)
                .sorted(java.util.Comparator.comparingInt(cell -> -cell.needs())).toList();
    }

    /** @return how many cells have a service. */
    public int served() {
        return (int) rows.stream().flatMap(row -> row.cells().stream()).filter(cell -> cell.services() > 0).count();
    }

    /** @return how many cells there are. */
    public int cells() {
        return rows.size() * Time.ALL.size();
    }
}
