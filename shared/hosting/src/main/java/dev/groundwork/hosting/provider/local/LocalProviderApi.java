package dev.groundwork.hosting.provider.local;

import dev.groundwork.hosting.client.BoundedHttpClient;
import dev.groundwork.hosting.provider.ProviderOutcome;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Calls of the local provider's JSON API, with every status as an outcome. */
final class LocalProviderApi {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final String NAME_CONFLICT = "name_conflict";

    private final BoundedHttpClient calls = new BoundedHttpClient(DEADLINE, MAX_BYTES);
    private final JsonMapper json;
    private final String origin;
    private final String token;

    /** Makes a client of the API at this origin, with this token. */
    LocalProviderApi(JsonMapper json, URI origin, String token) {
        this.json = json;
        this.origin = origin.toString().replaceAll("/+$", "");
        this.token = token;
    }

    <T> ProviderOutcome<T> get(String path, Class<T> type) {
        return call("GET", path, BodyPublishers.noBody(), body -> json.readValue(body, type));
    }

    <B, T> ProviderOutcome<T> send(String method, String path, B body, Class<T> type) {
        try {
            var bytes = json.writeValueAsBytes(body);
            return call(method, path, BodyPublishers.ofByteArray(bytes), answer -> json.readValue(answer, type));
        } catch (IOException e) {
            throw new UncheckedIOException("a record that cannot be written as JSON", e);
        }
    }

    /** Makes a call whose answer has no body that matters. */
    ProviderOutcome<Boolean> act(String method, String path) {
        return call(method, path, BodyPublishers.noBody(), body -> true);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(byte[] body) throws IOException;
    }

    private <T> ProviderOutcome<T> call(String method, String path, HttpRequest.BodyPublisher body, Reader<T> reader) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return outcome(calls.send(request), reader);
        } catch (IOException e) {
            return new ProviderOutcome.Unavailable<>(false, Optional.empty());
        }
    }

    private <T> ProviderOutcome<T> outcome(HttpResponse<byte[]> answer, Reader<T> reader) throws IOException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new ProviderOutcome.Answered<>(reader.read(answer.body()));
        }
        return switch (status) {
            case 401, 403 -> new ProviderOutcome.TokenRefused<>();
            case 404 -> new ProviderOutcome.Missing<>();
            case 400, 409, 422 -> refused(json.readValue(answer.body(), LocalProviderJson.ApiError.class));
            case 429 -> new ProviderOutcome.Unavailable<>(true, retryAfter(answer));
            default -> new ProviderOutcome.Unavailable<>(false, retryAfter(answer));
        };
    }

    private static <T> ProviderOutcome<T> refused(LocalProviderJson.ApiError error) {
        return error.code().equals(NAME_CONFLICT)
                ? new ProviderOutcome.NameConflict<>()
                : new ProviderOutcome.Rejected<>(error.message());
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(v -> v.matches("\\d{1,5}"))
                .map(v -> Duration.ofSeconds(Long.parseLong(v)));
    }

    static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
