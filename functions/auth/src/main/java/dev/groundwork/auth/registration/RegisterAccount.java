package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.password.PasswordPolicy.PasswordRejection;
import dev.groundwork.auth.registration.Registrations.Registration;
import dev.groundwork.auth.throttle.CallerLimits;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a registration. The answer reveals nothing: a new address and one with an account cost one hash, one read and one write, and both
 * get a mail. No account exists until the address is proven, so a password that a stranger chose never opens the account of the address's
 * owner.
 */
@Singleton
final class RegisterAccount {

    private final CallerLimits limits;
    private final CheckNewPassword checkNewPassword;
    private final Registrations registrations;
    private final PasswordHasher hasher;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    RegisterAccount(
            CallerLimits limits,
            CheckNewPassword checkNewPassword,
            Registrations registrations,
            PasswordHasher hasher,
            SecurityLog log,
            Lifetimes lifetimes,
            ProductClock clock,
            SecureRandom random) {
        this.limits = limits;
        this.checkNewPassword = checkNewPassword;
        this.registrations = registrations;
        this.hasher = hasher;
        this.log = log;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /** The result of a registration. */
    sealed interface Outcome {

        /** A mail is on its way. */
        record Accepted() implements Outcome {}

        /** The password must not be used. */
        record Rejected(PasswordRejection why) implements Outcome {}

        /** The caller has to wait. */
        record TooManyRequests(Duration left) implements Outcome {}
    }

    /** Registers. The password has passed {@link CheckNewPassword#checkLocally}. */
    Outcome register(EmailAddress address, Password password, DisplayName name, Edge origin) {
        var left = limits.take(origin, clock.instant());
        if (left.isPresent()) {
            return new Outcome.TooManyRequests(left.get());
        }
        var rejection = checkNewPassword.checkBreaches(password);
        if (rejection.isPresent()) {
            return new Outcome.Rejected(rejection.get());
        }
        store(address, password, name);
        log.record(SecurityEvent.REGISTER, "accepted", Optional.empty(), origin);
        return new Outcome.Accepted();
    }

    private void store(EmailAddress address, Password password, DisplayName name) {
        var hash = hasher.hash(password);
        var now = clock.instant();
        if (registrations.isProven(address)) {
            registrations.send(new Mail(Mail.Kind.ALREADY_REGISTERED, address, Map.of(), Optional.empty()), now);
        } else {
            var token = SecretToken.next(random);
            var registration = new Registration(address, name, hash, now.plus(lifetimes.verify()));
            var mail = Mail.verifyEmail(address, token, lifetimes.verify());
            registrations.store(registration, token, mail, now);
        }
    }
}
