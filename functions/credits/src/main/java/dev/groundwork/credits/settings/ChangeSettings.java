package dev.groundwork.credits.settings;

import static dev.groundwork.json.JsonBody.JsonType.FLAG;
import static dev.groundwork.json.JsonBody.JsonType.WHOLE_NUMBER;

import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes what a user has chosen about credits. */
@Singleton
final class ChangeSettings {

    private final CreditLedger ledger;

    ChangeSettings(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Changes the settings that are given; the others keep their value. */
    SettingsOutcome change(UserId user, SettingsBody request) {
        return ledger.change(user, new SettingsChange(request.lowBalanceThreshold(), request.lowBalanceMail()));
    }

    /**
     * A user's request to change settings; what is left out keeps its value.
     *
     * @param lowBalanceThreshold what is low, 0 to 1,000,000 credits
     * @param lowBalanceMail whether a mail tells of a low balance
     */
    record SettingsBody(Optional<Credits> lowBalanceThreshold, Optional<Boolean> lowBalanceMail) {

        static SettingsBody read(Members body) {
            var threshold = body.optional(
                    "lowBalanceThreshold", WHOLE_NUMBER, SettingsBody::threshold, "invalid_threshold", "0 to 1000000.");
            var mail = body.optional("lowBalanceMail", FLAG);
            return new SettingsBody(threshold.get(), mail.get());
        }

        private static Optional<Credits> threshold(long credits) {
            return credits < 0 || credits > Settings.MAX_THRESHOLD.amount()
                    ? Optional.empty()
                    : Optional.of(Credits.of(credits));
        }
    }
}
