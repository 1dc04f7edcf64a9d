package linli.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linli.samples.Tally.Fate;

/** One workbook of the corpus: what it covers, how it is written, and what must come of it. */
final class Case {
    enum Expect { COUNTS, REFUSED }

    /** What a stored record must say, by the column key of its sheet. */
    record Fact(String name, String key, String value) {}

    interface Writer {
        void write(Book book, Path file) throws IOException;
    }

    static final String[] KEYS = {"rowNo", "name", "sex", "idNo", "mobile", "estate", "building", "unit", "room"};
    static final Object[] HEAD = {"序号", "姓名", "性别", "身份证号", "手机号码", "小区", "楼栋", "单元", "房号"};

    final String file;
    final String covers;
    final Book book;
    final List<Fact> facts = new ArrayList<>();
    Expect expect = Expect.COUNTS;
    String password;
    /** Words that must not be found in any stored record. */
    final List<String> absent = new ArrayList<>();
    /** Headers a person is asked about before they count. */
    final List<String> asked = new ArrayList<>();
    /** How many columns are never imported. */
    int never;
    /** The column that facts find a record by. */
    String named = "name";
    private Writer writer = BookFiles::xlsx;

    Case(String file, String covers) {
        this(file, covers, "residents");
    }

    Case(String file, String covers, String kind) {
        this.file = file;
        this.covers = covers;
        this.book = new Book(kind);
    }

    Case by(Writer other) {
        writer = other;
        return this;
    }

    Case expect(Expect other) {
        expect = other;
        return this;
    }

    Case fact(String name, String key, String value) {
        facts.add(new Fact(name, key, value));
        return this;
    }

    Case asks(String... headers) {
        asked.addAll(List.of(headers));
        return this;
    }

    Case named(String key) {
        named = key;
        return this;
    }

    Grid sheet(String name) {
        return book.sheet(name);
    }

    /** A plain list with the usual columns, everybody new, with a few facts about the first and the last. */
    Case plain(List<Person> people) {
        rows(sheet("居民").head(HEAD), people);
        return sure(people.getFirst()).sure(people.getLast());
    }

    static Grid rows(Grid grid, List<Person> people) {
        for (int i = 0; i < people.size(); i++) grid.add(Fate.NEW, SampleBooks.row(i + 1, people.get(i), KEYS));
        return grid;
    }

    /** Expects the person's number, phone and door as they are. */
    Case sure(Person p) {
        return fact(p.name(), "idNo", p.docNo()).fact(p.name(), "mobile", p.phone()).fact(p.name(), "building", p.building())
                .fact(p.name(), "unit", p.unit()).fact(p.name(), "room", p.room());
    }

    Path write(Path folder) throws IOException {
        Path path = folder.resolve(file);
        writer.write(book, path);
        return path;
    }

    @Override
    public String toString() {
        return file + " (" + covers + ")";
    }
}
