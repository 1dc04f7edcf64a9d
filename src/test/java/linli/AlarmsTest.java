package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import linli.shell.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The red bars: no backup for three days, and books that do not agree after an unclean exit. */
class AlarmsTest {
    private static final String PASSWORD = "right-horse-1";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path temp;

    private Wiring house;
    private Work work;
    private Stage stage;
    private Shell shell;

    @BeforeEach
    void open() {
        house = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", PASSWORD.toCharArray()).make(temp.resolve("store"), CLOCK).house();
        Fx.start();
        work = new Work(Platform::runLater, error -> {});
        Fx.run(() -> {
            Look look = new Look();
            shell = new Shell(look, CLOCK);
            shell.furnish(work, List.of(), null, List.of(), List.of(), Map::of);
            stage = new Stage();
            Scene scene = new Scene(shell.root(), 1000, 700);
            look.dress(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::hide);
        work.close();
        house.close();
    }

    private Node bar(String id) {
        Fx.idle(work);
        return Fx.on(() -> stage.getScene().lookup("#" + id));
    }

    @Test
    void noBackupIsARedBarUntilOneIsMade() {
        Alarms alarms = new Alarms(house, work, shell, CLOCK);
        Fx.run(alarms::backups);
        Node bar = bar("alarm-backup");
        assertThat(bar).isNotNull();
        Fx.run(() -> Snapshot.png(stage.getScene(), Path.of("target", "screens", "alarm-backup.png")));
        Fx.run(() -> ((Button) bar.lookup(".button")).fire());
        assertThat(bar("alarm-backup")).isNull();
        assertThat(house.backups().list()).hasSize(1);
        Alarms later = new Alarms(house, work, shell, Clock.offset(CLOCK, java.time.Duration.ofDays(3)));
        Fx.run(later::backups);
        assertThat(bar("alarm-backup")).as("three days later").isNotNull();
    }

    @Test
    void booksChangedPastTheProgramAreSaidAfterAnUncleanExit() throws Exception {
        house.store().db().write(() -> house.store().db().writing().execute("update trail set reason = '别的' where id = (select min(id) from trail)"));
        Path whole = temp.resolve("whole");
        Path copy = temp.resolve("copy");
        house.close();
        Files.move(temp.resolve("store"), whole);
        Files.createDirectories(copy);
        for (String file : List.of("linli.mv.db", "linli.key", "linli.commit")) {
            Files.copy(whole.resolve(file), copy.resolve(file));
        }
        house = Wiring.open(new StoreFolder(copy, CLOCK), new Secret.Password("admin", PASSWORD), "admin", CLOCK);
        Fx.run(new Alarms(house, work, shell, CLOCK)::books);
        assertThat(bar("alarm-books")).as("closed properly: not looked through at the start").isNull();
        // A copy of an open store is what a crash leaves.
        Path left = temp.resolve("left");
        Files.createDirectories(left);
        for (String file : List.of("linli.mv.db", "linli.key", "linli.commit")) {
            Files.copy(copy.resolve(file), left.resolve(file));
        }
        house.close();
        house = Wiring.open(new StoreFolder(left, CLOCK), new Secret.Password("admin", PASSWORD), "admin", CLOCK);
        assertThat(house.store().unclean()).isTrue();
        Fx.run(new Alarms(house, work, shell, CLOCK)::books);
        assertThat(bar("alarm-books")).isNotNull();
        Fx.run(() -> Snapshot.png(stage.getScene(), Path.of("target", "screens", "alarm-books.png")));
    }
}
