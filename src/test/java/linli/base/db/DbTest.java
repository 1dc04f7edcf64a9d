package linli.base.db;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DbTest {
    private final Db db = TestStore.open();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aWriteIsSeenAfterItReturnsAndRaisesTheCommitNumber() {
        long before = db.commitNo();
        long inside = db.write(() -> {
            put("a");
            return db.commitNo();
        });
        assertThat(count()).isEqualTo(1);
        assertThat(inside).isEqualTo(before + 1).isEqualTo(db.commitNo());
    }

    @Test
    void aFailedWriteLeavesNothing() {
        long before = db.commitNo();
        assertThatThrownBy(() -> db.write(() -> {
            put("a");
            throw new IllegalArgumentException("no");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(count()).isZero();
        assertThat(db.commitNo()).isEqualTo(before);
    }

    @Test
    void aWriteInsideJoinsAndReadsItsOwnTransaction() {
        assertThatThrownBy(() -> db.write(() -> {
            put("a");
            db.write(() -> put("b"));
            assertThat(count()).isEqualTo(2);
            throw new IllegalArgumentException("no");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(count()).isZero();
    }

    @Test
    void aFailedInnerWriteIsUndoneAloneWhenTheOuterGoesOn() {
        db.write(() -> {
            put("a");
            try {
                db.write(() -> {
                    put("b");
                    throw new IllegalArgumentException("no");
                });
            } catch (IllegalArgumentException expected) {
                put("c");
            }
        });
        assertThat(db.sql().select(SETTING.NAME).from(SETTING).orderBy(SETTING.NAME).fetch(SETTING.NAME))
                .containsExactly("a", "c");
    }

    @Test
    void aReaderNeverWaitsForTheWriter() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> db.write(() -> {
            put("a");
            written.countDown();
            try {
                leave.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }));
        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(count()).isZero();
        assertThat(writing.isDone()).isFalse();
        leave.countDown();
        writing.get(10, TimeUnit.SECONDS);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anInterruptNeitherLosesTheWriteNorClosesTheStore() throws Exception {
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            Thread.currentThread().interrupt();
            db.write(() -> put("a"));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        caller.join(10_000);
        assertThat(flag.get()).isTrue();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void writingOutsideAWriteIsADefect() {
        assertThatThrownBy(db::writing).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> db.sql().deleteFrom(SETTING).execute()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anErrorNeverQuotesPeoplesData() {
        String secret = "a-secret-number";
        db.write(() -> put(secret));
        assertThatThrownBy(() -> db.write(() -> put(secret)))
                .isInstanceOf(IntegrityConstraintViolationException.class)
                .hasMessageContaining("SETTING_PK")
                .satisfies(problem -> assertThat(trace(problem)).doesNotContain(secret));
        assertThatThrownBy(() -> db.write(() -> put(secret.repeat(20))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("NAME")
                .satisfies(problem -> assertThat(trace(problem)).doesNotContain(secret));
    }

    @Test
    void norDoesAnErrorAboutAPrimaryKeyOfItsOwn() {
        String secret = "a-secret-purpose";
        db.write(() -> db.writing().execute("insert into fund_project (id, name, purpose, since_on, touched, version) values (7, 'a', ?, date '2026-01-01', 1, 1)", secret));
        assertThatThrownBy(() -> db.write(() -> db.writing().execute("insert into fund_project (id, name, purpose, since_on, touched, version) values (7, 'b', ?, date '2026-01-01', 1, 1)", secret)))
                .isInstanceOf(IntegrityConstraintViolationException.class)
                .satisfies(problem -> assertThat(trace(problem)).contains("FUND_PROJECT").doesNotContain(secret));
    }

    private static String trace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theProgramKnowsItsNewestMigration() throws Exception {
        assertThat(TestStore.migrations()).hasSize(Schema.VERSION);
    }

    private void put(String name) {
        db.writing().insertInto(SETTING)
                .set(SETTING.SCOPE, "").set(SETTING.NAME, name).set(SETTING.CONTENT, "x").set(SETTING.VERSION, 1L)
                .execute();
    }

    private int count() {
        return db.sql().fetchCount(SETTING);
    }
}
