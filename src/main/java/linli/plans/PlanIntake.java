package linli.plans;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import linli.base.db.RowState;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.text.UserError;

/** One file's way to the targets or the steps: a row is told again by its year and its words. */
final class PlanIntake<T> implements Intake<T> {
    /** What differs between the two lists. */
    interface Rows<T> {
        String subject();

        Class<T> type();

        /** @return year and words in one form. */
        String key(T row);

        /** @return the stored one that the row is, or null. */
        T stored(T row);

        /** @return the stored one by its id, or null. */
        T get(long id);

        /** @param stored null for a new one. @return what is to be stored. @throws UserError for a bad field */
        T merged(T row, T stored);

        long id(T row);

        long version(T row);

        long insert(T row, long run);

        /** @return false when the row's version is not the stored one */
        boolean update(T row, long version);

        /** @return {@code kept} with the present version. */
        T at(T kept, long version);

        boolean remove(long id);
    }

    private final Rows<T> rows;
    private final Set<String> seen = new HashSet<>();

    PlanIntake(Rows<T> rows) {
        this.rows = rows;
    }

    @Override
    public List<Judged<T>> judge(List<Parsed<T>> batch) {
        return batch.stream().map(this::judge).toList();
    }

    private Judged<T> judge(Parsed<T> parsed) {
        if (parsed.value() == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
        }
        if (seen.contains(rows.key(parsed.value()))) {
            return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
        }
        try {
            T stored = rows.stored(parsed.value());
            T merged = rows.merged(parsed.value(), stored);
            seen.add(rows.key(parsed.value()));
            Fate fate = stored == null ? Fate.NEW : merged.equals(stored) ? Fate.UNCHANGED : Fate.UPDATED;
            return new Judged<>(new Parsed<>(parsed.row(), merged, parsed.problems()), fate, stored == null ? null : (Long) rows.id(stored), parsed.problems(), List.of());
        } catch (UserError bad) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            problems.add(new Problem("", Problem.Severity.REJECT, bad.key(), Texts.text("plans.import.bad", parsed.row().where(""), bad.getMessage())));
            return new Judged<>(new Parsed<>(parsed.row(), null, problems), Fate.REJECTED, null, problems, List.of());
        }
    }

    @Override
    public void write(List<Judged<T>> batch, long run, Changes changes) {
        for (Judged<T> judged : batch) {
            T row = judged.parsed().value();
            if (judged.fate() == Fate.NEW) {
                changes.created(rows.subject(), rows.insert(row, run), 1);
            } else if (judged.fate() == Fate.UPDATED) {
                T before = rows.get(judged.target());
                rows.update(row, rows.version(before) + 1);
                changes.updated(rows.subject(), judged.target(), rows.version(before) + 1, RowState.write(before));
            }
        }
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        T now = rows.get(id);
        if (now == null || versionAfter != ANY_VERSION && rows.version(now) != versionAfter) {
            return false;
        }
        return before == null ? rows.remove(id)
                : rows.update(rows.at(RowState.read(before, rows.type()), rows.version(now)), versionAfter == ANY_VERSION ? rows.version(now) + 1 : versionAfter - 1);
    }
}
