package dev.groundwork.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.signin.AttemptWorld.Told;
import dev.groundwork.auth.throttle.Throttle;
import java.time.Instant;

/**
 * The answers of an account's attempts so far, in order, against the promises:
 *
 * <ul>
 *   <li><b>guesses</b>: no more than ten passwords in a row are told to be wrong before a wait, and each further one was looked at when the wait
 *       was over that began, at the earliest, when the one before was looked at; the tenth is told with the start of its wait;
 *   <li><b>once</b>: what a password was worth is told by the write that ends its permit, and of one that was counted as a failure nothing;
 *   <li><b>others in flight</b>: a wait is told only if ten attempts in a row have failed or were lost; of attempts that are only in flight
 *       nobody hears;
 *   <li><b>an answer</b>: where no attempt is lost each is told something.
 * </ul>
 */
final class AttemptPromises {

    private long failures;
    private Instant failedAt;
    private int lost;

    AttemptPromises(int failures, Instant failedAt) {
        this.failures = failures;
        this.failedAt = failedAt;
    }

    /** So many attempts have died, or have outlived their permits: each may count as a failure, and be told nothing. */
    void lost(int attempts) {
        lost += attempts;
    }

    /** A right password has ended its attempt, and the process has died before it told. */
    void rightWithoutAWord() {
        failures = 0;
    }

    /**
     * An attempt was told something.
     *
     * @param wasInFlight whether its permit stood in the item before its last call
     */
    void told(Told told, Instant verifiedAt, boolean wasInFlight) {
        if (told instanceof Told.Right || told instanceof Told.Wrong || told instanceof Told.WrongAndWait) {
            assertThat(wasInFlight)
                    .as("what a password was worth is told by the write that ends its permit")
                    .isTrue();
        }
        switch (told) {
            case Told.Right() -> failures = 0;
            case Told.Wrong(var startsWait) -> {
                wrong(verifiedAt);
                assertThat(failures)
                        .as("guesses in a row")
                        .isLessThanOrEqualTo(startsWait ? Throttle.FREE_FAILURES : Throttle.FREE_FAILURES - 1);
            }
            case Told.WrongAndWait(var wait) -> {
                wrong(verifiedAt);
                assertThat(wait).as("the wait after a guess").isGreaterThanOrEqualTo(Throttle.waitAfter(failures));
            }
            case Told.Waiting() ->
                assertThat(failures + lost).as("failures before a wait").isGreaterThanOrEqualTo(Throttle.FREE_FAILURES);
            case Told.Nothing() ->
                assertThat(lost).as("attempts that were lost").isPositive();
        }
    }

    private void wrong(Instant verifiedAt) {
        if (failures >= Throttle.FREE_FAILURES) {
            assertThat(verifiedAt)
                    .as("a guess in a wait")
                    .isAfterOrEqualTo(failedAt.plus(Throttle.waitAfter(failures)));
        }
        failures++;
        failedAt = verifiedAt.isAfter(failedAt) ? verifiedAt : failedAt;
    }

    /** Compares with the count that stands in the table once all have ended. */
    void atTheEnd(long stored, boolean anyInFlight) {
        if (lost == 0) {
            assertThat(stored).as("the count at the end").isEqualTo(failures);
            assertThat(anyInFlight).as("attempts in flight at the end").isFalse();
        } else {
            assertThat(stored).as("the count at the end").isGreaterThanOrEqualTo(failures);
        }
    }
}
