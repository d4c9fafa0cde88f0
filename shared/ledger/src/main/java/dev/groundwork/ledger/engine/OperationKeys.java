package dev.groundwork.ledger.engine;

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

    /** Returns a key of this time. */
    OperationKey next(Instant now) {
        return next(now.toEpochMilli());
    }

    /** Returns a key above all that the account has sealed. */
    OperationKey above(LedgerAccount account, Instant now) {
        var segments = account.segments();
        var passed = Math.max(
                segments.lowWatermark().millis(), segments.highWatermark().millis());
        return next(Math.max(now.toEpochMilli(), passed + 1));
    }

    private OperationKey next(long millis) {
        var rest = new byte[RANDOM_BYTES];
        random.nextBytes(rest);
        return OperationKey.at(millis, rest);
    }
}
