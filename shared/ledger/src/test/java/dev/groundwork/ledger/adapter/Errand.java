package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * A caller's request, to be repeated until it is answered.
 *
 * @param number which
 * @param user whose ledger
 * @param mark the reference of the one entry that it makes, where it makes one; errands for one effect share it
 * @param isLasting whether it is answered alike for ever once it has happened
 * @param request what is asked for
 */
record Errand(int number, UserId user, Optional<String> mark, boolean isLasting, Scene.Request request) {

    /** How it ended for its caller. */
    record Ended(Errand errand, Optional<Object> answer) {

        boolean hasHappened() {
            return answer.filter(Observed::isLasting).isPresent();
        }

        /** Not answered, or told to ask again. */
        boolean isOpen() {
            return answer.filter(a -> !a.toString().startsWith("Busy")).isEmpty();
        }
    }
}
