package dev.groundwork.hosting.stack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is the one waited for, as a person's page does; bounded, so that waiting for ever is a failure. */
final class Poll {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int TRIES = 200;

    private Poll() {}

    static <T> T until(Supplier<T> ask, Predicate<T> isIt, String what) {
        var answer = ask.get();
        for (int i = 0; i < TRIES && !isIt.test(answer); i++) {
            LockSupport.parkNanos(EVERY.toNanos());
            answer = ask.get();
        }
        if (!isIt.test(answer)) {
            throw new AssertionError("there was no " + what + " in time; the last answer: " + answer);
        }
        return answer;
    }
}
