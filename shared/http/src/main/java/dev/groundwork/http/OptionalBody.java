package dev.groundwork.http;

import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the JSON body of a route that can do without one; the framework's binding answers 400 to an empty body. */
@Singleton
public final class OptionalBody {

    private final JsonMapper json;

    OptionalBody(JsonMapper json) {
        this.json = json;
    }

    /** The body, or nothing when none came. Stops the request with {@code malformed_json} for what is not the route's JSON. */
    public <T> Optional<T> read(HttpRequest<?> request, Class<T> type) {
        var event = Edge.event(request);
        var body = event.getBody();
        if (body == null || body.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = event.getIsBase64Encoded()
                    ? Base64.getDecoder().decode(body)
                    : body.getBytes(StandardCharsets.UTF_8);
            return Optional.ofNullable(json.readValue(bytes, type));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_JSON, "Send nothing, or the JSON object that this route takes."));
        }
    }
}
