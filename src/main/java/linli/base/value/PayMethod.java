package linli.base.value;

/** 收款方式. */
public enum PayMethod {
    CASH,
    WECHAT,
    ALIPAY,
    TRANSFER,
    CARD
}
