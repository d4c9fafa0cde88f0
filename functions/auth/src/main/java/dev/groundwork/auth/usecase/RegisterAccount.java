package dev.groundwork.auth.usecase;

import dev.groundwork.auth.domain.DisplayName;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.domain.Lifetimes;
import dev.groundwork.auth.domain.Mail;
import dev.groundwork.auth.domain.Origin;
import dev.groundwork.auth.domain.Password;
import dev.groundwork.auth.domain.Registration;
import dev.groundwork.auth.domain.SecretToken;
import dev.groundwork.auth.domain.SecurityEvent;
import dev.groundwork.auth.port.Accounts;
import dev.groundwork.auth.port.Passwords;
import dev.groundwork.auth.port.SecurityLog;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a registration. Whoever asks learns nothing: a new address and one with an account cost one hash, one read and one write, and both
 * get a mail. No account exists until the address is proven, so a squatter's password dies with the squatter's token.
 */
@Singleton
public final class RegisterAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    RegisterAccount(
            Accounts accounts,
            Passwords passwords,
            SecurityLog log,
            Lifetimes lifetimes,
            ProductClock clock,
            SecureRandom random) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.log = log;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /** Registers. The password was found good enough before. */
    public void register(EmailAddress address, Password password, DisplayName name, Origin origin) {
        var hash = passwords.hash(password);
        var now = clock.instant();
        if (accounts.isProven(address)) {
            accounts.send(new Mail(Mail.Kind.ALREADY_REGISTERED, address, Map.of(), Optional.empty()), now);
        } else {
            var token = SecretToken.next(random);
            var registration = new Registration(address, name, hash, now.plus(lifetimes.verify()));
            var mail = new Mail(Mail.Kind.VERIFY_EMAIL, address, Map.of("name", name.value()), Optional.of(token));
            accounts.keep(registration, token, mail, now);
        }
        log.record(SecurityEvent.REGISTER, "accepted", Optional.empty(), origin);
    }
}
