package linli.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.checklists.Checklist;
import linli.inspections.Finding.Draft;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Recheck;
import linli.inspections.Finding.Severity;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.Visit;

/** 问题与复查: what visits found, until when it is to be mended, and whether it was. Part of {@link Inspections}' house. */
public final class Findings {
    private final Db db;
    private final Trail trail;
    private final Inspections inspections;
    private final FindingStore store;
    private final InspectionQuery query;

    Findings(Db db, Trail trail, Inspections inspections, FindingStore store, InspectionQuery query) {
        this.db = db;
        this.trail = trail;
        this.inspections = inspections;
        this.store = store;
        this.query = query;
    }

    /** @return open ones by day, then the mended. @param partner null for all */
    public List<Finding.Row> list(Long partner) {
        return query.findings(inspections.today(), partner);
    }

    /** @return open ones whose day has passed: the figure in the navigation. */
    public int overdue() {
        return query.overdue(inspections.today());
    }

    public Finding.Whole whole(long id) {
        Finding.Row row = list(null).stream().filter(one -> one.finding().id() == id).findFirst().orElseThrow(() -> new UserError("error.inspections.gone"));
        return new Finding.Whole(row, store.rechecks(id), store.photos(row.finding().visit()));
    }

    /** Keeps what a visit found; a finding that stood for the same question is brought up to date, one no longer true is void. */
    void take(Visit visit, Checklist asked, Map<Long, String> answers, List<Draft> typed, Conclusion conclusion) {
        List<Draft> wanted = new ArrayList<>(typed);
        for (Checklist.Item item : asked.items()) {
            if (item.wrong(answers.get(item.id())) && wanted.stream().noneMatch(one -> one.item() != null && one.item() == item.id())) {
                wanted.add(new Draft(item.id(), item.department(), Severity.MAJOR, Texts.text("inspections.notMet", item.wording()), null));
            }
        }
        if (conclusion != Conclusion.PASS && wanted.isEmpty()) {
            throw new UserError("error.inspections.noFinding", Texts.of(conclusion));
        }
        List<Finding> there = new ArrayList<>(store.of(visit.id()).stream().filter(one -> one.status() != FindingStatus.VOID).toList());
        for (Draft draft : wanted) {
            Finding made = made(visit, draft);
            Finding same = there.stream().filter(one -> one.item() != null ? one.item().equals(draft.item()) : draft.item() == null && one.what().equals(made.what())).findFirst().orElse(null);
            if (same == null) {
                store.insert(made, null);
            } else {
                there.remove(same);
                store.update(new Finding(same.id(), same.visit(), same.item(), same.department(), made.severity(), made.what(), same.on(), made.due(), same.status(), same.statusOn(),
                        same.version()), null);
            }
        }
        there.forEach(gone -> store.update(standing(gone, FindingStatus.VOID, gone.due()), Texts.text("inspections.retyped")));
    }

    private Finding made(Visit visit, Draft draft) {
        String what = Inspections.cut(draft.what());
        if (what.isEmpty() || draft.severity() == null) {
            throw new UserError("error.inspections.finding", what);
        }
        LocalDate due = draft.due() == null ? visit.on().plusDays(draft.severity().days()) : draft.due();
        if (due.isBefore(visit.on())) {
            throw new UserError("error.inspections.findingDue", what, due, visit.on());
        }
        return new Finding(0, visit.id(), draft.item(), draft.department(), draft.severity(), what, visit.on(), due, FindingStatus.OPEN, visit.on(), 1);
    }

    private static Finding standing(Finding one, FindingStatus status, LocalDate due) {
        return new Finding(one.id(), one.visit(), one.item(), one.department(), one.severity(), one.what(), one.on(), due, status, one.statusOn(), one.version());
    }

    /**
     * 复查. Not mended: it stays open with a new day.
     *
     * @param checker who looked
     * @param next the new day, when it was not mended
     */
    public Finding.Whole recheck(long id, long version, LocalDate on, boolean mended, String note, String checker, LocalDate next) {
        return db.write(() -> {
            Finding one = open(id, version);
            if (on == null || on.isBefore(one.on()) || on.isAfter(inspections.today())) {
                throw new UserError("error.inspections.recheckDay", one.what(), on == null ? "" : on, one.on());
            }
            if (checker == null || checker.isBlank()) {
                throw new UserError("error.inspections.checker", one.what());
            }
            if (!mended && (next == null || !next.isAfter(on))) {
                throw new UserError("error.inspections.nextDue", one.what(), next == null ? "" : next, on);
            }
            store.recheck(id, new Recheck(on, mended, Inspections.cut(note), mended ? null : next, checker.strip()), inspections.staff());
            Finding now = standing(one, mended ? FindingStatus.MENDED : FindingStatus.OPEN, mended ? one.due() : next);
            store.update(new Finding(now.id(), now.visit(), now.item(), now.department(), now.severity(), now.what(), now.on(), now.due(), now.status(), on, now.version()), null);
            trail.add("RECHECK", "finding", id, one.what(), Texts.of(now.status()), Inspections.cut(note));
            return whole(id);
        });
    }

    /** 作废: it was none. */
    public void cancel(long id, long version, String reason) {
        Inspections.reason(reason);
        db.write(() -> {
            Finding one = open(id, version);
            store.update(standing(one, FindingStatus.VOID, one.due()), reason.strip());
            trail.add("VOID", "finding", id, one.what(), null, reason.strip());
        });
    }

    private Finding open(long id, long version) {
        Finding one = store.find(id).orElseThrow(() -> new UserError("error.inspections.gone"));
        if (one.version() != version || one.status() != FindingStatus.OPEN) {
            throw new UserError("error.inspections.changed", one.what());
        }
        return one;
    }

    void forget(List<Round.Visit> visits) {
        store.clear(visits.stream().map(Round.Visit::id).toList());
    }
}
