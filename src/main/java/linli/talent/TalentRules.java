package linli.talent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Mask;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;

/** What may be said about a talent, by a form and by a list alike. */
final class TalentRules {
    private static final int MOST_SEATS = 2000;
    private static final int OLDEST = 120;

    private TalentRules() {}

    /** @return the visit as it is kept. */
    static Talent.Visit checked(Talent.Visit visit, LocalDate today) {
        if (visit.on() == null || visit.on().isAfter(today)) {
            throw new UserError("error.talent.visitDay", visit.on() == null ? Texts.text("talent.nothing") : visit.on(), today);
        }
        if (blank(visit.visitor()) || visit.result() == null) {
            throw new UserError("error.talent.visitWho");
        }
        if (visit.nextOn() != null && visit.nextOn().isBefore(visit.on())) {
            throw new UserError("error.talent.nextDay", visit.nextOn(), visit.on());
        }
        return new Talent.Visit(visit.on(), visit.visitor().strip(), visit.result(), text(visit.note(), 1000), text(visit.next(), 500), visit.nextOn());
    }

    static Talent.Nomination checked(Talent.Nomination one, LocalDate today) {
        String named = Clean.name(one.named());
        if (named.isEmpty() || named.length() > 100) {
            throw new UserError("error.talent.noName");
        }
        if (!blank(one.namedPhone()) && Phone.parseAll(one.namedPhone()).stream().noneMatch(Phone::callable)) {
            throw new UserError("error.talent.phone", Mask.phone(one.namedPhone()));
        }
        if (one.on() != null && one.on().isAfter(today)) {
            throw new UserError("error.talent.visitDay", one.on(), today);
        }
        Talent.By by = one.by() == null ? new Talent.By(null, null, null) : one.by();
        return new Talent.Nomination(one.kind() == null ? Talent.Proposal.RECOMMENDED : one.kind(), by, named, text(one.namedPhone(), 40),
                text(one.place(), 200), one.code(), text(one.skill(), 200), text(one.why(), 1000), one.call(), one.on() == null ? today : one.on());
    }

    /**
     * Reads what a form says, in the words a list uses.
     *
     * @param texts by the columns of the pool's spreadsheet; consent, ownVenue: "true"; source, batch: the constant
     */
    static Talent.Draft draft(Long resident, Map<String, String> texts, LocalDate today) {
        List<String> unknown = new ArrayList<>();
        List<Talent.Skill> skills = TalentSheet.skills(said(texts, "skill"), unknown);
        if (!unknown.isEmpty()) {
            throw new UserError("error.talent.skill", unknown.getFirst());
        }
        String slots = said(texts, "slots");
        List<WeekSlot> times = slots.isEmpty() ? List.of() : WeekSlot.parse(slots).orElseThrow(() -> new UserError("error.talent.slotText", slots));
        String seats = Clean.compact(said(texts, "seats"));
        if (!seats.matches("-?\\d{0,6}")) {
            throw new UserError("error.talent.seats", seats, MOST_SEATS);
        }
        Integer[] ages = TalentSheet.ages(said(texts, "ages"));
        Set<FocusGroup> audience = Arrays.stream(FocusGroup.values()).filter(group -> said(texts, "audience").contains(group.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FocusGroup.class)));
        Talent.Person person = new Talent.Person(said(texts, "name"), Phone.parseAll(said(texts, "phone")),
                said(texts, "source").isEmpty() ? Talent.Source.OTHER : Talent.Source.valueOf(said(texts, "source")),
                said(texts, "batch").isEmpty() ? null : SourcingBatch.valueOf(said(texts, "batch")), said(texts, "unit"), said(texts, "community"),
                said(texts, "place"), said(texts, "intro"), TalentSheet.documents(said(texts, "otherIdNo"), today), said(texts, "remark"));
        return checked(new Talent.Draft(resident, person, new Talent.Offer(skills, times, TalentSheet.away(said(texts, "away"), today),
                said(texts, "ownVenue").equals("true"), said(texts, "venue"), seats.isEmpty() ? null : Integer.valueOf(seats), audience, ages[0], ages[1]),
                said(texts, "consent").equals("true")));
    }

    private static String said(Map<String, String> texts, String key) {
        return Objects.requireNonNullElse(texts.get(key), "").strip();
    }

    /** @return the draft as it is stored: cleaned; throws for what cannot be. */
    static Talent.Draft checked(Talent.Draft draft) {
        Talent.Person person = draft.person();
        Talent.Offer offer = draft.offer();
        String name = Clean.name(person.name());
        if (name.isEmpty() || name.length() > 100) {
            throw new UserError("error.talent.noName");
        }
        person.phones().stream().filter(phone -> !phone.callable()).findFirst().ifPresent(bad -> {
            throw new UserError("error.talent.phone", Mask.phone(bad.number()));
        });
        offer.skills().stream().filter(skill -> Domains.byCode(skill.code()).isEmpty()).findFirst().ifPresent(bad -> {
            throw new UserError("error.talent.skill", bad.code());
        });
        overlapping(offer.slots()).ifPresent(two -> {
            throw new UserError("error.talent.slots", two.getFirst().word(), two.getLast().word());
        });
        if (offer.seats() != null && (offer.seats() < 1 || offer.seats() > MOST_SEATS)) {
            throw new UserError("error.talent.seats", offer.seats(), MOST_SEATS);
        }
        int from = offer.ageFrom() == null ? 0 : offer.ageFrom();
        int to = offer.ageTo() == null ? OLDEST : offer.ageTo();
        if (from < 0 || to > OLDEST || from > to) {
            throw new UserError("error.talent.ages", from, to, OLDEST);
        }
        offer.away().stream().filter(span -> span.from() == null || span.to() == null || span.to().isBefore(span.from())).findFirst().ifPresent(bad -> {
            throw new UserError("error.talent.away", Objects.requireNonNullElse(bad.from(), Texts.text("talent.nothing")),
                    Objects.requireNonNullElse(bad.to(), Texts.text("talent.nothing")));
        });
        List<Talent.Skill> skills = new ArrayList<>();
        offer.skills().stream().filter(skill -> skills.stream().noneMatch(known -> known.code().equals(skill.code())))
                .forEach(skill -> skills.add(new Talent.Skill(skill.code(), skill.level(), text(skill.note(), 200))));
        return new Talent.Draft(draft.residentId(),
                new Talent.Person(name, person.phones(), person.source() == null ? Talent.Source.OTHER : person.source(), person.batch(),
                        text(person.unit(), 200), text(person.community(), 100), text(person.place(), 200), text(person.intro(), 2000),
                        person.documents(), text(person.remark(), 2000)),
                new Talent.Offer(List.copyOf(skills), offer.slots().stream().sorted().toList(), offer.away(), offer.ownVenue(),
                        text(offer.venue(), 200), offer.seats(), offer.audience(), offer.ageFrom(), offer.ageTo()),
                draft.consent());
    }

    /** @return two of the times that share a moment. */
    static Optional<List<WeekSlot>> overlapping(List<WeekSlot> slots) {
        for (int i = 0; i < slots.size(); i++) {
            for (WeekSlot other : slots.subList(i + 1, slots.size())) {
                if (slots.get(i).overlaps(other)) {
                    return Optional.of(Arrays.asList(slots.get(i), other));
                }
            }
        }
        return Optional.empty();
    }

    static String text(String raw, int most) {
        if (blank(raw)) {
            return null;
        }
        String text = raw.strip();
        return text.length() <= most ? text : text.substring(0, most);
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
