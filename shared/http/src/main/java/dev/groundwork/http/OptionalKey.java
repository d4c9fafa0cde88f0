package dev.groundwork.http;

import dev.groundwork.kernel.IdempotencyKey;
import java.util.Optional;

/**
 * The header {@code Idempotency-Key} of a route that can do without one.
 *
 * @param key nothing where the header did not come; one that is not valid stops the request
 */
public record OptionalKey(Optional<IdempotencyKey> key) {}
