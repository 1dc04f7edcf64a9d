package linli.base.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vectors do not say: numeric cells, ages, owners of phones, ambiguous words, money. */
class ValueRulesTest {
    private static final LocalDate TODAY = Vectors.TODAY;

    @Test
    void aNumericIdIsLostWhateverItsChecksum() {
        IdNumber.Check check = IdNumber.checkNumeric(330481198503019815d);
        assertThat(check.status()).isEqualTo(IdNumber.Status.PRECISION_LOST);
        assertThat(check.normalized()).isEqualTo("330481198503019000");
        assertThat(IdNumber.checkNumeric(330481198503018000d).normalized()).isEqualTo("330481198503018000");
        assertThat(check.region()).isEqualTo("330481");
        assertThat(check.birth()).isEqualTo(LocalDate.of(1985, 3, 1));
        assertThat(check.ok()).isFalse();
        assertThat(IdNumber.checkNumeric(1e15).status()).isEqualTo(IdNumber.Status.PRECISION_LOST);
        assertThat(IdNumber.checkNumeric(9.99e17).status()).isEqualTo(IdNumber.Status.PRECISION_LOST);
        assertThat(IdNumber.checkNumeric(330423850301981d).status()).isEqualTo(IdNumber.Status.LEGACY_15);
        assertThat(IdNumber.checkNumeric(12).status()).isEqualTo(IdNumber.Status.BAD_LENGTH);
        assertThat(IdNumber.checkNumeric(Double.NaN).status()).isEqualTo(IdNumber.Status.BAD_CHAR);
    }

    @Test
    void aWrongCheckDigitIsNamed() {
        assertThat(IdNumber.check("330481198503019810", TODAY).expectedCheckDigit()).isEqualTo("5");
        assertThat(IdNumber.check("330481198503019000", TODAY).expectedCheckDigit()).isNotEmpty().isNotEqualTo("0");
        assertThat(Uscc.check("91330481XNDM000165").expectedCheckDigit()).isEqualTo("4");
    }

    @Test
    void oddIds() {
        String old = "33048118900301981";
        assertThat(IdNumber.check(old + IdNumber.checkDigit(old), TODAY).status()).isEqualTo(IdNumber.Status.WARN_AGE);
        assertThat(IdNumber.check("330481********9815", TODAY).status()).isEqualTo(IdNumber.Status.BAD_CHAR);
        assertThat(IdNumber.check("USA330485030112", TODAY).kind()).isEqualTo(IdNumber.Kind.FOREIGN_PR_2017);
        assertThat(IdNumber.check(null, TODAY).status()).isEqualTo(IdNumber.Status.EMPTY);
    }

    @Test
    void otherDocuments() {
        OtherDocument passport = OtherDocument.find("护照", "e 12345678").orElseThrow();
        assertThat(passport).isEqualTo(new OtherDocument(IdNumber.Kind.PASSPORT, "414", "E12345678", true));
        assertThat(OtherDocument.find("", "H12345678").orElseThrow().kind()).isEqualTo(IdNumber.Kind.HK_MACAO_PERMIT);
        assertThat(OtherDocument.find("永居证", "933840198008089874").orElseThrow().kind())
            .isEqualTo(IdNumber.Kind.FOREIGN_PR_2023);
        assertThat(OtherDocument.find("台胞证", "123").orElseThrow().wellFormed()).isFalse();
        assertThat(OtherDocument.find("护照", "无")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25.3.1,AMBIGUOUS", "05.3.1,OK", "30.3.1,OK", "3/15/1985,OK", "3/4/1985,AMBIGUOUS", "850301,OK",
        "1985/3/1 08:30,OK", "1985-03-01T00:00:00,OK", "1-Mar-85,OK", "1985-13-01,BAD_DATE", "abc,BAD_FORMAT", "12,BAD_FORMAT",
        "1985年13月,BAD_DATE", "永久有效,LONG_TERM", "9999-12-31,OK", "二〇二五年十月,OK", "正月初五,LUNAR", "0985-03-01,BAD_DATE",
        "1985-03-01-02,BAD_FORMAT", "出生于1985年3月,OK", "99999999999999999999,BAD_FORMAT", "85年,OK"})
    void dates(String text, PartialDate.Status status) {
        assertThat(PartialDate.parse(text, TODAY).status()).isEqualTo(status);
    }

    @Test
    void ambiguousDatesNameTheirCandidates() {
        assertThat(PartialDate.parseNumber(1985.1, TODAY).candidates()).map(PartialDate::toString)
            .containsExactly("1985-01", "1985-10");
        assertThat(PartialDate.parse("25.3.1", TODAY).candidates()).map(PartialDate::toString)
            .containsExactly("2025-03-01", "1925-03-01");
        assertThat(PartialDate.parse("3/1/85", TODAY).candidates()).map(PartialDate::toString)
            .containsExactly("1985-03-01", "1985-01-03");
    }

    @Test
    void excelDays() {
        assertThat(PartialDate.parseNumber(59, TODAY).value()).hasToString("1900-02-28");
        assertThat(PartialDate.parseNumber(61, TODAY).value()).hasToString("1900-03-01");
        assertThat(PartialDate.parseNumber(1, TODAY).value()).hasToString("1900-01-01");
        assertThat(PartialDate.parseNumber(0, TODAY).status()).isEqualTo(PartialDate.Status.BAD_DATE);
        assertThat(PartialDate.parseNumber(-5, TODAY).ok()).isFalse();
        assertThat(PartialDate.parseNumber(1e18, TODAY).ok()).isFalse();
    }

    @Test
    void ageIsOnlyToldWhenItIsKnown() {
        PartialDate day = PartialDate.day(LocalDate.of(1985, 11, 25));
        assertThat(day.ageOn(TODAY)).hasValue(39);
        assertThat(day.ageOn(TODAY.plusDays(1))).hasValue(40);
        assertThat(PartialDate.month(1985, 3).ageOn(TODAY)).hasValue(40);
        assertThat(PartialDate.month(1985, 11).ageOn(TODAY)).isEmpty();
        assertThat(PartialDate.year(1985).ageOn(TODAY)).isEmpty();
        assertThat(PartialDate.year(1985).ageOn(LocalDate.of(2025, 12, 31))).hasValue(40);
        assertThat(day.ageOn(LocalDate.of(1980, 1, 1))).isEmpty();
        assertThat(PartialDate.month(1985, 11).agreesWith(day)).isTrue();
        assertThat(PartialDate.month(1985, 10).agreesWith(day)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"13800000001(子),子", "13800000001（女儿）,女儿", "儿子13800000001,儿子", "儿子:13800000001,儿子", "13800000001女儿,女儿"})
    void phonesKeepTheirOwner(String text, String owner) {
        assertThat(Phone.parseAll(text)).containsExactly(new Phone(Phone.Kind.MOBILE, "13800000001", owner));
    }

    @Test
    void oddPhones() {
        assertThat(Phone.parseAll("13800000001(子)13800000002(女)")).map(Phone::owner).containsExactly("子", "女");
        assertThat(Phone.parseAll("(0573)87000001转801")).map(Phone::number).containsExactly("0573-87000001-801");
        assertThat(Phone.parseAll("010-87000001")).map(Phone::number).containsExactly("010-87000001");
        assertThat(Phone.parseAll("13800000001.0")).map(Phone::number).containsExactly("13800000001");
        assertThat(Phone.parseAll("13800000001,13800000001")).hasSize(1);
        assertThat(Phone.parseAll("138****0001")).map(Phone::kind).containsExactly(Phone.Kind.BAD);
        assertThat(Phone.parseAll("没装")).map(Phone::kind).containsExactly(Phone.Kind.BAD);
        assertThat(Phone.parseAll("138 0000 0001 139 0000 0002")).map(Phone::number)
            .containsExactly("13800000001", "13900000002");
    }

    @ParameterizedTest
    @CsvSource({"海宁市硖石街道西山社区西山里12幢2单元501室,西山里,12-2-501", "西山里十二幢二单元501,西山里,12-2-501",
        "西山里12幢3-501,西山里,12-3-501", "西山里01幢101室,西山里,1-101", "海州西路226号12幢501,海州西路226号,12-501", "A座1203,'',A-1203",
        "12幢,'',12", "海州西路226-1,'',''", "12幢2单元5楼501室,'',12-2-501"})
    void addresses(String text, String estate, String door) {
        Address address = Address.parse(text);
        assertThat(address.estate()).isEqualTo(estate);
        assertThat(address.door()).isEqualTo(door);
    }

    @Test
    void anAddressFromItsParts() {
        Address address = Address.of("西山里", "12幢", "2单元", "501室", "");
        assertThat(address).isEqualTo(new Address("西山里", "12", "2", "501", "西山里12-2-501"));
        assertThat(Address.parse(address.raw()).door()).isEqualTo("12-2-501");
        assertThat(Address.of(null, null, null, null, null).parsed()).isFalse();
    }

    @Test
    void codesAreFoundByTheWordsPeopleUse() {
        assertThat(CodeTable.nation().find("汉").orElseThrow().code()).isEqualTo("01");
        assertThat(CodeTable.politics().find("中共党员").orElseThrow().code()).isEqualTo("01");
        assertThat(CodeTable.education().find("大专").orElseThrow().code()).isEqualTo("30");
        assertThat(CodeTable.category().find("低保户").orElseThrow().column("group")).isEqualTo("AID");
        assertThat(CodeTable.region().byCode("330481101000").orElseThrow().name()).isEqualTo("许村镇");
        assertThat(CodeTable.relation().nameOf("38")).isEqualTo("儿媳");
        assertThat(CodeTable.relation().find("外人")).isEmpty();
        assertThat(CodeTable.relation().find("")).isEmpty();
        assertThat(CodeTable.nation().all()).hasSize(58);
    }

    @Test
    void anAmbiguousWordIsAskedAbout() {
        assertThat(CodeTable.relation().find("媳妇")).isEmpty();
        assertThat(CodeTable.relation().isAmbiguous("媳妇")).isTrue();
        assertThat(CodeTable.relation().candidates("媳妇")).map(Code::name).containsExactly("妻", "儿媳");
    }

    /** A word that came to mean two things by accident would silently stop being understood. */
    @Test
    void noOtherWordIsAmbiguous() {
        for (CodeTable table : List.of(CodeTable.nation(), CodeTable.politics(), CodeTable.education(),
            CodeTable.marriage(), CodeTable.relation(), CodeTable.certType(), CodeTable.category(), CodeTable.sex())) {
            for (Code code : table.all()) {
                for (String word : (code.name() + "|" + code.column("synonyms")).split("\\|")) {
                    assertThat(word.equals("媳妇") || !table.isAmbiguous(word)).as(word).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"男,MALE", "女性,FEMALE", "F,FEMALE", "1,MALE", "2,FEMALE", "0,UNKNOWN", "男孩吗,UNKNOWN", "未说明的性别,UNSTATED"})
    void sexes(String text, Sex sex) {
        assertThat(Sex.find(text)).isEqualTo(sex);
    }

    @Test
    void cleaning() {
        assertThat(Clean.text("\u3000\u00A0张\u200B三\uFEFF ")).isEqualTo("张三");
        assertThat(Clean.name("张 三")).isEqualTo("张三");
        assertThat(Clean.name("阿依古丽 • 买买提")).isEqualTo("阿依古丽·买买提");
        assertThat(Clean.name("阿依古丽.买买提")).isEqualTo("阿依古丽·买买提");
        assertThat(Clean.name("John   Smith")).isEqualTo("John Smith");
        assertThat(Clean.header("姓 名\n（必填）*")).isEqualTo("姓名");
        assertThat(Clean.header("身份证号（18位）：")).isEqualTo("身份证号");
        assertThat(Clean.header("Tel")).isEqualTo("tel");
        assertThat(Clean.header("(备注)")).isEqualTo("备注");
        assertThat(Clean.split("独居老人,低保户、残疾")).containsExactly("独居老人", "低保户", "残疾");
        assertThat(Clean.isDitto("〃")).isTrue();
        assertThat(Clean.yesNo("√")).contains(true);
        assertThat(Clean.yesNo("否")).contains(false);
        assertThat(Clean.yesNo("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "无", "/", "—", "--", "不详", "暂 无", "同上", "N/A", "\u3000"})
    void placeholders(String text) {
        assertThat(Clean.isPlaceholder(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "无锡", "否", "张三", "1/2"})
    void notPlaceholders(String text) {
        assertThat(Clean.isPlaceholder(text)).isFalse();
    }

    @Test
    void moneyIsExactAndNeverWraps() {
        assertThat(Money.parse("1,409.50").plus(Money.yuan(1))).hasToString("1410.50");
        assertThat(Money.parse("1409.5元").format()).isEqualTo("1,409.50");
        assertThat(Money.checkNumber(0.1 + 0.2).value()).isEqualTo(new Money(30));
        assertThat(Money.checkNumber(12.345).status()).isEqualTo(Money.Status.SCALE_GT_2);
        assertThat(Money.check("1,40.50").status()).isEqualTo(Money.Status.BAD_FORMAT);
        assertThat(Money.check("--1").status()).isEqualTo(Money.Status.BAD_FORMAT);
        assertThat(Money.check("1e5").status()).isEqualTo(Money.Status.BAD_FORMAT);
        assertThat(Money.check("9999999999999").status()).isEqualTo(Money.Status.TOO_LARGE);
        assertThat(Money.check("无").status()).isEqualTo(Money.Status.EMPTY);
        assertThat(new Money(1001).times(new BigDecimal("0.5"))).isEqualTo(new Money(501));
        assertThat(Money.of(new BigDecimal("12.30"))).isEqualTo(new Money(1230));
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.parse("12.345")).hasMessage("SCALE_GT_2");
        assertThat(AmountWords.withCurrency(new Money(5))).isEqualTo("人民币伍分");
    }

    @Test
    void masksHideEnough() {
        assertThat(Mask.name("𠮷建国")).isEqualTo("𠮷*国");
        assertThat(Mask.name("欧阳")).isEqualTo("欧*");
        assertThat(Mask.name("John Smith")).isEqualTo("J*** *****");
        assertThat(Mask.idNo("E12345678")).isEqualTo("E1*****78");
        assertThat(Mask.idNo("123")).isEqualTo("**3");
        assertThat(Mask.address("海州西路226号")).isEqualTo("海州西路**");
        assertThat(Mask.address("12-3-501")).isEqualTo("**");
        assertThat(Mask.phone("612345")).isEqualTo("****45");
        assertThat(Mask.phone("")).isEmpty();
    }
}
