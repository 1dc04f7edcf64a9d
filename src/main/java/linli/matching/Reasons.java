package linli.matching;

import linli.supplies.Supply;
import static linli.base.text.Texts.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.text.Texts;
import linli.base.ui.Tone;
import linli.base.value.SourcingBatch;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Match;
import linli.matching.Ranking.Next;
import linli.matching.Ranking.Reason;
import linli.matching.Ranking.Room;
import linli.supplies.Supply.Fee;
import linli.supplies.Supply.Kind;
import linli.supplies.Supply.Standing;
import linli.matching.Weights.Part;

/** The reasons for one match in the clerk's words: what suits stands green, what has to be known amber. */
final class Reasons {
    private static final LocalTime NOON = LocalTime.NOON;
    private static final int FEW = 10;
    private static final int MOST_SLOTS = 2;

    private final Ask ask;
    private final Supply supply;
    private final double[] parts;
    private final Room room;
    private final Decision decision;
    private final LocalDate today;
    private final List<Reason> reasons = new ArrayList<>();

    Reasons(Ask ask, Supply supply, double[] parts, Room room, Decision decision, LocalDate today) {
        this.ask = ask;
        this.supply = supply;
        this.parts = parts;
        this.room = room;
        this.decision = decision;
        this.today = today;
    }

    Match match(int score, List<Ranking.Share> shares) {
        WeekSlot slot = slot();
        domain();
        audience();
        time(slot);
        supply.state().near(Scoring.hours(ask, supply), today).forEach(span -> add(text("matching.reason.away", day(span.from()), day(span.to())), Tone.WARN));
        place();
        price();
        seats();
        rating();
        return new Match(supply, score, code(), List.copyOf(reasons), List.copyOf(shares), note(), next(), room, slot, decision);
    }

    private void add(String words, Tone tone) {
        reasons.add(new Reason(words, tone));
    }

    private double part(Part part) {
        return parts[part.ordinal()];
    }

    /** @return the code asked for that it has, else one near it, else "". */
    private String code() {
        return ask.domains().stream().filter(supply.domains()::contains).findFirst().or(() -> supply.domains().stream().sorted()
                .filter(code -> ask.domains().stream().anyMatch(wanted -> Domains.rootOf(wanted).equals(Domains.rootOf(code)))).findFirst()).orElse("");
    }

    private void domain() {
        if (supply.kind() == Kind.VENUE) {
            add(text("matching.reason.room"), Tone.OK);
            return;
        }
        String code = code();
        if (!code.isEmpty()) {
            boolean exact = ask.domains().contains(code) && !ask.otherKind(supply);
            add(exact ? Domains.nameOf(code) : text("matching.reason.nearDomain", Domains.nameOf(code)), exact ? Tone.OK : Tone.WARN);
        }
    }

    private void audience() {
        Supply.Audience audience = supply.audience();
        Tone tone = part(Part.AUDIENCE) >= 1 ? Tone.OK : part(Part.AUDIENCE) < 0.5 ? Tone.WARN : Tone.PLAIN;
        if (audience.from() != null || audience.to() != null) {
            add(audience.to() == null ? text("matching.reason.from", audience.from())
                    : audience.from() == null ? text("matching.reason.to", audience.to())
                    : text("matching.reason.ages", audience.from(), audience.to()), tone);
        } else if (!audience.groups().isEmpty()) {
            add(String.join(text("matching.comma"), audience.groups().stream().sorted().map(Texts::of).toList()), tone);
        }
    }

    private void time(WeekSlot slot) {
        if (supply.slots().isEmpty()) {
            add(text("matching.reason.noSlot"), Tone.PLAIN);
        } else if (ask.slots().isEmpty() && supply.kind() == Kind.VENUE) {
            add(text("matching.reason.hours", supply.slots().stream().mapToInt(WeekSlot::minutes).sum() / 60), Tone.PLAIN);
        } else if (ask.slots().isEmpty()) {
            add(slots(supply.slots()), Tone.PLAIN);
        } else if (part(Part.SLOT) >= 1) {
            List<WeekSlot> both = supply.week().and(ask.week()).slots();
            add(text("matching.reason.slot", slots(both)), Tone.OK);
        } else {
            add(text("matching.reason.onlySlot", slots(supply.slots())), Tone.WARN);
        }
        if (supply.kind() == Kind.VENUE || !supply.state().needsRoom()) {
            return;
        }
        add(room == null ? text("matching.reason.noRoom")
                : text("matching.reason.freeRoom", ask.slots().isEmpty() || part(Part.SLOT) < 1 || slot == null ? "" : slots(List.of(slot)), room.name()), room == null ? Tone.WARN : Tone.OK);
    }

    static String day(LocalDate day) {
        return text("matching.day", day.getMonthValue(), day.getDayOfMonth());
    }

    /** @return the slots as people say them: the same hours of several days together, a whole part of the day by its name. */
    static String slots(List<WeekSlot> slots) {
        Map<String, List<DayOfWeek>> byHours = new LinkedHashMap<>();
        slots.forEach(slot -> byHours.computeIfAbsent(hours(slot), any -> new ArrayList<>()).add(slot.day()));
        List<String> words = byHours.entrySet().stream().map(entry -> days(entry.getValue()) + entry.getKey()).toList();
        String some = String.join(text("matching.comma"), words.subList(0, Math.min(MOST_SLOTS, words.size())));
        return words.size() <= MOST_SLOTS ? some : text("matching.reason.slots", some, words.size());
    }

    private static String hours(WeekSlot slot) {
        boolean morning = slot.from().getHour() <= 8 && slot.to().equals(NOON);
        boolean afternoon = slot.from().equals(NOON) && slot.to().getHour() == 18;
        boolean evening = slot.from().getHour() == 18 && slot.to().getHour() >= 21;
        return morning ? text("matching.morning") : afternoon ? text("matching.afternoon") : evening ? text("matching.evening")
                : text("matching.hours", slot.from(), slot.to());
    }

    private static String days(List<DayOfWeek> days) {
        if (days.size() == 7) {
            return text("matching.daily");
        }
        if (days.equals(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))) {
            return text("matching.weekend");
        }
        if (days.size() == 5 && !days.contains(DayOfWeek.SATURDAY) && !days.contains(DayOfWeek.SUNDAY)) {
            return text("matching.workdays");
        }
        return text("matching.week", String.join(text("matching.comma"), days.stream().map(WeekSlot::dayWord).toList()));
    }

    /** @return the first hours that suit both, or that it offers where the need names none. */
    private WeekSlot slot() {
        if (room != null) {
            return room.slot();
        }
        if (supply.kind() == Kind.VENUE && ask.slots().isEmpty()) {
            return null;
        }
        List<WeekSlot> both = ask.slots().isEmpty() ? supply.slots() : supply.week().and(ask.week()).slots();
        return both.isEmpty() ? null : both.getFirst();
    }

    private void place() {
        double near = part(Part.PLACE);
        if (near >= 1) {
            add(text("matching.reason.building"), Tone.OK);
        } else if (near >= 0.9) {
            add(text("matching.reason.estate", supply.where().estate()), Tone.OK);
        } else if (near < 0.5) {
            add(text("matching.reason.far", supply.where().community()), Tone.WARN);
        }
    }

    private void price() {
        Fee fee = supply.price().fee();
        String per = supply.price().unit().replaceFirst("^" + text("projects.yuan"), "");
        String amount = supply.price().amount() == null ? ""
                : text("matching.reason.amount", supply.price().amount().format(), per.isEmpty() || per.startsWith("/") ? per : "/" + per);
        switch (fee) {
            case FREE -> add(text("matching.reason.free"), Tone.OK);
            case LOW -> add(text("matching.reason.low") + amount, ask.cheap() ? Tone.WARN : Tone.PLAIN);
            case MARKET -> add(text("matching.reason.market") + amount, ask.cheap() ? Tone.WARN : Tone.PLAIN);
            case UNSAID -> { }
        }
    }

    private void seats() {
        Integer left = supply.seats().left();
        if (supply.kind() == Kind.VENUE) {
            if (supply.seats().all() > 0) {
                boolean small = supply.seats().all() < ask.people();
                add(text("matching.reason.capacity", supply.seats().all()), small ? Tone.WARN : Tone.PLAIN);
            }
        } else if (left != null && supply.kind() != Kind.TALENT) {
            add(text("matching.reason.left", left), left >= ask.people() ? Tone.OK : Tone.WARN);
        }
    }

    private void rating() {
        Integer percent = supply.rating().percent();
        if (percent != null) {
            Tone tone = supply.rating().asked() < FEW ? Tone.PLAIN : percent >= 90 ? Tone.OK : percent < 75 ? Tone.WARN : Tone.PLAIN;
            add(text("matching.reason.satisfied", percent, supply.rating().asked()), tone);
        }
    }

    private String note() {
        List<String> notes = new ArrayList<>();
        if (decision != null) {
            notes.add(text("matching.note.decided", Texts.of(decision.verdict()), decision.staff(),
                    decision.reason().isEmpty() ? "" : text("matching.note.why", decision.reason())));
        }
        if (supply.rating().nominators() > 0) {
            notes.add(text("matching.note.nominated", supply.rating().nominators()));
        }
        Supply.Seats seats = supply.seats();
        if (seats.classes() > 0) {
            notes.add(seats.full() == seats.classes() ? text("matching.note.full", seats.classes()) : text("matching.note.classes", seats.classes(), seats.full()));
        }
        if (supply.state().standing() == Standing.PAUSED_VENUE && room != null) {
            notes.add(text("matching.note.mends", room.name(), slots(List.of(room.slot()))));
        } else if (supply.state().standing() == Standing.PLANNED) {
            notes.add(text("matching.note.planned"));
        }
        return String.join(text("matching.note.join"), notes);
    }

    private Next next() {
        return switch (supply.kind()) {
            case VENUE -> Next.BOOK;
            case CLASS -> Next.ENROL;
            case TALENT -> Next.OPEN_CLASS;
            case PROJECT -> supply.batch() == SourcingBatch.SINK ? Next.APPLY : Next.CONTACT;
        };
    }
}
