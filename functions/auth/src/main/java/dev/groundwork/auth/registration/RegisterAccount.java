package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.DisplayName;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.auth.tokens.SecretToken;
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
    private final PasswordHasher passwords;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final ProductClock clock;
    private final SecureRandom random;

    RegisterAccount(
            Accounts accounts,
            PasswordHasher passwords,
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
