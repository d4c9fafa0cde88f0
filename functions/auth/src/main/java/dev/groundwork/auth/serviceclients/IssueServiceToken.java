package dev.groundwork.auth.serviceclients;

import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.Scope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gives one of our services an access token for its id and secret (RFC 6749 section 4.4). */
@Singleton
final class IssueServiceToken {

    private final ServiceClients clients;
    private final AccessTokens tokens;
    private final Lifetimes lifetimes;
    private final ProductClock clock;

    IssueServiceToken(ServiceClients clients, AccessTokens tokens, Lifetimes lifetimes, ProductClock clock) {
        this.clients = clients;
        this.tokens = tokens;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** The result of a request for a token. */
    public sealed interface Outcome {

        /** A token for these scopes. */
        record Issued(String accessToken, Duration life, Set<Scope> scopes) implements Outcome {}

        /** No such client, or not its secret. */
        record InvalidClient() implements Outcome {}

        /** A scope that does not exist or that the client may not have. */
        record InvalidScope() implements Outcome {}
    }

    /**
     * Issues.
     *
     * @param scope the scopes asked for, separated by spaces; nothing asks for all that the client may have
     */
    public Outcome issue(String clientId, SecretToken secret, Optional<String> scope) {
        var client = clients.find(clientId).filter(c -> c.accepts(secret, clock.instant()));
        if (client.isEmpty()) {
            return new Outcome.InvalidClient();
        }
        var scopes = granted(client.get(), scope);
        if (scopes.isEmpty()) {
            return new Outcome.InvalidScope();
        }
        var token = tokens.forService(clientId, scopes.get(), clock.instant(), lifetimes.access());
        return new Outcome.Issued(token, lifetimes.access(), scopes.get());
    }

    private static Optional<Set<Scope>> granted(ServiceClient client, Optional<String> asked) {
        if (asked.isEmpty()) {
            return Optional.of(client.scopes());
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (var text : Arrays.asList(asked.get().split(" ", -1))) {
            var scope = Scope.parse(text).filter(client.scopes()::contains);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }
}
