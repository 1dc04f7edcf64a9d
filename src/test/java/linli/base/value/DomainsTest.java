package linli.base.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One vocabulary: every leaf has its root, every word one domain, and texts name what they are about. */
class DomainsTest {
    @Test
    void everyLeafHasItsRoot() {
        assertThat(Domains.roots()).hasSizeGreaterThan(8);
        assertThat(Domains.all()).allSatisfy(domain -> {
            assertThat(domain.root() ? domain.code() : Domains.rootOf(domain.code())).isEqualTo(domain.root() ? domain.code() : domain.parent());
            assertThat(Domains.byCode(Domains.rootOf(domain.code()))).isPresent();
        });
    }

    @Test
    void aWordNamesItsDomain() {
        assertThat(Domains.find(" 画画 ").orElseThrow().code()).isEqualTo("ART.PAINT");
        assertThat(Domains.find("art.paint").orElseThrow().name()).isEqualTo("美术");
        assertThat(Domains.find("量子力学")).isEmpty();
    }

    @Test
    void aTextNamesSeveralAndTheLongerWordWins() {
        assertThat(Domains.codesIn("孩子想学画画，老人想要助餐，再装充电桩")).containsExactly("ART.PAINT", "ELDER.MEAL", "ENV.CHARGE");
        assertThat(Domains.hits("青年夜校")).singleElement().satisfies(hit -> {
            assertThat(hit.from()).isZero();
            assertThat(hit.to()).isEqualTo(4);
        });
        assertThat(Domains.codesIn("今天天气不错")).isEmpty();
    }

    @Test
    void nearnessKnowsTheRoot() {
        assertThat(Domains.nearness("ART.PAINT", "ART.PAINT")).isEqualTo(1);
        assertThat(Domains.nearness("ART.PAINT", "ART.CALLI")).isEqualTo(0.5);
        assertThat(Domains.nearness("ART.PAINT", "LAW")).isZero();
        assertThat(Domains.nearness(null, "LAW")).isZero();
    }
}
