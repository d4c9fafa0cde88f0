package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import java.util.List;

/** Changes a user's settings. */
record ChangeSettings(UserId user, SettingsChange change) implements Operation<SettingsOutcome> {

    @Override
    public Step<SettingsOutcome> next() {
        return new Step.ChangeUnderLock<>(this::change);
    }

    private Step.Change<SettingsOutcome> change(AccountDraft draft) {
        var settings = draft.change(change);
        return new Step.Change<>(after -> new Step.Done<>(new SettingsOutcome.Changed(settings)), List.of());
    }

    @Override
    public SettingsOutcome unknownUser() {
        return new SettingsOutcome.UnknownUser();
    }

    @Override
    public SettingsOutcome busy() {
        return new SettingsOutcome.Busy();
    }
}
