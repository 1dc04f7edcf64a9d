package linli.volunteers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.WeekSlot;

/** One pass of a list of volunteers: the same one by number, by document, by name and phone together; without any of these by the name, where it can mean one only. */
final class VolunteerIntake implements Intake<Volunteer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String SUBJECT = "volunteer";
    private final Volunteers volunteers;
    private final VolunteerStore store;
    private final VolunteerQuery query;
    private final Set<String> seen = new HashSet<>();
    /** Those this file brought: a bare name further down is not held against them, however the rows fall into batches. */
    private final Set<Long> brought = new HashSet<>();
    /** Who in this file said a document first: one number under two names is sent back. */
    private final Map<String, String> claimed = new HashMap<>();

    /** Who in this file has a volunteer number: a second one is sent back. */
    private final Map<String, Volunteer> numbers = new HashMap<>();

    VolunteerIntake(Volunteers volunteers, VolunteerStore store, VolunteerQuery query) {
        this.volunteers = volunteers;
        this.store = store;
        this.query = query;
    }

    @Override
    public List<Judged<Volunteer>> judge(List<Parsed<Volunteer>> batch) {
        List<Volunteer> read = batch.stream().map(Parsed::value).filter(Objects::nonNull).toList();
        Map<String, Volunteer> byNo = by(store.numbered(some(read, Volunteer::no)), Volunteer::no);
        Map<String, Volunteer> byDocument = by(store.documented(some(read, VolunteerIntake::document)), VolunteerIntake::document);
        Map<String, Volunteer> byPhone = by(store.phoned(some(read, Volunteer::phone)), VolunteerIntake::person);
        Map<String, List<Volunteer>> byName = store.named(some(read, one -> bare(one) ? one.name() : null)).stream()
                .filter(one -> !brought.contains(one.id())).collect(Collectors.groupingBy(Volunteer::name));
        Map<String, Long> residents = query.residentsByDocument(some(read, VolunteerIntake::document));
        return batch.stream().map(parsed -> judge(parsed, byNo, byDocument, byPhone, byName, residents)).toList();
    }

    private Judged<Volunteer> judge(Parsed<Volunteer> parsed, Map<String, Volunteer> byNo, Map<String, Volunteer> byDocument, Map<String, Volunteer> byPhone,
            Map<String, List<Volunteer>> byName, Map<String, Long> residents) {
        Volunteer read = parsed.value();
        if (read == null) {
            return refused(parsed, parsed.problems());
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        Volunteer numbered = read.no() == null ? null : byNo.get(read.no());
        Volunteer documented = document(read) == null ? null : byDocument.get(document(read));
        if (numbered != null && documented != null && numbered.id() != documented.id()) {
            problems.add(twoPeople(parsed, numbered.name(), documented.name()));
            return refused(parsed, problems);
        }
        String first = document(read) == null ? null : claimed.putIfAbsent(document(read), read.name());
        if (first != null && first.equals(read.name())) {
            return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
        }
        if (first != null) {
            problems.add(new Problem("idNo", Problem.Severity.REJECT, "id.OTHER_NAME_IN_FILE",
                    Texts.text("volunteers.import.otherName", parsed.row().where("idNo"), first, read.name())));
            return refused(parsed, problems);
        }
        Volunteer same = numbered != null ? numbered : documented != null ? documented : person(read) != null ? byPhone.get(person(read))
                : bare(read) ? namesake(read, byName.getOrDefault(read.name(), List.of())) : null;
        if (same != null && document(same) != null && document(read) != null && !document(same).equals(document(read))) {
            if (numbered != null) {
                problems.add(twoPeople(parsed, numbered.name(), read.name()));
                return refused(parsed, problems);
            }
            same = null;
        }
        Volunteer now = same == null ? document(read) == null ? read : read.of(residents.get(document(read))) : same.filledBy(read);
        try {
            volunteers.checked(now);
        } catch (UserError wrong) {
            problems.add(new Problem("", Problem.Severity.REJECT, "volunteer.WRONG", Texts.text("volunteers.import.wrong", parsed.row().where("name"), wrong.getMessage())));
            return refused(parsed, problems);
        }
        String key = same != null ? "stored " + same.id() : key(read);
        if (seen.contains(key)) {
            return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
        }
        Volunteer holder = now.no() == null ? null : numbers.putIfAbsent(now.no(), now);
        if (holder != null) {
            problems.add(twoPeople(parsed, holder.name(), now.name()));
            return refused(parsed, problems);
        }
        seen.add(key);
        Parsed<Volunteer> filled = new Parsed<>(parsed.row(), now, parsed.problems());
        Fate fate = same == null ? Fate.NEW : now.equals(same) ? Fate.UNCHANGED : Fate.UPDATED;
        return new Judged<>(filled, fate, same == null ? null : same.id(), problems, List.of());
    }

    private static Problem twoPeople(Parsed<Volunteer> parsed, String one, String other) {
        return new Problem("no", Problem.Severity.REJECT, "no.TWO_PEOPLE", Texts.text("volunteers.import.twoPeople", parsed.row().where("no"), one, other));
    }

    private static Judged<Volunteer> refused(Parsed<Volunteer> parsed, List<Problem> problems) {
        return new Judged<>(new Parsed<>(parsed.row(), null, parsed.problems()), Fate.REJECTED, null, problems, List.of());
    }

    @Override
    public void write(List<Judged<Volunteer>> batch, long run, Changes changes) {
        for (Judged<Volunteer> judged : batch) {
            if (judged.fate() == Fate.NEW) {
                long id = store.insert(volunteers.linked(judged.parsed().value()), run);
                brought.add(id);
                changes.created(SUBJECT, id, 1);
            } else if (judged.fate() == Fate.UPDATED) {
                Volunteer before = volunteers.get(judged.target());
                if (!store.update(before.filledBy(judged.parsed().value()))) {
                    throw new IllegalStateException("volunteer " + before.id() + " changed inside the import's transaction");
                }
                changes.updated(SUBJECT, before.id(), before.version() + 1, json(before));
            }
        }
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        Volunteer now = store.find(id).orElse(null);
        if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
            return false;
        }
        return before == null ? store.remove(id, now.version())
                : store.update(read(before).with(id, now.version()), versionAfter == ANY_VERSION ? now.version() + 1 : versionAfter - 1);
    }

    private static String key(Volunteer one) {
        return one.no() != null ? "no " + one.no() : document(one) != null ? "id " + document(one) : person(one) != null ? "who " + person(one) : "name " + one.name() + " " + one.birthOn() + " " + one.team();
    }

    private static String document(Volunteer one) {
        return one.document() == null ? null : one.document().number();
    }

    private static String person(Volunteer one) {
        return one.phone() == null ? null : one.name() + " " + one.phone();
    }

    /** Known by the name alone: no number, no document, no phone. */
    private static boolean bare(Volunteer one) {
        return one.no() == null && document(one) == null && one.phone() == null;
    }

    /** @return of those with the name the one with the same birth and team, as bare as the row if there is one; else the only one, unless it contradicts. */
    private static Volunteer namesake(Volunteer read, List<Volunteer> named) {
        List<Volunteer> alike = named.stream().filter(one -> Objects.equals(one.birthOn(), read.birthOn()) && Objects.equals(one.team(), read.team())).toList();
        List<Volunteer> asBare = alike.stream().filter(VolunteerIntake::bare).toList();
        if (!asBare.isEmpty()) {
            return asBare.stream().filter(one -> one.filledBy(read).equals(one)).findFirst().orElse(asBare.getFirst());
        }
        if (alike.size() == 1 && (read.birthOn() != null || read.team() != null)) {
            return alike.getFirst();
        }
        Volunteer only = named.size() == 1 ? named.getFirst() : null;
        return only == null || contradict(only.birthOn(), read.birthOn()) || contradict(only.team(), read.team()) ? null : only;
    }

    private static boolean contradict(Object one, Object other) {
        return one != null && other != null && !one.equals(other);
    }

    private static Set<String> some(List<Volunteer> read, Function<Volunteer, String> what) {
        Set<String> some = new HashSet<>();
        read.forEach(one -> some.add(what.apply(one)));
        some.remove(null);
        return some;
    }

    private static Map<String, Volunteer> by(Collection<Volunteer> stored, Function<Volunteer, String> what) {
        Map<String, Volunteer> found = new HashMap<>();
        stored.forEach(one -> found.putIfAbsent(what.apply(one), one));
        found.remove(null);
        return found;
    }

    /** The volunteer as text, for taking an import back. */
    private static String json(Volunteer one) {
        ObjectNode node = JSON.createObjectNode();
        node.put("no", one.no()).put("resident", one.residentId()).put("name", one.name()).put("phone", one.phone()).put("birth", text(one.birthOn()))
                .put("guardian", one.guardian()).put("team", one.team()).put("skills", String.join(";", one.skills())).put("slots", WeekSlot.store(one.slots()))
                .put("joined", text(one.joinedOn())).put("remark", one.remark());
        if (one.document() != null) {
            node.put("kind", one.document().kind()).put("number", one.document().number());
        }
        if (one.end() != null) {
            node.put("ended", text(one.end().on())).put("reason", one.end().reason());
        }
        return node.toString();
    }

    private static Volunteer read(String json) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(json);
            String skills = word(node, "skills");
            return new Volunteer(0, word(node, "no"), node.hasNonNull("resident") ? node.get("resident").longValue() : null, word(node, "name"),
                    node.hasNonNull("number") ? new Volunteer.Document(word(node, "kind"), word(node, "number")) : null, word(node, "phone"), day(node, "birth"),
                    word(node, "guardian"), word(node, "team"), skills.isEmpty() ? List.of() : List.of(skills.split(";")), WeekSlot.stored(word(node, "slots")),
                    day(node, "joined"), node.hasNonNull("ended") ? new Volunteer.End(day(node, "ended"), word(node, "reason")) : null, word(node, "remark"), 0);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String word(ObjectNode node, String key) {
        return node.hasNonNull(key) ? node.get(key).textValue() : null;
    }

    private static LocalDate day(ObjectNode node, String key) {
        return node.hasNonNull(key) ? LocalDate.parse(node.get(key).textValue()) : null;
    }
}
