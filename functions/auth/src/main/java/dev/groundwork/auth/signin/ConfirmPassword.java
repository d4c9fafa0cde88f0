package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.signin.SignIns.Failure;
import dev.groundwork.auth.signin.SignIns.Undecided;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Verifies the password of a signed-in user once more. A guess here costs as much as a guess at sign-in: the same permit of the address, taken
 * before the hash. A right password clears the count, whatever comes of the change that it is asked for.
 */
@Singleton
public final class ConfirmPassword {

    private final SignIns signIns;
    private final PasswordHasher hasher;

    ConfirmPassword(SignIns signIns, PasswordHasher hasher) {
        this.signIns = signIns;
        this.hasher = hasher;
    }

    /** The result of a verification. */
    public sealed interface Outcome permits Confirmed, NotConfirmed {}

    /** It is the password of this account. */
    public record Confirmed(StoredAccount account) implements Outcome {}

    /** The password is not confirmed. */
    public sealed interface NotConfirmed extends Outcome permits WrongPassword, Waiting, Undecided {}

    /** It is another password, or the account has none. */
    public record WrongPassword() implements NotConfirmed {}

    /** Verifies the password of this account. Two round trips. */
    public Outcome confirm(Profile owner, Password password) {
        return switch (signIns.attempt(owner.address())) {
            case Waiting waiting -> waiting;
            case Undecided undecided -> undecided;
            case SignIns.Attempt.Permit(var attempt, var account) ->
                verify(attempt, account.filter(found -> found.profile().id().equals(owner.id())), password);
        };
    }

    private Outcome verify(AttemptInFlight attempt, Optional<StoredAccount> account, Password password) {
        if (hasher.verify(password, account.flatMap(StoredAccount::password)).matches()) {
            return signIns.confirm(attempt) ? new Confirmed(account.orElseThrow()) : new Undecided();
        }
        return switch (signIns.fail(attempt)) {
            case Failure.WrongPassword wrong -> new WrongPassword();
            case Waiting waiting -> waiting;
            case Undecided undecided -> undecided;
            case Failure.TooManyFailures tooMany ->
                throw new IllegalStateException("a confirmation is not counted for its caller");
        };
    }
}
