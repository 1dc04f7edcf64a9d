package linli.base.value;

/** 餐次: which meal of the day. */
public enum Sitting {
    /** 午餐 */
    LUNCH,
    /** 晚餐 */
    SUPPER
}
