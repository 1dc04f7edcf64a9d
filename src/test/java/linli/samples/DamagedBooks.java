package linli.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import linli.samples.Tally.Fate;

/** The committed workbooks whose values are damaged or written every which way: lists 4 and 8. */
final class DamagedBooks {
    private final Numbers numbers;

    DamagedBooks(Numbers numbers) {
        this.numbers = numbers;
    }

    private List<Person> elders(long seed, String estate, int count) {
        List<Person> all = new ArrayList<>();
        People people = new People(seed, numbers, 0);
        for (Person p : people.estate(estate, 12, 1100)) {
            if (p.age() >= 60 && p.hasNumber() && all.size() < count) all.add(p);
        }
        return all;
    }

    /** 4: numbers of documents as Excel and hurried hands leave them, in the old format. */
    Book damaged() {
        Book book = new Book("residents");
        Grid grid = book.sheet("老年人摸底");
        grid.title("60周岁以上老年人摸底表", 7);
        grid.line("填报单位：桑园社区", null, null, null, "填报人：钱样例", null, "2026.10.15");
        grid.head("姓名", "性别", "身份证号码", "出生年月", "联系电话", "住址", "备注");
        List<Person> people = elders(44, "河西新村", 110);
        for (int i = 0; i < people.size(); i++) {
            Person p = people.get(i);
            Object number = number(i, p, people);
            Object birth = i % 3 == 0 ? p.birth().getYear() + "." + p.birth().getMonthValue()
                    : i % 3 == 1 ? (Object) Double.valueOf("%d.%02d".formatted(p.birth().getYear(), p.birth().getMonthValue())) : p.birth();
            grid.add(rejected(i) ? Fate.REJECTED : Fate.NEW, p.name(), p.sex(), number, birth, p.phone(), p.address(), i == 88 ? "五项合计已发" : null);
        }
        grid.skip("合计：" + people.size() + "人");
        return book;
    }

    /** Every sixth row from 5 on has a number that cannot be taken; four more are odd, but a person's. */
    private static boolean rejected(int i) {
        return i >= 5 && i % 6 == 5 && i < 95;
    }

    private static Object number(int i, Person p, List<Person> people) {
        String good = p.docNo();
        if (!rejected(i)) {
            return switch (i) {
                case 2 -> "'" + good.substring(0, 6) + " " + good.substring(6, 14) + " " + good.substring(14);
                case 4 -> wide(good);
                case 6 -> good.toLowerCase() + "\u00a0";
                case 8 -> "无";
                case 10 -> Numbers.withCheck("78" + good.substring(2, 17));
                case 12 -> Numbers.withCheck("33042319030612" + "981");
                case 14 -> good + "43";
                case 16 -> null;
                default -> good;
            };
        }
        return switch (i / 6) {
            case 0, 1, 2 -> Numbers.asNumber(good);
            case 3 -> 330423195207161000d;
            case 4, 5 -> "3.30423E+17";
            case 6, 7 -> Numbers.wrongCheck(good);
            case 8 -> Numbers.withCheck("33042319530230981");
            case 9 -> Numbers.withCheck("33048120991231981");
            case 10 -> good.substring(1);
            case 11 -> good.substring(0, 14) + "O" + good.substring(15);
            case 12 -> good.substring(0, 6) + good.substring(8, 17);
            case 13 -> lostAsText(good);
            default -> people.get(0).docNo();
        };
    }

    /** @return a text ending in noughts whose check character is wrong. */
    private static String lostAsText(String good) {
        String lost = good.substring(0, 15) + "000";
        return Numbers.withCheck(lost.substring(0, 17)).equals(lost) ? good.substring(0, 14) + "8000" : lost;
    }

    static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) wide.append(c > 32 && c < 127 ? (char) (c + 0xfee0) : c);
        return wide.toString();
    }

    /** 8: dates and phones in every form, 同上, one column for each category, a column that must not be read. */
    Book visits() {
        Book book = new Book("residents");
        Grid grid = book.sheet("走访表");
        grid.title("独居、空巢老人走访登记表", 15);
        grid.line("走访时间：2026年9月—11月");
        grid.head("序号", "姓 名", "性别", "身份证号（18位）", "出生日期", "民族", "联系电话", "是否独居老人（是,否）", "是否空巢老人", "是否低保",
                "是否退役军人", "是否党员", "宗教信仰", "小区", "楼栋", "房号", "备 注");
        List<Person> people = elders(88, "南星苑", 56);
        String[] yes = {"是", "√", "有", "1", "对", "Y"};
        String[] no = {"否", "×", "无", "0", "", "N"};
        String[] faith = {"无", "佛教", "", "无", "基督教"};
        String building = "";
        for (int i = 0; i < people.size(); i++) {
            Person p = people.get(i);
            boolean same = p.building().equals(building);
            building = p.building();
            Fate fate = i == 33 || i == 45 ? Fate.REJECTED : Fate.NEW;
            Object number = i == 45 ? p.docNo().substring(0, 6) + p.docNo().substring(8, 17) : i % 7 == 3 ? "/" : p.docNo();
            grid.add(fate, i + 1, i == 33 ? "不详" : name(i, p.name()), i % 9 == 4 ? p.sex() + "性" : p.sex(), number, birth(i, p.birth()),
                    i == 0 ? "汉族" : i % 4 == 1 ? "〃" : i % 4 == 2 ? "同上" : "汉", phones(i, p), yes[i % 6], no[(i + 1) % 6], i % 8 == 0 ? yes[i % 5] : no[i % 6],
                    i % 11 == 5 ? "是" : "否", i % 6 == 2 ? "√" : null, faith[i % 5], i == 0 || !same ? p.estate() : "同上",
                    same ? "〃" : p.building() + "幢", p.unit() + "-" + p.room(), i == 20 ? "子女轮流照顾，补贴合计每月300元" : null);
        }
        return book;
    }

    private static String name(int i, String name) {
        return switch (i % 10) {
            case 2 -> String.join(" ", name.split(""));
            case 5 -> "　" + name + "\u00a0";
            case 7 -> name + "\n";
            default -> name;
        };
    }

    private static Object birth(int i, LocalDate d) {
        int y = d.getYear();
        int m = d.getMonthValue();
        int day = d.getDayOfMonth();
        return switch (i % 19) {
            case 0 -> "%d-%02d-%02d".formatted(y, m, day);
            case 1 -> "%d/%d/%d".formatted(y, m, day);
            case 2 -> "%d.%d.%d".formatted(y, m, day);
            case 3 -> "%d年%d月%d日".formatted(y, m, day);
            case 4 -> "%d年%02d月%02d".formatted(y, m, day);
            case 5 -> wide("%d-%02d-%02d".formatted(y, m, day));
            case 6 -> "%d-%02d-%02d 00:00:00".formatted(y, m, day);
            case 7 -> "%d%02d%02d".formatted(y, m, day);
            case 8 -> (double) (y * 10000 + m * 100 + day);
            case 9 -> "%d、%d、%d".formatted(y, m, day);
            case 10 -> "%02d.%d.%d".formatted(y % 100, m, day);
            case 11 -> "%02d年%d月".formatted(y % 100, m);
            case 12 -> "%d.%d".formatted(y, m);
            case 13 -> (double) y;
            case 14 -> d;
            case 15 -> "%d-02-30".formatted(y);
            case 16 -> "农历三月初一";
            case 17 -> "不详";
            default -> Double.parseDouble(y + ".1");
        };
    }

    private static Object phones(int i, Person p) {
        String number = "1380000%04d".formatted(7000 + i * 13);
        String other = "1380000%04d".formatted(7500 + i * 13);
        return switch (i % 15) {
            case 0 -> number;
            case 1 -> number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
            case 2 -> number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
            case 3 -> "+86" + number;
            case 4 -> number + "/" + other;
            case 5 -> number + "、0573-8700%04d".formatted(100 + i);
            case 6 -> number + "(子)";
            case 7 -> "8700%04d".formatted(200 + i);
            case 8 -> wide(number);
            case 9 -> number.substring(0, 10);
            case 10 -> "612345";
            case 11 -> number + " " + other;
            case 12 -> "无";
            case 13 -> Double.parseDouble(number);
            default -> number + "（女儿）\n" + other + "（子）";
        };
    }
}
