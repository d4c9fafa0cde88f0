package dev.groundwork.hosting.provider.rest;

import dev.groundwork.hosting.provider.ProviderOutcome;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** The body of a successful answer. */
public final class RestAnswer {

    private final byte[] body;
    private final JsonMapper json;

    RestAnswer(byte[] body, JsonMapper json) {
        this.body = body;
        this.json = json;
    }

    /** Returns true if there is nothing to read. */
    public boolean isEmpty() {
        return body.length == 0;
    }

    /** Reads the body. A body that is not what the API promises counts as no answer: what was asked for may have happened. */
    public <T> ProviderOutcome<T> read(Class<T> type) {
        try {
            var value = json.readValue(body, type);
            return value == null ? unreadable() : new ProviderOutcome.Answered<>(value);
        } catch (IOException e) {
            return unreadable();
        }
    }

    private static <T> ProviderOutcome<T> unreadable() {
        return new ProviderOutcome.Unavailable<>(false, Optional.empty());
    }
}
