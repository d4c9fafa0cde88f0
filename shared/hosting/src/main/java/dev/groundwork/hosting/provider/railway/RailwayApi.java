package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.client.BoundedHttpClient;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.ProviderOutcome.TokenRefused;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import dev.groundwork.hosting.provider.railway.RailwayJson.Answer;
import dev.groundwork.hosting.provider.railway.RailwayJson.Data;
import dev.groundwork.hosting.provider.rest.WaitTime;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Railway's GraphQL API, with every answer as an outcome. HTTP 200 with {@code errors} is a failure; what it says is text, since
 * Railway gives no codes. "Not Authorized" about one object may mean that the object is gone: then our token is tried on its own.
 */
final class RailwayApi {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** Cloudflare's body for too many requests, whatever the status. */
    private static final String TOO_MANY = "error code: 1015";

    /** Stands for null in the variables of a document, which maps do not hold. */
    static final Object NULL = JsonNode.nullNode();

    private static final List<String> REFUSALS = List.of("invalid token", "project token not found", "two factor");
    private static final List<String> PASSING =
            List.of("problem processing request", "internal server error", "timeout", "try again");

    private final BoundedHttpClient calls = new BoundedHttpClient(DEADLINE, MAX_BYTES);
    private final JsonMapper json;
    private final URI url;
    private final Supplier<String> token;
    private final ProductClock clock;

    /** Makes a client of the API at this url, with the token as it is at each call. */
    RailwayApi(JsonMapper json, URI url, Supplier<String> token, ProductClock clock) {
        this.json = json;
        this.url = url;
        this.token = token;
        this.clock = clock;
    }

    /** Returns true if an operator has entered a token. */
    boolean hasToken() {
        return !token.get().isBlank();
    }

    /** Sends a document about our account: "Not Authorized" means that our token is refused. */
    ProviderOutcome<Data> account(String document, Map<String, Object> variables) {
        return send(document, variables, TokenRefused::new);
    }

    /** Sends a document about one object: "Not Authorized" means that it is missing, if our token is good. */
    ProviderOutcome<Data> object(String document, Map<String, Object> variables) {
        return send(
                document,
                variables,
                () -> account(RailwayDocuments.TOKEN_WORKSPACES, Map.of()).flatMap(good -> new Missing<>()));
    }

    private ProviderOutcome<Data> send(
            String document, Map<String, Object> variables, Supplier<ProviderOutcome<Data>> notAuthorized) {
        try {
            var body = json.writeValueAsBytes(tree(Map.of("query", document, "variables", variables)));
            var request = HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + token.get())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return outcome(calls.send(request), notAuthorized);
        } catch (IOException e) {
            return new Unavailable<>(false, Optional.empty());
        }
    }

    private static JsonNode tree(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, JsonNode>();
                map.forEach((name, member) -> members.put(name.toString(), tree(member)));
                yield JsonNode.createObjectNode(members);
            }
            default -> JsonNode.from(value);
        };
    }

    private ProviderOutcome<Data> outcome(HttpResponse<byte[]> answer, Supplier<ProviderOutcome<Data>> notAuthorized) {
        int status = answer.statusCode();
        if (status == 429 || isTooMany(answer.body())) {
            return new Unavailable<>(true, wait(answer));
        }
        if (status == 401 || status == 403) {
            return new TokenRefused<>();
        }
        if (status >= 500) {
            return new Unavailable<>(false, wait(answer));
        }
        return read(answer.body())
                .map(read -> outcome(read, notAuthorized))
                .orElseGet(() -> new Unavailable<>(false, wait(answer)));
    }

    private Optional<Duration> wait(HttpResponse<byte[]> answer) {
        return WaitTime.of(answer.headers(), clock.instant());
    }

    private static boolean isTooMany(byte[] body) {
        return body.length < 200
                && new String(body, StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .contains(TOO_MANY);
    }

    private Optional<Answer> read(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, Answer.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ProviderOutcome<Data> outcome(Answer answer, Supplier<ProviderOutcome<Data>> notAuthorized) {
        if (answer.errors() != null && !answer.errors().isEmpty()) {
            var message =
                    Optional.ofNullable(answer.errors().getFirst().message()).orElse("");
            return failure(message, notAuthorized);
        }
        return answer.data() == null ? new Unavailable<>(false, Optional.empty()) : new Answered<>(answer.data());
    }

    private static ProviderOutcome<Data> failure(String message, Supplier<ProviderOutcome<Data>> notAuthorized) {
        var text = message.toLowerCase(Locale.ROOT);
        if (text.contains("not authorized") || text.contains("unauthorized")) {
            return notAuthorized.get();
        }
        if (REFUSALS.stream().anyMatch(text::contains)) {
            return new TokenRefused<>();
        }
        if (text.contains("rate limit") || text.contains("too many requests")) {
            return new Unavailable<>(true, Optional.empty());
        }
        if (text.isBlank() || PASSING.stream().anyMatch(text::contains)) {
            return new Unavailable<>(false, Optional.empty());
        }
        return text.contains("not found") && !text.contains("commit")
                ? new Missing<>()
                : new Rejected<>("Railway: " + message);
    }

    /** Returns a member of an answer; without it the object is missing. */
    static <T> ProviderOutcome<T> member(@Nullable T value) {
        return value == null ? new Missing<>() : new Answered<>(value);
    }
}
