package linli;

import java.nio.file.Path;
import java.time.Clock;
import linli.accounts.Accounts;
import linli.base.db.StoreFolder;
import linli.base.text.UserError;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.settings.Centre;
import linli.settings.Settings;

/**
 * What the first start asks for: the centre, its community, the administrator. Makes the store.
 *
 * @param street nine or twelve digits; the name of a known street is looked up
 * @param streetName for a street that is not in the table, or null
 */
record FirstStart(String centre, String street, String streetName, String community, String login, String person, char[] password) {
    /** A new store and the code that is shown once. */
    record Made(Wiring house, String recoveryCode) implements AutoCloseable {
        @Override
        public void close() {
            house.close();
        }
    }

    /** @throws UserError when something is missing or wrong, or the folder holds a store already; nothing is made then */
    Made make(Path place, Clock clock) {
        if (centre.isBlank() || community.isBlank()) {
            throw new UserError("error.firstStart.noName");
        }
        if (!street.matches("[0-9]{9}|[0-9]{12}")) {
            throw new UserError("error.firstStart.street", street);
        }
        String secret = new String(password);
        Accounts.checkPassword(login, secret);
        Centre first = new Centre(centre.strip(), street, streetWord(), community.strip(), null, null, false, 1);
        StoreFolder folder = new StoreFolder(place, clock);
        StoreFolder.Created created = folder.create(login, secret, db -> {
            new Settings(db).found(first);
            Accounts.createAdministrator(db, clock, login, person);
        });
        return new Made(new Wiring(created.store(), folder, clock, login), created.recoveryCode());
    }

    private String streetWord() {
        if (streetName != null && !streetName.isBlank()) {
            return streetName.strip();
        }
        return CodeTable.region().byCode(street.substring(0, 9)).map(Code::name).orElse(street);
    }
}
