package dev.groundwork.localstack.runner.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import dev.groundwork.localstack.runner.cloud.CloudEndpoint;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.events.StreamSource;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables at another endpoint: here the engine behind HTTP, which another test run may replace by any that speaks the API. */
class RemoteTablesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Template.TableResource THINGS = new Template.TableResource(
            "ThingsTable",
            "things",
            Map.of(
                    "BillingMode",
                    "PAY_PER_REQUEST",
                    "AttributeDefinitions",
                    List.of(Map.of("AttributeName", "pk", "AttributeType", "S")),
                    "KeySchema",
                    List.of(Map.of("AttributeName", "pk", "KeyType", "HASH")),
                    "StreamSpecification",
                    Map.of("StreamViewType", "NEW_AND_OLD_IMAGES"),
                    "TimeToLiveSpecification",
                    Map.of("AttributeName", "ttl", "Enabled", true)));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final List<CloudCall> calls = new CopyOnWriteArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private EngineTables engine;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CloudEndpoint endpoint;

    @SuppressWarnings("NullAway.Init") // set before each test
    private RemoteTables tables;

    @BeforeEach
    void start() throws IOException {
        engine = EngineTables.open(folder);
        endpoint = new CloudEndpoint();
        endpoint.start(call -> {
            calls.add(call);
            return Optional.of(engine.service().handle(call.request()));
        });
        tables = new RemoteTables(
                URI.create(endpoint.url()),
                List.of(THINGS),
                Credentials.from(Map.of()),
                InstantSource.fixed(NOW),
                progress::add);
    }

    @AfterEach
    void end() throws IOException {
        tables.close();
        endpoint.close();
        engine.close();
    }

    private JsonClient api() {
        return new JsonClient(tables.service(), "DynamoDB_20120810");
    }

    private void put(String pk, long ttl) {
        var request = JsonClient.object().put("TableName", "things");
        var item = request.putObject("Item");
        item.putObject("pk").put("S", pk);
        item.putObject("ttl").put("N", Long.toString(ttl));
        api().call("PutItem", request);
    }

    private List<StreamSource.Entry> read(String after, int count) throws InterruptedException {
        var arn = tables.streams().arn("things").orElseThrow();
        var all = new ArrayList<StreamSource.Entry>();
        var last = after;
        while (all.size() < count) {
            var some = tables.streams().await(arn, last, 2, PATIENCE);
            assertThat(some).isNotEmpty();
            all.addAll(some);
            last = some.getLast().position();
        }
        return all;
    }

    private static String key(StreamSource.Entry entry) {
        return entry.event().path("dynamodb").path("Keys").path("pk").path("S").asText();
    }

    @Test
    @DisplayName("INFRA-HOST-950 a request to another endpoint carries a date and a signature of Signature Version 4")
    void signs() throws InterruptedException {
        // Given / When
        var isNew = new TableMaker(api()).make(List.of(THINGS));
        var isNewAgain = new TableMaker(api()).make(List.of(THINGS));

        // Then
        assertThat(isNew).isTrue();
        assertThat(isNewAgain).isFalse();
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.request().header("x-amz-date")).isEqualTo("20260101T000000Z");
            assertThat(call.request().header("authorization"))
                    .matches("AWS4-HMAC-SHA256 Credential=groundwork/20260101/eu-central-1/dynamodb/aws4_request,"
                            + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}");
        });
    }

    @Test
    @DisplayName(
            "INFRA-HOST-951 the stream of another endpoint is read in order and in Lambda's form, and goes on from a position after a restart")
    void readsStreams() throws InterruptedException {
        // Given
        new TableMaker(api()).make(List.of(THINGS));
        for (var pk : List.of("a", "b", "c")) {
            put(pk, 0);
        }

        // When
        var first = read("", 3);
        put("d", 0);
        var rest = read(first.getLast().position(), 1);
        var none = tables.streams()
                .await(
                        tables.streams().arn("things").orElseThrow(),
                        rest.getLast().position(),
                        1,
                        Duration.ofMillis(1));

        // Then
        assertThat(first).extracting(RemoteTablesTest::key).containsExactly("a", "b", "c");
        assertThat(rest).extracting(RemoteTablesTest::key).containsExactly("d");
        assertThat(none).isEmpty();
        JsonNode event = first.getFirst().event();
        assertThat(event.path("eventName").asText()).isEqualTo("INSERT");
        assertThat(event.path("eventSourceARN").asText()).contains("things");
        assertThat(event.path("dynamodb").path("ApproximateCreationDateTime").isIntegralNumber())
                .isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-952 items expire by the product's clock, and only those whose time is over")
    void expires() throws InterruptedException {
        // Given
        new TableMaker(api()).make(List.of(THINGS));
        put("over", NOW.getEpochSecond());
        put("alive", NOW.getEpochSecond() + 1);

        // When
        tables.expire(NOW);

        // Then
        var left = api().call("Scan", JsonClient.object().put("TableName", "things"));
        assertThat(left.path("Items")).hasSize(1);
        assertThat(left.path("Items").path(0).path("pk").path("S").asText()).isEqualTo("alive");
    }

    @Test
    @DisplayName("INFRA-HOST-953 an endpoint that does not answer is said once, and its streams are tried again")
    void isTriedAgain() throws IOException, InterruptedException {
        // Given
        new TableMaker(api()).make(List.of(THINGS));
        var arn = tables.streams().arn("things").orElseThrow();
        endpoint.close();

        // When
        var first = tables.streams().await(arn, "", 1, Duration.ZERO);
        var second = tables.streams().await(arn, "", 1, Duration.ZERO);

        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(progress).singleElement().satisfies(line -> assertThat(line).contains("does not answer"));
        assertThatThrownBy(() -> api().call("ListTables", JsonClient.object()))
                .isInstanceOf(JsonClient.RefusedException.class);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-954 a position in the stream of a table that was made anew is the beginning of the new stream")
    void beginsAnew() {
        // Given
        var old = new StreamCursor("arn:old", Map.of()).behind("shard", "17").text();

        // When
        var same = StreamCursor.parse(old, "arn:old");
        var other = StreamCursor.parse(old, "arn:new");

        // Then
        assertThat(same.last("shard")).contains("17");
        assertThat(other.last("shard")).isEmpty();
    }
}
