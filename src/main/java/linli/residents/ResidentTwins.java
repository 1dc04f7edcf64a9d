package linli.residents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linli.base.excel.Judged;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.value.LongTable;
import linli.base.value.Mask;
import linli.base.value.Phone;
import linli.residents.Resident.Document;
import linli.residents.ResidentQuery.Traits;

/**
 * Who may be the same person when no number tells it: the same name with the same birth date, phone or room. Kept as
 * sorted hashes, so that a large store costs little memory; rows of a running import are added as they come.
 */
final class ResidentTwins {
    static final int BIRTH = 1;
    static final int PHONE = 2;
    static final int ROOM = 4;
    /** The name alone, only for people of whom nothing else is known. */
    static final int NAME_ONLY = 8;
    /** What each agreement counts, out of a hundred. */
    static final int NAME_SCORE = 40;
    static final int BIRTH_SCORE = 30;
    static final int PHONE_SCORE = 20;
    static final int ROOM_SCORE = 10;
    private static final int MOST = 5;

    private final long[] hashes;
    private final long[] ids;
    private final Set<Long> numbered = new HashSet<>();
    private final Map<Long, List<Long>> added = new HashMap<>();

    /** @param bits which of {@link #BIRTH}, {@link #PHONE}, {@link #ROOM}, {@link #NAME_ONLY} agree beside the name */
    record Found(long id, int bits) {
        /** @return the reason for people. */
        String why() {
            List<String> parts = new ArrayList<>(List.of(Texts.text("residents.same.name")));
            if ((bits & BIRTH) != 0) {
                parts.add(Texts.text("residents.same.birth"));
            }
            if ((bits & PHONE) != 0) {
                parts.add(Texts.text("residents.same.phone"));
            }
            if ((bits & ROOM) != 0) {
                parts.add(Texts.text("residents.same.room"));
            }
            return String.join(Texts.text("residents.same.join"), parts);
        }

        /** @return 0 to 1: two things that agree weigh more than one, a birth date more than a room. */
        double score() {
            return (NAME_SCORE + ((bits & BIRTH) != 0 ? BIRTH_SCORE : 0) + ((bits & PHONE) != 0 ? PHONE_SCORE : 0) + ((bits & ROOM) != 0 ? ROOM_SCORE : 0)) / 100.0;
        }
    }

    ResidentTwins(List<Traits> stored) {
        List<long[]> pairs = new ArrayList<>(stored.size() * 3);
        for (Traits one : stored) {
            keys(one).forEach((hash, bit) -> pairs.add(new long[] {hash, one.id()}));
            if (!one.citizenNo().isEmpty()) {
                numbered.add(one.id());
            }
        }
        pairs.sort(Comparator.<long[]>comparingLong(pair -> pair[0]).thenComparingLong(pair -> pair[1]));
        hashes = pairs.stream().mapToLong(pair -> pair[0]).toArray();
        ids = pairs.stream().mapToLong(pair -> pair[1]).toArray();
    }

    /** Adds a row of the running import; its id is negative while it is not stored. */
    void add(long id, Resident one) {
        keys(traits(id, one)).keySet().forEach(hash -> added.computeIfAbsent(hash, any -> new ArrayList<>(1)).add(id));
    }

    /** @return those who agree with the person in name and something more, best first, then the longest known. */
    List<Found> find(Resident one) {
        Map<Long, Integer> bits = new TreeMap<>();
        keys(traits(one.id(), one)).forEach((hash, bit) -> {
            int at = Arrays.binarySearch(hashes, hash);
            while (at > 0 && hashes[at - 1] == hash) {
                at--;
            }
            for (; at >= 0 && at < hashes.length && hashes[at] == hash; at++) {
                bits.merge(ids[at], bit, (a, b) -> a | b);
            }
            added.getOrDefault(hash, List.of()).forEach(id -> bits.merge(id, bit, (a, b) -> a | b));
        });
        return bits.entrySet().stream().map(entry -> new Found(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Found::score).reversed()).toList();
    }

    /** @return the found that are worth asking about: stored, and not surely somebody else. */
    List<Found> maybe(List<Found> found, Resident one) {
        boolean citizen = one.document() != null && one.document().kind() == linli.base.value.IdNumber.Kind.CITIZEN18;
        return found.stream().filter(other -> other.id() > 0 && other.id() != one.id() && other.bits() != NAME_ONLY)
                .filter(other -> !(citizen && numbered.contains(other.id()))).limit(MOST).toList();
    }

    /**
     * Whether a row without a number is this person: birth date and room agree, or the phone where a birth date is
     * missing and the room does not speak against it, or everything that tells people apart agrees, blanks included.
     * The name alone never does.
     */
    static boolean sure(Resident row, Resident other) {
        Traits mine = traits(0, row);
        Traits its = traits(0, other);
        boolean birth = !mine.birth().isEmpty() && mine.birth().equals(its.birth());
        boolean room = !mine.room().isEmpty() && mine.room().equals(its.room());
        boolean phone = mine.phones().stream().anyMatch(its.phones()::contains);
        if (birth && room) {
            return true;
        }
        boolean roomOpen = room || mine.room().isEmpty() || its.room().isEmpty();
        if (phone && roomOpen && (mine.birth().isEmpty() || its.birth().isEmpty())) {
            return true;
        }
        boolean alike = mine.birth().equals(its.birth()) && mine.room().equals(its.room())
                && new HashSet<>(mine.phones()).equals(new HashSet<>(its.phones()));
        return alike && (birth || room || phone || row.over(other).saysSame(other));
    }

    /** Under a former name on either side it is the same person. */
    static boolean sameName(Resident row, String name, Resident stored) {
        return row.name().equals(name) || row.detail(Resident.Detail.FORMER_NAME).equals(name)
                || stored != null && stored.detail(Resident.Detail.FORMER_NAME).equals(row.name());
    }

    /** Of two that would do: the one that says the same, then the one without a number, then the first. */
    static boolean better(Resident row, Resident one, Resident best) {
        boolean same = row.over(one).saysSame(one);
        boolean bestSame = row.over(best).saysSame(best);
        return same != bestSame ? same : one.document() == null && best.document() != null;
    }

    static List<Judged.Maybe> suggestions(Resident value, List<Found> alike) {
        return alike.stream().map(one -> new Judged.Maybe(one.id(), value.name(), one.why())).toList();
    }

    static Judged<Resident> otherName(Parsed<Resident> row, String cause, String name, Document document) {
        Problem problem = new Problem("idNo", Problem.Severity.REJECT, cause, cause.equals("id.OTHER_NAME")
                ? Texts.text("residents.row.otherName", row.row().where("idNo"), Mask.idNo(document.number()), Mask.name(name))
                : Texts.text("residents.row.otherNameInFile", row.row().where("idNo"), Mask.idNo(document.number()), Mask.name(name)));
        return new Judged<>(new Parsed<>(row.row(), null, row.problems()), Judged.Fate.REJECTED, null, with(row.problems(), problem), List.of());
    }

    static Judged<Resident> twin(Parsed<Resident> row, long id) {
        Problem problem = new Problem("", Problem.Severity.WARN, "row.TWIN", Texts.text("residents.row.twin"));
        return new Judged<>(row, Judged.Fate.TWIN, id == 0 ? null : (Long) id, with(row.problems(), problem), List.of());
    }

    static List<Problem> with(List<Problem> problems, Problem more) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(more);
        return List.copyOf(all);
    }

    /** Adds to the people those they were merged into. @return the id under which each is known now */
    static Map<Long, Long> now(Map<Long, Resident> stored, ResidentQuery query) {
        Map<Long, Long> now = new HashMap<>();
        stored.values().forEach(one -> now.put(one.id(), one.mergedInto() == null ? (Long) one.id() : one.mergedInto()));
        Set<Long> merged = new HashSet<>(now.values());
        merged.removeAll(stored.keySet());
        stored.putAll(query.load(merged));
        return now;
    }

    /** @return whether {@link #sure} can hold for a stored person found so: most of those found need not even be read. */
    static boolean canBeSure(Resident row, Found found) {
        Traits mine = traits(0, row);
        boolean birth = (found.bits() & BIRTH) != 0;
        boolean room = (found.bits() & ROOM) != 0;
        boolean phone = (found.bits() & PHONE) != 0;
        return birth && room || phone || (birth || mine.birth().isEmpty()) && (room || mine.room().isEmpty()) && mine.phones().isEmpty();
    }

    /** @return pairs of stored people that may be one, best first; of two with citizen numbers none. */
    List<long[]> pairs(List<Traits> stored, Set<String> distinct, int most) {
        Map<String, long[]> pairs = new HashMap<>();
        for (Traits one : stored) {
            keys(one).forEach((hash, bit) -> {
                int at = Arrays.binarySearch(hashes, hash);
                while (at > 0 && hashes[at - 1] == hash) {
                    at--;
                }
                for (; at < hashes.length && hashes[at] == hash; at++) {
                    long other = ids[at];
                    boolean both = numbered.contains(one.id()) && numbered.contains(other);
                    if (bit != NAME_ONLY && other > one.id() && !both && !distinct.contains(one.id() + "-" + other)) {
                        pairs.computeIfAbsent(one.id() + "-" + other, any -> new long[] {one.id(), other, 0})[2] |= bit;
                    }
                }
            });
        }
        return pairs.values().stream()
                .sorted(Comparator.<long[]>comparingDouble(pair -> -new Found(0, (int) pair[2]).score()).thenComparingLong(pair -> pair[0])
                        .thenComparingLong(pair -> pair[1])).limit(most).toList();
    }

    private static Traits traits(long id, Resident one) {
        String room = one.home().room().isEmpty() ? "" : one.home().building() + "|" + one.home().unit() + "|" + one.home().room();
        return new Traits(id, one.name(), one.birth() == null ? "" : one.birth().toString(), room,
                one.phones().stream().map(Phone::number).toList(), "");
    }

    private static Map<Long, Integer> keys(Traits one) {
        Map<Long, Integer> keys = new HashMap<>();
        if (!one.birth().isEmpty()) {
            keys.put(hash(one.name(), BIRTH, one.birth()), BIRTH);
        }
        if (!one.room().isEmpty()) {
            keys.put(hash(one.name(), ROOM, one.room()), ROOM);
        }
        one.phones().forEach(phone -> keys.put(hash(one.name(), PHONE, phone), PHONE));
        if (keys.isEmpty()) {
            keys.put(hash(one.name(), NAME_ONLY, ""), NAME_ONLY);
        }
        return keys;
    }

    /** A chance hit is not to be expected, and every find is looked at again. */
    private static long hash(String name, int kind, String value) {
        return LongTable.hash(LongTable.hash(LongTable.hash(Integer.toString(kind)), name), "\n" + value);
    }
}
