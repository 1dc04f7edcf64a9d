package linli.samples;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes sample-data/ and its truth: always the same for the same program, all people fictitious. */
final class SampleData {
    static final String REGISTER = "1-居民名册.xlsx";
    static final String TALENTS = "10-能人库.xlsx";
    static final String ROOMS = "13-场地清单.xlsx";
    static final String CHANGES = "9-十月变更名单.xlsx";
    static final String EXPORT = "6-小程序建议-11月9日.xlsx";
    static final String VOLUNTEERS = "16-志愿者名单.xlsx";
    static final String CLASSES = "18-课程活动.xlsx";
    static final String ENROLMENTS = "19-报名名单.xlsx";
    static final String GROWN = "7-小程序建议-11月23日.xlsx";

    private final StringBuilder truth = new StringBuilder("file\tkind\tread\tnew\tupdated\tunchanged\ttwin\trejected\tskipped\tafter\n");
    private final Path folder;

    private SampleData(Path folder) {
        this.folder = folder;
    }

    /** @return the truth: a line for each file into a fresh store, or into one that holds the files named last, with | between. */
    static String write(Path folder) throws IOException {
        return new SampleData(folder).all();
    }

    /** @return theme of every suggestion by its number. */
    static String themes() {
        return new Suggestions(new SampleBooks().phones()).themes();
    }

    private String all() throws IOException {
        Files.createDirectories(folder);
        SampleBooks books = new SampleBooks();
        Suggestions suggestions = new Suggestions(books.phones());
        DamagedBooks damaged = new DamagedBooks(books.numbers());
        xlsx(REGISTER, books.clean());
        xlsx("2-家庭情况登记表.xlsx", books.households());
        xlsx("3-分幢住户名册.xlsx", books.buildings());
        Book elders = damaged.damaged();
        BookFiles.xls(elders, folder.resolve("4-老年人摸底表.xls"));
        truth("4-老年人摸底表.xls", elders, elders.tally, "");
        Book newcomers = books.newcomers();
        BookFiles.text(newcomers, folder.resolve("5-新居民登记.csv"), Charset.forName("GBK"), ',', "");
        truth("5-新居民登记.csv", newcomers, newcomers.tally, "");
        xlsx(EXPORT, suggestions.firstExport());
        Book grown = suggestions.grownExport();
        xlsx(GROWN, grown);
        truth(GROWN, grown, Suggestions.grownAfterFirst(), EXPORT);
        xlsx("8-独居老人走访表.xlsx", damaged.visits());
        Book changes = books.changes();
        xlsx(CHANGES, changes);
        truth(CHANGES, changes, books.changesAfterRegister(), REGISTER);
        TalentBooks talents = new TalentBooks(books.register);
        xlsx(TALENTS, talents.pool());
        Book slips = talents.slips();
        BookFiles.xlsx(slips, folder.resolve("11-能人推荐表.xlsx"));
        truth("11-能人推荐表.xlsx", slips, slips.tally, TALENTS);
        PartnerBooks partners = new PartnerBooks();
        xlsx("22-合作伙伴名册.xlsx", partners.partners());
        Book projects = partners.projects();
        BookFiles.xlsx(projects, folder.resolve("23-服务项目清单.xlsx"));
        truth("23-服务项目清单.xlsx", projects, projects.tally, "22-合作伙伴名册.xlsx");
        after("24-联合检查台账.xlsx", partners.visits(), "22-合作伙伴名册.xlsx");
        xlsx("25-创业团队名单.xlsx", new StartupBooks().teams());
        RoomBooks rooms = new RoomBooks();
        xlsx(ROOMS, rooms.rooms());
        Book bookings = rooms.bookings();
        BookFiles.xlsx(bookings, folder.resolve("14-场地使用登记.xlsx"));
        truth("14-场地使用登记.xlsx", bookings, bookings.tally, ROOMS);
        VolunteerBooks volunteers = new VolunteerBooks(books.register);
        xlsx(VOLUNTEERS, volunteers.people());
        Book hours = volunteers.hours();
        BookFiles.text(hours, folder.resolve("17-志愿服务时长.csv"), StandardCharsets.UTF_8, ',', "");
        truth("17-志愿服务时长.csv", hours, hours.tally, VOLUNTEERS);
        ClassBooks classes = new ClassBooks(books.register);
        xlsx(CLASSES, classes.classes());
        after(ENROLMENTS, classes.people(), CLASSES);
        after("20-课程点名表.xlsx", classes.attendance(), CLASSES + "|" + ENROLMENTS);
        after("21-满意度汇总表.xlsx", classes.surveys(), CLASSES);
        return truth.toString();
    }

    private void xlsx(String name, Book book) throws IOException {
        BookFiles.xlsx(book, folder.resolve(name));
        truth(name, book, book.tally, "");
    }

    private void after(String name, Book book, String before) throws IOException {
        BookFiles.xlsx(book, folder.resolve(name));
        truth(name, book, book.tally, before);
    }

    private void truth(String name, Book book, Tally tally, String after) {
        truth.append(name).append('\t').append(book.kind).append('\t').append(tally.line()).append('\t').append(after).append('\n');
    }

    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
