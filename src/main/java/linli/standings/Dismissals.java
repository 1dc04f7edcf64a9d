package linli.standings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partners;
import linli.standings.Standing.Appeal;
import linli.standings.Standing.AppealResult;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Impact;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.StandingStage;
import linli.standings.Standing.Step;
import linli.standings.Standing.Looked;
import linli.standings.Standing.Whole;

/** 劝退 and 期满, 申诉 and the way back. Part of {@link Standings}' house. */
public final class Dismissals {
    private final Db db;
    private final Trail trail;
    private final Standings standings;
    private final StandingStore store;
    private final StandingQuery query;
    private final HitQuery hits;
    private final Partners partners;
    private final Standings.Ties ties;

    Dismissals(Db db, Trail trail, Standings standings, StandingStore store, StandingQuery query, HitQuery hits, Partners partners, Standings.Ties ties) {
        this.db = db;
        this.trail = trail;
        this.standings = standings;
        this.store = store;
        this.query = query;
        this.hits = hits;
        this.partners = partners;
        this.ties = ties;
    }

    /** A second person, who types login and password. */
    public record Second(String login, String password) {}

    /** Takes every assessment and step out whole: for the sample's, when nobody has worked with them. */
    public void forget() {
        store.clear();
    }

    /** @return everything a dismissal would touch today, and who could take the classes over. Not for use inside a write. */
    public Impact impact(long partner) {
        Map<Long, Long> owners = query.owners();
        List<Long> classes = owners.entrySet().stream().filter(entry -> entry.getValue() == partner).map(Map.Entry::getKey).sorted().toList();
        return hits.impact(partner, classes, standings.today(), ties.instead());
    }

    /**
     * 劝退: the partner leaves, its projects end, and nothing new can be booked for it. It rests on an assessment that proposes it, or on a
     * joint visit that concluded it; both need a second person.
     *
     * @param version of the partner, as it was shown
     * @param assessment that proposes it, or null after a visit
     * @param shown what was shown as touched: kept with the step
     * @param release whether the bookings in the partner's own name are cancelled too
     * @return the step with its letter's number
     * @throws UserError when nothing warrants it, or the second person is nobody or the same
     */
    public Step dismiss(long partner, long version, Long assessment, String reason, Impact shown, boolean release, Second second) {
        String name = partners.get(partner).face().name();
        Assessment one = assessment == null ? null : store.assessment(assessment).orElseThrow(() -> new UserError("error.standings.gone"));
        boolean proposed = one != null && one.partner() == partner && one.proposal() == StandingMove.DISMISS && one.verdict() == Looked.OPEN;
        if (!proposed && !query.advised(partner, standings.today().minusDays(Standings.ADVICE_DAYS))) {
            throw new UserError("error.standings.notDue", name, one == null ? Texts.text("standings.none") : Texts.of(one.grade()));
        }
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        String confirmed = ties.second().apply(second.login(), second.password());
        return db.write(() -> {
            if (partners.get(partner).version() != version) {
                throw new UserError("error.standings.changed", name);
            }
            standings.move(partner, PartnerStatus.LEFT, Texts.text("standings.dismiss.reason", Standings.cut(reason)));
            Step step = standings.step(partner, StandingStage.DISMISSED, Standings.cut(reason), proposed ? one.id() : null, standings.today().plusDays(rule().days().back()), confirmed);
            store.hits(step.id(), shown.hits());
            if (proposed) {
                standings.decide(one, Looked.CONFIRMED, Standings.cut(reason));
            }
            if (release && !shown.bookings().isEmpty()) {
                ties.release().apply(shown.bookings(), Texts.text("standings.dismiss.release", name));
            }
            return step;
        });
    }

    /** 期满: the agreement is over and no other follows. The way back is open at once. */
    public Step expire(long partner, long version, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        return db.write(() -> {
            if (partners.get(partner).version() != version) {
                throw new UserError("error.standings.changed", partners.get(partner).face().name());
            }
            standings.move(partner, PartnerStatus.LEFT, Standings.cut(reason));
            return standings.step(partner, StandingStage.EXPIRED, Standings.cut(reason), null, standings.today());
        });
    }

    private StandingRule rule() {
        return standings.rule(standings.today());
    }

    private Step dismissal(long partner) {
        Whole whole = standings.whole(partner, null);
        if (whole.stage() != StandingStage.DISMISSED) {
            throw new UserError("error.standings.notDismissed", whole.name(), Texts.of(whole.stage()));
        }
        return whole.last();
    }

    /** @return the last day on which an appeal is taken. */
    public LocalDate appealUntil(Step dismissal) {
        return dismissal.since().plusDays(standings.rule(dismissal.since()).days().appeal());
    }

    /** 申诉 against the dismissal in force. @param by who speaks for the partner */
    public Whole appeal(long partner, String by, String words) {
        if (by == null || by.isBlank() || words == null || words.isBlank()) {
            throw new UserError("error.standings.appealWords");
        }
        return db.write(() -> {
            Step step = dismissal(partner);
            if (standings.today().isAfter(appealUntil(step))) {
                throw new UserError("error.standings.appealLate", partners.get(partner).face().name(), appealUntil(step));
            }
            if (store.appeals(partner).stream().anyMatch(one -> one.step() == step.id())) {
                throw new UserError("error.standings.appealTwice", partners.get(partner).face().name());
            }
            store.file(step.id(), standings.today(), by.strip(), words.strip().substring(0, Math.min(2000, words.strip().length())), standings.staff());
            trail.add("APPEAL", "partner", partner, partners.get(partner).face().name(), null, Standings.cut(words));
            return standings.whole(partner, null);
        });
    }

    /**
     * Decides an appeal. 撤销 puts the partner back to 在册; its ended projects stay ended until somebody opens them again.
     *
     * @param second a second person, as for the dismissal itself
     */
    public Whole decide(long appeal, long version, AppealResult result, String decision, Second second) {
        if (result == null || decision == null || decision.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        String confirmed = ties.second().apply(second.login(), second.password());
        return db.write(() -> {
            Appeal one = store.appeal(appeal).orElseThrow(() -> new UserError("error.standings.gone"));
            Step step = store.step(one.step()).orElseThrow();
            String name = partners.get(step.partner()).face().name();
            if (one.result() != null || one.version() != version || !store.decide(new Appeal(one.id(), one.step(), one.filedOn(), one.filedBy(), one.words(), result,
                    standings.today(), standings.staff(), confirmed, Standings.cut(decision), version))) {
                throw new UserError("error.standings.changed", name);
            }
            if (result == AppealResult.REVOKED) {
                // Before the partner moves: what keeps it out is the step itself.
                store.revoke(step.id(), standings.today());
                String why = Texts.text("standings.appeal.back", Standings.cut(decision));
                standings.move(step.partner(), PartnerStatus.APPLYING, why);
                standings.move(step.partner(), PartnerStatus.LISTED, why);
                standings.step(step.partner(), StandingStage.LISTED, Standings.cut(why), null, null);
            }
            trail.add("APPEAL", "partner", step.partner(), name, Texts.of(result), Standings.cut(decision));
            return standings.whole(step.partner(), null);
        });
    }

    /** 重新准入: back to 准入, from the day on that the dismissal named. */
    public Whole back(long partner, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.standings.noReason");
        }
        return db.write(() -> {
            standings.move(partner, PartnerStatus.APPLYING, Standings.cut(reason));
            standings.step(partner, StandingStage.APPLYING, Standings.cut(reason), null, null);
            return standings.whole(partner, null);
        });
    }

    /** 在册: taken in after 准入. */
    public Whole admit(long partner, String reason) {
        return db.write(() -> {
            standings.move(partner, PartnerStatus.LISTED, Standings.cut(reason));
            standings.step(partner, StandingStage.LISTED, reason == null || reason.isBlank() ? Texts.text("standings.admitted") : Standings.cut(reason), null, null);
            return standings.whole(partner, null);
        });
    }

    /** @return everything touched, as lines by kind, for whoever prints it. */
    static Map<Standing.HitKind, List<Standing.Hit>> byKind(List<Standing.Hit> all) {
        return all.stream().collect(Collectors.groupingBy(Standing.Hit::kind, () -> new java.util.EnumMap<>(Standing.HitKind.class), Collectors.toList()));
    }
}
