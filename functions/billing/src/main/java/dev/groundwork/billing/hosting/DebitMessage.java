package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** A message of the queue of the debit. It may come twice, late or after the run: it only says what is to be charged. */
sealed interface DebitMessage {

    /** Returns the run that it belongs to. */
    DebitRun run();

    /**
     * Charges a shard from here on.
     *
     * @param shard the number of the shard
     * @param after the last owner of the page before, nothing for the start of the shard
     */
    record Pages(DebitRun run, int shard, Optional<UserId> after) implements DebitMessage {}

    /**
     * Charges one owner, whose charge failed with its page.
     *
     * @param shard the shard of the page
     */
    record OneOwner(DebitRun run, int shard, UserId owner) implements DebitMessage {}
}
