package dev.groundwork.localstack.stripe.state;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Ids as Stripe makes them: a prefix that names the type, then random letters and digits. */
public final class Ids {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final int SESSION_LENGTH = 58;

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("customer", "cus_"),
            Map.entry("product", "prod_"),
            Map.entry("price", "price_"),
            Map.entry("checkout.session", "cs_test_"),
            Map.entry("item", "li_"),
            Map.entry("payment_method", "pm_"),
            Map.entry("payment_intent", "pi_"),
            Map.entry("charge", "ch_"),
            Map.entry("refund", "re_"),
            Map.entry("webhook_endpoint", "we_"),
            Map.entry("dispute", "du_"),
            Map.entry("subscription", "sub_"),
            Map.entry("subscription_item", "si_"),
            Map.entry("subscription_schedule", "sub_sched_"),
            Map.entry("invoice", "in_"),
            Map.entry("line_item", "il_"),
            Map.entry("invoice_payment", "inpay_"),
            Map.entry("billing_portal.session", "bps_"),
            Map.entry("event", "evt_"),
            Map.entry("request", "req_"),
            Map.entry("delivery", "dlv_"));

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** Returns a new id of a type. */
    public String next(String type) {
        var prefix = Optional.ofNullable(PREFIXES.get(type))
                .orElseThrow(() -> new IllegalArgumentException("no ids are made of " + type));
        return prefix + letters(type.equals("checkout.session") ? SESSION_LENGTH : LENGTH);
    }

    private String letters(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
