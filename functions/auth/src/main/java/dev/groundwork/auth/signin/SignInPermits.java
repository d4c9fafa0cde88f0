package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.throttle.CallerNetwork;
import dev.groundwork.auth.throttle.FailedSignIns;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two permits that an attempt to sign in takes before its password is judged: one of the caller's network, which costs no round trip, then one
 * of the address, whose write is also the look-up. Who is over the caller's limit moves no address's throttle, and who waits at an address is not
 * counted.
 */
@Singleton
final class SignInPermits {

    private final SignIns signIns;
    private final FailedSignIns callers;
    private final ProductClock clock;

    SignInPermits(SignIns signIns, FailedSignIns callers, ProductClock clock) {
        this.signIns = signIns;
        this.callers = callers;
        this.clock = clock;
    }

    /** What came of asking for both. */
    sealed interface Admission {

        /**
         * The password may be judged.
         *
         * @param caller the caller's permit, given back when the password is right
         * @param failures failures in a row of the address, this attempt included
         * @param credential what the account signs in with, nothing when there is no account
         */
        record Admitted(FailedSignIns.Admission.Permit caller, long failures, Optional<Credential> credential)
                implements Admission {}

        /** The address has to wait. */
        record Waiting(Duration left) implements Admission {}

        /** The caller has to wait, whatever the address. */
        record TooMany(Duration left) implements Admission {}
    }

    /** Takes both, in one round trip. What is no address has the caller's permit alone, and no account. */
    Admission take(Optional<EmailAddress> address, Origin origin) {
        var now = clock.instant();
        return switch (callers.take(CallerNetwork.of(origin.ip()), now)) {
            case FailedSignIns.Admission.Over(var left) -> new Admission.TooMany(left);
            case FailedSignIns.Admission.Permit permit ->
                address.map(known -> at(known, permit, now))
                        .orElseGet(() -> new Admission.Admitted(permit, 0, Optional.empty()));
        };
    }

    private Admission at(EmailAddress address, FailedSignIns.Admission.Permit permit, Instant now) {
        return switch (signIns.begin(address, now)) {
            case SignIns.Attempt.Waiting(var left) -> {
                callers.release(permit);
                yield new Admission.Waiting(left);
            }
            case SignIns.Attempt.Taken(var failures, var credential) ->
                new Admission.Admitted(permit, failures, credential);
        };
    }
}
