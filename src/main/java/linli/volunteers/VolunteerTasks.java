package linli.volunteers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Domains;
import linli.volunteers.VolunteerTask.Came;
import linli.volunteers.VolunteerTask.TaskStatus;

/**
 * 志愿任务, the front door: what is to be done, who comes, who came and for how long. Nobody is assigned to two tasks at one
 * time; some may have come and others not, each with their own minutes.
 */
public final class VolunteerTasks {
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Volunteers volunteers;
    private final TaskStore store;

    public VolunteerTasks(Db db, Clock clock, Supplier<String> staff, Volunteers volunteers) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.volunteers = volunteers;
        store = new TaskStore(db, clock);
    }

    public VolunteerTask get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.volunteers.taskGone", id));
    }

    /** @return tasks of the days, both included, the newest first. */
    public List<VolunteerTask> between(LocalDate from, LocalDate to) {
        return store.between(from, to);
    }

    public VolunteerTask plan(VolunteerTask draft) {
        VolunteerTask task = checked(draft);
        return db.write(() -> get(store.insert(task)));
    }

    /** Moves or changes a task; everybody assigned must be free at the new time. */
    public VolunteerTask change(VolunteerTask changed) {
        VolunteerTask task = checked(changed);
        return db.write(() -> {
            VolunteerTask before = open(task.id());
            before.people().stream().filter(one -> one.came() == Came.ASSIGNED).forEach(one -> refuseClash(one.volunteerId(), task));
            return updated(task);
        });
    }

    /** @throws UserError when the person has stopped, has promised another task at that time, or is on it already. */
    public VolunteerTask assign(long id, long volunteer) {
        return db.write(() -> {
            VolunteerTask task = open(id);
            Volunteer who = volunteers.get(volunteer);
            if (!who.active()) {
                throw new UserError("error.volunteers.ended", who.name(), who.end().on());
            }
            if (task.people().stream().anyMatch(one -> one.volunteerId() == volunteer && one.came() != Came.WITHDRAWN)) {
                throw new UserError("error.volunteers.already", who.name(), task.title());
            }
            refuseClash(volunteer, task);
            store.assign(id, volunteer, staff.get());
            return get(id);
        });
    }

    private void refuseClash(long volunteer, VolunteerTask task) {
        store.clash(volunteer, task.on(), task.from(), task.to(), task.id()).ifPresent(other -> {
            throw new UserError("error.volunteers.clash", volunteers.get(volunteer).name(), other.title(), other.on(), other.from(), other.to());
        });
    }

    /** Somebody cannot come after all. */
    public VolunteerTask withdraw(long id, long assignment) {
        return db.write(() -> {
            open(id);
            store.mark(assignment, Came.WITHDRAWN);
            return get(id);
        });
    }

    /**
     * The roll after the task: who came and for how many minutes; whoever is not named was absent. Hours are noted for
     * those who came, and a second roll voids the first one's hours.
     *
     * @param minutes by volunteer
     */
    public VolunteerTask roll(long id, Map<Long, Integer> minutes) {
        return db.write(() -> {
            VolunteerTask task = get(id);
            if (task.status() == TaskStatus.CANCELLED) {
                throw new UserError("error.volunteers.taskClosed", task.title(), Texts.of(task.status()));
            }
            if (task.on().isAfter(today())) {
                throw new UserError("error.volunteers.future", task.on(), today());
            }
            for (VolunteerTask.Assigned one : task.people()) {
                if (one.came() == Came.WITHDRAWN) {
                    continue;
                }
                volunteers.hours(one.volunteerId()).stream().filter(line -> line.taskId() != null && line.taskId() == id && line.voided() == null)
                        .forEach(line -> volunteers.voidHours(line, Texts.text("volunteers.roll.again")));
                Integer given = minutes.get(one.volunteerId());
                store.mark(one.id(), given == null ? Came.ABSENT : Came.CAME);
                if (given != null) {
                    volunteers.log(one.volunteerId(), id, task.on(), given, task.title(), null);
                }
            }
            return updated(at(get(id), TaskStatus.DONE, null));
        });
    }

    public VolunteerTask cancel(long id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.volunteers.noReason");
        }
        return db.write(() -> updated(at(open(id), TaskStatus.CANCELLED, reason.strip())));
    }

    private VolunteerTask open(long id) {
        VolunteerTask task = get(id);
        if (task.status() != TaskStatus.OPEN) {
            throw new UserError("error.volunteers.taskClosed", task.title(), Texts.of(task.status()));
        }
        return task;
    }

    private VolunteerTask updated(VolunteerTask task) {
        if (!store.update(task)) {
            throw new UserError("error.volunteers.changed", task.title());
        }
        return get(task.id());
    }

    private static VolunteerTask at(VolunteerTask task, TaskStatus status, String reason) {
        return new VolunteerTask(task.id(), task.title(), task.domain(), task.activityId(), task.on(), task.from(), task.to(), task.place(), task.wanted(),
                status, reason, task.people(), task.version());
    }

    private VolunteerTask checked(VolunteerTask task) {
        if (task.title() == null || task.title().isBlank()) {
            throw new UserError("error.volunteers.noTitle");
        }
        if (task.on() == null || task.from() == null || task.to() == null || !task.from().isBefore(task.to())) {
            throw new UserError("error.volunteers.time", task.from(), task.to());
        }
        if (task.wanted() < 1) {
            throw new UserError("error.volunteers.wanted", task.wanted());
        }
        if (task.domain() != null && Domains.byCode(task.domain()).isEmpty()) {
            throw new UserError("error.volunteers.domain", task.domain());
        }
        return task;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
