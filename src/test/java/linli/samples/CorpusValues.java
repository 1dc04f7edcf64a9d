package linli.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.samples.Grid.Fault;
import linli.samples.Grid.Formula;
import linli.samples.Tally.Fate;

/** The part of the corpus about values: every row of the vectors, damaged numbers, twins, formulas, rare names. */
final class CorpusValues {
    /** By the rule of issue 2: only these send a person back; every other bad cell is a warning. */
    private static final Set<String> WRONG_NUMBER = Set.of("LEGACY_15", "BAD_CHECK", "BAD_DATE", "FUTURE_DATE", "BAD_LENGTH",
            "BAD_CHAR", "PRECISION_LOST", "SCIENTIFIC_TEXT");
    private final Crowd crowd;
    private final List<Case> cases = new ArrayList<>();

    private CorpusValues(Crowd crowd) {
        this.crowd = crowd;
    }

    static List<Case> all(Crowd crowd) {
        CorpusValues values = new CorpusValues(crowd);
        values.vectors();
        values.numbers();
        values.twins();
        values.people();
        values.cells();
        return values.cases;
    }

    private Case add(String file, String covers) {
        Case one = new Case(file, covers);
        if (file.endsWith(".xls")) one.by(BookFiles::xls);
        cases.add(one);
        return one;
    }

    static List<String[]> table(String name) {
        try (var in = CorpusValues.class.getResourceAsStream("/vectors/" + name + ".tsv")) {
            List<String[]> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) rows.add(line.split("\t", -1));
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void vectors() {
        Case ids = add("v01.xlsx", "every row of vectors/id_number.tsv");
        Grid grid = ids.sheet("证件").head("姓名", "身份证号", "手机号码");
        Map<String, String> holders = new HashMap<>();
        for (String[] row : table("id_number")) {
            if (row[1].equals("DISABILITY_CERT_NO")) continue;
            Person p = crowd.one();
            boolean wrong = WRONG_NUMBER.contains(row[1]);
            boolean again = !wrong && !row[3].isEmpty() && holders.containsKey(row[3]);
            String name = again ? holders.get(row[3]) : p.name();
            if (!wrong && !row[3].isEmpty()) holders.put(row[3], name);
            grid.add(wrong ? Fate.REJECTED : again ? Fate.TWIN : Fate.NEW, name, row[0], p.phone());
            if (!wrong) ids.fact(name, "idNo", row[3]);
        }
        Case dates = add("v02.xlsx", "every row of vectors/date.tsv");
        grid = dates.sheet("日期").head("姓名", "出生日期", "房号");
        int door = 100;
        for (String[] row : table("date")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), row[1].equals("NUMERIC") ? (Object) Double.valueOf(row[0]) : row[0], "" + ++door);
            // of an ambiguous date the year may be kept
            if (!row[2].equals("AMBIGUOUS")) dates.fact(p.name(), "birth", row[2].equals("OK") ? row[3] : "");
        }
        Case phones = add("v03.xlsx", "every row of vectors/phone.tsv");
        grid = phones.sheet("电话").head("姓名", "身份证号", "联系电话");
        for (String[] row : table("phone")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), row[0]);
        }
        Case places = add("v04.xlsx", "every row of vectors/address.tsv");
        grid = places.sheet("住址").head("姓名", "身份证号", "现住地址");
        for (String[] row : table("address")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), row[0]);
            places.fact(p.name(), "building", row[1]).fact(p.name(), "unit", row[2]).fact(p.name(), "room", row[3]);
        }
    }

    private void numbers() {
        for (String file : List.of("v10.xlsx", "v10.xls")) {
            Case lost = add(file, "numbers held as numbers, among them one that passes the check");
            Grid grid = lost.sheet("证件").head("姓名", "身份证号", "性别");
            for (int i = 0; i < 5; i++) grid.add(Fate.REJECTED, crowd.one().name(), Numbers.asNumber(crowd.one().docNo()), "男");
            grid.add(Fate.REJECTED, crowd.one().name(), passing(), "女");
            grid.add(Fate.NEW, SampleBooks.row(1, crowd.one(), "name", "idNo", "sex"));
        }
        Case disabled = add("v11.xlsx", "a disability card's twenty digits: in, with a warning");
        Grid grid = disabled.sheet("证件").head("姓名", "身份证号", "联系电话");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo() + "43", p.phone());
        Case filler = add("v12.xlsx", "the same filler number for many people");
        grid = filler.sheet("证件").head("姓名", "身份证号", "联系电话");
        for (String number : List.of("111111111111111111", "111111111111111111", "000000000000000000", "123456789012345678")) {
            grid.add(Fate.REJECTED, crowd.one().name(), number, crowd.one().phone());
        }
        for (String number : List.of("无", "/", "-", "—", "不详", "暂无")) grid.add(Fate.NEW, crowd.one().name(), number, crowd.one().phone());
        Case other = add("v13.xlsx", "passports and permits beside their kinds");
        grid = other.sheet("境外").head("姓名", "证件类型", "证件号码", "联系电话");
        String[][] documents = {{"普通护照", "X9800123"}, {"港澳居民来往内地通行证", "H98000123"}, {"台湾居民来往大陆通行证", "98000123"},
            {"外国人永久居留身份证", "ZZZ110080980001"}, {"军官证", "军字第9800123号"}, {"居民身份证", crowd.one().docNo()},
            {"港澳台居民居住证", Numbers.withCheck("81000019880808983")}};
        for (String[] document : documents) {
            p = crowd.one();
            grid.add(Fate.NEW, p.name(), document[0], document[1], p.phone());
        }
        Case conflict = add("v14.xlsx", "sex and birth that contradict the number: a warning");
        grid = conflict.sheet("证件").head("姓名", "身份证号", "性别", "出生日期");
        for (int i = 0; i < 4; i++) {
            p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), i % 2 == 0 ? p.sex() : p.sex().equals("男") ? "女" : "男", i < 2 ? p.birth() : p.birth().plusDays(31));
            conflict.fact(p.name(), "idNo", p.docNo());
        }
        Case one = add("v15.xlsx", "one bad row in five hundred");
        grid = one.sheet("居民").head(Case.HEAD);
        Set<String> used = new java.util.HashSet<>();
        List<Person> many = crowd.take(500).stream().filter(x -> used.add(x.docNo())).toList();
        for (int i = 0; i < many.size(); i++) {
            p = i == 311 ? many.get(i).withNumber("居民身份证", Numbers.wrongCheck(many.get(i).docNo())) : many.get(i);
            grid.add(i == 311 ? Fate.REJECTED : Fate.NEW, SampleBooks.row(i + 1, p, Case.KEYS));
        }
    }

    /** @return a damaged number, as a number, whose check character happens to be right. */
    private double passing() {
        for (Person p : crowd.take(400)) {
            String lost = p.docNo().substring(0, 15) + "000";
            if (Numbers.withCheck(lost.substring(0, 17)).equals(lost)) return Double.parseDouble(lost);
        }
        throw new IllegalStateException("none of 400 passes");
    }

    private void twins() {
        Case first = add("v20.xlsx", "a twin of the very first row, and of itself again");
        Grid grid = first.sheet("居民").head("姓名", "身份证号", "手机号码");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo(), p.phone()).add(Fate.TWIN, p.name(), p.docNo(), p.phone());
        grid.add(Fate.NEW, SampleBooks.row(1, crowd.one(), "name", "idNo", "mobile")).add(Fate.TWIN, p.name(), p.docNo().toLowerCase(), "13800009922");
        Case named = add("v21.xlsx", "the same number under another name: the second goes back");
        grid = named.sheet("居民").head("姓名", "身份证号");
        p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo()).add(Fate.REJECTED, "钱另名", p.docNo()).add(Fate.REJECTED, "孙又名", p.docNo()).add(Fate.TWIN, p.name(), p.docNo());
        named.fact(p.name(), "idNo", p.docNo()).absent.add("name:钱另名");
        Case numberless = add("v22.xlsx", "no number: the same name, birth and room is a twin; one of them different is not");
        grid = numberless.sheet("居民").head("姓名", "出生日期", "楼栋", "房号");
        grid.add(Fate.NEW, "周小满", "2026-03-01", "3", "501").add(Fate.TWIN, "周小满", "2026年3月1日", "3", "501");
        grid.add(Fate.NEW, "周小满", "2026-03-02", "3", "501").add(Fate.NEW, "周小满", "2026-03-01", "3", "502").add(Fate.NEW, "周小雪", "2026-03-01", "3", "501");
        Case siblings = add("v23.xlsx", "twins by birth, and two of one name in one house");
        grid = siblings.sheet("居民").head("姓名", "身份证号", "房号");
        for (String name : List.of("朱大宝", "朱小宝", "朱大宝")) grid.add(Fate.NEW, name, crowd.numbers().idNo("330481", java.time.LocalDate.of(2019, 5, 5), true), "301");
        Case middle = add("v24.xlsx", "a name with another middle dot or with spaces is the same name");
        grid = middle.sheet("居民").head("姓名", "身份证号");
        p = crowd.one();
        grid.add(Fate.NEW, "阿依努尔·艾山", p.docNo()).add(Fate.TWIN, "阿依努尔•艾山", p.docNo());
        p = crowd.one();
        grid.add(Fate.NEW, "王  强", p.docNo()).add(Fate.TWIN, "王强", p.docNo());
        middle.fact("王强", "idNo", p.docNo());
    }

    private void people() {
        Case nameless = add("v30.xlsx", "no name goes back, whatever else is there");
        Grid grid = nameless.sheet("居民").head("姓名", "身份证号", "手机号码", "房号");
        for (String name : new String[] {null, "无", "/", " ", "不详"}) grid.add(Fate.REJECTED, name, crowd.one().docNo(), crowd.one().phone(), "101");
        grid.add(Fate.REJECTED, null, null, null, "102").add(Fate.NEW, SampleBooks.row(1, crowd.one(), "name", "idNo", "mobile", "room"));
        Case rare = add("v31.xlsx", "rare characters and long names are kept");
        grid = rare.sheet("居民").head("姓名", "身份证号");
        for (String name : List.of("王㛃", "李𠅤", "张䶮", "欧阳𫖯", "迪力夏提·吾买尔江·艾山", "JOHN SMITH", "查单仇", "逄㐱")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, name, p.docNo());
            rare.fact(name, "idNo", p.docNo());
        }
        Case invisible = add("v32.xlsx", "invisible characters around names and numbers");
        grid = invisible.sheet("居民").head("姓名", "身份证号", "手机号码");
        List<Person> people = crowd.take(5);
        String[] frames = {"\u200b%s", "%s\ufeff", "\u00a0%s\u3000", "\t%s", "%s\n"};
        for (int i = 0; i < 5; i++) {
            Person p = people.get(i);
            grid.add(Fate.NEW, frames[i].formatted(p.name()), frames[(i + 1) % 5].formatted(p.docNo()), frames[(i + 2) % 5].formatted(p.phone()));
            invisible.fact(p.name(), "idNo", p.docNo()).fact(p.name(), "mobile", p.phone());
        }
        Case sexes = add("v33.xlsx", "sex in every form");
        grid = sexes.sheet("居民").head("姓名", "性别", "房号");
        String[][] forms = {{"男", "男"}, {"男性", "男"}, {"M", "男"}, {"先生", ""}, {"女", "女"}, {"女性", "女"}, {"F", "女"}, {"女士", "女"}};
        int room = 100;
        for (String[] form : forms) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), form[0], "" + ++room);
            if (!form[1].isEmpty()) sexes.fact(p.name(), "sex", form[1]);
        }
        Case codes = add("v34.xlsx", "codes by name, by synonym and unknown");
        grid = codes.sheet("居民").head("姓名", "身份证号", "民族", "政治面貌", "文化程度", "婚姻状况");
        String[][] words = {{"汉", "党员", "本科", "已婚"}, {"汉族", "中共党员", "大学本科毕业", "离异"}, {"维吾尔", "群众", "大专", "丧偶"},
            {"火星族", "无", "识字", "单身"}, {"回族", "预备党员", "博士", "不详"}};
        for (String[] word : words) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), word[0], word[1], word[2], word[3]);
        }
    }

    private void cells() {
        Case formulas = add("v40.xlsx", "formulas with the values computed last");
        Grid grid = formulas.sheet("居民").head("姓名", "身份证号", "出生日期", "性别", "年龄");
        for (int i = 0; i < 5; i++) {
            Person p = crowd.one();
            int r = i + 2;
            grid.add(Fate.NEW, p.name(), p.docNo(), new Formula("TEXT(MID(B" + r + ",7,8),\"0-00-00\")", p.birth().toString()),
                    new Formula("IF(MOD(MID(B" + r + ",17,1),2),\"男\",\"女\")", p.sex()), new Formula("YEAR(TODAY())-MID(B" + r + ",7,4)", (double) p.age()));
            formulas.fact(p.name(), "birth", p.birth().toString()).fact(p.name(), "sex", p.sex());
        }
        for (String file : List.of("v41.xlsx", "v41.xls")) {
            Case faults = add(file, "error cells are warnings, never text");
            grid = faults.sheet("居民").head("姓名", "身份证号", "出生日期", "手机号码", "房号");
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), new Fault("#VALUE!"), new Fault("#N/A"), new Formula("VLOOKUP(A2,H:I,2,0)", new Fault("#N/A")));
            p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), p.birth(), p.phone(), new Fault("#REF!"));
            grid.add(Fate.REJECTED, new Fault("#NAME?"), crowd.one().docNo(), null, null, "101");
            faults.absent.add("#N/A");
            faults.absent.add("#REF!");
        }
        Case zoo = add("v42.xlsx", "numbers in room, phone and name-like columns, Excel's own dates for 3-5");
        grid = zoo.sheet("居民").head("姓名", "身份证号", "手机号码", "楼栋", "房号");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo(), Double.valueOf(p.phone()), 3, 501.0);
        zoo.sure(p);
        zoo.facts.removeIf(f -> Set.of("unit", "room", "building").contains(f.key()));
        zoo.fact(p.name(), "building", "3").fact(p.name(), "room", "501");
        grid.add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), true, "3幢", java.time.LocalDate.of(2026, 3, 5));
        Case injection = add("v43.xlsx", "texts that look like formulas, in full length");
        grid = injection.sheet("居民").head("姓名", "身份证号", "备注");
        for (String text : List.of("=1+1", "+86", "-5", "@SUM(A1)", "=HYPERLINK(\"http://example.invalid\")", "长".repeat(5000))) {
            grid.add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), text);
        }
        Case blanks = add("v44.xlsx", "placeholders are empty, in every column");
        grid = blanks.sheet("居民").head("姓名", "身份证号", "手机号码", "房号", "出生日期", "民族", "备注");
        for (String empty : List.of("无", "/", "-", "—", "不详", "暂无")) {
            p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), empty, empty, empty, empty, empty);
            blanks.fact(p.name(), "mobile", "").fact(p.name(), "room", "");
        }
        Case badPhone = add("v45.xlsx", "bad phones and impossible dates are warnings");
        grid = badPhone.sheet("居民").head("姓名", "身份证号", "手机号码", "迁入日期", "出生日期");
        for (String bad : List.of("1380000", "13800000", "二三四", "23800000001")) grid.add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), bad, "2024/2/30", "85年3月");
    }
}
