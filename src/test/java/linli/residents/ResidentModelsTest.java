package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Standing;
import linli.residents.Residents.Row;
import linli.residents.Residents.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screens' state, without a toolkit. */
class ResidentModelsTest {
    private final People people = new People();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final Work work = new Work(Runnable::run, failed::set);
    private final ResidentsModel list = new ResidentsModel(people.residents, work);
    private final ResidentModel one = new ResidentModel(people.residents, work);

    @BeforeEach
    void bring() {
        people.bring(10, "name=查建国  idNo=" + People.idNo("19500312", 981) + "  mobile=13800000001(子)  building=12  room=501  health=高血压",
                "name=王小明  birth=2020-06-01  building=2  room=101  category=困境儿童");
    }

    @AfterEach
    void close() {
        work.close();
        people.close();
    }

    private void idle() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        work.whenIdle(() -> done.complete(null));
        done.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void narrowsSortsAndClears() {
        list.reload();
        idle();
        assertThat(list.total().get()).isEqualTo(2);
        assertThat(list.isWhole()).isTrue();
        assertThat(list.counts().get().groups()).containsEntry(FocusGroup.ELDER, 1).containsEntry(FocusGroup.CHILD, 1);
        assertThat(list.buildings()).extracting(Residents.Count::value).containsExactly("2", "12");
        list.sort(Sort.AGE, true);
        idle();
        assertThat(list.rows()).extracting(Row::name).containsExactly("王小明", "查建国");
        list.group().set(FocusGroup.ELDER);
        idle();
        assertThat(list.rows()).extracting(Row::name).containsExactly("查建国");
        list.category().set("CHILD_HARD");
        idle();
        assertThat(list.total().get()).isZero();
        assertThat(list.isWhole()).isFalse();
        list.clear();
        idle();
        assertThat(list.total().get()).isEqualTo(2);
    }

    @Test
    void theFormKeepsWhatIsMaskedAndUntouched() {
        Resident before = people.named("查建国");
        one.open(before.id());
        idle();
        one.edit();
        assertThat(one.field("idNo").get()).contains("********");
        assertThat(one.field("health").get()).isEqualTo("***");
        assertThat(one.isDirty()).isFalse();
        one.field("remark").set("常来");
        one.field("phones").set(one.field("phones").get() + "; 13800000002");
        one.tick("OLD_ALONE", true);
        assertThat(one.isDirty()).isTrue();
        one.save(saved -> { }, failed::set);
        idle();
        Resident after = people.named("查建国");
        assertThat(after.document()).isEqualTo(before.document());
        assertThat(after.detail(Detail.HEALTH)).isEqualTo("高血压");
        assertThat(after.detail(Detail.REMARK)).isEqualTo("常来");
        assertThat(after.phones()).extracting("number").containsExactly("13800000001", "13800000002");
        assertThat(after.phones().getFirst().owner()).isEqualTo("子");
        assertThat(after.has("OLD_ALONE")).isTrue();
        assertThat(failed.get()).isNull();
    }

    @Test
    void wrongFieldsAreNamedAndNothingIsSaved() {
        one.startNew();
        one.field("birth").set("昨天");
        one.field("phones").set("12");
        one.field("idNo").set("123");
        one.save(saved -> { }, failed::set);
        assertThat(one.errors()).containsOnlyKeys("name", "birth", "phones", "idNo");
        assertThat(people.count()).isEqualTo(2);
    }

    @Test
    void mergesPartsAndEnds() {
        Resident kept = people.named("查建国");
        Resident twin = people.residents.save(Resident.of("查建国").with(Detail.NATION, "01"));
        one.open(kept.id());
        idle();
        one.merge(twin.id());
        idle();
        assertThat(one.shown().get().merged()).extracting(Row::id).containsExactly(twin.id());
        one.unmerge(twin.id());
        idle();
        assertThat(one.shown().get().merged()).isEmpty();
        one.end(Standing.MOVED, null);
        idle();
        assertThat(one.shown().get().one().standing()).isEqualTo(Standing.MOVED);
        assertThat(failed.get()).isNull();
    }
}
