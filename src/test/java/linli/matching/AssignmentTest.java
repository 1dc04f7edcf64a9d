package linli.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The best assignment is the best there is, whatever the graph. */
class AssignmentTest {

    @Test
    void agreesWithJGraphTOnManySmallGraphs() {
        Random random = new Random(8);
        int moved = 0;
        for (int round = 0; round < 400; round++) {
            int needs = random.nextInt(14);
            int supplies = 1 + random.nextInt(9);
            int most = random.nextBoolean() ? 5 : 10_000;
            Graphs graph = Graphs.random(round, needs, supplies, random.nextInt(5), 1 + random.nextInt(3), most);
            Assignment ours = graph.ours();
            int[] given = ours.solve();
            check(graph, given);
            assertThat(ours.total()).as("graph %d", round).isEqualTo(graph.byMatching()).isEqualTo(graph.byFlow());
            moved += greedy(graph) < ours.total() ? 1 : 0;
        }
        assertThat(moved).as("graphs on which taking the best each time is not enough").isGreaterThan(50);
    }

    /** One need a time, each its best free supply. */
    private static long greedy(Graphs graph) {
        int[] left = graph.seats().clone();
        long total = 0;
        for (int need = 0; need < graph.needs(); need++) {
            int best = -1;
            for (int edge = graph.start()[need]; edge < graph.start()[need + 1]; edge++) {
                if (left[graph.to()[edge]] > 0 && (best < 0 || graph.score()[edge] > graph.score()[best])) {
                    best = edge;
                }
            }
            if (best >= 0) {
                left[graph.to()[best]]--;
                total += graph.score()[best];
            }
        }
        return total;
    }

    private static void check(Graphs graph, int[] given) {
        int[] used = new int[graph.seats().length];
        for (int need = 0; need < given.length; need++) {
            if (given[need] < 0) {
                continue;
            }
            used[given[need]]++;
            boolean known = false;
            for (int edge = graph.start()[need]; edge < graph.start()[need + 1]; edge++) {
                known |= graph.to()[edge] == given[need];
            }
            assertThat(known).isTrue();
        }
        for (int supply = 0; supply < used.length; supply++) {
            assertThat(used[supply]).isLessThanOrEqualTo(graph.seats()[supply]);
        }
    }
}
