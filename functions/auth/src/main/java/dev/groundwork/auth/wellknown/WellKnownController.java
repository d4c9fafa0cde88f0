package dev.groundwork.auth.wellknown;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.ECKey;
import dev.groundwork.http.PublishedKeys;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/** Public signing keys (RFC 7517) and metadata (RFC 8414), with which others verify our access tokens. Cacheable. */
@Controller("/.well-known")
@Consumes(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
final class WellKnownController {

    /** Short enough that a new key is known before tokens signed with it are common. */
    private static final String CACHE = "public, max-age=300";

    private final PublishedKeys keys;
    private final String issuer;

    WellKnownController(PublishedKeys keys, @Value("${groundwork.issuer}") String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    @Serdeable
    record Jwks(List<Map<String, Object>> keys) {}

    @Serdeable
    record Metadata(
            String issuer,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("token_endpoint") String tokenEndpoint,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> clientAuthentication,

            @JsonProperty("grant_types_supported") List<String> grants,
            @JsonProperty("response_types_supported") List<String> responses,
            @JsonProperty("subject_types_supported") List<String> subjects,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> algorithms) {}

    /** List the public signing keys. */
    @Get("/jwks.json")
    HttpResponse<Jwks> jwks() {
        var jwks = keys.current().stream().map(ECKey::toJSONObject).toList();
        return HttpResponse.ok(new Jwks(jwks)).header(HttpHeaders.CACHE_CONTROL, CACHE);
    }

    /** Read the metadata of this issuer. */
    @Get("/openid-configuration")
    HttpResponse<Metadata> metadata() {
        var metadata = new Metadata(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/api/auth/token",
                List.of("client_secret_basic"),
                List.of("client_credentials"),
                List.of(),
                List.of("public"),
                List.of("ES256"));
        return HttpResponse.ok(metadata).header(HttpHeaders.CACHE_CONTROL, CACHE);
    }
}
