package linli.inspections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Severity;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.RoundStatus;
import linli.inspections.Round.Visit;
import linli.inspections.VisitSheet.Line;

/**
 * One ledger's way to the visits: a visit is told again by its round and partner, a finding by its words. A round nobody knows is
 * made, closed, from its own rows: an old ledger brings its rounds along.
 */
final class VisitIntake implements Intake<Line> {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ROUND = "inspection_round";
    static final String VISIT = "inspection_visit";
    private static final String FOUND = "finding";

    private final Inspections inspections;
    private final InspectionStore store;
    private final FindingStore findings;
    private final InspectionQuery query;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> newVisits = new HashSet<>();
    private final Map<String, Long> made = new HashMap<>();

    VisitIntake(Inspections inspections, InspectionStore store, FindingStore findings, InspectionQuery query) {
        this.inspections = inspections;
        this.store = store;
        this.findings = findings;
        this.query = query;
    }

    private static String key(String text) {
        return linli.partners.Partners.nameKey(text);
    }

    @Override
    public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
        return batch.stream().map(this::judge).toList();
    }

    private Judged<Line> judge(Parsed<Line> parsed) {
        Line line = parsed.value();
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (line == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }
        Long partner = query.partner(key(line.partner())).orElse(null);
        if (partner == null) {
            problems.add(new Problem("partner", Problem.Severity.REJECT, "partner.UNKNOWN", Texts.text("inspections.import.partner", parsed.row().where("partner"), line.partner())));
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }
        String visitKey = place(line) + "/" + partner;
        if (!seen.add(visitKey + "/" + line.what())) {
            return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
        }
        Visit visit = query.round(line.no(), line.round()).flatMap(round -> store.visit(round, partner)).orElse(null);
        if (visit == null) {
            newVisits.add(visitKey);
            return new Judged<>(parsed, Fate.NEW, null, problems, List.of());
        }
        Finding same = same(visit, line);
        boolean more = !line.what().isEmpty() && same == null;
        boolean other = !over(visit, line).equals(visit) || same != null && !over(same, line).equals(same);
        return new Judged<>(parsed, more ? Fate.NEW : other ? Fate.UPDATED : Fate.UNCHANGED, more ? null : visit.id(), problems, List.of());
    }

    private static String place(Line line) {
        return line.no().isEmpty() ? line.round() : line.no();
    }

    private Finding same(Visit visit, Line line) {
        return line.what().isEmpty() ? null : findings.of(visit.id()).stream().filter(one -> one.status() != FindingStatus.VOID && one.what().equals(line.what())).findFirst().orElse(null);
    }

    /** A blank never takes a stored value away; departments that signed themselves need no words. */
    private Visit over(Visit visit, Line line) {
        String said = VisitSheet.tookPart(visit, inspections.checklists().names());
        String part = line.tookPart().isEmpty() || line.tookPart().equals(said) ? visit.tookPart() : line.tookPart();
        return new Visit(visit.id(), visit.round(), visit.partner(), line.on() == null ? visit.on() : line.on(), part.length() > 300 ? part.substring(0, 300) : part,
                line.conclusion() == null ? visit.conclusion() : line.conclusion(), line.note().isEmpty() ? visit.note() : Inspections.cut(line.note()), visit.answers(),
                visit.signatures(), visit.version());
    }

    private static Finding over(Finding one, Line line) {
        FindingStatus status = line.status() == null ? one.status() : line.status();
        return new Finding(one.id(), one.visit(), one.item(), one.department(), line.severity() == null ? one.severity() : line.severity(), one.what(), one.on(),
                line.due() == null ? one.due() : line.due(), status, one.statusOn(), one.version());
    }

    @Override
    public void write(List<Judged<Line>> batch, long run, Changes changes) {
        for (Judged<Line> judged : batch) {
            if (judged.fate() == Fate.NEW || judged.fate() == Fate.UPDATED) {
                write(judged.parsed().value(), run, changes);
            }
        }
    }

    private void write(Line line, long run, Changes changes) {
        long partner = query.partner(key(line.partner())).orElseThrow();
        long round = made.computeIfAbsent(place(line), any -> query.round(line.no(), line.round()).orElseGet(() -> round(line, run, changes)));
        Visit visit = store.visit(round, partner).orElse(null);
        if (visit == null) {
            Visit fresh = over(new Visit(0, round, partner, line.on(), "", null, "", Map.of(), List.of(), 1), line);
            long id = store.insert(fresh, run);
            changes.created(VISIT, id, 1);
            visit = store.visit(id).orElseThrow();
        } else if (!over(visit, line).equals(visit)) {
            store.update(over(visit, line));
            changes.updated(VISIT, visit.id(), visit.version() + 1, json(visit));
            visit = store.visit(visit.id()).orElseThrow();
        }
        finding(visit, line, run, changes);
    }

    private long round(Line line, long run, Changes changes) {
        String no = line.no().isEmpty() ? store.number(line.on()) : line.no();
        String name = line.round().isEmpty() ? no : line.round();
        long id = store.insert(new Round(0, no.length() > 20 ? store.number(line.on()) : no, name.length() > 100 ? name.substring(0, 100) : name, null, line.on(), line.on(),
                RoundStatus.CLOSED, List.of(), 1), run, inspections.staff());
        changes.created(ROUND, id, 1);
        return id;
    }

    private void finding(Visit visit, Line line, long run, Changes changes) {
        Finding same = same(visit, line);
        if (line.what().isEmpty()) {
            return;
        }
        if (same == null) {
            Severity severity = line.severity() == null ? Severity.MAJOR : line.severity();
            LocalDate due = line.due() == null ? visit.on().plusDays(severity.days()) : line.due();
            changes.created(FOUND, findings.insert(new Finding(0, visit.id(), null, null, severity, Inspections.cut(line.what()), visit.on(), due,
                    line.status() == null ? FindingStatus.OPEN : line.status(), visit.on(), 1), run), 1);
        } else if (!over(same, line).equals(same)) {
            findings.update(over(same, line), null);
            changes.updated(FOUND, same.id(), same.version() + 1, json(same));
        }
    }

    private static String json(Visit visit) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("on", visit.on() == null ? "" : visit.on().toString());
        kept.put("tookPart", visit.tookPart());
        kept.put("conclusion", visit.conclusion() == null ? "" : visit.conclusion().name());
        kept.put("note", visit.note());
        return json(kept, visit.version());
    }

    private static String json(Finding one) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("severity", one.severity().name());
        kept.put("due", one.due().toString());
        kept.put("status", one.status().name());
        kept.put("statusOn", one.statusOn().toString());
        return json(kept, one.version());
    }

    private static String json(Map<String, String> kept, long version) {
        kept.put("version", "" + version);
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Map<String, String> read(String before) {
        try {
            return JSON.readValue(before, new TypeReference<>() {});
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        boolean any = versionAfter == ANY_VERSION;
        return switch (subject) {
            case ROUND -> {
                boolean free = store.round(id).filter(one -> any || one.version() == versionAfter).isPresent() && store.visits(id).isEmpty();
                if (free) {
                    store.removeRound(id);
                }
                yield free;
            }
            case VISIT -> visit(id, versionAfter, any, before);
            default -> found(id, versionAfter, any, before);
        };
    }

    private boolean visit(long id, long versionAfter, boolean any, String before) {
        Visit now = store.visit(id).orElse(null);
        if (now == null || !any && now.version() != versionAfter) {
            return false;
        }
        if (before == null) {
            if (!findings.of(id).isEmpty() || !findings.photos(id).isEmpty() || !any && store.signed(List.of(id))) {
                return false;
            }
            store.removeVisit(id);
            return true;
        }
        Map<String, String> kept = read(before);
        store.restore(new Visit(id, now.round(), now.partner(), kept.get("on").isEmpty() ? null : LocalDate.parse(kept.get("on")), kept.get("tookPart"),
                kept.get("conclusion").isEmpty() ? null : Conclusion.valueOf(kept.get("conclusion")), kept.get("note"), now.answers(), now.signatures(), now.version()),
                any ? now.version() + 1 : Long.parseLong(kept.get("version")));
        return true;
    }

    private boolean found(long id, long versionAfter, boolean any, String before) {
        Finding now = findings.find(id).orElse(null);
        if (now == null || !any && now.version() != versionAfter) {
            return false;
        }
        if (before == null) {
            if (!any && !findings.rechecks(id).isEmpty()) {
                return false;
            }
            findings.remove(id);
            return true;
        }
        Map<String, String> kept = read(before);
        findings.restore(new Finding(id, now.visit(), now.item(), now.department(), Severity.valueOf(kept.get("severity")), now.what(), now.on(), LocalDate.parse(kept.get("due")),
                FindingStatus.valueOf(kept.get("status")), LocalDate.parse(kept.get("statusOn")), now.version()), any ? now.version() + 1 : Long.parseLong(kept.get("version")));
        return true;
    }
}
