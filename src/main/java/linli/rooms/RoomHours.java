package linli.rooms;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.value.WeekSlot;

/** 开放时间 in few words: the same span on all days is one, so are the working days and the weekend; read back by {@link WeekSlot#parse}. */
final class RoomHours {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private RoomHours() {}

    private record Span(LocalTime from, LocalTime to) implements Comparable<Span> {
        @Override
        public int compareTo(Span other) {
            return from.equals(other.from) ? to.compareTo(other.to) : from.compareTo(other.from);
        }
    }

    static String words(List<WeekSlot> slots) {
        Map<Span, Set<DayOfWeek>> days = slots.stream().collect(Collectors.groupingBy(slot -> new Span(slot.from(), slot.to()), TreeMap::new,
                Collectors.mapping(WeekSlot::day, Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)))));
        List<String> parts = new ArrayList<>();
        days.forEach((span, on) -> {
            Set<DayOfWeek> rest = EnumSet.copyOf(on);
            String time = " " + span.from() + "–" + span.to();
            if (rest.size() == 7) {
                parts.add(Texts.text("rooms.hours.every") + time);
                return;
            }
            int first = rest.iterator().next().getValue();
            if (rest.size() > 2 && rest.size() != 5 && rest.equals(EnumSet.range(DayOfWeek.of(first), DayOfWeek.of(first + rest.size() - 1 > 7 ? first : first + rest.size() - 1)))) {
                parts.add(Texts.text("rooms.hours.run", WeekSlot.dayWord(DayOfWeek.of(first)), WeekSlot.dayWord(DayOfWeek.of(first + rest.size() - 1))) + time);
                return;
            }
            if (rest.containsAll(EnumSet.complementOf(EnumSet.copyOf(WEEKEND)))) {
                parts.add(Texts.text("rooms.hours.work") + time);
                rest.retainAll(WEEKEND);
            }
            if (rest.containsAll(WEEKEND)) {
                parts.add(Texts.text("rooms.hours.weekend") + time);
                rest.removeAll(WEEKEND);
            }
            rest.forEach(day -> parts.add(new WeekSlot(day, span.from(), span.to()).word()));
        });
        return String.join(Texts.text("venues.comma"), parts);
    }
}
