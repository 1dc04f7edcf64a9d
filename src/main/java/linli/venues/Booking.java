package linli.venues;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.UserClass;

/**
 * 场地预约: a room taken for a time of one day.
 *
 * @param who who comes, with a phone
 * @param activityId the class or activity that it is for, or null
 * @param people how many are expected, or null
 * @param reason why it was cancelled, or null
 * @param seriesId the series it belongs to, or null
 * @param version for optimistic locking, from 1; 0 for one that is not stored yet
 */
public record Booking(long id, long roomId, LocalDate day, LocalTime from, LocalTime to, String purpose, UserClass userClass, Who who,
                      Long activityId, Integer people, BookingStatus status, String reason, Long seriesId, long version) {

    static final int LONGEST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_PEOPLE = 5000;

    /** How it stands. BOOKED and USED hold the room; the others leave it free. */
    public enum BookingStatus {
        BOOKED, USED, CANCELLED, NO_SHOW;

        static final Set<BookingStatus> LIVE = Set.of(BOOKED, USED);

        public boolean live() {
            return LIVE.contains(this);
        }
    }

    /** Which list somebody stands in. */
    public enum WhoKind { RESIDENT, PARTNER, TALENT, OTHER }

    /**
     * @param id id in the list of that kind; null for OTHER
     * @param phone unmasked, or null
     */
    public record Who(WhoKind kind, Long id, String name, String phone) {
        /** @return somebody in no list. */
        public static Who other(String name, String phone) {
            return new Who(WhoKind.OTHER, null, name, phone);
        }
    }

    /**
     * What hangs on bookings elsewhere in the house.
     *
     * @param classes the classes and activities held in them, by name
     * @param calls their people to be phoned
     * @param refund what was paid and would be given back
     */
    public record Ties(List<String> classes, List<Call> calls, Money refund) {
        public static final Ties NONE = new Ties(List.of(), List.of(), Money.ZERO);
    }

    /** Somebody to be phoned. @param phone masked, "" when none is known */
    public record Call(String name, String phone, String why) {}

    /** What a cancelling or a closure would bring about, to be shown before it is done. */
    public record Consequences(List<Booking> bookings, List<String> classes, List<Call> calls, Money refund) {}

    /** One step of a booking's story. */
    public record Step(java.time.Instant at, String staffName, String note) {}

    /** @return a wish to be handed to {@link Venues#book}. */
    public static Booking wish(long room, LocalDate day, LocalTime from, LocalTime to, String purpose, UserClass userClass, Who who) {
        return new Booking(0, room, day, from, to, purpose, userClass, who, null, null, BookingStatus.BOOKED, null, null, 0);
    }

    /** @return the same for a class or activity. */
    public Booking forActivity(long activity, Integer expected) {
        return new Booking(id, roomId, day, from, to, purpose, userClass, who, activity, expected, status, reason, seriesId, version);
    }

    public Booking with(Integer expected) {
        return new Booking(id, roomId, day, from, to, purpose, userClass, who, activityId, expected, status, reason, seriesId, version);
    }

    /** @return the same at another place or time. */
    public Booking at(long room, LocalDate newDay, LocalTime start, LocalTime end) {
        return new Booking(id, room, newDay, start, end, purpose, userClass, who, activityId, people, status, reason, seriesId, version);
    }

    Booking standing(BookingStatus next, String why) {
        return new Booking(id, roomId, day, from, to, purpose, userClass, who, activityId, people, next, why, seriesId, version);
    }

    Booking of(Long series) {
        return new Booking(id, roomId, day, from, to, purpose, userClass, who, activityId, people, status, reason, series, version);
    }

    Booking stored(long newId, long newVersion) {
        return new Booking(newId, roomId, day, from, to, purpose, userClass, who, activityId, people, status, reason, seriesId, newVersion);
    }

    /** @return whether both would be in the room at the same moment; touching ends do not count. */
    public boolean meets(Booking other) {
        return roomId == other.roomId && day.equals(other.day) && from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** @return the number told at the desk, e.g. C000123. */
    public String no() {
        return String.format("C%06d", id);
    }

    /** @return the id that such a number stands for; 0 when it is none. */
    static long id(String no) {
        return no != null && no.strip().matches("[Cc]\\d{6,12}") ? Long.parseLong(no.strip().substring(1)) : 0;
    }

    /** @return e.g. 14:00–16:00. */
    public String time() {
        return from + "–" + to;
    }

    public int minutes() {
        return (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
    }

    /** @return a question whether the time is free, with nobody behind it. */
    static Booking probe(long room, LocalDate day, LocalTime from, LocalTime to) {
        return wish(room, day, from, to, "", UserClass.OWN, Who.other("", null));
    }

    /** @throws UserError when something is missing or cannot be */
    void check() {
        if (day == null || from == null || to == null || !from.isBefore(to)) {
            throw new UserError("error.venues.time", from == null ? "" : from, to == null ? "" : to);
        }
        if (blank(purpose) || purpose.strip().length() > LONGEST) {
            throw new UserError("error.venues.noPurpose", LONGEST);
        }
        if (userClass == null) {
            throw new UserError("error.venues.noClass");
        }
        if (who == null || blank(who.name()) || who.name().strip().length() > LONGEST_NAME) {
            throw new UserError("error.venues.noWho", LONGEST_NAME);
        }
        if (people != null && (people < 1 || people > MOST_PEOPLE)) {
            throw new UserError("error.venues.people", people, MOST_PEOPLE);
        }
    }

    /** @return the same without spaces at the ends. */
    Booking tidy() {
        Who plain = new Who(who.kind(), who.id(), who.name().strip(), blank(who.phone()) ? null : who.phone().strip());
        return new Booking(id, roomId, day, from, to, purpose.strip(), userClass, plain, activityId, people, status, reason, seriesId, version);
    }

    List<String> warnings(Room room, LocalDate today) {
        List<String> warnings = new ArrayList<>();
        if (people != null && room.capacity() != null && people > room.capacity()) {
            warnings.add(Texts.text("venues.warn.people", room.name(), room.capacity(), people));
        }
        if (day.isBefore(today)) {
            warnings.add(Texts.text("venues.warn.past"));
        }
        return warnings;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
