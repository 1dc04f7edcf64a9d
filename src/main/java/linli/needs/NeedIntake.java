package linli.needs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;

/**
 * One pass of a mini-program export into the list of needs. The export grows from week to week: what is stored
 * already is recognised by who, when and what, an edited suggestion by who and when (or the export's own number).
 */
final class NeedIntake implements Intake<Need> {
    static final String SUBJECT = "need";

    private final NeedStore store;
    private final NeedQuery query;
    private final Needs needs;
    private final Supplier<String> staff;
    /** Keys and strong slots seen in this file, and stored needs some row has already met. */
    private final Set<String> seen = new HashSet<>();
    private final Set<Long> met = new HashSet<>();

    NeedIntake(NeedStore store, NeedQuery query, Needs needs, Supplier<String> staff) {
        this.store = store;
        this.query = query;
        this.needs = needs;
        this.staff = staff;
    }

    @Override
    public List<Judged<Need>> judge(List<Parsed<Need>> batch) {
        List<Need> values = batch.stream().map(Parsed::value).filter(Objects::nonNull).toList();
        Map<String, Need> byKey = store.byKey(texts(values.stream().map(need -> need.source().key()).toList()));
        Map<String, List<Need>> bySlot = store.bySlot(texts(values.stream().map(need -> need.source().slot()).toList()));
        Map<String, Need> byNo = store.byNo(texts(values.stream().map(Need::no).toList()));
        Map<String, NeedList.Person> byPhone = query.byPhone(texts(values.stream().map(need -> need.asker().phone()).toList()));
        List<Judged<Need>> judged = new ArrayList<>();
        for (Parsed<Need> parsed : batch) {
            judged.add(judge(parsed, byKey, bySlot, byNo, byPhone));
        }
        return judged;
    }

    private Judged<Need> judge(Parsed<Need> parsed, Map<String, Need> byKey, Map<String, List<Need>> bySlot,
                               Map<String, Need> byNo, Map<String, NeedList.Person> byPhone) {
        Need need = parsed.value();
        if (need == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        Parsed<Need> linked = linked(parsed, byPhone, problems);
        String key = need.source().key();
        String slot = need.source().slot();
        Need numbered = need.no() == null ? null : byNo.get(need.no());
        if (numbered != null && NeedSheet.plain(numbered.body()).equals(NeedSheet.plain(need.body())) && met.add(numbered.id())) {
            // Our own export come back: two needs may say the same, their numbers tell them apart.
            seen.add(key);
            return new Judged<>(linked, Fate.UNCHANGED, numbered.id(), problems, List.of());
        }
        if (!seen.add(key)) {
            return new Judged<>(linked, Fate.TWIN, null, problems, List.of());
        }
        Need same = byKey.get(key);
        if (same != null) {
            met.add(same.id());
            return new Judged<>(linked, Fate.UNCHANGED, same.id(), problems, List.of());
        }
        if (numbered != null && met.add(numbered.id())) {
            // Somebody has edited the text in our export.
            return new Judged<>(linked, Fate.UPDATED, numbered.id(), problems, List.of());
        }
        if (slot != null) {
            if (NeedSheet.strong(slot) && !seen.add(slot)) {
                problems.add(new Problem("sourceNo", Problem.Severity.WARN, "sourceNo.TWICE",
                        Texts.text("needs.import.numberTwice", parsed.row().where("sourceNo"))));
                return new Judged<>(linked, Fate.TWIN, null, problems, List.of());
            }
            Need edited = closest(need.body(), bySlot.getOrDefault(slot, List.of()));
            if (edited != null) {
                met.add(edited.id());
                return new Judged<>(linked, Fate.UPDATED, edited.id(), problems, List.of());
            }
        }
        return new Judged<>(linked, Fate.NEW, null, problems, List.of());
    }

    /** Two suggestions of one person in the same minute share a slot: the more alike text is the edited one. */
    private Need closest(String body, List<Need> candidates) {
        return candidates.stream().filter(candidate -> !met.contains(candidate.id()))
                .max(java.util.Comparator.comparingDouble(candidate -> alike(body, candidate.body()))).orElse(null);
    }

    private static double alike(String one, String other) {
        Set<String> left = pairs(NeedSheet.plain(one));
        Set<String> right = pairs(NeedSheet.plain(other));
        long common = left.stream().filter(right::contains).count();
        return 2.0 * common / Math.max(1, left.size() + right.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    /** Links the row to the resident who alone has its phone; another name under that phone is left unlinked. */
    private static Parsed<Need> linked(Parsed<Need> parsed, Map<String, NeedList.Person> byPhone, List<Problem> problems) {
        Need need = parsed.value();
        NeedList.Person person = need.asker().phone() == null ? null : byPhone.get(need.asker().phone());
        if (person == null) {
            return parsed;
        }
        if (parsed.row().has("name") && !parsed.row().text("name").isEmpty() && !person.name().equals(need.asker().name())) {
            problems.add(new Problem("phone", Problem.Severity.WARN, "phone.OTHER_NAME",
                    Texts.text("needs.import.otherName", parsed.row().where("phone"))));
            return parsed;
        }
        Need.Asker asker = new Need.Asker(Need.AskerKind.RESIDENT, person.id(), need.asker().name(), need.asker().phone(),
                need.asker().place());
        return new Parsed<>(parsed.row(), need.with(asker), parsed.problems());
    }

    @Override
    public void write(List<Judged<Need>> batch, long run, Changes changes) {
        NeedQuery.ImportFile file = query.importFile(run).orElse(new NeedQuery.ImportFile(null, null));
        int sequence = store.lastNumber(needs.today().getYear());
        for (Judged<Need> judged : batch) {
            if (judged.fate() == Fate.NEW) {
                sequence++;
                create(judged, needs.number(sequence), run, file, changes);
            } else if (judged.fate() == Fate.UPDATED) {
                update(judged, run, file, changes);
            }
        }
    }

    private void create(Judged<Need> judged, String no, long run, NeedQuery.ImportFile file, Changes changes) {
        Need read = judged.parsed().value();
        // Due from the day the centre knows it: an old suggestion is not late the moment it is imported.
        Need need = new Need(0, no, read.receivedAt(), read.channel(), read.asker(), read.body(),
                read.progress().due(needs.defaultDue()), source(read, judged, run, file), 1);
        long id = store.insert(need);
        store.step(id, staff.get(), NeedStatus.REGISTERED, Texts.text("needs.step.imported", Texts.of(need.channel()),
                judged.parsed().row().row()));
        if (need.progress().category() != null) {
            store.step(id, staff.get(), NeedStatus.SORTED, need.progress().category());
        }
        // A later row of this file in the same minute is another suggestion, not an edit of this one.
        met.add(id);
        changes.created(SUBJECT, id, 1);
    }

    private void update(Judged<Need> judged, long run, NeedQuery.ImportFile file, Changes changes) {
        Need before = needs.get(judged.target());
        Need read = judged.parsed().value();
        if (!store.update(before.with(read.body(), source(read, judged, run, file)))) {
            throw new IllegalStateException("need " + before.no() + " changed inside the import's transaction");
        }
        long step = store.step(before.id(), staff.get(), before.status(), Texts.text("needs.step.edited", judged.parsed().row().row(),
                Need.title(before.body(), 1500), Need.title(read.body(), 1500)));
        changes.updated(SUBJECT, before.id(), before.version() + 1, keep(before, step));
    }

    private static Need.Source source(Need read, Judged<Need> judged, long run, NeedQuery.ImportFile file) {
        return new Need.Source(file.name(), file.sha256(), judged.parsed().row().row(), read.source().key(),
                read.source().slot(), run);
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        if (before == null) {
            return store.remove(id, versionAfter == ANY_VERSION ? store.find(id).map(Need::version).orElse(versionAfter) : versionAfter);
        }
        Need now = store.find(id).orElse(null);
        if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
            return false;
        }
        JsonNode kept = kept(before);
        boolean exact = now.version() == kept.get("version").asLong() + 1;
        store.restore(restore(now, kept), exact ? kept.get("version").asLong() : now.version() + 1, kept.get("step").asLong());
        return true;
    }

    /** What an import changes of a stored need: its text and its source. */
    private static String keep(Need need, long step) {
        Need.Source source = need.source();
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("version", need.version());
        kept.put("step", step);
        kept.put("body", need.body());
        kept.put("file", source.file());
        kept.put("sha256", source.sha256());
        kept.put("row", source.row());
        kept.put("key", source.key());
        kept.put("slot", source.slot());
        kept.put("run", source.run());
        try {
            return JSON.writeValueAsString(kept);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JsonNode kept(String before) {
        try {
            return JSON.readTree(before);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Need restore(Need now, JsonNode kept) {
        return now.with(kept.get("body").asText(), new Need.Source(text(kept.get("file")), text(kept.get("sha256")),
                kept.get("row").isNull() ? null : (Integer) kept.get("row").asInt(), text(kept.get("key")),
                text(kept.get("slot")), kept.get("run").isNull() ? null : (Long) kept.get("run").asLong()));
    }

    private static String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }

    private static final com.fasterxml.jackson.databind.ObjectMapper JSON = new com.fasterxml.jackson.databind.ObjectMapper();

    private static Set<String> texts(List<String> some) {
        Set<String> present = new HashSet<>(some);
        present.remove(null);
        return present;
    }
}
