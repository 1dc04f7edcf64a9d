package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Progress;
import linli.venues.Booking.BookingStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rooms and bookings as spreadsheets, through the real engine. */
class VenueImportTest {
    private final Db db = TestStore.open();
    private final Venues venues = VenuesTest.venues(db);
    private final Imports imports = new Imports(db, VenuesTest.CLOCK, List.of(venues.roomSheet(), venues.bookingSheet()), () -> "周老师");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        db.close();
    }

    private Outcome load(String kind, String text) throws IOException {
        return load(kind, Files.writeString(folder.resolve(kind + text.length() + ".csv"), text));
    }

    private Outcome load(String kind, Path file) {
        return imports.run(kind, file, ImportOptions.NONE, Progress.NONE);
    }

    private static List<Integer> told(Counts counts) {
        return List.of(counts.added(), counts.updated(), counts.unchanged(), counts.rejected());
    }

    private void rooms() throws IOException {
        Outcome outcome = load("rooms", """
                场地名称,楼层,容纳人数,设备,开放时间,整理时间,备注
                第二教室,二楼,30人,黑板、投影,每天 8:30-21:00,,
                多功能厅,一楼,120,音响,周六 8:30-11:30、周六 13:30-21:00,15,大型活动优先
                共享厨房,一楼,十来个,,下雨天,,
                """);
        assertThat(told(outcome.counts())).containsExactly(3, 0, 0, 0);
    }

    @Test
    void roomsComeInAndGoOutUnchanged() throws Exception {
        rooms();
        Room hall = venues.rooms().get(1);
        assertThat(hall.hours()).containsExactly(new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(8, 30), LocalTime.of(11, 30)),
                new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(13, 30), LocalTime.of(21, 0)));
        assertThat(hall.capacity()).isEqualTo(120);
        assertThat(venues.rooms().get(2).capacity()).as("十来个 is no number").isNull();
        assertThat(venues.rooms().get(2).hours()).as("not understood: as if nothing was said").hasSize(7);
        Path file = folder.resolve("场地.xlsx");
        imports.exports().full("rooms", file, "核对");
        assertThat(told(load("rooms", file).counts())).containsExactly(0, 0, 3, 0);
        Outcome changed = load("rooms", "场地名称,容纳人数\n第二教室,28\n");
        assertThat(told(changed.counts())).containsExactly(0, 1, 0, 0);
        assertThat(venues.rooms().getFirst().place()).as("what is not said stays").isEqualTo("二楼");
        imports.undo(changed.run());
        assertThat(venues.rooms().getFirst().capacity()).isEqualTo(30);
    }

    @Test
    void bookingsComeInWithTheirConflictsAsRowProblems() throws Exception {
        rooms();
        venues.close(null, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 1), "消防检修");
        Outcome outcome = load("bookings", """
                场地,日期,时间,用途,使用者类别,使用单位,电话,人数,状态
                第二教室,2026.11.28,14:00-16:00,书法班,社会组织,墨香社,13800000001,20,
                第二教室,2026-11-28,15:00-17:00,合唱,居民,沈桂英,,,
                第二教室,2026/11/28,下午4点-5点,合唱,居民,沈桂英,,8,
                第二教室,2026-12-01,09:00-10:00,讲座,党政,街道办,,,
                第二教室,2026-11-02,06:00-07:00,早操,本中心,中心,,,
                第九教室,2026-11-28,14:00-16:00,书法班,社会组织,墨香社,,,
                第二教室,二十八号,14:00-16:00,书法班,社会组织,墨香社,,,
                第二教室,2026-11-28,午饭后,书法班,社会组织,墨香社,,,
                第二教室,2026-11-20,09:00-10:00,书法班,商业,墨香社,,,取消
                """);
        assertThat(told(outcome.counts())).containsExactly(4, 0, 0, 5);
        List<Booking> all = venues.days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31)).bookings();
        assertThat(all).extracting(Booking::status).containsExactly(BookingStatus.USED, BookingStatus.CANCELLED, BookingStatus.BOOKED, BookingStatus.BOOKED);
        assertThat(all).extracting(Booking::userClass).containsExactly(UserClass.OWN, UserClass.COMMERCIAL, UserClass.SOCIAL_ORG, UserClass.RESIDENT);
        Path file = folder.resolve("预约.xlsx");
        imports.exports().full("bookings", file, "核对");
        assertThat(told(load("bookings", file).counts())).containsExactly(0, 0, 4, 0);
        assertThat(imports.undo(outcome.run()).back()).isEqualTo(4);
        assertThat(venues.days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31)).bookings()).isEmpty();
    }

    @Test
    void anUpdateIsTakenBackOnlyWhileTheOldTimeIsFree() throws Exception {
        rooms();
        Booking booked = venues.book(VenuesTest.wish(venues.rooms().getFirst().id(), LocalDate.of(2026, 11, 28), "14:00", "16:00", "书法班"));
        Outcome moved = load("bookings", "预约号,场地,日期,时间,用途,使用人\n" + booked.no() + ",第二教室,2026-11-28,17:00-18:00,书法班,墨香社\n");
        assertThat(told(moved.counts())).containsExactly(0, 1, 0, 0);
        assertThat(venues.get(booked.id()).time()).isEqualTo("17:00–18:00");
        venues.book(VenuesTest.wish(venues.rooms().getFirst().id(), LocalDate.of(2026, 11, 28), "15:00", "16:00", "合唱"));
        assertThat(imports.undo(moved.run()).back()).isZero();
        assertThat(venues.get(booked.id()).time()).isEqualTo("17:00–18:00");
    }
}
