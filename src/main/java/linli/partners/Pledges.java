package linli.partners;

import static linli.partners.Partners.LONGEST;
import static linli.partners.Partners.blank;
import static linli.partners.Partners.cut;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import linli.base.db.Db;
import linli.base.db.Trail;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.Delivery;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.PledgeKind;

/** 协议与承诺: what partners have signed and promised, and what they gave of it. Part of {@link Partners}' house. */
public final class Pledges {
    private final Db db;
    private final Trail trail;
    private final Partners partners;
    private final PartnerStore store;
    private final PartnerQuery query;

    Pledges(Db db, Trail trail, Partners partners, PartnerStore store, PartnerQuery query) {
        this.db = db;
        this.trail = trail;
        this.partners = partners;
        this.store = store;
        this.query = query;
    }

    /** @return every pledge, late ones first. */
    public List<PartnerList.Ledger> ledger() {
        return query.ledger(partners.today());
    }

    /** @return the ledger's sums, one for each kind that was ever promised. */
    public List<PartnerList.LedgerSum> ledgerSums() {
        List<Pledge> all = store.pledges((Long) null);
        return java.util.Arrays.stream(PledgeKind.values()).map(kind -> {
            List<Pledge> some = all.stream().filter(pledge -> pledge.kind() == kind).toList();
            // What was taken back is promised no more; what was given of it stays given.
            return new PartnerList.LedgerSum(kind, some.size(),
                    some.stream().filter(one -> one.promised() != null).mapToLong(one -> one.endedOn() == null ? one.promised() : Math.min(one.promised(), one.delivered())).sum(),
                    some.stream().mapToLong(Pledge::delivered).sum(), some.stream().mapToInt(Pledge::times).sum(),
                    (int) some.stream().filter(one -> one.late(partners.today())).count());
        }).filter(sum -> sum.pledges() > 0).toList();
    }

    /** 签协议. The id and version of the draft are not looked at. */
    public Agreement sign(Agreement draft) {
        return db.write(() -> {
            Partner partner = present(draft.partnerId());
            if (draft.from() == null || draft.to() == null || draft.to().isBefore(draft.from())) {
                throw new UserError("error.partners.agreementDays", partner.face().name(), Objects.toString(draft.from(), ""), Objects.toString(draft.to(), ""));
            }
            if (blank(draft.ourDuties()) || blank(draft.theirDuties())) {
                throw new UserError("error.partners.duties", partner.face().name());
            }
            String title = blank(draft.title()) ? Texts.text("partners.agreement.title", partner.face().name()) : cut(draft.title(), 200);
            LocalDate signed = draft.signedOn() == null ? partners.today() : draft.signedOn();
            long id = store.insert(new Agreement(0, partner.id(), title, signed, draft.from(), draft.to(), cut(draft.ourDuties(), LONGEST),
                    cut(draft.theirDuties(), LONGEST), null, "", 1));
            trail.add("CREATE", "agreement", id, partner.face().name(), draft.from() + " – " + draft.to(), null);
            return agreement(partner.id(), id);
        });
    }

    private Agreement agreement(long partner, long id) {
        return store.agreements(partner).stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new UserError("error.partners.gone", id));
    }

    /** Ends an agreement before its time. */
    public void endAgreement(Agreement one, LocalDate on, String reason) {
        db.write(() -> {
            String name = partners.get(one.partnerId()).face().name();
            if (blank(reason)) {
                throw new UserError("error.partners.noReason", name, Texts.text("partners.agreement"));
            }
            LocalDate day = partners.day(on, one.from().isAfter(partners.today()) ? partners.today() : one.from(), name);
            if (!store.update(new Agreement(one.id(), one.partnerId(), one.title(), one.signedOn(), one.from(), one.to(), one.ourDuties(), one.theirDuties(),
                    day, cut(reason, 500), one.version()))) {
                throw new UserError("error.partners.changed", name);
            }
            trail.add("END", "agreement", one.id(), name, null, cut(reason, 500));
        });
    }

    /** 承诺. Id, version and what was delivered of the draft are not looked at. */
    public Pledge pledge(Pledge draft) {
        return db.write(() -> {
            Partner partner = present(draft.partnerId());
            String name = partner.face().name();
            boolean discount = draft.kind() == PledgeKind.DISCOUNT;
            if (draft.kind() == null || blank(draft.what())) {
                throw new UserError("error.partners.pledge", name);
            }
            if (discount ? draft.rate() == null || draft.rate() < 1 || draft.rate() > 99 : draft.promised() == null || draft.promised() <= 0) {
                throw new UserError("error.partners.amount", name, Texts.of(draft.kind()));
            }
            LocalDate day = draft.pledgedOn() == null ? partners.today() : draft.pledgedOn();
            if (draft.dueOn() != null && draft.dueOn().isBefore(day)) {
                throw new UserError("error.partners.due", name, draft.dueOn(), day);
            }
            long id = store.insert(new Pledge(0, partner.id(), draft.kind(), cut(draft.what(), 300), discount ? draft.rate() : null,
                    discount ? null : draft.promised(), day, draft.dueOn(), null, "", 0, 0, 1));
            trail.add("CREATE", "pledge", id, name, draft.what(), null);
            return store.pledge(id).orElseThrow();
        });
    }

    /** Takes a pledge back: what is not given yet is not waited for any more. */
    public void withdraw(Pledge one, String reason) {
        db.write(() -> {
            String name = partners.get(one.partnerId()).face().name();
            if (blank(reason)) {
                throw new UserError("error.partners.noReason", name, Texts.text("partners.pledge"));
            }
            if (!store.update(new Pledge(one.id(), one.partnerId(), one.kind(), one.what(), one.rate(), one.promised(), one.pledgedOn(), one.dueOn(), partners.today(),
                    cut(reason, 500), one.delivered(), one.times(), one.version()))) {
                throw new UserError("error.partners.changed", name);
            }
            trail.add("END", "pledge", one.id(), name, one.what(), cut(reason, 500));
        });
    }

    /** 兑现. @param amount in the pledge's unit: fen, minutes, or how often; more than 0 */
    public Pledge deliver(long pledge, LocalDate on, long amount, String note) {
        return db.write(() -> {
            Pledge promised = store.pledge(pledge).orElseThrow(() -> new UserError("error.partners.gone", pledge));
            String name = partners.get(promised.partnerId()).face().name();
            if (promised.endedOn() != null) {
                throw new UserError("error.partners.withdrawn", promised.what(), promised.endedOn());
            }
            if (amount <= 0) {
                throw new UserError("error.partners.amount", name, Texts.of(promised.kind()));
            }
            store.insert(new Delivery(0, pledge, partners.day(on, promised.pledgedOn(), name), amount, cut(note, 500), partners.staff(), null));
            return store.pledge(pledge).orElseThrow();
        });
    }

    /** Takes back what was written by mistake; it stays readable with its reason. */
    public void cancelDelivery(long delivery, String reason) {
        db.write(() -> {
            if (blank(reason)) {
                throw new UserError("error.partners.noReason", "", Texts.text("partners.delivery"));
            }
            if (!store.cancel(delivery, cut(reason, 500))) {
                throw new UserError("error.partners.gone", delivery);
            }
        });
    }

    private Partner present(long id) {
        Partner partner = partners.get(id);
        if (partner.status().now() == PartnerStatus.LEFT) {
            throw new UserError("error.partners.left", partner.face().name(), partner.status().since());
        }
        return partner;
    }
}
