package linli.talent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.Mask;
import linli.base.value.Phone;
import linli.base.value.Side;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;

/** Who is meant by a nomination: several nominations of one person make one candidate; what was put together can be parted. */
final class Nominations {
    private static final Pattern TITLED = Pattern.compile(Texts.text("talent.titled"));

    private static final Collector<CharSequence, ?, String> COMMA = Collectors.joining(Texts.text("talent.comma"));
    private final TalentStore store;
    private final TalentQuery query;

    Nominations(TalentStore store, TalentQuery query) {
        this.store = store;
        this.query = query;
    }

    /**
     * The stored talent that is meant.
     *
     * @param otherName the phone is the same but the name is quite another one: to be looked at
     */
    record Match(Talent talent, boolean otherName) {}

    /** @return who is meant: same phone, or same name with the same skill or place; a name alone means nobody. */
    Optional<Match> same(String name, List<Phone> phones, String place, List<String> codes) {
        return same(name, phones, place, codes, store.byPhone(numbers(phones)), named(name));
    }

    private static Optional<Match> same(String name, List<Phone> phones, String place, List<String> codes, List<Talent> byPhone, List<Talent> byName) {
        Optional<Talent> reached = byPhone.stream().filter(one -> sameName(one.name(), name)).findFirst()
                .or(() -> byPhone.stream().findFirst());
        if (reached.isPresent()) {
            return reached.map(one -> new Match(one, !sameName(one.name(), name)));
        }
        List<Talent> alike = byName.stream().filter(one -> sameName(one.name(), name))
                .filter(one -> alike(one, place, codes)).toList();
        // 林老师 may be either of two; a full name with the same skill is one person.
        boolean sure = alike.size() == 1 || !alike.isEmpty() && !TITLED.matcher(name).matches();
        return sure ? Optional.of(new Match(alike.getFirst(), false)) : Optional.empty();
    }

    private List<Talent> named(String name) {
        Matcher titled = TITLED.matcher(name);
        return titled.matches() ? store.bySurname(titled.group(1)) : Stream.concat(store.byName(List.of(name)).stream(),
                store.bySurname(name.substring(0, 1)).stream().filter(one -> TITLED.matcher(one.name()).matches())).distinct().toList();
    }

    /** @return whether both can be one person's name: equal, or one is the surname with a title (林老师). */
    static boolean sameName(String one, String other) {
        return one.equals(other) || titles(one, other) || titles(other, one);
    }

    private static boolean titles(String titled, String full) {
        Matcher found = TITLED.matcher(titled);
        return found.matches() && full.startsWith(found.group(1));
    }

    /** @return whether a namesake has the same skill or place. */
    static boolean alike(Talent talent, String place, List<String> codes) {
        return sharesSkill(talent, codes) || samePlace(talent.person().place(), place);
    }

    private static boolean sharesSkill(Talent talent, List<String> codes) {
        return talent.offer().skills().stream().anyMatch(skill -> codes.stream().anyMatch(code -> Domains.nearness(code, skill.code()) == 1
                || code.equals(Domains.rootOf(skill.code())) || skill.code().equals(Domains.rootOf(code))));
    }

    private static boolean samePlace(String one, String other) {
        String left = Clean.compact(one);
        String right = Clean.compact(other);
        return !left.isEmpty() && !right.isEmpty() && (left.contains(right) || right.contains(left));
    }

    static List<String> numbers(List<Phone> phones) {
        return phones.stream().filter(Phone::callable).map(Phone::number).toList();
    }

    /** @return the skills a nomination speaks of: its domain, else those its words name. */
    static List<String> codes(Talent.Nomination one) {
        if (one.code() != null) {
            return List.of(one.code());
        }
        List<String> bySkill = List.copyOf(Domains.codesIn(Objects.requireNonNullElse(one.skill(), "")));
        return !bySkill.isEmpty() ? bySkill : List.copyOf(Domains.codesIn(Objects.requireNonNullElse(one.why(), ""))).stream().limit(1).toList();
    }

    Optional<Match> meant(Talent.Nomination one) {
        return same(one.named(), Phone.parseAll(one.namedPhone()), one.place(), codes(one));
    }

    /** @return a candidate made of what the nomination says. */
    Talent candidate(Talent.Nomination one) {
        List<Phone> phones = Phone.parseAll(one.namedPhone()).stream().filter(Phone::callable).toList();
        Talent.Source source = source(Stream.of(one.skill(), one.why(), one.named()).filter(Objects::nonNull).toList());
        Talent.Person person = new Talent.Person(one.named(), phones, source, SourcingBatch.DIG, null, null, one.place(), null, List.of(), null);
        Talent.Offer offer = new Talent.Offer(codes(one).stream().map(code -> skill(code, one.skill())).toList(),
                List.of(), List.of(), false, null, null, java.util.Set.of(), null, null);
        return new Talent(0, query.resident(one.named(), numbers(phones)).orElse(null), person, offer,
                Talent.Standing.candidate(one.on(), false), null, 1);
    }

    private static Talent.Skill skill(String code, String words) {
        return new Talent.Skill(code, null, words == null || Domains.nameOf(code).equals(words.strip()) ? null : words);
    }

    /** @return the kind of person the words speak of (退休教师 …), OTHER when they say nothing. */
    static Talent.Source source(List<String> texts) {
        String all = String.join(" ", texts);
        for (String line : Texts.text("talent.source.words").split(";")) {
            String[] parts = line.split("=");
            if (Stream.of(parts[1].split("\\|")).anyMatch(all::contains)) {
                return Talent.Source.valueOf(parts[0]);
            }
        }
        return Talent.Source.OTHER;
    }

    /** @return the talent with what the nomination adds: a phone, a skill, a place, the full name. */
    static Talent enriched(Talent talent, Talent.Nomination one) {
        Talent.Person person = talent.person();
        String name = titles(person.name(), one.named()) && !TITLED.matcher(one.named()).matches() ? one.named() : person.name();
        List<Phone> phones = new ArrayList<>(person.phones());
        Phone.parseAll(one.namedPhone()).stream().filter(Phone::callable)
                .filter(phone -> phones.stream().noneMatch(known -> known.number().equals(phone.number()))).forEach(phones::add);
        List<Talent.Skill> skills = new ArrayList<>(talent.offer().skills());
        codes(one).stream().filter(code -> skills.stream().noneMatch(known -> known.code().equals(code) || Domains.rootOf(known.code()).equals(code)))
                .forEach(code -> skills.add(skill(code, one.skill())));
        Talent richer = changed(talent, name, phones, person.place() == null ? one.place() : person.place(), skills);
        Talent.Source said = source(Stream.of(one.skill(), one.why()).filter(Objects::nonNull).toList());
        return person.source() != Talent.Source.OTHER || said == Talent.Source.OTHER ? richer : richer.with(said);
    }

    /** @return the one with what the other knows and it does not. */
    static Talent joined(Talent kept, Talent gone) {
        Map<String, Phone> phones = new LinkedHashMap<>();
        Stream.of(kept, gone).flatMap(one -> one.person().phones().stream()).forEach(phone -> phones.putIfAbsent(phone.number(), phone));
        Map<String, Talent.Skill> skills = new LinkedHashMap<>();
        Stream.of(kept, gone).flatMap(one -> one.offer().skills().stream()).forEach(skill -> skills.putIfAbsent(skill.code(), skill));
        return changed(kept, kept.name(), List.copyOf(phones.values()), kept.person().place() == null ? gone.person().place() : kept.person().place(),
                List.copyOf(skills.values()));
    }

    static List<Side> sides(Talent one, Talent other) {
        List<Side> sides = new ArrayList<>();
        side(sides, Texts.text("talents.column.phone"), one, other, talent -> talent.person().phones().stream().map(Phone::number).sorted().collect(COMMA),
                numbers -> Stream.of(numbers.split(Texts.text("talent.comma"))).map(Mask::phone).collect(COMMA));
        side(sides, Texts.text("talents.merge.status"), one, other, talent -> Texts.of(talent.status()), UnaryOperator.identity());
        side(sides, Texts.text("talents.merge.source"), one, other, talent -> Texts.of(talent.person().source()), UnaryOperator.identity());
        side(sides, Texts.text("talents.section.skills"), one, other, talent -> talent.offer().skills().stream().map(skill -> Domains.nameOf(skill.code())).collect(COMMA), UnaryOperator.identity());
        side(sides, Texts.text("talents.section.week"), one, other, talent -> WeekSlot.brief(talent.offer().slots()), UnaryOperator.identity());
        side(sides, Texts.text("talents.fact.unit"), one, other, talent -> talent.person().unit(), UnaryOperator.identity());
        side(sides, Texts.text("talents.column.place"), one, other, talent -> talent.person().place(), UnaryOperator.identity());
        side(sides, Texts.text("talents.fact.joined"), one, other, talent -> talent.standing().joinedOn() == null ? null : talent.standing().joinedOn().toString(), UnaryOperator.identity());
        side(sides, Texts.text("talents.fact.remark"), one, other, talent -> talent.person().remark(), UnaryOperator.identity());
        return sides;
    }

    private static void side(List<Side> sides, String label, Talent one, Talent other, Function<Talent, String> field, UnaryOperator<String> shown) {
        Side side = Side.of(label, field.apply(one), field.apply(other), shown);
        if (!side.one().isEmpty() || !side.other().isEmpty()) {
            sides.add(side);
        }
    }

    private static Talent changed(Talent talent, String name, List<Phone> phones, String place, List<Talent.Skill> skills) {
        Talent.Person was = talent.person();
        Talent.Offer had = talent.offer();
        return new Talent(talent.id(), talent.residentId(),
                new Talent.Person(name, phones, was.source(), was.batch(), was.unit(), was.community(), place, was.intro(), was.documents(), was.remark()),
                new Talent.Offer(skills, had.slots(), had.away(), had.ownVenue(), had.venue(), had.seats(), had.audience(), had.ageFrom(), had.ageTo()),
                talent.standing(), talent.mergedInto(), talent.version());
    }

    /** What a nomination came to. */
    record Kept(long nomination, long talent, boolean created, Talent before) {}

    /**
     * Takes a nomination down under whom it means, or under a new candidate. Inside the caller's transaction.
     *
     * @param key tells an imported row again, or null
     */
    Kept keep(Talent.Nomination said, String staff, String key, Long run) {
        Talent.Nomination one = known(said);
        Optional<Match> match = meant(one);
        if (match.isEmpty()) {
            long id = store.insert(candidate(one), run);
            store.step(id, staff, Talent.PoolStatus.CANDIDATE, Texts.text("talent.step.nominated", by(one)));
            return new Kept(store.nominate(id, one, staff, key, run), id, true, null);
        }
        Talent talent = match.get().talent();
        Talent richer = enriched(talent, one);
        if (!richer.equals(talent) && !store.update(richer)) {
            throw new IllegalStateException("talent " + talent.id() + " changed inside the transaction");
        }
        return new Kept(store.nominate(talent.id(), one, staff, key, run), talent.id(), false, richer.equals(talent) ? null : talent);
    }

    /** @return the nomination under the resident who made it, where name and phone tell one of ours. */
    private Talent.Nomination known(Talent.Nomination one) {
        Talent.By by = one.by();
        if (by.residentId() != null || by.name() == null || by.phone() == null) {
            return one;
        }
        Long resident = query.resident(by.name(), numbers(Phone.parseAll(by.phone()))).orElse(null);
        return new Talent.Nomination(one.kind(), new Talent.By(resident, by.name(), by.phone()), one.named(), one.namedPhone(), one.place(), one.code(),
                one.skill(), one.why(), one.call(), one.on());
    }

    static String by(Talent.Nomination one) {
        return one.kind() == Talent.Proposal.SELF ? Texts.of(one.kind())
                : Objects.requireNonNullElse(one.by().name(), Texts.text("talent.nomination.nobody"));
    }
}
