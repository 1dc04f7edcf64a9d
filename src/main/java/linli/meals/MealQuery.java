package linli.meals;

import static linli.schema.Tables.DISH;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.MEAL_DINER;
import static linli.schema.Tables.MENU_LINE;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SUBSIDY_LINE;
import static org.jooq.impl.DSL.coalesce;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.Rows;
import linli.base.value.PartialDate;
import linli.base.value.Sitting;
import linli.meals.Diet.Course;
import linli.meals.MealOrder.Diner;

/** Reads who eats, what they must not eat, and what is on the menu. */
final class MealQuery {
    private final Db db;

    MealQuery(Db db) {
        this.db = db;
    }

    /** @return the person each resident is now: themselves, or whom they were merged into. */
    Map<Long, Long> roots(Collection<Long> residents) {
        return db.sql().select(RESIDENT.ID, coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)).from(RESIDENT).where(Rows.in(RESIDENT.ID, residents))
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    long root(long resident) {
        return roots(List.of(resident)).getOrDefault(resident, resident);
    }

    /** @return whether the person has neither died nor moved away. */
    boolean lives(long resident) {
        return db.sql().fetchExists(RESIDENT, RESIDENT.ID.eq(resident).and(RESIDENT.STATUS.notIn("DECEASED", "MOVED")));
    }

    /** @return every id that means the person. */
    List<Long> everyId(long root) {
        return db.sql().select(RESIDENT.ID).from(RESIDENT).where(RESIDENT.ID.eq(root)).or(RESIDENT.MERGED_INTO.eq(root)).fetch(RESIDENT.ID);
    }

    /** @return diners by the ids asked for, each as the person is now; a diet known of a merged row holds for the person. */
    Map<Long, Diner> diners(Collection<Long> residents) {
        Map<Long, Long> roots = roots(residents);
        Set<Long> now = new HashSet<>(roots.values());
        Map<Long, Long> all = db.sql().select(RESIDENT.ID, coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)).from(RESIDENT)
                .where(Rows.in(RESIDENT.ID, now).or(Rows.in(RESIDENT.MERGED_INTO, now))).fetchMap(row -> row.value1(), row -> row.value2());
        Map<Long, Set<String>> categories = new HashMap<>();
        db.sql().select(RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE).from(RESIDENT_CATEGORY).where(Rows.in(RESIDENT_CATEGORY.RESIDENT_ID, now))
                .forEach(row -> categories.computeIfAbsent(row.value1(), any -> new HashSet<>()).add(row.value2()));
        Map<Long, String> phones = new HashMap<>();
        db.sql().select(RESIDENT_PHONE.RESIDENT_ID, RESIDENT_PHONE.NUMBER).from(RESIDENT_PHONE).where(Rows.in(RESIDENT_PHONE.RESIDENT_ID, now))
                .orderBy(RESIDENT_PHONE.RESIDENT_ID, RESIDENT_PHONE.POSITION).forEach(row -> phones.putIfAbsent(row.value1(), row.value2()));
        Map<Long, Known> known = known(all);
        Map<Long, Diner> people = new HashMap<>();
        db.sql().select(RESIDENT.ID, RESIDENT.NAME, RESIDENT.BIRTH_ON, RESIDENT.BIRTH_PRECISION, RESIDENT.ADDRESS, DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.UNIT,
                        DWELLING.ROOM, DWELLING.ADDRESS, DWELLING.PLACE_SORT)
                .from(RESIDENT).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID)).where(Rows.in(RESIDENT.ID, now)).forEach(row -> {
                    long id = row.get(RESIDENT.ID);
                    PartialDate birth = row.get(RESIDENT.BIRTH_ON) == null ? null
                            : new PartialDate(row.get(RESIDENT.BIRTH_ON), PartialDate.Precision.valueOf(row.get(RESIDENT.BIRTH_PRECISION)));
                    Known own = known.getOrDefault(id, new Known(Diet.NONE, null, 1, null, 0));
                    people.put(id, new Diner(id, row.get(RESIDENT.NAME), birth, place(row.get(DWELLING.ESTATE), row.get(DWELLING.BUILDING), row.get(DWELLING.UNIT),
                            row.get(DWELLING.ROOM), row.get(DWELLING.ADDRESS), row.get(RESIDENT.ADDRESS)), row.get(DWELLING.PLACE_SORT) == null ? "~" : row.get(DWELLING.PLACE_SORT),
                            phones.get(id), categories.getOrDefault(id, Set.of()), own.diet, own.deliverTo, own.round, own.position, own.version));
                });
        Map<Long, Diner> asked = new HashMap<>();
        roots.forEach((id, root) -> asked.put(id, people.get(root)));
        return asked;
    }

    private record Known(Diet diet, String deliverTo, int round, Integer position, long version) {}

    private Map<Long, Known> known(Map<Long, Long> all) {
        Map<Long, Known> known = new HashMap<>();
        db.sql().selectFrom(MEAL_DINER).where(Rows.in(MEAL_DINER.RESIDENT_ID, all.keySet())).forEach(row -> {
            Diet diet = new Diet(words(row.getAllergies()), words(row.getAvoids()), words(row.getWants()), row.getNote(), row.getConsentOn(), row.getConsentBy(), row.getWithdrawnOn());
            long root = all.get(row.getResidentId());
            boolean own = root == row.getResidentId();
            Known here = new Known(diet, row.getDeliverTo(), row.getRoundNo(), row.getRoundPosition(), own ? row.getVersion() : 0);
            known.merge(root, here, (one, two) -> together(one.version > 0 ? one : two, one.version > 0 ? two : one));
        });
        return known;
    }

    /** Two rows found to be one person: what either must not eat holds. */
    private static Known together(Known own, Known other) {
        Diet a = own.diet;
        Diet b = other.diet;
        return new Known(new Diet(both(a.allergies(), b.allergies()), both(a.avoids(), b.avoids()), both(a.wants(), b.wants()), a.note(), a.consentOn(), a.consentBy(),
                a.withdrawnOn()), own.deliverTo, own.round, own.position, own.version);
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static List<String> words(String stored) {
        return stored.isEmpty() ? List.of() : List.of(stored.split(";"));
    }

    private static String place(String estate, String building, String unit, String room, String address, String written) {
        String place = Stream.of(estate, building, unit, room).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("-"));
        return !place.isEmpty() ? place : address != null && !address.isEmpty() ? address : written == null ? "" : written;
    }

    /** Somebody who could be meant by a name. */
    record Named(long root, String name, String document, Set<String> phones, boolean lives) {}

    /** @return the people of these names or document numbers, by either; merged rows stand for who they are now. */
    List<Named> named(Collection<String> names, Collection<String> documents) {
        Map<Long, Set<String>> phones = new HashMap<>();
        var rows = db.sql().select(RESIDENT.ID, coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID), RESIDENT.NAME, RESIDENT.ID_NO, RESIDENT.STATUS).from(RESIDENT)
                .where(RESIDENT.NAME.in(names)).or(RESIDENT.ID_NO.in(documents)).fetch();
        db.sql().select(RESIDENT_PHONE.RESIDENT_ID, RESIDENT_PHONE.NUMBER).from(RESIDENT_PHONE).where(Rows.in(RESIDENT_PHONE.RESIDENT_ID, rows.getValues(RESIDENT.ID)))
                .forEach(row -> phones.computeIfAbsent(row.value1(), any -> new HashSet<>()).add(row.value2()));
        return rows.map(row -> new Named(row.value2(), row.value3(), row.value4(), phones.getOrDefault(row.value1(), Set.of()), !List.of("DECEASED", "MOVED").contains(row.value5())));
    }

    /** @return documents of the people, for an export. */
    Map<Long, String> documents(Collection<Long> people) {
        return db.sql().select(RESIDENT.ID, RESIDENT.ID_NO).from(RESIDENT).where(Rows.in(RESIDENT.ID, people)).and(RESIDENT.ID_NO.isNotNull())
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** @return whether a claim names the order. */
    boolean claimed(long order) {
        return db.sql().fetchExists(SUBSIDY_LINE, SUBSIDY_LINE.ORDER_ID.eq(order));
    }

    /** @return the menu of every day and sitting of the span. */
    Map<LocalDate, Map<Sitting, List<Course>>> menus(LocalDate from, LocalDate to) {
        Map<LocalDate, Map<Sitting, List<Course>>> menus = new HashMap<>();
        db.sql().select(MENU_LINE.SERVED_ON, MENU_LINE.SITTING, DISH.ID, DISH.NAME, DISH.TAGS, DISH.ALLERGENS).from(MENU_LINE).join(DISH).on(DISH.ID.eq(MENU_LINE.DISH_ID))
                .where(MENU_LINE.SERVED_ON.between(from, to)).and(MENU_LINE.REMOVED_AT.isNull()).orderBy(MENU_LINE.POSITION, MENU_LINE.ID)
                .forEach(row -> menus.computeIfAbsent(row.value1(), any -> new HashMap<>()).computeIfAbsent(Sitting.valueOf(row.value2()), any -> new java.util.ArrayList<>())
                        .add(new Course(row.value3(), row.value4(), words(row.value5()), words(row.value6()))));
        return menus;
    }

    List<Course> courses(LocalDate day, Sitting sitting) {
        return menus(day, day).getOrDefault(day, Map.of()).getOrDefault(sitting, List.of());
    }
}
