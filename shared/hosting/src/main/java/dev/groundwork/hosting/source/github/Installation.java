package dev.groundwork.hosting.source.github;

import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Our GitHub App as it is installed in our organisation, and its tokens: one to create and delete repositories, and one for each repository that
 * can do nothing but write its contents. A token is kept until shortly before its end, and asked for again once GitHub refuses it.
 */
final class Installation {

    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);
    private static final int MAX_TOKENS = 200;
    private static final Map<String, String> ADMINISTRATION = Map.of("administration", "write", "metadata", "read");
    private static final Map<String, String> CONTENTS = Map.of("contents", "write", "metadata", "read");
    private static final long ORGANISATION = 0;

    private final GitHubApi api;
    private final SecretStore secrets;
    private final String configured;
    private final InstantSource clock;
    private final Map<Long, Kept> tokens = new LinkedHashMap<>();
    private Optional<Found> found = Optional.empty();

    /**
     * @param configured the organisation; empty where the App's only installation says which
     */
    Installation(GitHubApi api, SecretStore secrets, String configured, InstantSource clock) {
        this.api = api;
        this.secrets = secrets;
        this.configured = configured;
        this.clock = clock;
    }

    private record Found(long id, String organisation) {}

    private record Kept(String token, Instant until) {}

    /** Returns true if an operator has entered our App's id and key. */
    boolean hasKey() {
        return AppKey.isIn(secrets.current(SecretName.GITHUB_APP));
    }

    /** Calls GitHub with a token for the organisation: its name comes along. */
    <T> ProviderOutcome<T> inOrganisation(Function<Access, ProviderOutcome<T>> call) {
        return with(ORGANISATION, call);
    }

    /** Calls GitHub with a token for one repository. */
    <T> ProviderOutcome<T> inRepository(long repository, Function<Access, ProviderOutcome<T>> call) {
        return with(repository, call);
    }

    /**
     * The right to call.
     *
     * @param token of any length
     * @param organisation the owner of our repositories
     */
    record Access(String token, String organisation) {

        @Override
        public String toString() {
            return "Access[organisation=" + organisation + "]";
        }
    }

    /** Nothing has happened where a token is refused, so the call may be made again with a new one. */
    private <T> ProviderOutcome<T> with(long scope, Function<Access, ProviderOutcome<T>> call) {
        var outcome = access(scope).flatMap(call);
        if (!(outcome instanceof ProviderOutcome.TokenRefused)) {
            return outcome;
        }
        forget(scope);
        return access(scope).flatMap(call);
    }

    /** Returns the tokens that this process holds. */
    synchronized List<String> tokens() {
        return tokens.values().stream().map(Kept::token).toList();
    }

    private synchronized void forget(long scope) {
        tokens.remove(scope);
    }

    private synchronized ProviderOutcome<Access> access(long scope) {
        return installation().flatMap(in -> {
            var kept =
                    Optional.ofNullable(tokens.get(scope)).filter(k -> k.until().isAfter(clock.instant()));
            return kept.<ProviderOutcome<Kept>>map(Answered::new)
                    .orElseGet(() -> newToken(in, scope))
                    .map(k -> new Access(k.token(), in.organisation()));
        });
    }

    private ProviderOutcome<Kept> newToken(Found in, long scope) {
        var request = scope == ORGANISATION
                ? new GitHubJson.TokenRequest(null, ADMINISTRATION)
                : new GitHubJson.TokenRequest(List.of(scope), CONTENTS);
        return api.send(
                        jwt(),
                        "POST",
                        "/app/installations/" + in.id() + "/access_tokens",
                        request,
                        GitHubJson.Token.class)
                .map(token -> keep(scope, token));
    }

    private Kept keep(long scope, GitHubJson.Token token) {
        var kept = new Kept(token.token(), end(token.expires_at()).minus(BEFORE_ITS_END));
        if (tokens.size() >= MAX_TOKENS) {
            tokens.clear();
        }
        tokens.put(scope, kept);
        return kept;
    }

    /** A time that cannot be read is over: the token is used once. */
    private static Instant end(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private ProviderOutcome<Found> installation() {
        if (found.isPresent()) {
            return new Answered<>(found.get());
        }
        var looked = configured.isEmpty()
                ? api.get(jwt(), "/app/installations?per_page=100", GitHubJson.Installation[].class)
                        .flatMap(Installation::only)
                : api.get(jwt(), "/orgs/" + configured + "/installation", GitHubJson.Installation.class)
                        .map(i -> new Found(i.id(), configured));
        if (looked instanceof Answered<Found>(var installation)) {
            found = Optional.of(installation);
        }
        return looked;
    }

    private static ProviderOutcome<Found> only(GitHubJson.Installation[] all) {
        for (var installation : all) {
            var account = installation.account();
            if (account != null && "Organization".equals(account.type())) {
                return new Answered<>(new Found(installation.id(), account.login()));
            }
        }
        return new ProviderOutcome.Missing<>();
    }

    private String jwt() {
        return AppKey.of(secrets.current(SecretName.GITHUB_APP)).token(clock.instant());
    }
}
