package linli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.base.value.Span.Days;
import linli.rollup.Rollups.Counted;
import linli.sentfiles.Sent;
import linli.sentfiles.SentTable;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable.Rule;
import linli.tables.Filled;
import linli.tables.Filled.Origin;
import linli.tables.Form;
import linli.tables.Form.Split;
import linli.tables.Measure;

/** 报送文件 of this centre: its tables as people read them, with what the street's program needs to sum them. */
final class SubmissionFile {
    /** Rows of these are one centre's own: another centre's row of the same key is something else. */
    private static final Set<Split> LOCAL = EnumSet.of(Split.THEME, Split.PARTNER, Split.PROJECT, Split.ITEM, Split.FUND, Split.ROOM, Split.TEAM, Split.SURVEYED, Split.VISIT);
    private static final Map<Measure, Counted> PEOPLE = Map.of(Measure.PEOPLE, Counted.PRESENT, Measure.DINERS, Counted.DINERS, Measure.ACTIVE, Counted.HELPERS);

    private SubmissionFile() {}

    /** @return where it went. @throws UserError when nothing was sent for the period yet */
    static Path write(Wiring house, List<String> forms, Span span, Path wish) {
        int edition = forms.stream().mapToInt(form -> house.upward().submissions().of(form, span).size()).max().orElse(0);
        if (edition == 0) {
            throw new UserError("error.rollup.notSent", span.words());
        }
        List<Filled> filled = house.upward().tables().fill(forms, span);
        List<Sent.People> people = new ArrayList<>();
        filled.forEach(table -> people(house, table, people));
        LocalDate on = forms.stream().flatMap(form -> house.upward().submissions().of(form, span).stream()).map(one -> one.at().toLocalDate()).max(LocalDate::compareTo).orElseThrow();
        return house.upward().rollups().seal(house.upward().reports().bytes(filled), span, edition, on, filled.stream().map(SubmissionFile::table).toList(), people, wish);
    }

    private static void people(Wiring house, Filled table, List<Sent.People> people) {
        table.figures().forEach(figure -> {
            if (figure.origin() instanceof Origin.Count count && PEOPLE.containsKey(count.measure()) && count.split() == Split.NONE) {
                Days days = count.when() == Form.When.SPAN ? table.span().days() : count.when() == Form.When.YEAR ? new Days(LocalDate.of(table.span().year(), 1, 1), table.span().to()) : null;
                if (days != null) {
                    people.add(new Sent.People(table.form().id(), figure.id(), house.upward().rollups().hashes(PEOPLE.get(count.measure()), days)));
                }
            }
        });
    }

    static SentTable table(Filled filled) {
        List<Item> items = new ArrayList<>();
        for (Filled.Part part : filled.parts()) {
            for (Filled.Row row : part.rows()) {
                for (int i = 0; i < row.figures().size(); i++) {
                    Filled.Figure figure = row.figures().get(i);
                    items.add(new Item(figure.id(), row.title(), part.block().columns().get(i).label(), SentTable.Style.valueOf(figure.style().name()), LOCAL.contains(part.block().split()) && !row.total(),
                            rule(figure.origin()), figure.value()));
                }
            }
        }
        return new SentTable(filled.form().id(), filled.form().no(), filled.form().title(), items);
    }

    private static Rule rule(Origin origin) {
        return switch (origin) {
            case Origin.Count count -> PEOPLE.containsKey(count.measure()) ? new Rule.Once() : new Rule.Count();
            case Origin.Words ignored -> new Rule.Words();
            case Origin.Sum sum -> new Rule.Sum(sum.plus(), sum.minus());
            case Origin.Share share -> new Rule.Share(share.parts(), share.whole());
            case Origin.Change change -> new Rule.Change(change.now(), change.base(), change.points());
        };
    }
}
