package linli.base.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the domain's vectors for numbers, dates, phones, addresses and masks. */
class VectorsTest {
    static List<Map<String, String>> ids() {
        return Vectors.rows("id_number.tsv");
    }

    static List<Map<String, String>> dates() {
        return Vectors.rows("date.tsv");
    }

    static List<Map<String, String>> phones() {
        return Vectors.rows("phone.tsv");
    }

    static List<Map<String, String>> addresses() {
        return Vectors.rows("address.tsv");
    }

    static List<Map<String, String>> masks() {
        return Vectors.rows("mask.tsv");
    }

    static List<Map<String, String>> codes() {
        return Vectors.rows("uscc.tsv");
    }

    static List<Map<String, String>> amounts() {
        return Vectors.rows("amount_capital.tsv");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void creditCode(Map<String, String> row) {
        Uscc.Check check = Uscc.check(row.get("input"));
        assertThat(check.status().name()).isEqualTo(row.get("expected_status"));
        assertThat(check.normalized()).isEqualTo(row.get("normalized"));
        assertThat(check.orgType()).isEqualTo(row.get("org_type"));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountInWords(Map<String, String> row) {
        Money.Check check = Money.check(row.get("input"));
        assertThat(check.status().name()).isEqualTo(row.get("expected_status"));
        assertThat(check.ok() ? AmountWords.of(check.value()) : "").isEqualTo(row.get("canonical"));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void idNumber(Map<String, String> row) {
        IdNumber.Check check = IdNumber.check(row.get("input"), Vectors.TODAY);
        assertThat(check.status().name()).isEqualTo(row.get("expected_status"));
        assertThat(check.kind() == null ? "" : check.kind().name()).isEqualTo(row.get("kind"));
        assertThat(check.normalized()).isEqualTo(row.get("normalized"));
        assertThat(check.region()).isEqualTo(row.get("region"));
        assertThat(check.birth() == null ? "" : check.birth().toString()).isEqualTo(row.get("birth"));
        assertThat(check.sex()).isEqualTo(Sex.find(row.get("sex")));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void date(Map<String, String> row) {
        String input = row.get("input");
        PartialDate.Check check = row.get("cell_type").equals("NUMERIC")
            ? PartialDate.parseNumber(Double.parseDouble(input), Vectors.TODAY)
            : PartialDate.parse(input, Vectors.TODAY);
        assertThat(check.status().name()).isEqualTo(row.get("expected_status"));
        assertThat(check.ok() ? check.value().toString() : "").isEqualTo(row.get("iso"));
        assertThat(check.ok() ? check.value().precision().name() : "").isEqualTo(row.get("precision"));
    }

    @ParameterizedTest
    @MethodSource("phones")
    void phone(Map<String, String> row) {
        List<Phone> phones = Phone.parseAll(row.get("input"));
        boolean bad = phones.stream().anyMatch(phone -> phone.kind() == Phone.Kind.BAD);
        assertThat(phones.isEmpty() ? "EMPTY" : bad ? "BAD" : "OK").isEqualTo(row.get("expected_status"));
        assertThat(phones.stream()
            .map(phone -> (phone.callable() ? "" : phone.kind().name() + ":") + phone.number())
            .collect(Collectors.joining("|"))).isEqualTo(row.get("normalized"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void address(Map<String, String> row) {
        Address address = Address.parse(row.get("input"));
        assertThat(address.building()).isEqualTo(row.get("building"));
        assertThat(address.unit()).isEqualTo(row.get("unit"));
        assertThat(address.room()).isEqualTo(row.get("room"));
        assertThat(address.raw()).isEqualTo(row.get("input"));
    }

    @ParameterizedTest
    @MethodSource("masks")
    void mask(Map<String, String> row) {
        String input = row.get("input");
        String masked = switch (row.get("kind")) {
            case "NAME" -> Mask.name(input);
            case "ID_6_4" -> Mask.idNo(input);
            case "ID_3_4" -> Mask.middle(input, 3, 4);
            case "ID_3_2" -> Mask.middle(input, 3, 2);
            case "ID_1_2" -> Mask.middle(input, 1, 2);
            case "MOBILE_3_4", "LANDLINE" -> Mask.phone(input);
            case "ADDRESS" -> Mask.address(input);
            case "BANK" -> Mask.bank(input);
            default -> throw new AssertionError(row.get("kind"));
        };
        assertThat(masked).isEqualTo(row.get("expected"));
    }

    /** The reader above could drop rows; the files' own line counts say it does not. */
    @Test
    void noRowIsSkipped() {
        Map<String, Integer> rows = Map.of("id_number.tsv", 27, "date.tsv", 33, "phone.tsv", 16, "address.tsv", 13,
            "mask.tsv", 14, "uscc.tsv", 19, "amount_capital.tsv", 31);
        rows.forEach((file, count) -> {
            assertThat(Vectors.rows(file)).as(file).hasSize(count);
            assertThat(Vectors.text(file).lines().filter(line -> !line.isEmpty()).count()).as(file)
                .isEqualTo(count + 1);
        });
    }
}
