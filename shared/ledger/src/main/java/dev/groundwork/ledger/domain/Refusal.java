package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.Credits;
import java.util.Optional;

/** Why a spend's condition did not hold, told from the account as it stood. Idempotency is judged before the balance. */
public sealed interface Refusal {

    /** The operation stands in the balance item. */
    record Known(OperationKey operation) implements Refusal {}

    /** The operation, or the one that guards it, may stand in a page. */
    record Passed() implements Refusal {}

    /** Something other than a spend is under way. */
    record Closed(Gate gate) implements Refusal {}

    /** Not enough can be spent. */
    record TooFew(Credits available) implements Refusal {}

    /** Judges. Throws {@link IllegalStateException} when nothing of {@code found} refuses the spend, which a bug alone can bring about. */
    static Refusal of(Account found, OperationKey operation, Optional<OperationKey> guard, Credits cost) {
        if (found.holds(operation)) {
            return new Known(operation);
        }
        if (guard.isPresent() && found.holds(guard.get())) {
            return new Known(guard.get());
        }
        if (isPassed(found, operation) || guard.filter(g -> isPassed(found, g)).isPresent()) {
            return new Passed();
        }
        return unrelated(found, cost);
    }

    /** Judges a refusal that no key has to do with. */
    static Refusal unrelated(Account found, Credits cost) {
        if (found.gate().isPresent()) {
            return new Closed(found.gate().get());
        }
        var available = Credits.of(found.figures().available());
        if (!available.covers(cost)) {
            return new TooFew(available);
        }
        throw new IllegalStateException("a spend was refused for no reason that its account shows");
    }

    private static boolean isPassed(Account found, OperationKey operation) {
        return found.keys().contains(operation) || operation.compareTo(found.floor()) <= 0;
    }
}
