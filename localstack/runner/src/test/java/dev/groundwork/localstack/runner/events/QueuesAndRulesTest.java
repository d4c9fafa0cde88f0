package dev.groundwork.localstack.runner.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.cloud.events.BusEvent;
import dev.groundwork.localstack.cloud.sqs.QueueAttributes;
import dev.groundwork.localstack.cloud.sqs.Queues;
import dev.groundwork.localstack.cloud.sqs.Sqs;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.cloud.QueueClient;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueuesAndRulesTest {

    private static final Template.Trigger.Rule RULE =
            new Template.Trigger.Rule("Built", "{\"source\":[\"b\"]}", Optional.of("Dead"));
    private static final Template.Function FUNCTION = new Template.Function(
            "F", "f.zip", "F", Duration.ofSeconds(5), 128, Map.of(), List.of(RULE), 0, Optional.empty());
    private static final Template TEMPLATE = new Template(
            Map.of("F", FUNCTION),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(new Template.QueueRule("ToQueue", "{\"source\":[\"c\"]}", List.of("Jobs"))),
            Template.Cors.NONE,
            Map.of());

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Queues queues;

    @SuppressWarnings("NullAway.Init") // set before each test
    private QueueClient client;

    private final Activity activity = new Activity();

    @BeforeEach
    void open() {
        queues = Queues.open(folder.resolve("queues"), InstantSource.system(), new Random(1));
        client = new QueueClient(new JsonClient(new Sqs(queues), "AmazonSQS"), "http://x", "000000000000");
        for (var name : List.of("Jobs", "Dead", Rules.queue("F", RULE))) {
            queues.create(name, new QueueAttributes(Map.of("VisibilityTimeout", "3600")));
        }
    }

    @AfterEach
    void close() throws IOException {
        queues.close();
    }

    @Test
    @DisplayName("INFRA-HOST-644 of a batch what failed stays in the queue, hidden, and the rest is deleted")
    void deletesWhatIsDone() throws InterruptedException {
        // Given
        client.send("Jobs", "good");
        client.send("Jobs", "bad");
        var functions = new FakeFunctions(QueuesAndRulesTest::failsTheBad);

        // When
        try (var poller =
                new QueuePoller("F", new Template.Trigger.Queue("Jobs", 10, true), client, functions, activity)) {
            poller.start();
            Eventually.until(() -> !poller.hasDue() && activity.isQuiet());
        }

        // Then
        assertThat(queues.snapshot("Jobs").messages())
                .singleElement()
                .satisfies(m -> assertThat(m.body()).isEqualTo("bad"));
        var record = functions.events().getFirst().path("Records").path(0);
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).endsWith(":Jobs");
        assertThat(record.path("attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("1");
    }

    private static dev.groundwork.localstack.runner.lambda.InvocationResult failsTheBad(JsonNode event) {
        var failures = JsonNodeFactory.instance.objectNode();
        var list = failures.putArray("batchItemFailures");
        event.path("Records").forEach(record -> {
            if (record.path("body").asText().equals("bad")) {
                list.addObject().put("itemIdentifier", record.path("messageId").asText());
            }
        });
        return FakeFunctions.answered(failures.toString());
    }

    private static BusEvent event(String source) {
        var detail = JsonNodeFactory.instance.objectNode().put("x", 1);
        return new BusEvent("id-1", "default", source, "build.completed", detail, Instant.EPOCH, List.of());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-645 an event reaches the function of the rule that it matches, as EventBridge writes it; another does not")
    void matchesRules() throws InterruptedException {
        // Given
        var rules = new Rules(TEMPLATE, client::send);
        var functions = new FakeFunctions(e -> FakeFunctions.answered("{}"));

        // When
        rules.onEvent(event("b"));
        rules.onEvent(event("other"));
        rules.onEvent(event("c"));
        try (var poller = new RulePoller(FUNCTION, RULE, client, functions, activity, (f, l) -> {})) {
            poller.start();
            Eventually.until(() -> !poller.hasDue() && activity.isQuiet());
        }

        // Then
        assertThat(functions.events()).singleElement().satisfies(e -> {
            assertThat(e.path("detail-type").asText()).isEqualTo("build.completed");
            assertThat(e.path("source").asText()).isEqualTo("b");
            assertThat(e.path("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(e.path("detail").path("x").asInt()).isEqualTo(1);
        });
        assertThat(queues.snapshot("Jobs").messages()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-646 an event that its function cannot work on ends in the dead letters")
    void givesUp() throws InterruptedException {
        // Given
        var rules = new Rules(TEMPLATE, client::send);
        var functions = new FakeFunctions(e -> FakeFunctions.failed());

        // When
        rules.onEvent(event("b"));
        try (var poller = new RulePoller(FUNCTION, RULE, client, functions, activity, (f, l) -> {})) {
            poller.start();
            Eventually.until(() -> !queues.snapshot("Dead").messages().isEmpty() && activity.isQuiet());
        }

        // Then
        assertThat(queues.snapshot("Dead").messages().getFirst().body()).contains("build.completed");
        assertThat(queues.snapshot(Rules.queue("F", RULE)).messages()).isEmpty();
    }
}
