package linli.accounts;

import java.util.Set;
import linli.base.value.Right;

/** 工作人员: somebody who signs in. */
public record Staff(long id, String login, String name, Set<Role> roles, boolean active, long version) {
    /** @return what the person's roles together allow. */
    public Set<Right> rights() {
        return Role.rights(roles);
    }
}
