package dev.groundwork.localstack.google;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The authorization endpoint (RFC 6749 section 4.1.1, RFC 7636 section 4.3). Nobody is asked anything: whoever is next has signed in and
 * agreed already. What is wrong with the client or its redirect URI is told on a page, everything else by redirect.
 */
final class Authorize {

    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    private final GoogleSettings settings;
    private final String issuer;
    private final Grants grants;
    private final Supplier<Person> next;

    Authorize(GoogleSettings settings, String issuer, Grants grants, Supplier<Person> next) {
        this.settings = settings;
        this.issuer = issuer;
        this.grants = grants;
        this.next = next;
    }

    Reply answer(Parameters asked) {
        var redirectUri = asked.get("redirect_uri").filter(settings.redirectUris()::contains);
        if (!asked.has("client_id", settings.clientId())) {
            return Reply.page(401, "Error 401: invalid_client. The OAuth client was not found.");
        }
        if (redirectUri.isEmpty()) {
            return Reply.page(400, "Error 400: redirect_uri_mismatch. The client has not registered this URI.");
        }
        var answer = new LinkedHashMap<String, String>();
        asked.get("state").ifPresent(state -> answer.put("state", state));
        answer.putAll(outcome(asked, redirectUri.get()));
        answer.put("iss", issuer);
        return Reply.redirect(URI.create(redirectUri.get() + "?" + Parameters.query(answer)));
    }

    private Map<String, String> outcome(Parameters asked, String redirectUri) {
        if (!asked.has("response_type", "code")) {
            return Map.of("error", "unsupported_response_type");
        }
        var scopes = Arrays.asList(asked.get("scope").orElse("").split(" ", -1));
        if (!scopes.contains("openid") || !scopes.contains("email")) {
            return Map.of("error", "invalid_scope");
        }
        var challenge = asked.get("code_challenge").filter(c -> c.matches(CHALLENGE));
        if (challenge.isEmpty() || !asked.has("code_challenge_method", "S256")) {
            return Map.of("error", "invalid_request");
        }
        return Map.of("code", grants.give(next.get(), redirectUri, challenge.get(), asked.get("nonce")));
    }
}
