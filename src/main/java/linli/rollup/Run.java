package linli.rollup;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.value.Span;

/**
 * What taking a number of files in has come to, a line for each file.
 *
 * @param span the period; null when no file could be read and none was named
 */
public record Run(Span span, List<Line> lines) {
    /** WAITING: it would replace another and nobody has said so yet. */
    public enum Outcome { RECEIVED, LATE, REPLACED, UNCHANGED, WAITING, REFUSED }

    /**
     * @param code of the community, "" when the file does not say
     * @param words for the person: what came of it and why
     */
    public record Line(String file, Outcome outcome, String code, String name, String words) {}

    public Map<Outcome, Long> counts() {
        return lines.stream().collect(Collectors.groupingBy(Line::outcome, Collectors.counting()));
    }

    public long count(Outcome outcome) {
        return counts().getOrDefault(outcome, 0L);
    }
}
