package linli.partners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.partners.Partner.Face;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Status;

/**
 * One file's way to the partners. The same code is the same partner, whatever its name is now; without a code the
 * name tells. The same name under another code is another organisation and goes back to be looked at.
 */
final class PartnerIntake implements Intake<Partner> {
    private static final String SUBJECT = "partner";

    private final PartnerStore store;
    private final Partners partners;
    private final Set<String> seen = new HashSet<>();
    /** Stored partners a row of this file has met. */
    private final Set<Long> met = new HashSet<>();

    PartnerIntake(PartnerStore store, Partners partners) {
        this.store = store;
        this.partners = partners;
    }

    @Override
    public List<Judged<Partner>> judge(List<Parsed<Partner>> batch) {
        List<Face> faces = batch.stream().map(Parsed::value).filter(Objects::nonNull).map(Partner::face).toList();
        List<Partner> known = store.known(faces.stream().map(Face::uscc).filter(code -> !code.isEmpty()).toList(),
                faces.stream().map(Face::legacyNo).filter(code -> !code.isEmpty()).toList(), faces.stream().map(face -> PartnerList.key(face.name())).toList());
        Map<String, Partner> byMark = new HashMap<>();
        known.forEach(partner -> marks(partner.face()).forEach(mark -> byMark.putIfAbsent(mark, partner)));
        return batch.stream().map(parsed -> judge(parsed, byMark)).toList();
    }

    /** What tells a partner again, strongest first. */
    private static List<String> marks(Face face) {
        List<String> marks = new ArrayList<>();
        if (!face.uscc().isEmpty()) {
            marks.add("u" + face.uscc());
        }
        if (!face.legacyNo().isEmpty()) {
            marks.add("l" + face.legacyNo());
        }
        marks.add("n" + PartnerList.key(face.name()));
        return marks;
    }

    private Judged<Partner> judge(Parsed<Partner> parsed, Map<String, Partner> byMark) {
        if (parsed.value() == null) {
            return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
        }
        RowValues row = parsed.row();
        Face face = parsed.value().face();
        List<String> marks = marks(face);
        if (marks.stream().anyMatch(seen::contains)) {
            return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        Partner stored = marks.stream().map(byMark::get).filter(Objects::nonNull).findFirst().orElse(null);
        if (stored != null && !met.add(stored.id())) {
            // by its code above, by its name here: the same one all the same
            return new Judged<>(parsed, Fate.TWIN, stored.id(), parsed.problems(), List.of());
        }
        if (stored != null && !face.uscc().isEmpty() && !stored.face().uscc().isEmpty() && !stored.face().uscc().equals(face.uscc())) {
            problems.add(new Problem("uscc", Problem.Severity.REJECT, "uscc.OTHER", Texts.text("partners.import.otherCode", row.where("uscc"), stored.face().name(), stored.face().uscc())));
            return new Judged<>(new Parsed<>(row, null, problems), Fate.REJECTED, null, problems, List.of());
        }
        try {
            Face whole = partners.checked(stored == null ? PartnerSheet.guessed(face) : over(face, stored.face()));
            Partner partner = new Partner(stored == null ? 0 : stored.id(), whole, status(parsed.value().status(), stored), null, null, 1);
            seen.addAll(marks);
            for (String warning : partners.warnings(whole)) {
                problems.add(new Problem("uscc", Problem.Severity.WARN, "uscc.WARN", Texts.text("partners.import.warn", row.where("uscc"), warning)));
            }
            if (stored == null) {
                return new Judged<>(new Parsed<>(row, partner, problems), Fate.NEW, null, problems, List.of());
            }
            if (partner.status().now() != stored.status().now() && !stored.status().now().next().contains(partner.status().now())) {
                throw new UserError("error.partners.step", whole.name(), Texts.of(stored.status().now()), Texts.of(partner.status().now()));
            }
            if (!PartnerList.key(whole.name()).equals(PartnerList.key(stored.face().name()))) {
                problems.add(new Problem("name", Problem.Severity.WARN, "name.OTHER", Texts.text("partners.import.renamed", row.where("name"), stored.face().name())));
            }
            Fate fate = partner.saysSame(stored) ? Fate.UNCHANGED : Fate.UPDATED;
            return new Judged<>(new Parsed<>(row, partner, problems), fate, stored.id(), problems, List.of());
        } catch (UserError bad) {
            problems.add(new Problem("", Problem.Severity.REJECT, bad.key(), Texts.text("partners.import.bad", row.where(""), bad.where(), bad.found(), bad.expected(), bad.mend())));
            return new Judged<>(new Parsed<>(row, null, problems), Fate.REJECTED, null, problems, List.of());
        }
    }

    private Status status(Status said, Partner stored) {
        PartnerStatus now = said.now() != null ? said.now() : stored == null ? PartnerStatus.LISTED : stored.status().now();
        return new Status(now, said.since() == null ? partners.today() : said.since(), "");
    }

    /** A blank never takes a stored value away. */
    private static Face over(Face row, Face stored) {
        return new Face(row.name(), row.kind() == null ? stored.kind() : row.kind(),
                row.registration() == null ? stored.registration() : row.registration(), either(row.uscc(), stored.uscc()), either(row.legacyNo(), stored.legacyNo()),
                either(row.contact(), stored.contact()), either(row.phone(), stored.phone()), either(row.address(), stored.address()),
                either(row.community(), stored.community()), row.batch() == null ? stored.batch() : row.batch(), either(row.sourceUnit(), stored.sourceUnit()),
                row.startedOn() == null ? stored.startedOn() : row.startedOn(), either(row.remark(), stored.remark()));
    }

    private static String either(String row, String stored) {
        return row.isEmpty() ? stored : row;
    }

    @Override
    public void write(List<Judged<Partner>> batch, long run, Changes changes) {
        for (Judged<Partner> judged : batch) {
            Partner partner = judged.parsed().value();
            if (judged.fate() == Fate.NEW) {
                changes.created(SUBJECT, partners.insert(partner.face(), partner.status().now(), partner.status().since(), run), 1);
            } else if (judged.fate() == Fate.UPDATED) {
                update(judged.target(), partner, changes);
            }
        }
    }

    private void update(long id, Partner partner, Changes changes) {
        Partner stored = partners.get(id);
        String before = store.keep(id);
        partners.save(stored.with(partner.face()));
        long version = stored.version() + 1;
        if (partner.status().now() != stored.status().now()) {
            LocalDate since = partner.status().since().isBefore(stored.status().since()) || partner.status().since().isAfter(partners.today())
                    ? partners.today() : partner.status().since();
            version = partners.step(partners.get(id), partner.status().now(), since, Texts.text("partners.import.reason"));
        }
        changes.updated(SUBJECT, id, version, before);
    }

    @Override
    public boolean undo(String subject, long id, long versionAfter, String before) {
        Partner now = store.find(id).orElse(null);
        if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
            return false;
        }
        if (before != null) {
            store.restore(id, before, versionAfter == ANY_VERSION ? now.version() + 1 : 0);
            return true;
        }
        if (partners.used(id)) {
            return false;
        }
        store.remove(id);
        return true;
    }
}
