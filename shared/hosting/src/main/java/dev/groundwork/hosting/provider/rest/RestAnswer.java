package dev.groundwork.hosting.provider.rest;

import dev.groundwork.hosting.provider.ProviderOutcome;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** A successful answer: its status, and its body. */
public final class RestAnswer {

    private static final int ACCEPTED = 202;

    private final int status;
    private final byte[] body;
    private final JsonMapper json;

    RestAnswer(int status, byte[] body, JsonMapper json) {
        this.status = status;
        this.body = body;
        this.json = json;
    }

    /** Returns true if what was asked for is accepted but not done yet (RFC 9110 section 15.3.3): the body describes nothing. */
    public boolean isAccepted() {
        return status == ACCEPTED;
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
