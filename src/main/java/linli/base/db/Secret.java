package linli.base.db;

/** What opens a store: a login with its password, or the recovery code. */
public sealed interface Secret {
    /** A staff member's own. */
    record Password(String login, String password) implements Secret {
        @Override
        public String toString() {
            return "Password of " + login;
        }
    }

    /** The printed code, as typed. */
    record Code(String code) implements Secret {
        @Override
        public String toString() {
            return "Code";
        }
    }
}
