package linli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import linli.base.value.Span;
import linli.incubation.Team;
import linli.incubation.TeamBook.Space;
import linli.incubation.TeamHouse;
import linli.incubation.TeamStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 创业孵化情况表: the quarter's figures and the rows behind them are those of the teams' own front door. */
class StartupTableTest {
    private final TeamHouse house = new TeamHouse();
    private final Tables tables = new Tables(house.db, house.clock, List::of);

    @AfterEach
    void close() {
        house.close();
    }

    private static BigDecimal figure(Filled table, String id) {
        return table.figure(id).value();
    }

    @Test
    void figuresAndRowsAgreeWithTheFrontDoor() {
        assertThat(figure(tables.fill("startups", Span.parse("2026-Q4")), "main/teams/span")).as("nothing is known before the first team").isNull();
        Team one = house.team("青桐电商小队");
        Team other = house.team("西园皮具");
        List<TeamStep> steps = house.planned(one.id(), "周老师", LocalDate.of(2026, 9, 1));
        house.teams.steps().done(steps.get(0).id(), 1, LocalDate.of(2026, 9, 30), "谈过", false);
        house.teams.steps().done(steps.get(1).id(), 1, LocalDate.of(2026, 10, 1), "看过场地", false);
        house.teams.books().space(new Space(0, one.id(), house.room.id(), "A1", 65, 1, 40_000, LocalDate.of(2026, 10, 1), null, null, 1));
        house.teams.books().space(new Space(0, other.id(), house.room.id(), "A2", 40, 1, 40_000, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 11, 1), null, 1));
        house.teams.register(one.id(), one.version(), new Team.Registered(LocalDate.of(2026, 10, 30), "青桐皮具商行", ""));
        house.teams.turn(other.id(), other.version(), Team.TeamStage.OUT, LocalDate.of(2026, 11, 2), "", "产业园");
        Filled table = tables.fill("startups", Span.parse("2026-Q4"));
        var own = house.teams.figures(LocalDate.of(2026, 10, 1), TeamHouse.TODAY);
        assertThat(figure(table, "main/teams/span").intValue()).isEqualTo(own.teams().size()).isEqualTo(1);
        assertThat(figure(table, "main/space/span")).isEqualByComparingTo("6.5");
        assertThat(own.area()).isEqualTo(65);
        assertThat(figure(table, "main/services/span").intValue()).isEqualTo(own.services().size()).isEqualTo(1);
        assertThat(figure(table, "main/founders/span").intValue()).isEqualTo(own.founders().size()).isEqualTo(2);
        assertThat(figure(table, "team/total/services")).isEqualByComparingTo("1");
        assertThat(tables.behind(table, "main/founders/span")).hasSize(2).allSatisfy(row -> assertThat(row.page()).isEqualTo("teams"));
        assertThat(tables.behind(table, "main/founders/span").getFirst().title()).isEqualTo("查*东");
        Filled year = tables.fill("startups", Span.parse("2026"));
        assertThat(figure(year, "main/services/span").intValue()).as("a year is the sum of its quarters").isEqualTo(2);
    }
}
