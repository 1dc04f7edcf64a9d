package linli.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import linli.activities.Activity.ActivityAction;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.enrolments.Enrolment;
import linli.enrolments.Enrolments;

/**
 * 拆班: one class becomes several by age. The people go on into the band of their age with their place in the list, the old
 * class ends, and all of them stay one lineage with one growth curve.
 */
public final class Splits {
    /** Where one person would go. {@code band} is its index, or -1 when no band takes the age; {@code age} may be null. */
    public record Place(long enrolment, String name, Integer age, Enrolment.EnrolmentStatus status, int band) {}

    /**
     * What would become of a class.
     *
     * @param clashes by band, what stands in the way of its days
     */
    public record Preview(List<Plan> bands, List<Place> places, List<List<Sessions.Foreseen>> days) {
        public List<Place> in(int band) {
            return places.stream().filter(place -> place.band() == band).toList();
        }

        /** @return seats wanted by those who have one now. */
        public long seated(int band) {
            return in(band).stream().filter(place -> place.status() != Enrolment.EnrolmentStatus.WAITING).count();
        }

        /** @return whether everybody has a place, no band holds more than its seats, and no day is taken. */
        public boolean works() {
            boolean fits = in(-1).isEmpty();
            for (int band = 0; band < bands.size(); band++) {
                fits &= seated(band) <= bands.get(band).seats() && days.get(band).stream().allMatch(day -> day.clash() == null);
            }
            return fits;
        }
    }

    private final Db db;
    private final Activities activities;
    private final Enrolments enrolments;
    private final ActivityStore store;
    private final Supplier<String> staff;

    Splits(Db db, Activities activities, Enrolments enrolments, ActivityStore store, Supplier<String> staff) {
        this.db = db;
        this.activities = activities;
        this.enrolments = enrolments;
        this.store = store;
        this.staff = staff;
    }

    /** @return a band's plan like the old class's, from a day on. */
    public static Plan band(Activity old, String title, Integer min, Integer max, int seats, LocalDate from) {
        Activity.Term term = old.plan().term();
        return old.plan().titled(title).ages(min, max).seats(seats, false).term(new Activity.Term(from, term.end(), term.slots()));
    }

    /**
     * @param bands the classes that it becomes
     * @param chosen band by enrolment where the age does not decide (or somebody wants otherwise)
     */
    public Preview preview(long id, List<Plan> bands, Map<Long, Integer> chosen) {
        List<Place> places = new ArrayList<>();
        for (Enrolment one : enrolments.active(id)) {
            Integer age = null;
            int found = -1;
            for (int band = 0; band < bands.size(); band++) {
                LocalDate start = bands.get(band).term().start();
                OptionalInt known = one.person().birth() == null ? OptionalInt.empty() : one.person().birth().ageOn(start);
                age = known.isPresent() ? (Integer) known.getAsInt() : age;
                boolean takes = bands.get(band).ages().open() || known.isPresent() && bands.get(band).ages().takes(known.getAsInt());
                boolean wanted = !chosen.containsKey(one.id()) || chosen.get(one.id()) == band;
                found = found < 0 && takes && wanted ? band : found;
            }
            places.add(new Place(one.id(), one.person().name(), age, one.status(), found));
        }
        // The old class's own sessions are dropped in the same moment and stand in nobody's way.
        List<List<Sessions.Foreseen>> days = new ArrayList<>();
        for (int band = 0; band < bands.size(); band++) {
            Plan mine = bands.get(band);
            List<Plan> before = bands.subList(0, band);
            days.add(activities.sessions().foresee(mine, id).stream().map(day -> day.held() ? among(day, mine, before) : day).toList());
        }
        return new Preview(List.copyOf(bands), places, days);
    }

    /** Two bands cannot have the same room or the same leader at the same hour. */
    private static Sessions.Foreseen among(Sessions.Foreseen day, Plan mine, List<Plan> before) {
        return before.stream().filter(other -> shares(mine.place().roomId(), other.place().roomId())
                        || shares(mine.supply().talentId(), other.supply().talentId()))
                .filter(other -> other.term().slots().stream().anyMatch(slot -> slot.overlaps(day.day().slot())) && !day.day().on().isBefore(other.term().start()))
                .findFirst().map(other -> new Sessions.Foreseen(day.day(), Texts.text("activities.clash.band", other.title()))).orElse(day);
    }

    private static boolean shares(Long one, Long other) {
        return one != null && one.equals(other);
    }

    /**
     * Splits; all or nothing.
     *
     * @return the new classes in the order of the bands
     * @throws UserError when somebody has no place, a band would hold more than its seats, or a room or leader is taken
     */
    public List<Activity> split(long id, long version, List<Plan> bands, Map<Long, Integer> chosen) {
        return db.write(() -> {
            Activity old = activities.current(id, version);
            if (!ActivityStatus.TAKING.contains(old.status())) {
                throw new UserError("error.activities.closed", old.plan().title(), Texts.of(old.status()));
            }
            if (bands.size() < 2) {
                throw new UserError("error.activities.bands", bands.size());
            }
            LocalDate from = bands.stream().map(band -> band.term().start()).min(LocalDate::compareTo).orElseThrow();
            // The old rooms are given back first, so that a band may take the same one at the same hour.
            activities.sessions().drop(id, from, Texts.text("activities.reason.split"));
            Preview preview = preview(id, bands, chosen);
            if (!preview.in(-1).isEmpty()) {
                Place lost = preview.in(-1).getFirst();
                throw new UserError("error.activities.noBand", lost.name(), lost.age() == null ? Texts.text("activities.unknown") : lost.age());
            }
            List<Activity> fresh = new ArrayList<>();
            List<Long> needs = store.needs(id);
            for (Plan band : bands) {
                fresh.add(activities.create(band, old.status(), needs, false, old, null));
            }
            Map<Long, Long> target = new LinkedHashMap<>();
            preview.places().forEach(place -> target.put(place.enrolment(), fresh.get(place.band()).id()));
            enrolments.move(target);
            activities.save(activities.get(id).at(ActivityStatus.ENDED));
            store.step(id, staff.get(), ActivityAction.SPLIT, Texts.text("activities.step.split", bands.size(),
                    String.join(Texts.text("activities.comma"), bands.stream().map(Plan::title).toList())));
            return fresh.stream().map(one -> activities.get(one.id())).toList();
        });
    }
}
