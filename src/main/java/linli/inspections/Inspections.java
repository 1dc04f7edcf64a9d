package linli.inspections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.checklists.Checklist;
import linli.checklists.Checklists;
import linli.inspections.Finding.Draft;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.RoundStatus;
import linli.inspections.Round.Visit;
import linli.partners.Partner;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partners;

/**
 * 回访检查, the front door: rounds of joint visits with their departments and checklist, what was answered and signed, and whom to
 * see next. What cannot be is a {@link UserError} and changes nothing.
 */
public final class Inspections {
    private static final int MOST_PARTNERS = 500;

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final Partners partners;
    private final Checklists checklists;
    private final InspectionStore store;
    private final FindingStore findingStore;
    private final InspectionQuery query;
    private final Findings findings;
    private final Photos photos;

    public Inspections(Db db, Clock clock, Trail trail, Partners partners, Checklists checklists) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.partners = partners;
        this.checklists = checklists;
        store = new InspectionStore(db, clock);
        findingStore = new FindingStore(db, clock);
        query = new InspectionQuery(db);
        findings = new Findings(db, trail, this, findingStore, query);
        photos = new Photos(db, findingStore, this::staff);
    }

    public Findings findings() {
        return findings;
    }

    public Photos photos() {
        return photos;
    }

    public Checklists checklists() {
        return checklists;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- reading ----

    /** @return rounds, newest first, with how far they are. */
    public List<Round.Progress> rounds() {
        Map<Long, int[]> progress = query.progress();
        return store.rounds().stream().map(round -> {
            int[] counts = progress.getOrDefault(round.id(), new int[3]);
            return new Round.Progress(round, counts[0], counts[1], counts[2], round.status() == RoundStatus.OPEN && counts[1] < counts[0] && round.due().isBefore(today()));
        }).toList();
    }

    public Round round(long id) {
        return store.round(id).orElseThrow(() -> new UserError("error.inspections.gone"));
    }

    /** @return the round of the number. */
    public Round round(String no) {
        return store.round(no.strip()).orElseThrow(() -> new UserError("error.inspections.noRound", no));
    }

    /** @param round null for all, {@code partner} likewise */
    public List<Round.Row> visits(Long round, Long partner) {
        return query.visits(round, partner);
    }

    public Visit visit(long id) {
        return store.visit(id).orElseThrow(() -> new UserError("error.inspections.gone"));
    }

    /** What is typed in and signed, with all that belongs to it. */
    public record Sheet(Visit visit, Round round, Partner partner, Checklist checklist, Map<Long, String> departments, List<Finding> findings, List<Round.Photo> photos) {}

    public Sheet sheet(long visit) {
        Visit one = visit(visit);
        Round round = round(one.round());
        return new Sheet(one, round, partners.get(one.partner()), round.checklist() == null ? null : checklists.get(round.checklist()), checklists.names(),
                findingStore.of(visit), photos.of(visit));
    }

    /** @return whom to see next and why, the riskiest first. */
    public List<NextVisits.Next> next() {
        return NextVisits.order(query.known(today()), today());
    }

    /** Takes rounds out whole, with their visits: for the sample's, when nobody has worked with them. */
    public void forget(Collection<Long> rounds) {
        rounds.forEach(round -> findings.forget(store.visits(round)));
        rounds.forEach(store::clear);
    }

    // ---- rounds ----

    /** Begins a round. */
    public Round open(String typed, long checklist, LocalDate from, LocalDate due, Collection<Long> departments, Collection<Long> whom) {
        String name = named(typed, from, due);
        Checklist asked = checklists.get(checklist);
        if (departments.isEmpty() || whom.isEmpty() || whom.size() > MOST_PARTNERS) {
            throw new UserError("error.inspections.nobody", name, departments.size(), whom.size());
        }
        return db.write(() -> {
            long id = store.insert(new Round(0, store.number(from), name, asked.id(), from, due, RoundStatus.OPEN, List.copyOf(departments), 1), null, staff());
            take(id, whom);
            trail.add("CREATE", "inspection_round", id, name);
            return round(id);
        });
    }

    private static String named(String typed, LocalDate from, LocalDate due) {
        String name = Clean.text(typed);
        if (name.isEmpty() || name.length() > 100) {
            throw new UserError("error.inspections.noName");
        }
        if (from == null || due == null || due.isBefore(from)) {
            throw new UserError("error.inspections.days", name, from == null ? "" : from, due == null ? "" : due);
        }
        return name;
    }

    private void take(long round, Collection<Long> whom) {
        for (long partner : whom) {
            Partner one = partners.get(partner);
            if (one.status().now() == PartnerStatus.LEFT) {
                throw new UserError("error.inspections.left", one.face().name());
            }
            if (store.visit(round, partner).isEmpty()) {
                store.insert(new Visit(0, round, partner, null, "", null, "", Map.of(), List.of(), 1), null);
            }
        }
    }

    /** Puts more partners on a running round's list; those on it stay. */
    public Round add(long round, Collection<Long> whom) {
        return db.write(() -> {
            running(round);
            take(round, whom);
            return round(round);
        });
    }

    private Round running(long id) {
        Round round = round(id);
        if (round.status() != RoundStatus.OPEN) {
            throw new UserError("error.inspections.notOpen", round.name(), Texts.of(round.status()));
        }
        return round;
    }

    /** Changes name and days. */
    public Round edit(long id, long version, String typed, LocalDate from, LocalDate due) {
        String name = named(typed, from, due);
        return change(id, version, round -> new Round(id, round.no(), name, round.checklist(), from, due, round.status(), round.departments(), version), null);
    }

    /** 结束: nothing more is typed in; open findings go on. */
    public Round close(long id, long version) {
        return change(id, version, round -> standing(round, RoundStatus.CLOSED), null);
    }

    /** 作废, with the reason; only while nobody was visited. */
    public Round cancel(long id, long version, String reason) {
        reason(reason);
        if (store.visits(id).stream().anyMatch(one -> one.on() != null)) {
            throw new UserError("error.inspections.begun", round(id).name());
        }
        return change(id, version, round -> standing(round, RoundStatus.VOID), reason.strip());
    }

    private static Round standing(Round round, RoundStatus status) {
        return new Round(round.id(), round.no(), round.name(), round.checklist(), round.from(), round.due(), status, round.departments(), round.version());
    }

    private Round change(long id, long version, java.util.function.UnaryOperator<Round> how, String reason) {
        return db.write(() -> {
            Round now = running(id);
            if (now.version() != version || !store.update(how.apply(now), reason)) {
                throw new UserError("error.inspections.changed", now.name());
            }
            trail.add("UPDATE", "inspection_round", id, now.name(), null, reason);
            return round(id);
        });
    }

    // ---- visits ----

    /**
     * Types a visit in: all answers at once. An answer that says something is wrong becomes a finding, in the words typed for it or
     * else in the question's own; a signature stands only for the answers it was given for, so changed answers take it back.
     *
     * @param found what was found, also beside the questions
     */
    public Sheet record(long id, long version, LocalDate on, Map<Long, String> answers, Conclusion conclusion, String note, List<Draft> found) {
        return db.write(() -> {
            Visit visit = visit(id);
            Round round = running(visit.round());
            Partner partner = partners.get(visit.partner());
            String name = partner.face().name();
            if (visit.version() != version) {
                throw new UserError("error.inspections.changed", name);
            }
            if (on == null || on.isAfter(today()) || on.isBefore(round.from())) {
                throw new UserError("error.inspections.visitDay", name, on == null ? "" : on, round.from(), today());
            }
            if (conclusion == null) {
                throw new UserError("error.inspections.noConclusion", name);
            }
            Checklist asked = checklists.get(round.checklist());
            Map<Long, String> kept = kept(asked, answers, name);
            Visit next = new Visit(id, visit.round(), visit.partner(), on, "", conclusion, cut(note), kept, visit.signatures(), version);
            if (!store.update(next)) {
                throw new UserError("error.inspections.changed", name);
            }
            store.answers(id, kept);
            unsign(visit, asked, kept);
            findings.take(next, asked, kept, found, conclusion);
            if (conclusion == Conclusion.MEND && partner.status().now() == PartnerStatus.LISTED) {
                partners.status(partner.id(), partner.version(), PartnerStatus.MENDING, today(), Texts.text("inspections.mend", round.name(), cut(note)));
            }
            trail.add("UPDATE", "inspection_visit", id, name, Texts.of(conclusion), null);
            return sheet(id);
        });
    }

    /** Types a whole sheet of paper in, signatures too, or nothing of it. @param signers who signed for which department; blank ones did not */
    public Sheet record(long id, long version, LocalDate on, Map<Long, String> answers, Conclusion conclusion, String note, List<Draft> found, Map<Long, String> signers) {
        return db.write(() -> {
            record(id, version, on, answers, conclusion, note, found);
            signers.forEach((department, signer) -> {
                if (!signer.isBlank() && !visit(id).signed(department)) {
                    sign(id, department, signer, on);
                }
            });
            return sheet(id);
        });
    }

    private static Map<Long, String> kept(Checklist asked, Map<Long, String> answers, String name) {
        Map<Long, String> kept = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        int number = 0;
        for (Checklist.Item item : asked.items()) {
            number++;
            String answer = answers.getOrDefault(item.id(), "").strip();
            if (!item.takes(answer)) {
                throw new UserError("error.inspections.answer", name, number, answer, item.most() == null ? Texts.of(item.kind()) : item.most());
            }
            if (!answer.isEmpty()) {
                kept.put(item.id(), answer);
            } else if (item.kind() != Checklist.ItemKind.WORDS) {
                missing.add("" + number);
            }
        }
        if (!missing.isEmpty()) {
            throw new UserError("error.inspections.missing", name, String.join(Texts.text("inspections.comma"), missing));
        }
        return kept;
    }

    private void unsign(Visit before, Checklist asked, Map<Long, String> now) {
        for (Round.Signature one : before.signatures()) {
            boolean same = asked.items().stream().filter(item -> item.department() == one.department())
                    .allMatch(item -> now.getOrDefault(item.id(), "").equals(before.answers().getOrDefault(item.id(), "")));
            if (one.voidReason() == null && !same) {
                store.unsign(one.id(), Texts.text("inspections.unsigned"));
            }
        }
    }

    /** 签字: a department stands for its part. @param signer who signed on paper. @param on the day, not after today */
    public Sheet sign(long visit, long department, String signer, LocalDate on) {
        return db.write(() -> {
            Visit one = visit(visit);
            Round round = running(one.round());
            String name = partners.get(one.partner()).face().name();
            if (one.on() == null) {
                throw new UserError("error.inspections.unvisited", name);
            }
            if (!round.departments().contains(department) || one.signed(department)) {
                throw new UserError("error.inspections.signed", name, checklists.names().getOrDefault(department, ""));
            }
            if (signer == null || signer.isBlank() || signer.strip().length() > 60 || on == null || on.isBefore(one.on()) || on.isAfter(today())) {
                throw new UserError("error.inspections.signer", name, signer == null ? "" : signer, one.on());
            }
            store.sign(visit, department, signer.strip(), on, staff());
            return sheet(visit);
        });
    }

    /** Takes a signature back; it stays with its reason. */
    public Sheet unsign(long visit, long signature, String reason) {
        reason(reason);
        return db.write(() -> {
            running(visit(visit).round());
            if (!store.unsign(signature, reason.strip())) {
                throw new UserError("error.inspections.gone");
            }
            return sheet(visit);
        });
    }

    static void reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.inspections.noReason");
        }
    }

    String staff() {
        return trail.actor().name();
    }

    static String cut(String text) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= 1000 ? plain : plain.substring(0, 1000);
    }

    /** @return the ledger of visits, for the import engine. */
    public VisitSheet ledger() {
        return new VisitSheet(this, store, findingStore, query);
    }
}
