package dev.groundwork.localstack.stripe.billing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** Amounts as people read them. */
public final class Money {

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof",
            "xpf");

    private Money() {}

    /** Returns an amount of the currency's smallest unit as text: {@code 5.00 USD}. */
    public static String text(long amount, String currency) {
        var decimals = WITHOUT_DECIMALS.contains(currency) ? 0 : 2;
        return BigDecimal.valueOf(amount, decimals).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
    }

    /** Returns a share of an amount, rounded half away from zero as Stripe rounds prorations. */
    static long share(long amount, long part, long whole) {
        return whole == 0 ? 0 : Math.round((double) amount * part / whole);
    }
}
