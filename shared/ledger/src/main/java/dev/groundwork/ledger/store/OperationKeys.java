package dev.groundwork.ledger.store;

import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import java.time.Instant;
import java.util.Random;

/** Makes operation keys that nobody has used. */
final class OperationKeys {

    private static final int RANDOM_BYTES = 10;

    private final Random random;

    OperationKeys(Random random) {
        this.random = random;
    }

    /** A key of this time. */
    OperationKey next(Instant now) {
        return next(now.toEpochMilli());
    }

    /** A key above all that the account has let go. */
    OperationKey above(LedgerAccount account, Instant now) {
        var passed = Math.max(
                account.lowWatermark().millis(), account.highWatermark().millis());
        return next(Math.max(now.toEpochMilli(), passed + 1));
    }

    private OperationKey next(long millis) {
        var rest = new byte[RANDOM_BYTES];
        random.nextBytes(rest);
        return OperationKey.at(millis, rest);
    }
}
