package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.password.PasswordPolicy;
import dev.groundwork.auth.password.PasswordRejection;
import dev.groundwork.auth.signin.ConfirmPassword;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Exchanges the password of somebody who is signed in and knows it. The device that asks stays signed in, every other one is signed out. An
 * account without a password gets its first one by a reset, since a session alone does not prove who holds the device.
 */
@Singleton
public final class ChangePassword {

    private final Accounts accounts;
    private final ConfirmPassword confirmPassword;
    private final PasswordHasher passwords;
    private final PasswordChanges changes;
    private final SecurityLog log;
    private final ProductClock clock;

    ChangePassword(
            Accounts accounts,
            ConfirmPassword confirmPassword,
            PasswordHasher passwords,
            PasswordChanges changes,
            SecurityLog log,
            ProductClock clock) {
        this.accounts = accounts;
        this.confirmPassword = confirmPassword;
        this.passwords = passwords;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /** What came of a change. */
    public sealed interface Outcome {

        /** The account has the new password, other sessions have ended. */
        record Changed() implements Outcome {}

        /** The current password is another one, or there is none. */
        record WrongPassword() implements Outcome {}

        /** Too many failures in a row. */
        record Waiting(Duration left) implements Outcome {}

        /** The new password will not do for this account; nothing was judged. */
        record Refused(PasswordRejection refusal) implements Outcome {}

        /** The session ended meanwhile. */
        record SessionEnded() implements Outcome {}
    }

    /** Changes. What refuses the new password whoever's it is was asked before; only its owner's address is compared here. */
    public Outcome change(UserId user, SessionId session, Password current, Password next, Origin origin) {
        var owner = accounts.profile(user);
        if (owner.isEmpty()) {
            return new Outcome.SessionEnded();
        }
        return PasswordPolicy.judge(next, owner.map(Profile::address))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> confirmed(owner.get(), session, current, next, origin));
    }

    private Outcome confirmed(Profile owner, SessionId session, Password current, Password next, Origin origin) {
        return switch (confirmPassword.confirm(owner, current)) {
            case ConfirmPassword.Outcome.Right(var credential) -> commit(credential, session, next, origin);
            case ConfirmPassword.Outcome.Wrong() -> {
                record("wrong_password", owner.id(), origin);
                yield new Outcome.WrongPassword();
            }
            case ConfirmPassword.Outcome.Waiting(var left) -> {
                record("waiting", owner.id(), origin);
                yield new Outcome.Waiting(left);
            }
        };
    }

    private Outcome commit(Credential credential, SessionId session, Password next, Origin origin) {
        var hash = passwords.hash(next);
        var now = clock.instant();
        var owner = credential.profile();
        return switch (changes.change(credential, session, hash, Mail.passwordChanged(owner, now), now)) {
            case CHANGED -> {
                record("succeeded", owner.id(), origin);
                yield new Outcome.Changed();
            }
            case OTHER_PASSWORD -> {
                record("wrong_password", owner.id(), origin);
                yield new Outcome.WrongPassword();
            }
            case SESSION_ENDED -> new Outcome.SessionEnded();
        };
    }

    private void record(String outcome, UserId user, Origin origin) {
        log.record(SecurityEvent.PASSWORD_CHANGED, outcome, Optional.of(user), origin);
    }
}
