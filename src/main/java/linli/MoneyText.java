package linli;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.settings.Centre;
import linli.billing.BillingPapers;

/** Amounts and methods as the command line takes them: {@code CASH=260,WECHAT=40.50}. */
final class MoneyText {
    private MoneyText() {}

    static Money amount(String text) {
        Money.Check check = Money.check(text);
        if (!check.ok()) {
            throw new UserError("error.cli.amount", text);
        }
        return check.value();
    }

    static Map<PayMethod, Money> methods(String text) {
        Map<PayMethod, Money> methods = new EnumMap<>(PayMethod.class);
        for (String part : text.split(",")) {
            String[] pair = part.strip().split("=");
            try {
                methods.put(PayMethod.valueOf(pair[0].strip().toUpperCase(java.util.Locale.ROOT)), amount(pair[1]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new UserError(e, "error.cli.methods", text);
            }
        }
        return methods;
    }

    /** @return thousandths of a unit: 1.5 → 1500. */
    static long quantity(String text) {
        try {
            return new BigDecimal(text.strip()).movePointRight(3).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UserError(e, "error.billing.quantity", text);
        }
    }

    static BillingPapers.Issuer issuer(Wiring house) {
        Centre centre = house.settings().centre();
        return new BillingPapers.Issuer(centre.name(), centre.complaintsPhone() == null ? "" : centre.complaintsPhone());
    }
}
