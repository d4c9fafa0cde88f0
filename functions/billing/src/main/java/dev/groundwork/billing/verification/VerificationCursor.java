package dev.groundwork.billing.verification;

import java.util.Optional;

/** The place of the rotation through all ledgers. */
interface VerificationCursor {

    /** Returns where the last run ended, nothing before the first and after the last ledger. */
    Optional<String> read();

    /** Records where this run ends, nothing after the last ledger. */
    void write(Optional<String> after);
}
