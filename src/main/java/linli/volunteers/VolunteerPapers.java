package linli.volunteers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.Mask;

/** What is printed for volunteers. */
final class VolunteerPapers {
    private static final int LONGEST = 25;

    private VolunteerPapers() {}

    static Sheet certificate(Volunteer who, List<Volunteer.Hours> lines, String centre, String contact, String staff, LocalDate day) {
        long minutes = lines.stream().mapToLong(Volunteer.Hours::minutes).sum();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Texts.text("volunteers.paper.name"), who.name());
        if (who.document() != null) {
            facts.put(Texts.text("volunteers.paper.document"), Mask.idNo(who.document().number()));
        }
        if (who.no() != null) {
            facts.put(Texts.text("volunteers.paper.no"), who.no());
        }
        facts.put(Texts.text("volunteers.paper.hours"), Volunteers.hoursWord(minutes));
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("volunteers.paper.foot", centre, contact)).title(Texts.text("volunteers.paper.title"))
                .sides(Texts.text("volunteers.paper.number", String.valueOf(day.getYear()), String.format("%06d", who.id())), day.toString()).gap(6).facts(facts).gap(8)
                .text(Texts.text("volunteers.paper.body", who.name(), Volunteers.hoursWord(minutes)));
        List<Sheet.Column> columns = List.of(Sheet.Column.centre(Texts.text("volunteers.column.on"), 2), Sheet.Column.left(Texts.text("volunteers.column.content"), 5),
                Sheet.Column.left(Texts.text("volunteers.column.organiser"), 3), Sheet.Column.right(Texts.text("volunteers.column.hours"), 1.6));
        sheet.table(columns, lines.stream().limit(LONGEST).map(line -> List.of(line.on().toString(), line.content(), line.organiser() == null ? centre : line.organiser(),
                Volunteers.hoursWord(line.minutes()))).toList());
        if (lines.size() > LONGEST) {
            sheet.small(Texts.text("volunteers.paper.more", lines.size() - LONGEST));
        }
        return sheet.small(Texts.text("volunteers.paper.free")).signatures(List.of(Texts.text("volunteers.paper.clerk", staff), Texts.text("volunteers.paper.head")))
                .sides("", Texts.text("volunteers.paper.seal", centre));
    }
}
