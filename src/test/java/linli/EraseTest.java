package linli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linli.accounts.Role;
import linli.base.db.PlainPages;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.text.UserError;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.residents.Resident;
import linli.residents.Residents;
import linli.rights.Consent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks to be forgotten: afterwards no byte of the data file tells their numbers, and the books are as they were. */
class EraseTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String OWN = "right-horse-1";
    private static final String THEIRS = "their first word";

    @TempDir
    Path temp;

    private final Clock clock = Clock.fixed(LocalDate.of(2026, 11, 24).atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
    private Wiring house;

    @BeforeEach
    void open() {
        house = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", OWN.toCharArray()).make(temp.resolve("store"), clock).house();
        house.accounts().add(OWN, "second", "陈老师", Set.of(Role.CLERK), THEIRS);
        house.imports().run("residents", Path.of("sample-data", "1-居民名册.xlsx"), ImportOptions.NONE.withReturnsFolder(temp), Progress.NONE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String refusal(ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }

    @Test
    void afterErasingNoPageOfTheClosedStoreTellsTheNumbers() {
        erase(3);
    }

    @Test
    @Tag("long")
    void hundredPeople() {
        erase(100);
    }

    private void erase(int count) {
        List<Residents.Row> rows = house.residents().list(Residents.Filter.ALL.ages(20, 90), Residents.Sort.NAME, false, 0, 1000).rows().stream()
                .filter(row -> row.phones() > 0).limit(count).toList();
        List<String> planted = new ArrayList<>();
        for (Residents.Row row : rows) {
            Resident one = house.residents().find(row.id()).orElseThrow();
            if (one.document() != null) {
                planted.add(one.document().number());
            }
            String phone = one.phones().getFirst().number();
            planted.add(phone);
            house.needs().register(new Need.Draft(Need.Asker.ANONYMOUS, one.name() + "请回电" + phone, NeedChannel.WINDOW, null, null, null, null));
            house.residents().reveal(row.id(), Residents.Secret.PHONES, "给" + one.name() + "回电");
        }
        assertThat(planted).hasSizeGreaterThan(count);
        assertThat(refusal(() -> house.personRights().erase(rows.getFirst().id(), "本人要求", "admin", OWN))).isEqualTo("error.accounts.sameOne");
        assertThat(refusal(() -> house.personRights().erase(rows.getFirst().id(), " ", "second", THEIRS))).isEqualTo("error.person.noReason");
        for (Residents.Row row : rows) {
            String pseudonym = house.personRights().erase(row.id(), "本人要求", "second", THEIRS);
            Resident gone = house.residents().find(row.id()).orElseThrow();
            assertThat(gone.name()).isEqualTo(pseudonym).startsWith("已注销");
            assertThat(gone.allDocuments()).isEmpty();
            assertThat(gone.phones()).isEmpty();
            assertThat(house.residents().history(row.id())).extracting(Object::toString).noneMatch(text -> text.contains(row.name()));
        }
        assertThat(refusal(() -> house.personRights().erase(rows.getFirst().id(), "本人要求", "second", THEIRS))).isEqualTo("error.person.gone");
        assertThat(house.check().problems()).isEmpty();
        house.close();
        String pages = PlainPages.of(temp.resolve("store"), "admin", OWN, temp.resolve("plain"));
        assertThat(pages).contains("linli").hasSizeGreaterThan(10_000);
        assertThat(planted.stream().filter(pages::contains).toList()).as("still on the disk").isEmpty();
        house = Wiring.open(new StoreFolder(temp.resolve("store"), clock), new Secret.Password("admin", OWN), "admin", clock);
        assertThat(house.residents().search(rows.getFirst().name(), 5)).noneMatch(row -> row.id() == rows.getFirst().id());
        assertThat(house.check().problems()).isEmpty();
    }

    @Test
    void frozenUntilLiftedAndAChildsConsentNeedsAGuardian() {
        long someone = house.residents().list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 1).rows().getFirst().id();
        house.personRights().freeze(someone, "有争议");
        assertThat(house.personRights().frozen(someone)).isTrue();
        house.personRights().lift(someone, "已核实");
        assertThat(house.personRights().frozen(someone)).isFalse();
        Consent given = new Consent(0, Consent.Kind.CHILD, "暑期托管", LocalDate.of(2026, 11, 1), "同意书-12", "", null);
        assertThat(refusal(() -> house.personRights().consent(someone, true, given))).isEqualTo("error.person.consent");
        house.personRights().consent(someone, false, given);
        Consent kept = house.personRights().consents(someone).getFirst();
        house.personRights().withdraw(someone, kept);
        assertThat(house.personRights().consents(someone).getFirst().withdrawn()).isEqualTo(LocalDate.of(2026, 11, 24));
    }
}
