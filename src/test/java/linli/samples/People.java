package linli.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes fictitious households with people of every age, dwelling by dwelling, always the same for the same seed. */
final class People {
    /** The day on which the samples were "made"; ages and dates are relative to it. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Words words = Words.of("names.tsv", " ");
    private final Random random;
    private final Numbers numbers;
    private final int newcomers;
    private int houses;

    /** @param newcomers how many households of a hundred are 新居民 */
    People(long seed, Numbers numbers, int newcomers) {
        this.random = new Random(seed);
        this.numbers = numbers;
        this.newcomers = newcomers;
    }

    Random random() {
        return random;
    }

    Numbers numbers() {
        return numbers;
    }

    /** @return at least so many people of one estate, whole households, in order of their doors. */
    List<Person> estate(String estate, int buildings, int people) {
        List<Person> all = new ArrayList<>();
        int doors = buildings * 3 * 12;
        double step = Math.max(1.0, doors / (people / 2.75));
        for (double door = 0; door < doors && all.size() < people; door += step) {
            all.addAll(household(doorAt(estate, (int) door)));
        }
        return all;
    }

    private Door doorAt(String estate, int door) {
        int inUnit = door % 12;
        return new Door(estate, 1 + door / 36, 1 + door / 12 % 3, (1 + inUnit / 2) + "0" + (1 + inUnit % 2));
    }

    /** @return the people behind one door, head of household first. */
    List<Person> household(Door door) {
        House house = new House(door, "%06d".formatted(100000 + ++houses));
        boolean far = random.nextInt(100) < newcomers;
        int kind = random.nextInt(100);
        if (far) tenants(house);
        else if (kind < 38) family(house, 28 + random.nextInt(22), false);
        else if (kind < 62) family(house, 62 + random.nextInt(28), false);
        else if (kind < 76) family(house, 66 + random.nextInt(30), true);
        else if (kind < 94) generations(house);
        else family(house, 24 + random.nextInt(20), true);
        return house.people;
    }

    private void family(House house, int age, boolean alone) {
        boolean headMale = alone ? random.nextBoolean() : random.nextInt(100) < 85;
        String surname = surname();
        add(house, surname, headMale, age, "户主", false);
        if (alone) return;
        String other = surname();
        add(house, other, !headMale, age - 3 + random.nextInt(5), "配偶", false);
        if (age > 58) return;
        int children = random.nextInt(10) < 3 ? 2 : random.nextInt(10) < 8 ? 1 : 0;
        for (int i = 0; i < children && age - 27 - i * 4 >= 0; i++) {
            boolean son = random.nextBoolean();
            add(house, headMale ? surname : other, son, age - 27 - i * 4, son ? "子" : "女", false);
        }
    }

    private void generations(House house) {
        int age = 58 + random.nextInt(18);
        String surname = surname();
        add(house, surname, true, age, "户主", false);
        add(house, surname(), false, age - 2, "配偶", false);
        add(house, surname, true, age - 26, "子", false);
        add(house, surname(), false, age - 27, "儿媳", false);
        boolean boy = random.nextBoolean();
        add(house, surname, boy, Math.max(0, age - 54), boy ? "孙子" : "孙女", false);
        if (random.nextInt(4) == 0) add(house, surname, false, age + 25 > 101 ? 99 : age + 25, "母亲", false);
    }

    private void tenants(House house) {
        int age = 22 + random.nextInt(26);
        boolean male = random.nextInt(10) < 6;
        String surname = surname();
        add(house, surname, male, age, "户主", true);
        if (random.nextInt(10) < 6) {
            add(house, surname(), !male, age - 2 + random.nextInt(4), "配偶", true);
            if (age > 26 && random.nextInt(10) < 6) add(house, surname, random.nextBoolean(), random.nextInt(age - 24), "子女", true);
        }
    }

    private String surname() {
        return words.pick(random.nextInt(12) == 0 ? "rare" : "surname", random);
    }

    private Person add(House house, String surname, boolean male, int age, String relation, boolean far) {
        int years = Math.max(0, Math.min(101, age));
        LocalDate birth = TODAY.minusYears(years).minusDays(1 + random.nextInt(364));
        String generation = years > 62 ? "old" : years > 36 ? "mid" : "new";
        String name = surname + words.pick(generation + (male ? "M" : "F"), random);
        String nation = "汉族";
        if (random.nextInt(60) == 0) name = surname + words.pick("rareGiven", random);
        if (far && random.nextInt(6) == 0) nation = words.pick("nation", random);
        if (far && random.nextInt(14) == 0) {
            int which = random.nextInt(4);
            name = words.all(male ? "minorityM" : "minorityF").get(which);
            nation = words.all("minorityNation").get(which);
        }
        if (relation.equals("子女")) relation = male ? "子" : "女";
        boolean baby = years == 0 && random.nextInt(10) < 7;
        String number = "";
        while (!baby && number.isEmpty()) {
            String drawn = numbers.idNo(region(birth, far), birth, male);
            if (drawn == null) birth = birth.plusDays(1);
            else number = drawn;
        }
        return house.add(new Person(name, male ? "男" : "女", birth, baby ? "" : "居民身份证", number, nation,
                politics(years), education(years), marriage(years, relation), phone(years), house.door.estate,
                "" + house.door.building, "" + house.door.unit, house.door.room, relation, house.number,
                house.people.isEmpty() ? name : house.people.getFirst().name(), far ? "流动人口" : "户籍人口",
                categories(house, years, relation, far), work(years), ""));
    }

    private String region(LocalDate birth, boolean far) {
        if (far) return words.pick("farRegion", random);
        if (birth.getYear() >= 1995) return "330481";
        return birth.getYear() >= 1986 ? "339002" : random.nextInt(3) == 0 ? "330481" : "330423";
    }

    private String politics(int age) {
        if (age > 28 && random.nextInt(9) == 0) return "中共党员";
        if (age > 14 && age < 28 && random.nextInt(3) == 0) return "共青团员";
        return age > 40 && random.nextInt(90) == 0 ? "民盟盟员" : "群众";
    }

    private String education(int age) {
        if (age < 7) return "";
        if (age < 13) return "小学";
        if (age < 16) return "初中";
        String[] levels = age > 65 ? new String[] {"小学", "初中", "初中", "普通高中"}
                : new String[] {"初中", "普通高中", "大学专科", "大学本科", "大学本科", "研究生"};
        return levels[random.nextInt(levels.length)];
    }

    private String marriage(int age, String relation) {
        if (age < 22) return "未婚";
        if (relation.equals("母亲")) return "丧偶";
        if (relation.equals("配偶") || relation.equals("儿媳")) return "已婚";
        return age > 70 && random.nextInt(3) == 0 ? "丧偶" : age < 30 && random.nextBoolean() ? "未婚" : "已婚";
    }

    private String phone(int age) {
        if (age < 12) return "";
        if (age > 74) return switch (random.nextInt(4)) {
            case 0 -> numbers.mobile() + "(子)";
            case 1 -> numbers.landline();
            case 2 -> "";
            default -> numbers.mobile();
        };
        return numbers.mobile();
    }

    private List<String> categories(House house, int age, String relation, boolean far) {
        List<String> list = new ArrayList<>();
        if (far) list.add(random.nextInt(5) == 0 && age > 20 ? "新就业群体" : "新居民");
        if (age >= 80) list.add("高龄老人");
        if (age >= 66 && relation.equals("户主") && random.nextInt(4) == 0) list.add("独居老人");
        if (age > 30 && random.nextInt(40) == 0) list.add("低保对象");
        if (age > 10 && random.nextInt(35) == 0) list.add("残疾人");
        if (age > 24 && age < 85 && random.nextInt(30) == 0) list.add("退役军人");
        if (age > 18 && age < 70 && random.nextInt(15) == 0) list.add("注册志愿者");
        return List.copyOf(list);
    }

    private String work(int age) {
        if (age < 6) return "";
        if (age < 19) return "示例学校";
        return age > 62 ? "退休" : words.pick("work", random);
    }

    /** A dwelling's place. */
    record Door(String estate, int building, int unit, String room) {}

    private static final class House {
        final Door door;
        final String number;
        final List<Person> people = new ArrayList<>();

        House(Door door, String number) {
            this.door = door;
            this.number = number;
        }

        Person add(Person person) {
            people.add(person);
            return person;
        }
    }
}
