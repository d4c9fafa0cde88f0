package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.util.List;
import java.util.Optional;

/**
 * A service's request to take credits for something that its user did.
 *
 * @param user whose credits
 * @param key under which it may be repeated
 * @param action what was done
 * @param complexity of a build
 * @param cost by the catalogue
 * @param reference what the service calls it
 * @param quote the promise of this cost, where one was presented
 */
public record ConsumeRequest(
        UserId user,
        ScopedKey key,
        Action action,
        Optional<Complexity> complexity,
        Credits cost,
        Reference reference,
        Optional<String> quote) {

    /** At the catalogue's price. */
    public ConsumeRequest(
            UserId user,
            ScopedKey key,
            Action action,
            Optional<Complexity> complexity,
            Credits cost,
            Reference reference) {
        this(user, key, action, complexity, cost, reference, Optional.empty());
    }

    private static final int REQUEST_HASH_BYTES = 6;

    /** The spend it asks for. The cost is no part of the request hash: a repeated request is the same whatever the catalogue says by then. */
    public Spend spend() {
        var request = action.text() + "\n"
                + complexity.map(c -> Integer.toString(c.value())).orElse("") + "\n" + reference
                + quote.map(q -> "\n" + q).orElse("");
        return new Spend(
                user,
                EntryType.CONSUME,
                action,
                Digest.prefix(request, REQUEST_HASH_BYTES),
                cost,
                List.of(reference.value()));
    }
}
