package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.password.PasswordPolicy;
import dev.groundwork.auth.password.PasswordRejection;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Sets a new password with the token that was mailed, also for an account that had none. Nobody is signed in by it: who reads the mail proves
 * the address, and the notice tells the owner. A wait of the throttle or a lock of the account neither hinders it nor is a lock undone by it.
 */
@Singleton
public final class ResetPassword {

    private final PasswordResets resets;
    private final Accounts accounts;
    private final PasswordHasher passwords;
    private final SecurityLog log;
    private final ProductClock clock;

    ResetPassword(
            PasswordResets resets, Accounts accounts, PasswordHasher passwords, SecurityLog log, ProductClock clock) {
        this.resets = resets;
        this.accounts = accounts;
        this.passwords = passwords;
        this.log = log;
        this.clock = clock;
    }

    /** What came of presenting a token with a new password. */
    public sealed interface Outcome {

        /** The password is set and every session has ended. */
        record Done() implements Outcome {}

        /** The token is unknown, used, replaced, of another kind or expired. */
        record InvalidToken() implements Outcome {}

        /** The password will not do for this account; the token stays good. */
        record Refused(PasswordRejection refusal) implements Outcome {}
    }

    /** Resets. What refuses the password whoever's it is was asked before; only its owner's address is compared here. */
    public Outcome reset(SecretToken token, Password password, Origin origin) {
        var owner = resets.find(token, clock.instant()).flatMap(accounts::profile);
        if (owner.isEmpty()) {
            return invalid(Optional.empty(), origin);
        }
        return PasswordPolicy.judge(password, owner.map(Profile::address))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> use(token, owner.get(), password, origin));
    }

    private Outcome use(SecretToken token, Profile owner, Password password, Origin origin) {
        var hash = passwords.hash(password);
        var now = clock.instant();
        if (!resets.use(token, owner, hash, Mail.passwordChanged(owner, now), now)) {
            return invalid(Optional.of(owner.id()), origin);
        }
        log.record(SecurityEvent.PASSWORD_RESET, "succeeded", Optional.of(owner.id()), origin);
        return new Outcome.Done();
    }

    private Outcome invalid(Optional<UserId> user, Origin origin) {
        log.record(SecurityEvent.PASSWORD_RESET, "invalid_token", user, origin);
        return new Outcome.InvalidToken();
    }
}
