package dev.groundwork.hosting.provider.rest;

import dev.groundwork.hosting.client.BoundedHttpClient;
import dev.groundwork.hosting.client.BoundedStreamClient;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls of a provider's REST API. Nothing is repeated here: an answer that was lost is {@code Unavailable}, and the caller looks up what
 * became of its request.
 */
public final class RestApi {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final int MAX_DETAIL = 500;
    private static final int PAGE_BEGINS_WITHIN = 100;

    /** Cloudflare, before both providers, says in plain text and with different statuses that we call too often. */
    private static final String CLOUDFLARE_LIMIT = "error code: 1015";

    /** The life of a read of an endless answer. */
    private static final Duration LISTEN = Duration.ofSeconds(3);

    private static final int MAX_STREAM_BYTES = 1024 * 1024;

    private final BoundedHttpClient calls = new BoundedHttpClient(DEADLINE, MAX_BYTES);
    private final BoundedStreamClient streams = new BoundedStreamClient(DEADLINE, LISTEN, MAX_STREAM_BYTES);
    private final JsonMapper json;
    private final String origin;
    private final Supplier<String> token;
    private final ErrorReader errors;
    private final ProductClock clock;

    /**
     * Makes a client.
     *
     * @param origin the address before every path
     * @param token our token, read before each call; empty where nobody has entered one
     */
    public RestApi(JsonMapper json, URI origin, Supplier<String> token, ErrorReader errors, ProductClock clock) {
        this.json = json;
        this.origin = origin.toString().replaceAll("/+$", "");
        this.token = token;
        this.errors = errors;
        this.clock = clock;
    }

    /** Returns true if somebody has entered our token. */
    public boolean hasToken() {
        return !token.get().isBlank();
    }

    /** Reads an object. */
    public <T> ProviderOutcome<T> get(String path, Class<T> type) {
        return call("GET", path).flatMap(answer -> answer.read(type));
    }

    /** Makes a call without a body. */
    public ProviderOutcome<RestAnswer> call(String method, String path) {
        return exchange(method, path, BodyPublishers.noBody()).outcome();
    }

    /** Makes a call with a JSON body. */
    public <B> ProviderOutcome<RestAnswer> call(String method, String path, B body) {
        return exchange(method, path, BodyPublishers.ofByteArray(bytes(body))).outcome();
    }

    /** Makes a call that creates an object by its name; 409 says that the name is taken. */
    public <B> ProviderOutcome<RestAnswer> create(String path, B body) {
        var exchange = exchange("POST", path, BodyPublishers.ofByteArray(bytes(body)));
        return exchange.status() == 409 ? new ProviderOutcome.NameConflict<>() : exchange.outcome();
    }

    /** Writes text as a part of a path or of a query. */
    public static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads the whole lines of an answer that does not end: what comes within seconds. */
    public ProviderOutcome<List<String>> follow(String path) {
        var secret = token.get();
        if (secret.isBlank()) {
            return new ProviderOutcome.TokenRefused<>();
        }
        try {
            var answer = streams.send(request("GET", path, BodyPublishers.noBody(), secret));
            return outcome(answer.status(), answer.headers(), answer.body(), secret)
                    .map(read -> new String(answer.body(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            return new ProviderOutcome.Unavailable<>(false, Optional.empty());
        }
    }

    private record Exchange(int status, ProviderOutcome<RestAnswer> outcome) {}

    private Exchange exchange(String method, String path, BodyPublisher body) {
        var secret = token.get();
        if (secret.isBlank()) {
            return new Exchange(401, new ProviderOutcome.TokenRefused<>());
        }
        try {
            var answer = calls.send(request(method, path, body, secret));
            return new Exchange(
                    answer.statusCode(), outcome(answer.statusCode(), answer.headers(), answer.body(), secret));
        } catch (IOException e) {
            return new Exchange(0, new ProviderOutcome.Unavailable<>(false, Optional.empty()));
        }
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String secret) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + secret)
                .header("Accept", "application/json, application/stream+json")
                .method(method, body);
        return body.contentLength() > 0
                ? request.header("Content-Type", "application/json").build()
                : request.build();
    }

    private ProviderOutcome<RestAnswer> outcome(int status, HttpHeaders headers, byte[] body, String secret) {
        if (status >= 200 && status < 300) {
            return isPage(body)
                    ? new ProviderOutcome.Unavailable<>(false, Optional.empty())
                    : new ProviderOutcome.Answered<>(new RestAnswer(status, body, json));
        }
        var now = clock.instant();
        var error = errors.read(body, now);
        var after = WaitTime.of(headers, now).or(error::after);
        if (status == 429 || isCloudflareLimit(body)) {
            return new ProviderOutcome.Unavailable<>(true, after);
        }
        return switch (status) {
            case 401, 403 -> new ProviderOutcome.TokenRefused<>();
            case 404, 410 -> new ProviderOutcome.Missing<>();
            case 408, 425 -> new ProviderOutcome.Unavailable<>(false, after);
            default ->
                status >= 400 && status < 500
                        ? refused(error, detail(status, error.message(), secret))
                        : new ProviderOutcome.Unavailable<>(false, after);
        };
    }

    private static ProviderOutcome<RestAnswer> refused(ErrorReader.ErrorText error, String detail) {
        return error.variable()
                .<ProviderOutcome<RestAnswer>>map(key -> new ProviderOutcome.VariableRefused<>(
                        "The provider refuses the variable " + key + ": " + detail))
                .orElseGet(() -> new ProviderOutcome.Rejected<>(detail));
    }

    /**
     * Tells whether a page has come for an answer: a proxy or a login page before the API has answered, and the API may never have been asked.
     * Any other body is not looked at where only the status counts: a call whose answer is not read is done when the API has said 2xx.
     */
    private static boolean isPage(byte[] body) {
        return new String(body, 0, Math.min(body.length, PAGE_BEGINS_WITHIN), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private static boolean isCloudflareLimit(byte[] body) {
        return new String(body, 0, Math.min(body.length, CLOUDFLARE_LIMIT.length()), StandardCharsets.UTF_8)
                .equals(CLOUDFLARE_LIMIT);
    }

    /** Writes what the provider says for an owner: without our token and control characters, and no longer than a few lines. */
    private static String detail(int status, String message, String secret) {
        if (status == 402) {
            return "The provider asks for a payment method of the hosting account; the operator has to enter one.";
        }
        var clean = message.replace(secret, "***").replaceAll("\\p{Cc}+", " ").strip();
        var text = clean.isEmpty() ? "The provider refuses the request (" + status + ")." : clean;
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }

    private <B> byte[] bytes(B body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a record that cannot be written as JSON", e);
        }
    }
}
