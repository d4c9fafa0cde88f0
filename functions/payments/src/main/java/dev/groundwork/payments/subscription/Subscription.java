package dev.groundwork.payments.subscription;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A user's monthly plan: the tier, its state and its dates.
 *
 * @param tier which
 * @param status how it stands
 * @param renewsAt when its period ends, where there is one
 * @param cancelAtPeriodEnd whether it ends then
 * @param pendingChange what changes then
 */
public record Subscription(
        Tier tier,
        Status status,
        Optional<Instant> renewsAt,
        boolean cancelAtPeriodEnd,
        Optional<PendingChange> pendingChange) {

    /** The subscription of everybody who has none. */
    public static final Subscription NONE =
            new Subscription(Tier.FREE, Status.NONE, Optional.empty(), false, Optional.empty());

    /** The rest of a subscription that has ended. */
    public static final Subscription OVER =
            new Subscription(Tier.FREE, Status.CANCELED, Optional.empty(), false, Optional.empty());

    /** The amount of credits a month, lowest first. */
    public enum Tier {
        FREE,
        STARTER,
        PRO;

        /** The name that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the tier of a name, or nothing where there is none. */
        public static Optional<Tier> parse(String text) {
            return Arrays.stream(values())
                    .filter(tier -> tier.text().equals(text))
                    .findFirst();
        }
    }

    /** The state of a subscription. */
    public enum Status {
        NONE,
        ACTIVE,
        PAST_DUE,
        CANCELED;

        /** The name that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A change that waits for the end of the period.
     *
     * @param tier the next one
     * @param at when
     */
    public record PendingChange(Tier tier, Instant at) {}

    /** Returns true if there is a subscription that goes on. */
    boolean isAlive() {
        return status == Status.ACTIVE || status == Status.PAST_DUE;
    }
}
