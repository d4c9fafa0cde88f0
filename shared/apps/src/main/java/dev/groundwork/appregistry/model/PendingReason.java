package dev.groundwork.appregistry.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The reason why a deployment waits. The deployment timeout does not run meanwhile.
 *
 * @param code the kind of reason
 * @param position the place in the queue, 1 for the next one; nothing where there is no queue
 * @param eta when it goes on, as far as that is known
 */
public record PendingReason(Code code, OptionalInt position, Optional<Instant> eta) {

    /** The kinds of reason. Stable: clients branch on them. */
    public enum Code {
        /** The provider allows so many creations in a time, and others asked first. */
        QUEUED_FOR_PROVIDER_QUOTA,
        PROVIDER_UNAVAILABLE,
        RATE_LIMITED;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns a reason without a queue, whose end nobody knows. */
    public static PendingReason of(Code code) {
        return new PendingReason(code, OptionalInt.empty(), Optional.empty());
    }

    /** Returns the reason that the provider's quota is used up: the place in the queue, and when it is due. */
    public static PendingReason queued(int position, Instant eta) {
        return new PendingReason(Code.QUEUED_FOR_PROVIDER_QUOTA, OptionalInt.of(position), Optional.of(eta));
    }

    /** Returns the reason with the time at which it is tried again, unless a better one is known. */
    public PendingReason until(Instant tried) {
        return eta.isPresent() ? this : new PendingReason(code, position, Optional.of(tried));
    }
}
