package linli.focus;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import linli.base.excel.PrintBook;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.text.Texts;
import linli.focus.FocusReport.Person;

/** A list of people behind the figures as a workbook to print; phones stay masked. */
final class FocusBook {
    private FocusBook() {}

    /** @return where it was written. @param title what the list is called, with its group */
    static Path write(String title, FocusReport report, List<Person> people, Path wish) {
        List<List<Object>> rows = people.stream().map(FocusBook::row).toList();
        return new PrintBook().lying().sheet(text("focus.title"), title, text("focus.book.time", report.from(), report.day()), text("focus.book.people", people.size()), List.of(
                new Head(text("focus.name"), 12, Kind.TEXT), new Head(text("focus.age"), 7, Kind.COUNT), new Head(text("focus.groups"), 14, Kind.TEXT),
                new Head(text("focus.place"), 22, Kind.TEXT), new Head(text("focus.phone"), 14, Kind.TEXT), new Head(text("focus.last"), 40, Kind.TEXT),
                new Head(text("focus.on"), 12, Kind.DATE), new Head(text("focus.times"), 8, Kind.COUNT)), rows, null, List.of()).write(wish);
    }

    private static List<Object> row(Person person) {
        return java.util.Arrays.asList(person.name(), person.age(), person.groups().stream().map(Texts::of).collect(Collectors.joining(text("focus.comma"))), person.place(),
                person.maskedPhone(), person.last(), person.on(), person.times() == 0 ? null : person.times());
    }
}
