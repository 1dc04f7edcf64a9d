package linli.accounts;

import static linli.schema.Tables.TRAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Set;
import linli.base.db.OpenStore;
import linli.base.db.StoreFolder;
import linli.base.db.TestFolder;
import linli.base.text.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    @TempDir
    Path temp;

    StoreFolder place;
    OpenStore store;
    Accounts accounts;

    @BeforeEach
    void make() {
        place = new StoreFolder(temp.resolve("store"), TestFolder.CLOCK);
        store = place.create("anna", "first-password", db -> Accounts.createAdministrator(db, TestFolder.CLOCK, "anna", "Anna")).store();
        accounts = new Accounts(store, TestFolder.CLOCK);
        accounts.begin("anna");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aColleagueIsAddedSignsInAndIsNamedInTheTrail() {
        assertThat(refusal(() -> accounts.add("wrong", "ben", "Ben", Set.of(Role.CLERK), "bens-password"))).isEqualTo("error.store.wrongPassword");
        assertThat(refusal(() -> accounts.add("first-password", "ben", "Ben", Set.of(Role.CLERK), "1234567"))).isEqualTo("error.accounts.shortPassword");
        accounts.add("first-password", "ben", "Ben", Set.of(Role.CLERK), "bens-password");
        assertThat(refusal(() -> accounts.add("first-password", "ben", "Ben", Set.of(Role.CLERK), "bens-password"))).isEqualTo("error.accounts.taken");
        assertThat(accounts.signIn("ben", "bens-password").name()).isEqualTo("Ben");
        accounts.trail().add("REVEAL", "resident", 1L, null, "phone", "call back");
        assertThat(store.db().sql().selectFrom(TRAIL).where(TRAIL.ACTION.eq("REVEAL")).fetchSingle(TRAIL.STAFF_LOGIN)).isEqualTo("ben");
        assertThat(refusal(() -> accounts.add("bens-password", "cleo", "Cleo", Set.of(Role.CLERK), "cleos-password")))
                .isEqualTo("error.accounts.onlyAdministrator");
        assertThat(accounts.staff()).extracting(Staff::login).containsExactly("anna", "ben");
    }

    @Test
    void aChangedPasswordHoldsAtTheNextStart() {
        accounts.changePassword("first-password", "second-password");
        store.close();
        assertThat(refusal(() -> place.open("anna", "first-password"))).isEqualTo("error.store.wrongPassword");
        store = place.open("anna", "second-password");
    }

    @Test
    void whoLeftCannotOpenTheStore() {
        accounts.add("first-password", "ben", "Ben", Set.of(Role.CLERK), "bens-password");
        Staff ben = accounts.staff().getLast();
        accounts.resetPassword("first-password", "ben", "bens-new-password");
        accounts.deactivate("first-password", ben);
        assertThat(refusal(() -> accounts.signIn("ben", "bens-new-password"))).isEqualTo("error.store.wrongPassword");
        assertThat(refusal(() -> accounts.deactivate("first-password", accounts.staff().getFirst()))).isEqualTo("error.accounts.self");
        assertThat(accounts.staff().getLast().active()).isFalse();
    }

    @Test
    void nobodyWritesWithoutAName() {
        Accounts empty = new Accounts(store, TestFolder.CLOCK);
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> empty.trail().add("CREATE", "need", 1L, null))).isNotNull();
        assertThat(refusal(() -> Accounts.checkPassword("administrator", "administrator"))).isEqualTo("error.accounts.easyPassword");
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        UserError refused = catchThrowableOfType(UserError.class, call);
        return refused == null ? "none" : refused.key();
    }
}
