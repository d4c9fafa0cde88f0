package dev.groundwork.ledger.schedule;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.List;

/**
 * Requests that arrive at one ledger at once.
 *
 * @param name what it is about
 * @param ticks how often the clock moves while they are under way, at any state
 * @param tick how far it moves
 * @param script what stands there before, and the requests
 */
public record Scenario(String name, int ticks, Duration tick, Script script) {

    /** Prepares a ledger, the same way each time. */
    @FunctionalInterface
    public interface Script {

        List<Request> on(CreditLedger ledger, HandClock clock, UserId user);
    }

    /** A request, which may be repeated. */
    @FunctionalInterface
    public interface Request {

        Object to(CreditLedger ledger);
    }

    public static Scenario of(String name, Script script) {
        return new Scenario(name, 0, Duration.ZERO, script);
    }

    public static Scenario ticking(String name, Duration tick, Script script) {
        return new Scenario(name, 1, tick, script);
    }

    @Override
    public String toString() {
        return name;
    }
}
