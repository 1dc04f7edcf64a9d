package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.Needs;
import linli.residents.Resident.Detail;
import linli.schema.Tables;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Merging any two and parting them again leaves every row as it was; what was changed in between stays with the survivor. */
class MergeProofTest {
    private static final List<Table<?>> TABLES = List.of(Tables.RESIDENT, Tables.RESIDENT_FURTHER_PHONE, Tables.RESIDENT_DOCUMENT, Tables.RESIDENT_CATEGORY,
            Tables.RESIDENT_DISTINCT, Tables.HOUSEHOLD, Tables.DWELLING, Tables.NEED, Tables.NEED_STEP);

    private static String line(Random random, String name, String number) {
        StringBuilder line = new StringBuilder("name=" + name);
        if (number != null) {
            line.append("  idNo=").append(number);
        }
        Map<String, List<String>> more = new TreeMap<>(Map.of("birth", List.of("1950-03", "1950-03-12", "1961"), "mobile", List.of("13800000001", "13800000002、13800000003(子)"),
                "building", List.of("3", "5"), "room", List.of("201", "302"), "relation", List.of("户主", "配偶", "子"), "education", List.of("高中", "初中"),
                "category", List.of("独居老人", "低保户,退役军人"), "remark", List.of("常来", "听力不好"), "movedOut", List.of("2025-01-02", "是"), "headName", List.of("沈大年")));
        more.forEach((key, values) -> {
            if (random.nextInt(2) == 0) {
                line.append("  ").append(key).append('=').append(values.get(random.nextInt(values.size())));
            }
        });
        return line.toString();
    }

    private static Map<String, List<String>> content(People people) {
        Map<String, List<String>> content = new TreeMap<>();
        for (Table<?> table : TABLES) {
            boolean child = table != Tables.RESIDENT && table != Tables.NEED && table != Tables.HOUSEHOLD && table != Tables.DWELLING;
            List<Field<?>> fields = new ArrayList<>(Stream.of(table.fields()).filter(f -> !List.of("TOUCHED", "VERSION", "UPDATED_AT").contains(f.getName().toUpperCase())
                    && !(child && f.getName().equalsIgnoreCase("id"))).toList());
            content.put(table.getName(), people.db.sql().select(fields).from(table).fetch().stream().map(row -> row.intoMap().toString()).sorted().toList());
        }
        return content;
    }

    @RepeatedTest(60)
    void partedAgainAllIsAsItWas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        try (People people = new People()) {
            Needs needs = new Needs(people.db, People.CLOCK, () -> "周老师");
            people.bring(10, line(random, "沈小满", random.nextBoolean() ? People.idNo("19500312", 981) : null));
            people.bring(10, line(random, random.nextInt(4) == 0 ? "沈晓满" : "沈小满", null) + "  otherIdNo=H12345678  mobile=13800000077");
            List<Resident> two = people.all();
            if (two.size() < 2) {
                return; // the second line said the same person
            }
            boolean swapped = random.nextBoolean();
            Resident kept = two.get(swapped ? 1 : 0);
            Resident gone = two.get(swapped ? 0 : 1);
            asked(needs, gone, "诉求一");
            asked(needs, kept, "诉求二");
            Map<String, List<String>> before = content(people);
            Resident merged = people.residents.merge(kept.id(), gone.id());
            assertThat(people.residents.needs(kept.id())).as("both needs are the survivor's").hasSize(2);
            assertThat(people.count()).isEqualTo(1);
            if (repetition.getCurrentRepetition() % 2 == 0) {
                people.residents.unmerge(gone.id());
                assertThat(content(people)).isEqualTo(before);
            } else {
                people.residents.save(people.residents.find(merged.id()).orElseThrow().with(Detail.WORKPLACE, "桑园小学").with(Detail.REMARK, "合并后写的"));
                asked(needs, merged, "合并后的诉求");
                people.residents.unmerge(gone.id());
                Resident back = people.residents.find(gone.id()).orElseThrow();
                assertThat(back.saysSame(gone)).as("%s%n%s", back, gone).isTrue();
                Resident survivor = people.residents.find(kept.id()).orElseThrow();
                assertThat(survivor.saysSame(kept.with(Detail.WORKPLACE, "桑园小学").with(Detail.REMARK, "合并后写的"))).as("%s%n%s", survivor, kept).isTrue();
                assertThat(people.residents.needs(gone.id())).extracting(Residents.Asked::body).containsExactly("诉求一");
                assertThat(people.residents.needs(kept.id())).extracting(Residents.Asked::body).containsExactlyInAnyOrder("诉求二", "合并后的诉求");
            }
        }
    }

    private static void asked(Needs needs, Resident by, String body) {
        needs.register(new Need.Draft(new Need.Asker(Need.AskerKind.RESIDENT, by.id(), by.name(), null, null), body, NeedChannel.PHONE, null, null, null, null));
    }

    @Test
    void mergesThatStandAreListedUntilParted() {
        try (People people = new People()) {
            people.bring(10, "name=沈小满  mobile=13800000001  birth=1950-01-01", "name=沈小满  mobile=13800000001  birth=1951-01-01");
            List<Resident> two = people.all();
            people.residents.merge(two.get(0).id(), two.get(1).id());
            assertThat(people.residents.merges(10)).singleElement().satisfies(one -> {
                assertThat(one.kept().id()).isEqualTo(two.get(0).id());
                assertThat(one.gone().id()).isEqualTo(two.get(1).id());
                assertThat(one.staff()).isEqualTo("周老师");
            });
            people.residents.unmerge(two.get(1).id());
            assertThat(people.residents.merges(10)).isEmpty();
            assertThat(people.residents.sides(two.get(0).id(), two.get(1).id())).filteredOn(side -> side.score() > 0).extracting(side -> side.score()).containsExactly(40, 20);
        }
    }
}
