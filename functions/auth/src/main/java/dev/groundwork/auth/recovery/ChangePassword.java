package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.password.PasswordPolicy;
import dev.groundwork.auth.password.PasswordPolicy.PasswordRejection;
import dev.groundwork.auth.signin.ConfirmPassword;
import dev.groundwork.auth.signin.ConfirmPassword.Confirmed;
import dev.groundwork.auth.signin.ConfirmPassword.WrongPassword;
import dev.groundwork.auth.signin.SignIns.Undecided;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Exchanges the password of a signed-in user who knows it. The device that asks stays signed in, every other one is signed out. An account
 * without a password gets its first one by a reset, since a session alone does not prove who holds the device.
 */
@Singleton
final class ChangePassword {

    private final CheckNewPassword checkNewPassword;
    private final ProfileReader profiles;
    private final ConfirmPassword confirmPassword;
    private final PasswordHasher hasher;
    private final PasswordChanges changes;
    private final SecurityLog log;
    private final ProductClock clock;

    ChangePassword(
            CheckNewPassword checkNewPassword,
            ProfileReader profiles,
            ConfirmPassword confirmPassword,
            PasswordHasher hasher,
            PasswordChanges changes,
            SecurityLog log,
            ProductClock clock) {
        this.checkNewPassword = checkNewPassword;
        this.profiles = profiles;
        this.confirmPassword = confirmPassword;
        this.hasher = hasher;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /** The result of a change. */
    sealed interface Outcome {

        /** The account has the new password, other sessions have ended. */
        record Changed() implements Outcome {}

        /** The current password was not confirmed. */
        record NotConfirmed(ConfirmPassword.NotConfirmed why) implements Outcome {}

        /** The new password must not be used; the current one was not verified. */
        record Rejected(PasswordRejection why) implements Outcome {}

        /** The session has ended meanwhile. */
        record SessionEnded() implements Outcome {}
    }

    /**
     * A change.
     *
     * @param session the session that asks; it stays
     * @param next the new password; it has passed {@link CheckNewPassword#checkLocally} without an address
     */
    record Request(UserId user, SessionId session, Password current, Password next, Edge origin) {}

    /** Changes the password. */
    Outcome change(Request request) {
        var breach = checkNewPassword.checkBreaches(request.next());
        if (breach.isPresent()) {
            return new Outcome.Rejected(breach.get());
        }
        var owner = profiles.find(request.user());
        if (owner.isEmpty()) {
            return new Outcome.SessionEnded();
        }
        return PasswordPolicy.check(request.next(), owner.map(Profile::address))
                .<Outcome>map(Outcome.Rejected::new)
                .orElseGet(() -> confirm(owner.get(), request));
    }

    private Outcome confirm(Profile owner, Request request) {
        return switch (confirmPassword.confirm(owner, request.current())) {
            case Confirmed(var account) -> store(account, request);
            case WrongPassword wrong -> notConfirmed(wrong, "wrong_password", request);
            case Waiting waiting -> notConfirmed(waiting, "waiting", request);
            case Undecided undecided -> notConfirmed(undecided, "undecided", request);
        };
    }

    private Outcome store(StoredAccount account, Request request) {
        var hash = hasher.hash(request.next());
        var now = clock.instant();
        var notice = Mail.passwordChanged(account.profile(), now);
        return switch (changes.change(account, request.session(), hash, notice, now)) {
            case CHANGED -> {
                record("succeeded", request);
                yield new Outcome.Changed();
            }
            case OTHER_PASSWORD -> notConfirmed(new WrongPassword(), "wrong_password", request);
            case SESSION_ENDED -> new Outcome.SessionEnded();
        };
    }

    private Outcome notConfirmed(ConfirmPassword.NotConfirmed why, String outcome, Request request) {
        record(outcome, request);
        return new Outcome.NotConfirmed(why);
    }

    private void record(String outcome, Request request) {
        log.record(SecurityEvent.PASSWORD_CHANGED, outcome, Optional.of(request.user()), request.origin());
    }
}
