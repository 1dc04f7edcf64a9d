package linli.base.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {
    @Test
    void answersAsAMapDoes() {
        Random random = new Random(20261124);
        LongTable table = new LongTable();
        Map<Long, Long> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            // negative, zero and clustered keys, some of them twice
            long key = i % 3 == 0 ? random.nextLong() : random.nextInt(20_000) - 10_000;
            table.put(key, i);
            map.putIfAbsent(key, (long) i);
        }
        assertThat(table.get(Long.MIN_VALUE)).isEqualTo(LongTable.NONE);
        assertThat(table.has(20_000)).isFalse();
        map.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
    }
}
