package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.util.List;

/**
 * Writes what is due: every change under the lock does, so this one changes nothing else. Answers true once it is written.
 *
 * @param user whose ledger
 * @param cost the credits that the lots of the balance item must have then, as far as there are so many
 */
record ApplyDueChanges(UserId user, Credits cost) implements Operation<Boolean> {

    @Override
    public Step<Boolean> next() {
        return new Step.ChangeUnderLock<>(draft -> new Step.Change<>(after -> new Step.Done<>(true), List.of(), cost));
    }

    @Override
    public Boolean unknownUser() {
        return false;
    }

    @Override
    public Boolean busy() {
        return false;
    }
}
