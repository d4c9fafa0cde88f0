package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes of what spends rely on: lots, debt, settings. The gate is closed, so that nobody spends; every intent goes to a page, so that no
 * entry's story changes afterwards; then one write changes the account and opens the gate, only if it still is this holder's. A holder that
 * dies leaves a gate that anyone may take over once its lease is over.
 */
final class GatedChange {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int MAX_TRIES = 64;
    private static final String OPENING = " REMOVE gate, gateUntil";

    private final Spending spending;
    private final Pages pages;
    private final GateKeeper gates;
    private final FreshKeys tokens;
    private final ProductClock clock;

    GatedChange(Spending spending, Pages pages, GateKeeper gates, FreshKeys tokens, ProductClock clock) {
        this.spending = spending;
        this.pages = pages;
        this.gates = gates;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {

        record Changed(Account account) implements Result {}

        record NoAccount() implements Result {}

        record Busy() implements Result {}
    }

    /**
     * Changes an account.
     *
     * @param decide the update, a {@code SET}, from the account as it is once nobody spends and no intent is left
     */
    Result change(UserId user, Function<Account, Expression> decide) {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var token = tokens.next(clock.instant()).text();
            switch (spending.write(user, closing(token))) {
                case Spending.Result.Written(var account) -> {
                    var changed = emptied(account, token).flatMap(empty -> finish(user, decide.apply(empty), token));
                    if (changed.isPresent()) {
                        return new Result.Changed(changed.get());
                    }
                }
                case Spending.Result.Refused(var account) ->
                    gates.pass(user, account.gate().orElseThrow());
                case Spending.Result.NoAccount() -> {
                    return new Result.NoAccount();
                }
            }
        }
        return new Result.Busy();
    }

    private Expression closing(String token) {
        var now = clock.instant();
        return Expression.change("SET gate = :token, gateUntil = :until")
                .onlyIf(CreditsTable.CLOSE_GATE)
                .value(":token", Values.of(token))
                .value(":until", Values.of(now.plus(LEASE)))
                .value(":now", Values.of(now));
    }

    /** The account without intents, or nothing when the gate was taken over meanwhile. */
    private Optional<Account> emptied(Account closed, String token) {
        var account = closed;
        while (!account.intents().isEmpty()) {
            account = pages.cut(account, clock.millis());
            if (account.gate().filter(gate -> gate.token().equals(token)).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(account);
    }

    /** The account after the change, or nothing when the gate was taken over meanwhile. */
    Optional<Account> finish(UserId user, Expression change, String token) {
        var write = new Expression(CreditsTable.SAME_HOLDER, change.update() + OPENING, change.names(), change.values())
                .value(":token", Values.of(token));
        return spending.write(user, write) instanceof Spending.Result.Written(var account)
                ? Optional.of(account)
                : Optional.empty();
    }
}
