package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import java.util.List;

/** Writes what is due: every change under the lock does, so this one changes nothing else. Answers true once it is written. */
record ApplyDueChanges(UserId user) implements Operation<Boolean> {

    @Override
    public Step<Boolean> next() {
        return new Step.ChangeUnderLock<>(draft -> new Step.Change<>(after -> new Step.Done<>(true), List.of()));
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
