package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerLock;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What a spender does before a held lock: it waits, and opens one whose holder is gone. */
final class LockWait {

    private static final int MIN_WAIT_MILLIS = 10;
    private static final int MAX_WAIT_MILLIS = 60;

    private final Table table;
    private final ProductClock clock;
    private final Random jitter;
    private final Pause pause;

    LockWait(Table table, ProductClock clock, Random jitter, Pause pause) {
        this.table = table;
        this.clock = clock;
        this.jitter = jitter;
        this.pause = pause;
    }

    /** Returns when another try may be worth it. */
    void pass(UserId user, LedgerLock lock) {
        if (lock.isClosed(clock.instant())) {
            pause.millis(jitter.nextLong(MIN_WAIT_MILLIS, MAX_WAIT_MILLIS));
        } else {
            var open = Expression.change("REMOVE lockToken, lockUntil")
                    .onlyIf(CreditsTable.SAME_LOCK)
                    .value(":seen", Values.of(lock.token()));
            table.update(CreditsTable.balance(user), open);
        }
    }

    /** Sleeps. */
    static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a closed lockToken", e);
        }
    }
}
