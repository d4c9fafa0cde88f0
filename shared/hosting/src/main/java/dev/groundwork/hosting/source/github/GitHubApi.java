package dev.groundwork.hosting.source.github;

import dev.groundwork.hosting.client.BoundedHttpClient;
import dev.groundwork.hosting.provider.ProviderOutcome;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls of GitHub's REST API, with every status as an outcome: 409 is a conflict, 422 a refusal with GitHub's words, 403 and 429 a rate limit
 * where they say so (<a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">best practices</a>).
 */
final class GitHubApi {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final String VERSION = "2022-11-28";
    private static final int MAX_DETAIL = 300;

    private final BoundedHttpClient calls = new BoundedHttpClient(DEADLINE, MAX_BYTES);
    private final JsonMapper json;
    private final String origin;
    private final InstantSource clock;

    GitHubApi(JsonMapper json, String origin, InstantSource clock) {
        this.json = json;
        this.origin = origin.replaceAll("/+$", "");
        this.clock = clock;
    }

    /** Returns true where an address is configured. */
    boolean isConfigured() {
        return !origin.isEmpty();
    }

    <T> ProviderOutcome<T> get(String token, String path, Class<T> type) {
        return call(request(token, path).GET().build(), type);
    }

    <B, T> ProviderOutcome<T> send(String token, String method, String path, B body, Class<T> type) {
        return call(
                request(token, path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(bytes(body)))
                        .build(),
                type);
    }

    ProviderOutcome<GitHubJson.Nothing> delete(String token, String path) {
        return call(request(token, path).DELETE().build(), GitHubJson.Nothing.class);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a record that cannot be written as JSON", e);
        }
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", VERSION)
                .header("User-Agent", "groundwork");
    }

    private <T> ProviderOutcome<T> call(HttpRequest request, Class<T> type) {
        try {
            return outcome(calls.send(request), type);
        } catch (IOException e) {
            return new ProviderOutcome.Unavailable<>(false, Optional.empty());
        }
    }

    private <T> ProviderOutcome<T> outcome(HttpResponse<byte[]> answer, Class<T> type) throws IOException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            var body = answer.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : answer.body();
            return new ProviderOutcome.Answered<>(json.readValue(body, type));
        }
        return switch (status) {
            case 401 -> new ProviderOutcome.TokenRefused<>();
            case 404, 410 -> new ProviderOutcome.Missing<>();
            case 409 -> new ProviderOutcome.NameConflict<>();
            case 403, 429 -> limited(answer);
            case 301, 302, 307, 308, 400, 422, 451 -> new ProviderOutcome.Rejected<>(detail(answer));
            default -> new ProviderOutcome.Unavailable<>(false, new RateLimitHeaders(answer.headers(), clock).after());
        };
    }

    private <T> ProviderOutcome<T> limited(HttpResponse<byte[]> answer) {
        var headers = new RateLimitHeaders(answer.headers(), clock);
        var detail = detail(answer);
        var isLimit = answer.statusCode() == 429
                || headers.isLimit()
                || detail.toLowerCase(Locale.ROOT).contains("rate limit");
        return isLimit
                ? new ProviderOutcome.Unavailable<>(true, headers.after())
                : new ProviderOutcome.Rejected<>(detail);
    }

    /** Returns GitHub's words; a body that is no JSON, as a proxy sends it, says nothing to an owner. */
    private String detail(HttpResponse<byte[]> answer) {
        try {
            var message =
                    json.readValue(answer.body(), GitHubJson.ApiError.class).message();
            var text = message == null ? "" : message.replaceAll("\\p{Cntrl}+", " ");
            return "GitHub answers " + answer.statusCode() + ": "
                    + text.substring(0, Math.min(MAX_DETAIL, text.length()));
        } catch (IOException e) {
            return "GitHub answers " + answer.statusCode() + ".";
        }
    }
}
