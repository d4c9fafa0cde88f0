package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.ErrorReader;
import dev.groundwork.hosting.provider.rest.RestAnswer;
import dev.groundwork.hosting.provider.rest.RestApi;
import dev.groundwork.hosting.provider.rest.WaitTime;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Vercel's API in our team: without the team's id a call would go to the personal account of our token's user. */
final class VercelApi {

    private final RestApi calls;
    private final String team;

    VercelApi(JsonMapper json, URI origin, Supplier<String> token, String team, ProductClock clock) {
        this.calls = new RestApi(json, origin, token, (body, now) -> error(json, body, now), clock);
        this.team = team;
    }

    boolean hasToken() {
        return calls.hasToken();
    }

    <T> ProviderOutcome<T> get(String path, Class<T> type) {
        return calls.get(inTeam(path), type);
    }

    ProviderOutcome<RestAnswer> call(String method, String path) {
        return calls.call(method, inTeam(path));
    }

    <B> ProviderOutcome<RestAnswer> call(String method, String path, B body) {
        return calls.call(method, inTeam(path), body);
    }

    <B> ProviderOutcome<RestAnswer> create(String path, B body) {
        return calls.create(inTeam(path), body);
    }

    /** Reads the lines of an answer that does not end, bounded in time and bytes. */
    ProviderOutcome<List<String>> follow(String path) {
        return calls.follow(inTeam(path));
    }

    private String inTeam(String path) {
        return path + (path.contains("?") ? "&" : "?") + "teamId=" + RestApi.escaped(team);
    }

    private static ErrorReader.ErrorText error(JsonMapper json, byte[] body, Instant now) {
        try {
            var error = Optional.ofNullable(json.readValue(body, VercelJson.ApiError.class))
                    .map(VercelJson.ApiError::error);
            var after = error.map(VercelJson.ErrorBody::limit)
                    .map(VercelJson.Limit::reset)
                    .map(seconds -> WaitTime.until(seconds, now));
            return new ErrorReader.ErrorText(
                    error.map(VercelJson.ErrorBody::message).orElse(""),
                    after,
                    error.flatMap(VercelJson.ErrorBody::variable));
        } catch (IOException e) {
            // A proxy before the API answers in its own words, which say nothing to an owner.
            return ErrorReader.ErrorText.none();
        }
    }
}
