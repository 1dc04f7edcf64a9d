package linli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import linli.accounts.Role;
import linli.accounts.Staff;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.residents.Residents;
import linli.venues.Room;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each role may do, proved at the front doors themselves. */
class RightsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String PASSWORD = "their first word";
    private static final String MISSING = "error.rights.missing";

    @TempDir
    Path temp;

    Wiring house;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        house = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", "right-horse-1".toCharArray()).make(temp.resolve("store"), clock).house();
        for (Role role : Role.values()) {
            house.accounts().add("right-horse-1", login(role), role.name(), Set.of(role), PASSWORD);
        }
        house.imports().run("residents", Path.of("sample-data", "1-居民名册.xlsx"), ImportOptions.NONE.withReturnsFolder(temp), Progress.NONE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoOnlyLooksChangesNothingThroughAnyDoor() {
        for (Role role : List.of(Role.READER, Role.CARE)) {
            house.accounts().begin(login(role));
            Map<String, ThrowingCallable> doors = Map.of(
                    "needs", () -> house.needs().register(need()),
                    "venues", () -> house.venues().save(Room.named("第二教室", 20)),
                    "imports", () -> house.imports().run("needs", Path.of("sample-data", "7-小程序建议-11月23日.xlsx"), ImportOptions.NONE.withReturnsFolder(temp), Progress.NONE),
                    "fund", () -> house.money().fund().addProject("公益课堂", "免费课", TODAY),
                    "settings", () -> house.settings().change(house.settings().centre()),
                    "centre setting", () -> house.settings().put("", "x", "y"),
                    "store", () -> house.store().db().write(() -> {}),
                    "accounts", () -> house.accounts().add(PASSWORD, "mine", "x", Set.of(Role.ADMIN), PASSWORD));
            doors.forEach((door, call) -> assertThat(refusal(call)).as(role + " at " + door).isIn(MISSING, "error.accounts.onlyAdministrator"));
        }
        assertThat(house.needs().list(linli.needs.NeedList.Filter.ALL).rows()).isEmpty();
    }

    @Test
    void howTheScreenLooksIsEverybodysToSay() {
        house.accounts().begin(login(Role.READER));
        house.settings().put(login(Role.READER), "table.residents", "name,age");
        assertThat(house.settings().get(login(Role.READER), "table.residents")).hasValue("name,age");
    }

    @Test
    void theFrontDeskWorksButClosesNoMonthAndSetsNoPrice() {
        house.accounts().begin(login(Role.CLERK));
        house.needs().register(need());
        assertThat(refusal(() -> house.money().fund().closeMonth(YearMonth.of(2026, 10)))).isEqualTo(MISSING);
        assertThat(refusal(() -> house.money().fund().setRule(FeeArea.VENUE, 1, BigDecimal.TEN, TODAY, "x"))).isEqualTo(MISSING);
        assertThat(refusal(() -> house.settings().change(house.settings().centre()))).isEqualTo(MISSING);
        house.accounts().begin(login(Role.FINANCE));
        assertThat(refusal(() -> house.money().fund().addProject("公益课堂", "免费课", TODAY))).isEqualTo("none");
        assertThat(refusal(() -> house.needs().register(need()))).isEqualTo(MISSING);
    }

    @Test
    void whatHoldsForTheWholeCentreIsTheAdministratorsToSetAndPricesAreFinances() {
        Map<String, ThrowingCallable> centre = Map.of(
                "rollup key", () -> house.settings().put("", linli.rollup.Rollups.KEY, linli.rollup.Rollups.freshKey()),
                "communities", () -> house.supply().batches().list("甲社区"),
                "weights", () -> house.settings().put("", "matching.weights", "PRICE=9"),
                "lock", () -> house.settings().put("", "lock.minutes", "0"),
                "standing rule", () -> house.govern().standings().rule(house.govern().standings().rule(TODAY)));
        for (Role role : List.of(Role.CLERK, Role.FINANCE)) {
            house.accounts().begin(login(role));
            centre.forEach((what, call) -> assertThat(refusal(call)).as(role + " sets " + what).isEqualTo(MISSING));
        }
        house.accounts().begin(login(Role.CLERK));
        assertThat(refusal(() -> house.canteen().meals().bills().set(house.canteen().meals().bills().rule(TODAY)))).isEqualTo(MISSING);
        house.accounts().begin("admin");
        centre.forEach((what, call) -> assertThat(refusal(call)).as("the administrator sets " + what).isNotEqualTo(MISSING));
        assertThat(house.settings().lockMinutes()).isZero();
    }

    @Test
    void wholeNumbersAndHealthNeedRightsOfTheirOwn() {
        long someone = house.residents().list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 1).rows().getFirst().id();
        house.accounts().begin(login(Role.READER));
        assertThat(refusal(() -> house.residents().reveal(someone, Residents.Secret.ID_NO, "核对"))).isEqualTo(MISSING);
        assertThat(refusal(() -> house.imports().exports().full("residents", temp.resolve("all.xlsx"), "核对"))).isEqualTo(MISSING);
        assertThat(temp.resolve("all.xlsx")).doesNotExist();
        house.accounts().begin(login(Role.CLERK));
        assertThat(house.residents().reveal(someone, Residents.Secret.ID_NO, "核对")).isNotEmpty();
        assertThat(refusal(() -> house.residents().reveal(someone, Residents.Secret.HEALTH, "核对"))).isEqualTo(MISSING);
        house.accounts().begin(login(Role.CARE));
        assertThat(refusal(() -> house.residents().reveal(someone, Residents.Secret.HEALTH, "上门"))).isEqualTo("none");
    }

    @Test
    void severalRolesAddUpFromTheNextSignInAndTheTrailSaysSo() {
        Staff clerk = house.accounts().staff().stream().filter(one -> one.login().equals(login(Role.CLERK))).findFirst().orElseThrow();
        house.accounts().changeRoles("right-horse-1", clerk, Set.of(Role.CLERK, Role.FINANCE));
        house.accounts().begin(login(Role.CLERK));
        assertThat(house.accounts().staff().stream().filter(one -> one.id() == clerk.id()).findFirst().orElseThrow().roles()).containsExactlyInAnyOrder(Role.CLERK, Role.FINANCE);
        house.needs().register(need());
        house.money().fund().addProject("公益课堂", "免费课", TODAY);
        assertThat(refusal(() -> house.accounts().changeRoles(PASSWORD, clerk, Set.of(Role.ADMIN)))).isEqualTo("error.accounts.onlyAdministrator");
    }

    @Test
    void nobodyConfirmsWhatTheyDoThemselvesNorDoesAReader() {
        house.accounts().begin(login(Role.CLERK));
        assertThat(refusal(() -> house.accounts().confirm(login(Role.CLERK), PASSWORD))).isEqualTo("error.accounts.sameOne");
        assertThat(refusal(() -> house.accounts().confirm(login(Role.READER), PASSWORD))).isEqualTo("error.accounts.mayNotConfirm");
        assertThat(refusal(() -> house.accounts().confirm(login(Role.FINANCE), "wrong word"))).isEqualTo("error.store.wrongPassword");
        assertThat(house.accounts().confirm(login(Role.FINANCE), PASSWORD)).isEqualTo("FINANCE");
    }

    private static Need.Draft need() {
        return new Need.Draft(Need.Asker.ANONYMOUS, "楼道灯坏了", NeedChannel.WINDOW, null, null, null, null);
    }

    private static String login(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "-desk";
    }

    private static String refusal(ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }
}
