package linli.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {
    @ParameterizedTest
    @CsvSource({"查建国,zha jian guo", "建查,jian cha", "单雄信,shan xiong xin", "单于飞,chan yu fei", "欧阳锋,ou yang feng",
        "吕布,lv bu", "仇英,qiu ying", "区大相,ou da xiang", "解缙,xie jin", "曾国藩,zeng guo fan", "任行,ren xing", "朴树,piao shu",
        "乐毅,yue yi", "盖聂,ge nie", "翟让,zhai rang", "尉迟恭,yu chi gong", "万俟卨,mo qi xie", "万家,wan jia", "上官婉儿,shang guan wan er",
        "阿依古丽·买买提,a yi gu li mai mai ti", "John Smith,john smith", "王,wang", "𠮷田,ji tian", "〇一,ling yi"})
    void sortKey(String name, String key) {
        assertThat(Pinyin.sortKey(name)).isEqualTo(key);
    }

    @Test
    void everyPlausibleReading() {
        assertThat(Pinyin.initials("查建国")).startsWith("zjg").contains("cjg");
        assertThat(Pinyin.full("查建国")).startsWith("zhajianguo").contains("chajianguo");
        assertThat(Pinyin.initials("重长行乐单曾")).hasSizeLessThanOrEqualTo(16);
        assertThat(Pinyin.initials("")).containsExactly("");
    }

    @Test
    void anUnreadableCharacterStandsForItself() {
        assertThat(Pinyin.sortKey("王𫝀")).isEqualTo("wang 𫝀");
        assertThat(Pinyin.full("王𫝀国")).contains("wangguo");
    }

    @Test
    void sortsBySyllable() {
        assertThat(Stream.of("李安", "连战", "李伟", "吕布", "罗成", "查建国", "赵云").map(Pinyin::sortKey).sorted().toList())
            .isEqualTo(List.of("li an", "li wei", "lian zhan", "luo cheng", "lv bu", "zha jian guo", "zhao yun"));
    }

    @Test
    void aNameOfAnyLengthFitsTheColumn() {
        assertThat(Pinyin.sortKey("庄".repeat(100)).length()).isBetween(150, 200);
        assertThat(Pinyin.sortKey(null)).isEmpty();
    }
}
