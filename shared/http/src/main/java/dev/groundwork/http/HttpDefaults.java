package dev.groundwork.http;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** The settings that every HTTP function shares, in code: no function carries a configuration file that could differ from the others. */
@ContextConfigurer
public final class HttpDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.properties(Map.ofEntries(
                Map.entry("micronaut.codec.json.additional-types", "application/problem+json"),
                // Every member of an answer is always present, empty texts and lists too.
                Map.entry("micronaut.serde.serialization.inclusion", "ALWAYS"),
                // CallerFilter asks the library's rules without its chain of publishers.
                Map.entry("micronaut.security.filter.enabled", false),
                // AccessTokenValidator is ours alone.
                Map.entry("micronaut.security.token.jwt.nimbus.reactive-validator", false),
                // Without this, security looks for an HTTP client that no function carries.
                Map.entry("micronaut.security.token.jwt.signatures.jwks-client.http-client.enabled", false),
                // The framework's own routes; ours are all below /api and /.well-known.
                Map.entry("micronaut.security.endpoints.introspection.enabled", false),
                Map.entry("micronaut.security.endpoints.login.enabled", false),
                Map.entry("micronaut.security.endpoints.logout.enabled", false),
                Map.entry("micronaut.http.client.enabled", false),
                // Origins are checked by API Gateway and, on the routes of the cookie, by the auth function; the
                // framework's own
                // refusal of foreign origins on a loopback host would answer without a problem.
                Map.entry("micronaut.server.cors.enabled", false),
                Map.entry("micronaut.server.cors.localhost-pass-through", true)));
    }
}
