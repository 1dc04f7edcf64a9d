package linli.talent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Serial;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.base.value.Phone;
import linli.base.value.WeekSlot;

/** One list's way into the pool: who is known already is changed where the list says something, nominators are added. */
final class TalentIntake implements Intake<TalentSheet.Line> {
    static final String SUBJECT = "talent";
    static final String NOMINATION = "nomination";

    private final TalentStore store;
    private final TalentQuery query;
    private final Supplier<String> staff;
    private final LocalDate today;
    private final Map<String, Decision> decided = new HashMap<>();
    /** Skills of those seen in this file, by who they are. */
    private final Map<String, List<String>> seen = new HashMap<>();
    private final Set<Long> met = new HashSet<>();

    TalentIntake(TalentStore store, TalentQuery query, Supplier<String> staff, LocalDate today) {
        this.store = store;
        this.query = query;
        this.staff = staff;
        this.today = today;
    }

    @Override
    public void decide(Decision decision) {
        decided.put(decision.sheet() + "\n" + decision.row(), decision);
    }

    @Override
    public List<Judged<TalentSheet.Line>> judge(List<Parsed<TalentSheet.Line>> batch) {
        List<TalentSheet.Line> lines = batch.stream().map(Parsed::value).filter(Objects::nonNull).toList();
        List<Talent> byPhone = store.byPhone(lines.stream().flatMap(line -> Nominations.numbers(line.draft().person().phones()).stream()).distinct().toList());
        Map<String, List<Talent>> byName = store.byName(lines.stream().map(line -> line.draft().person().name()).distinct().toList()).stream()
                .collect(Collectors.groupingBy(Talent::name));
        return batch.stream().map(parsed -> judge(parsed, byPhone, byName)).toList();
    }

    private Judged<TalentSheet.Line> judge(Parsed<TalentSheet.Line> parsed, List<Talent> byPhone, Map<String, List<Talent>> byName) {
        TalentSheet.Line line = parsed.value();
        if (line == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
        }
        Talent.Person person = line.draft().person();
        List<String> numbers = Nominations.numbers(person.phones());
        List<Talent> reached = byPhone.stream().filter(one -> one.person().phones().stream().anyMatch(phone -> numbers.contains(phone.number()))).toList();
        List<Talent> namesakes = byName.getOrDefault(person.name(), List.of());
        Talent same = known(parsed, reached, namesakes);
        List<Judged.Maybe> maybe = new ArrayList<>();
        if (same == null) {
            reached.forEach(one -> maybe.add(new Judged.Maybe(one.id(), one.name(), Texts.text("talent.import.samePhone", Mask.phone(numbers.getFirst())))));
            namesakes.stream().filter(one -> reached.stream().noneMatch(other -> other.id() == one.id()))
                    .forEach(one -> maybe.add(new Judged.Maybe(one.id(), one.name(), Texts.text("talent.import.sameName"))));
        }
        List<String> skills = line.draft().offer().skills().stream().map(Talent.Skill::code).toList();
        // One name with one phone is one person; without a phone only the same skills and place make it so.
        String key = person.name() + (numbers.isEmpty() ? skills + person.place() : numbers);
        List<String> above = seen.putIfAbsent(key, skills);
        if (same == null ? above != null : !met.add(same.id())) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            if (above != null && !above.containsAll(skills)) {
                problems.add(new Problem("skill", Problem.Severity.WARN, "skill.TWIN", Texts.text("talent.import.twin", parsed.row().where("skill"))));
            }
            return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
        }
        if (same == null) {
            return fresh(parsed, maybe.stream().limit(5).toList());
        }
        Talent merged = merged(same, line, keeps(parsed));
        if (Talent.PoolStatus.MEMBERS.contains(merged.status()) && !merged.standing().consent()) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            problems.add(new Problem("consent", Problem.Severity.REJECT, "consent.NO",
                    Texts.text("talent.import.consent", parsed.row().where("consent"), Texts.of(merged.status()))));
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }
        boolean unchanged = merged.equals(same) && added(same.id(), line).isEmpty();
        return new Judged<>(parsed, unchanged ? Fate.UNCHANGED : Fate.UPDATED, same.id(), parsed.problems(), List.of());
    }

    /** Nobody is in the pool without having agreed: where the list does not say so, the person is a candidate. */
    private static Judged<TalentSheet.Line> fresh(Parsed<TalentSheet.Line> parsed, List<Judged.Maybe> maybe) {
        TalentSheet.Line line = parsed.value();
        Talent.Standing is = line.standing();
        if (is.consent() || !Talent.PoolStatus.MEMBERS.contains(is.status())) {
            return new Judged<>(parsed, Fate.NEW, null, parsed.problems(), maybe);
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        problems.add(new Problem("status", Problem.Severity.WARN, "consent.UNSAID",
                Texts.text("talent.import.consent", parsed.row().where("status"), Texts.of(is.status()))));
        TalentSheet.Line candidate = new TalentSheet.Line(line.draft(), Talent.Standing.candidate(is.on(), false), line.nominators(), line.why(), line.said());
        return new Judged<>(new Parsed<>(parsed.row(), candidate, parsed.problems()), Fate.NEW, null, problems, maybe);
    }

    /** @return the stored talent that the row surely is, or null. */
    private Talent known(Parsed<TalentSheet.Line> parsed, List<Talent> reached, List<Talent> namesakes) {
        TalentSheet.Line line = parsed.value();
        Decision decision = decided.get(parsed.row().sheet() + "\n" + parsed.row().row());
        if (decision != null) {
            boolean other = decision.choice() == Choice.BOTH || decision.choice() == Choice.OTHER || decision.target() == 0;
            return other ? null : store.find(decision.target()).orElse(null);
        }
        Talent.Person person = line.draft().person();
        List<Talent> called = reached.stream().filter(one -> Nominations.sameName(one.name(), person.name())).toList();
        if (!called.isEmpty()) {
            return itself(called, line).orElse(called.getFirst());
        }
        List<String> codes = line.draft().offer().skills().stream().map(Talent.Skill::code).toList();
        List<Talent> alike = namesakes.stream().filter(one -> one.person().phones().isEmpty() || person.phones().isEmpty())
                .filter(one -> Nominations.alike(one, person.place(), codes) || bare(one.offer().skills(), one.person()) && bare(line.draft().offer().skills(), person))
                .toList();
        return alike.size() == 1 ? alike.getFirst() : itself(alike, line).orElse(null);
    }

    /** @return of several that a row may be, the one that says the same already: an own export finds every namesake again. */
    private Optional<Talent> itself(List<Talent> some, TalentSheet.Line line) {
        List<Talent> free = some.stream().filter(one -> !met.contains(one.id())).toList();
        return free.stream().filter(one -> one.person().equals(line.draft().person()) && one.offer().equals(line.draft().offer())).findFirst()
                .or(() -> free.stream().filter(one -> merged(one, line, false).equals(one)).findFirst());
    }

    private static boolean bare(List<Talent.Skill> skills, Talent.Person person) {
        return skills.isEmpty() && person.phones().isEmpty() && person.place() == null;
    }

    private boolean keeps(Parsed<TalentSheet.Line> parsed) {
        Decision decision = decided.get(parsed.row().sheet() + "\n" + parsed.row().row());
        return decision != null && decision.choice() == Choice.KEEP;
    }

    /** @return the talent with what the row says; blank never overwrites. @param keep what is stored stands, blanks are filled */
    private Talent merged(Talent stored, TalentSheet.Line line, boolean keep) {
        Said said = new Said(line.said(), keep);
        Talent.Person was = stored.person();
        Talent.Person is = line.draft().person();
        Talent.Offer had = stored.offer();
        Talent.Offer has = line.draft().offer();
        List<Phone> phones = new ArrayList<>(was.phones());
        is.phones().stream().filter(phone -> phones.stream().noneMatch(known -> known.number().equals(phone.number()))).forEach(phones::add);
        Talent.Person person = new Talent.Person(was.name(), phones, said.of("source", was.source(), is.source()), said.of("batch", was.batch(), is.batch()),
                said.of("unit", was.unit(), is.unit()), said.of("community", was.community(), is.community()), said.of("place", was.place(), is.place()),
                said.of("intro", was.intro(), is.intro()), said.list("otherIdNo", was.documents(), is.documents()), said.of("remark", was.remark(), is.remark()));
        Talent.Offer offer = new Talent.Offer(said.list("skill", had.skills(), has.skills()), said.list("slots", had.slots(), has.slots()),
                said.list("away", had.away(), has.away()), said.of("ownVenue", had.ownVenue(), has.ownVenue()), said.of("venue", had.venue(), has.venue()),
                said.of("seats", had.seats(), has.seats()), has.audience().isEmpty() ? had.audience() : said.of("audience", had.audience(), has.audience()),
                said.of("ages", had.ageFrom(), has.ageFrom()), said.of("ages", had.ageTo(), has.ageTo()));
        return new Talent(stored.id(), stored.residentId(), person, offer, standing(stored.standing(), line, said), stored.mergedInto(), stored.version());
    }

    private Talent.Standing standing(Talent.Standing was, TalentSheet.Line line, Said said) {
        Talent.Standing is = line.standing();
        boolean agrees = is.consent() || was.consent() || !Talent.PoolStatus.MEMBERS.contains(is.status());
        boolean moved = said.counts("status", was.status()) && is.status() != was.status() && agrees;
        Talent.Standing base = moved ? new Talent.Standing(is.status(), today, is.pause(), is.reason(), was.consent(), was.consentOn(),
                was.joinedOn() == null && Talent.PoolStatus.MEMBERS.contains(is.status()) ? today : was.joinedOn())
                : new Talent.Standing(was.status(), was.on(), was.status() == Talent.PoolStatus.PAUSED ? said.of("pause", was.pause(), is.pause()) : null,
                        said.of("reason", was.reason(), is.reason()), was.consent(), was.consentOn(), was.joinedOn());
        Talent.Standing agreed = said.counts("consent", was.consent() ? true : null) ? base.consent(is.consent(), today) : base;
        return is.joinedOn() == null || !said.counts("joinedOn", was.joinedOn()) ? agreed
                : new Talent.Standing(agreed.status(), agreed.on(), agreed.pause(), agreed.reason(), agreed.consent(), agreed.consentOn(), is.joinedOn());
    }

    /** Which of two values counts. */
    private record Said(Set<String> columns, boolean keep) {
        boolean counts(String column, Object stored) {
            return columns.contains(column) && (!keep || stored == null);
        }

        <T> T of(String column, T stored, T read) {
            return read != null && counts(column, stored) ? read : stored;
        }

        <T> List<T> list(String column, List<T> stored, List<T> read) {
            return read.isEmpty() || !counts(column, stored.isEmpty() ? null : stored) ? stored : read;
        }
    }

    /** @return names of the row that have not proposed the talent yet; a count gives as many empty ones as are missing. */
    private List<String> added(long talent, TalentSheet.Line line) {
        List<String> known = store.nominations(talent).stream().map(one -> Objects.requireNonNullElse(one.nomination().by().name(), "")).toList();
        List<String> blank = line.nominators().stream().filter(String::isEmpty).skip(known.size()).toList();
        List<String> named = line.nominators().stream().filter(name -> !name.isEmpty() && !known.contains(name)).toList();
        return java.util.stream.Stream.concat(blank.stream(), named.stream()).toList();
    }

    @Override
    public void write(List<Judged<TalentSheet.Line>> batch, long run, Changes changes) {
        for (Judged<TalentSheet.Line> judged : batch) {
            TalentSheet.Line line = judged.parsed().value();
            if (judged.fate() == Fate.NEW) {
                List<String> numbers = Nominations.numbers(line.draft().person().phones());
                Talent.Standing is = line.standing();
                LocalDate joined = is.joinedOn() == null && Talent.PoolStatus.MEMBERS.contains(is.status()) ? today : is.joinedOn();
                Talent talent = new Talent(0, query.resident(line.draft().person().name(), numbers).orElse(null), line.draft().person(), line.draft().offer(),
                        new Talent.Standing(is.status(), is.on(), is.pause(), is.reason(), is.consent(), is.consentOn(), joined), null, 1);
                long id = store.insert(talent, run);
                store.step(id, staff.get(), is.status(), Texts.text("talent.step.imported", judged.parsed().row().row()));
                met.add(id);
                changes.created(SUBJECT, id, 1);
                nominate(id, line.nominators(), line, run, changes);
            } else if (judged.fate() == Fate.UPDATED) {
                Talent before = store.find(judged.target()).orElseThrow();
                Talent after = merged(before, line, keeps(judged.parsed()));
                if (!after.equals(before)) {
                    if (!store.update(after)) {
                        throw new IllegalStateException("talent " + before.id() + " changed inside the import's transaction");
                    }
                    long step = after.status() == before.status() ? 0
                            : store.step(before.id(), staff.get(), after.status(), Texts.text("talent.step.imported", judged.parsed().row().row()));
                    changes.updated(SUBJECT, before.id(), before.version() + 1, State.write(before, step));
                }
                nominate(before.id(), added(before.id(), line), line, run, changes);
            }
        }
    }

    private void nominate(long talent, List<String> names, TalentSheet.Line line, long run, Changes changes) {
        Talent.Person person = line.draft().person();
        String code = line.draft().offer().skills().isEmpty() ? null : line.draft().offer().skills().getFirst().code();
        for (String name : names) {
            Talent.Nomination one = new Talent.Nomination(Talent.Proposal.RECOMMENDED, new Talent.By(null, name.isEmpty() ? null : name, null), person.name(),
                    person.phones().isEmpty() ? null : person.phones().getFirst().number(), null, code, null, line.why(), null,
                    line.standing().joinedOn() == null ? today : line.standing().joinedOn());
            changes.created(NOMINATION, store.nominate(talent, one, staff.get(), NominationSheet.key(one), run), 1);
        }
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        return undo(store, query, subject, id, versionAfter, before);
    }

    static boolean undo(TalentStore store, TalentQuery query, String subject, long id, long versionAfter, String before) {
        if (subject.equals(NOMINATION)) {
            return store.removeNomination(id, versionAfter == ANY_VERSION ? null : versionAfter);
        }
        Talent now = store.find(id).orElse(null);
        if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
            return false;
        }
        if (before != null) {
            State state = State.read(before);
            Talent back = state.talent();
            store.unstep(id, state.step());
            return store.update(new Talent(id, back.residentId(), back.person(), back.offer(), back.standing(), back.mergedInto(), now.version()),
                    versionAfter == ANY_VERSION ? now.version() + 1 : versionAfter - 1);
        }
        return !query.used(id) && store.remove(id, versionAfter == ANY_VERSION);
    }

    /**
     * A talent as it once was, as JSON.
     *
     * @param step the step that the import wrote of its new status, or 0
     */
    record State(Talent talent, long step) {
        private static final ObjectMapper JSON = JsonMapper.builder().addModule(new SimpleModule()
                .addSerializer(LocalDate.class, ToStringSerializer.instance).addSerializer(WeekSlot.class, ToStringSerializer.instance)
                .addDeserializer(LocalDate.class, new Text<>(LocalDate.class) {
                    @Serial private static final long serialVersionUID = 1;

                    @Override
                    protected LocalDate _deserialize(String text, DeserializationContext context) {
                        return LocalDate.parse(text);
                    }
                })
                .addDeserializer(WeekSlot.class, new Text<>(WeekSlot.class) {
                    @Serial private static final long serialVersionUID = 1;

                    @Override
                    protected WeekSlot _deserialize(String text, DeserializationContext context) {
                        return WeekSlot.stored(text).getFirst();
                    }
                })).build();

        static String write(Talent talent, long step) {
            try {
                return JSON.writeValueAsString(new State(talent, step));
            } catch (JsonProcessingException defect) {
                throw new IllegalStateException(defect);
            }
        }

        static State read(String json) {
            try {
                return JSON.readValue(json, State.class);
            } catch (JsonProcessingException defect) {
                throw new IllegalStateException(defect);
            }
        }

        private abstract static class Text<T> extends FromStringDeserializer<T> {
            @Serial private static final long serialVersionUID = 1;

            Text(Class<T> type) {
                super(type);
            }
        }
    }
}
