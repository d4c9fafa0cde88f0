package dev.groundwork.credits.history;

import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Entry;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a ledger, newest entry first; no cursor where there are no more. */
@Serdeable
record HistoryResponse(List<HistoryEntry> items, @Nullable String nextCursor) {

    @Serdeable
    record HistoryEntry(
            String id,
            long seq,
            String type,
            @Nullable String action,
            long amount,
            long balanceAfter,
            @Nullable String referenceId,
            @Nullable String stripePaymentId,
            String createdAt,
            String hash) {

        static HistoryEntry of(Entry entry) {
            return new HistoryEntry(
                    entry.id().toString(),
                    entry.seq(),
                    entry.type().text(),
                    entry.action().map(Action::text).orElse(null),
                    entry.amount(),
                    entry.balanceAfter().amount(),
                    entry.referenceId().orElse(null),
                    entry.payment().orElse(null),
                    entry.createdAt().toString(),
                    entry.hash().text());
        }
    }
}
