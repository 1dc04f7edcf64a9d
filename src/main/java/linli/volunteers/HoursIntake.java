package linli.volunteers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;

/** One pass of a list of hours: a line that is stored already counts once, however often the export comes. */
final class HoursIntake implements Intake<HoursSheet.Line> {
    static final String SUBJECT = "volunteer-hours";
    private final VolunteerStore store;
    private final Set<String> seen = new HashSet<>();
    private List<Volunteer> people;

    HoursIntake(VolunteerStore store) {
        this.store = store;
    }

    @Override
    public List<Judged<HoursSheet.Line>> judge(List<Parsed<HoursSheet.Line>> batch) {
        Map<String, Volunteer.Hours> stored = new HashMap<>();
        store.keyed(batch.stream().map(Parsed::value).filter(Objects::nonNull).map(HoursSheet.Line::key).collect(Collectors.toSet()))
                .forEach(line -> stored.put(line.key(), line));
        return batch.stream().map(parsed -> judge(parsed, stored)).toList();
    }

    private Judged<HoursSheet.Line> judge(Parsed<HoursSheet.Line> parsed, Map<String, Volunteer.Hours> stored) {
        HoursSheet.Line line = parsed.value();
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (line == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }
        if (!seen.add(line.key())) {
            return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
        }
        Volunteer.Hours same = stored.get(line.key());
        if (same != null) {
            // Also a voided line: it was taken out on purpose and does not come back by the next export.
            return new Judged<>(parsed, Fate.UNCHANGED, same.id(), problems, List.of());
        }
        List<Volunteer> who = whose(line);
        if (who.size() != 1) {
            problems.add(new Problem("name", Problem.Severity.REJECT, who.isEmpty() ? "name.UNKNOWN" : "name.SEVERAL",
                    Texts.text(who.isEmpty() ? "volunteers.import.unknown" : "volunteers.import.several", parsed.row().where("name"), line.name(), who.size())));
            return new Judged<>(new Parsed<>(parsed.row(), null, parsed.problems()), Fate.REJECTED, null, problems, List.of());
        }
        return new Judged<>(new Parsed<>(parsed.row(), line.of(who.getFirst().id()), parsed.problems()), Fate.NEW, null, problems, List.of());
    }

    /** By number, else by document, else by name with phone, else by a name that only one has. */
    private List<Volunteer> whose(HoursSheet.Line line) {
        if (people == null) {
            people = store.all();
        }
        if (line.no() != null) {
            return people.stream().filter(one -> line.no().equals(one.no())).toList();
        }
        if (line.document() != null) {
            return people.stream().filter(one -> one.document() != null && one.document().number().equals(line.document())).toList();
        }
        List<Volunteer> named = people.stream().filter(one -> one.name().equals(line.name())).toList();
        return line.phone() == null ? named : named.stream().filter(one -> one.phone() == null || one.phone().equals(line.phone())).toList();
    }

    @Override
    public void write(List<Judged<HoursSheet.Line>> batch, long run, Changes changes) {
        for (Judged<HoursSheet.Line> judged : batch) {
            if (judged.fate() == Fate.NEW) {
                HoursSheet.Line line = judged.parsed().value();
                long id = store.insert(new Volunteer.Hours(0, line.volunteerId(), null, line.on(), line.minutes(), line.content(), line.organiser(), line.key(),
                        null, 1), run);
                changes.created(SUBJECT, id, 1);
            }
        }
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        Volunteer.Hours now = store.hour(id).orElse(null);
        return now != null && (versionAfter == ANY_VERSION || now.version() == versionAfter) && store.removeHours(id, now.version());
    }
}
