package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Idempotency keys as Stripe keeps them: the answer of the first request is that of every later one with the same parameters, for a day at
 * least. What was refused before it began is not kept.
 */
final class IdempotencyKeys {

    private static final String TYPE = "_key";
    private static final int LONGEST = 255;
    private static final long LIFE_SECONDS = 24L * 60 * 60;

    private final Account account;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(Account account) {
        this.account = account;
    }

    /** Answers with what the key got first, or does the work and keeps its answer. */
    ApiAnswer answer(String key, String request, Supplier<ApiAnswer> work) {
        if (key.length() > LONGEST) {
            throw ApiError.idempotency(400, "Idempotency-Key: must be at most 255 characters long.");
        }
        if (!inFlight.add(key)) {
            throw ApiError.idempotency(
                    409,
                    "There is currently another in-progress request using this Idempotent Key (that probably means you"
                            + " submitted twice, and the other request is still going through): " + key
                            + ". Please try again later.");
        }
        try {
            var kept = account.find(TYPE, key)
                    .filter(record -> record.path("created").asLong() + LIFE_SECONDS > account.now());
            return kept.isPresent() ? replay(kept.get(), key, request) : first(key, request, work);
        } finally {
            inFlight.remove(key);
        }
    }

    private static ApiAnswer replay(ObjectNode record, String key, String request) {
        if (!Json.need(record, "request").equals(request)) {
            throw ApiError.idempotency(
                    400,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                            + " Try using a key other than '" + key + "' if you meant to execute a different request.");
        }
        return new ApiAnswer(
                record.path("status").asInt(),
                Json.need(record, "body"),
                Json.need(record, "request_id"),
                Optional.of(Json.need(record, "request_id")),
                true);
    }

    private ApiAnswer first(String key, String request, Supplier<ApiAnswer> work) {
        var answer = work.get();
        if (answer.isKept()) {
            var record = Json.object()
                    .put("id", key)
                    .put("object", TYPE)
                    .put("created", account.now())
                    .put("request", request)
                    .put("request_id", answer.requestId())
                    .put("status", answer.status())
                    .put("body", answer.body());
            account.change(() -> account.put(record));
        }
        return answer;
    }
}
