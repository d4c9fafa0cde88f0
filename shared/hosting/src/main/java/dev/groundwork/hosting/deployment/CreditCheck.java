package dev.groundwork.hosting.deployment;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks whether an owner can pay for a day of hosting. Nothing is taken: the daily debit does that.
 *
 * @param available reads what an owner can spend
 * @param day the price of a day of hosting
 */
public record CreditCheck(Function<UserId, Credits> available, Credits day) {

    /**
     * The credits of an owner who cannot pay.
     *
     * @param required the price
     * @param available what the owner can spend
     */
    public record Shortfall(Credits required, Credits available) {}

    /** Returns what is missing, nothing when the owner can pay. */
    public Optional<Shortfall> shortfall(UserId owner) {
        var credits = available.apply(owner);
        return credits.covers(day) ? Optional.empty() : Optional.of(new Shortfall(day, credits));
    }
}
