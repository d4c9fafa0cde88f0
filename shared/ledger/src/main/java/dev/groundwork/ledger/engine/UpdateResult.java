package dev.groundwork.ledger.engine;

import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.LedgerAccount;
import java.util.function.Supplier;

/** The result of a conditional update of an account. */
public sealed interface UpdateResult {

    /**
     * The condition held, and the update is durable.
     *
     * @param summary of the account right after it
     * @param account the account right after it in full; read when it is asked for, since most answers do without
     */
    record Applied(AccountSummary summary, Supplier<LedgerAccount> account) implements UpdateResult {}

    /** The condition did not hold; nothing has changed. */
    record Rejected(LedgerAccount found) implements UpdateResult {}

    /** The user has no ledger, or it was closed. */
    record NoAccount() implements UpdateResult {}
}
