package dev.groundwork.credits.balance;

import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.FreeTier;
import io.micronaut.serde.annotation.Serdeable;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A balance as its owner reads it, in whole credits; no runway where no app runs. */
@Serdeable
record BalanceResponse(
        long balance,
        long available,
        long held,
        long debt,
        long lifetimePurchased,
        long lifetimeConsumed,
        FreeTierUse freeTier,
        boolean lowBalance,
        long lowBalanceThreshold,
        @Nullable Long hostingRunwayDays) {

    @Serdeable
    record FreeTierUse(long limit, long used, long remaining) {}

    static BalanceResponse of(Balance balance, OptionalInt runningApps) {
        var limit = FreeTier.LIMIT.amount();
        var left = balance.freeTierLeft().amount();
        return new BalanceResponse(
                balance.balance().amount(),
                balance.available().amount(),
                balance.held().amount(),
                balance.debt().amount(),
                balance.lifetimePurchased().amount(),
                balance.lifetimeConsumed(),
                new FreeTierUse(limit, limit - left, left),
                balance.lowBalance(),
                balance.lowBalanceThreshold().amount(),
                runningApps.isEmpty() ? null : balance.available().amount() / runningApps.getAsInt());
    }
}
