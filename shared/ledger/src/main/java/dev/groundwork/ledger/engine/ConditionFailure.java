package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.OperationKey;
import java.time.Instant;
import java.util.Optional;

/** Why the condition of a spend did not hold, worked out from the account as it stood. The key is checked before the balance. */
sealed interface ConditionFailure {

    /** The operation is pending. */
    record Pending(OperationKey operation) implements ConditionFailure {}

    /** The operation, or its guard, may be sealed. */
    record Passed() implements ConditionFailure {}

    /** Something other than a spend is under way. */
    record Locked(LedgerLock lock) implements ConditionFailure {}

    /** A lot has expired, a hold's time is over, or the spend needs lots that wait: that has to be written first. */
    record Due() implements ConditionFailure {}

    /** As many holds are open as there may be. */
    record TooManyHolds() implements ConditionFailure {}

    /** Not enough can be spent. */
    record InsufficientCredits(Credits available) implements ConditionFailure {}

    /**
     * The request of the spend.
     *
     * @param cost what must be there to be spent or held
     * @param holds how many holds it opens
     * @param now the time that its condition went by
     */
    record Demand(Credits cost, int holds, Instant now) {

        /** Returns what is taken from lots: a hold takes nothing before it ends. */
        Credits spent() {
            return holds > 0 ? Credits.ZERO : cost;
        }
    }

    /**
     * Returns the failure of a spend under a key.
     *
     * @throws IllegalStateException if nothing in the account explains it, which is a bug
     */
    static ConditionFailure of(
            LedgerAccount found, OperationKey operation, Optional<OperationKey> guard, Demand demand) {
        if (found.isPending(operation)) {
            return new Pending(operation);
        }
        if (guard.isPresent() && found.isPending(guard.get())) {
            return new Pending(guard.get());
        }
        if (isPassed(found, operation) || guard.filter(g -> isPassed(found, g)).isPresent()) {
            return new Passed();
        }
        return of(found, demand);
    }

    /**
     * Returns the failure of a spend whose key has nothing to do with it.
     *
     * @throws IllegalStateException if nothing in the account explains it, which is a bug
     */
    static ConditionFailure of(LedgerAccount found, Demand demand) {
        if (found.lock().isPresent()) {
            return new Locked(found.lock().get());
        }
        var available = Credits.of(found.figures().available());
        var isFull = found.holds().size() + demand.holds > Hold.MAX_OPEN;
        if (!found.terms().nextChange().isAfter(demand.now)
                || ((isFull || !available.covers(demand.cost)) && found.hasLapsed(demand.now))) {
            return new Due();
        }
        if (!available.covers(demand.cost)) {
            return new InsufficientCredits(available);
        }
        if (isFull && demand.holds > 0) {
            return new TooManyHolds();
        }
        if (found.waiting().count() > 0
                && demand.spent().amount() > found.figures().standing()) {
            return new Due();
        }
        throw new IllegalStateException("a spend was refused for no reason that its account shows");
    }

    private static boolean isPassed(LedgerAccount found, OperationKey operation) {
        return found.keys().contains(operation)
                || operation.compareTo(found.segments().lowWatermark()) <= 0;
    }
}
