package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import linli.residents.Residents.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search while typing. */
class ResidentIndexTest {
    private final People people = new People();

    @BeforeEach
    void bring() {
        people.bring(100, "name=查建国  idNo=" + People.idNo("19500312", 981) + "  mobile=13800000123  building=12幢  unit=3  room=501",
                "name=周俊刚  mobile=13800000456", "name=陈桂花  building=2  room=101");
    }

    @AfterEach
    void close() {
        people.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zjg", "cjg", "zhajianguo", "chajianguo", "zhajg", "建国", "查建国", "0123", "12-3-501", "12幢501", "13800000123"})
    void findsByWhatPeopleType(String typed) {
        assertThat(people.residents.search(typed, 5)).extracting(Row::name).contains("查建国").doesNotContain("陈桂花");
    }

    @Test
    void findsByTheTailOfTheNumber() {
        String number = People.idNo("19500312", 981);
        assertThat(people.residents.search(number.substring(14), 5)).extracting(Row::name).containsExactly("查建国");
    }

    @Test
    void seesWhatWasSavedAMomentAgo() {
        assertThat(people.residents.search("xinren", 5)).isEmpty();
        Resident saved = people.residents.save(Resident.of("辛仁"));
        assertThat(people.residents.search("xinren", 5)).extracting(Row::name).containsExactly("辛仁");
        people.residents.save(saved.named("李新"));
        assertThat(people.residents.search("xinren", 5)).isEmpty();
        assertThat(people.residents.search("lx", 5)).extracting(Row::name).containsExactly("李新");
    }

    @Test
    void thoseWhoLeftComeLast() {
        Resident here = people.residents.save(Resident.of("查建国"));
        Resident left = people.named("陈桂花");
        people.residents.end(left.id(), left.version(), Resident.Standing.MOVED, null);
        people.residents.save(Resident.of("陈桂花花"));
        List<Row> found = people.residents.search("陈桂花", 5);
        assertThat(found).extracting(Row::name).containsExactly("陈桂花花", "陈桂花");
        assertThat(people.residents.search("", 5)).isEmpty();
        assertThat(here.id()).isPositive();
    }
}
