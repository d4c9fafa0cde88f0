package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Verifies the password of a signed-in user once more. A guess here costs as much as a guess at sign-in: the same permit of the address, taken
 * before the hash. The caller clears the count in the change that follows a right password.
 */
@Singleton
public final class ConfirmPassword {

    private final SignIns signIns;
    private final PasswordHasher hasher;
    private final ProductClock clock;

    ConfirmPassword(SignIns signIns, PasswordHasher hasher, ProductClock clock) {
        this.signIns = signIns;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** The result of a verification. */
    public sealed interface Outcome permits Confirmed, NotConfirmed {}

    /** It is the password of this account. */
    public record Confirmed(StoredAccount account) implements Outcome {}

    /** The password is not confirmed. */
    public sealed interface NotConfirmed extends Outcome permits WrongPassword, Waiting {}

    /** It is another password, or the account has none. */
    public record WrongPassword() implements NotConfirmed {}

    /** Verifies the password of this account. */
    public Outcome confirm(Profile owner, Password password) {
        return switch (signIns.attempt(owner.address(), clock.instant())) {
            case Waiting waiting -> waiting;
            case SignIns.Attempt.Permit(var failures, var account) ->
                verify(failures, account.filter(found -> found.profile().id().equals(owner.id())), password);
        };
    }

    private Outcome verify(long failures, Optional<StoredAccount> account, Password password) {
        if (hasher.verify(password, account.flatMap(StoredAccount::password)).matches()) {
            return new Confirmed(account.orElseThrow());
        }
        return Throttle.isAnsweredAsWait(failures) ? new Waiting(Throttle.waitAfter(failures)) : new WrongPassword();
    }
}
