package linli.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import linli.base.value.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchKeyTest {
    private static final String KEY = SearchKey.of("查建国").phone("138-0000-1234").phone("0573-87005678")
        .document("33048119850301981X").address(Address.parse("西山里12幢2单元501室")).record("2025-00017").build();

    @ParameterizedTest
    @ValueSource(strings = {"zjg", "cjg", "zhajianguo", "chajianguo", "jianguo", "jg", "建国", "zhajg", "zhjg", "chjg",
        "zhajiang", "z", "zh", "c", "ZJG", "ＺＪＧ", "zha'jianguo", "zha jian guo", "zj", "国", "查", "查建国", "查建",
        "guo", "g", "1234", "5678", "981x", "981X", "981x 1234", "13800001234",
        "138-0000-1234", "0573-87005678", "87005678", "12-2-501", "12幢2单元501",
        "12幢2单元501室", "12栋2单元501", "12 幢 2 单元 501 室", "１２幢２单元５０１", "12#501", "12-501", "501", "501室", "2-501", "12幢",
        "12-2", "西山里", "西山里12幢501", "zjg 501", "501 zjg", "查 12-2-501", "17", "2025-00017", "202500017",
        "33048119850301981x"})
    void finds(String query) {
        assertThat(SearchKey.matcher(query).score(KEY)).as(query).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "h", "i", "u", "o", "jgz", "zg", "ha", "ianguo", "uo", "zjgg", "王", "123", "234", "01",
        "50", "2501", "zjg 502", "13800009999", "西山里13幢", "11-2-501", "1-501", "丰收12幢", "", " ", "-", "、", "zjg|p",
        "建 丁", "980"})
    void doesNotFind(String query) {
        assertThat(SearchKey.matcher(query).score(KEY)).as(query).isZero();
    }

    @Test
    void ranksWhatWasMeantFirst() {
        List<String> order = List.of("查建国", "查建", "建国", "国");
        List<Integer> scores = order.stream().map(query -> SearchKey.matcher(query).score(KEY)).toList();
        assertThat(scores.get(0)).isGreaterThan(scores.get(1));
        assertThat(scores.get(1)).isGreaterThan(scores.get(2));
        assertThat(score("zjg")).isGreaterThan(score("zj")).isGreaterThan(score("jg"));
        assertThat(score("zhajianguo")).isGreaterThan(score("zjg"));
        assertThat(score("jg")).isGreaterThan(score("g"));
        String longer = SearchKey.ofName("张建国强");
        assertThat(SearchKey.matcher("zjg").score(KEY)).isGreaterThan(SearchKey.matcher("zjg").score(longer));
    }

    private static int score(String query) {
        return SearchKey.matcher(query).score(KEY);
    }

    @ParameterizedTest
    @CsvSource({"吕布,lvbu", "吕布,lyubu", "吕布,lubu", "吕布,lb", "吕布,lübu", "女英,nvying", "单雄信,sxx", "单雄信,dxx", "欧阳锋,oyf",
        "欧阳锋,ouyangfeng", "欧阳锋,yf", "尉迟恭,ycg", "尉迟恭,yuchigong", "尉迟恭,wcg", "万俟卨,mq", "万俟卨,moqi", "阿依古丽·买买提,aygl",
        "阿依古丽·买买提,mmt", "阿依古丽·买买提,买买提", "阿依古丽·买买提,阿依古丽买买提", "阿依古丽·买买提,阿依古丽•买买提", "John Smith,john",
        "John Smith,js", "John Smith,smith", "John Smith,JOHNSMITH", "José,jose", "朴乐乐,pyy", "朴乐乐,pll", "重阳,zy", "重阳,cy",
        "𠮷建国,𠮷", "𠮷建国,jg", "𠮷建国,jjg", "王𫝀国,wg", "王𫝀国,wangguo", "张 三,zs", "解缙,xj", "解缙,jj", "任行,rh", "曾国藩,zgf"})
    void findsNamesOfEveryKind(String name, String query) {
        assertThat(SearchKey.matches(SearchKey.ofName(name), query)).as(name + " " + query).isTrue();
    }

    @Test
    void aFormerNameFindsTooButRanksBelow() {
        String key = SearchKey.of("王小明").name("查建国").build();
        assertThat(SearchKey.matcher("zjg").score(key)).isPositive().isLessThan(score("zjg"));
    }

    @Test
    void aDoorWithoutUnitAndALetterDoor() {
        assertThat(SearchKey.matches(SearchKey.of("王五").address(Address.parse("A座1203")).build(), "a-1203")).isTrue();
        assertThat(SearchKey.matches(SearchKey.of("王五").address(Address.parse("A座1203")).build(), "A座1203")).isTrue();
        assertThat(SearchKey.matches(SearchKey.of("王五").address(Address.parse("某村8组15号")).build(), "8组15号")).isTrue();
    }

    @Test
    void aLongKeyKeepsWithinTheColumn() {
        SearchKey key = SearchKey.of("查".repeat(100));
        for (int i = 0; i < 500; i++) {
            key.phone("1380000" + (1000 + i));
        }
        String built = key.build();
        assertThat(built.length()).isLessThanOrEqualTo(2000);
        assertThat(SearchKey.matches(built, "1380000" + 1000)).isTrue();
        assertThat(SearchKey.matches(SearchKey.ofName("吕".repeat(100)), "l".repeat(90) + "x")).isFalse();
    }

    private record Person(String name, String phone, String document, Address home) {
        String key() {
            return SearchKey.of(name).phone(phone).document(document).address(home).build();
        }
    }

    /** What a scan finds is what a plain look at each person says. */
    @Test
    void scansAHundredThousandKeys() {
        String[] surnames = {"王", "李", "张", "查", "单", "欧阳", "吕", "曾", "沈", "陈"};
        String given = "建国英华明芳军伟秀兰娟敏静丽强磊洋艳勇杰涛超霞平刚桂文辉玲鹏红玉萍飞鑫浩凯";
        int many = given.length();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String name = surnames[i % 10] + given.charAt(i / 10 % many) + given.charAt(i / 10 / many % many);
            people.add(new Person(name, "1380000" + (1000 + i % 9000), "33048119850301" + (1000 + i / 7 % 9000),
                Address.of("西山里", "" + i % 40, "" + i % 3, "" + (100 + i % 900), "")));
        }
        List<String> keys = people.stream().map(Person::key).toList();
        Map<String, Predicate<Person>> plain = Map.of(
            "建国", person -> person.name.contains("建国"),
            "查建国", person -> person.name.equals("查建国"),
            "zjg", person -> Pinyin.initials(person.name).stream().anyMatch(initials -> initials.contains("zjg")),
            "cjg", person -> Pinyin.initials(person.name).stream().anyMatch(initials -> initials.contains("cjg")),
            "1234", person -> person.phone.endsWith("1234") || person.document.endsWith("1234"),
            "12-2-501", person -> person.home.door().equals("12-2-501"),
            "建国 501", person -> person.name.contains("建国") && person.home.room().equals("501"),
            "13800001234", person -> person.phone.equals("13800001234"));
        plain.forEach((query, meant) -> {
            SearchMatcher matcher = SearchKey.matcher(query);
            Set<Integer> found = new TreeSet<>();
            Set<Integer> expected = new TreeSet<>();
            for (int i = 0; i < keys.size(); i++) {
                if (matcher.score(keys.get(i)) > 0) {
                    found.add(i);
                }
                if (meant.test(people.get(i))) {
                    expected.add(i);
                }
            }
            assertThat(found).as(query).isEqualTo(expected);
        });
        assertThat(people).anyMatch(plain.get("查建国"));
    }
}
