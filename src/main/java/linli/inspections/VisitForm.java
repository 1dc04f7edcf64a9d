package linli.inspections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.checklists.Checklist;
import linli.checklists.Checklist.Item;

/** 检查表 to take along: blank, one partner after the other, the questions numbered as they are typed back. */
public final class VisitForm {
    private final Inspections inspections;

    public VisitForm(Inspections inspections) {
        this.inspections = inspections;
    }

    /** @param visit one of them, or null for all that are still to be made. @param centre who asks */
    public Sheet blank(long round, Long visit, String centre) {
        Round one = inspections.round(round);
        if (one.checklist() == null) {
            throw new UserError("error.inspections.noChecklist", one.name());
        }
        List<Round.Row> visits = inspections.visits(round, null).stream().filter(row -> visit == null ? row.on() == null : row.visit() == visit).toList();
        if (visits.isEmpty()) {
            throw new UserError("error.inspections.allDone", one.name());
        }
        Checklist asked = inspections.checklists().get(one.checklist());
        Map<Long, String> departments = inspections.checklists().names();
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("inspections.form.foot", one.no(), asked.name(), asked.edition(), centre));
        for (int i = 0; i < visits.size(); i++) {
            if (i > 0) {
                sheet.newPage();
            }
            one(sheet, one, visits.get(i), asked, departments);
        }
        return sheet;
    }

    private static void one(Sheet sheet, Round round, Round.Row visit, Checklist asked, Map<Long, String> departments) {
        sheet.title(Texts.text("inspections.form.title")).subtitle(Texts.text("inspections.form.round", round.name(), round.no(), round.from(), round.due()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Texts.text("inspections.form.whom"), visit.name());
        facts.put(Texts.text("inspections.form.contact"), visit.contact());
        facts.put(Texts.text("inspections.form.day"), Texts.text("inspections.form.blankDay"));
        sheet.facts(facts);
        int number = 0;
        Long part = null;
        List<List<String>> rows = new ArrayList<>();
        for (Item item : asked.items()) {
            if (part != null && item.department() != part) {
                table(sheet, departments.get(part), rows);
                rows = new ArrayList<>();
            }
            part = item.department();
            number++;
            rows.add(List.of("" + number, item.wording(), answer(item), ""));
        }
        table(sheet, departments.get(part), rows);
        sheet.text(Texts.text("inspections.form.conclusion"), 11, true).text(Texts.text("inspections.form.until"));
        List<String> signing = round.departments().stream().map(departments::get).map(name -> Texts.text("inspections.form.sign", name)).toList();
        for (int i = 0; i < signing.size(); i += 3) {
            sheet.signatures(signing.subList(i, Math.min(signing.size(), i + 3)));
        }
        sheet.signatures(List.of(Texts.text("inspections.form.partner"), Texts.text("inspections.form.date")));
    }

    private static void table(Sheet sheet, String department, List<List<String>> rows) {
        sheet.text(Texts.text("inspections.form.part", department), 11, true);
        sheet.table(List.of(Sheet.Column.centre(Texts.text("inspections.form.number"), 0.7), Sheet.Column.left(Texts.text("inspections.form.asked"), 5),
                Sheet.Column.centre(Texts.text("inspections.form.answer"), 3.4), Sheet.Column.left(Texts.text("inspections.form.found"), 3.6)), rows);
    }

    private static String answer(Item item) {
        return switch (item.kind()) {
            case YES_NO -> Texts.text("inspections.form.yesNo");
            case SCORE -> Texts.text("inspections.form.score", item.most());
            case WORDS -> "";
        };
    }
}
