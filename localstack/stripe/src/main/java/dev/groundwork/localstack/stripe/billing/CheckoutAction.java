package dev.groundwork.localstack.stripe.billing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways a checkout session goes on. */
public enum CheckoutAction {
    /** The card works. */
    PAY,
    /** The card is declined; the session stays open. */
    DECLINE,
    /** The bank asks for 3-D Secure and the person does not answer; the session stays open. */
    REQUIRES_ACTION,
    /** The person pays by a way whose money comes later: complete, and unpaid. */
    ASYNC_PENDING,
    /** The awaited money came. */
    ASYNC_SUCCEED,
    /** The awaited money does not come. */
    ASYNC_FAIL,
    /** The session's time is over. */
    EXPIRE;

    /** The name that callers use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the action of a name. */
    public static Optional<CheckoutAction> parse(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text().equals(text))
                .findFirst();
    }

    /** Tells whether it is the outcome of a payment that was awaited. */
    boolean isLater() {
        return this == ASYNC_SUCCEED || this == ASYNC_FAIL;
    }
}
