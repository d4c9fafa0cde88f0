package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.time.Instant;
import java.util.Optional;

/** Why a spend's condition did not hold, told from the account as it stood. Idempotency is judged before the balance. */
public sealed interface ConditionFailure {

    /** The operation stands in the balance item. */
    record Known(OperationKey operation) implements ConditionFailure {}

    /** The operation, or the one that guards it, may stand in a segment. */
    record Passed() implements ConditionFailure {}

    /** Something other than a spend is under way. */
    record Closed(LedgerLock lock) implements ConditionFailure {}

    /** A lot has expired, or a hold's time is over: that has to be written first. */
    record Due() implements ConditionFailure {}

    /** So many holds are open that there is no place for another. */
    record TooMany() implements ConditionFailure {}

    /** Not enough can be spent. */
    record TooFew(Credits available) implements ConditionFailure {}

    /**
     * What the spend wanted.
     *
     * @param cost what must be there to be spent or held
     * @param holds how many holds it opens
     * @param now the time that it went by
     */
    record Requirement(Credits cost, int holds, Instant now) {}

    /** Judges. Throws {@link IllegalStateException} when nothing of {@code found} refuses the spend, which a bug alone can bring about. */
    static ConditionFailure of(
            LedgerAccount found, OperationKey operation, Optional<OperationKey> guard, Requirement requirement) {
        if (found.holds(operation)) {
            return new Known(operation);
        }
        if (guard.isPresent() && found.holds(guard.get())) {
            return new Known(guard.get());
        }
        if (isPassed(found, operation) || guard.filter(g -> isPassed(found, g)).isPresent()) {
            return new Passed();
        }
        return unrelated(found, requirement);
    }

    /** Judges a refusal that no key has to do with. */
    static ConditionFailure unrelated(LedgerAccount found, Requirement requirement) {
        if (found.lock().isPresent()) {
            return new Closed(found.lock().get());
        }
        var available = Credits.of(found.figures().available());
        var isFull = found.holds().size() + requirement.holds > Hold.MAX_OPEN;
        if (!found.terms().nextChange().isAfter(requirement.now)
                || ((isFull || !available.covers(requirement.cost)) && found.hasLapsed(requirement.now))) {
            return new Due();
        }
        if (!available.covers(requirement.cost)) {
            return new TooFew(available);
        }
        if (isFull && requirement.holds > 0) {
            return new TooMany();
        }
        throw new IllegalStateException("a spend was refused for no reason that its account shows");
    }

    private static boolean isPassed(LedgerAccount found, OperationKey operation) {
        return found.keys().contains(operation) || operation.compareTo(found.lowWatermark()) <= 0;
    }
}
