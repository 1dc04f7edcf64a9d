package linli.volunteers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.WeekSlot;
import linli.volunteers.Volunteer.VolunteerStanding;
import linli.volunteers.VolunteerTask.Came;
import linli.volunteers.VolunteerTask.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gives time: nobody twice at one time, every hour once, and a wrong one voided, never lost. */
class VolunteersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private final Db db = TestStore.open();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private final Volunteers volunteers = new Volunteers(db, clock);
    private final VolunteerTasks tasks = new VolunteerTasks(db, clock, () -> "前台", volunteers);

    @AfterEach
    void close() {
        db.close();
    }

    static Volunteer draft(String name, String phone) {
        return new Volunteer(0, null, null, name, null, phone, null, null, "红马甲队", List.of("LIFE.HAIR"), List.of(), TODAY.minusYears(2), null, null, 1);
    }

    private VolunteerTask task(String title, LocalDate on, int from, int to) {
        return tasks.plan(new VolunteerTask(0, title, null, null, on, LocalTime.of(from, 0), LocalTime.of(to, 0), "一楼大厅", 2, TaskStatus.OPEN, null, List.of(), 1));
    }

    @Test
    void nobodyIsAtTwoPlacesAtOnce() {
        Volunteer who = volunteers.register(draft("查建国", "13800001001"));
        VolunteerTask first = task("周末义剪", TODAY, 9, 11);
        VolunteerTask overlapping = task("义诊引导", TODAY, 10, 12);
        VolunteerTask after = task("整理图书", TODAY, 11, 12);
        tasks.assign(first.id(), who.id());
        assertThatThrownBy(() -> tasks.assign(overlapping.id(), who.id())).isInstanceOf(UserError.class).hasMessageContaining("周末义剪");
        assertThat(tasks.assign(after.id(), who.id()).coming()).isEqualTo(1);
        assertThatThrownBy(() -> tasks.assign(after.id(), who.id())).isInstanceOf(UserError.class);
        // moving the later one into the earlier one's time is refused as well
        VolunteerTask moved = tasks.get(after.id());
        assertThatThrownBy(() -> tasks.change(new VolunteerTask(moved.id(), moved.title(), null, null, TODAY, LocalTime.of(10, 30), LocalTime.of(12, 0), null, 2,
                TaskStatus.OPEN, null, List.of(), moved.version()))).isInstanceOf(UserError.class).hasMessageContaining("周末义剪");
        assertThat(tasks.get(after.id()).from()).isEqualTo(LocalTime.of(11, 0));
    }

    @Test
    void someCameAndSomeDidNot() {
        Volunteer came = volunteers.register(draft("单小明", "13800001002"));
        Volunteer absent = volunteers.register(draft("曾玉兰", "13800001003"));
        VolunteerTask task = task("周末义剪", TODAY, 9, 11);
        tasks.assign(task.id(), came.id());
        tasks.assign(task.id(), absent.id());
        VolunteerTask done = tasks.roll(task.id(), Map.of(came.id(), 90));
        assertThat(done.status()).isEqualTo(TaskStatus.DONE);
        assertThat(done.people()).extracting(VolunteerTask.Assigned::came).containsExactlyInAnyOrder(Came.CAME, Came.ABSENT);
        assertThat(volunteers.totals(TODAY, TODAY)).isEqualTo(new VolunteerList.Totals(1, 1, 90));
        // a second roll mends the first one: no double hours
        tasks.roll(task.id(), Map.of(came.id(), 60, absent.id(), 120));
        assertThat(volunteers.totals(TODAY, TODAY)).isEqualTo(new VolunteerList.Totals(2, 2, 180));
        assertThat(volunteers.hours(came.id())).hasSize(2).filteredOn(line -> line.voided() == null).singleElement().extracting(Volunteer.Hours::minutes).isEqualTo(60);
    }

    @Test
    void standingFollowsTheHours() {
        Volunteer active = volunteers.register(draft("甲", null));
        Volunteer lapsed = volunteers.register(draft("乙", null));
        volunteers.register(draft("丙", null));
        Volunteer ended = volunteers.register(draft("丁", null));
        volunteers.log(active.id(), null, TODAY.minusMonths(3), 60, "理发", null);
        volunteers.log(lapsed.id(), null, TODAY.minusMonths(14), 60, "理发", null);
        volunteers.end(ended.id(), ended.version(), "搬走");
        assertThat(volunteers.list(null).counts()).containsEntry(VolunteerStanding.ACTIVE, 1).containsEntry(VolunteerStanding.LAPSED, 1)
                .containsEntry(VolunteerStanding.NEVER, 1).containsEntry(VolunteerStanding.ENDED, 1);
        assertThat(volunteers.list(VolunteerStanding.LAPSED).rows()).extracting(VolunteerList.Row::name).containsExactly("乙");
    }

    @Test
    void starsAreReachedNotSpent() {
        Volunteer who = volunteers.register(draft("查建国", "13800001001"));
        for (int day = 0; day < 13; day++) {
            volunteers.log(who.id(), null, TODAY.minusDays(day), 8 * 60, "值守", null);
        }
        assertThat(volunteers.recognised(TODAY.minusYears(1))).singleElement().satisfies(one -> {
            assertThat(one.stars()).isEqualTo(1);
            assertThat(one.before()).isZero();
        });
        assertThat(VolunteerList.StarLevels.of("10,20,5").of(60 * 60)).as("not rising: the shipped levels").isZero();
        assertThat(VolunteerList.StarLevels.of("10, 20").of(20 * 60)).isEqualTo(2);
    }

    @Test
    void wrongInputIsRefusedAndNothingIsKept() {
        Volunteer who = volunteers.register(draft("查建国", "13800001001"));
        assertThatThrownBy(() -> volunteers.register(draft(" ", null))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> volunteers.register(draft("小明", "12"))).isInstanceOf(UserError.class);
        Volunteer child = new Volunteer(0, null, null, "小孩", null, null, TODAY.minusYears(12), null, null, List.of(), List.of(), null, null, null, 1);
        assertThatThrownBy(() -> volunteers.register(child)).isInstanceOf(UserError.class).hasMessageContaining("监护人");
        Volunteer overlapping = new Volunteer(0, null, null, "某人", null, null, null, null, null, List.of(), WeekSlot.parse("周六下午、周六 14:00-16:00").orElseThrow(), null, null, null, 1);
        assertThatThrownBy(() -> volunteers.register(overlapping)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> volunteers.log(who.id(), null, TODAY.plusDays(1), 60, "理发", null)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> volunteers.log(who.id(), null, TODAY, 17 * 60, "理发", null)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> volunteers.log(who.id(), null, TODAY, 60, " ", null)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> volunteers.change(new Volunteer(who.id(), null, null, "改名", null, null, null, null, null, List.of(), List.of(), null, null, null, 7)))
                .isInstanceOf(UserError.class);
        assertThatThrownBy(() -> task("无", TODAY, 11, 9)).isInstanceOf(UserError.class);
        assertThat(volunteers.list(null).rows()).hasSize(1);
        assertThat(volunteers.hours(who.id())).isEmpty();
    }

    @Test
    void findsByPinyinAndTail() {
        Volunteer who = volunteers.register(draft("查建国", "13800001234"));
        volunteers.register(draft("单小明", "13800005678"));
        for (String words : List.of("查", "zjg", "1234", "zha")) {
            assertThat(volunteers.search(words, 5)).as(words).extracting(VolunteerList.Row::id).containsExactly(who.id());
        }
    }

    /** Whatever is planned, assigned, withdrawn and rolled: nobody has two promises at one time, totals are the live lines. */
    @Test
    void randomWeeksKeepTheRules() {
        Random random = new Random(20261124);
        List<Volunteer> people = List.of(volunteers.register(draft("甲", null)), volunteers.register(draft("乙", null)), volunteers.register(draft("丙", null)));
        for (int step = 0; step < 150; step++) {
            try {
                List<VolunteerTask> all = tasks.between(TODAY.minusDays(9), TODAY);
                VolunteerTask some = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
                switch (some == null ? 0 : random.nextInt(6)) {
                    case 0 -> task("任务" + step, TODAY.minusDays(random.nextInt(3)), 8 + random.nextInt(4), 10 + random.nextInt(6));
                    case 1, 2 -> tasks.assign(some.id(), people.get(random.nextInt(3)).id());
                    case 3 -> tasks.roll(some.id(), some.people().isEmpty() ? Map.of() : Map.of(some.people().getFirst().volunteerId(), 30 + random.nextInt(60)));
                    case 4 -> tasks.cancel(some.id(), "下雨");
                    default -> tasks.withdraw(some.id(), some.people().isEmpty() ? 0 : some.people().getFirst().id());
                }
            } catch (UserError refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        List<VolunteerTask> all = tasks.between(TODAY.minusDays(9), TODAY).stream().filter(one -> one.status() != TaskStatus.CANCELLED).toList();
        for (Volunteer who : people) {
            List<VolunteerTask> promised = all.stream().filter(one -> one.people().stream()
                    .anyMatch(there -> there.volunteerId() == who.id() && (there.came() == Came.ASSIGNED || there.came() == Came.CAME))).toList();
            for (VolunteerTask one : promised) {
                assertThat(promised).noneMatch(other -> other.id() != one.id() && other.on().equals(one.on()) && other.from().isBefore(one.to()) && one.from().isBefore(other.to()));
            }
        }
        Map<Long, Long> minutes = new HashMap<>();
        Set<Long> served = new HashSet<>();
        people.forEach(who -> volunteers.hours(who.id()).stream().filter(line -> line.voided() == null).forEach(line -> {
            minutes.merge(0L, (long) line.minutes(), Long::sum);
            served.add(who.id());
        }));
        VolunteerList.Totals totals = volunteers.totals(TODAY.minusDays(9), TODAY);
        assertThat(totals.minutes()).isEqualTo(minutes.getOrDefault(0L, 0L)).isPositive();
        assertThat(totals.people()).isEqualTo(served.size());
    }
}
