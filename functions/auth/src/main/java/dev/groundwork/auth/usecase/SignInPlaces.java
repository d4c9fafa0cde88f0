package dev.groundwork.auth.usecase;

import dev.groundwork.auth.domain.CallerLimit;
import dev.groundwork.auth.domain.CallerNetwork;
import dev.groundwork.auth.domain.Credential;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.auth.domain.Origin;
import dev.groundwork.auth.port.CallerLimits;
import dev.groundwork.auth.port.SignIns;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two places that an attempt to sign in takes before its password is judged: one of the address, one of the caller's network. Both calls go
 * out at once; when either place is not to be had the other is given back, so what is not judged is not counted.
 *
 * <p>Guaranteed over all processes: of any number of parallel requests of one caller, at most {@link CallerLimit#PLACES} passwords that fail are
 * judged in one window, and of those for one address no more than its throttle lets through. A process that dies in between leaves its places
 * taken until the window or the wait ends.
 */
@Singleton
final class SignInPlaces {

    private final SignIns signIns;
    private final CallerLimits limits;
    private final ProductClock clock;

    SignInPlaces(SignIns signIns, CallerLimits limits, ProductClock clock) {
        this.signIns = signIns;
        this.limits = limits;
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
        record Admitted(CallerLimits.Admission.Place caller, long failures, Optional<Credential> credential)
                implements Admission {}

        /** The address has to wait. */
        record Waiting(Duration left) implements Admission {}

        /** The caller has to wait, whatever the address. */
        record TooMany(Duration left) implements Admission {}
    }

    /** Takes both, in the time of one round trip. What is no address has the caller's place alone, and no account. */
    Admission take(Optional<EmailAddress> address, Origin origin) {
        var now = clock.instant();
        var network = CallerNetwork.of(origin.ip());
        return address.map(known -> Together.both(
                        () -> limits.take(CallerLimit.FAILED_SIGN_INS, network, now),
                        () -> signIns.begin(known, now),
                        (caller, attempt) -> both(caller, attempt, known, now)))
                .orElseGet(() -> switch (limits.take(CallerLimit.FAILED_SIGN_INS, network, now)) {
                    case CallerLimits.Admission.Over(var left) -> new Admission.TooMany(left);
                    case CallerLimits.Admission.Place place -> new Admission.Admitted(place, 0, Optional.empty());
                });
    }

    private Admission both(CallerLimits.Admission caller, SignIns.Attempt attempt, EmailAddress address, Instant now) {
        return switch (caller) {
            case CallerLimits.Admission.Over(var left) -> {
                if (attempt instanceof SignIns.Attempt.Taken taken) {
                    signIns.giveBack(address, taken, now);
                }
                yield new Admission.TooMany(left);
            }
            case CallerLimits.Admission.Place place ->
                switch (attempt) {
                    case SignIns.Attempt.Waiting(var left) -> {
                        limits.giveBack(place);
                        yield new Admission.Waiting(left);
                    }
                    case SignIns.Attempt.Taken(var failures, var credential) ->
                        new Admission.Admitted(place, failures, credential);
                };
        };
    }
}
