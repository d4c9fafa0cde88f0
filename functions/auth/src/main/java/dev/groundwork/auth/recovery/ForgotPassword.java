package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.throttle.CallerLimits;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Mails a link that sets a new password. The answer reveals nothing: an address with an account and one without cost one read, one transaction
 * of as many writes and one write of the event. A wait after failed sign-ins does not apply here.
 */
@Singleton
final class ForgotPassword {

    private final CallerLimits limits;
    private final PasswordResets resets;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    ForgotPassword(
            CallerLimits limits,
            PasswordResets resets,
            SecurityLog log,
            Lifetimes lifetimes,
            ProductClock clock,
            SecureRandom random) {
        this.limits = limits;
        this.resets = resets;
        this.log = log;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Requests a link. An address without an account gets no mail, one that has reached its limit of mails keeps the link it has.
     *
     * @param address nothing for a text that is no address: it gets no mail either
     * @return how long the caller has to wait if it made too many requests; nothing was done then
     */
    Optional<Duration> request(Optional<EmailAddress> address, Edge origin) {
        var left = limits.take(origin, clock.instant());
        if (left.isEmpty()) {
            address.ifPresentOrElse(
                    known -> request(known, origin),
                    () -> log.record(SecurityEvent.PASSWORD_RESET_REQUESTED, "no_account", Optional.empty(), origin));
        }
        return left;
    }

    private void request(EmailAddress address, Edge origin) {
        var now = clock.instant();
        var token = SecretToken.next(random);
        var owner = resets.owner(address);
        if (owner.isPresent()) {
            var outcome = store(owner.get(), token, now) ? "mailed" : "limit_reached";
            record(outcome, owner.map(Profile::id), address, origin);
        } else {
            resets.pretend(address, token, now);
            record("no_account", Optional.empty(), address, origin);
        }
    }

    private boolean store(Profile owner, SecretToken token, Instant now) {
        var mail = Mail.passwordReset(owner, token, lifetimes.reset());
        return resets.store(owner, token, now.plus(lifetimes.reset()), mail, now);
    }

    private void record(String outcome, Optional<UserId> user, EmailAddress address, Edge origin) {
        log.recordAttempt(SecurityEvent.PASSWORD_RESET_REQUESTED, outcome, user, address, origin);
    }
}
