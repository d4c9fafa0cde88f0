package dev.groundwork.credits.holds;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.credits.quotes.HonourQuote;
import dev.groundwork.json.Field;
import dev.groundwork.json.JsonBody.JsonType;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Reserves credits for as long as holds live. */
@Singleton
final class ReserveCredits {

    private final CreditLedger ledger;
    private final HonourQuote honourQuote;
    private final HoldLife life;
    private final ProductClock clock;

    ReserveCredits(CreditLedger ledger, HonourQuote honourQuote, HoldLife life, ProductClock clock) {
        this.ledger = ledger;
        this.honourQuote = honourQuote;
        this.life = life;
        this.clock = clock;
    }

    /** Reserves; nothing when the request presents a quote that does not hold. */
    Optional<HoldOutcome> reserve(HoldBody request, ScopedKey key) {
        if (request.quote().isEmpty()) {
            return Optional.of(reserve(request, key, request.amount().orElseThrow()));
        }
        return honourQuote
                .check(
                        request.quote().get(),
                        request.userId(),
                        request.action(),
                        key,
                        quote -> request.amount().isEmpty()
                                || request.amount().get().equals(quote.cost()))
                .map(quote -> reserve(request, key, quote.cost()));
    }

    private HoldOutcome reserve(HoldBody request, ScopedKey key, Credits amount) {
        var expiresAt = clock.instant().plus(life.duration());
        return ledger.hold(new HoldRequest(
                request.userId(), key, request.action(), amount, request.referenceId(), expiresAt, request.quote()));
    }

    /**
     * A service's request to reserve credits.
     *
     * @param userId whose credits
     * @param action what for
     * @param amount what it may cost at most; a quote can say it instead
     * @param referenceId what the service calls it
     * @param quote a price that was promised
     */
    record HoldBody(
            UserId userId,
            @Schema(implementation = String.class) Action action,
            Optional<Credits> amount,
            Reference referenceId,
            Optional<String> quote) {

        static HoldBody read(Members body) {
            var user = CreditFields.user(body);
            var action = CreditFields.action(body);
            var quote = body.optional("quote", JsonType.TEXT);
            var amount = amount(body);
            var reference = CreditFields.reference(body, "referenceId", "invalid_reference");
            return new HoldBody(user.get(), action.get(), amount.get(), reference.get(), quote.get());
        }

        private static Field<Optional<Credits>> amount(Members body) {
            return body.isGiven("quote") && !body.isGiven("amount")
                    ? body.absent()
                    : CreditFields.amount(body, 1).asOptional();
        }
    }

    /**
     * The lifetime of a hold that nobody commits or releases.
     *
     * @param duration more than nothing
     */
    record HoldLife(Duration duration) {

        public HoldLife {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("a hold lives for some time");
            }
        }
    }
}
