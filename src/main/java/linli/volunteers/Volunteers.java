package linli.volunteers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.excel.ListSheet;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.IdNumber;
import linli.base.value.Phone;
import linli.base.value.WeekSlot;

/**
 * 志愿者, the front door: who gives time and how much of it. Hours are kept for recognition (只存不取); a wrong line is
 * voided with a reason. What is missing, wrong or changed by somebody else meanwhile is a {@link UserError}.
 */
public final class Volunteers {
    private static final int LONGEST_DAY = 16 * 60;
    private final Db db;
    private final Clock clock;
    private final VolunteerStore store;
    private final VolunteerQuery query;

    public Volunteers(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        store = new VolunteerStore(db, clock);
        query = new VolunteerQuery(db);
    }

    public Volunteer get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.volunteers.gone", id));
    }

    /** @param standing null for everybody */
    public VolunteerList list(Volunteer.VolunteerStanding standing) {
        return VolunteerList.of(query.rows(since()), standing);
    }

    /** @return whom the words find: name, pinyin, the last digits of phone or document, the volunteer number. */
    public List<VolunteerList.Row> search(String words, int most) {
        return query.search(words, most, since());
    }

    public List<Volunteer.Hours> hours(long id) {
        return store.hours(id);
    }

    /** @return times, people (each once) and minutes from the first day to the last, both included. */
    public VolunteerList.Totals totals(LocalDate from, LocalDate to) {
        return query.totals(from, to);
    }

    public VolunteerList.StarLevels stars() {
        return VolunteerList.StarLevels.of(query.setting(VolunteerList.StarLevels.SETTING).orElse(null));
    }

    /** Puts a new volunteer on the list. */
    public Volunteer register(Volunteer draft) {
        Volunteer one = checked(draft);
        return db.write(() -> {
            refuseTwin(one, 0);
            return get(store.insert(linked(one), null));
        });
    }

    /** Changes what is known of a volunteer. */
    public Volunteer change(Volunteer changed) {
        Volunteer one = checked(changed);
        return db.write(() -> {
            refuseTwin(one, one.id());
            return updated(linked(one));
        });
    }

    /** Somebody stops; the hours stay. */
    public Volunteer end(long id, long version, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.volunteers.noReason");
        }
        return db.write(() -> updated(get(id).with(id, version).with(new Volunteer.End(today(), reason.strip()))));
    }

    /** Somebody comes back. */
    public Volunteer resume(long id, long version) {
        return db.write(() -> updated(get(id).with(id, version).with((Volunteer.End) null)));
    }

    private Volunteer updated(Volunteer one) {
        if (!store.update(one)) {
            throw new UserError("error.volunteers.changed", one.name());
        }
        return get(one.id());
    }

    /**
     * Notes time that was given.
     *
     * @param minutes really served, 1 … 16 hours a line
     * @throws UserError for a day to come, no content, no or too much time, or more than a day holds together
     */
    public Volunteer.Hours log(long id, Long task, LocalDate on, int minutes, String content, String organiser) {
        return db.write(() -> {
            Volunteer who = get(id);
            checkHours(who, on, minutes, content);
            String key = task == null ? "desk-" + id + "-" + db.commitNo() + "-" + store.hours(id).size() : "task-" + task + "-" + id + "-" + db.commitNo();
            long line = store.insert(new Volunteer.Hours(0, id, task, on, minutes, content.strip(), organiser, key, null, 1), null);
            return store.hour(line).orElseThrow();
        });
    }

    /** @throws UserError as {@link #log}. */
    void checkHours(Volunteer who, LocalDate on, int minutes, String content) {
        if (content == null || content.isBlank()) {
            throw new UserError("error.volunteers.noContent");
        }
        if (on == null || on.isAfter(today())) {
            throw new UserError("error.volunteers.future", on, today());
        }
        long that = who.id() == 0 ? 0 : store.hours(who.id()).stream().filter(line -> line.voided() == null && line.on().equals(on))
                .mapToLong(Volunteer.Hours::minutes).sum();
        if (minutes <= 0 || minutes + that > LONGEST_DAY) {
            throw new UserError("error.volunteers.minutes", who.name(), on, hoursWord(minutes), hoursWord(that), LONGEST_DAY / 60);
        }
    }

    /** Takes a wrong line out of every count; it stays readable with the reason. */
    public void voidHours(Volunteer.Hours line, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.volunteers.noReason");
        }
        db.write(() -> {
            if (!store.voidHours(line.id(), line.version(), reason.strip())) {
                throw new UserError("error.volunteers.changed", get(line.volunteerId()).name());
            }
        });
    }

    /** @return hours with one decimal, as people say them. */
    public static String hoursWord(long minutes) {
        return Texts.text("volunteers.hours", String.format("%.1f", minutes / 60.0));
    }

    /** @return who reached a star level since the day and had not before, most stars first. */
    public List<Recognised> recognised(LocalDate since) {
        VolunteerList.StarLevels levels = stars();
        return query.rows(since).stream().filter(row -> row.standing() != Volunteer.VolunteerStanding.ENDED)
                .map(row -> new Recognised(row, levels.of(row.minutes()), levels.of(row.minutes() - row.recent())))
                .filter(one -> one.stars > one.before)
                .sorted((a, b) -> a.stars != b.stars ? b.stars - a.stars : Long.compare(b.row.minutes(), a.row.minutes())).toList();
    }

    /** A volunteer who rose from one star level to another. */
    public record Recognised(VolunteerList.Row row, int stars, int before) {}

    /**
     * 志愿服务记录证明, by the ministry's rules of 2021: who, number, time and content, who certifies. Free of charge.
     *
     * @param centre who certifies
     */
    public Sheet certificate(long id, String centre, String contact, String staff) {
        return VolunteerPapers.certificate(get(id), store.hours(id).stream().filter(line -> line.voided() == null).toList(), centre, contact, staff, today());
    }

    public ListSheet<Volunteer> sheet() {
        return new VolunteerSheet(() -> new VolunteerIntake(this, store, query), store::all, clock);
    }

    public ListSheet<HoursSheet.Line> hoursSheet() {
        return new HoursSheet(() -> new HoursSheet.Pass(store), this::everyLine, this::lines, clock);
    }

    private Map<Long, HoursSheet.Line> lines(Set<Long> ids) {
        return ids.stream().map(store::hour).flatMap(Optional::stream).collect(Collectors.toMap(Volunteer.Hours::id, line -> HoursSheet.Line.of(get(line.volunteerId()), line)));
    }

    private List<HoursSheet.Line> everyLine() {
        var people = new java.util.HashMap<Long, Volunteer>();
        store.all().forEach(one -> people.put(one.id(), one));
        return store.everyHour().stream().map(line -> HoursSheet.Line.of(people.get(line.volunteerId()), line)).toList();
    }

    /** @throws UserError naming what is missing or wrong. */
    Volunteer checked(Volunteer one) {
        if (one.name() == null || one.name().isBlank()) {
            throw new UserError("error.volunteers.noName");
        }
        if (one.phone() != null && Phone.parseAll(one.phone()).stream().noneMatch(phone -> phone.kind() != Phone.Kind.BAD)) {
            throw new UserError("error.volunteers.phone", one.name());
        }
        if (one.document() != null && IdNumber.Kind.CITIZEN18.name().equals(one.document().kind())
                && !IdNumber.check(one.document().number(), today()).ok()) {
            throw new UserError("error.volunteers.document", one.name());
        }
        if (one.birthOn() != null && one.birthOn().isAfter(today())) {
            throw new UserError("error.volunteers.birth", one.name(), one.birthOn());
        }
        if (one.birthOn() != null && Period.between(one.birthOn(), today()).getYears() < Volunteer.OF_AGE && (one.guardian() == null || one.guardian().isBlank())) {
            throw new UserError("error.volunteers.guardian", one.name(), Volunteer.OF_AGE);
        }
        for (WeekSlot slot : one.slots()) {
            if (one.slots().stream().anyMatch(other -> other != slot && other.overlaps(slot))) {
                throw new UserError("error.volunteers.slots", one.name(), slot.word());
            }
        }
        return one;
    }

    private void refuseTwin(Volunteer one, long self) {
        if (one.document() != null) {
            store.documented(List.of(one.document().number())).stream().filter(other -> other.id() != self).findFirst().ifPresent(other -> {
                throw new UserError("error.volunteers.twin", other.name());
            });
        }
        if (one.no() != null) {
            store.numbered(List.of(one.no())).stream().filter(other -> other.id() != self).findFirst().ifPresent(other -> {
                throw new UserError("error.volunteers.twinNo", one.no(), other.name());
            });
        }
    }

    /** Links the volunteer to the resident who this is, by document, or by name and phone together. */
    Volunteer linked(Volunteer one) {
        if (one.residentId() != null) {
            return one;
        }
        Long byDocument = one.document() == null ? null : query.residentsByDocument(List.of(one.document().number())).get(one.document().number());
        return byDocument != null ? one.of(byDocument) : one.phone() == null ? one : one.of(query.resident(one.name(), one.phone()).orElse(null));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Who served since then is active. */
    private LocalDate since() {
        return today().minusYears(1);
    }
}
