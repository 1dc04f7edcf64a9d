package linli.projects;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.projects.Project.Audience;
import linli.projects.Project.Face;
import linli.projects.Project.Giver;
import linli.projects.Project.Price;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import linli.projects.Project.Step;

/**
 * 服务项目, the front door: what is given to whom, from 筹备 over 开展 to 结束. A bad field, a step that is not allowed or
 * an edit by somebody else in between is a {@link UserError}, and nothing is changed then.
 */
public final class Projects {
    private static final int OLDEST = 130;
    private static final int MOST_SEATS = 100_000;

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final ProjectStore store;
    private final ProjectQuery query;

    public Projects(Db db, Clock clock, Trail trail) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.store = new ProjectStore(db, clock);
        this.query = new ProjectQuery(db);
    }

    /** Everything about one project. @param contact whom to talk to, the phone shortened; "" when nobody is known */
    public record Whole(Project project, List<Step> steps, List<String> warnings, String contact) {}

    /** Who can give a project: a partner that has not left. */
    public record Choice(long id, String name) {}

    public Project get(long id) {
        return query.find(id).orElseThrow(() -> new UserError("error.projects.gone", id));
    }

    public Whole whole(long id) {
        Project project = get(id);
        Long partner = project.face().giver().partnerId();
        return new Whole(project, query.steps(id), warnings(project.face()), partner == null ? "" : query.contact(partner));
    }

    /** @return what the filter finds, with counts, on its day. */
    public ProjectList list(ProjectList.Filter filter) {
        return query.projects(filter, today());
    }

    /** @return the best hits for typed words, ended ones included. */
    public List<ProjectList.Row> search(String text, int limit) {
        return query.projects(new ProjectList.Filter(text, null, null, null, null, null, null, null, false, true, null), today()).rows().stream()
                .limit(limit).toList();
    }

    /** @return projects that end within 30 days or should have ended: the figure in the navigation. */
    public int expiring() {
        return query.projects(ProjectList.Filter.ALL, today()).expiring();
    }

    /** @return the partners that have not left, by name as stored. */
    public List<Choice> givers() {
        return query.givers().stream().filter(giver -> !giver.left()).map(giver -> new Choice(giver.id(), giver.name())).toList();
    }

    public List<String> communities() {
        return query.communities();
    }

    /** @return the citywide brands: the shipped ones, then others in use. */
    public List<String> brands() {
        List<String> all = new ArrayList<>(List.of(Texts.text("projects.brands").split("\\|")));
        query.brands().stream().filter(brand -> !all.contains(brand)).forEach(all::add);
        return all;
    }

    /**
     * @param status the status it is to have: one that has left gives nothing, one that is not 在册 has nothing running
     * @return the face with its texts in their stored form
     * @throws UserError for a bad field
     */
    Face checked(Face face, ProjectStatus status) {
        String name = Clean.text(face.name());
        if (ProjectList.key(name).length() < 2 || name.length() > 200) {
            throw new UserError("error.projects.noName");
        }
        Giver giver = giver(face.giver(), name, status);
        if (Domains.byCode(face.domain()).isEmpty()) {
            throw new UserError("error.projects.domain", name, face.domain() == null ? "" : face.domain());
        }
        if (face.batch() == null) {
            throw new UserError("error.projects.noBatch", name);
        }
        if (face.seats() != null && (face.seats() < 1 || face.seats() > MOST_SEATS)) {
            throw new UserError("error.projects.seats", name, face.seats());
        }
        LocalDate starts = face.starts() == null ? today() : face.starts();
        if (face.ends() != null && face.ends().isBefore(starts)) {
            throw new UserError("error.projects.days", name, starts, face.ends());
        }
        ages(face.audience(), name);
        slots(face.slots(), name);
        String community = cut(face.community(), 100);
        return new Face(name, giver, face.domain(), face.audience(), cut(face.frequency(), 100), face.slots().stream().sorted().distinct().toList(),
                face.venueKind() == null ? ProjectVenue.NEEDED : face.venueKind(), cut(face.venue(), 200), price(face.price(), name), face.seats(), starts,
                face.ends(), community.isEmpty() ? query.centreCommunity().orElse(Texts.text("projects.here")) : community, face.batch(), cut(face.brand(), 60),
                cut(face.remark(), 1000));
    }

    private Giver giver(Giver given, String name, ProjectStatus status) {
        if (given.partnerId() == null) {
            String unit = cut(given.sourceUnit(), 200);
            if (unit.isEmpty()) {
                throw new UserError("error.projects.noGiver", name);
            }
            return new Giver(null, null, unit);
        }
        ProjectQuery.Giver partner = query.giver(given.partnerId()).orElseThrow(() -> new UserError("error.projects.noGiver", name));
        if (status != ProjectStatus.ENDED && partner.left()) {
            throw new UserError("error.projects.left", name, partner.name(), partner.since());
        }
        if (status == ProjectStatus.OPEN && !partner.serving()) {
            throw new UserError("error.projects.notServing", name, partner.name());
        }
        return new Giver(partner.id(), partner.name(), cut(given.sourceUnit(), 200));
    }

    private static Price price(Price price, String name) {
        if (price == null || price.fee() == ProjectFee.FREE) {
            return Price.FREE;
        }
        if (price.amount() == null || price.amount().isNegative() || price.amount().isZero()) {
            throw new UserError("error.projects.price", name);
        }
        return new Price(price.fee(), price.amount(), cut(price.unit(), 20).isEmpty() ? Texts.text("projects.unit") : cut(price.unit(), 20));
    }

    private static void ages(Audience audience, String name) {
        boolean bad = negative(audience.ageFrom()) || negative(audience.ageTo())
                || audience.ageFrom() != null && audience.ageTo() != null && audience.ageFrom() > audience.ageTo();
        if (bad) {
            throw new UserError("error.projects.ages", name, Objects.toString(audience.ageFrom(), ""), Objects.toString(audience.ageTo(), ""));
        }
    }

    private static boolean negative(Integer age) {
        return age != null && (age < 0 || age > OLDEST);
    }

    private static void slots(List<WeekSlot> slots, String name) {
        for (int i = 0; i < slots.size(); i++) {
            for (WeekSlot other : slots.subList(i + 1, slots.size())) {
                if (slots.get(i).overlaps(other) && !slots.get(i).equals(other)) {
                    throw new UserError("error.projects.slots", name, slots.get(i).word(), other.word());
                }
            }
        }
    }

    /** @return what is worth a second look but no reason to refuse. */
    public List<String> warnings(Face face) {
        List<String> warnings = new ArrayList<>();
        ProjectQuery.Giver giver = face.giver().partnerId() == null ? null : query.giver(face.giver().partnerId()).orElse(null);
        if (face.price() != null && face.price().fee() == ProjectFee.LOW_FEE && giver != null && giver.unregistered()) {
            warnings.add(Texts.text("projects.warn.filed", giver.name()));
        }
        if (face.slots().isEmpty()) {
            warnings.add(Texts.text("projects.warn.noSlots"));
        }
        return warnings;
    }

    /** Takes a project in. */
    public Project add(Face face, ProjectStatus status) {
        return db.write(() -> {
            Face checked = checked(face, status);
            unique(checked, 0);
            return get(insert(checked, status, null));
        });
    }

    /**
     * Stores a checked project with its days. One that is over stands as 开展 from its first day and as 结束 after its last.
     */
    long insert(Face face, ProjectStatus status, Long run) {
        LocalDate first = face.starts().isAfter(today()) ? today() : face.starts();
        LocalDate after = face.ends() == null || face.ends().isAfter(today()) ? today() : face.ends().plusDays(1);
        LocalDate since = status == ProjectStatus.ENDED ? after.isAfter(today()) ? today() : after : status == ProjectStatus.PAUSED ? today() : first;
        boolean moved = since.isAfter(first);
        Project project = new Project(0, face, new Project.Status(status, since, ""), new Project.Proof(null, null, clock.instant(), staff()), run, 1);
        long id = store.insert(project, staff());
        store.step(id, moved ? ProjectStatus.OPEN : status, first, "", staff());
        if (moved) {
            store.step(id, status, since, "", staff());
        }
        trail.add("CREATE", "project", id, face.name());
        return id;
    }

    public Project edit(long id, long version, Face face) {
        return db.write(() -> {
            Project before = at(id, version);
            Face checked = checked(face, before.status().now() == ProjectStatus.ENDED || Objects.equals(face.giver().partnerId(), before.face().giver().partnerId())
                    ? ProjectStatus.ENDED : before.status().now());
            unique(checked, id);
            save(before.with(checked));
            trail.add("UPDATE", "project", id, checked.name());
            return get(id);
        });
    }

    void save(Project project) {
        if (!store.update(project, staff())) {
            throw new UserError("error.projects.changed", project.face().name());
        }
    }

    /** The same name by the same giver in the same community, both not over: written twice. */
    private void unique(Face face, long self) {
        query.byName(Set.of(ProjectList.key(face.name()))).stream().filter(other -> other.id() != self && other.status().now() != ProjectStatus.ENDED)
                .filter(other -> other.face().giver().equals(face.giver()) && other.face().community().equals(face.community())).findFirst().ifPresent(other -> {
                    throw new UserError("error.projects.twice", face.name(), other.face().giver().shown(), other.face().community());
                });
    }

    /**
     * Moves on to another status.
     *
     * @param on from the beginning of the present status to today; null = today
     * @param reason needed for 暂停 and 结束
     */
    public Project status(long id, long version, ProjectStatus next, LocalDate on, String reason) {
        return db.write(() -> {
            Project project = at(id, version);
            step(project, next, on, reason);
            return get(id);
        });
    }

    /** Inside a running transaction. @return the version after it */
    long step(Project project, ProjectStatus next, LocalDate on, String reason) {
        String name = project.face().name();
        if (!project.status().now().next().contains(next)) {
            throw new UserError("error.projects.step", name, Texts.of(project.status().now()), Texts.of(next));
        }
        if (next != ProjectStatus.OPEN && blank(reason)) {
            throw new UserError("error.projects.noReason", name, Texts.of(next));
        }
        LocalDate day = on == null ? today() : on;
        if (day.isAfter(today()) || day.isBefore(project.status().since())) {
            throw new UserError("error.projects.day", name, day, project.status().since(), today());
        }
        if (next == ProjectStatus.OPEN) {
            giver(project.face().giver(), name, next);
        }
        save(new Project(project.id(), project.face(), new Project.Status(next, day, cut(reason, 500)), project.proof(), project.run(), project.version()));
        store.step(project.id(), next, day, cut(reason, 500), staff());
        trail.add("STATUS", "project", project.id(), name, Texts.of(next), cut(reason, 500));
        return project.version() + 1;
    }

    /**
     * A partner pauses or leaves: its running projects pause, or all of them end.
     *
     * @param ended whether the partner has left
     */
    public void follow(long partner, boolean ended, LocalDate on, String reason) {
        db.write(() -> {
            for (Project project : query.of(partner)) {
                ProjectStatus now = project.status().now();
                if (ended ? now != ProjectStatus.ENDED : now == ProjectStatus.OPEN) {
                    LocalDate day = on.isBefore(project.status().since()) ? project.status().since() : on;
                    step(project, ended ? ProjectStatus.ENDED : ProjectStatus.PAUSED, day, reason);
                }
            }
        });
    }

    /** 核实: somebody has looked and it is true. */
    public Project verify(long id, long version) {
        return db.write(() -> {
            Project project = at(id, version);
            store.verify(id, version, today(), staff());
            trail.add("VERIFY", "project", id, project.face().name());
            return get(id);
        });
    }

    private Project at(long id, long version) {
        Project project = get(id);
        if (project.version() != version) {
            throw new UserError("error.projects.changed", project.face().name());
        }
        return project;
    }

    private String staff() {
        return trail.actor().name();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    static String cut(String text, int most) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    /** @return the spreadsheet side, for the import engine. */
    public ProjectSheet sheet() {
        return new ProjectSheet(() -> new ProjectIntake(store, query, this), this, query::givers, query::all);
    }
}
