package linli.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.activities.Activity.ActivityKind;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
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
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.WeekSlot;
import linli.base.value.Words;

/** 课程活动表 as a spreadsheet: a line a class; its sessions follow from the weekly times. */
public final class ActivitySheet extends ListSheet<ActivitySheet.Line> {
    private static final String SUBJECT = "activity";
    private static final List<String> DATES = List.of("start", "end");
    private static final List<String> WHOLES = List.of("ageMin", "ageMax", "seats");

    /** One row: what it says by column key, and for a stored one who it is. */
    public record Line(Activity stored, Map<String, String> said) {}

    private final Activities activities;
    private final ActivityStore store;
    private final ActivityQuery query;
    private final Clock clock;
    private final List<Column> columns;

    ActivitySheet(Activities activities, ActivityStore store, ActivityQuery query, Clock clock) {
        this.activities = activities;
        this.store = store;
        this.query = query;
        this.clock = clock;
        this.columns = Words.rows(ActivitySheet.class, "columns.tsv").stream().map(row -> new Column(row.get("key"), row.get("label"),
                List.of(row.get("synonyms").split("\\|")), Column.Use.valueOf(row.get("use")), false, null)).toList();
    }

    @Override
    public String kind() {
        return "activities";
    }

    @Override
    public String title() {
        return Texts.text("activities.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, line -> line.stored().id());
    }

    @Override
    public Iterable<Line> stored() {
        return store.all().stream().map(one -> new Line(one, Map.of())).toList();
    }

    @Override
    public Map<String, String> write(Line line) {
        Activity one = line.stored();
        Map<String, String> row = texts(one.plan());
        row.put("no", one.no());
        row.put("status", Texts.of(one.status()));
        row.put("parent", one.parentId() == null ? "" : store.find(one.parentId()).map(Activity::no).orElse(""));
        row.put("needs", String.join(Texts.text("activities.comma"), query.needNumbers().getOrDefault(one.id(), List.of())));
        return row;
    }

    private static Map<String, String> texts(Plan plan) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("title", plan.title());
        row.put("kind", Texts.of(plan.kind()));
        row.put("domain", Domains.nameOf(plan.domain()));
        row.put("groups", plan.groups().stream().sorted().map(Texts::of).collect(Collectors.joining(Texts.text("activities.comma"))));
        row.put("ageMin", text(plan.ages().min()));
        row.put("ageMax", text(plan.ages().max()));
        row.put("leader", text(plan.supply().leader()));
        row.put("fee", Texts.of(plan.fee().kind()));
        row.put("price", plan.fee().price().toString());
        row.put("seats", String.valueOf(plan.seats()));
        row.put("byLot", plan.byLot() ? Texts.text("activities.sheet.lot") : Texts.text("activities.sheet.first"));
        row.put("start", plan.term().start().toString());
        row.put("end", plan.term().end().toString());
        row.put("slots", WeekSlot.words(plan.term().slots()));
        row.put("place", text(plan.place().name()));
        row.put("note", text(plan.note()));
        return row;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> said = new LinkedHashMap<>();
        for (Column column : columns) {
            String key = column.key();
            String text = row.text(key);
            if (!text.isEmpty()) {
                String value = DATES.contains(key) ? date(row.cell(key)).map(LocalDate::toString).orElse(null)
                        : WHOLES.contains(key) ? whole(text) : meant(key, text) ? text : null;
                if (value == null) {
                    boolean needed = DATES.contains(key) || key.equals("seats") || key.equals("slots") || key.equals("price");
                    problems.add(new Problem(key, needed ? Problem.Severity.REJECT : Problem.Severity.WARN, key + ".BAD",
                            Texts.text("activities.import.bad", row.where(key), text, column.label())));
                } else {
                    said.put(key, value);
                }
            }
        }
        try {
            if (problems.stream().noneMatch(one -> one.severity() == Problem.Severity.REJECT)) {
                if (!said.containsKey("no")) {
                    activities.checked(plan(null, said));
                }
                return new Parsed<>(row, new Line(null, said), problems);
            }
        } catch (UserError wrong) {
            problems.add(new Problem("", Problem.Severity.REJECT, wrong.key(), Texts.text("activities.import.wrong", row.where("title"), wrong.getMessage())));
        }
        return new Parsed<>(row, null, problems);
    }

    private Optional<LocalDate> date(Cell cell) {
        LocalDate today = LocalDate.now(clock);
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), today) : PartialDate.parse(cell.text(), today);
        return check.ok() && check.value().precision() == PartialDate.Precision.DAY ? Optional.of(check.value().date()) : Optional.empty();
    }

    private static String whole(String text) {
        String digits = Clean.compact(text).replaceAll("\\.0+$|\\D+$", "");
        return digits.matches("\\d{1,4}") ? digits : null;
    }

    private static boolean meant(String key, String text) {
        return switch (key) {
            case "slots" -> WeekSlot.parse(text).isPresent();
            case "domain" -> Domains.find(text).isPresent();
            case "price" -> Money.check(text).ok();
            case "kind" -> word(ActivityKind.values(), text) != null;
            case "fee" -> word(Activity.FeeKind.values(), text) != null;
            case "status" -> word(ActivityStatus.values(), text) != null;
            default -> true;
        };
    }

    private static <E extends Enum<E>> E word(E[] all, String text) {
        return Arrays.stream(all).filter(one -> Texts.of(one).equals(Clean.compact(text))).findFirst().orElse(null);
    }

    /** @return the plan with what the texts say; what they do not say stays as it is. */
    private Plan plan(Plan base, Map<String, String> said) {
        Plan now = base != null ? base : Plan.of(said.get("title"), 0, null, null, List.of());
        Set<FocusGroup> groups = !said.containsKey("groups") ? now.groups() : Clean.split(said.get("groups")).stream()
                .map(word -> word(FocusGroup.values(), word)).filter(Objects::nonNull).collect(Collectors.toSet());
        Activity.Term term = new Activity.Term(day(said, "start", now.term().start()), day(said, "end", now.term().end()),
                said.containsKey("slots") ? WeekSlot.parse(said.get("slots")).orElseThrow() : now.term().slots());
        Activity.Fee fee = new Activity.Fee(said.containsKey("fee") ? word(Activity.FeeKind.values(), said.get("fee")) : now.fee().kind(),
                said.containsKey("price") ? Money.parse(said.get("price")) : now.fee().price());
        String leader = said.getOrDefault("leader", now.supply().leader());
        String place = said.getOrDefault("place", now.place().name());
        // Names that stay as they are keep what they point to; new ones are looked up.
        Activity.Supply supply = Objects.equals(leader, now.supply().leader()) ? now.supply()
                : new Activity.Supply(now.supply().projectId(), query.talent(leader).orElse(null), now.supply().partnerId(), leader);
        Activity.Place where = Objects.equals(place, now.place().name()) ? now.place() : new Activity.Place(query.room(place).orElse(null), place);
        return new Plan(said.getOrDefault("title", now.title()), said.containsKey("kind") ? word(ActivityKind.values(), said.get("kind")) : now.kind(),
                said.containsKey("domain") ? Domains.find(said.get("domain")).orElseThrow().code() : now.domain(), groups,
                new Activity.Ages(whole(said, "ageMin", now.ages().min()), whole(said, "ageMax", now.ages().max())), supply, fee,
                whole(said, "seats", now.seats()), said.containsKey("byLot") ? said.get("byLot").equals(Texts.text("activities.sheet.lot")) : now.byLot(),
                term, where, said.getOrDefault("note", now.note()));
    }

    private static LocalDate day(Map<String, String> said, String key, LocalDate now) {
        return said.containsKey(key) ? LocalDate.parse(said.get(key)) : now;
    }

    private static Integer whole(Map<String, String> said, String key, Integer now) {
        return said.containsKey(key) ? Integer.valueOf(said.get(key)) : now;
    }

    private List<Long> needs(Map<String, String> said, long stored) {
        return said.containsKey("needs") ? query.needIds(Clean.split(said.get("needs"))).values().stream().sorted().toList()
                : stored == 0 ? List.of() : store.needs(stored);
    }

    @Override
    public Intake<Line> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Line> {
        private final Set<String> seen = new HashSet<>();
        private final Set<Long> met = new HashSet<>();

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed) {
            Line line = parsed.value();
            if (line == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
            }
            Map<String, String> said = line.said();
            if (!seen.add(said.getOrDefault("no", said.get("title") + "|" + said.get("start") + "|" + said.get("slots")))) {
                return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
            }
            Optional<Activity> found = said.containsKey("no") ? Optional.ofNullable(store.byNo(List.of(said.get("no"))).get(said.get("no")))
                    : store.titled(said.get("title")).stream().filter(one -> one.plan().term().start().toString().equals(said.get("start"))).findFirst();
            if (found.isPresent() && !met.add(found.get().id())) {
                return new Judged<>(parsed, Fate.TWIN, found.get().id(), parsed.problems(), List.of());
            }
            return judge(parsed, said, found);
        }

        private Judged<Line> judge(Parsed<Line> parsed, Map<String, String> said, Optional<Activity> met) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            if (said.containsKey("parent") && met.isEmpty() && !seen.contains(said.get("parent")) && !store.byNo(List.of(said.get("parent"))).containsKey(said.get("parent"))) {
                problems.add(new Problem("parent", Problem.Severity.WARN, "parent.UNKNOWN", Texts.text("activities.import.noParent", parsed.row().where("parent"), said.get("parent"))));
            }
            try {
                Plan plan = activities.checked(plan(met.map(Activity::plan).orElse(null), said));
                Fate fate = met.isEmpty() ? Fate.NEW : plan.equals(met.get().plan()) && needs(said, met.get().id()).equals(store.needs(met.get().id()))
                        ? Fate.UNCHANGED : Fate.UPDATED;
                if (fate != Fate.UNCHANGED) {
                    activities.possible(plan, met.orElse(null));
                }
                if (fate == Fate.UPDATED && met.get().status().closed()) {
                    throw new UserError("error.activities.closed", plan.title(), Texts.of(met.get().status()));
                }
                return new Judged<>(parsed, fate, met.map(Activity::id).orElse(null), problems, List.of());
            } catch (UserError wrong) {
                problems.add(new Problem("", Problem.Severity.REJECT, wrong.key(), Texts.text("activities.import.wrong", parsed.row().where("title"), wrong.getMessage())));
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            for (Judged<Line> judged : batch) {
                Map<String, String> said = judged.parsed().value() == null ? Map.of() : judged.parsed().value().said();
                if (judged.fate() == Fate.NEW) {
                    Activity parent = said.containsKey("parent") ? store.byNo(List.of(said.get("parent"))).get(said.get("parent")) : null;
                    ActivityStatus status = said.containsKey("status") ? word(ActivityStatus.values(), said.get("status")) : ActivityStatus.OPEN;
                    // A day on which the room is taken is left out with its reason, as at the desk.
                    Activity fresh = activities.create(said.get("no"), plan(null, said), status, needs(said, 0), true, parent, run);
                    changes.created(SUBJECT, fresh.id(), fresh.version());
                } else if (judged.fate() == Fate.UPDATED) {
                    Activity before = activities.get(judged.target());
                    String kept = store.keep(before.id());
                    Activity after = activities.edit(before.id(), before.version(), plan(before.plan(), said), needs(said, before.id()), true, true);
                    changes.updated(SUBJECT, before.id(), after.version(), kept);
                }
            }
        }

        /** All give their rooms up first, then those get theirs again that had them: a class left out for another comes last. */
        @Override
        public List<Change> undo(List<Change> changes) {
            List<Long> madeRoom = changes.stream().filter(one -> one.before() != null && store.find(one.id())
                    .filter(now -> one.versionAfter() == ANY_VERSION || now.version() == one.versionAfter()).filter(now -> activities.makeRoom(now, one.before())).isPresent())
                    .map(Change::id).toList();
            List<Change> kept = changes.stream().sorted(Comparator.comparingLong(one -> one.before() == null ? -1 : ActivityStore.skipped(one.before())))
                    .filter(one -> !undo(one.subject(), one.id(), one.versionAfter(), one.before())).toList();
            kept.stream().map(Change::id).filter(madeRoom::contains).forEach(activities::stay);
            return kept;
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            boolean any = versionAfter == ANY_VERSION;
            Activity now = store.find(id).orElse(null);
            if (now == null || !any && now.version() != versionAfter) {
                return false;
            }
            if (before == null) {
                if (query.used(id)) {
                    return false;
                }
                activities.sessions().drop(id, LocalDate.MIN, Texts.text("activities.reason.undone"));
                return store.remove(id, now.version(), any);
            }
            return activities.back(now, before, any);
        }
    }
}
