package linli.households;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import linli.base.db.RowState;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.households.HouseholdStore.Line;
import linli.households.HouseholdStore.Stored;
import linli.residents.Resident;
import linli.residents.Resident.Home;
import linli.residents.ResidentSheet;
import linli.residents.ResidentSheet.Place;

/**
 * One file's way to the households: the same one by its number, or by its dwelling and head. Another head in a dwelling
 * that has one is asked about, never taken for the same; a dwelling that stood empty takes its people in.
 */
final class HouseholdIntake implements Intake<HouseholdCard> {
    static final String SUBJECT = "household_card";
    private static final int MOST_MAYBE = 5;

    private final HouseholdStore store;
    private final HouseholdQuery query;
    private final ResidentSheet residents;
    private final Intake<Resident> places;
    private final Map<String, Decision> decided = new HashMap<>();
    private final Map<String, HouseholdCard> byKey = new HashMap<>();
    private final Map<String, List<HouseholdCard>> byRoom = new HashMap<>();
    private final Map<String, List<HouseholdCard>> byPlace = new HashMap<>();
    private final Map<Long, HouseholdCard> byHousehold = new HashMap<>();
    private final Map<String, HouseholdCard> empty = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private boolean read;

    HouseholdIntake(HouseholdStore store, HouseholdQuery query, ResidentSheet residents) {
        this.store = store;
        this.query = query;
        this.residents = residents;
        this.places = residents.intake();
    }

    @Override
    public void decide(Decision decision) {
        decided.put(decision.sheet() + "\n" + decision.row(), decision);
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        for (HouseholdCard one : query.all()) {
            if (one.household() == 0) {
                empty.put(one.home().key(), one);
                continue;
            }
            byHousehold.put(one.household(), one);
            if (!one.houseNo().isEmpty()) {
                byKey.putIfAbsent(key(one), one);
            }
            if (one.home().hasPlace()) {
                byKey.putIfAbsent(placed(one), one);
                byPlace.computeIfAbsent(one.home().key(), any -> new ArrayList<>()).add(one);
                byRoom.computeIfAbsent(roomed(one), any -> new ArrayList<>()).add(one);
            }
        }
    }

    private static String key(HouseholdCard one) {
        return one.houseNo().isEmpty() ? placed(one) : new Resident.Household(0, one.houseNo(), one.head()).key(one.home());
    }

    private static String placed(HouseholdCard one) {
        return new Resident.Household(0, "", one.head()).key(one.home());
    }

    private static String roomed(HouseholdCard one) {
        return String.join("|", one.home().building(), one.home().unit(), one.home().room(), one.head());
    }

    @Override
    public List<Judged<HouseholdCard>> judge(List<Parsed<HouseholdCard>> batch) {
        read();
        return batch.stream().map(this::judge).toList();
    }

    private Judged<HouseholdCard> judge(Parsed<HouseholdCard> parsed) {
        HouseholdCard said = parsed.value();
        if (said == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
        }
        Decision decision = decided.get(parsed.row().sheet() + "\n" + parsed.row().row());
        HouseholdCard same = decision != null && decision.target() != 0 ? byHousehold.get(decision.target()) : stored(said);
        String mark = same == null ? key(said) : same.household() != 0 ? "t" + same.household() : "d" + same.id();
        if (!seen.add(mark)) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            problems.add(new Problem("", Problem.Severity.WARN, "household.TWIN", Texts.text("households.row.twin", parsed.row().where("headName"))));
            return new Judged<>(parsed, Fate.TWIN, same == null ? null : (Long) same.household(), problems, List.of());
        }
        if (same == null) {
            return new Judged<>(parsed, Fate.NEW, null, parsed.problems(), decision != null && decision.choice() == Choice.OTHER ? List.of() : maybe(said));
        }
        HouseholdCard after = decision != null && decision.choice() == Choice.KEEP ? kept(same, said) : said.over(same);
        Fate fate = after.saysSame(same) ? Fate.UNCHANGED : Fate.UPDATED;
        return new Judged<>(new Parsed<>(parsed.row(), after, parsed.problems()), fate, same.household(), parsed.problems(),
                decision == null ? List.of() : maybe(said));
    }

    private static HouseholdCard kept(HouseholdCard stored, HouseholdCard said) {
        HouseholdCard filled = stored.over(said);
        return new HouseholdCard(stored.id(), stored.household(), filled.home(), filled.houseNo(), filled.head(), filled.told(), filled.members(), stored.version());
    }

    private HouseholdCard stored(HouseholdCard said) {
        HouseholdCard found = said.houseNo().isEmpty() ? null : byKey.get(key(said));
        if (found == null && !said.head().isEmpty() && said.home().hasPlace()) {
            found = other(said, byKey.get(placed(said))) ? null : byKey.get(placed(said));
            List<HouseholdCard> alike = byRoom.getOrDefault(roomed(said), List.of());
            if (found == null && alike.size() == 1 && !said.home().room().isEmpty() && !other(said, alike.getFirst())
                    && (said.home().estate().isEmpty() || alike.getFirst().home().estate().isEmpty())) {
                found = alike.getFirst();
            }
        }
        if (found == null && said.houseNo().isEmpty() && said.head().isEmpty() && !empty.containsKey(said.home().key())) {
            List<HouseholdCard> here = byPlace.getOrDefault(said.home().key(), List.of());
            return here.size() == 1 ? here.getFirst() : null;
        }
        return found != null || !said.home().hasPlace() ? found : empty.get(said.home().key());
    }

    /** Two numbers are two households, whatever else agrees. */
    private static boolean other(HouseholdCard said, HouseholdCard found) {
        return found == null || !said.houseNo().isEmpty() && !found.houseNo().isEmpty() && !said.houseNo().equals(found.houseNo());
    }

    private List<Judged.Maybe> maybe(HouseholdCard said) {
        return byPlace.getOrDefault(said.home().key(), List.of()).stream().filter(one -> said.home().hasPlace() && !other(said, one)).limit(MOST_MAYBE)
                .map(one -> new Judged.Maybe(one.household(), one.head().isEmpty() ? one.houseNo() : one.head(), Texts.text("households.row.samePlace"))).toList();
    }

    @Override
    public void write(List<Judged<HouseholdCard>> batch, long run, Changes changes) {
        List<Judged<HouseholdCard>> rows = batch.stream().filter(one -> one.fate() == Fate.NEW || one.fate() == Fate.UPDATED).toList();
        Map<Judged<HouseholdCard>, Place> wanted = new LinkedHashMap<>();
        for (Judged<HouseholdCard> one : rows) {
            HouseholdCard now = one.parsed().value();
            HouseholdCard was = was(now);
            boolean joins = now.household() == 0 && !(now.houseNo().isEmpty() && now.head().isEmpty());
            if (joins || was == null || !now.samePlace(was.home())) {
                wanted.put(one, new Place(now.home(), joins ? new Resident.Household(0, now.houseNo(), now.head()) : Resident.Household.NONE));
            }
        }
        List<Place> settled = residents.settle(List.copyOf(wanted.values()), run, changes);
        int at = 0;
        for (Judged<HouseholdCard> one : wanted.keySet()) {
            wanted.put(one, settled.get(at++));
        }
        rows.forEach(one -> write(one.parsed().value(), wanted.get(one), run, changes));
    }

    /** @return the stored household or empty dwelling that the row is, as it was before; null for a new one. */
    private HouseholdCard was(HouseholdCard now) {
        return now.household() != 0 ? byHousehold.get(now.household()) : now.id() != 0 ? empty.values().stream().filter(one -> one.id() == now.id()).findFirst().orElse(null) : null;
    }

    private void write(HouseholdCard now, Place place, long run, Changes changes) {
        HouseholdCard was = was(now);
        Stored stored = now.id() == 0 ? null : store.find(now.id());
        Line before = stored == null ? Line.EMPTY : stored.line();
        HouseholdCard known = was == null ? new HouseholdCard(0, 0, Home.NONE, "", "", HouseholdCard.Told.NOTHING, null, 0) : was;
        if (was != null && was.household() != 0 && !now.head().equals(was.head())) {
            residents.head(was.household(), now.head(), changes);
        }
        Long household = place != null && place.household().id() != 0 ? (Long) place.household().id() : before.household() != null ? before.household()
                : known.household() == 0 ? null : (Long) known.household();
        boolean numbered = place != null && place.household().id() != 0;
        HouseholdCard.Told told = now.told();
        HouseholdCard.Told old = known.told();
        Line after = new Line(place != null && place.home().id() != 0 ? (Long) place.home().id() : before.dwelling(), household,
                numbered ? before.houseNo() : own(before.houseNo(), now.houseNo(), known.houseNo()), own(before.address(), told.address(), old.address()),
                own(before.headIdNo(), told.headIdNo(), old.headIdNo()), own(before.headPhone(), told.headPhone(), old.headPhone()), own(before.tenure(), told.tenure(), old.tenure()),
                own(before.kind(), told.kind(), old.kind()), Objects.equals(now.members(), known.members()) ? before.members() : now.members(), own(before.remark(), told.remark(), old.remark()));
        if (stored == null) {
            changes.created(SUBJECT, store.insert(after, run), 1);
        } else {
            store.update(now.id(), after, stored.version() + 1);
            changes.updated(SUBJECT, now.id(), stored.version() + 1, RowState.write(before));
        }
    }

    /** What the residents know of the head stays theirs; a card keeps only what its own list has told. */
    private static String own(String before, String now, String known) {
        return now.equals(known) ? before : now.isEmpty() ? null : now;
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        if (!subject.equals(SUBJECT)) {
            return places.undo(List.of(new Change(subject, id, versionAfter, before))).isEmpty();
        }
        Stored now = store.find(id);
        if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
            return false;
        }
        if (before == null) {
            store.remove(id);
        } else {
            store.restore(id, before, versionAfter == ANY_VERSION ? now.version() + 1 : versionAfter - 1);
        }
        return true;
    }

    /** Places that this import made wait for the end, when no card names them any more. */
    @Override
    public List<Change> undone() {
        return places.undone();
    }
}
