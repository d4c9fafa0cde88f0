package dev.groundwork.auth.usecase;

import dev.groundwork.auth.domain.CallerNetwork;
import dev.groundwork.auth.domain.Credential;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.domain.Origin;
import dev.groundwork.auth.port.FailedSignIns;
import dev.groundwork.auth.port.SignIns;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two places that an attempt to sign in takes before its password is judged: one of the caller's network, which costs no round trip, then one
 * of the address, whose write is also the look-up. Who is over the caller's limit moves no address's throttle, and who waits at an address is not
 * counted.
 */
@Singleton
final class SignInPlaces {

    private final SignIns signIns;
    private final FailedSignIns callers;
    private final ProductClock clock;

    SignInPlaces(SignIns signIns, FailedSignIns callers, ProductClock clock) {
        this.signIns = signIns;
        this.callers = callers;
        this.clock = clock;
    }

    /** What came of asking for both. */
    sealed interface Admission {

        /**
         * The password may be judged.
         *
         * @param caller the caller's place, given back when the password is right
         * @param failures failures in a row of the address, this attempt included
         * @param credential what the account signs in with, nothing when there is no account
         */
        record Admitted(FailedSignIns.Admission.Place caller, long failures, Optional<Credential> credential)
                implements Admission {}

        /** The address has to wait. */
        record Waiting(Duration left) implements Admission {}

        /** The caller has to wait, whatever the address. */
        record TooMany(Duration left) implements Admission {}
    }

    /** Takes both, in one round trip. What is no address has the caller's place alone, and no account. */
    Admission take(Optional<EmailAddress> address, Origin origin) {
        var now = clock.instant();
        return switch (callers.take(CallerNetwork.of(origin.ip()), now)) {
            case FailedSignIns.Admission.Over(var left) -> new Admission.TooMany(left);
            case FailedSignIns.Admission.Place place ->
                address.map(known -> at(known, place, now))
                        .orElseGet(() -> new Admission.Admitted(place, 0, Optional.empty()));
        };
    }

    private Admission at(EmailAddress address, FailedSignIns.Admission.Place place, Instant now) {
        return switch (signIns.begin(address, now)) {
            case SignIns.Attempt.Waiting(var left) -> {
                callers.giveBack(place);
                yield new Admission.Waiting(left);
            }
            case SignIns.Attempt.Taken(var failures, var credential) ->
                new Admission.Admitted(place, failures, credential);
        };
    }
}
