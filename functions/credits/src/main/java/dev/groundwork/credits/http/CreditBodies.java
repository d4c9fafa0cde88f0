package dev.groundwork.credits.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.credits.usecase.ReadUsage;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Action;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.ConsumeReceipt;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.FreeTier;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The JSON of credits. A member of a request is null when the caller left it out. */
final class CreditBodies {

    private CreditBodies() {}

    @Serdeable
    record FreeTierUse(long limit, long used, long remaining) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record BalanceAnswer(
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

        static BalanceAnswer of(Balance balance, OptionalInt runningApps) {
            var limit = FreeTier.LIMIT.amount();
            var left = balance.freeTierLeft().amount();
            return new BalanceAnswer(
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

    @Serdeable
    record Consume(
            @Nullable String userId,
            @Nullable String action,
            @Nullable Long complexity,
            @Nullable String referenceId,
            @Nullable String quote) {}

    @Serdeable
    record Consumed(String transactionId, String action, long cost, long balanceAfter, boolean lowBalance) {

        static Consumed of(ConsumeReceipt receipt) {
            return new Consumed(
                    receipt.transaction().toString(),
                    receipt.action().map(Action::text).orElse(""),
                    receipt.cost().amount(),
                    receipt.balanceAfter().amount(),
                    receipt.lowBalance());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
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
                    null,
                    entry.createdAt().toString(),
                    entry.hash().text());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record History(List<HistoryEntry> items, @Nullable String nextCursor) {}

    @Serdeable
    record UsageDay(String date, String action, long credits, long count) {

        static UsageDay of(ReadUsage.Usage usage) {
            return new UsageDay(
                    usage.date().toString(),
                    usage.action().text(),
                    usage.credits().amount(),
                    usage.count());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record UsageAnswer(List<UsageDay> items) {}

    @Serdeable
    record PackageForSale(String packageId, String name, long credits, long price, String currency) {}

    @Serdeable
    record TierForSale(String tier, long monthlyCredits, long price, String currency) {}

    @Serdeable
    record PriceList(List<PackageForSale> items, List<TierForSale> tiers, int version) {

        static PriceList of(Catalogue catalogue) {
            var currency = catalogue.currency();
            return new PriceList(
                    catalogue.packages().stream()
                            .map(p -> new PackageForSale(p.id(), p.name(), amount(p.credits()), p.price(), currency))
                            .toList(),
                    catalogue.tiers().stream()
                            .map(t -> new TierForSale(t.id(), amount(t.monthly()), t.price(), currency))
                            .toList(),
                    catalogue.version());
        }

        private static long amount(Credits credits) {
            return credits.amount();
        }
    }
}
