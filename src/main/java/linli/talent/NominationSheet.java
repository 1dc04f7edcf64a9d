package linli.talent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.PartialDate;

/** 推荐与自荐 as a spreadsheet: one row a nomination; rows about one person make one candidate. */
public final class NominationSheet extends ListSheet<Talent.Nomination> {
    private final TalentStore store;
    private final TalentQuery query;
    private final Nominations nominations;
    private final Supplier<String> staff;
    private final Clock clock;
    /** Numbers of calls; the other way round for an export. */
    private final Function<String, Long> calls;
    private final Function<Long, String> callNos;
    private final List<Column> columns = TalentSheet.columns("nominations.tsv");

    NominationSheet(TalentStore store, TalentQuery query, Nominations nominations, Supplier<String> staff, Clock clock) {
        this.store = store;
        this.query = query;
        this.nominations = nominations;
        this.staff = staff;
        this.clock = clock;
        this.calls = query::call;
        this.callNos = query::callNo;
    }

    @Override
    public String kind() {
        return "nominations";
    }

    @Override
    public String title() {
        return Texts.text("talent.sheet.nominations");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Talent.Nomination> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        Cell cell = row.cell("date");
        LocalDate today = LocalDate.now(clock);
        PartialDate.Check day = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), today) : PartialDate.parse(cell.text().split("\\s")[0], today);
        if (!day.ok() && !row.text("date").isEmpty()) {
            problems.add(new Problem("date", Problem.Severity.WARN, "date.BAD", Texts.text("talent.import.date", row.where("date"), row.text("date"))));
        }
        String by = Clean.name(row.text("by"));
        String named = Clean.name(row.text("named"));
        boolean self = row.text("kind").contains(Texts.of(Talent.Proposal.SELF)) || !by.isEmpty() && by.equals(named);
        String gap = row.text("gap");
        String code = gap.isEmpty() ? null : Domains.find(gap).map(Domains.Domain::code)
                .orElseGet(() -> Domains.codesIn(gap).stream().findFirst().orElse(null));
        String phone = row.text("mobile").isEmpty() && self ? row.text("phone") : row.text("mobile");
        String call = row.text("call");
        try {
            return new Parsed<>(row, TalentRules.checked(new Talent.Nomination(self ? Talent.Proposal.SELF : Talent.Proposal.RECOMMENDED,
                    new Talent.By(null, TalentRules.text(by, 100), TalentRules.text(Clean.compact(row.text("phone")), 40)), named, phone, row.text("place"), code,
                    row.text("skill"), row.text("why"), call.isEmpty() ? null : calls.apply(call), day.ok() ? day.value().date() : null), today), problems);
        } catch (UserError bad) {
            problems.add(new Problem("named", Problem.Severity.REJECT, bad.key(), Texts.text("talent.import.refused", row.where("named"), bad.getMessage())));
            return new Parsed<>(row, null, problems);
        }
    }

    @Override
    public Map<String, String> write(Talent.Nomination one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("date", one.on().toString());
        row.put("kind", Texts.of(one.kind()));
        row.put("by", Objects.requireNonNullElse(one.by().name(), ""));
        row.put("phone", Objects.requireNonNullElse(one.by().phone(), ""));
        row.put("named", one.named());
        row.put("mobile", Objects.requireNonNullElse(one.namedPhone(), ""));
        row.put("skill", Objects.requireNonNullElse(one.skill(), ""));
        row.put("gap", Domains.nameOf(one.code()));
        row.put("why", Objects.requireNonNullElse(one.why(), ""));
        row.put("call", one.call() == null ? "" : callNos.apply(one.call()));
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        if (!subject.equals(TalentIntake.NOMINATION)) {
            return query.names(subject, ids).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> Map.of("named", one.getValue())));
        }
        return store.allNominations().stream().filter(one -> ids.contains(one.id()))
                .collect(Collectors.toMap(Talent.Nominated::id, one -> write(one.nomination())));
    }

    @Override
    public Iterable<Talent.Nomination> stored() {
        return store.allNominations().stream().map(Talent.Nominated::nomination).toList();
    }

    @Override
    public Intake<Talent.Nomination> intake() {
        return new Pass();
    }

    /** Who, whom, for what and why: a nomination that says the same again is the same one, whatever the day. */
    static String key(Talent.Nomination one) {
        String phone = one.namedPhone() == null ? "" : Clean.compact(one.namedPhone());
        String text = String.join("\n", Objects.requireNonNullElse(one.by().name(), ""), Objects.requireNonNullElse(one.by().phone(), ""), one.named(), phone,
                Objects.requireNonNullElse(one.skill(), ""), Objects.requireNonNullElse(one.why(), ""), one.by().name() == null ? one.on().toString() : "");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).substring(0, 40);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Pass implements Intake<Talent.Nomination> {
        /** How often this file says a thing, and which nominations said it before this file. */
        private final Map<String, Integer> said = new HashMap<>();
        private final Map<String, List<Long>> before = new HashMap<>();

        @Override
        public List<Judged<Talent.Nomination>> judge(List<Parsed<Talent.Nomination>> batch) {
            Map<String, List<Long>> known = store.nominationKeys(batch.stream().map(Parsed::value).filter(Objects::nonNull).map(NominationSheet::key).toList());
            return batch.stream().map(parsed -> judge(parsed, known)).toList();
        }

        private Judged<Talent.Nomination> judge(Parsed<Talent.Nomination> parsed, Map<String, List<Long>> known) {
            if (parsed.value() == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
            }
            String key = key(parsed.value());
            // A pool list that only counts its nominators leaves many that say the same; an export has as many rows of them.
            List<Long> same = before.computeIfAbsent(key, any -> known.getOrDefault(key, List.of()));
            int times = said.merge(key, 1, Integer::sum);
            if (times <= same.size()) {
                return new Judged<>(parsed, Fate.UNCHANGED, same.get(times - 1), parsed.problems(), List.of());
            }
            if (times > 1) {
                return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
            }
            List<Problem> problems = new ArrayList<>(parsed.problems());
            nominations.meant(parsed.value()).filter(Nominations.Match::otherName).ifPresent(match -> problems.add(new Problem("mobile", Problem.Severity.WARN,
                    "mobile.OTHER_NAME", Texts.text("talent.import.otherName", parsed.row().where("mobile"), match.talent().name()))));
            return new Judged<>(parsed, Fate.NEW, null, problems, List.of());
        }

        @Override
        public void write(List<Judged<Talent.Nomination>> batch, long run, Changes changes) {
            for (Judged<Talent.Nomination> judged : batch) {
                if (judged.fate() == Fate.NEW) {
                    Talent.Nomination one = judged.parsed().value();
                    Nominations.Kept kept = nominations.keep(one, staff.get(), key(one), run);
                    if (kept.created()) {
                        changes.created(TalentIntake.SUBJECT, kept.talent(), 1);
                    } else if (kept.before() != null) {
                        changes.updated(TalentIntake.SUBJECT, kept.talent(), kept.before().version() + 1, TalentIntake.State.write(kept.before(), 0));
                    }
                    changes.created(TalentIntake.NOMINATION, kept.nomination(), 1);
                }
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            return TalentIntake.undo(store, query, subject, id, versionAfter, before);
        }
    }
}
