package linli.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.projects.Project.Face;
import linli.projects.Project.Giver;
import linli.projects.Project.Price;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import linli.projects.Project.Status;

/**
 * One file's way to the projects. The giver is found by its code or name and must be known. The same name by the same
 * giver in the same community is the same project, unless the stored one is over and the row begins another day.
 */
final class ProjectIntake implements Intake<Project> {
    private static final String SUBJECT = "project";

    private final ProjectStore store;
    private final ProjectQuery query;
    private final Projects projects;
    private final Set<String> seen = new HashSet<>();
    private Map<String, ProjectQuery.Giver> givers;

    ProjectIntake(ProjectStore store, ProjectQuery query, Projects projects) {
        this.store = store;
        this.query = query;
        this.projects = projects;
    }

    @Override
    public List<Judged<Project>> judge(List<Parsed<Project>> batch) {
        if (givers == null) {
            givers = new HashMap<>();
            for (ProjectQuery.Giver giver : query.givers()) {
                givers.putIfAbsent("n" + giver.nameKey(), giver);
                givers.putIfAbsent("u" + giver.uscc(), giver);
                givers.putIfAbsent("l" + giver.legacyNo(), giver);
            }
        }
        Map<String, List<Project>> known = query.byName(batch.stream().map(Parsed::value).filter(Objects::nonNull)
                .map(project -> ProjectList.key(project.face().name())).collect(Collectors.toSet())).stream()
                .collect(Collectors.groupingBy(project -> ProjectList.key(project.face().name())));
        return batch.stream().map(parsed -> judge(parsed, known)).toList();
    }

    private Judged<Project> judge(Parsed<Project> parsed, Map<String, List<Project>> known) {
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (parsed.value() == null || problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.REJECT)) {
            return rejected(parsed.row(), problems);
        }
        RowValues row = parsed.row();
        Face said = parsed.value().face();
        ProjectQuery.Giver giver = giver(row, said.giver());
        String named = row.text("partner").isEmpty() ? said.giver().shown() : row.text("partner");
        if (giver == null && !said.giver().partnerName().isEmpty()) {
            problems.add(new Problem("partner", Problem.Severity.REJECT, "partner.UNKNOWN", Texts.text("projects.import.partner", row.where("partner"), named)));
            return rejected(row, problems);
        }
        Face face = said.by(giver == null ? new Giver(null, null, said.giver().sourceUnit()) : new Giver(giver.id(), giver.name(), said.giver().sourceUnit()));
        Project stored = stored(face, parsed.value().status().now(), known.getOrDefault(ProjectList.key(face.name()), List.of()));
        try {
            ProjectStatus status = parsed.value().status().now() != null ? parsed.value().status().now() : stored == null ? ProjectStatus.OPEN : stored.status().now();
            boolean stays = stored != null && stored.status().now() == status && Objects.equals(stored.face().giver().partnerId(), face.giver().partnerId());
            Face whole = projects.checked(stored == null ? fresh(face, giver) : over(face, stored.face()), stays ? ProjectStatus.ENDED : status);
            // a giver known by name is the same whatever unit sent it, as when the stored one is looked for
            String by = whole.giver().partnerId() == null ? whole.giver().sourceUnit() : whole.giver().partnerId().toString();
            if (!seen.add(String.join("|", ProjectList.key(whole.name()), by, whole.community(), whole.starts().toString()))) {
                return new Judged<>(parsed, Fate.TWIN, stored == null ? null : stored.id(), problems, List.of());
            }
            if (stored != null && status != stored.status().now() && !stored.status().now().next().contains(status)) {
                throw new UserError("error.projects.step", whole.name(), Texts.of(stored.status().now()), Texts.of(status));
            }
            projects.warnings(whole).forEach(warning -> problems.add(new Problem("", Problem.Severity.WARN, "project.WARN",
                    Texts.text("projects.import.warn", row.where(""), warning))));
            Project project = new Project(stored == null ? 0 : stored.id(), whole, new Status(status, null, ""), null, null, 1);
            Fate fate = stored == null ? Fate.NEW : project.saysSame(stored) ? Fate.UNCHANGED : Fate.UPDATED;
            return new Judged<>(new Parsed<>(row, project, problems), fate, stored == null ? null : stored.id(), problems, List.of());
        } catch (UserError bad) {
            problems.add(new Problem("", Problem.Severity.REJECT, bad.key(), Texts.text("projects.import.bad", row.where(""), bad.where(), bad.found(), bad.expected(), bad.mend())));
            return rejected(row, problems);
        }
    }

    private static Judged<Project> rejected(RowValues row, List<Problem> problems) {
        return new Judged<>(new Parsed<>(row, null, problems), Fate.REJECTED, null, problems, List.of());
    }

    private ProjectQuery.Giver giver(RowValues row, Giver said) {
        String word = said.partnerName();
        if (word.isEmpty()) {
            return null;
        }
        ProjectQuery.Giver byCode = givers.get("u" + word);
        ProjectQuery.Giver byLegacy = byCode != null ? byCode : givers.get("l" + word);
        return byLegacy != null ? byLegacy : givers.get("n" + ProjectList.key(row.text("partner").isEmpty() ? word : row.text("partner")));
    }

    private Project stored(Face face, ProjectStatus status, List<Project> candidates) {
        List<Project> same = candidates.stream()
                .filter(one -> face.giver().partnerId() == null && face.giver().sourceUnit().isEmpty()
                        || Objects.equals(one.face().giver().partnerId(), face.giver().partnerId())
                        && (face.giver().partnerId() != null || one.face().giver().sourceUnit().equals(face.giver().sourceUnit())))
                .filter(one -> face.community().isEmpty() || one.face().community().equals(face.community())).toList();
        LocalDate starts = face.starts();
        return same.stream().filter(one -> starts != null && one.face().starts().equals(starts)).findFirst()
                .or(() -> same.stream().filter(one -> one.status().now() != ProjectStatus.ENDED).findFirst())
                .or(() -> same.stream().filter(one -> starts == null && (status == null || status == ProjectStatus.ENDED)).findFirst()).orElse(null);
    }

    /** A new one: its batch is its giver's where the row does not say. */
    private static Face fresh(Face face, ProjectQuery.Giver giver) {
        return new Face(face.name(), face.giver(), face.domain(), face.audience(), face.frequency(), face.slots(),
                face.venueKind() == null ? ProjectVenue.NEEDED : face.venueKind(), face.venue(), face.price() == null ? Price.FREE : face.price(), face.seats(),
                face.starts(), face.ends(), face.community(), face.batch() == null && giver != null ? giver.batch() : face.batch(), face.brand(), face.remark());
    }

    /** A blank never takes a stored value away. */
    private static Face over(Face row, Face stored) {
        boolean noGiver = row.giver().partnerId() == null && row.giver().sourceUnit().isEmpty();
        Giver giver = noGiver ? stored.giver() : new Giver(row.giver().partnerId(), row.giver().partnerName(), either(row.giver().sourceUnit(), stored.giver().sourceUnit()));
        Project.Audience said = row.audience();
        Project.Audience kept = stored.audience();
        boolean noAges = said.ageFrom() == null && said.ageTo() == null;
        Project.Audience audience = new Project.Audience(either(said.words(), kept.words()), said.groups().isEmpty() ? kept.groups() : said.groups(),
                noAges ? kept.ageFrom() : said.ageFrom(), noAges ? kept.ageTo() : said.ageTo());
        return new Face(row.name(), giver, or(row.domain(), stored.domain()), audience, either(row.frequency(), stored.frequency()),
                row.slots().isEmpty() ? stored.slots() : row.slots(), or(row.venueKind(), stored.venueKind()), either(row.venue(), stored.venue()),
                or(row.price(), stored.price()), or(row.seats(), stored.seats()), or(row.starts(), stored.starts()), or(row.ends(), stored.ends()),
                either(row.community(), stored.community()), or(row.batch(), stored.batch()), either(row.brand(), stored.brand()), either(row.remark(), stored.remark()));
    }

    private static String either(String row, String stored) {
        return row.isEmpty() ? stored : row;
    }

    private static <T> T or(T row, T stored) {
        return row == null ? stored : row;
    }

    @Override
    public void write(List<Judged<Project>> batch, long run, Changes changes) {
        for (Judged<Project> judged : batch) {
            Project project = judged.parsed().value();
            if (judged.fate() == Fate.NEW) {
                changes.created(SUBJECT, projects.insert(project.face(), project.status().now(), run), 1);
            } else if (judged.fate() == Fate.UPDATED) {
                update(judged.target(), project, changes);
            }
        }
    }

    private void update(long id, Project project, Changes changes) {
        Project stored = projects.get(id);
        String before = store.keep(id);
        projects.save(stored.with(project.face()));
        long version = stored.version() + 1;
        if (project.status().now() != stored.status().now()) {
            version = projects.step(projects.get(id), project.status().now(), null, Texts.text("projects.import.reason"));
        }
        changes.updated(SUBJECT, id, version, before);
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        Project now = query.find(id).orElse(null);
        if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
            return false;
        }
        if (before != null) {
            store.restore(id, before, versionAfter == ANY_VERSION ? now.version() + 1 : 0);
            return true;
        }
        if (query.used(id)) {
            return false;
        }
        store.remove(id);
        return true;
    }
}
