package linli.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.desk.DeskView.People;
import linli.desk.DeskView.Task;
import linli.desk.DeskView.Urgency;

/** 工作台, the front door: what is late or due, and today's counts. It only reads. */
public final class Desk {
    /** Tasks listed one by one; what is more is one line that opens the list. */
    static final int MOST = 12;
    /** Days without a backup after which the desk speaks of it. */
    static final int OLD_BACKUP = 3;
    /** Days before the month's end from which its report is to be drawn up, and days after it. */
    static final int REPORT_DAYS = 5;

    private final DeskQuery query;
    private final Clock clock;
    private final Function<LocalDate, int[]> groups;
    private final Supplier<Optional<Instant>> lastBackup;

    /**
     * @param groups residents of 一老, 一小, 一新 on a day, by the centre's own rules
     * @param lastBackup time of the newest good backup
     */
    public Desk(Db db, Clock clock, Function<LocalDate, int[]> groups, Supplier<Optional<Instant>> lastBackup) {
        this.query = new DeskQuery(db, clock.getZone());
        this.clock = clock;
        this.groups = groups;
        this.lastBackup = lastBackup;
    }

    /** @return everything the desk shows now. */
    public DeskView now() {
        LocalDate day = LocalDate.now(clock);
        int all = query.residents();
        int[] of = all == 0 ? new int[3] : groups.apply(day);
        People people = new People(all, of[0], of[1], of[2], query.withoutPhone());
        DeskView.NeedFigures needs = query.needs(day);
        return new DeskView(day, people, needs, query.imports(day), tasks(day, people, needs), query.taken(day, 30),
                query.takenCount(day));
    }

    private List<Task> tasks(LocalDate day, People people, DeskView.NeedFigures needs) {
        List<Task> tasks = new ArrayList<>();
        LocalDate week = day.plusDays(7);
        for (DeskQuery.Waiting need : query.due(week, MOST)) {
            tasks.add(need(need, day));
        }
        if (needs.late() > MOST) {
            tasks.add(new Task(Urgency.LATE, needs.longest(), Texts.text("desk.task.moreLate", needs.late() - MOST), "",
                    Texts.text("desk.act.see"), "needs", Map.of("late", "")));
        }
        backup(day, tasks, people.all() + needs.added() + needs.open() > 0);
        several(tasks, "REGISTERED", Texts.text("desk.task.unsorted"), Texts.text("desk.act.sort"));
        several(tasks, "REPLIED", Texts.text("desk.task.revisit"), Texts.text("desk.act.revisit"));
        report(day, tasks, people.all() + needs.added() + needs.closed() > 0);
        if (people.withoutPhone() > 0) {
            tasks.add(new Task(Urgency.LATER, 0, Texts.text("desk.task.noPhone", people.withoutPhone()), Texts.text("desk.task.noPhone.detail"),
                    Texts.text("desk.act.see"), "residents", null));
        }
        tasks.sort(java.util.Comparator.comparing(Task::urgency).thenComparing(Task::days, java.util.Comparator.reverseOrder()));
        return tasks;
    }

    private static Task need(DeskQuery.Waiting need, LocalDate day) {
        long days = ChronoUnit.DAYS.between(need.dueOn(), day);
        Urgency urgency = days > 0 ? Urgency.LATE : days == 0 ? Urgency.TODAY : Urgency.WEEK;
        String who = need.who() == null ? Texts.text("desk.anonymous") : need.who();
        String detail = need.owner() == null ? Texts.text("desk.entry", who, DeskView.channel(need.channel()))
                : Texts.text("desk.entry", who, need.owner());
        String action = switch (need.status()) {
            case "REGISTERED" -> Texts.text("desk.act.sort");
            case "SORTED" -> Texts.text("desk.act.assign");
            default -> Texts.text("desk.act.reply");
        };
        return new Task(urgency, Math.max(0, days), need.title(), detail, action, "need", need.id());
    }

    private void several(List<Task> tasks, String status, String title, String action) {
        int count = query.inStatus(status);
        if (count > 0) {
            tasks.add(new Task(Urgency.WEEK, 0, title, Texts.text("desk.count", count), action, "needs", Map.of("status", status)));
        }
    }

    private void backup(LocalDate day, List<Task> tasks, boolean something) {
        Optional<LocalDate> last = lastBackup.get().map(at -> at.atZone(clock.getZone()).toLocalDate());
        if (!something || last.isPresent() && last.get().isAfter(day.minusDays(OLD_BACKUP))) {
            return;
        }
        String detail = last.map(on -> Texts.text("desk.task.backup.last", on)).orElse(Texts.text("desk.task.backup.never"));
        tasks.add(new Task(Urgency.TODAY, 0, Texts.text("desk.task.backup"), detail, Texts.text("desk.act.backup"), "settings", null));
    }

    /** The report of the month that ends, or of the one that has just ended. */
    private static void report(LocalDate day, List<Task> tasks, boolean something) {
        YearMonth month = YearMonth.from(day);
        boolean ending = ChronoUnit.DAYS.between(day, month.atEndOfMonth()) < REPORT_DAYS;
        boolean begun = day.getDayOfMonth() <= REPORT_DAYS;
        if (something && (ending || begun)) {
            YearMonth of = ending ? month : month.minusMonths(1);
            tasks.add(new Task(Urgency.WEEK, 0, Texts.text("desk.task.report", of.getMonthValue()), Texts.text("desk.task.report.detail"),
                    Texts.text("desk.act.report"), "reports", of));
        }
    }
}
