package linli.enrolments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Mask;
import linli.base.value.Phone;
import linli.base.value.Right;
import linli.enrolments.Enrolment.EnrolmentAction;
import linli.enrolments.Enrolment.Lottery;
import linli.enrolments.Enrolment.Person;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Times;
import linli.enrolments.EnrolmentQuery.Offer;
import linli.enrolments.EnrolmentQuery.Roll;

/**
 * 报名, the front door: who is in a class, who waits, who was offered a seat. Never more seats than the class has, nobody
 * twice, nobody out of the age band; a seat given up is offered to the first who waits and fits. Everything is logged.
 */
public final class Enrolments {
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final EnrolmentStore store;
    private final EnrolmentQuery query;
    private final EnrolmentFees fees;

    /** Lists without a till. @param staff name of who is signed in */
    public Enrolments(Db db, Clock clock, Supplier<String> staff) {
        this(db, clock, staff, EnrolmentFees.NONE);
    }

    /** @param fees charges the seats that cost something */
    public Enrolments(Db db, Clock clock, Supplier<String> staff, EnrolmentFees fees) {
        this.db = db;
        this.fees = fees;
        this.clock = clock;
        this.staff = staff;
        this.store = new EnrolmentStore(db, clock);
        this.query = new EnrolmentQuery(db);
    }

    /** A class's list as a screen shows it; phones masked. */
    public record ListOf(long activity, String no, String title, boolean taking, Integer ageMin, Integer ageMax, int seats,
                         boolean byLot, LocalDate termStart, List<Row> rows, List<Lottery> lotteries, List<Enrolment.Step> steps) {
        public long in(EnrolmentStatus status) {
            return rows.stream().filter(row -> row.status() == status).count();
        }

        /** @return seats that nobody has or is being kept for. */
        public long free() {
            return seats - in(EnrolmentStatus.ENROLLED) - in(EnrolmentStatus.OFFERED);
        }
    }

    /**
     * One person of the list.
     *
     * @param place on the waiting list from 1, else 0
     * @param age at the term's begin, or null
     * @param fits false when the age is out of the band
     * @param present sessions attended, of {@code marks} called
     * @param fee how the seat's fee stands; null where nothing was charged
     */
    public record Row(long id, long version, Long residentId, String name, String phone, Integer age, boolean fits, EnrolmentStatus status,
                      int place, Times times, String reason, int present, int marks, EnrolmentFees.Fee fee) {}

    /** @return the class's whole list. */
    public ListOf list(long activity) {
        Offer offer = offer(activity);
        List<Row> rows = new ArrayList<>();
        Map<Long, EnrolmentFees.Fee> charged = query.fees(activity);
        int place = 0;
        for (Roll roll : query.roll(activity)) {
            Enrolment one = roll.enrolment();
            place = one.status() == EnrolmentStatus.WAITING ? place + 1 : place;
            rows.add(new Row(one.id(), one.version(), one.person().residentId(), one.person().name(),
                    one.person().phone() == null ? "" : Mask.phone(one.person().phone()), roll.age(), roll.fits(), one.status(),
                    one.status() == EnrolmentStatus.WAITING ? place : 0, one.times(), one.reason(), roll.present(), roll.marks(),
                    charged.get(one.chargeId())));
        }
        return new ListOf(activity, offer.no(), offer.title(), offer.taking(), offer.ageMin(), offer.ageMax(), offer.seats(), offer.byLot(),
                offer.termStart(), rows, store.lotteries(activity), query.steps(activity));
    }

    /** @return the enrolment. */
    public Enrolment get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.enrolments.gone", id));
    }

    /** @return those in a class, offered and waiting, in the order of the list; residents with what is known of them now. */
    public List<Enrolment> active(long activity) {
        return query.roll(activity).stream().map(Roll::enrolment).filter(one -> one.status().active()).toList();
    }

    /** @return whether who is at the desk may take money; who may not leaves the seat's fee owed for the till. */
    public boolean takesMoney() {
        return db.may(Right.TILL) || db.may(Right.FINANCE);
    }

    /** @return seats taken or kept. */
    public int seated(long activity) {
        return store.seated(activity);
    }

    /** @return titles of other classes at the same weekly time that the person is in: a warning, no refusal. */
    public List<String> clashes(long activity, Person person) {
        return query.clashes(offer(activity), resolved(person));
    }

    /**
     * Takes somebody in, or puts them on the waiting list when every seat is taken or seats go by lot.
     *
     * @param mayWait false refuses where no seat is free
     * @throws UserError when the class takes nobody, the person is in already, the age does not fit (naming the class that
     *     does), or cannot be told from the birth date
     */
    public Enrolment enrol(long activity, Person person, boolean mayWait) {
        return db.write(() -> {
            Offer offer = offer(activity);
            if (!offer.taking()) {
                throw new UserError("error.enrolments.closed", offer.title(), statusWord(offer.status()));
            }
            Person who = resolved(person);
            check(offer, who);
            boolean lots = offer.byLot() && !query.drawn(activity);
            boolean seat = !lots && store.seated(activity) < offer.seats();
            if (!seat && !mayWait) {
                throw new UserError("error.enrolments.full", offer.title(), offer.seats(), waiting(activity));
            }
            Instant now = clock.instant();
            Enrolment made = create(offer, who, seat ? EnrolmentStatus.ENROLLED : EnrolmentStatus.WAITING, new Times(now, seat ? now : null, null, null), null, null);
            return seat ? charged(offer, made) : made;
        });
    }

    Enrolment create(Offer offer, Person who, EnrolmentStatus status, Times times, String reason, Long run) {
        Enrolment one = new Enrolment(0, offer.activity(), who, status, store.lastPosition(offer.activity()) + 1, times, reason, null, null, run, 1);
        long id = store.insert(one);
        store.step(offer.activity(), id, staff.get(), status == EnrolmentStatus.WAITING ? EnrolmentAction.WAITING : status.active() ? EnrolmentAction.ENROLLED : EnrolmentAction.LEFT, reason);
        return get(id);
    }

    /** Name, way to reach, age band, and that nobody is in twice. */
    void check(Offer offer, Person who) {
        if (who.name() == null || who.name().isBlank()) {
            throw new UserError("error.enrolments.noName");
        }
        if (who.residentId() == null && who.phone() == null && who.birth() == null) {
            throw new UserError("error.enrolments.noPhone", who.name());
        }
        List<Enrolment> there = new ArrayList<>(query.active(offer.activity(), who));
        if (who.residentId() != null && who.phone() != null) {
            // Somebody enrolled from outside may have been put into the register since.
            there.addAll(query.active(offer.activity(), new Person(null, who.name(), who.phone(), null)));
        }
        if (!there.isEmpty()) {
            throw new UserError("error.enrolments.twice", who.name(), offer.title(), Texts.of(there.getFirst().status()));
        }
        age(offer, who);
    }

    void age(Offer offer, Person who) {
        if (!offer.banded()) {
            return;
        }
        if (who.birth() == null || who.birth().ageOn(offer.termStart()).isEmpty()) {
            throw new UserError("error.enrolments.noAge", who.name(), who.birth() == null ? Texts.text("enrolments.unknown") : who.birth(),
                    band(offer), offer.termStart());
        }
        int age = who.birth().ageOn(offer.termStart()).getAsInt();
        if (!offer.takes(age)) {
            List<String> others = query.fitting(offer.activity(), age).stream()
                    .map(other -> Texts.text("enrolments.other", other.title(), band(other), Math.max(0, other.seats() - store.seated(other.activity())))).toList();
            throw new UserError("error.enrolments.age", who.name(), age, band(offer), offer.termStart(),
                    others.isEmpty() ? Texts.text("enrolments.noOther") : Texts.text("enrolments.others", String.join(Texts.text("enrolments.or"), others)));
        }
    }

    /** @return e.g. 6–8 岁. */
    static String band(Offer offer) {
        return offer.ageMin() == null && offer.ageMax() == null ? Texts.text("enrolments.band.all")
                : offer.ageMin() == null ? Texts.text("enrolments.band.to", offer.ageMax())
                : offer.ageMax() == null ? Texts.text("enrolments.band.from", offer.ageMin())
                : Texts.text("enrolments.band", offer.ageMin(), offer.ageMax());
    }

    private static String statusWord(String status) {
        return Texts.bundle().getString("enum.ActivityStatus." + status);
    }

    /** A resident as they are known now; a mobile or landline of others in its one form. */
    Person resolved(Person person) {
        if (person.residentId() != null) {
            return query.resident(person.residentId()).orElseThrow(() -> new UserError("error.enrolments.noResident", person.name() == null ? "" : person.name()));
        }
        String phone = person.phone() == null || person.phone().isBlank() ? null
                : Phone.parseAll(person.phone()).stream().filter(Phone::callable).map(Phone::number).findFirst()
                        .orElseThrow(() -> new UserError("error.enrolments.phone", Mask.phone(person.phone())));
        String name = person.name() == null ? null : person.name().strip();
        LocalDate birth = person.birth() == null || person.birth().precision() != linli.base.value.PartialDate.Precision.DAY ? null : person.birth().date();
        // Whoever stands in the register under this name with this phone or birthday is that resident.
        List<Long> known = name == null ? List.of() : query.byName(name, phone, birth);
        return (known.size() == 1 ? query.resident(known.getFirst()) : java.util.Optional.<Person>empty())
                .orElseGet(() -> new Person(null, name, phone, person.birth()));
    }

    /** Somebody of a class to be phoned; the phone masked, "" when none is known. */
    public record Call(String name, String phone, String title) {}

    /** @return everyone in these classes, for when a session falls out. */
    public List<Call> calls(java.util.Collection<Long> classes) {
        return classes.stream().flatMap(id -> query.offer(id).stream()).flatMap(offer -> active(offer.activity()).stream()
                .filter(one -> one.status() == EnrolmentStatus.ENROLLED)
                .map(one -> new Call(one.person().name(), one.person().phone() == null ? "" : Mask.phone(one.person().phone()), offer.title()))).toList();
    }

    /** Somebody gives up; a seat that becomes free is offered on. */
    public Enrolment leave(long id, long version, String reason) {
        return db.write(() -> {
            Enrolment one = current(id, version, EnrolmentStatus.ACTIVE);
            fees.release(one, reason == null || reason.isBlank() ? Texts.text("enrolments.noReason") : reason.strip());
            end(one, EnrolmentStatus.LEFT, reason == null || reason.isBlank() ? Texts.text("enrolments.noReason") : reason.strip());
            store.step(one.activityId(), id, staff.get(), EnrolmentAction.LEFT, reason);
            offerFree(one.activityId());
            return get(id);
        });
    }

    /** The answer of one who was offered a seat: takes it, or leaves the list; then the next is asked. */
    public Enrolment answer(long id, long version, boolean takes) {
        return db.write(() -> {
            Enrolment one = current(id, version, java.util.Set.of(EnrolmentStatus.OFFERED));
            Times times = one.times();
            if (takes) {
                save(one.at(EnrolmentStatus.ENROLLED, new Times(times.asked(), clock.instant(), times.offered(), null), null));
                store.step(one.activityId(), id, staff.get(), EnrolmentAction.ACCEPTED, null);
                charged(offer(one.activityId()), get(id));
            } else {
                end(one, EnrolmentStatus.LEFT, Texts.text("enrolments.declined"));
                store.step(one.activityId(), id, staff.get(), EnrolmentAction.DECLINED, null);
                offerFree(one.activityId());
            }
            return get(id);
        });
    }

    /** Offers every free seat to whoever waits first and fits. @return to whom */
    public List<Enrolment> offerFree(long activity) {
        return db.write(() -> {
            Offer offer = offer(activity);
            List<Enrolment> offered = new ArrayList<>();
            if (!offer.taking() || offer.byLot() && !query.drawn(activity)) {
                return offered;
            }
            int free = offer.seats() - store.seated(activity);
            for (Roll roll : query.roll(activity)) {
                Enrolment one = roll.enrolment();
                boolean fits = !offer.banded() || roll.age() != null && roll.fits();
                if (free > 0 && one.status() == EnrolmentStatus.WAITING && fits) {
                    free--;
                    save(one.at(EnrolmentStatus.OFFERED, new Times(one.times().asked(), null, clock.instant(), null), null));
                    store.step(activity, one.id(), staff.get(), EnrolmentAction.OFFERED, null);
                    offered.add(get(one.id()));
                }
            }
            return offered;
        });
    }

    /**
     * Draws lots among everyone on the list; the first as many as there are seats are in, the others wait in the drawn order.
     * The same seed gives the same order (see {@link Lots}).
     *
     * @param seed printed on the result, e.g. a public number nobody could choose; blank takes class and moment
     */
    public Lottery draw(long activity, String seed) {
        return db.write(() -> {
            Offer offer = offer(activity);
            List<Enrolment> all = store.in(activity, EnrolmentStatus.ACTIVE);
            if (!offer.taking() || query.begun(activity)) {
                throw new UserError("error.enrolments.begun", offer.title());
            }
            if (all.size() <= offer.seats()) {
                throw new UserError("error.enrolments.noNeed", offer.title(), all.size(), offer.seats());
            }
            String printed = seed == null || seed.isBlank() ? offer.no() + "-" + clock.instant().getEpochSecond() : seed.strip();
            List<Long> candidates = all.stream().map(Enrolment::id).sorted().toList();
            List<Long> drawn = Lots.draw(printed, candidates);
            Map<Long, Enrolment> byId = new LinkedHashMap<>();
            all.forEach(one -> byId.put(one.id(), one));
            Instant now = clock.instant();
            for (int i = 0; i < drawn.size(); i++) {
                Enrolment one = byId.get(drawn.get(i));
                boolean in = i < offer.seats();
                Times times = one.times();
                save(one.at(in ? EnrolmentStatus.ENROLLED : EnrolmentStatus.WAITING, new Times(times.asked(), in ? now : null, null, null), null).position(i + 1));
                if (in) {
                    charged(offer, get(one.id()));
                } else {
                    fees.release(one, Texts.text("enrolments.fee.lot"));
                }
            }
            store.insert(new Lottery(0, activity, printed, offer.seats(), candidates, drawn, now, staff.get()));
            store.step(activity, null, staff.get(), EnrolmentAction.DRAWN, Texts.text("enrolments.drawn", printed, drawn.size(), offer.seats()));
            return store.lotteries(activity).getFirst();
        });
    }

    /** @return whether the lots, drawn again from the printed seed, give the stored result. */
    public static boolean agrees(Lottery lottery) {
        return Lots.draw(lottery.seed(), lottery.candidates()).equals(lottery.drawn());
    }

    /**
     * Moves people into classes split off, those in with their seats, those waiting in their order; then offers what is free.
     *
     * @param target class by enrolment id
     * @throws UserError when a class would hold more than its seats
     */
    public void move(Map<Long, Long> target) {
        db.write(() -> {
            Instant now = clock.instant();
            List<Enrolment> all = target.keySet().stream().map(this::get)
                    .sorted(java.util.Comparator.comparingLong((Enrolment one) -> one.position()).thenComparing(Enrolment::id)).toList();
            for (Enrolment one : all) {
                Offer to = offer(target.get(one.id()));
                if (EnrolmentStatus.SEATED.contains(one.status()) && store.seated(to.activity()) >= to.seats()) {
                    throw new UserError("error.enrolments.full", to.title(), to.seats(), waiting(to.activity()));
                }
                Person who = one.person().residentId() == null ? one.person() : resolved(one.person());
                check(to, who);
                Times times = one.times();
                save(one.at(EnrolmentStatus.MOVED, new Times(times.asked(), times.seated(), times.offered(), now), to.title()));
                store.step(one.activityId(), one.id(), staff.get(), EnrolmentAction.MOVED, to.title());
                long id = store.insert(new Enrolment(0, to.activity(), who, one.status(), store.lastPosition(to.activity()) + 1,
                        new Times(times.asked(), times.seated() == null ? null : now, times.offered(), null), null, one.id(), one.chargeId(), null, 1));
                store.step(to.activity(), id, staff.get(), EnrolmentAction.ENROLLED, Texts.text("enrolments.movedFrom", offer(one.activityId()).title()));
            }
            target.values().stream().distinct().sorted().forEach(this::offerFree);
        });
    }

    /** Posts the fee of a seat, if it costs something, and remembers the bill's line. */
    private Enrolment charged(Offer offer, Enrolment one) {
        fees.charge(offer, one, LocalDate.now(clock)).ifPresent(charge -> save(one.charged(charge.id())));
        return get(one.id());
    }

    /** Charges seats of a class that came in by a list, on the day each was taken; those of earlier months that are closed stay as they are. */
    public List<Long> chargeSeats(long activity, LocalDate from, LocalDate to) {
        return db.write(() -> {
            Offer offer = offer(activity);
            List<Long> charges = new ArrayList<>();
            for (Enrolment one : store.in(activity, java.util.Set.of(EnrolmentStatus.ENROLLED, EnrolmentStatus.LEFT))) {
                LocalDate day = one.times().seated() == null ? null : one.times().seated().atZone(clock.getZone()).toLocalDate();
                if (day != null && !day.isBefore(from) && !day.isAfter(to)) {
                    fees.charge(offer, one, day).ifPresent(charge -> {
                        save(one.charged(charge.id()));
                        charges.add(charge.id());
                    });
                }
            }
            return charges;
        });
    }

    /** @return the spreadsheet side, for the import engine. */
    public EnrolmentSheet sheet() {
        return new EnrolmentSheet(this, store, query, clock);
    }

    String who() {
        return staff.get();
    }

    private int waiting(long activity) {
        return store.in(activity, java.util.Set.of(EnrolmentStatus.WAITING)).size();
    }

    private void end(Enrolment one, EnrolmentStatus status, String reason) {
        Times times = one.times();
        save(one.at(status, new Times(times.asked(), times.seated(), times.offered(), clock.instant()), reason));
    }

    private void save(Enrolment one) {
        if (!store.update(one)) {
            throw new UserError("error.enrolments.edited");
        }
    }

    private Enrolment current(long id, long version, java.util.Set<EnrolmentStatus> from) {
        Enrolment one = get(id);
        if (one.version() != version) {
            throw new UserError("error.enrolments.edited");
        }
        if (!from.contains(one.status())) {
            throw new UserError("error.enrolments.state", one.person().name(), Texts.of(one.status()));
        }
        return one;
    }

    private Offer offer(long activity) {
        return query.offer(activity).orElseThrow(() -> new UserError("error.activities.gone", activity));
    }
}
