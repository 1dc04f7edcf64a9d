package linli.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import linli.base.db.Db;
import linli.base.db.Erasing;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Right;

/** 个人信息权利: consent, being only stored, and being made unknown, as people may ask for by law. */
public final class PersonRights {
    private static final String SUBJECT = "resident";
    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final LongFunction<List<Long>> everyId;
    private final BinaryOperator<String> second;
    private final RightsStore store;

    /**
     * @param everyId a person's row and those merged into it
     * @param second login and password of a second person, giving the name; refuses as the accounts do
     */
    public PersonRights(Db db, Clock clock, Trail trail, LongFunction<List<Long>> everyId, BinaryOperator<String> second) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.everyId = everyId;
        this.second = second;
        this.store = new RightsStore(db);
    }

    /**
     * Makes a person unknown, at two persons' word: names become a pseudonym, numbers, phones and addresses go from every
     * table. It cannot be taken back. Backups made before still hold the person until they run out.
     *
     * @return the pseudonym
     * @throws UserError {@code error.rights.missing}, {@code error.person.noReason}, {@code error.person.gone}, or as the second person's proof
     */
    public String erase(long resident, String reason, String login, String password) {
        db.require(Right.ADMIN);
        reason(reason);
        if (store.pseudonym(resident).isPresent()) {
            throw new UserError("error.person.gone", resident);
        }
        String other = second.apply(login, password);
        String pseudonym = Texts.text("rights.pseudonym", Long.toString(resident));
        db.write(() -> {
            Erasing.erase(db, trail, everyId.apply(resident), pseudonym, OffsetDateTime.now(clock));
            store.erased(resident, pseudonym, reason.strip(), OffsetDateTime.now(clock), trail.actor().name(), other);
            trail.add("ERASE", SUBJECT, resident, pseudonym, other, reason.strip());
        });
        return pseudonym;
    }

    /** From now on the person's data are only stored (PIPL article 47). */
    public void freeze(long resident, String reason) {
        db.require(Right.ADMIN);
        reason(reason);
        db.write(() -> {
            if (!store.frozen(resident)) {
                store.freeze(resident, reason.strip(), OffsetDateTime.now(clock), trail.actor().name());
                trail.add("FREEZE", SUBJECT, resident, null, null, reason.strip());
            }
        });
    }

    /** The person's data may be used again. */
    public void lift(long resident, String reason) {
        db.require(Right.ADMIN);
        reason(reason);
        db.write(() -> {
            if (store.lift(resident, OffsetDateTime.now(clock), trail.actor().name()) > 0) {
                trail.add("UNFREEZE", SUBJECT, resident, null, null, reason.strip());
            }
        });
    }

    public boolean frozen(long resident) {
        return store.frozen(resident);
    }

    /**
     * Takes a consent down.
     *
     * @param child whether the person is under fourteen: then a guardian signs
     * @throws UserError {@code error.person.consent} without purpose or paper, or without the guardian of a child
     */
    public void consent(long resident, boolean child, Consent given) {
        if (given.purpose().isBlank() || given.paper().isBlank() || given.on() == null || given.on().isAfter(LocalDate.now(clock)) || child && given.guardian().isBlank()) {
            throw new UserError("error.person.consent");
        }
        db.write(() -> {
            store.consent(resident, given, trail.actor().name(), OffsetDateTime.now(clock));
            trail.add("CONSENT", SUBJECT, resident, null, Texts.of(given.kind()), given.purpose());
        });
    }

    /** Takes a consent back from today on. */
    public void withdraw(long resident, Consent one) {
        db.write(() -> {
            if (store.withdraw(one.id(), LocalDate.now(clock)) > 0) {
                trail.add("WITHDRAW", SUBJECT, resident, null, Texts.of(one.kind()), null);
            }
        });
    }

    public List<Consent> consents(long resident) {
        return store.consents(resident);
    }

    private static void reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.person.noReason");
        }
    }
}
