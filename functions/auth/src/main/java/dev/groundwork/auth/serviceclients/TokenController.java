package dev.groundwork.auth.serviceclients;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.BodyRule;
import dev.groundwork.http.FormBody;
import dev.groundwork.kernel.Scope;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The token endpoint for our own services: client credentials only, the client known by HTTP Basic (RFC 6749 sections 2.3.1 and 4.4). It
 * answers as RFC 6749 sections 5.1 and 5.2 say, the one route without problem details.
 *
 * <p>A secret in the body is refused, which section 2.3.1 leaves to the server and advises against: bodies get logged more easily. Sent alone it
 * authenticates nobody ({@code invalid_client}); beside HTTP Basic it is a second method, which section 2.3 forbids ({@code invalid_request}),
 * and so is another client id than that of HTTP Basic.
 */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class TokenController {

    private static final String GRANT = "client_credentials";
    private static final String CHALLENGE = "Basic realm=\"groundwork\", charset=\"UTF-8\"";

    private final IssueServiceToken issueServiceToken;

    TokenController(IssueServiceToken issueServiceToken) {
        this.issueServiceToken = issueServiceToken;
    }

    @Serdeable
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    @Serdeable
    record TokenError(
            String error, @JsonProperty("error_description") String description) {}

    /** Issue an access token to a service. */
    @ApiResponse(
            responseCode = "200",
            description = "An access token (RFC 6749 section 5.1).",
            content = @Content(schema = @Schema(implementation = Token.class)))
    @Post("/token")
    @BodyRule(types = MediaType.ALL)
    HttpResponse<?> token(FormBody form, HttpRequest<?> request) {
        if (!form.isValid()) {
            return refused("invalid_request", "Send application/x-www-form-urlencoded, each parameter once.");
        }
        var grant = form.value("grant_type");
        if (grant.isEmpty()) {
            return refused("invalid_request", "grant_type is missing.");
        }
        var client = BasicCredentials.read(request);
        if (client.isEmpty()) {
            return unknownClient();
        }
        if (isAuthenticatedTwice(form, client.get())) {
            return refused("invalid_request", "Send the client id and secret by HTTP Basic only.");
        }
        if (!grant.get().equals(GRANT)) {
            return refused("unsupported_grant_type", "The grant_type is client_credentials.");
        }
        return issue(client.get(), form.value("scope"));
    }

    private HttpResponse<?> issue(BasicCredentials client, Optional<String> scope) {
        return switch (issueServiceToken.issue(client.id(), new SecretToken(client.secret()), scope)) {
            case IssueServiceToken.Outcome.Issued(var token, var life, var scopes) ->
                HttpResponse.ok(new Token(token, "Bearer", life.toSeconds(), text(scopes)))
                        .header(HttpHeaders.PRAGMA, "no-cache");
            case IssueServiceToken.Outcome.InvalidClient() -> unknownClient();
            case IssueServiceToken.Outcome.InvalidScope() ->
                refused("invalid_scope", "The client may not have that scope.");
        };
    }

    private static boolean isAuthenticatedTwice(FormBody form, BasicCredentials client) {
        return form.value("client_secret").isPresent()
                || form.value("client_assertion").isPresent()
                || form.value("client_id").filter(id -> !id.equals(client.id())).isPresent();
    }

    private static String text(Set<Scope> scopes) {
        return scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
    }

    private static HttpResponse<?> refused(String error, String description) {
        return HttpResponse.badRequest(new TokenError(error, description));
    }

    private static HttpResponse<?> unknownClient() {
        return HttpResponse.status(HttpStatus.UNAUTHORIZED)
                .body(new TokenError("invalid_client", "Send the client id and secret by HTTP Basic."))
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
}
