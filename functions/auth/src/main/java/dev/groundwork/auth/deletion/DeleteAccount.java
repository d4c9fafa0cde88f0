package dev.groundwork.auth.deletion;

import dev.groundwork.auth.account.AccountControl;
import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.signin.ConfirmPassword;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the account of who asks, with all that is personal in it; the ledger stays, without the person.
 *
 * <p>One transaction ends the account. Whether it took effect or not is all that a crash can leave open: before it the account is whole, after
 * it nobody signs in, no session lives, and the address may register again as somebody else. What then remains holds no address: activity,
 * which can be more than a transaction takes and is removed here in small steps, and apps, which the worker of deletions hands to their
 * removal. A deletion stands in the table until both are done. So a crash in between needs no second request, which could not come anyway:
 * the stream brings the deletion to {@link RemoveDeletedAccount} again and again.
 */
@Singleton
public final class DeleteAccount {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteAccount.class);

    /** How recent a sign-in has to be where there is no password to ask for. A refresh is no sign-in. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final AccountControl control;
    private final ConfirmPassword confirmPassword;
    private final AccountDeletions deletions;
    private final SecurityLog log;
    private final ProductClock clock;

    DeleteAccount(
            Accounts accounts,
            AccountControl control,
            ConfirmPassword confirmPassword,
            AccountDeletions deletions,
            SecurityLog log,
            ProductClock clock) {
        this.accounts = accounts;
        this.control = control;
        this.confirmPassword = confirmPassword;
        this.deletions = deletions;
        this.log = log;
        this.clock = clock;
    }

    /** What came of asking for the end of an account. */
    public sealed interface Outcome {

        /** It is gone. */
        record Deleted() implements Outcome {}

        /** This account has a password, and none was given. */
        record PasswordRequired() implements Outcome {}

        /** The password is wrong. */
        record WrongPassword() implements Outcome {}

        /** Too many failures in a row. */
        record Waiting(Duration left) implements Outcome {}

        /** There is no password to ask for, and the sign-in is too long ago. */
        record ReauthenticationRequired() implements Outcome {}

        /** The session that asks has ended meanwhile. */
        record SessionEnded() implements Outcome {}
    }

    /** Deletes, once the password is found right or, without one, the sign-in fresh. */
    public Outcome delete(UserId user, SessionId session, Optional<Password> password, Origin origin) {
        var found = accounts.profile(user);
        if (found.isEmpty()) {
            return new Outcome.SessionEnded();
        }
        var refusal =
                found.get().hasPassword() ? refusal(found.get(), password, origin) : staleness(user, session, origin);
        return refusal.orElseGet(() -> end(found.get(), session, origin));
    }

    private Optional<Outcome> refusal(Profile owner, Optional<Password> password, Origin origin) {
        if (password.isEmpty()) {
            return Optional.of(new Outcome.PasswordRequired());
        }
        return switch (confirmPassword.confirm(owner, password.get())) {
            case ConfirmPassword.Outcome.Right right -> Optional.empty();
            case ConfirmPassword.Outcome.Wrong() ->
                refused(owner.id(), "wrong_password", origin, new Outcome.WrongPassword());
            case ConfirmPassword.Outcome.Waiting(var left) ->
                refused(owner.id(), "too_many_attempts", origin, new Outcome.Waiting(left));
        };
    }

    private Optional<Outcome> staleness(UserId user, SessionId session, Origin origin) {
        var signedInAt = control.signedInAt(user, session);
        if (signedInAt.isEmpty()) {
            return Optional.of(new Outcome.SessionEnded());
        }
        return signedInAt.get().plus(FRESH).isBefore(clock.instant())
                ? refused(user, "reauthentication_required", origin, new Outcome.ReauthenticationRequired())
                : Optional.empty();
    }

    private Optional<Outcome> refused(UserId user, String why, Origin origin, Outcome outcome) {
        log.record(SecurityEvent.ACCOUNT_DELETED, why, Optional.of(user), origin);
        return Optional.of(outcome);
    }

    private Outcome end(Profile owner, SessionId session, Origin origin) {
        var deletion = new AccountDeletion(owner.id(), owner.address().hash(), clock.instant());
        if (!control.delete(deletion, session)) {
            return new Outcome.SessionEnded();
        }
        log.tell(SecurityEvent.ACCOUNT_DELETED, "succeeded", Optional.of(owner.id()), origin);
        clear(deletion);
        return new Outcome.Deleted();
    }

    /** The account is gone whatever happens here, so the answer says so; what a fault leaves, the stream brings to the worker. */
    private void clear(AccountDeletion deletion) {
        try {
            deletions.clear(deletion);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("userId", deletion.user())
                    .setCause(e)
                    .log("What remains of a deleted account is left to the worker of deletions");
        }
    }
}
