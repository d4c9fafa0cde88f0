package dev.groundwork.localstack.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-31T13:05:09Z");
    private static final Template.Cors CORS = new Template.Cors(
            List.of("http://web"), List.of("GET", "POST"), List.of("content-type"), List.of("link"), true, 600);

    private final List<JsonNode> events = new ArrayList<>();

    private static Template.Function function(String id, String... routes) {
        var triggers = new ArrayList<Template.Trigger>();
        for (var route : routes) {
            var parts = route.split(" ", 2);
            triggers.add(new Template.Trigger.Route(parts[0], parts[1]));
        }
        return new Template.Function(
                id, "f.zip", "F", Duration.ofSeconds(5), 128, Map.of(), triggers, 2, Optional.empty());
    }

    private static RouteTable routes() {
        return new RouteTable(List.of(
                function("Auth", "ANY /api/auth", "ANY /api/auth/{proxy+}", "GET /.well-known/{proxy+}"),
                function("Credits", "ANY /api/credits/{proxy+}"),
                function("Payments", "ANY /api/credits/purchase", "POST /api/credits/webhook"),
                function("Apps", "GET /api/apps/{id}", "DELETE /api/apps/{id}/domains/{domain}")));
    }

    private HttpApi api(InvocationResult result) {
        return new HttpApi(
                routes(),
                new Cors(CORS),
                (route, request, event) -> {
                    try {
                        events.add(JSON.readTree(event));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    return result;
                },
                InstantSource.fixed(NOW));
    }

    private static HttpRequest request(String method, String target, String body, String... headers) {
        return request(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static HttpRequest request(String method, String target, byte[] body, String... headers) {
        var all = HttpHeaders.NONE.plus("Host", "127.0.0.1:3000");
        for (int i = 0; i < headers.length; i += 2) {
            all = all.plus(headers[i], headers[i + 1]);
        }
        var cut = target.indexOf('?');
        return new HttpRequest(
                method,
                cut < 0 ? target : target.substring(0, cut),
                cut < 0 ? "" : target.substring(cut + 1),
                "HTTP/1.1",
                all,
                "127.3.4.5",
                body);
    }

    private static InvocationResult answered(String json) {
        return new InvocationResult.Answered(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(nullValues = "-", textBlock = """
            POST,   /api/auth,                   ANY /api/auth,                         -,       -
            GET,    /api/auth/me,                ANY /api/auth/{proxy+},                proxy,   me
            GET,    /api/auth/a/b%20c,           ANY /api/auth/{proxy+},                proxy,   a/b c
            GET,    /api/auth/,                  -,                                     -,       -
            GET,    /api/authority,              -,                                     -,       -
            POST,   /api/credits/purchase,       ANY /api/credits/purchase,             -,       -
            GET,    /api/credits/webhook,        ANY /api/credits/{proxy+},             proxy,   webhook
            POST,   /api/credits/webhook,        POST /api/credits/webhook,             -,       -
            POST,   /.well-known/jwks.json,      -,                                     -,       -
            GET,    /api/apps/app_1,             GET /api/apps/{id},                    id,      app_1
            DELETE, /api/apps/a/domains/b.c,     DELETE /api/apps/{id}/domains/{domain}, domain, b.c
            GET,    /,                           -,                                     -,       -
            """)
    @DisplayName("INFRA-HOST-652 the most exact route takes a request, with its parameters decoded")
    void matches(String method, String path, String key, String name, String value) {
        // Given / When
        var match = routes().match(method, path);

        // Then
        assertThat(match.map(RouteTable.Match::key)).isEqualTo(Optional.ofNullable(key));
        if (name != null) {
            assertThat(match.orElseThrow().parameters()).containsEntry(name, value);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-653 two functions that want one route are an error that names it")
    void refusesTwins() {
        // Given
        var twins = List.of(function("A", "GET /x"), function("B", "GET /x"));

        // When / Then
        assertThatThrownBy(() -> new RouteTable(twins)).hasMessageContaining("GET /x");
    }

    @Test
    @DisplayName("INFRA-HOST-654 the event is that of payload format 2.0")
    void makesEvents() throws InterruptedException {
        // Given
        var request = request(
                "POST",
                "/api/auth/a?x=1&y=a%20b&x=2&empty",
                "{\"k\":\"ä\"}",
                "Content-Type",
                "application/json",
                "X-Two",
                "a",
                "x-two",
                "b",
                "Cookie",
                "s=1; t=2",
                "User-Agent",
                "test/1");

        // When
        api(answered("{}")).answer(request);

        // Then
        var event = events.getFirst();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("ANY /api/auth/{proxy+}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/api/auth/a");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=a%20b&x=2&empty");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"empty\":\"\",\"x\":\"1,2\",\"y\":\"a b\"}");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"s=1\",\"t=2\"]");
        assertThat(event.path("headers").path("x-two").asText()).isEqualTo("a,b");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("pathParameters").path("proxy").asText()).isEqualTo("a");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        var context = event.path("requestContext");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("31/Jan/2026:13:05:09 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(context.path("domainName").asText()).isEqualTo("127.0.0.1:3000");
        assertThat(context.path("http").toString())
                .isEqualTo("{\"method\":\"POST\",\"path\":\"/api/auth/a\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.3.4.5\",\"userAgent\":\"test/1\"}");
    }

    @ParameterizedTest(name = "{0} -> base64: {1}")
    @CsvSource({
        "application/json, false",
        "application/problem+json; charset=utf-8, false",
        "text/csv, false",
        "application/x-www-form-urlencoded, true",
        "application/zip, true",
        "application/octet-stream, true",
        "image/png, true"
    })
    @DisplayName("INFRA-HOST-655 text comes as text, everything else as base64")
    void encodesBodies(String type, boolean isBase64) throws InterruptedException {
        // Given / When
        api(answered("{}")).answer(request("POST", "/api/auth/a", "abc", "Content-Type", type));

        // Then
        assertThat(events.getFirst().path("isBase64Encoded").asBoolean()).isEqualTo(isBase64);
        assertThat(events.getFirst().path("body").asText()).isEqualTo(isBase64 ? "YWJj" : "abc");
    }

    @Test
    @DisplayName("INFRA-HOST-691 a body that is not UTF-8 comes as base64, whatever its type says")
    void encodesInvalidText() throws InterruptedException {
        // Given: the two bytes are no UTF-8
        var body = new byte[] {(byte) 0xc3, '('};

        // When
        api(answered("{}")).answer(request("POST", "/api/auth/a", body, "Content-Type", "application/json"));

        // Then
        assertThat(events.getFirst().path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(events.getFirst().path("body").asText()).isEqualTo("wyg=");
    }

    @Test
    @DisplayName("INFRA-HOST-656 the answer has status, headers, cookies and body that the function gave")
    void answers() throws InterruptedException {
        // Given
        var payload = answered("{\"statusCode\":201,\"headers\":{\"X-A\":\"b\",\"Content-Type\":\"image/png\"},"
                + "\"multiValueHeaders\":{\"Link\":[\"1\",\"2\"]},\"cookies\":[\"a=1\",\"b=2; Path=/\"],"
                + "\"body\":\"YWJj\",\"isBase64Encoded\":true}");

        // When
        var answer = api(payload).answer(request("GET", "/api/auth/a", "")).orElseThrow();

        // Then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().all("x-a")).containsExactly("b");
        assertThat(answer.headers().all("content-type")).containsExactly("image/png");
        assertThat(answer.headers().all("link")).containsExactly("1", "2");
        assertThat(answer.headers().all("set-cookie")).containsExactly("a=1", "b=2; Path=/");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("abc");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-657 an error is 500, a killed process 502, a time that is over 503, and what is no answer 500")
    void answersFailures() throws InterruptedException {
        // Given
        var request = request("GET", "/api/auth/a", "");
        var error = new InvocationResult.Failed(new byte[0]);

        // When / Then
        assertThat(status(api(error), request)).isEqualTo(500);
        assertThat(status(api(new InvocationResult.TimedOut()), request)).isEqualTo(500);
        assertThat(status(api(new InvocationResult.Crashed()), request)).isEqualTo(502);
        assertThat(status(api(new InvocationResult.Abandoned()), request)).isEqualTo(503);
        assertThat(status(api(answered("{\"statusCode\":42}")), request)).isEqualTo(500);
        assertThat(status(api(answered("{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}")), request))
                .isEqualTo(500);
    }

    private static int status(HttpApi api, HttpRequest request) throws InterruptedException {
        return api.answer(request).map(HttpResponse::status).orElse(0);
    }

    @Test
    @DisplayName("INFRA-HOST-658 an event over 6 MB is 413 and does not reach the function")
    void refusesLargeEvents() throws InterruptedException {
        // Given
        var request = request("POST", "/api/auth/a", "x".repeat(5 * 1024 * 1024), "Content-Type", "application/zip");

        // When
        var status = status(api(answered("{}")), request);

        // Then
        assertThat(status).isEqualTo(413);
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-659 preflights are answered by the template, for its origins only, and reach no function")
    void answersPreflights() throws InterruptedException {
        // Given
        var own =
                request("OPTIONS", "/api/auth/a", "", "Origin", "http://web", "Access-Control-Request-Method", "POST");
        var foreign =
                request("OPTIONS", "/api/auth/a", "", "Origin", "http://x", "Access-Control-Request-Method", "POST");

        // When
        var allowed = api(answered("{}")).answer(own).orElseThrow();
        var refused = api(answered("{}")).answer(foreign).orElseThrow();

        // Then
        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.headers().first("access-control-allow-origin")).contains("http://web");
        assertThat(allowed.headers().first("access-control-allow-methods")).contains("GET,POST");
        assertThat(allowed.headers().first("access-control-allow-headers")).contains("content-type");
        assertThat(allowed.headers().first("access-control-allow-credentials")).contains("true");
        assertThat(allowed.headers().first("access-control-max-age")).contains("600");
        assertThat(refused.headers().has("access-control-allow-origin")).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-660 an answer carries leave for the page of an allowed origin, and says that it depends on it")
    void allowsOrigins() throws InterruptedException {
        // Given
        var request = request("GET", "/api/auth/a", "", "Origin", "http://web");

        // When
        var answer = api(answered("{\"statusCode\":200,\"headers\":{\"Vary\":\"Accept\"}}"))
                .answer(request)
                .orElseThrow();

        // Then
        assertThat(answer.headers().first("access-control-allow-origin")).contains("http://web");
        assertThat(answer.headers().all("vary")).containsExactly("Accept", "Origin");
        assertThat(answer.headers().first("access-control-expose-headers")).contains("link");
    }
}
