package linli.residents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.residents.ResidentTwins.Found;

/**
 * One file's way to the residents. The same number is the same person, unless the names differ; a row without a number
 * is somebody known only when more than the name agrees; everything else is new, with suggestions.
 */
final class ResidentIntake implements Intake<Resident> {
    private final ResidentStore store;
    private final ResidentQuery query;
    private final Map<String, Seen> byNumber = new HashMap<>();
    private final Map<Long, Seen> byTarget = new HashMap<>();
    private final List<Seen> unnumbered = new ArrayList<>();
    /** Rows found to be an earlier row of the file by other means than a number; and new rows without one. */
    private final Map<String, Seen> byRow = new HashMap<>();
    /** What the file says first of a dwelling or household is what it says. */
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<String, String> heads = new HashMap<>();
    /** What a person has decided about rows. */
    private final Map<String, Decision> decided = new HashMap<>();
    private final Supplier<String> staff;
    private ResidentTwins twins;
    private boolean storeIsEmpty;

    /** A row of the file that others may be twins of. The value is kept only where no number tells twins. */
    private static final class Seen {
        private final String name;
        private final Resident value;
        private long id;

        Seen(String name, Resident value, long id) {
            this.name = name;
            this.value = value;
            this.id = id;
        }
    }

    ResidentIntake(ResidentStore store, ResidentQuery query, Supplier<String> staff) {
        this.staff = staff;
        this.store = store;
        this.query = query;
    }

    @Override
    public void decide(Decision decision) {
        decided.put(decision.sheet() + "\n" + decision.row(), decision);
    }

    @Override
    public List<Judged<Resident>> judge(List<Parsed<Resident>> batch) {
        prepare();
        Map<Parsed<Resident>, List<Found>> found = new IdentityHashMap<>();
        Set<String> numbers = new HashSet<>();
        Set<Long> wanted = new HashSet<>();
        for (Parsed<Resident> one : batch) {
            if (one.value() == null) {
                continue;
            }
            one.value().allDocuments().forEach(document -> numbers.add(document.number()));
            long told = told(one);
            if (told > 0) {
                wanted.add(told);
            }
            if (one.value().document() == null) {
                List<Found> alike = twins.find(one.value());
                found.put(one, alike);
                alike.forEach(other -> wanted.add(other.id()));
            }
        }
        Map<String, List<Long>> holders = storeIsEmpty ? Map.of() : query.holders(numbers);
        holders.values().forEach(wanted::addAll);
        wanted.removeIf(id -> id < 0);
        Map<Long, Long> now = query.now(wanted);
        wanted.addAll(now.values());
        Map<Long, Resident> stored = query.load(wanted);
        List<Judged<Resident>> judged = new ArrayList<>(batch.size());
        for (Parsed<Resident> one : batch) {
            Resident same = one.value() == null || told(one) == 0 ? null : stored.get(now.getOrDefault(told(one), told(one)));
            if (same != null && one.value().allDocuments().stream().noneMatch(d -> holders.containsKey(d.number()) || byNumber.containsKey(d.number()))
                    && (one.value().document() == null || same.document() == null)) {
                Judged<Resident> known = known(new Parsed<>(one.row(), settled(one.value()), one.problems()), same);
                List<Found> alike = found.containsKey(one) ? found.get(one) : twins.find(one.value());
                judged.add(new Judged<>(known.parsed(), known.fate(), known.target(), known.problems(), suggestions(one.value(), twins.maybe(alike, one.value()))));
                continue;
            }
            judged.add(one.value() == null ? new Judged<>(one, Fate.REJECTED, null, one.problems(), List.of())
                    : one.value().document() != null ? byNumber(one, holders, now, stored) : byTraits(one, found.get(one), stored));
        }
        return judged;
    }

    /** @return id of the stored resident that a person has said the row is, 0 for nobody. */
    private long told(Parsed<Resident> one) {
        Decision decision = decided.isEmpty() ? null : decided.get(place(one));
        return decision == null ? 0 : decision.target();
    }

    private boolean told(Parsed<Resident> one, Choice choice) {
        Decision decision = decided.isEmpty() ? null : decided.get(place(one));
        return decision != null && decision.choice() == choice;
    }

    private void prepare() {
        if (twins == null) {
            List<ResidentQuery.Traits> all = query.traits();
            storeIsEmpty = all.isEmpty();
            twins = new ResidentTwins(all);
        }
    }

    private Judged<Resident> byNumber(Parsed<Resident> one, Map<String, List<Long>> holders, Map<Long, Long> now, Map<Long, Resident> stored) {
        Resident value = settled(one.value());
        Parsed<Resident> row = new Parsed<>(one.row(), value, one.problems());
        Seen above = null;
        for (Document document : value.allDocuments()) {
            Seen seen = byNumber.get(document.number());
            if (seen != null && !sameName(value, seen.name, null)) {
                return otherName(row, "id.OTHER_NAME_IN_FILE", seen.name, document);
            }
            above = above == null ? seen : above;
        }
        Set<Long> people = new LinkedHashSet<>();
        for (Document document : value.allDocuments()) {
            for (long holder : holders.getOrDefault(document.number(), List.of())) {
                long id = now.getOrDefault(holder, holder);
                if (!sameName(value, stored.get(holder).name(), stored.get(holder)) && !sameName(value, stored.get(id).name(), stored.get(id))) {
                    return otherName(row, "id.OTHER_NAME", stored.get(holder).name(), document);
                }
                people.add(id);
            }
        }
        if (above != null) {
            for (Document document : value.allDocuments()) {
                byNumber.putIfAbsent(document.number(), above);
            }
            return twin(row, above);
        }
        if (people.isEmpty()) {
            List<Found> alike = storeIsEmpty ? List.of() : twins.maybe(twins.find(value), value);
            Seen seen = new Seen(value.name(), null, 0);
            value.allDocuments().forEach(document -> byNumber.put(document.number(), seen));
            remember(seen, value);
            return new Judged<>(row, Fate.NEW, null, row.problems(), suggestions(value, alike));
        }
        Resident known = stored.get(people.iterator().next());
        List<Problem> problems = people.size() == 1 ? row.problems() : with(row.problems(), new Problem("idNo", Problem.Severity.WARN, "id.TWO_PEOPLE",
                Texts.text("residents.row.twoPeople")));
        return known(new Parsed<>(row.row(), value, problems), known);
    }

    private Judged<Resident> byTraits(Parsed<Resident> one, List<Found> found, Map<Long, Resident> stored) {
        Resident value = settled(one.value());
        Parsed<Resident> row = new Parsed<>(one.row(), value, one.problems());
        List<Found> alike = found.stream().anyMatch(other -> other.id() < 0) ? found : twins.find(value);
        Resident best = null;
        Seen twin = null;
        for (Found other : alike) {
            Seen seen = other.id() < 0 ? unnumbered.get((int) (-other.id() - 1)) : null;
            if (seen != null && seen.value == null) {
                continue;
            }
            Resident candidate = seen != null ? seen.value : stored.get(other.id());
            if (candidate != null && ResidentTwins.sure(value, candidate) && (best == null || better(value, candidate, best))) {
                best = candidate;
                twin = seen;
            }
        }
        if (twin != null) {
            byRow.put(place(row), twin);
            return twin(row, twin);
        }
        if (best != null) {
            return known(row, best);
        }
        Seen seen = new Seen(value.name(), value, 0);
        byRow.put(place(row), seen);
        remember(seen, value);
        return new Judged<>(row, Fate.NEW, null, row.problems(), suggestions(value, twins.maybe(alike, value)));
    }

    /** Of two that would do: the one that says the same, then the one without a number, then the first. */
    private static boolean better(Resident row, Resident one, Resident best) {
        boolean same = row.over(one).saysSame(one);
        boolean bestSame = row.over(best).saysSame(best);
        return same != bestSame ? same : one.document() == null && best.document() != null;
    }

    private void remember(Seen seen, Resident value) {
        unnumbered.add(seen);
        if (seen.value != null) {
            twins.add(-unnumbered.size(), value);
        }
    }

    private Judged<Resident> known(Parsed<Resident> row, Resident known) {
        Seen met = byTarget.get(known.id());
        if (met != null) {
            return twin(row, met);
        }
        Seen seen = new Seen(row.value().name(), null, known.id());
        byTarget.put(known.id(), seen);
        row.value().allDocuments().forEach(document -> byNumber.putIfAbsent(document.number(), seen));
        Fate fate = become(row, known).saysSame(known) ? Fate.UNCHANGED : Fate.UPDATED;
        return new Judged<>(row, fate, known.id(), row.problems(), List.of());
    }

    /** Under a former name on either side it is the same person. */
    private static boolean sameName(Resident row, String name, Resident stored) {
        return row.name().equals(name) || row.detail(Resident.Detail.FORMER_NAME).equals(name)
                || stored != null && stored.detail(Resident.Detail.FORMER_NAME).equals(row.name());
    }

    private static Judged<Resident> otherName(Parsed<Resident> row, String cause, String name, Document document) {
        Problem problem = new Problem("idNo", Problem.Severity.REJECT, cause, cause.equals("id.OTHER_NAME")
                ? Texts.text("residents.row.otherName", Mask.idNo(document.number()), Mask.name(name))
                : Texts.text("residents.row.otherNameInFile", Mask.idNo(document.number()), Mask.name(name)));
        return new Judged<>(new Parsed<>(row.row(), null, row.problems()), Fate.REJECTED, null, with(row.problems(), problem), List.of());
    }

    private static Judged<Resident> twin(Parsed<Resident> row, Seen seen) {
        Problem problem = new Problem("", Problem.Severity.WARN, "row.TWIN", Texts.text("residents.row.twin"));
        return new Judged<>(row, Fate.TWIN, seen.id == 0 ? null : seen.id, with(row.problems(), problem), List.of());
    }

    private static List<Problem> with(List<Problem> problems, Problem more) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(more);
        return List.copyOf(all);
    }

    private static List<Judged.Maybe> suggestions(Resident value, List<Found> alike) {
        return alike.stream().map(one -> new Judged.Maybe(one.id(), value.name(), one.why())).toList();
    }

    /** The row, with what the file has said before of the same dwelling and household. */
    private Resident settled(Resident value) {
        Home home = value.home();
        if (!home.isBlank() && !(home.community().isEmpty() && home.grid().isEmpty())) {
            Home first = homes.merge(home.key(), home, Home::over);
            home = first.hasPlace() ? first : home;
        }
        Household household = value.household();
        if (!household.houseNo().isEmpty() && !household.headName().isEmpty()) {
            household = new Household(0, household.houseNo(), heads.computeIfAbsent(household.key(home), any -> value.household().headName()));
        }
        return value.at(home, household);
    }

    private Resident become(Parsed<Resident> row, Resident known) {
        Resident value = row.value();
        if (told(row, Choice.KEEP)) {
            return known.filledFrom(value);
        }
        Resident better = value.over(known);
        Resident named = known.detail(Resident.Detail.FORMER_NAME).equals(value.name()) ? better.named(known.name()) : better;
        return named.home().equals(value.home()) ? named : settled(named);
    }

    @Override
    public void write(List<Judged<Resident>> batch, long run, Changes changes) {
        Map<Seen, Integer> waiting = new IdentityHashMap<>();
        List<Resident> fresh = new ArrayList<>();
        Map<Judged<Resident>, Long> later = new LinkedHashMap<>();
        Map<Integer, List<Judged.Maybe>> apart = new HashMap<>();
        for (Judged<Resident> one : batch) {
            Resident value = one.parsed().value();
            if (value == null || one.fate() == Fate.UNCHANGED || one.fate() == Fate.REJECTED) {
                continue;
            }
            Seen seen = seen(one);
            if (one.fate() == Fate.NEW) {
                if (seen != null) {
                    waiting.put(seen, fresh.size());
                }
                if (told(one.parsed(), Choice.OTHER)) {
                    apart.put(fresh.size(), one.maybe());
                }
                fresh.add(value);
            } else if (one.target() == null && seen != null && waiting.containsKey(seen)) {
                fresh.set(waiting.get(seen), settled(fresh.get(waiting.get(seen)).filledFrom(value)));
            } else if (one.target() != null || seen != null && seen.id != 0) {
                later.put(one, one.target() != null ? one.target() : (Long) seen.id);
            }
        }
        if (!fresh.isEmpty()) {
            List<Resident> stored = store.insert(fresh, run, changes);
            apart.forEach((at, others) -> others.forEach(other -> store.logDistinct(stored.get(at).id(), other.id(), staff.get())));
            waiting.forEach((seen, at) -> seen.id = stored.get(at).id());
        }
        change(later, changes);
    }

    private void change(Map<Judged<Resident>, Long> later, Changes changes) {
        Map<Long, Resident> stored = query.load(new HashSet<>(later.values()));
        Map<Long, String> times = query.updatedAt(stored.keySet());
        later.forEach((one, id) -> {
            Resident before = stored.get(id);
            Resident value = one.parsed().value();
            Resident after = one.fate() == Fate.TWIN ? before.filledFrom(value) : become(one.parsed(), before);
            if (!after.saysSame(before)) {
                Resident saved = store.update(after, changes);
                changes.updated("resident", id, saved.version(), ResidentState.write(new ResidentState.Before(before, times.get(id))));
                times.put(id, query.updatedAt(List.of(id)).get(id));
                stored.put(id, saved);
            }
        });
    }

    private Seen seen(Judged<Resident> one) {
        Seen row = byRow.get(place(one.parsed()));
        if (row != null) {
            return row;
        }
        return one.parsed().value().allDocuments().stream().map(document -> byNumber.get(document.number()))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String place(Parsed<Resident> row) {
        return row.row().sheet() + "\n" + row.row().row();
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        boolean edited = versionAfter != ANY_VERSION && query.version(subject, id) != versionAfter;
        if (edited || before == null && query.used(subject, id)) {
            return false;
        }
        if (before == null) {
            store.remove(subject, id);
        } else if (subject.equals("resident")) {
            store.restore(ResidentState.read(before, ResidentState.Before.class));
        } else {
            store.restorePlace(subject, id, before);
        }
        return true;
    }
}
