package linli.volunteers;

import static linli.schema.Tables.VOLUNTEER;
import static linli.schema.Tables.VOLUNTEER_ASSIGNMENT;
import static linli.schema.Tables.VOLUNTEER_HOURS;
import static linli.schema.Tables.VOLUNTEER_TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.schema.tables.records.VolunteerTaskRecord;
import linli.volunteers.VolunteerTask.Came;
import org.jooq.Condition;

/** Keeps tasks and who was assigned to them. */
final class TaskStore {
    private final Db db;
    private final Clock clock;

    TaskStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<VolunteerTask> find(long id) {
        return where(VOLUNTEER_TASK.ID.eq(id)).stream().findFirst();
    }

    List<VolunteerTask> between(LocalDate from, LocalDate to) {
        return where(VOLUNTEER_TASK.TASK_ON.between(from, to));
    }

    private List<VolunteerTask> where(Condition condition) {
        List<VolunteerTaskRecord> rows = db.sql().selectFrom(VOLUNTEER_TASK).where(condition)
                .orderBy(VOLUNTEER_TASK.TASK_ON.desc(), VOLUNTEER_TASK.FROM_AT, VOLUNTEER_TASK.ID).fetch();
        Map<Long, List<VolunteerTask.Assigned>> people = people(rows.stream().map(VolunteerTaskRecord::getId).toList());
        return rows.stream().map(row -> new VolunteerTask(row.getId(), row.getTitle(), row.getDomain(), row.getActivityId(), row.getTaskOn(), row.getFromAt(),
                row.getToAt(), row.getPlace(), row.getWanted(), VolunteerTask.TaskStatus.valueOf(row.getStatus()), row.getReason(),
                people.getOrDefault(row.getId(), List.of()), row.getVersion())).toList();
    }

    private Map<Long, List<VolunteerTask.Assigned>> people(List<Long> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        var minutes = field(select(coalesce(sum(VOLUNTEER_HOURS.MINUTES), inline(0))).from(VOLUNTEER_HOURS)
                .where(VOLUNTEER_HOURS.TASK_ID.eq(VOLUNTEER_ASSIGNMENT.TASK_ID)).and(VOLUNTEER_HOURS.VOLUNTEER_ID.eq(VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID))
                .and(VOLUNTEER_HOURS.VOIDED_AT.isNull())).as("given");
        return db.sql().select(VOLUNTEER_ASSIGNMENT.ID, VOLUNTEER_ASSIGNMENT.TASK_ID, VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID, VOLUNTEER.NAME,
                        VOLUNTEER_ASSIGNMENT.STATUS, minutes)
                .from(VOLUNTEER_ASSIGNMENT).join(VOLUNTEER).on(VOLUNTEER.ID.eq(VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID))
                .where(VOLUNTEER_ASSIGNMENT.TASK_ID.in(tasks)).orderBy(VOLUNTEER.NAME_SORT, VOLUNTEER.ID)
                .fetchGroups(row -> row.get(VOLUNTEER_ASSIGNMENT.TASK_ID), row -> new VolunteerTask.Assigned(row.get(VOLUNTEER_ASSIGNMENT.ID),
                        row.get(VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID), row.get(VOLUNTEER.NAME), Came.valueOf(row.get(VOLUNTEER_ASSIGNMENT.STATUS)),
                        row.get(minutes).intValue()));
    }

    /** @return another task that the volunteer has promised at that time. */
    Optional<VolunteerTask> clash(long volunteer, LocalDate on, LocalTime from, LocalTime to, long except) {
        return where(VOLUNTEER_TASK.TASK_ON.eq(on).and(VOLUNTEER_TASK.FROM_AT.lt(to)).and(VOLUNTEER_TASK.TO_AT.gt(from)).and(VOLUNTEER_TASK.ID.ne(except))
                .and(VOLUNTEER_TASK.STATUS.ne(VolunteerTask.TaskStatus.CANCELLED.name()))
                .and(VOLUNTEER_TASK.ID.in(select(VOLUNTEER_ASSIGNMENT.TASK_ID).from(VOLUNTEER_ASSIGNMENT).where(VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID.eq(volunteer))
                        .and(VOLUNTEER_ASSIGNMENT.STATUS.in(Came.ASSIGNED.name(), Came.CAME.name()))))).stream().findFirst();
    }

    long insert(VolunteerTask task) {
        VolunteerTaskRecord row = db.writing().newRecord(VOLUNTEER_TASK);
        fill(row, task);
        row.setCreatedAt(now());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(VolunteerTask task) {
        VolunteerTaskRecord row = new VolunteerTaskRecord();
        fill(row, task);
        row.setVersion(task.version() + 1);
        return db.writing().update(VOLUNTEER_TASK).set(row).where(VOLUNTEER_TASK.ID.eq(task.id())).and(VOLUNTEER_TASK.VERSION.eq(task.version())).execute() == 1;
    }

    private void fill(VolunteerTaskRecord row, VolunteerTask task) {
        row.setTitle(task.title());
        row.setDomain(task.domain());
        row.setActivityId(task.activityId());
        row.setTaskOn(task.on());
        row.setFromAt(task.from());
        row.setToAt(task.to());
        row.setPlace(task.place());
        row.setWanted(task.wanted());
        row.setStatus(task.status().name());
        row.setReason(task.reason());
        row.setTouched(db.commitNo());
    }

    /** Assigns somebody, or takes back a withdrawal. */
    void assign(long task, long volunteer, String staff) {
        int again = db.writing().update(VOLUNTEER_ASSIGNMENT).set(VOLUNTEER_ASSIGNMENT.STATUS, Came.ASSIGNED.name())
                .set(VOLUNTEER_ASSIGNMENT.VERSION, VOLUNTEER_ASSIGNMENT.VERSION.plus(1))
                .where(VOLUNTEER_ASSIGNMENT.TASK_ID.eq(task)).and(VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID.eq(volunteer)).execute();
        if (again == 0) {
            db.writing().insertInto(VOLUNTEER_ASSIGNMENT).set(VOLUNTEER_ASSIGNMENT.TASK_ID, task).set(VOLUNTEER_ASSIGNMENT.VOLUNTEER_ID, volunteer)
                    .set(VOLUNTEER_ASSIGNMENT.STATUS, Came.ASSIGNED.name()).set(VOLUNTEER_ASSIGNMENT.AT, now()).set(VOLUNTEER_ASSIGNMENT.STAFF_NAME, staff)
                    .set(VOLUNTEER_ASSIGNMENT.VERSION, 1L).execute();
        }
    }

    void mark(long assignment, Came came) {
        db.writing().update(VOLUNTEER_ASSIGNMENT).set(VOLUNTEER_ASSIGNMENT.STATUS, came.name()).set(VOLUNTEER_ASSIGNMENT.VERSION, VOLUNTEER_ASSIGNMENT.VERSION.plus(1))
                .where(VOLUNTEER_ASSIGNMENT.ID.eq(assignment)).execute();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone());
    }
}
