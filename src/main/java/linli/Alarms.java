package linli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import linli.base.db.BackupReason;
import linli.base.db.CheckResult;
import linli.base.text.Texts;
import linli.base.ui.Work;
import linli.shell.Shell;

/** What must not be overlooked while somebody is at work: no backup for three days, books that are not as they were written. */
final class Alarms {
    private static final int LATE_DAYS = 3;
    /** Findings said in the bar; the settings' check lists all. */
    private static final int NAMED = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private final Wiring house;
    private final Work work;
    private final Shell shell;
    private final Clock clock;

    Alarms(Wiring house, Work work, Shell shell, Clock clock) {
        this.house = house;
        this.work = work;
        this.shell = shell;
        this.clock = clock;
    }

    /** Shows the line on the last backup anew, and the red bar when it is too long ago. */
    void backups() {
        work.read("app.backup", () -> house.backups().list().stream().findFirst(), newest -> {
            Optional<ZonedDateTime> at = newest.map(backup -> backup.manifest().at().atZoneSameInstant(clock.getZone()));
            String line = at.map(this::line).orElseGet(() -> Texts.text("app.backup.none"));
            boolean late = at.filter(time -> time.toLocalDate().plusDays(LATE_DAYS).isAfter(LocalDate.now(clock))).isEmpty();
            shell.backup(line, late);
            shell.alarm("alarm-backup", late ? Texts.text("app.backup.late", line, LATE_DAYS) : "", Texts.text("app.backup.mend"),
                    () -> work.run(() -> house.backup(BackupReason.MANUAL), done -> backups()));
        });
    }

    private String line(ZonedDateTime at) {
        return at.toLocalDate().equals(LocalDate.now(clock)) ? Texts.text("app.backup.today", TIME.format(at)) : Texts.text("app.backup.day", App.DAY.format(at));
    }

    /** After an unclean exit the tables were looked at before the store was opened; trail, money and fund are gone through now, beside the work. */
    void books() {
        if (house.store().unclean()) {
            work.run(house::check, this::found);
        }
    }

    private void found(CheckResult check) {
        List<String> said = check.problems().stream().limit(NAMED).toList();
        shell.alarm("alarm-books", check.good() ? "" : Texts.text("app.books.wrong", check.problems().size(), String.join(Texts.text("store.check.and"), said)),
                Texts.text("app.books.again"), () -> work.run(house::check, this::found));
    }
}
