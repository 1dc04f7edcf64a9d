package linli.base.value;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 每周时段: a span of time that comes back every week, e.g. Saturday 14:00–16:00.
 *
 * @param day the weekday
 * @param from its begin, included
 * @param to its end, excluded; after the begin on the same day
 */
public record WeekSlot(DayOfWeek day, LocalTime from, LocalTime to) implements Comparable<WeekSlot> {
    private static final String DAYS = Words.text("slot.days");
    private static final String WORD = Words.text("slot.word");
    private static final Map<String, String> BRIEF = Arrays.stream(Words.text("slot.brief.parts").split("\\|")).map(part -> part.split("="))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));

    public WeekSlot {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a slot ends after it begins: " + from + " " + to);
        }
    }

    /**
     * Reads what people write: 周六下午, 工作日晚上, 周三、周五 14:00-16:00, 每天上午9点到11点. A day without a time is the whole
     * day (08:00–21:00), a time without a day every day.
     *
     * @return the slots by day and time; empty when any part of the text is not understood, or nothing is said
     */
    public static Optional<List<WeekSlot>> parse(String text) {
        return SlotText.strict(text);
    }

    /** @return the slots that are named anywhere in a sentence; a time without any day is not taken. */
    public static List<WeekSlot> find(String sentence) {
        return SlotText.anywhere(sentence);
    }

    /** @return slots kept by {@link #store}; none for null or "". */
    public static List<WeekSlot> stored(String kept) {
        if (kept == null || kept.isBlank()) {
            return List.of();
        }
        return Arrays.stream(kept.split(";")).map(WeekSlot::of).sorted().toList();
    }

    /** @return the slots as one text for a column of the store: {@code SAT 14:00-16:00;SUN 09:00-11:00}. */
    public static String store(List<WeekSlot> slots) {
        return slots.stream().sorted().map(WeekSlot::toString).collect(Collectors.joining(";"));
    }

    /** @return the slots as a person reads them, with 、 between. */
    public static String words(List<WeekSlot> slots) {
        return slots.stream().sorted().map(WeekSlot::word).collect(Collectors.joining("\u3001"));
    }

    /** @return the slots as people say them: 周六、周日下午 where a whole part of the day is meant, otherwise with the times. */
    public static String brief(List<WeekSlot> slots) {
        Map<String, List<DayOfWeek>> days = new LinkedHashMap<>();
        slots.stream().sorted().forEach(slot -> days.computeIfAbsent(slot.span(), any -> new ArrayList<>()).add(slot.day));
        return days.entrySet().stream().map(one -> days(one.getValue()) + one.getKey()).collect(Collectors.joining("\uFF1B"));
    }

    /** Five workdays, the whole week, or three and more in a row have words of their own. */
    private static String days(List<DayOfWeek> days) {
        String all = days.stream().distinct().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining());
        String words = Words.text("slot.brief.days");
        for (String line : words.split("\\|")) {
            if (line.startsWith(all + "=")) {
                return line.substring(all.length() + 1);
            }
        }
        boolean row = days.size() > 2 && days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
        return row ? MessageFormat.format(Words.text("slot.brief.range"), dayWord(days.getFirst()), dayWord(days.getLast()))
                : days.stream().map(day -> MessageFormat.format(Words.text("slot.brief.day"), dayWord(day))).collect(Collectors.joining("\u3001"));
    }

    private String span() {
        String hours = from + "-" + to;
        return BRIEF.getOrDefault(hours, " " + from + "\u2013" + to);
    }

    private static WeekSlot of(String kept) {
        String[] parts = kept.strip().split("[ -]");
        DayOfWeek day = Arrays.stream(DayOfWeek.values()).filter(one -> one.name().startsWith(parts[0])).findFirst().orElseThrow();
        return new WeekSlot(day, LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
    }

    /** @return whether the two share any time. */
    public boolean overlaps(WeekSlot other) {
        return day == other.day && from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** @return minutes that the two share. */
    public int shared(WeekSlot other) {
        if (!overlaps(other)) {
            return 0;
        }
        LocalTime begin = from.isAfter(other.from) ? from : other.from;
        LocalTime end = to.isBefore(other.to) ? to : other.to;
        return (end.toSecondOfDay() - begin.toSecondOfDay()) / 60;
    }

    /** @return whether the other lies wholly in this one. */
    public boolean contains(WeekSlot other) {
        return day == other.day && !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** @return whether the moment lies in the slot. */
    public boolean contains(LocalDateTime moment) {
        return moment.getDayOfWeek() == day && !moment.toLocalTime().isBefore(from) && moment.toLocalTime().isBefore(to);
    }

    /** @return its length. */
    public int minutes() {
        return (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
    }

    public DayPart part() {
        return DayPart.of(from);
    }

    public boolean weekend() {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    /** @return as a person reads it: 周六 14:00–16:00. */
    public String word() {
        return MessageFormat.format(WORD, dayWord(day), from, to);
    }

    /** @return the weekday's character: 一 … 日. */
    public static String dayWord(DayOfWeek day) {
        return DAYS.substring(day.getValue() - 1, day.getValue());
    }

    @Override
    public int compareTo(WeekSlot other) {
        int days = day.compareTo(other.day);
        int begins = from.compareTo(other.from);
        return days != 0 ? days : begins != 0 ? begins : to.compareTo(other.to);
    }

    /** @return as stored: {@code SAT 14:00-16:00}. */
    @Override
    public String toString() {
        return day.name().substring(0, 3).toUpperCase(Locale.ROOT) + " " + from + "-" + to;
    }
}
