package linli.tables;

import static linli.schema.Tables.FOUNDER;
import static linli.schema.Tables.SPACE_USE;
import static linli.schema.Tables.TEAM;
import static linli.schema.Tables.TEAM_STATUS;
import static linli.schema.Tables.TEAM_STEP;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.min;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.Span.Days;
import linli.tables.FactQuery.Facts;
import linli.tables.FactQuery.Shown;
import linli.tables.Form.Split;
import linli.tables.FormFigures.Head;
import org.jooq.Condition;
import org.jooq.Field;

/** What start-ups are there, the space they have, the steps done for them, and who founded something. */
final class StartupQuery {
    private static final String PAGE = "teams";
    private static final Condition ACTIVE = TEAM_STATUS.STATUS.in("GUIDED", "HOUSED");

    private final Db db;

    StartupQuery(Db db) {
        this.db = db;
    }

    private static Condition holds(Field<LocalDate> since, Field<LocalDate> until, LocalDate on) {
        return since.le(on).and(until.isNull().or(until.gt(on)));
    }

    Facts facts(Measure measure, Days days) {
        Facts facts = switch (measure) {
            case TEAMS -> Facts.of(TEAM_STATUS.join(TEAM).on(TEAM.ID.eq(TEAM_STATUS.TEAM_ID)), ACTIVE.and(holds(TEAM_STATUS.SINCE_ON, TEAM_STATUS.UNTIL_ON, days.to())))
                    .rows(PAGE, TEAM.ID, Shown.text(TEAM.NAME), Shown.word("enum.TeamStage.", TEAM_STATUS.STATUS), Shown.day(TEAM_STATUS.SINCE_ON));
            // Tenths of a square metre; the figure is kept in thousandths.
            case TEAM_SPACE -> Facts.of(SPACE_USE.join(TEAM).on(TEAM.ID.eq(SPACE_USE.TEAM_ID)).join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(SPACE_USE.ROOM_ID)),
                    SPACE_USE.VOID_REASON.isNull().and(SPACE_USE.FROM_ON.le(days.to())).and(SPACE_USE.TO_ON.isNull().or(SPACE_USE.TO_ON.ge(days.to())))).sum(SPACE_USE.AREA.mul(100))
                    .rows(PAGE, TEAM.ID, Shown.text(TEAM.NAME), Shown.text(VENUE_ROOM.NAME), Shown.day(SPACE_USE.FROM_ON));
            case TEAM_SERVICES -> Facts.of(TEAM_STEP.join(TEAM).on(TEAM.ID.eq(TEAM_STEP.TEAM_ID)), TEAM_STEP.STATUS.eq("DONE").and(TEAM_STEP.DONE_ON.between(days.from(), days.to())))
                    .rows(PAGE, TEAM.ID, Shown.text(TEAM.NAME), Shown.text(TEAM_STEP.NAME), Shown.day(TEAM_STEP.DONE_ON), Shown.text(TEAM_STEP.OWNER));
            default -> Facts.of(FOUNDER.join(TEAM).on(TEAM.ID.eq(FOUNDER.TEAM_ID)), TEAM.REGISTERED_ON.le(days.to()).and(FOUNDER.JOINED_ON.le(days.to()))
                    .and(FOUNDER.LEFT_ON.isNull().or(FOUNDER.LEFT_ON.gt(days.to())))).rows(PAGE, TEAM.ID, Shown.person(FOUNDER.NAME), Shown.text(TEAM.NAME), Shown.day(TEAM.REGISTERED_ON));
        };
        return facts.by(Split.STARTUP, TEAM.ID.cast(String.class));
    }

    /** @return teams that had begun by the end of the days, those still at work first. */
    List<Head> heads(Days days) {
        return db.sql().select(TEAM.ID, TEAM.NAME, TEAM.TRADE, TEAM_STATUS.STATUS).from(TEAM).join(TEAM_STATUS).on(TEAM_STATUS.TEAM_ID.eq(TEAM.ID))
                .where(holds(TEAM_STATUS.SINCE_ON, TEAM_STATUS.UNTIL_ON, days.to())).orderBy(org.jooq.impl.DSL.field(ACTIVE).desc(), TEAM.ID)
                .fetch(row -> new Head(row.value1().toString(), row.value2(), Map.of("trade", row.value3() == null ? "" : row.value3(), "stage", FactQuery.wordOf("enum.TeamStage." + row.value4(), row.value4()))));
    }

    Optional<LocalDate> first() {
        return Optional.ofNullable(db.sql().select(min(TEAM.STARTED_ON)).from(TEAM).fetchSingle().value1());
    }
}
