package linli.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import linli.samples.People.Door;
import linli.samples.Tally.Fate;

/** The committed resident workbooks that are in order or only laid out crookedly: lists 1, 2, 3, 5 and 9. */
final class SampleBooks {
    private final Numbers numbers = new Numbers(330481);
    /** The people of list 1, on whom list 9 and the mini-program build. */
    final List<Person> register = new ArrayList<>();

    SampleBooks() {
        People people = new People(11, numbers, 12);
        register.addAll(special(people));
        register.addAll(people.estate("丰收新村", 8, 690));
        register.addAll(people.estate("杏花苑", 6, 480));
    }

    Numbers numbers() {
        return numbers;
    }

    /** @return plain mobiles of the register. */
    List<String> phones() {
        return register.stream().map(Person::phone).filter(p -> p.matches("\\d{11}")).limit(160).toList();
    }

    /** The people every demonstration asks for, and one of every kind of document. */
    private List<Person> special(People people) {
        List<Person> all = new ArrayList<>();
        Door door = new Door("丰收新村", 9, 1, "301");
        Person cha = person("查建国", true, LocalDate.of(1958, 3, 12), "330423", "户主", door, "查建国");
        all.add(cha.withPhone("13800000481"));
        all.add(person("单秀珠", false, LocalDate.of(1960, 9, 2), "330423", "配偶", door, "查建国"));
        all.add(person("查晓东", true, LocalDate.of(1986, 5, 20), "339002", "子", door, "查建国"));
        all.add(person("仇丽萍", false, LocalDate.of(1988, 1, 8), "330423", "儿媳", door, "查建国"));
        all.add(person("查雨桐", false, LocalDate.of(2016, 6, 18), "330481", "孙女", door, "查建国"));
        all.add(person("查语桐", false, LocalDate.of(2016, 6, 18), "330481", "孙女", door, "查建国").withRemark("与查雨桐为双胞胎"));
        all.add(person("查小满", false, LocalDate.of(2026, 9, 30), "330481", "孙女", door, "查建国").withNumber("", "").withRemark("新生儿，未上户"));
        door = new Door("丰收新村", 9, 1, "302");
        all.add(person("欧阳文奎", true, LocalDate.of(1925, 2, 3), "330423", "户主", door, "欧阳文奎").withRemark("百岁老人，补贴合计三项"));
        all.add(person("曾𠅤", true, LocalDate.of(1955, 12, 1), "330423", "子", door, "欧阳文奎"));
        all.add(person("朴㛃", false, LocalDate.of(1996, 2, 29), "330481", "孙女", door, "欧阳文奎"));
        door = new Door("丰收新村", 9, 2, "101");
        all.add(person("阿依古丽·买买提", false, LocalDate.of(1993, 12, 30), "652901", "户主", door, "阿依古丽·买买提"));
        door = new Door("丰收新村", 9, 2, "102");
        all.add(foreign("林嘉欣", false, LocalDate.of(1988, 8, 8), "港澳台居民居住证", numbers.idNo("810000", LocalDate.of(1988, 8, 8), false), door));
        all.add(foreign("何永昌", true, LocalDate.of(1979, 4, 16), "港澳台居民居住证", numbers.idNo("820000", LocalDate.of(1979, 4, 16), true), door));
        all.add(foreign("郭志豪", true, LocalDate.of(1991, 10, 5), "港澳台居民居住证", numbers.idNo("830000", LocalDate.of(1991, 10, 5), true), door));
        door = new Door("丰收新村", 9, 2, "201");
        all.add(foreign("MARIA LIMA", false, LocalDate.of(1980, 8, 8), "外国人永久居留身份证", numbers.idNo("933840", LocalDate.of(1980, 8, 8), false), door));
        all.add(foreign("PETER NOVAK", true, LocalDate.of(1975, 7, 21), "普通护照", "X9800001", door));
        all.add(foreign("区颖诗", false, LocalDate.of(1990, 11, 2), "港澳居民来往内地通行证", "H98000001", door));
        all.add(foreign("上官雅婷", false, LocalDate.of(1985, 6, 6), "台湾居民来往大陆通行证", "98000001", door));
        return all;
    }

    private Person person(String name, boolean male, LocalDate birth, String region, String relation, Door door, String head) {
        int age = birth.until(People.TODAY).getYears();
        return new Person(name, male ? "男" : "女", birth, "居民身份证", numbers.idNo(region, birth, male),
                name.contains("·") ? "维吾尔族" : "汉族", name.equals("查建国") ? "中共党员" : "群众", age < 7 ? "" : age < 13 ? "小学" : "初中",
                age < 22 ? "未婚" : "已婚", age < 12 ? "" : numbers.mobile(), door.estate(), "" + door.building(), "" + door.unit(),
                door.room(), relation, "0998" + door.unit() + door.room().charAt(0), head, "户籍人口",
                name.equals("查建国") ? List.of("退役军人", "注册志愿者") : List.of(), age > 60 ? "退休" : "", "");
    }

    private Person foreign(String name, boolean male, LocalDate birth, String kind, String number, Door door) {
        return new Person(name, male ? "男" : "女", birth, kind, number, "", "", "大学本科", "", numbers.mobile(), door.estate(),
                "" + door.building(), "" + door.unit(), door.room(), "非亲属", "", "", "境外人员", List.of(), "示例外贸公司", "");
    }

    /** 1: the register as it should be. */
    Book clean() {
        Book book = new Book("residents");
        Grid grid = book.sheet("居民名册");
        String[] keys = {"rowNo", "name", "idType", "idNo", "sex", "birth", "nation", "politics", "education", "marriage", "mobile",
            "estate", "building", "unit", "room", "relation", "houseNo", "hukouKind", "category", "workplace", "remark"};
        grid.head("序号", "姓名", "证件类型", "证件号码", "性别", "出生日期", "民族", "政治面貌", "文化程度", "婚姻状况", "手机号码", "小区",
                "楼栋", "单元", "房号", "与户主关系", "户号", "户籍类型", "人员类别", "工作单位", "备注");
        for (int i = 0; i < register.size(); i++) grid.add(Fate.NEW, row(i + 1, register.get(i), keys));
        return book;
    }

    /** 2: two header rows, merged household blocks, subtotals, repeated headers, signatures. */
    Book households() {
        Book book = new Book("residents");
        Grid grid = book.sheet("家庭情况");
        grid.title("桑园社区居民家庭情况登记表（2026年10月）", 12);
        grid.line("填报单位（盖章）：桑园社区居民委员会", null, null, null, null, null, null, null, "单位：户、人");
        householdHead(grid, Fate.ABOVE);
        grid.skip("填表说明", "如：桑园里", "填数字", "填数字", "如：501", "必填", "必填", "如：配偶", "18位，必填", "多个用、隔开", "可选", "可选");
        List<Person> people = new People(22, numbers, 8).estate("桑园里", 6, 260);
        int house = 0;
        int families = 0;
        int heads = 0;
        int sinceHead = 0;
        for (int from = 0; from < people.size(); ) {
            int to = from + 1;
            while (to < people.size() && people.get(to).houseNo().equals(people.get(from).houseNo())) to++;
            int first = grid.size();
            house++;
            families++;
            for (int i = from; i < to; i++) {
                Person p = people.get(i);
                Fate fate = house == 31 && i == to - 1 || house == 57 && i == to - 1 ? Fate.REJECTED : Fate.NEW;
                String name = house == 57 && i == to - 1 ? null : p.name();
                String number = house == 31 && i == to - 1 ? Numbers.wrongCheck(p.docNo()) : p.docNo();
                String remark = house == 12 && i == from ? "高龄补贴、低保金合计每月两笔" : house == 40 && i == from ? "小计组长" : p.remark();
                boolean top = i == from;
                grid.add(fate, top ? house : null, top ? p.estate() : null, top ? Integer.valueOf(p.building()) : null,
                        top ? Integer.valueOf(p.unit()) : null, top ? p.room() : null, top ? p.headName() : null, name, p.relation(),
                        number, p.phone(), String.join("、", p.categories()), remark);
            }
            if (house == 20) {
                Person again = people.get(from);
                grid.add(Fate.TWIN, null, null, null, null, null, null, again.name(), again.relation(), again.docNo(), again.phone(), "", "重复登记");
            }
            for (int c = 0; c < 6; c++) grid.merge(first, grid.size() - 1, c, c);
            heads += to - from;
            sinceHead += to - from;
            boolean last = to == people.size();
            if (last || !people.get(to).building().equals(people.get(from).building())) {
                grid.skip("小计", null, people.get(from).building() + "幢", null, null, families + "户", heads + "人");
                families = 0;
                heads = 0;
            }
            if (!last && sinceHead > 70) {
                householdHead(grid, Fate.SKIPPED);
                sinceHead = 0;
            }
            from = to;
        }
        grid.skip("合计", null, null, null, null, house + "户", people.size() + "人");
        grid.skip("填表人：沈样例", null, null, null, "审核人：", null, null, null, "制表日期：2026年10月20日");
        return book;
    }

    private static void householdHead(Grid grid, Fate fate) {
        int row = grid.size();
        Object[] top = {"序号", "住址", null, null, null, "户主姓名", "家庭成员", null, null, null, "人员类别", "备注"};
        Object[] under = {null, "小区", "幢", "单元", "室", null, "姓名", "与户主关系", "身份证号码", "联系电话", null, null};
        if (fate == Fate.SKIPPED) grid.skip(top).skip(under);
        else grid.head(top).head(under);
        for (int c : new int[] {0, 5, 10, 11}) grid.merge(row, row + 1, c, c);
        grid.merge(row, row, 1, 4).merge(row, row, 6, 9);
    }

    /** 3: a sheet per building, household blocks that are not merged, a hidden, an empty and a foreign sheet. */
    Book buildings() {
        Book book = new Book("residents");
        List<Person> people = new People(33, numbers, 15).estate("河东小区", 6, 210);
        for (int b = 1; b <= 6; b++) {
            String building = "" + b;
            Grid grid = book.sheet(b + "幢");
            grid.title("河东小区" + b + "幢住户名册", 8);
            grid.head("序号", "单元", "室号", "姓名", "与户主关系", "身份证号", "联系电话", "备注");
            List<Person> here = people.stream().filter(p -> p.building().equals(building)).toList();
            String before = "";
            int no = 0;
            for (Person p : here) {
                boolean head = !p.houseNo().equals(before);
                before = p.houseNo();
                grid.add(Fate.NEW, ++no, head ? p.unit() : null, head ? p.room() : null, p.name(), p.relation(), p.docNo(), p.phone(), p.remark());
            }
            if (b == 5) {
                Person moved = people.getFirst();
                grid.add(Fate.TWIN, ++no, "3", "602", moved.name(), "户主", moved.docNo(), moved.phone(), "1幢也有登记");
            }
            grid.blank();
            grid.skip("合计", null, null, no + "人");
        }
        Grid old = book.aside("旧底册（勿用）");
        old.hidden = true;
        old.head("序号", "单元", "室号", "姓名", "与户主关系", "身份证号", "联系电话", "备注");
        for (int i = 0; i < 12; i++) old.line(i + 1, "1", "101", people.get(i).name(), "户主", people.get(i).docNo(), null, "2019年底册");
        Grid sums = book.aside("汇总");
        sums.title("河东小区各幢户数", 3).line("楼幢", "户数", "人数");
        for (int b = 1; b <= 6; b++) sums.line(b + "幢", 12, 35);
        book.aside("Sheet9");
        return book;
    }

    /** 5: newcomers, as text in GBK out of an older system. */
    Book newcomers() {
        Book book = new Book("residents");
        Grid grid = book.sheet("csv");
        grid.head("序号", "姓名", "性别", "身份证号码", "民族", "手机", "现居住地址", "人员类型", "来本社区时间", "工作单位", "备注");
        List<Person> people = new People(55, numbers, 100).estate("桑园公寓", 9, 300);
        for (int i = 0; i < people.size(); i++) {
            Person p = people.get(i);
            LocalDate since = LocalDate.of(2021 + i % 6, 1 + i % 10, 1 + i % 27);
            boolean lost = i % 97 == 50 && p.hasNumber();
            String number = lost ? "3.41222E+17" : i % 5 == 0 && p.hasNumber() ? "\t" + p.docNo() : p.docNo();
            String remark = i == 7 ? "先住桑园里，\n后搬来" : i == 30 ? "自称\"小王\"" : "";
            grid.add(lost ? Fate.REJECTED : Fate.NEW, i + 1, p.name(), p.sex(), number, p.nation(), p.phone(), p.address(), p.hukou(), since, p.work(), remark);
            if (i % 120 == 60 && p.hasNumber() && !lost) {
                grid.add(Fate.TWIN, i + 1, p.name(), p.sex(), p.docNo(), p.nation(), p.phone(), p.address(), p.hukou(), since, p.work(), "重复");
            }
        }
        return book;
    }

    /** 9: changes of October to list 1. */
    Book changes() {
        return changes(true);
    }

    /** @return the counts of list 9 in a store that has list 1. */
    Tally changesAfterRegister() {
        return changes(false).tally;
    }

    private Book changes(boolean fresh) {
        Book book = new Book("residents");
        Grid grid = book.sheet("10月变更");
        grid.title("桑园社区10月人员变更名单", 8);
        grid.head("序号", "姓名", "身份证号", "联系电话", "小区", "楼栋", "单元", "房号", "变更情况");
        Function<Boolean, Fate> stored = changed -> fresh ? Fate.NEW : changed ? Fate.UPDATED : Fate.UNCHANGED;
        List<Person> known = register.stream().skip(40).filter(p -> p.docKind().equals("居民身份证") && p.phone().matches("\\d{11}"))
                .limit(400).toList();
        String[] keys = {"rowNo", "name", "idNo", "mobile", "estate", "building", "unit", "room"};
        for (int i = 0; i < 36; i++) {
            Person p = known.get(i * 9);
            boolean changed = i % 4 != 3;
            Person now = changed ? p.withPhone("1380000%04d".formatted(9100 + i)) : p;
            grid.add(stored.apply(changed), row(i + 1, now, keys));
            if (changed) note(grid, "换手机号");
            if (i == 10 || i == 21) grid.add(Fate.TWIN, row(i + 1, now, keys));
            if (i == 15) grid.add(Fate.REJECTED, row(i + 1, p.withName("陆同号"), keys));
        }
        Person renamed = known.get(399).withName("许改名");
        grid.add(fresh ? Fate.NEW : Fate.REJECTED, row(37, renamed, keys));
        note(grid, "姓名与底册不同");
        for (Person p : movedIn()) {
            grid.add(Fate.NEW, row(38, p, keys));
            note(grid, "新迁入");
        }
        return book;
    }

    private List<Person> moved;

    private List<Person> movedIn() {
        if (moved == null) moved = new People(99, numbers, 30).household(new Door("杏花苑", 7, 1, "201"));
        return moved;
    }

    private static void note(Grid grid, String text) {
        grid.rows.getLast().add(text);
    }

    /** @return the person's fields in the order of the keys; a running number where the key is rowNo. */
    static Object[] row(int number, Person person, String... keys) {
        return Arrays.stream(keys).map(k -> k.equals("rowNo") ? (Object) number : nothing(person.value(k))).toArray();
    }

    private static Object nothing(Object value) {
        return "".equals(value) ? null : value;
    }
}
