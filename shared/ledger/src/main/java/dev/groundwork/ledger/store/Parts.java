package dev.groundwork.ledger.store;

import dev.groundwork.kernel.ProductClock;

/** What every request to a ledger is served with. */
record Parts(
        Spending spending,
        Segments segments,
        IdempotencyRecords records,
        LockWait locks,
        LockedChange locked,
        OperationKeys fresh,
        LowBalanceAlert notices,
        ProductClock clock) {}
