package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Mails a link that sets a new password. Whoever asks learns nothing: an address with an account and one without cost one read, one
 * transaction of as many writes and one write of the event; a wait of the throttle holds nobody up here.
 */
@Singleton
public final class ForgotPassword {

    private final PasswordResets resets;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    ForgotPassword(
            PasswordResets resets, SecurityLog log, Lifetimes lifetimes, ProductClock clock, SecureRandom random) {
        this.resets = resets;
        this.log = log;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Asks for a link. An address without an account gets no mail, one that had its mails for now keeps the link it has.
     *
     * @param address nothing when what was sent is no address: it gets no mail either
     */
    public void request(Optional<EmailAddress> address, Origin origin) {
        if (address.isPresent()) {
            request(address.get(), origin);
        } else {
            log.record(SecurityEvent.PASSWORD_RESET_REQUESTED, "no_account", Optional.empty(), origin);
        }
    }

    private void request(EmailAddress address, Origin origin) {
        var now = clock.instant();
        var token = SecretToken.next(random);
        var owner = resets.owner(address);
        if (owner.isPresent()) {
            record(keep(owner.get(), token, now), owner.map(Profile::id), address, origin);
        } else {
            resets.pretend(address, token, now);
            record("no_account", Optional.empty(), address, origin);
        }
    }

    private String keep(Profile owner, SecretToken token, Instant now) {
        var words = Map.of(
                "name",
                owner.displayName().value(),
                "minutes",
                String.valueOf(lifetimes.reset().toMinutes()));
        var mail = new Mail(Mail.Kind.PASSWORD_RESET, owner.address(), words, Optional.of(token));
        return switch (resets.keep(owner, token, now.plus(lifetimes.reset()), mail, now)) {
            case WRITTEN -> "mailed";
            case LIMIT_REACHED -> "limit_reached";
        };
    }

    private void record(String outcome, Optional<UserId> user, EmailAddress address, Origin origin) {
        log.recordAttempt(SecurityEvent.PASSWORD_RESET_REQUESTED, outcome, user, address, origin);
    }
}
