package linli.enrolments;

import static linli.schema.Tables.RESIDENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import linli.activities.Activity;
import linli.activities.Activity.ActivityStatus;
import linli.activities.ActivityList;
import linli.activities.Classes;
import linli.activities.Splits;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Lottery;
import linli.enrolments.Enrolment.Person;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Seats, waiting list, age bands, lots: on a real store, and over random sequences of what a desk does. */
class EnrolmentsTest {
    private final Db db = TestStore.open();
    private final Classes house = new Classes(db);
    private final Enrolments enrolments = house.enrolments;

    @AfterEach
    void close() {
        db.close();
    }

    private static UserError refused(String key, ThrowingCallable call) {
        UserError[] found = new UserError[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.key()).isEqualTo(key);
            found[0] = error;
        });
        return found[0];
    }

    private long resident(String name, LocalDate birth, Long mergedInto) {
        return db.write(() -> db.writing().insertInto(RESIDENT)
                .set(RESIDENT.NAME, name).set(RESIDENT.NAME_SORT, name).set(RESIDENT.SEARCH_KEY, name).set(RESIDENT.SEX, "0")
                .set(RESIDENT.BIRTH_ON, birth).set(RESIDENT.BIRTH_PRECISION, birth == null ? null : "DAY")
                .set(RESIDENT.STATUS, mergedInto == null ? "ACTIVE" : "MERGED").set(RESIDENT.MERGED_INTO, mergedInto)
                .set(RESIDENT.CREATED_AT, Classes.TODAY.atStartOfDay(Classes.ZONE).toOffsetDateTime())
                .set(RESIDENT.UPDATED_AT, Classes.TODAY.atStartOfDay(Classes.ZONE).toOffsetDateTime())
                .set(RESIDENT.TOUCHED, 1L).set(RESIDENT.VERSION, 1L).returning(RESIDENT.ID).fetchSingle().getId());
    }

    @Test
    void anAgeOutOfTheBandIsRefusedAndTheRightClassNamed() {
        Activity small = house.open(house.plan("美术 5–7 岁班", 5).ages(5, 7).domain("ART.PAINT"));
        house.open(house.plan("美术 8–10 岁班", 5).ages(8, 10).domain("ART.PAINT"));
        UserError error = refused("error.enrolments.age", () -> enrolments.enrol(small.id(), house.aged(9), true));
        assertThat(error.mend()).contains("美术 8–10 岁班").contains("余 5");
        // Eight on the day after the term begins is seven at its begin.
        Person nearly = new Person(null, "周小满", "13800001111", linli.base.value.PartialDate.day(LocalDate.of(2018, 9, 6)));
        assertThat(enrolments.enrol(small.id(), nearly, false).status()).isEqualTo(EnrolmentStatus.ENROLLED);
        refused("error.enrolments.noAge", () -> enrolments.enrol(small.id(), new Person(null, "无生日", "13800002222", null), true));
        refused("error.enrolments.noAge", () -> enrolments.enrol(small.id(),
                new Person(null, "只知年份", "13800003333", linli.base.value.PartialDate.year(2018)), true));
    }

    @Test
    void nobodyIsInTwiceAlsoUnderTwoMergedRows() {
        Activity art = house.open(house.plan("美术班", 5));
        long kept = resident("沈知微", LocalDate.of(2018, 5, 1), null);
        long gone = resident("沈知微", LocalDate.of(2018, 5, 1), kept);
        enrolments.enrol(art.id(), new Person(gone, null, null, null), false);
        refused("error.enrolments.twice", () -> enrolments.enrol(art.id(), new Person(kept, null, null, null), true));
        Person outsider = new Person(null, "赵 一", "138 0000 1234", null);
        enrolments.enrol(art.id(), outsider, false);
        refused("error.enrolments.twice", () -> enrolments.enrol(art.id(), new Person(null, "赵一", "13800001234", null), true));
        refused("error.enrolments.noPhone", () -> enrolments.enrol(art.id(), new Person(null, "钱二", null, null), true));
        refused("error.enrolments.phone", () -> enrolments.enrol(art.id(), new Person(null, "钱二", "12", null), true));
        assertThat(enrolments.list(art.id()).rows()).extracting(Enrolments.Row::name).containsExactly("沈知微", "赵 一");
    }

    @Test
    void somebodyOfTheRegisterIsKnownByNameAndBirthday() {
        Activity art = house.open(house.plan("美术班", 5));
        long id = resident("陆一鸣", LocalDate.of(2018, 5, 1), null);
        Person typed = new Person(null, "陆一鸣", null, linli.base.value.PartialDate.day(LocalDate.of(2018, 5, 1)));
        assertThat(enrolments.enrol(art.id(), typed, false).person().residentId()).isEqualTo(id);
        refused("error.enrolments.twice", () -> enrolments.enrol(art.id(), new Person(id, null, null, null), true));
        assertThat(enrolments.calls(List.of(art.id()))).extracting(Enrolments.Call::name).containsExactly("陆一鸣");
    }

    @Test
    void anEnrolmentMadeBeforeAMergeStillCountsAfterIt() {
        Activity art = house.open(house.plan("美术班", 5));
        long kept = resident("陆一鸣", LocalDate.of(2018, 5, 1), null);
        long gone = resident("陆一鸣", LocalDate.of(2018, 5, 1), null);
        enrolments.enrol(art.id(), new Person(gone, null, null, null), false);
        db.write(() -> db.writing().update(RESIDENT).set(RESIDENT.STATUS, "MERGED").set(RESIDENT.MERGED_INTO, kept).where(RESIDENT.ID.eq(gone)).execute());
        refused("error.enrolments.twice", () -> enrolments.enrol(art.id(), new Person(kept, null, null, null), true));
        assertThat(enrolments.list(art.id()).rows().getFirst().residentId()).isEqualTo(kept);
    }

    @Test
    void aSeatGivenUpIsOfferedToTheFirstWhoFits() {
        Activity art = house.open(house.plan("美术班", 2).ages(5, 10));
        List<Person> people = house.aged(6, 7, 10, 8, 9);
        List<Enrolment> all = people.stream().map(person -> enrolments.enrol(art.id(), person, true)).toList();
        refused("error.enrolments.full", () -> enrolments.enrol(art.id(), house.aged(6), false));
        // The band is narrowed: the first who waits is too old now.
        house.activities.edit(art.id(), art.version(), art.plan().ages(5, 9), List.of(), false);
        enrolments.leave(all.getFirst().id(), 1, "搬家");
        assertThat(enrolments.get(all.get(2).id()).status()).isEqualTo(EnrolmentStatus.WAITING);
        Enrolment offered = enrolments.get(all.get(3).id());
        assertThat(offered.status()).isEqualTo(EnrolmentStatus.OFFERED);
        refused("error.enrolments.full", () -> enrolments.enrol(art.id(), house.aged(6), false));
        enrolments.answer(offered.id(), offered.version(), false);
        Enrolment next = enrolments.get(all.get(4).id());
        assertThat(next.status()).isEqualTo(EnrolmentStatus.OFFERED);
        enrolments.answer(next.id(), next.version(), true);
        assertThat(enrolments.list(art.id()).free()).isZero();
        assertThat(enrolments.list(art.id()).steps()).extracting(Enrolment.Step::action)
                .contains(Enrolment.EnrolmentAction.OFFERED, Enrolment.EnrolmentAction.DECLINED, Enrolment.EnrolmentAction.ACCEPTED, Enrolment.EnrolmentAction.LEFT);
        refused("error.enrolments.state", () -> enrolments.leave(all.getFirst().id(), 2, ""));
        refused("error.enrolments.edited", () -> enrolments.leave(next.id(), next.version(), ""));
    }

    @Test
    void lotsAreDrawnAgainToTheSameResult() {
        Activity art = house.open(house.plan("暑期班", 5).seats(5, true));
        for (int i = 0; i < 20; i++) {
            assertThat(enrolments.enrol(art.id(), house.aged(7), true).status()).as("seats go by lot").isEqualTo(EnrolmentStatus.WAITING);
        }
        Lottery lottery = enrolments.draw(art.id(), "2026年9月1日福彩3D 4-0-7");
        assertThat(lottery.drawn()).hasSize(20).containsExactlyInAnyOrderElementsOf(lottery.candidates());
        assertThat(Enrolments.agrees(lottery)).isTrue();
        assertThat(Enrolments.agrees(new Lottery(0, 0, lottery.seed() + " ", 5, lottery.candidates(), lottery.drawn(), lottery.at(), ""))).isFalse();
        Enrolments.ListOf list = enrolments.list(art.id());
        assertThat(list.rows().stream().filter(row -> row.status() == EnrolmentStatus.ENROLLED).map(Enrolments.Row::id))
                .containsExactlyInAnyOrderElementsOf(lottery.drawn().subList(0, 5));
        assertThat(list.rows().stream().filter(row -> row.status() == EnrolmentStatus.WAITING).map(Enrolments.Row::id).toList())
                .isEqualTo(lottery.drawn().subList(5, 20));
        Enrolments.Row first = list.rows().getFirst();
        enrolments.leave(first.id(), first.version(), "不来了");
        assertThat(enrolments.get(lottery.drawn().get(5)).status()).as("the drawn order is the waiting list").isEqualTo(EnrolmentStatus.OFFERED);
    }

    /** The lot is plain SHA-256, so that any tool can check it: printf '%s' 'seed:7' | sha256sum. */
    @Test
    void aLotIsPlainSha256() {
        assertThat(Lots.lot("seed", 7)).isEqualTo("0f1c63b88102f461803c0118ee3e89f1b31b928cd4bc21f5f6297cbb1544b76c");
    }

    @Test
    void lotsAreRefusedWhereThereIsNothingToDraw() {
        Activity art = house.open(house.plan("美术班", 5));
        enrolments.enrol(art.id(), house.aged(7), true);
        refused("error.enrolments.noNeed", () -> enrolments.draw(art.id(), "x"));
        house.activities.to(art.id(), art.version(), ActivityStatus.CANCELLED, "停办");
        refused("error.enrolments.begun", () -> enrolments.draw(art.id(), "x"));
        refused("error.enrolments.closed", () -> enrolments.enrol(art.id(), house.aged(7), true));
    }

    /** Random enrol, leave, answer, seats, split, lottery: the rules hold after every step. */
    @Test
    void randomSequencesNeverBreakTheRules() {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            Activity first = house.open(house.plan("班" + seed, 3 + random.nextInt(4)).ages(4, 14));
            List<Long> classes = new ArrayList<>(List.of(first.id()));
            List<Person> people = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                long target = classes.get(random.nextInt(classes.size()));
                int before = active(classes);
                int change = 0;
                try {
                    switch (random.nextInt(9)) {
                        case 0, 1, 2, 3 -> {
                            Person person = people.isEmpty() || random.nextInt(4) > 0 ? house.aged(4 + random.nextInt(12)) : people.get(random.nextInt(people.size()));
                            people.add(person);
                            enrolments.enrol(target, person, random.nextBoolean());
                            change = 1;
                        }
                        case 4, 5 -> change = leave(target, random);
                        case 6 -> change = answer(target, random);
                        case 7 -> {
                            Activity now = house.activities.get(target);
                            house.activities.edit(target, now.version(), now.plan().seats(1 + random.nextInt(9), random.nextInt(4) == 0), List.of(), false);
                        }
                        default -> {
                            if (random.nextInt(3) == 0) {
                                split(target, classes, random);
                            } else {
                                Lottery lottery = enrolments.draw(target, "s" + step);
                                assertThat(Enrolments.agrees(lottery)).isTrue();
                            }
                        }
                    }
                } catch (UserError refused) {
                    change = 0;
                }
                assertThat(active(classes)).as("seed %d step %d", seed, step).isEqualTo(before + change);
                classes.forEach(this::holds);
            }
            int people0 = growth(first.id());
            assertThat(people0).as("the curve ends where the classes are").isEqualTo(enrolledNow(classes));
            house.clock.to(Classes.TODAY);
        }
    }

    private int growth(long root) {
        List<ActivityList.Grown> growth = house.activities.whole(root).growth();
        return growth.isEmpty() ? 0 : growth.getLast().people();
    }

    private int enrolledNow(List<Long> classes) {
        return classes.stream().mapToInt(id -> (int) enrolments.list(id).in(EnrolmentStatus.ENROLLED)).sum();
    }

    private int active(List<Long> classes) {
        return classes.stream().mapToInt(id -> enrolments.active(id).size()).sum();
    }

    private void holds(long id) {
        Enrolments.ListOf list = enrolments.list(id);
        assertThat(list.free()).as("never over seats").isNotNegative();
        Set<String> names = new HashSet<>();
        List<Enrolment> active = enrolments.active(id);
        assertThat(active).allMatch(one -> names.add(one.person().key()), "nobody twice");
        List<Enrolment> waiting = active.stream().filter(one -> one.status() == EnrolmentStatus.WAITING).toList();
        assertThat(waiting).isSortedAccordingTo(java.util.Comparator.comparingLong(Enrolment::position));
        boolean lots = list.byLot() && list.lotteries().isEmpty();
        assertThat(list.free() == 0 || waiting.isEmpty() || lots || !list.taking()).as("no seat stays free while somebody waits").isTrue();
    }

    private int leave(long target, Random random) {
        List<Enrolment> active = enrolments.active(target);
        if (active.isEmpty()) {
            return 0;
        }
        Enrolment one = active.get(random.nextInt(active.size()));
        enrolments.leave(one.id(), one.version(), "不来了");
        return -1;
    }

    private int answer(long target, Random random) {
        Enrolment offered = enrolments.active(target).stream().filter(one -> one.status() == EnrolmentStatus.OFFERED).findFirst().orElse(null);
        if (offered == null) {
            return 0;
        }
        boolean takes = random.nextBoolean();
        enrolments.answer(offered.id(), offered.version(), takes);
        return takes ? 0 : -1;
    }

    private void split(long target, List<Long> classes, Random random) {
        Activity old = house.activities.get(target);
        LocalDate from = LocalDate.of(2026, 10, 10);
        int edge = 6 + random.nextInt(4);
        house.activities.splits().split(target, old.version(), List.of(
                Splits.band(old, old.plan().title() + "小", 0, edge, 4 + random.nextInt(6), from),
                Splits.band(old, old.plan().title() + "大", edge + 1, 16, 4 + random.nextInt(6), from)), Map.of())
                .forEach(fresh -> classes.add(fresh.id()));
    }
}
