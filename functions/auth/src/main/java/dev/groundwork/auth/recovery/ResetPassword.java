package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.password.CheckNewPassword;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.password.PasswordPolicy;
import dev.groundwork.auth.password.PasswordPolicy.PasswordRejection;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Sets a new password with the token that was mailed, also for an account that had none. It signs nobody in: reading the mail proves the
 * address, and the notice informs the owner. A wait after failed sign-ins and a disabled account do not prevent it, and it does not enable the
 * account.
 */
@Singleton
final class ResetPassword {

    private final CheckNewPassword checkNewPassword;
    private final PasswordResets resets;
    private final ProfileReader profiles;
    private final PasswordHasher hasher;
    private final SecurityLog log;
    private final ProductClock clock;

    ResetPassword(
            CheckNewPassword checkNewPassword,
            PasswordResets resets,
            ProfileReader profiles,
            PasswordHasher hasher,
            SecurityLog log,
            ProductClock clock) {
        this.checkNewPassword = checkNewPassword;
        this.resets = resets;
        this.profiles = profiles;
        this.hasher = hasher;
        this.log = log;
        this.clock = clock;
    }

    /** The result of presenting a token with a new password. */
    sealed interface Outcome {

        /** The password is set and every session has ended. */
        record Done() implements Outcome {}

        /** The token is unknown, used, replaced, of another kind or expired. */
        record InvalidToken() implements Outcome {}

        /** The password must not be used; the token stays valid. */
        record Rejected(PasswordRejection why) implements Outcome {}
    }

    /** Resets. The password has passed {@link CheckNewPassword#checkLocally} without an address; the owner's is compared here. */
    Outcome reset(SecretToken token, Password password, Edge origin) {
        var breach = checkNewPassword.checkBreaches(password);
        if (breach.isPresent()) {
            return new Outcome.Rejected(breach.get());
        }
        var owner = resets.find(token, clock.instant()).flatMap(profiles::find);
        if (owner.isEmpty()) {
            return invalid(Optional.empty(), origin);
        }
        return PasswordPolicy.check(password, owner.map(Profile::address))
                .<Outcome>map(Outcome.Rejected::new)
                .orElseGet(() -> use(token, owner.get(), password, origin));
    }

    private Outcome use(SecretToken token, Profile owner, Password password, Edge origin) {
        var hash = hasher.hash(password);
        var now = clock.instant();
        if (!resets.use(token, owner, hash, Mail.passwordChanged(owner, now), now)) {
            return invalid(Optional.of(owner.id()), origin);
        }
        log.record(SecurityEvent.PASSWORD_RESET, "succeeded", Optional.of(owner.id()), origin);
        return new Outcome.Done();
    }

    private Outcome invalid(Optional<UserId> user, Edge origin) {
        log.record(SecurityEvent.PASSWORD_RESET, "invalid_token", user, origin);
        return new Outcome.InvalidToken();
    }
}
