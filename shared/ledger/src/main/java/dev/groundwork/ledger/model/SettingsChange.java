package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import java.util.Optional;

/**
 * A change of settings.
 *
 * @param lowBalanceThreshold nothing to keep what is
 * @param lowBalanceMail nothing to keep what is
 */
public record SettingsChange(Optional<Credits> lowBalanceThreshold, Optional<Boolean> lowBalanceMail) {

    /** The settings after the change. */
    public Settings of(Settings before) {
        return new Settings(
                lowBalanceThreshold.orElse(before.lowBalanceThreshold()),
                lowBalanceMail.orElse(before.lowBalanceMail()));
    }

    /** The outcome of a change of settings. */
    public sealed interface SettingsOutcome {

        /** They hold from now on. */
        record Changed(Settings settings) implements SettingsOutcome {}

        /** There is no such user. */
        record UnknownUser() implements SettingsOutcome {}

        /** Others were in the way for too long; nothing has changed that this call knows of. */
        record Busy() implements SettingsOutcome {}
    }
}
