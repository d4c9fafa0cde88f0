package dev.groundwork.ledger.crash;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Observed;
import dev.groundwork.ledger.schedule.Scenario;
import java.util.Optional;

/**
 * A caller's request, to be repeated until it is answered.
 *
 * @param number which
 * @param user whose ledger
 * @param reference the reference of the one entry that it makes, where it makes one; requests for one effect share it
 * @param isLasting whether it is answered alike for ever once it has happened
 * @param request what is asked for
 */
record ClientRequest(int number, UserId user, Optional<String> reference, boolean isLasting, Scenario.Request request) {

    /** The end of the request for its caller. */
    record Ended(ClientRequest clientRequest, Optional<Object> answer) {

        boolean hasHappened() {
            return answer.filter(Observed::isLasting).isPresent();
        }

        /** Returns true if it was not answered, or answered that it may be asked again. */
        boolean isOpen() {
            return answer.filter(a -> !a.toString().startsWith("Busy")).isEmpty();
        }
    }
}
