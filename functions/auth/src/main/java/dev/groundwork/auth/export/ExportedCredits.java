package dev.groundwork.auth.export;

import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.LedgerAccount;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of a user's credits in an export. */
final class ExportedCredits {

    private ExportedCredits() {}

    @Serdeable
    record BalanceBody(
            long balance,
            long available,
            long held,
            long debt,
            long lifetimePurchased,
            long lifetimeConsumed,
            long freeTierLeft,
            long lowBalanceThreshold,
            boolean lowBalanceMail) {

        static BalanceBody of(LedgerAccount account) {
            var b = account.balance();
            return new BalanceBody(
                    b.balance().amount(),
                    b.available().amount(),
                    b.held().amount(),
                    b.debt().amount(),
                    b.lifetimePurchased().amount(),
                    b.lifetimeConsumed(),
                    b.freeTierLeft().amount(),
                    b.lowBalanceThreshold().amount(),
                    account.settings().lowBalanceMail());
        }
    }

    @Serdeable
    record LedgerRow(
            String id,
            long seq,
            String type,
            @Nullable String action,
            long amount,
            long balanceAfter,
            @Nullable String referenceId,
            String createdAt) {

        static LedgerRow of(Entry entry) {
            return new LedgerRow(
                    entry.id().toString(),
                    entry.seq(),
                    entry.type().text(),
                    entry.action().map(Action::text).orElse(null),
                    entry.amount(),
                    entry.balanceAfter().amount(),
                    entry.referenceId().orElse(null),
                    entry.createdAt().toString());
        }
    }

    /** Credits of one origin, and when they expire. */
    @Serdeable
    record LotRow(String kind, long left, @Nullable String expiresAt) {

        static List<LotRow> all(LedgerAccount account) {
            return account.lots().after(account.spent()).lots().stream()
                    .map(lot -> new LotRow(
                            lot.kind().name().toLowerCase(Locale.ROOT),
                            lot.size(),
                            lot.expiresAt().map(Instant::toString).orElse(null)))
                    .toList();
        }
    }

    /** A hold that is open. */
    @Serdeable
    record HoldRow(String id, String action, long amount, String referenceId, String expiresAt) {

        static List<HoldRow> all(LedgerAccount account) {
            return account.holds().values().stream()
                    .map(hold -> new HoldRow(
                            new HoldId(account.user(), hold.operation()).toString(),
                            hold.action().text(),
                            hold.amount(),
                            hold.reference(),
                            hold.expiresAt().toString()))
                    .sorted(Comparator.comparing(HoldRow::id))
                    .toList();
        }
    }
}
