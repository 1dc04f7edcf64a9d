package linli.base.value;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the ways in which people name weekly times. */
final class SlotText {
    private static final String DAYS = Words.text("slot.days");
    private static final Pattern DAY = Words.pattern("slot.day");
    private static final Pattern WORKDAYS = Words.pattern("slot.workdays");
    private static final Pattern WEEKEND = Words.pattern("slot.weekend");
    private static final Pattern EVERYDAY = Words.pattern("slot.everyday");
    private static final Pattern MORNING = Words.pattern("slot.morning");
    private static final Pattern NOON = Words.pattern("slot.noon");
    private static final Pattern AFTERNOON = Words.pattern("slot.afternoon");
    private static final Pattern EVENING = Words.pattern("slot.evening");
    private static final Pattern WHOLE = Words.pattern("slot.whole");
    private static final Pattern TIME = Words.pattern("slot.time");
    private static final Pattern GLUE = Words.pattern("slot.glue");
    private static final String HALF = Words.text("slot.half");
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    private static final Span WHOLE_DAY = span(8, 21);

    private record Span(LocalTime from, LocalTime to) {}

    private final String text;
    private final boolean strict;
    private final TreeSet<WeekSlot> found = new TreeSet<>();
    private final EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    /** The part of the day last named, which a time after it may refine: 下午2点-4点. */
    private Span part;
    private boolean daysUsed;

    private SlotText(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    static Optional<List<WeekSlot>> strict(String raw) {
        String text = Clean.text(raw);
        if (Clean.isPlaceholder(text)) {
            return Optional.empty();
        }
        SlotText reading = new SlotText(text, true);
        return reading.read() ? Optional.of(List.copyOf(reading.found)) : Optional.empty();
    }

    static List<WeekSlot> anywhere(String raw) {
        SlotText reading = new SlotText(Clean.text(raw), false);
        reading.read();
        return List.copyOf(reading.found);
    }

    private boolean read() {
        int at = 0;
        while (at < text.length()) {
            int next = step(at);
            if (next == at) {
                if (strict) {
                    return false;
                }
                endOfPart();
                next = at + 1;
            }
            at = next;
        }
        endOfPart();
        if (!daysUsed && !days.isEmpty() && (strict || found.isEmpty())) {
            add(days, WHOLE_DAY);
        }
        return !found.isEmpty();
    }

    /** @return where the next word begins, or {@code at} when nothing is understood here. */
    private int step(int at) {
        Matcher word = at(TIME, at);
        if (word != null) {
            Span span = time(word);
            if (span == null) {
                return at;
            }
            part = null;
            use(span);
            return word.end();
        }
        for (Named named : List.of(new Named(WEEKEND, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
                new Named(WORKDAYS, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)), new Named(EVERYDAY, ALL))) {
            word = at(named.pattern, at);
            if (word != null) {
                day(named.days);
                return word.end();
            }
        }
        word = at(DAY, at);
        if (word != null) {
            day(range(word.group(1), word.group(2)));
            return word.end();
        }
        int end = partOfDay(at);
        if (end > at) {
            return end;
        }
        word = at(GLUE, at);
        return word != null ? word.end() : at;
    }

    private int partOfDay(int at) {
        for (Parted parted : List.of(new Parted(MORNING, span(8, 12)), new Parted(NOON, span(12, 14)), new Parted(AFTERNOON, span(12, 18)),
                new Parted(EVENING, span(18, 21)), new Parted(WHOLE, WHOLE_DAY))) {
            Matcher word = at(parted.pattern, at);
            if (word != null) {
                endOfPart();
                part = parted.span;
                return word.end();
            }
        }
        return at;
    }

    private record Named(Pattern pattern, Set<DayOfWeek> days) {}

    private record Parted(Pattern pattern, Span span) {}

    private void day(Set<DayOfWeek> more) {
        endOfPart();
        if (daysUsed) {
            days.clear();
            daysUsed = false;
        }
        days.addAll(more);
    }

    private void endOfPart() {
        if (part != null) {
            Span ended = part;
            part = null;
            use(ended);
        }
    }

    private void use(Span span) {
        if (!days.isEmpty()) {
            add(days, span);
            daysUsed = true;
        } else if (strict) {
            add(ALL, span);
        }
    }

    private void add(Set<DayOfWeek> on, Span span) {
        on.forEach(day -> found.add(new WeekSlot(day, span.from, span.to)));
    }

    private Matcher at(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() && matcher.end() > at ? matcher : null;
    }

    /** @return the span, with afternoon hours counted on where the part of the day says so; null when it is none. */
    private Span time(Matcher word) {
        LocalTime from = clock(word.group(1), word.group(2), word.group(3));
        LocalTime to = clock(word.group(4), word.group(5), word.group(6));
        if (from == null || to == null) {
            return null;
        }
        boolean later = part != null && !part.from.isBefore(LocalTime.NOON) && from.getHour() < 12;
        LocalTime begin = later ? from.plusHours(12) : from;
        LocalTime end = to.isBefore(begin) && to.getHour() < 12 ? to.plusHours(12) : to;
        return begin.isBefore(end) ? new Span(begin, end) : null;
    }

    private static LocalTime clock(String hour, String minute, String spoken) {
        int hours = Integer.parseInt(hour);
        String said = spoken == null ? "" : spoken.replaceAll("\\D", "");
        int minutes = minute != null ? Integer.parseInt(minute) : HALF.equals(spoken) ? 30 : said.isEmpty() ? 0 : Integer.parseInt(said);
        return hours > 23 || minutes > 59 ? null : LocalTime.of(hours, minutes);
    }

    private static Set<DayOfWeek> range(String first, String last) {
        DayOfWeek from = weekday(first);
        DayOfWeek to = last == null ? from : weekday(last);
        EnumSet<DayOfWeek> days = EnumSet.of(to);
        for (DayOfWeek day = from; day != to; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek weekday(String character) {
        int index = DAYS.indexOf(character);
        return index < 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(index + 1);
    }

    private static Span span(int from, int to) {
        return new Span(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }
}
