package dev.groundwork.localstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.fixture.FunctionZip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A whole stack over a template of its own, with real processes under AWS's runtime client. */
@Execution(ExecutionMode.SAME_THREAD)
class StackTest {

    static final String TEMPLATE = """
            Parameters:
              Stack: {Type: String}
              WebOrigin: {Type: String}
              ClockFile: {Type: String}
              Greeting: {Type: String, Default: hello}
              FailInit: {Type: String, Default: "no"}
            Globals:
              Function:
                Runtime: java25
                Timeout: 5
                MemorySize: 256
                CodeUri: fixture
                Handler: dev.groundwork.localstack.runner.fixture.FixtureHandler
                Environment: {Variables: {TABLE: !Ref ThingsTable, QUEUE: !Ref Jobs, FAIL_INIT: !Ref FailInit}}
            Resources:
              ThingsTable:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  StreamSpecification: {StreamViewType: KEYS_ONLY}
              Jobs: {Type: AWS::SQS::Queue}
              Front:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: {Variables: {GREETING: !Ref Greeting, CLOCK: !Ref ClockFile}}
                  Events: {Any: {Type: HttpApi, Properties: {Path: "/api/{proxy+}", Method: ANY}}}
              Back:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Queue: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn, FunctionResponseTypes: [ReportBatchItemFailures]}}
                    Stream:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt ThingsTable.StreamArn
                        StartingPosition: TRIM_HORIZON
                        FilterCriteria: {Filters: [{Pattern: '{"dynamodb":{"Keys":{"pk":{"S":["from-queue-job"]}}}}'}]}
                    Nightly: {Type: ScheduleV2, Properties: {Name: nightly, ScheduleExpression: cron(5 0 * * ? *), Input: '{"do":"enqueue"}'}}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = new LocalStack(
                settings(folder, Map.of("GROUNDWORK_GREETING", "servus")), InstantSource.system(), s -> {});
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static Settings settings(Path folder, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        FunctionZip.write(folder);
        return new Settings(
                folder,
                folder.resolve("home"),
                folder.resolve("cache"),
                0,
                false,
                Optional.empty(),
                Settings.IDLE,
                environment);
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.origin() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode local(String method, String path, String body) throws IOException, InterruptedException {
        var answer = send(method, "/_local/" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-672 a function sees exactly the template's variables, Lambda's own and the endpoints, and nothing of this machine's")
    void environment() throws IOException, InterruptedException {
        // Given / When
        var environment = send("GET", "/api/x?do=env", "").body();

        // Then
        assertThat(environment)
                .contains(
                        "GREETING=servus",
                        "TABLE=local-ThingsTable",
                        "AWS_ACCESS_KEY_ID=Front",
                        "AWS_LAMBDA_FUNCTION_NAME=Front")
                .contains("CLOCK=" + folder.resolve("home/clock"))
                .doesNotContain("PATH=", "HOME=", "JAVA_HOME", "USER=");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-673 an error is 500, a crash 502 and then another process answers; an answer over 6 MB is 500")
    void failures() throws IOException, InterruptedException {
        // Given / When
        var error = send("GET", "/api/x?do=error", "").statusCode();
        var big = send("GET", "/api/x?do=big", "").statusCode();
        var crash = send("GET", "/api/x?do=crash", "").statusCode();
        var after = send("GET", "/api/x?do=echo", "").statusCode();

        // Then
        assertThat(error).isEqualTo(500);
        assertThat(big).isEqualTo(500);
        assertThat(crash).isEqualTo(502);
        assertThat(after).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-HOST-674 a function that takes longer than its time is 500, and its process is replaced")
    void timeouts() throws IOException, InterruptedException {
        // Given / When
        var slow = send("GET", "/api/x?do=sleep", "").statusCode();
        var after = send("GET", "/api/x?do=echo", "").statusCode();

        // Then
        assertThat(slow).isEqualTo(500);
        assertThat(after).isEqualTo(200);
        assertThat(send("GET", "/_local/logs", "").body()).contains("Task timed out after 5 seconds");
    }

    @Test
    @DisplayName("INFRA-HOST-675 a schedule on order answers when the queue and the stream behind it are done")
    void schedules() throws IOException, InterruptedException {
        // Given / When
        var run = local("POST", "schedules/nightly/run", "{\"time\":\"2030-01-01T00:05:00Z\"}");

        // Then
        assertThat(run.path("name").asText()).isEqualTo("nightly");
        assertThat(run.path("scheduledFor").asText()).isEqualTo("2030-01-01T00:05:00Z");
        assertThat(run.path("result").path("statusCode").asInt()).isEqualTo(200);
        assertThat(local("GET", "tables/things/items", "").toString()).contains("from-queue-job", "from-stream");
        assertThat(send("POST", "/_local/schedules/weekly/run", "{}").statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "/_local/schedules/nightly/run", "{\"time\":\"soon\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-268 the schedules are listed with their last runs: when, for when, how long, by whom and the answer")
    void lastRuns() throws IOException, InterruptedException {
        // Given
        local("POST", "schedules/nightly/run", "{\"time\":\"2031-01-01T00:05:00Z\"}");

        // When
        var schedules = local("GET", "schedules", "");

        // Then
        assertThat(schedules.path("items").path(0).asText()).isEqualTo("nightly");
        var run = schedules.path("lastRuns").path("nightly").path(0);
        assertThat(run.path("scheduledFor").asText()).isEqualTo("2031-01-01T00:05:00Z");
        assertThat(run.path("startedBy").asText()).isEqualTo("request");
        assertThat(run.path("running").asBoolean(true)).isFalse();
        assertThat(run.path("failed").asBoolean(true)).isFalse();
        assertThat(run.path("durationMs").isIntegralNumber()).isTrue();
        assertThat(run.path("result").path("statusCode").asInt()).isEqualTo(200);
        var schedule = schedules.path("schedules").path("nightly");
        assertThat(schedule.path("function").asText()).isEqualTo("Back");
        assertThat(schedule.path("expression").asText()).isEqualTo("cron(5 0 * * ? *)");
        assertThat(schedule.path("next").asText()).endsWith("T00:05:00Z");
    }

    @Test
    @DisplayName("INFRA-HOST-676 a fault before a write is a 502 and no write, after it a 502 and the write")
    void faults() throws IOException, InterruptedException {
        // Given
        local("DELETE", "faults", "");
        local("POST", "faults", "{\"service\":\"dynamodb\",\"kind\":\"after\",\"operation\":\"write\"}");

        // When
        var status = send("GET", "/api/x?do=put", "").statusCode();
        var faults = local("GET", "faults", "").path("items");

        // Then
        assertThat(status).isEqualTo(502);
        assertThat(faults.path(0).path("hits").asInt()).isEqualTo(1);
        assertThat(local("GET", "tables/things/items", "").toString()).contains("from-request");
        assertThat(send("GET", "/api/x?do=put", "").statusCode()).isEqualTo(200);
        local("DELETE", "faults", "");
    }

    @Test
    @DisplayName("INFRA-HOST-677 a request's round trips and write units are told once, unless they are to be kept")
    void capacity() throws IOException, InterruptedException {
        // Given
        local("GET", "capacity", "");

        // When
        send("GET", "/api/measured?do=put", "");
        var seen = local("GET", "capacity?keep=true", "").path("routes").path("GET /api/measured");
        var use = local("GET", "capacity", "").path("routes").path("GET /api/measured");

        // Then
        assertThat(seen).isEqualTo(use);
        assertThat(use.path("calls").asInt()).isEqualTo(1);
        assertThat(use.path("roundTrips").asInt()).isEqualTo(1);
        assertThat(use.path("write").asDouble()).isEqualTo(1.0);
        assertThat(local("GET", "capacity", "").path("routes").has("GET /api/measured"))
                .isFalse();
    }

    @Test
    @DisplayName("INFRA-HOST-678 the clock moves for functions and control API alike, and bad input is a sentence")
    void clock() throws IOException, InterruptedException {
        // Given
        var before =
                java.time.Instant.parse(local("GET", "clock", "").path("now").asText());

        // When
        var after = java.time.Instant.parse(
                local("POST", "clock", "{\"advance\":\"P1D\"}").path("now").asText());
        var offset = local("GET", "clock", "").path("offset").asText();
        var refused = send("POST", "/_local/clock", "{\"advance\":\"tomorrow\"}");

        // Then
        assertThat(after).isAfterOrEqualTo(before.plusSeconds(86_400));
        assertThat(Files.readString(folder.resolve("home/clock"))).isEqualTo("PT24H");
        assertThat(offset).isEqualTo("PT24H");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("tomorrow");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-679 the control API is closed to other sites, knows its verbs, and refuses what it does not know")
    void guards() throws IOException, InterruptedException {
        // Given / When / Then
        assertThat(send("GET", "/_local/status", "", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/_local/status", "", "Origin", stack.origin()).statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", "/_local/status", "").statusCode()).isEqualTo(405);
        assertThat(send("GET", "/_local/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/_local/faults", "{\"service\":\"dynamodb\",\"kind\":\"melt\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/_local/faults", "nonsense").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/nowhere", "").body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    @DisplayName("INFRA-HOST-680 an invocation can be looked at and sent again")
    void replays() throws IOException, InterruptedException {
        // Given
        send("GET", "/api/remember-me?do=echo", "");

        // When
        var newest = local("GET", "invocations?function=Front&limit=1", "")
                .path("items")
                .path(0);
        var id = newest.path("id").asText();
        var brief = local("GET", "invocations?function=Front&limit=1&events=false", "")
                .path("items")
                .path(0);
        var one = local("GET", "invocations/" + id, "");
        var again = local("POST", "invocations/" + id + "/replay", "");

        // Then
        assertThat(newest.path("purpose").asText()).isEqualTo("GET /api/remember-me");
        assertThat(newest.path("event").path("rawPath").asText()).isEqualTo("/api/remember-me");
        assertThat(newest.path("outcome").asText()).isEqualTo("answered");
        assertThat(brief.has("event")).isFalse();
        assertThat(brief.has("answer")).isFalse();
        assertThat(one.path("purpose").asText()).isNotEmpty();
        assertThat(one.has("event")).isTrue();
        assertThat(again.path("outcome").asText()).isEqualTo("answered");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-237 who signs in with Google next is named by the control API, which refuses a lie that is none")
    void google() throws IOException, InterruptedException {
        // Given
        var issuer = local("GET", "status", "").path("google").path("issuer").asText();

        // When
        local("POST", "google/next", """
                {"sub":"7","email":"ada@example.com","emailVerified":"false","name":"Ada","tamper":"expired"}""");
        var next = local("GET", "google/next", "");
        var refused = send("POST", "/_local/google/next", """
                {"sub":"7","email":"ada@example.com","emailVerified":true,"name":"Ada","tamper":"rude"}""");

        // Then
        assertThat(issuer).matches("http://localhost:\\d+");
        assertThat(next.path("emailVerified").isTextual()).isTrue();
        assertThat(next.path("tamper").asText()).isEqualTo("expired");
        assertThat(refused.statusCode()).isEqualTo(422);
        var discovery = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .build();
        assertThat(JSON.readTree(CLIENT.send(discovery, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .path("issuer")
                        .asText())
                .isEqualTo(issuer);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-948 an invocation shows the HTTP status that its caller got, and a cold start its init duration")
    void showsStatusAndColdStart() throws IOException, InterruptedException {
        // Given
        send("GET", "/api/x?do=crash", "");
        send("GET", "/api/status?do=echo", "");

        // When
        var items = local("GET", "invocations?function=Front&limit=2", "").path("items");
        var functions = local("GET", "functions", "").path("items");

        // Then
        assertThat(items.path(0).path("status").asInt()).isEqualTo(200);
        assertThat(items.path(0).path("handlerMs").isNumber()).isTrue();
        assertThat(items.path(1).path("status").asInt()).isEqualTo(502);
        if (items.path(0).path("coldStart").asBoolean()) {
            assertThat(items.path(0).path("initMs").asLong()).isPositive();
        } else {
            assertThat(items.path(0).path("initMs").isNull()).isTrue();
        }
        assertThat(functions.path(0).path("function").asText()).isEqualTo("Front");
        assertThat(functions.path(0).path("phase").asText()).isEqualTo("idle");
        assertThat(functions.path(0).path("starts").asInt()).isGreaterThan(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-681 a function that does not start is told in its own words: to its caller as 502, in console and log")
    void tellsWhyAFunctionDoesNotStart(@TempDir Path other) throws IOException, InterruptedException {
        // Given
        try (var broken = new LocalStack(
                settings(other, Map.of("GROUNDWORK_FAIL_INIT", "yes")), InstantSource.system(), s -> {})) {
            broken.start();

            // When
            var answer = get(broken, "/api/x");

            // Then
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("does not start").contains("told not to start");
            assertThat(get(broken, "/_local/logs").body()).contains("the function does not start: told not to start");
            assertThat(get(broken, "/_local/functions").body()).contains("told not to start");
            var invocation = JSON.readTree(get(broken, "/_local/invocations").body())
                    .path("items")
                    .path(0);
            assertThat(invocation.path("outcome").asText()).isEqualTo("not_started");
            assertThat(invocation.path("status").asInt()).isEqualTo(502);
            assertThat(invocation.path("answer").toString()).contains("told not to start");
        }
    }

    private static HttpResponse<String> get(LocalStack at, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(at.origin() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
