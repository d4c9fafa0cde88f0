package dev.groundwork.credits.holds;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import jakarta.inject.Singleton;

/** Ends a hold, once. The hold is the key: the same end may be repeated for ever. */
@Singleton
final class EndHold {

    private final CreditLedger ledger;

    EndHold(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /** Takes what it really cost, at most what is held; the rest can be spent again. */
    HoldEndOutcome commit(HoldId hold, Credits amount) {
        return ledger.commit(hold, amount);
    }

    /** Takes nothing; all of it can be spent again. */
    HoldEndOutcome release(HoldId hold) {
        return ledger.release(hold);
    }

    /**
     * A service's request to end a hold with a cost.
     *
     * @param amount what it really cost, 0 to what is held
     */
    record CommitBody(Credits amount) {

        static CommitBody read(Members body) {
            return new CommitBody(CreditFields.amount(body, 0).get());
        }
    }

    /** A service's request to end a hold without cost: the hold stands in the path, so nothing has to be said. */
    record ReleaseBody() {

        static ReleaseBody read(Members body) {
            return new ReleaseBody();
        }
    }
}
