package dev.groundwork.auth.deletion;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.deletion.AccountDeletions.AccountDeletion;
import dev.groundwork.auth.password.Password;
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
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the account of the signed-in user, with all personal data in it; the ledger stays, without the person.
 *
 * <p>One transaction ends the account. Whether it took effect or not is all that a crash can leave open: before it the account is whole, after
 * it nobody signs in, no session lives, and the address may register again as somebody else. What then remains holds no address: activity,
 * which can be more than a transaction takes and is removed here in small steps, and apps, whose removal {@link RemoveDeletedAccount} starts.
 * The deletion stays in the table until both are done. So a crash in between needs no second request, which could not come anyway: the stream
 * brings the deletion to {@link RemoveDeletedAccount} again and again.
 */
@Singleton
final class DeleteAccount {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteAccount.class);

    /** The oldest sign-in that counts if there is no password to ask for. A refresh is no sign-in. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final ProfileReader profiles;
    private final ConfirmPassword confirmPassword;
    private final AccountDeletions deletions;
    private final SecurityLog log;
    private final ProductClock clock;

    DeleteAccount(
            ProfileReader profiles,
            ConfirmPassword confirmPassword,
            AccountDeletions deletions,
            SecurityLog log,
            ProductClock clock) {
        this.profiles = profiles;
        this.confirmPassword = confirmPassword;
        this.deletions = deletions;
        this.log = log;
        this.clock = clock;
    }

    /** The result of a deletion. */
    sealed interface Outcome {

        /** The account is gone. */
        record Deleted() implements Outcome {}

        /** The account has a password, and none was given. */
        record PasswordRequired() implements Outcome {}

        /** The password was not confirmed. */
        record NotConfirmed(ConfirmPassword.NotConfirmed why) implements Outcome {}

        /** There is no password to ask for, and the sign-in is too long ago. */
        record ReauthenticationRequired() implements Outcome {}

        /** The session that asks has ended meanwhile. */
        record SessionEnded() implements Outcome {}
    }

    /** Deletes, once the password is confirmed or, without one, the sign-in is fresh. */
    Outcome delete(UserId user, SessionId session, Optional<Password> password, Edge origin) {
        var found = profiles.find(user);
        if (found.isEmpty()) {
            return new Outcome.SessionEnded();
        }
        var refusal = found.get().hasPassword()
                ? passwordRefusal(found.get(), password, origin)
                : staleSignIn(user, session, origin);
        return refusal.orElseGet(() -> end(found.get(), session, origin));
    }

    private Optional<Outcome> passwordRefusal(Profile owner, Optional<Password> password, Edge origin) {
        if (password.isEmpty()) {
            return Optional.of(new Outcome.PasswordRequired());
        }
        return switch (confirmPassword.confirm(owner, password.get())) {
            case Confirmed confirmed -> Optional.empty();
            case WrongPassword wrong -> refused(owner.id(), "wrong_password", origin, new Outcome.NotConfirmed(wrong));
            case Waiting waiting -> refused(owner.id(), "too_many_attempts", origin, new Outcome.NotConfirmed(waiting));
            case Undecided undecided -> refused(owner.id(), "undecided", origin, new Outcome.NotConfirmed(undecided));
        };
    }

    private Optional<Outcome> staleSignIn(UserId user, SessionId session, Edge origin) {
        var signedInAt = deletions.signedInAt(user, session);
        if (signedInAt.isEmpty()) {
            return Optional.of(new Outcome.SessionEnded());
        }
        return signedInAt.get().plus(FRESH).isBefore(clock.instant())
                ? refused(user, "reauthentication_required", origin, new Outcome.ReauthenticationRequired())
                : Optional.empty();
    }

    private Optional<Outcome> refused(UserId user, String reason, Edge origin, Outcome outcome) {
        log.record(SecurityEvent.ACCOUNT_DELETED, reason, Optional.of(user), origin);
        return Optional.of(outcome);
    }

    private Outcome end(Profile owner, SessionId session, Edge origin) {
        var deletion = new AccountDeletion(owner.id(), owner.address().hash(), clock.instant());
        if (!deletions.delete(deletion, session)) {
            return new Outcome.SessionEnded();
        }
        log.writeLine(SecurityEvent.ACCOUNT_DELETED, "succeeded", Optional.of(owner.id()), origin);
        clear(deletion);
        return new Outcome.Deleted();
    }

    /** The account is gone whatever happens here, so the answer says so; after a fault the stream brings the rest to the worker. */
    private void clear(AccountDeletion deletion) {
        try {
            deletions.clear(deletion);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("userId", deletion.user())
                    .setCause(e)
                    .log("The rest of a deleted account is left to the worker of account deletions");
        }
    }
}
