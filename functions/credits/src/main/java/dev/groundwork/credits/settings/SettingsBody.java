package dev.groundwork.credits.settings;

import static dev.groundwork.json.JsonType.FLAG;
import static dev.groundwork.json.JsonType.WHOLE_NUMBER;

import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import java.util.Optional;

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
