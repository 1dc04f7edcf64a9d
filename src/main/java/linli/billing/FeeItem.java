package linli.billing;

import linli.base.value.FeeArea;
import linli.base.value.Money;

/**
 * 收费项目.
 *
 * @param cap no price of the item may be higher; null for none
 */
public record FeeItem(long id, String code, String name, FeeArea area, ItemKind kind, FeeUnit unit, Money cap, boolean active, long version) {
    /** What a service costs in principle. */
    public enum ItemKind {
        /** 基础公益: can never be charged. */
        BASIC,
        /** 增值低偿: a share goes back to the fund. */
        LOW_FEE,
        /** 市场化. */
        MARKET
    }

    /** 计费单位. */
    public enum FeeUnit {
        HOUR,
        HALF_DAY,
        SESSION,
        LESSON,
        TERM,
        PORTION,
        TIME,
        MONTH
    }
}
