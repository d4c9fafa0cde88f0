package dev.groundwork.localstack.stripe.wire;

import dev.groundwork.localstack.http.HttpResponse;
import java.util.Optional;

/**
 * An answer of the API.
 *
 * @param body JSON
 * @param replays the id of the first request, where this one repeats its answer
 * @param isKept whether the same idempotency key gets this answer again
 */
record ApiAnswer(int status, String body, String requestId, Optional<String> replays, boolean isKept) {

    /** Returns the answer with Stripe's headers. */
    HttpResponse response(String version, Optional<String> key) {
        var response = HttpResponse.json(status, body)
                .with("Request-Id", requestId)
                .with("Stripe-Version", version)
                .with("Cache-Control", "no-cache, no-store");
        if (key.isPresent()) {
            response = response.with("Idempotency-Key", key.get()).with("Original-Request", replays.orElse(requestId));
        }
        return replays.isPresent() ? response.with("Idempotent-Replayed", "true") : response;
    }
}
