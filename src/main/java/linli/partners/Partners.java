package linli.partners;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Phone;
import linli.base.value.Uscc;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.Delivery;
import linli.partners.Partner.Face;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.Registration;
import linli.partners.Partner.Step;

/**
 * 社区合伙人, the front door: who gives something to the community, under which agreement, and what was promised and
 * given. A bad field, a step that is not allowed or an edit by somebody else in between is a {@link UserError}, and
 * nothing is changed then.
 */
public final class Partners {
    static final int LONGEST = 2000;

    private final Db db;
    private final Clock clock;
    private final Trail trail;
    private final Follow follow;
    private final PartnerStore store;
    private final PartnerQuery query;
    private final Pledges pledges;

    /** What happens to a partner's projects when it pauses or leaves. */
    public interface Follow {
        /** @param ended whether the partner has left: then they end, otherwise the running ones pause */
        void follow(long partner, boolean ended, LocalDate on, String reason);
    }

    /** @param follow the partners' projects, which pause and end with them */
    public Partners(Db db, Clock clock, Trail trail, Follow follow) {
        this.db = db;
        this.clock = clock;
        this.trail = trail;
        this.follow = follow;
        this.store = new PartnerStore(db, clock);
        this.query = new PartnerQuery(db, store);
        this.pledges = new Pledges(db, trail, this, store, query);
    }

    /** Everything about one partner. */
    public record Whole(Partner partner, List<Step> steps, List<Agreement> agreements, List<Pledge> pledges, List<Delivery> deliveries,
                        List<PartnerList.Giving> projects, List<String> warnings) {}

    public Partner get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.partners.gone", id));
    }

    public Whole whole(long id) {
        Partner partner = get(id);
        return new Whole(partner, store.steps(id), store.agreements(id), store.pledges(id), store.deliveries(id), query.projects(id), warnings(partner.face()));
    }

    /** @return what the filter finds, with counts, on its day. */
    public PartnerList list(PartnerList.Filter filter) {
        return query.partners(filter, today());
    }

    /** @return the best hits for typed words, those that have left included. */
    public List<PartnerList.Row> search(String text, int limit) {
        return query.partners(new PartnerList.Filter(text, null, null, null, false, false, true, null), today()).rows().stream().limit(limit).toList();
    }

    /** @return agreements that end within 30 days and have none to follow: the figure in the navigation. */
    public int expiring() {
        return query.partners(PartnerList.Filter.ALL, today()).expiring();
    }

    /** @return agreements and promises. */
    public Pledges pledges() {
        return pledges;
    }

    /** @return communities named so far, the centre's own first. */
    public List<String> communities() {
        return query.communities();
    }

    /** @return the face with its codes and texts in their stored form. @throws UserError for a bad field */
    Face checked(Face face) {
        String name = Clean.text(face.name());
        if (PartnerList.key(name).length() < 2 || name.length() > 200) {
            throw new UserError("error.partners.noName");
        }
        if (face.kind() == null) {
            throw new UserError("error.partners.noKind", name);
        }
        if (face.kind() == PartnerKind.SOCIAL && face.registration() == null) {
            throw new UserError("error.partners.noRegistration", name);
        }
        if (!face.phone().isBlank() && Phone.parseAll(face.phone()).stream().noneMatch(Phone::callable)) {
            throw new UserError("error.partners.phone", name);
        }
        Face plain = new Face(name, face.kind(), face.kind() == PartnerKind.SOCIAL ? face.registration() : null, face.uscc(), Clean.compact(face.legacyNo()),
                cut(face.contact(), 100), cut(face.phone(), 40), cut(face.address(), 300), cut(face.community(), 100), face.batch(),
                cut(face.sourceUnit(), 200), face.startedOn() == null ? today() : face.startedOn(), cut(face.remark(), 1000));
        Uscc.Check check = Uscc.check(face.uscc());
        return switch (check.status()) {
            case OK, WARN_ORG_CHECK -> plain.numbered(check.normalized(), plain.legacyNo());
            case EMPTY -> plain.numbered("", plain.legacyNo());
            case LEGACY_BIZ_REG, LEGACY_ORG_CODE -> plain.numbered("", check.normalized());
            case BAD_CHAR, BAD_CHECK, BAD_LENGTH -> throw new UserError("error.partners.uscc", face.uscc().strip(), bad(check));
        };
    }

    /** @return what is wrong with the code, in words. */
    static String bad(Uscc.Check check) {
        return switch (check.status()) {
            case BAD_CHECK -> Texts.text("partners.uscc.check", check.expectedCheckDigit());
            case BAD_CHAR -> Texts.text("partners.uscc.char");
            default -> Texts.text("partners.uscc.length", check.normalized().length());
        };
    }

    /** @return what is worth a second look but no reason to refuse. */
    public List<String> warnings(Face face) {
        List<String> warnings = new ArrayList<>();
        Uscc.Check check = Uscc.check(face.uscc());
        if (check.status() == Uscc.Status.WARN_ORG_CHECK) {
            warnings.add(Texts.text("partners.warn.orgCheck"));
        }
        if (!face.legacyNo().isBlank() && face.uscc().isBlank()) {
            warnings.add(Texts.text("partners.warn.legacy", face.legacyNo()));
        } else if (face.uscc().isBlank() && face.registration() != Registration.FILED && face.registration() != Registration.ROSTER && face.kind() != PartnerKind.TEAM) {
            warnings.add(Texts.text("partners.warn.noUscc"));
        }
        if (check.ok() && (face.registration() == Registration.FILED || face.registration() == Registration.ROSTER)) {
            warnings.add(Texts.text("partners.warn.filedWithUscc", Texts.of(face.registration())));
        }
        String prefix = check.ok() ? check.normalized().substring(0, 2) : "";
        Set<String> usual = face.kind() == null ? Set.of() : usual(face.kind());
        if (!usual.isEmpty() && !check.orgType().isEmpty() && !usual.contains(prefix)) {
            warnings.add(Texts.text("partners.warn.kind", check.orgType(), Texts.of(face.kind())));
        }
        return warnings;
    }

    /** A prefix is never a reason to refuse; it is only said when it usually means something else. */
    private static Set<String> usual(PartnerKind kind) {
        return switch (kind) {
            case AGENCY -> Set.of("11", "13", "81");
            case INSTITUTION -> Set.of("12");
            case SOCIAL -> Set.of("51", "52", "53", "59");
            case COMPANY -> Set.of("91", "93", "N1", "N2", "N3");
            case SOLE -> Set.of("92");
            case PROFESSIONAL, TEAM -> Set.of();
        };
    }

    /** Takes a partner in. @param status 准入 or 在册 */
    public Partner add(Face face, PartnerStatus status) {
        return db.write(() -> {
            Face checked = checked(face);
            unique(checked, 0);
            return get(insert(checked, status, checked.startedOn(), null));
        });
    }

    /** Stores a checked partner with its days: 在册 from the first day on, and another status from its own day. */
    long insert(Face face, PartnerStatus status, LocalDate since, Long run) {
        LocalDate first = face.startedOn().isAfter(today()) ? today() : face.startedOn();
        LocalDate later = since.isBefore(first) ? first : since.isAfter(today()) ? today() : since;
        boolean moved = status.ordinal() > PartnerStatus.LISTED.ordinal() && later.isAfter(first);
        Partner partner = new Partner(0, face, new Partner.Status(status, moved ? later : first, ""), new Partner.Proof(null, null, clock.instant(), staff()), run, 1);
        long id = store.insert(partner, staff());
        store.step(id, moved ? PartnerStatus.LISTED : status, first, "", staff());
        if (moved) {
            store.step(id, status, later, "", staff());
        }
        trail.add("CREATE", "partner", id, face.name());
        return id;
    }

    public Partner edit(long id, long version, Face face) {
        return db.write(() -> {
            Partner before = at(id, version);
            Face checked = checked(face);
            unique(checked, id);
            save(before.with(checked));
            trail.add("UPDATE", "partner", id, checked.name());
            return get(id);
        });
    }

    /** @return whether something refers to it: a project, an agreement or a promise. */
    boolean used(long id) {
        return !query.projects(id).isEmpty() || !store.agreements(id).isEmpty() || !store.pledges(id).isEmpty();
    }

    void save(Partner partner) {
        if (!store.update(partner, staff())) {
            throw new UserError("error.partners.changed", partner.face().name());
        }
    }

    private void unique(Face face, long self) {
        store.known(Set.of(face.uscc()), face.legacyNo().isEmpty() ? Set.of() : Set.of(face.legacyNo()), Set.of(PartnerList.key(face.name()))).stream()
                .filter(other -> other.id() != self).findFirst().ifPresent(other -> {
                    throw new UserError("error.partners.twice", face.name(), other.face().name(), Texts.of(other.status().now()));
                });
    }

    /**
     * Moves on to another status. 暂停 pauses the partner's running projects, 退出 ends all of them, in one go.
     *
     * @param on from the beginning of the present status to today
     * @param reason needed for all but 在册
     */
    public Partner status(long id, long version, PartnerStatus next, LocalDate on, String reason) {
        return db.write(() -> {
            Partner partner = at(id, version);
            step(partner, next, on, reason);
            return get(id);
        });
    }

    /** Inside a running transaction. @return the version after it */
    long step(Partner partner, PartnerStatus next, LocalDate on, String reason) {
        String name = partner.face().name();
        if (!partner.status().now().next().contains(next)) {
            throw new UserError("error.partners.step", name, Texts.of(partner.status().now()), Texts.of(next));
        }
        query.outUntil(partner.id()).filter(until -> next == PartnerStatus.APPLYING && today().isBefore(until)).ifPresent(until -> {
            throw new UserError("error.partners.out", name, until);
        });
        if (next != PartnerStatus.LISTED && blank(reason)) {
            throw new UserError("error.partners.noReason", name, Texts.of(next));
        }
        LocalDate day = day(on, partner.status().since(), name);
        save(new Partner(partner.id(), partner.face(), new Partner.Status(next, day, cut(reason, 500)), partner.proof(), partner.run(), partner.version()));
        store.step(partner.id(), next, day, cut(reason, 500), staff());
        trail.add("STATUS", "partner", partner.id(), name, Texts.of(next), cut(reason, 500));
        if (next == PartnerStatus.PAUSED || next == PartnerStatus.LEFT) {
            follow.follow(partner.id(), next == PartnerStatus.LEFT, day,
                    Texts.text("partners.follow", name, Texts.of(next), cut(reason, 300)));
        }
        return partner.version() + 1;
    }

    LocalDate day(LocalDate on, LocalDate since, String name) {
        LocalDate day = on == null ? today() : on;
        if (day.isAfter(today()) || day.isBefore(since)) {
            throw new UserError("error.partners.day", name, day, since, today());
        }
        return day;
    }

    /** 核实: somebody has looked and it is true. */
    public Partner verify(long id, long version) {
        return db.write(() -> {
            Partner partner = at(id, version);
            store.verify(id, version, today(), staff());
            trail.add("VERIFY", "partner", id, partner.face().name());
            return get(id);
        });
    }

    private Partner at(long id, long version) {
        Partner partner = get(id);
        if (partner.version() != version) {
            throw new UserError("error.partners.changed", partner.face().name());
        }
        return partner;
    }

    String staff() {
        return trail.actor().name();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return letters and digits of a name in one form, by which the same organisation is told again. */
    public static String nameKey(String name) {
        return PartnerList.key(name);
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    static String cut(String text, int most) {
        String plain = text == null ? "" : text.strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    /** @return the spreadsheet side, for the import engine. */
    public PartnerSheet sheet() {
        return new PartnerSheet(() -> new PartnerIntake(store, this), this, store::all);
    }
}
