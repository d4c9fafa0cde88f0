package dev.groundwork.ledger.store;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * A caller's request, to be repeated until it is answered.
 *
 * @param number which
 * @param user whose ledger
 * @param holdEvent the reference of the one entry that it makes, where it makes one; errands for one effect share it
 * @param isLasting whether it is answered alike for ever once it has happened
 * @param request what is asked for
 */
record ClientRequest(int number, UserId user, Optional<String> holdEvent, boolean isLasting, Scenario.Request request) {

    /** How it ended for its caller. */
    record Ended(ClientRequest errand, Optional<Object> answer) {

        boolean hasHappened() {
            return answer.filter(Observed::isLasting).isPresent();
        }

        /** Not answered, or told to ask again. */
        boolean isOpen() {
            return answer.filter(a -> !a.toString().startsWith("Busy")).isEmpty();
        }
    }
}
