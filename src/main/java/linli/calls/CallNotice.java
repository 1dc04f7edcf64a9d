package linli.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.WeekSlot;

/** A call as it hangs at the door: what is looked for, what one gets, where to go, and a slip to cut off. */
record CallNotice(Call call, CallQuery.Centre centre) {
    Sheet sheet() {
        Call.Text text = call.text();
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("calls.notice.foot", centre.name(), call.no()));
        sheet.sides(centre.name(), Texts.text("calls.notice.no", call.no())).gap(6);
        sheet.banner(Texts.text("calls.notice.title"), 34);
        sheet.title(text.title()).gap(4);
        if (text.purpose() != null) {
            sheet.text(text.purpose(), 12, false).gap(6);
        }
        sheet.heading(Texts.text("calls.notice.wanted"));
        sheet.table(List.of(Sheet.Column.left(Texts.text("calls.notice.domain"), 2.2), Sheet.Column.centre(Texts.text("calls.notice.count"), 1),
                        Sheet.Column.left(Texts.text("calls.notice.audience"), 2), Sheet.Column.left(Texts.text("calls.notice.slots"), 3.2),
                        Sheet.Column.left(Texts.text("calls.notice.note"), 3)),
                call.gaps().stream().map(CallNotice::row).toList());
        if (text.offer() != null) {
            sheet.heading(Texts.text("calls.notice.offer")).text(text.offer(), 12, false);
        }
        sheet.heading(Texts.text("calls.notice.how"));
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, Texts.text("calls.notice.where"), text.how());
        put(facts, Texts.text("calls.notice.phone"), text.phone());
        put(facts, Texts.text("calls.notice.deadline"), text.deadline() == null ? null : text.deadline().toString());
        sheet.facts(facts).gap(4);
        sheet.small(Texts.text("calls.notice.privacy")).gap(10);
        sheet.small(Texts.text("calls.notice.cut")).rule();
        sheet.text(Texts.text("calls.notice.slip"), 13, true);
        sheet.signatures(List.of(Texts.text("calls.notice.who"), Texts.text("calls.notice.theirPhone"), Texts.text("calls.notice.skill")));
        sheet.signatures(List.of(Texts.text("calls.notice.by"), Texts.text("calls.notice.byPhone")));
        sheet.signatures(List.of(Texts.text("calls.notice.why")));
        return sheet;
    }

    private static void put(Map<String, String> facts, String name, String fact) {
        if (fact != null && !fact.isBlank()) {
            facts.put(name, fact);
        }
    }

    private static List<String> row(Call.Gap gap) {
        String count = gap.filled() == 0 ? Texts.text("calls.notice.persons", gap.wanted()) : Texts.text("calls.notice.still", gap.open());
        String audience = gap.audience().isEmpty() ? Texts.text("calls.notice.anybody")
                : gap.audience().stream().sorted().map(group -> switch (group) {
                    case ELDER -> Texts.text("calls.notice.elder");
                    case CHILD -> Texts.text("calls.notice.child");
                    case NEW -> Texts.text("calls.notice.new");
                }).collect(Collectors.joining(Texts.text("calls.comma")));
        return List.of(gap.name(), count, audience, gap.slots().isEmpty() ? Texts.text("calls.notice.anytime") : WeekSlot.brief(gap.slots()),
                gap.note() == null ? "" : gap.note());
    }
}
