package linli.samples;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Grown-up people with a number, a mobile of their own and a name nobody else has, handed out a few at a time. */
final class Crowd {
    private final List<Person> pool = new ArrayList<>();
    private final Numbers numbers = new Numbers(7_000);
    private int next;

    Crowd(long seed) {
        Set<String> names = new HashSet<>();
        for (Person p : new People(seed, numbers, 10).estate("示范新村", 20, 1600)) {
            boolean plain = p.phone().matches("\\d{11}") && p.docKind().equals("居民身份证") && p.age() > 18 && !p.name().contains("·");
            if (plain && names.add(p.name())) pool.add(p);
        }
    }

    List<Person> take(int count) {
        List<Person> some = new ArrayList<>();
        for (int i = 0; i < count; i++) some.add(pool.get(next++ % pool.size()));
        return some;
    }

    Person one() {
        return take(1).getFirst();
    }

    Numbers numbers() {
        return numbers;
    }
}
