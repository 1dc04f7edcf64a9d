package linli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import linli.base.value.Words;
import linli.calls.Call;
import linli.calls.Calls;
import linli.settings.Settings;
import linli.talent.Talent;
import linli.talent.TalentList;
import linli.talent.Talents;

/** The sample's calls for partners, one open and half filled, one drafted, and what was spoken with people of the pool; on top of its lists. */
final class SampleSupply {
    private static final String MARK = "sample.calls";
    private static final int MONTHS = 12;

    private final Wiring house;
    private final Calls calls;
    private final Talents talents;
    private final LocalDate today;
    private final List<Map<String, String>> words = Words.rows(SampleSupply.class, "sample-supply.tsv");

    SampleSupply(Wiring house) {
        this.house = house;
        this.calls = house.supply().calls();
        this.talents = house.supply().talents();
        this.today = LocalDate.now(house.clock());
    }

    /** Nothing without the pool of the sample's lists. */
    void post() {
        if (talents.list(TalentList.Filter.ALL).rows().isEmpty()) {
            return;
        }
        house.store().db().write(() -> {
            of("visit").forEach(this::visit);
            of("call").forEach(this::call);
        });
        house.settings().put(Settings.CENTRE, MARK, mark());
    }

    /** Takes the calls out again, unless somebody worked with them. @return calls kept */
    int remove() {
        List<Call> all = calls.list();
        Optional<String> mark = house.settings().get(Settings.CENTRE, MARK);
        if (mark.isPresent() && !mark.get().equals(mark())) {
            return all.size();
        }
        if (mark.isPresent()) {
            calls.forget(all.stream().map(Call::id).toList());
            house.settings().put(Settings.CENTRE, MARK, null);
        }
        return 0;
    }

    private String mark() {
        return Integer.toHexString(Objects.hash(calls.list().stream().map(call -> List.of(call.id(), call.version(),
                calls.entries(call.id()).stream().map(entry -> List.of(entry.id(), entry.version())).toList())).toList()));
    }

    private List<Map<String, String>> of(String what) {
        return words.stream().filter(row -> row.get("what").equals(what)).toList();
    }

    private void visit(Map<String, String> row) {
        LocalDate day = today.minusDays(Integer.parseInt(row.get("b")));
        String next = row.get("e").isEmpty() ? null : row.get("e");
        talents.list(TalentList.Filter.ALL).rows().stream().filter(one -> one.name().equals(row.get("a"))).findFirst().ifPresent(one -> talents.visit(one.id(),
                new Talent.Visit(day, talents.staff(), Talent.Result.valueOf(row.get("c")), row.get("d"), next, next == null ? null : today.plusDays(7))));
    }

    private void call(Map<String, String> row) {
        List<WeekSlot> slots = WeekSlot.parse(row.get("c")).orElseThrow();
        Set<FocusGroup> audience = row.get("d").isEmpty() ? Set.of() : Set.of(FocusGroup.valueOf(row.get("d")));
        Call call = calls.draft(Arrays.stream(row.get("b").split(";")).map(code -> new Call.Gap(code, 1, audience, slots, null)).toList());
        if (row.get("a").equals("open")) {
            Call open = calls.publish(call.id(), call.version());
            of("entry").forEach(entry -> answer(open, entry));
        }
    }

    private void answer(Call call, Map<String, String> row) {
        long gap = call.gaps().stream().filter(one -> one.code().equals(row.get("a"))).findFirst().orElseThrow().id();
        // Only a person is in the pool; the other is an organisation.
        boolean person = talents.list(TalentList.Filter.ALL).rows().stream().anyMatch(one -> one.name().equals(row.get("b")));
        Call.Entry entry = calls.enter(call.id(), gap, new Call.Applicant(!person, row.get("b"), null, row.get("c"), null, Talent.Proposal.SELF,
                new Talent.By(null, null, null), null));
        if (row.get("d").equals("SIGNED")) {
            calls.sign(entry.id(), entry.version(), new Call.Agreement(today, today, today.plusMonths(MONTHS), row.get("e")), true);
        } else {
            calls.visit(entry.id(), new Talent.Visit(today, talents.staff(), Talent.Result.valueOf(row.get("d")), row.get("e"), null, null));
        }
    }
}
