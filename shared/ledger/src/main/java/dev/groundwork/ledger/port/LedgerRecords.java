package dev.groundwork.ledger.port;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Page;
import dev.groundwork.ledger.domain.check.Notes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All ledgers as they stand, for those who check them. Every read is consistent. An item that is not what the ledger writes is an
 * {@link UnreadableItemException}.
 */
public interface LedgerRecords {

    /** Everybody who has a ledger, or what is left of one, each once. Whoever comes or goes meanwhile may be missing. */
    void users(Consumer<UserId> each);

    /** What stands of a ledger besides its balance item and its pages. */
    Notes notes(UserId user);

    /** Pages {@code from} to {@code to}, both included, of those that are there, in their order. */
    void pages(UserId user, int from, int to, Consumer<Page> each);

    /** The balance item, that of a closed ledger too. */
    Optional<Account> account(UserId user);

    /** Whether an item says how a hold ended. */
    boolean isEnded(UserId user, OperationKey hold);

    /** Whether an item says that a consume was given back. */
    boolean isRefunded(UserId user, OperationKey consume);
}
