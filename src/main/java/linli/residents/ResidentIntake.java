package linli.residents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.db.RowState;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowsSeen;
import linli.base.excel.UndoOrder;
import linli.base.text.Texts;
import linli.base.value.LongTable;
import linli.residents.Resident.Document;
import linli.residents.ResidentTwins.Found;

/**
 * One file's way to the residents. The same number is the same person, unless the names differ; a row without a number
 * is somebody known only when more than the name agrees; everything else is new, with suggestions.
 */
final class ResidentIntake implements Intake<Resident> {
    private static final int PORTION = 5000;
    private final ResidentStore store;
    private final ResidentQuery query;
    /** Rows that others may be twins of; the tables tell their places in it. */
    private final RowsSeen seen = new RowsSeen();
    private final LongTable byNumber = new LongTable();
    private final LongTable byTarget = new LongTable();
    /** Rows found to be an earlier row of the file by other means than a number; and new rows without one. */
    private final LongTable byRow = new LongTable();
    /** New rows without a number, which only their values tell from others. */
    private final Map<Long, Resident> unnumbered = new HashMap<>();
    private final Map<String, Integer> sheets = new HashMap<>();
    private final PlaceStore.Told told = new PlaceStore.Told();
    /** Places made by an import that is being taken back. */
    private final List<Change> places = new ArrayList<>();
    /** What a person has decided about rows. */
    private final Map<String, Decision> decided = new HashMap<>();
    private final Supplier<String> staff;
    private ResidentTwins twins;
    private boolean storeIsEmpty;
    private final ResidentStore.Bulk bulk;

    ResidentIntake(ResidentStore store, ResidentQuery query, Supplier<String> staff) {
        this.staff = staff;
        this.store = store;
        this.query = query;
        this.bulk = store.new Bulk();
    }

    @Override
    public void decide(Decision decision) {
        decided.put(decision.sheet() + "\n" + decision.row(), decision);
    }

    @Override
    public void ahead(Resident value) {
        bulk.keys().ahead(value);
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
            wanted.add(told(one));
            if (one.value().document() == null) {
                List<Found> alike = twins.find(one.value());
                found.put(one, alike);
                alike.stream().filter(other -> ResidentTwins.canBeSure(one.value(), other)).forEach(other -> wanted.add(other.id()));
            }
        }
        Map<String, List<Long>> holders = storeIsEmpty ? Map.of() : query.holders(numbers);
        holders.values().forEach(wanted::addAll);
        wanted.removeIf(id -> id <= 0);
        Map<Long, Resident> stored = query.load(wanted);
        Map<Long, Long> now = ResidentTwins.now(stored, query);
        List<Judged<Resident>> judged = new ArrayList<>(batch.size());
        for (Parsed<Resident> one : batch) {
            Resident same = one.value() == null || told(one) == 0 ? null : stored.get(now.getOrDefault(told(one), told(one)));
            if (same != null && one.value().allDocuments().stream().noneMatch(d -> holders.containsKey(d.number()) || byNumber.has(code(d)))
                    && (one.value().document() == null || same.document() == null)) {
                Judged<Resident> known = known(new Parsed<>(one.row(), told.settled(one.value()), one.problems()), same);
                List<Found> alike = found.containsKey(one) ? found.get(one) : twins.find(one.value());
                judged.add(new Judged<>(known.parsed(), known.fate(), known.target(), known.problems(), ResidentTwins.suggestions(one.value(), twins.maybe(alike, one.value()))));
                continue;
            }
            judged.add(one.value() == null ? new Judged<>(one, Fate.REJECTED, null, one.problems(), List.of())
                    : one.value().document() != null ? byNumber(one, holders, now, stored) : byTraits(one, stored));
        }
        return judged;
    }

    /** @return id of the stored resident that a person has said the row is, 0 for nobody. */
    private long told(Parsed<Resident> one) {
        Decision decision = decision(one);
        return decision == null ? 0 : decision.target();
    }

    private Decision decision(Parsed<Resident> one) {
        return decided.isEmpty() ? null : decided.get(one.row().sheet() + "\n" + one.row().row());
    }

    private boolean told(Parsed<Resident> one, Choice choice) {
        Decision decision = decision(one);
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
        Resident value = told.settled(one.value());
        Parsed<Resident> row = new Parsed<>(one.row(), value, one.problems());
        long above = LongTable.NONE;
        for (Document document : value.allDocuments()) {
            long met = byNumber.get(code(document));
            if (met != LongTable.NONE && !ResidentTwins.sameName(value, seen.name(met), null)) {
                return ResidentTwins.otherName(row, "id.OTHER_NAME_IN_FILE", seen.name(met), document);
            }
            above = above == LongTable.NONE ? met : above;
        }
        Set<Long> people = new LinkedHashSet<>();
        for (Document document : value.allDocuments()) {
            for (long holder : holders.getOrDefault(document.number(), List.of())) {
                long id = now.getOrDefault(holder, holder);
                if (!ResidentTwins.sameName(value, stored.get(holder).name(), stored.get(holder)) && !ResidentTwins.sameName(value, stored.get(id).name(), stored.get(id))) {
                    return ResidentTwins.otherName(row, "id.OTHER_NAME", stored.get(holder).name(), document);
                }
                people.add(id);
            }
        }
        if (above != LongTable.NONE) {
            numbered(value, above);
            return ResidentTwins.twin(row, seen.id(above));
        }
        if (people.isEmpty()) {
            List<Found> alike = storeIsEmpty ? List.of() : twins.maybe(twins.find(value), value);
            numbered(value, seen.add(value.name(), 0));
            return new Judged<>(row, Fate.NEW, null, row.problems(), ResidentTwins.suggestions(value, alike));
        }
        Resident known = stored.get(people.iterator().next());
        List<Problem> problems = people.size() == 1 ? row.problems() : ResidentTwins.with(row.problems(), new Problem("idNo", Problem.Severity.WARN, "id.TWO_PEOPLE",
                Texts.text("residents.row.twoPeople")));
        return known(new Parsed<>(row.row(), value, problems), known);
    }

    private Judged<Resident> byTraits(Parsed<Resident> one, Map<Long, Resident> stored) {
        Resident value = told.settled(one.value());
        Parsed<Resident> row = new Parsed<>(one.row(), value, one.problems());
        List<Found> alike = twins.find(value);
        Resident best = null;
        long twin = LongTable.NONE;
        for (Found other : alike) {
            Resident candidate = other.id() < 0 ? unnumbered.get(-other.id() - 1) : stored.get(other.id());
            if (candidate != null && ResidentTwins.sure(value, candidate) && (best == null || ResidentTwins.better(value, candidate, best))) {
                best = candidate;
                twin = other.id() < 0 ? -other.id() - 1 : LongTable.NONE;
            }
        }
        if (twin != LongTable.NONE) {
            byRow.put(place(row), twin);
            return ResidentTwins.twin(row, seen.id(twin));
        }
        if (best != null) {
            return known(row, best);
        }
        long fresh = seen.add(value.name(), 0);
        byRow.put(place(row), fresh);
        unnumbered.put(fresh, value);
        twins.add(-fresh - 1, value);
        return new Judged<>(row, Fate.NEW, null, row.problems(), ResidentTwins.suggestions(value, twins.maybe(alike, value)));
    }

    private void numbered(Resident value, long row) {
        value.allDocuments().forEach(document -> byNumber.put(code(document), row));
    }

    private static long code(Document document) {
        return ResidentStore.code(document.number());
    }

    private Judged<Resident> known(Parsed<Resident> row, Resident known) {
        if (byTarget.has(known.id())) {
            return ResidentTwins.twin(row, known.id());
        }
        long first = seen.add(row.value().name(), known.id());
        byTarget.put(known.id(), first);
        numbered(row.value(), first);
        Fate fate = become(row, known).saysSame(known) ? Fate.UNCHANGED : Fate.UPDATED;
        return new Judged<>(row, fate, known.id(), row.problems(), List.of());
    }

    private Resident become(Parsed<Resident> row, Resident known) {
        Resident value = row.value();
        if (told(row, Choice.KEEP)) {
            return known.filledFrom(value);
        }
        Resident better = value.over(known);
        Resident named = known.detail(Resident.Detail.FORMER_NAME).equals(value.name()) ? better.named(known.name()) : better;
        return named.home().equals(value.home()) ? named : told.settled(named);
    }

    @Override
    public void write(List<Judged<Resident>> batch, long run, Changes changes) {
        Map<Long, Integer> waiting = new HashMap<>();
        List<Resident> fresh = new ArrayList<>();
        Map<Judged<Resident>, Long> later = new LinkedHashMap<>();
        Map<Integer, List<Judged.Maybe>> apart = new HashMap<>();
        for (Judged<Resident> one : batch) {
            Resident value = one.parsed().value();
            if (value == null || one.fate() == Fate.UNCHANGED || one.fate() == Fate.REJECTED) {
                continue;
            }
            long met = seen(one);
            if (one.fate() == Fate.NEW) {
                if (met != LongTable.NONE) {
                    waiting.put(met, fresh.size());
                }
                if (told(one.parsed(), Choice.OTHER)) {
                    apart.put(fresh.size(), one.maybe());
                }
                fresh.add(value);
            } else if (one.target() == null && waiting.containsKey(met)) {
                fresh.set(waiting.get(met), told.settled(fresh.get(waiting.get(met)).filledFrom(value)));
            } else if (one.target() != null || met != LongTable.NONE && seen.id(met) != 0) {
                later.put(one, one.target() != null ? one.target() : (Long) seen.id(met));
            }
        }
        if (!fresh.isEmpty()) {
            List<Resident> stored = store.insert(fresh, run, changes, bulk);
            apart.forEach((at, others) -> others.forEach(other -> store.logDistinct(stored.get(at).id(), other.id(), staff.get())));
            waiting.forEach((row, at) -> seen.stored(row, stored.get(at).id()));
        }
        change(later, changes);
    }

    private void change(Map<Judged<Resident>, Long> later, Changes changes) {
        Map<Long, Resident> stored = query.load(new HashSet<>(later.values()));
        Map<Long, Resident> changed = new LinkedHashMap<>();
        later.forEach((one, id) -> {
            Resident now = changed.getOrDefault(id, stored.get(id));
            Resident value = one.parsed().value();
            Resident after = one.fate() == Fate.TWIN ? now.filledFrom(value) : become(one.parsed(), now);
            if (!after.saysSame(now)) {
                changed.put(id, after);
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        Map<Long, String> times = query.updatedAt(changed.keySet());
        List<ResidentStore.Step> steps = changed.values().stream().map(after -> new ResidentStore.Step(stored.get(after.id()), after)).toList();
        List<Resident> saved = store.update(steps, changes, bulk);
        for (int i = 0; i < saved.size(); i++) {
            Resident before = steps.get(i).before();
            changes.updated("resident", before.id(), saved.get(i).version(), RowState.write(new ResidentStore.Before(before, times.get(before.id()))));
        }
    }

    @Override
    public void end() {
        bulk.write();
    }

    private long seen(Judged<Resident> one) {
        long row = byRow.get(place(one.parsed()));
        return row != LongTable.NONE ? row : one.parsed().value().allDocuments().stream().mapToLong(document -> byNumber.get(code(document)))
                .filter(met -> met != LongTable.NONE).findFirst().orElse(LongTable.NONE);
    }

    private long place(Parsed<Resident> row) {
        return (long) sheets.computeIfAbsent(row.row().sheet(), any -> sheets.size()) << 32 | row.row().row();
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        return undo(List.of(new Change(subject, id, versionAfter, before))).isEmpty() && undone().isEmpty();
    }

    /**
     * Changed rows first, each as often as it was changed; then people. The places made for them wait for the end, so
     * that one look tells which of them somebody still lives in.
     */
    @Override
    public List<Change> undo(List<Change> changes) {
        List<Change> refused = new ArrayList<>();
        UndoOrder.waves(changes).forEach(wave -> restore(wave, refused));
        remove("resident", changes.stream().filter(one -> one.before() == null && one.subject().equals("resident")).toList(), Set.of(), refused);
        changes.stream().filter(one -> one.before() == null && !one.subject().equals("resident")).forEach(places::add);
        return refused;
    }

    @Override
    public List<Change> undone() {
        List<Change> refused = new ArrayList<>();
        for (String subject : List.of("household", "dwelling")) {
            List<Change> made = places.stream().filter(one -> one.subject().equals(subject)).toList();
            Set<Long> inhabited = made.isEmpty() ? Set.of() : query.inhabited(subject);
            for (int from = 0; from < made.size(); from += PORTION) {
                remove(subject, made.subList(from, Math.min(made.size(), from + PORTION)), inhabited, refused);
            }
        }
        places.clear();
        return refused;
    }

    private void restore(List<Change> wave, List<Change> refused) {
        List<Change> people = unedited("resident", wave.stream().filter(one -> one.subject().equals("resident")).toList(), refused);
        if (!people.isEmpty()) {
            store.restore(people.stream().map(one -> RowState.read(one.before(), ResidentStore.Before.class)).toList(),
                    query.load(people.stream().map(Change::id).toList()));
        }
        for (String subject : List.of("household", "dwelling")) {
            unedited(subject, wave.stream().filter(one -> one.subject().equals(subject)).toList(), refused)
                    .forEach(one -> store.places().restore(subject, one.id(), one.before()));
        }
    }

    private void remove(String subject, List<Change> created, Set<Long> inhabited, List<Change> refused) {
        List<Change> unedited = unedited(subject, created, refused);
        if (unedited.isEmpty()) {
            return;
        }
        Set<Long> used = query.used(subject, unedited.stream().map(Change::id).toList());
        unedited.stream().map(Change::id).filter(inhabited::contains).forEach(used::add);
        unedited.stream().filter(one -> used.contains(one.id())).forEach(refused::add);
        List<Long> gone = unedited.stream().map(Change::id).filter(id -> !used.contains(id)).toList();
        if (subject.equals("resident")) {
            store.remove(gone);
        } else {
            store.places().remove(subject, gone);
        }
    }

    private List<Change> unedited(String subject, List<Change> changes, List<Change> refused) {
        return UndoOrder.unedited(changes, query.versions(subject, changes.stream().map(Change::id).toList()), refused);
    }
}
