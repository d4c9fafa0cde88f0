package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks somebody who is signed in for the password once more. A guess here costs what a guess at sign-in costs: the same permit of the throttle,
 * taken before the hash. Whoever finds the password right forgives the permit in what is done next.
 */
@Singleton
public final class ConfirmPassword {

    private final SignIns signIns;
    private final PasswordHasher passwords;
    private final ProductClock clock;

    ConfirmPassword(SignIns signIns, PasswordHasher passwords, ProductClock clock) {
        this.signIns = signIns;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What came of asking. */
    public sealed interface Outcome {

        /** It is the password of this account. */
        record Right(Credential credential) implements Outcome {}

        /** It is not, or the account has none. */
        record Wrong() implements Outcome {}

        /** Too many failures in a row. */
        record Waiting(Duration left) implements Outcome {}
    }

    /** Judges the password of this account. */
    public Outcome confirm(Profile owner, Password password) {
        return switch (signIns.begin(owner.address(), clock.instant())) {
            case SignIns.Attempt.Waiting(var left) -> new Outcome.Waiting(left);
            case SignIns.Attempt.Taken(var failures, var found) ->
                judge(
                        failures,
                        found.filter(credential -> credential.profile().id().equals(owner.id())),
                        password);
        };
    }

    private Outcome judge(long failures, Optional<Credential> credential, Password password) {
        if (passwords.judge(password, credential.map(Credential::password)).matches()) {
            return new Outcome.Right(credential.orElseThrow());
        }
        return Throttle.isAnsweredAsWait(failures)
                ? new Outcome.Waiting(Throttle.waitAfter(failures))
                : new Outcome.Wrong();
    }
}
