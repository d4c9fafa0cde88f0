package dev.groundwork.mail.suppression;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The reasons to send no mail to an address.
 *
 * <p>An address that bounced for good gets nothing for 30 days: nothing would arrive, and senders who go on are blocked. Somebody who complained
 * gets nothing that a stranger could cause and nothing about the product, without end; only notices of what has happened to the account go out,
 * since nobody else can cause them and keeping silent would help a thief. An operator lifts either (runbook).
 *
 * @param bouncedUntil the time until which the address counts as bounced
 * @param complained whether its owner called a mail of ours spam
 */
public record Suppression(Optional<Instant> bouncedUntil, boolean complained) {

    /** The time for which a bounce counts. */
    public static final Duration BOUNCE = Duration.ofDays(30);

    /** No reason. */
    public static final Suppression NONE = new Suppression(Optional.empty(), false);

    private static final Set<String> NOTICES = Set.of("password_changed", "google_linked", "account_deleted");

    /** A reason not to send a mail. */
    public enum Reason {
        BOUNCE("bounce"),
        COMPLAINT("complaint");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in items and logs. */
        public String text() {
            return text;
        }
    }

    /** Returns why a mail of this kind is not sent now, or nothing if it is sent. */
    public Optional<Reason> stops(String kind, Instant now) {
        if (bouncedUntil.filter(now::isBefore).isPresent()) {
            return Optional.of(Reason.BOUNCE);
        }
        return complained && !NOTICES.contains(kind) ? Optional.of(Reason.COMPLAINT) : Optional.empty();
    }
}
