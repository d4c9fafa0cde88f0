package dev.groundwork.credits.settings;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import jakarta.inject.Singleton;

/** Changes what a user has chosen about credits. */
@Singleton
final class ChangeSettings {

    private final CreditLedger ledger;

    ChangeSettings(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Changes the settings that are given; the others keep their value. */
    SettingsOutcome change(UserId user, SettingsChange change) {
        return ledger.change(user, change);
    }
}
