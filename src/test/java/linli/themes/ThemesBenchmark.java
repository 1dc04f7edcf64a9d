package linli.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Said;
import linli.themes.ThemeWords.Changes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Themes of 10,000 suggestions against one pass of the segmenter alone over the same texts, in one run.
 * {@code mvn -Pbenchmark test -Dtest=ThemesBenchmark}.
 */
@Tag("benchmark")
class ThemesBenchmark {
    private static final int ROUNDS = 11;
    private static final int WARM = 8;

    @Test
    void themesAgainstOnePassOfTheSegmenter() {
        List<Said> many = ThemeSamples.many(10_000);
        Filter filter = new Filter(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 11, 30), null);
        Supplier<ThemeReport> report = () -> ThemeCount.of(many, new ThemeWords(Changes.NONE), filter);
        Supplier<?> cutting = () -> many.stream().mapToInt(said -> PhraseFinder.cut(said.body()).size()).sum();
        Supplier<?> withPhrases = () -> {
            ThemeReport made = report.get();
            ThemeWords words = new ThemeWords(Changes.NONE);
            java.util.Set<Long> unmatched = new java.util.HashSet<>(made.unmatched());
            return PhraseFinder.frequent(many.stream().filter(said -> unmatched.contains(said.id()))
                    .map(said -> new PhraseFinder.Text(said.id(), said.body(), words.hits(said.body(), said.id(), null))).toList(), words.ignored(), 24);
        };
        Supplier<?> similar = () -> NeedLikeness.groups(many.stream().map(said -> new NeedLikeness.Text(said.id(), said.body(), java.util.Set.of())).toList(),
                java.util.Set.of());
        double[] medians = medians(List.of(cutting, report, withPhrases, similar));
        double cut = medians[0];
        double themes = medians[1];
        double both = medians[2];
        double alike = medians[3];
        System.out.printf(Locale.ROOT, "%n10,000 suggestions: segmenter %.0f ms, themes %.0f ms (ratio %.2f), with phrases of the unmatched %.0f ms (%.2f), similar texts %.0f ms%n",
                cut, themes, themes / cut, both, both / cut, alike);
        assertThat(themes / cut).isLessThanOrEqualTo(1.5);
    }

    /** The works take turns, so that none has the warmer or the quieter machine. */
    private static double[] medians(List<Supplier<?>> works) {
        double[][] millis = new double[works.size()][ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            for (int i = 0; i < works.size(); i++) {
                long began = System.nanoTime();
                assertThat(works.get(i).get()).isNotNull();
                if (round >= 0) {
                    millis[i][round] = (System.nanoTime() - began) / 1e6;
                }
            }
        }
        return Arrays.stream(millis).mapToDouble(one -> Arrays.stream(one).sorted().toArray()[ROUNDS / 2]).toArray();
    }
}
