package linli.plans;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.plans.PlanResource.Found;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanResource.Source;
import linli.plans.PlanStep.PlanState;
import linli.plans.Target.Indicator;
import linli.plans.Target.TargetState;

/**
 * 三张清单, the front door: targets whose actual figures are counted, resources that are records of other lists, steps with owner
 * and day. A bad field or an edit by somebody else in between is a {@link UserError}, and nothing is changed then.
 */
public final class Plans {
    private static final int WHOLE = 1000;
    /** So many thousandths behind the time that has gone by is worth a word. */
    private static final int SLACK = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final Figures figures;
    private final Map<ResourceKind, Source> sources;
    private final PlanStore store;

    /** What can be counted, and how it stands. */
    public interface Figures {
        List<Indicator> catalogue();

        /** @return hundredths by code, from the year's first day to the earlier of its end and today; codes without any data are missing */
        Map<String, Long> of(Set<String> codes, int year);
    }

    /** All of one year. */
    public record Year(int year, List<Target.Row> targets, List<PlanResource.Row> resources, List<PlanStep.Row> steps, Map<TargetState, Integer> byState, int lateSteps, LocalDate on) {
        public static final Year NONE = new Year(0, List.of(), List.of(), List.of(), Map.of(), 0, LocalDate.EPOCH);
    }

    /** @param sources the lists that resources are picked from */
    public Plans(Db db, Clock clock, Trail trail, Figures figures, Map<ResourceKind, Source> sources) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.figures = figures;
        this.sources = sources;
        this.store = new PlanStore(db);
    }

    public List<Indicator> catalogue() {
        return figures.catalogue();
    }

    /** @return years with a plan, this year always among them, the latest first. */
    public List<Integer> years() {
        return java.util.stream.Stream.of(store.targets(null).stream().map(Target::year), store.steps(null).stream().map(PlanStep::year), java.util.stream.Stream.of(today().getYear()))
                .flatMap(all -> all).distinct().sorted(java.util.Comparator.reverseOrder()).toList();
    }

    /** @return steps past their day of this year's plan. */
    public int late() {
        return (int) store.steps(today().getYear()).stream().filter(this::late).count();
    }

    public Year year(int year) {
        LocalDate today = today();
        List<Target> targets = store.targets(year);
        List<PlanStep> steps = store.steps(year);
        List<PlanResource> resources = store.resources(year);
        Map<String, Indicator> known = catalogue().stream().collect(Collectors.toMap(Indicator::code, one -> one));
        Map<String, Long> actual = figures.of(targets.stream().map(Target::indicator).filter(known::containsKey).collect(Collectors.toSet()), year);
        List<Target.Row> rows = targets.stream().map(one -> row(one, known.get(one.indicator()), actual.get(one.indicator()), today,
                steps.stream().filter(step -> Objects.equals(step.target(), one.id())).toList(),
                (int) resources.stream().filter(resource -> resource.endedOn() == null && Objects.equals(resource.target(), one.id())).count())).toList();
        Map<TargetState, Integer> byState = new EnumMap<>(TargetState.class);
        rows.forEach(row -> byState.merge(row.state(), 1, Integer::sum));
        Map<Long, String> names = targets.stream().collect(Collectors.toMap(Target::id, Target::name));
        List<PlanResource.Row> picked = resources.stream().filter(one -> one.endedOn() == null)
                .map(one -> new PlanResource.Row(one, source(one.kind()).now(one.record()).orElse(null), names.getOrDefault(one.target(), ""), source(one.kind()).page())).toList();
        List<PlanStep.Row> done = steps.stream().map(one -> new PlanStep.Row(one, names.getOrDefault(one.target(), ""), late(one))).toList();
        return new Year(year, rows, picked, done, byState, (int) done.stream().filter(PlanStep.Row::late).count(), today);
    }

    private Target.Row row(Target one, Indicator indicator, Long actual, LocalDate today, List<PlanStep> steps, int resources) {
        int share = actual == null || one.goal() <= 0 ? 0 : (int) Math.min(WHOLE, actual * WHOLE / one.goal());
        LocalDate first = LocalDate.of(one.year(), 1, 1);
        long days = Math.max(1, ChronoUnit.DAYS.between(first, one.dueOn()) + 1);
        int elapsed = (int) Math.clamp((ChronoUnit.DAYS.between(first, today) + 1) * WHOLE / days, 0, WHOLE);
        TargetState state = one.endedOn() != null ? TargetState.ENDED : actual == null || indicator == null ? TargetState.UNMEASURED : actual >= one.goal() ? TargetState.REACHED
                : today.isAfter(one.dueOn()) ? TargetState.OVERDUE : indicator.flow() && share < elapsed - SLACK ? TargetState.BEHIND : TargetState.RUNNING;
        return new Target.Row(one, indicator, actual, state, share, elapsed, (int) steps.stream().filter(step -> step.state().open()).count(), steps.size(), resources);
    }

    private boolean late(PlanStep step) {
        return step.state().open() && step.dueOn().isBefore(today());
    }

    // ---- targets ----

    Target checked(Target one) {
        String name = Clean.text(one.name());
        if (key(name).length() < 2 || name.length() > 100 || one.year() < FIRST_YEAR || one.year() > LAST_YEAR) {
            throw new UserError("error.plans.name", one.year());
        }
        if (catalogue().stream().noneMatch(known -> known.code().equals(one.indicator()))) {
            throw new UserError("error.plans.indicator", name);
        }
        if (one.goal() <= 0) {
            throw new UserError("error.plans.goal", name);
        }
        if (one.dueOn() == null || one.dueOn().getYear() < one.year() || blank(one.owner())) {
            throw new UserError("error.plans.due", name, one.year());
        }
        return one.with(name, one.indicator(), one.goal(), one.dueOn(), cut(one.owner(), 60), cut(one.note(), 500));
    }

    /** Stores a new target (id 0) or an edited one. */
    public Target save(Target draft) {
        return db.write(() -> {
            Target one = checked(draft);
            store.target(one.year(), key(one.name())).filter(other -> other.id() != one.id()).ifPresent(other -> {
                throw new UserError("error.plans.twice", one.name(), one.year());
            });
            long id = one.id() == 0 ? store.insert(one) : one.id();
            if (one.id() != 0) {
                changed(store.update(one, one.version() + 1), one.name());
            }
            trail.add(one.id() == 0 ? "CREATE" : "UPDATE", "target", id, one.name());
            return store.target(id).orElseThrow();
        });
    }

    /** Gives a target up, with why. */
    public void end(Target one, String reason) {
        db.write(() -> {
            changed(store.update(new Target(one.id(), one.year(), one.name(), one.indicator(), one.goal(), one.dueOn(), one.owner(), one.note(), today(), why(reason), one.run(), one.version()),
                    one.version() + 1), one.name());
            trail.add("END", "target", one.id(), one.name(), null, reason);
        });
    }

    // ---- steps ----

    PlanStep checked(PlanStep one) {
        String what = Clean.text(one.what());
        if (key(what).length() < 2 || what.length() > 200 || one.year() < FIRST_YEAR || one.year() > LAST_YEAR) {
            throw new UserError("error.plans.what", one.year());
        }
        if (blank(one.owner()) || one.dueOn() == null) {
            throw new UserError("error.plans.ownerAndDay", what);
        }
        if (one.state() == PlanState.DROPPED && blank(one.result()) || one.doneOn() != null && one.doneOn().isAfter(today())) {
            throw new UserError("error.plans.state", what, today());
        }
        LocalDate done = one.state() != PlanState.DONE ? null : one.doneOn() == null ? today() : one.doneOn();
        return new PlanStep(one.id(), one.year(), one.target(), what, cut(one.owner(), 60), one.dueOn(), one.state(), done, cut(one.result(), 500), one.run(), one.version());
    }

    /** Stores a new step (id 0) or an edited one. */
    public PlanStep save(PlanStep draft) {
        return db.write(() -> {
            PlanStep one = checked(draft);
            store.step(one.year(), key(one.what())).filter(other -> other.id() != one.id()).ifPresent(other -> {
                throw new UserError("error.plans.stepTwice", one.what(), one.year());
            });
            long id = one.id() == 0 ? store.insert(one) : one.id();
            if (one.id() != 0) {
                changed(store.update(one, one.version() + 1), one.what());
            }
            trail.add(one.id() == 0 ? "CREATE" : "UPDATE", "plan_step", id, one.what());
            return store.step(id).orElseThrow();
        });
    }

    // ---- resources ----

    private Source source(ResourceKind kind) {
        return Objects.requireNonNull(sources.get(kind), kind.name());
    }

    /** @return records of one of the other lists, with how they stand. */
    public List<Found> search(ResourceKind kind, String text, int limit) {
        return source(kind).search(text, limit);
    }

    /** Puts a record of another list into the plan. @param target may be null */
    public void pick(int year, Long target, ResourceKind kind, long record, String purpose) {
        db.write(() -> {
            Found found = source(kind).now(record).orElseThrow(() -> new UserError("error.plans.resource", Texts.of(kind)));
            boolean twice = store.resources(year).stream().anyMatch(one -> one.endedOn() == null && one.kind() == kind && one.record() == record && Objects.equals(one.target(), target));
            if (twice) {
                throw new UserError("error.plans.resourceTwice", found.name());
            }
            long id = store.insert(new PlanResource(0, year, target, kind, record, found.name(), cut(purpose, 300), null, "", 1));
            trail.add("CREATE", "plan_resource", id, found.name());
        });
    }

    /** Takes it out again, with why. */
    public void drop(PlanResource one, String reason) {
        db.write(() -> {
            changed(store.update(new PlanResource(one.id(), one.year(), one.target(), one.kind(), one.record(), one.name(), one.purpose(), today(), why(reason), one.version())), one.name());
            trail.add("END", "plan_resource", one.id(), one.name(), null, reason);
        });
    }

    /** @return the latest target of that name. */
    public Optional<Target> named(String name) {
        return store.targets(null).stream().filter(one -> key(one.name()).equals(key(name))).findFirst();
    }

    /** Takes all three lists out again: for sample data, never for real rows. */
    public void forget() {
        db.write(store::clear);
    }

    private static void changed(boolean done, String name) {
        if (!done) {
            throw new UserError("error.plans.changed", name);
        }
    }

    private static String why(String reason) {
        if (blank(reason)) {
            throw new UserError("error.plans.why");
        }
        return cut(reason, 500);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Optional<Target> target(Long id) {
        return id == null ? Optional.empty() : store.target(id);
    }

    /** Letters and digits of a name in one form. */
    static String key(String name) {
        return Clean.text(name).replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    static String cut(String text, int most) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    /** @return the spreadsheet side of the targets, for the import engine. */
    public TargetSheet targetSheet() {
        return new TargetSheet(this, store);
    }

    /** @return the spreadsheet side of the steps. */
    public PlanStepSheet stepSheet() {
        return new PlanStepSheet(this, store);
    }
}
