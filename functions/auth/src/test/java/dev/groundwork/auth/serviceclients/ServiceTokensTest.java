package dev.groundwork.auth.serviceclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint against RFC 6749. */
final class ServiceTokensTest {

    private static final String GRANT = "grant_type=client_credentials";

    @AutoClose
    private final AuthStack stack = new AuthStack();

    private final ServiceClientCommands operator = stack.operator();
    private final ServiceClientCommands.Client client = operator.execute(new ServiceClientCommands.Command(
            "create-service-client", List.of("credits:consume", "apps:build"), null, null));

    @Test
    @DisplayName(
            "INFRA-AUTH-350 a client gets a bearer token for what it asked for, or for all it may (RFC 6749 section"
                    + " 5.1)")
    void issued() {
        var all = token(GRANT, client);
        var one = token(GRANT + "&scope=apps%3Abuild", client);

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.header("Cache-Control")).contains("no-store");
        assertThat(all.header("Pragma")).contains("no-cache");
        assertThat(all.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(all.json().path("expires_in").asInt()).isEqualTo(600);
        assertThat(all.json().path("scope").asText()).isEqualTo("apps:build credits:consume");
        assertThat(all.json().has("refresh_token")).as("RFC 6749 section 4.4.3").isFalse();
        assertThat(one.json().path("scope").asText()).isEqualTo("apps:build");
    }

    @Test
    @DisplayName("INFRA-AUTH-425 a form is read alike as base64, which is how API Gateway hands it over")
    void base64() {
        var answer = stack.send(HttpEvent.of("POST", "/api/auth/token")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("authorization", basic(client.clientId(), client.clientSecret()))
                .body((GRANT + "&scope=apps%3Abuild").getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("scope").asText()).isEqualTo("apps:build");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, unsupported_grant_type",
        "grant_type=refresh_token, unsupported_grant_type",
        "scope=apps:build, invalid_request",
        "grant_type=, invalid_request",
        "grant_type=client_credentials&grant_type=client_credentials, invalid_request",
        "grant_type=client_credentials&scope=apps:build&scope=apps:build, invalid_request",
        "grant_type=client_credentials&scope=%zz, invalid_request",
        "grant_type=client_credentials&client_secret=x, invalid_request",
        "grant_type=client_credentials&client_assertion=x, invalid_request",
        "grant_type=client_credentials&client_id=cli_other, invalid_request",
        "grant_type=client_credentials&scope=credits:grant, invalid_scope",
        "grant_type=client_credentials&scope=everything, invalid_scope",
        "grant_type=client_credentials&scope=apps:build++credits:consume, invalid_scope"
    })
    @DisplayName("INFRA-AUTH-351 what is wrong with a request is one of the errors of RFC 6749 section 5.2, 400")
    void refused(String body, String error) {
        var answer = token(body, client);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic !!!",
                "Basic bm8tY29sb24=",
                "Bearer abc",
                "Basic OnNlY3JldA==",
                "Basic Y2xpXzAxS0VCVzAwMDAwMDAwMDAwMDAwMDBNQTFMOng="
            })
    @DisplayName("INFRA-AUTH-352 no client, or not its secret: 401 invalid_client with WWW-Authenticate: Basic")
    void unknown(String authorization) {
        var event = form(GRANT + "&client_id=" + client.clientId() + "&client_secret=" + client.clientSecret());
        var answer = stack.send(authorization.isEmpty() ? event : form(GRANT).header("authorization", authorization));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Basic realm=");
    }

    @Test
    @DisplayName("INFRA-AUTH-353 a client id of any length or form is nobody's and costs no read")
    void oddIds() {
        var before = stack.calls();

        for (var id : List.of("x".repeat(5000), "cli_", "cli_01KEBW\u0000", "../CLIENT", client.clientId() + " ")) {
            assertThat(stack.send(form(GRANT).header("authorization", basic(id, "secret")))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(stack.calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data"})
    @DisplayName(
            "INFRA-AUTH-354 another content type is invalid_request; a charset beside the right one is nothing wrong")
    void contentType(String type) {
        var basic = basic(client.clientId(), client.clientSecret());
        var other = stack.send(HttpEvent.of("POST", "/api/auth/token")
                .header("content-type", type)
                .header("authorization", basic)
                .body(GRANT));
        var charset = stack.send(HttpEvent.of("POST", "/api/auth/token")
                .header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("authorization", basic)
                .body(GRANT));

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().path("error").asText()).isEqualTo("invalid_request");
        assertThat(charset.status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-355 after a rotation both secrets are good until the old one's time is over")
    void overlap() {
        var next = rotate("PT1H");

        assertThat(next.clientSecret()).isNotEqualTo(client.clientSecret());
        assertThat(next.oldSecretUntil()).isEqualTo("2026-01-07T10:30:00Z");
        assertThat(token(GRANT, next).status()).isEqualTo(200);
        assertThat(token(GRANT, client).status()).isEqualTo(200);
        stack.clock().advance(Duration.ofHours(1));
        assertThat(token(GRANT, next).status()).isEqualTo(200);
        assertThat(token(GRANT, client).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-356 the next rotation ends the secret before the last one, whatever its time")
    void twice() {
        var second = rotate("P30D");
        var third = rotate(null);

        assertThat(token(GRANT, client).status()).isEqualTo(401);
        assertThat(token(GRANT, second).status()).isEqualTo(200);
        assertThat(token(GRANT, third).status()).isEqualTo(200);
        var leaked = rotate("PT0S");
        assertThat(token(GRANT, third).status()).isEqualTo(401);
        assertThat(token(GRANT, leaked).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-357 an operator is told what is wrong, and no secret stands in the table")
    void operator() {
        assertThatThrownBy(() -> operator.execute(
                        new ServiceClientCommands.Command("rotate-service-client", null, "cli_x", null)))
                .hasMessageContaining("no service client");
        assertThatThrownBy(() -> rotate("P31D")).hasMessageContaining("overlap");
        assertThatThrownBy(() -> operator.execute(new ServiceClientCommands.Command(null, null, null, null)))
                .hasMessageContaining("create-service-client");
        assertThat(stack.tables().items(stack.tables().accounts()).toString())
                .contains(client.clientId())
                .doesNotContain(client.clientSecret());
    }

    @Test
    @DisplayName("INFRA-AUTH-406 an empty form is invalid_request, with the right client and without one")
    void emptyForm() {
        for (var answer : List.of(token("", client), stack.send(form("")))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isEqualTo("invalid_request");
        }
    }

    private ServiceClientCommands.Client rotate(@Nullable String overlap) {
        return operator.execute(
                new ServiceClientCommands.Command("rotate-service-client", null, client.clientId(), overlap));
    }

    private Answer token(String body, ServiceClientCommands.Client as) {
        return stack.send(form(body).header("authorization", basic(as.clientId(), as.clientSecret())));
    }

    private static HttpEvent form(String body) {
        return HttpEvent.of("POST", "/api/auth/token")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body);
    }

    private static String basic(String id, String secret) {
        var pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
