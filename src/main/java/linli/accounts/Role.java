package linli.accounts;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.value.Right;

/** 角色: a bundle of rights; somebody may have several. */
public enum Role {
    /** Accounts, settings and restoring, and everything else except what is sensitive. */
    ADMIN(Right.DESK, Right.TILL, Right.FINANCE, Right.WHOLE, Right.ADMIN),
    /** The daily work at the counter and the till. */
    CLERK(Right.DESK, Right.TILL, Right.WHOLE),
    /** Prices, closing, the fund. */
    FINANCE(Right.TILL, Right.FINANCE),
    /** Who looks after people in need: sees health, disability, aid, and children under fourteen. */
    CARE(Right.SENSITIVE),
    /** Looks only, at masked rows. */
    READER();

    private final Set<Right> rights;

    Role(Right... rights) {
        EnumSet<Right> set = EnumSet.noneOf(Right.class);
        set.addAll(Arrays.asList(rights));
        this.rights = set;
    }

    /** @return what all the roles together allow. */
    public static Set<Right> rights(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.rights.stream()).collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }
}
