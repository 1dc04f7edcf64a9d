package linli.projects;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.PROJECT_STEP;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.value.Domains;
import linli.base.value.Mask;
import linli.base.value.SourcingBatch;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.Step;
import org.jooq.Condition;

/** Reads projects with who gives them, as they stood on a day. */
final class ProjectQuery {
    private final Db db;

    ProjectQuery(Db db) {
        this.db = db;
    }

    Optional<Project> find(long id) {
        return some(PROJECT.ID.eq(id)).stream().findFirst();
    }

    List<Project> byName(Collection<String> keys) {
        return some(PROJECT.NAME_KEY.in(keys));
    }

    List<Project> of(long partner) {
        return some(PROJECT.PARTNER_ID.eq(partner));
    }

    List<Project> all() {
        return some(noCondition());
    }

    private List<Project> some(Condition which) {
        return db.sql().select(PROJECT.fields()).select(PARTNER.NAME).from(PROJECT).leftJoin(PARTNER).on(PARTNER.ID.eq(PROJECT.PARTNER_ID))
                .where(which).orderBy(PROJECT.ID).fetch(row -> ProjectStore.project(row, row.get(PARTNER.NAME)));
    }

    /** Who may give a project. @param status and {@code registration}: words of the partner's own list */
    record Giver(long id, String name, String nameKey, String uscc, String legacyNo, String status, LocalDate since, String registration, SourcingBatch batch) {
        boolean left() {
            return status.equals("LEFT");
        }

        boolean serving() {
            return status.equals("LISTED") || status.equals("MENDING");
        }

        /** 备案 and 台账 groups have no legal person. */
        boolean unregistered() {
            return "FILED".equals(registration) || "ROSTER".equals(registration);
        }
    }

    Optional<Giver> giver(long id) {
        return givers(PARTNER.ID.eq(id)).stream().findFirst();
    }

    List<Giver> givers() {
        return givers(noCondition());
    }

    private List<Giver> givers(Condition which) {
        return db.sql().selectFrom(PARTNER).where(which).orderBy(PARTNER.ID).fetch(row -> new Giver(row.getId(), row.getName(), row.getNameKey(),
                ProjectStore.text(row.getUscc()), ProjectStore.text(row.getLegacyNo()), row.getStatus(), row.getStatusSince(), row.getRegistration(),
                row.getBatch() == null ? null : SourcingBatch.valueOf(row.getBatch())));
    }

    Optional<String> centreCommunity() {
        return db.sql().select(CENTRE.COMMUNITY_NAME).from(CENTRE).fetchOptional(CENTRE.COMMUNITY_NAME).filter(name -> !name.isBlank());
    }

    /** @return the partner's person to talk to with the phone shortened; empty when none is kept. */
    String contact(long partner) {
        return db.sql().select(PARTNER.CONTACT, PARTNER.PHONE).from(PARTNER).where(PARTNER.ID.eq(partner)).fetchOptional(row ->
                (ProjectStore.text(row.value1()) + "  " + (row.value2() == null ? "" : Mask.phone(row.value2()))).strip()).orElse("");
    }

    /** @return whether a class or an activity comes from it. */
    boolean used(long project) {
        return db.sql().fetchExists(ACTIVITY, ACTIVITY.PROJECT_ID.eq(project));
    }

    List<Step> steps(long project) {
        return db.sql().selectFrom(PROJECT_STEP).where(PROJECT_STEP.PROJECT_ID.eq(project)).orderBy(PROJECT_STEP.SINCE_ON, PROJECT_STEP.ID)
                .fetch(row -> new Step(ProjectStatus.valueOf(row.getStatus()), row.getSinceOn(), row.getUntilOn(), ProjectStore.text(row.getReason()),
                        row.getStaffName()));
    }

    /** @param today for a filter without a day */
    ProjectList projects(ProjectList.Filter filter, LocalDate today) {
        LocalDate on = filter.on() == null ? today : filter.on();
        List<ProjectList.Row> rows = ranked(projectRows(on), filter.text(), ProjectList.Row::searchKey);
        Predicate<ProjectList.Row> status = row -> filter.status() == null
                ? filter.gone() || row.status() != ProjectStatus.ENDED : row.status() == filter.status();
        Predicate<ProjectList.Row> batch = row -> filter.batch() == null || row.face().batch() == filter.batch();
        Predicate<ProjectList.Row> domain = row -> blank(filter.domain()) || row.face().domain().equals(filter.domain())
                || Domains.rootOf(row.face().domain()).equals(filter.domain());
        Predicate<ProjectList.Row> rest = row -> (filter.group() == null || row.face().audience().groups().contains(filter.group()))
                && (blank(filter.community()) || row.face().community().equals(filter.community()))
                && (blank(filter.brand()) || filter.brand().equals("*") && !row.face().brand().isEmpty() || row.face().brand().equals(filter.brand()))
                && (filter.partner() == null || filter.partner().equals(row.partnerId()));
        Predicate<ProjectList.Row> marked = row -> !filter.expiring() || row.expiring() || row.overdue();
        List<ProjectList.Row> found = rows.stream().filter(status.and(batch).and(domain).and(rest).and(marked)).toList();
        return new ProjectList(found, counts(ProjectStatus.class, rows.stream().filter(batch.and(domain).and(rest).and(marked)), ProjectList.Row::status),
                counts(SourcingBatch.class, rows.stream().filter(status.and(domain).and(rest).and(marked)), row -> row.face().batch()),
                rows.stream().filter(status.and(batch).and(rest).and(marked)).collect(Collectors.groupingBy(row -> Domains.rootOf(row.face().domain()),
                        TreeMap::new, Collectors.summingInt(row -> 1))), (int) rows.stream().filter(status.and(rest)).count(),
                (int) rows.stream().filter(status.and(batch).and(domain).and(rest)).filter(row -> row.expiring() || row.overdue()).count(),
                found.stream().mapToInt(row -> row.face().seats() == null ? 0 : row.face().seats()).sum(), on);
    }

    private List<ProjectList.Row> projectRows(LocalDate on) {
        return db.sql().select(PROJECT.fields()).select(PARTNER.NAME, PROJECT_STEP.STATUS, PROJECT_STEP.SINCE_ON).from(PROJECT)
                .join(PROJECT_STEP).on(PROJECT_STEP.PROJECT_ID.eq(PROJECT.ID)).leftJoin(PARTNER).on(PARTNER.ID.eq(PROJECT.PARTNER_ID))
                .where(PROJECT_STEP.SINCE_ON.le(on).and(PROJECT_STEP.UNTIL_ON.isNull().or(PROJECT_STEP.UNTIL_ON.gt(on)))).orderBy(PROJECT.ID).fetch(row -> {
                    Project project = ProjectStore.project(row, row.get(PARTNER.NAME));
                    ProjectStatus status = ProjectStatus.valueOf(row.get(PROJECT_STEP.STATUS));
                    LocalDate ends = project.face().ends();
                    boolean open = ends != null && status != ProjectStatus.ENDED;
                    return new ProjectList.Row(project.id(), project.face().giver().partnerId(), project.face(), status, row.get(PROJECT_STEP.SINCE_ON),
                            open && !ends.isBefore(on) && !ends.isAfter(on.plusDays(ProjectList.EXPIRING_DAYS)), open && ends.isBefore(on),
                            project.proof().verifiedOn(), row.get(PROJECT.SEARCH_KEY) + (row.get(PARTNER.NAME) == null ? "" : "|w" + ProjectList.key(row.get(PARTNER.NAME))));
                });
    }

    /** Those the words find, best first; all of them in their order where nothing is typed. */
    private static <R> List<R> ranked(List<R> rows, String words, Function<R, String> key) {
        if (blank(words)) {
            return rows;
        }
        SearchMatcher matcher = SearchKey.matcher(words);
        Map<R, Integer> scores = new LinkedHashMap<>();
        rows.forEach(row -> scores.put(row, matcher.score(key.apply(row))));
        return scores.entrySet().stream().filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<R, Integer>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
    }

    private static <E extends Enum<E>, R> Map<E, Integer> counts(Class<E> type, Stream<R> rows, Function<R, E> of) {
        Map<E, Integer> counts = new EnumMap<>(type);
        rows.map(of).filter(java.util.Objects::nonNull).forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }

    /** @return brands used so far, by name. */
    List<String> brands() {
        return db.sql().selectDistinct(PROJECT.BRAND).from(PROJECT).where(PROJECT.BRAND.isNotNull()).orderBy(PROJECT.BRAND).fetch(PROJECT.BRAND);
    }

    /** @return communities named by projects, the centre's own first. */
    List<String> communities() {
        List<String> all = new ArrayList<>(db.sql().select(CENTRE.COMMUNITY_NAME).from(CENTRE).fetch(CENTRE.COMMUNITY_NAME));
        db.sql().selectDistinct(PROJECT.COMMUNITY).from(PROJECT).orderBy(PROJECT.COMMUNITY).forEach(row -> all.add(row.value1()));
        db.sql().selectDistinct(PARTNER.COMMUNITY).from(PARTNER).where(PARTNER.COMMUNITY.isNotNull()).orderBy(PARTNER.COMMUNITY).forEach(row -> all.add(row.value1()));
        return all.stream().filter(name -> !name.isBlank()).distinct().toList();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
