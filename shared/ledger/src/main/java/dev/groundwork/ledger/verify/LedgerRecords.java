package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All ledgers as they stand, for those who check them. Every read is consistent. An item that is not what the ledger writes is an
 * {@link UnreadableItemException}.
 */
public interface LedgerRecords {

    /** Finds everybody who has a ledger, or what is left of one, each once. Whoever comes or goes meanwhile may be missing. */
    default void users(Consumer<UserId> each) {
        var page = users(Optional.empty());
        page.users().forEach(each);
        while (page.next().isPresent()) {
            page = users(page.next());
            page.users().forEach(each);
        }
    }

    /**
     * Finds the next of them, with one read.
     *
     * @param after the partition after which to look, nothing from the beginning on
     */
    UserPage users(Optional<String> after);

    /**
     * Some of those who have a ledger.
     *
     * @param users in the order in which the table holds them
     * @param next the partition after which there may be more, nothing at the end
     */
    record UserPage(List<UserId> users, Optional<String> next) {

        public UserPage {
            users = List.copyOf(users);
        }
    }

    /** Reads what stands of a ledger apart from its balance item and its segments. */
    RelatedItems notes(UserId user);

    /** Segments {@code from} to {@code to}, both included, of those that are there, in their order. */
    void segments(UserId user, int from, int to, Consumer<Segment> each);

    /** The balance item, that of a closed ledger too. */
    Optional<LedgerAccount> account(UserId user);

    /** The lots that wait, nothing where they are missing or not those that the account knows. */
    Optional<Lots> waitingLots(LedgerAccount account);

    /** Returns true if an item says how a hold ended. */
    boolean isEnded(UserId user, OperationKey hold);

    /** Returns true if an item says that a consume was refunded. */
    boolean isRefunded(UserId user, OperationKey consume);
}
