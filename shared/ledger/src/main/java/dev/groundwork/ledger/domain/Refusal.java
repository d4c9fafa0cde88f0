package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.Credits;
import java.time.Instant;
import java.util.Optional;

/** Why a spend's condition did not hold, told from the account as it stood. Idempotency is judged before the balance. */
public sealed interface Refusal {

    /** The operation stands in the balance item. */
    record Known(OperationKey operation) implements Refusal {}

    /** The operation, or the one that guards it, may stand in a page. */
    record Passed() implements Refusal {}

    /** Something other than a spend is under way. */
    record Closed(Gate gate) implements Refusal {}

    /** A lot has expired, or a hold's time is over: that has to be written first. */
    record Due() implements Refusal {}

    /** So many holds are open that there is no place for another. */
    record TooMany() implements Refusal {}

    /** Not enough can be spent. */
    record TooFew(Credits available) implements Refusal {}

    /**
     * What the spend wanted.
     *
     * @param cost what must be there to be spent or held
     * @param holds how many holds it opens
     * @param now the time that it went by
     */
    record Wish(Credits cost, int holds, Instant now) {}

    /** Judges. Throws {@link IllegalStateException} when nothing of {@code found} refuses the spend, which a bug alone can bring about. */
    static Refusal of(Account found, OperationKey operation, Optional<OperationKey> guard, Wish wish) {
        if (found.holds(operation)) {
            return new Known(operation);
        }
        if (guard.isPresent() && found.holds(guard.get())) {
            return new Known(guard.get());
        }
        if (isPassed(found, operation) || guard.filter(g -> isPassed(found, g)).isPresent()) {
            return new Passed();
        }
        return unrelated(found, wish);
    }

    /** Judges a refusal that no key has to do with. */
    static Refusal unrelated(Account found, Wish wish) {
        if (found.gate().isPresent()) {
            return new Closed(found.gate().get());
        }
        var available = Credits.of(found.figures().available());
        var isFull = found.holds().size() + wish.holds > Hold.MAX_OPEN;
        if (!found.terms().nextChange().isAfter(wish.now)
                || ((isFull || !available.covers(wish.cost)) && found.hasLapsed(wish.now))) {
            return new Due();
        }
        if (!available.covers(wish.cost)) {
            return new TooFew(available);
        }
        if (isFull && wish.holds > 0) {
            return new TooMany();
        }
        throw new IllegalStateException("a spend was refused for no reason that its account shows");
    }

    private static boolean isPassed(Account found, OperationKey operation) {
        return found.keys().contains(operation) || operation.compareTo(found.floor()) <= 0;
    }
}
