package linli.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import linli.base.db.OpenStore;
import linli.base.db.StoreFolder;
import linli.base.db.TestFolder;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments of posting: no number that was told is lost or given twice, none is missing, the ledger balances. */
class TillKillTest {
    private static final int KILLS = 20;
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @TempDir
    Path place;

    /** The process that gets killed: takes money without end, and tells each number after it counts as saved. */
    static final class Victim {
        public static void main(String[] args) {
            try (OpenStore store = new StoreFolder(Path.of(args[0]), TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                TillDesk desk = new TillDesk(store.db());
                Random random = new Random(Long.parseLong(args[1]));
                System.out.println("READY");
                while (true) {
                    Charge charge = desk.charge("人" + random.nextInt(9), "PAINT", UserClass.RESIDENT, 500 + random.nextInt(900));
                    Money part = random.nextBoolean() ? charge.net() : new Money(1 + random.nextLong(charge.net().fen()));
                    Receipt receipt = desk.till.pay(charge.payer(), Map.of(charge.id(), part), Map.of(PayMethod.CASH, part), null);
                    System.out.println(receipt.no());
                    if (random.nextInt(4) == 0) {
                        System.out.println("VOID " + desk.till.cancel(receipt.id(), "试", TillDesk.SECOND).no());
                    }
                }
            }
        }
    }

    @Test
    void noNumberIsLostOrDoubled() throws Exception {
        kill(6);
    }

    @Test
    @Tag("long")
    void norInManyMoreKills() throws Exception {
        kill(KILLS);
    }

    private void kill(int kills) throws Exception {
        TestFolder.create(place.resolve("store")).store().close();
        Random random = new Random(7);
        List<String> told = new ArrayList<>();
        List<String> voided = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            run(kill, random.nextInt(80), told, voided);
            try (OpenStore store = new StoreFolder(place.resolve("store"), TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                TillDesk desk = new TillDesk(store.db());
                Map<String, Receipt> stored = new HashMap<>();
                desk.takings.receipts(DAY, DAY, "").forEach(receipt -> assertThat(stored.put(receipt.no(), receipt)).as("number given twice").isNull());
                assertThat(stored.keySet()).as("kill %d", kill).containsAll(told);
                assertThat(voided).allMatch(no -> !stored.get(no).live());
                assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, stored.size()).mapToObj(i -> String.format("2026-%06d", i)).toList());
                assertThat(desk.fund.broken()).isEmpty();
                Money live = stored.values().stream().filter(Receipt::live).map(Receipt::total).reduce(Money.ZERO, Money::plus);
                assertThat(desk.fund.income(DAY, DAY).values().stream().reduce(Money.ZERO, Money::plus)).isEqualTo(live);
            }
        }
        assertThat(told.size()).as("receipts told before the kills").isGreaterThan(kills);
    }

    private void run(int seed, int millis, List<String> told, List<String> voided) throws Exception {
        Path said = place.resolve("said-" + seed);
        Process victim = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true", "-Dstdout.encoding=UTF-8", "-Duser.timezone=Asia/Shanghai", "-cp", CLASS_PATH, Victim.class.getName(),
                place.resolve("store").toString(), "" + seed).redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(said.toFile()).start();
        while (!Files.readString(said).contains("READY\n")) {
            assertThat(victim.waitFor(20, TimeUnit.MILLISECONDS)).as("the victim ended before it was killed").isFalse();
        }
        // Some receipts in, then anywhere in the next one.
        while (Files.readString(said).lines().count() < 2 + seed % 5) {
            assertThat(victim.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        victim.waitFor(millis, TimeUnit.MILLISECONDS);
        victim.destroyForcibly().waitFor();
        String text = Files.readString(said);
        // A line that was cut off by the kill was not told.
        text.substring(0, text.lastIndexOf('\n')).lines().skip(1).forEach(line -> (line.startsWith("VOID ") ? voided : told).add(line.replace("VOID ", "")));
    }
}
