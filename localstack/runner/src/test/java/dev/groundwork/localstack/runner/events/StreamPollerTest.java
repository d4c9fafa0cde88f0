package dev.groundwork.localstack.runner.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPollerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final List<String> deadLetters = new CopyOnWriteArrayList<>();
    private final Activity activity = new Activity();

    /** A stream of so many records, the odd ones inserts and the even ones removals. */
    private static StreamSource records(int count) {
        var all = LongStream.rangeClosed(1, count)
                .mapToObj(StreamPollerTest::record)
                .toList();
        return new StreamSource() {
            @Override
            public Optional<String> arn(String table) {
                return Optional.of("arn:aws:dynamodb:eu-central-1:0:table/" + table + "/stream/1");
            }

            @Override
            public List<Entry> await(String streamArn, String after, int max, Duration timeout) {
                var last = after.isEmpty() ? 0 : Long.parseLong(after);
                return all.stream()
                        .filter(e -> Long.parseLong(e.position()) > last)
                        .limit(max)
                        .toList();
            }
        };
    }

    private static StreamSource.Entry record(long sequence) {
        var event = JsonNodeFactory.instance.objectNode().put("eventName", sequence % 2 == 1 ? "INSERT" : "REMOVE");
        event.putObject("dynamodb").put("SequenceNumber", "n" + sequence);
        return new StreamSource.Entry(Long.toString(sequence), "n" + sequence, NOW, event);
    }

    private static Template.Trigger.Stream stream(int batch, int retries, boolean bisect, String... filters) {
        return new Template.Trigger.Stream(
                "t", true, batch, retries, Duration.ZERO, bisect, true, List.of(filters), Optional.of("Dead"));
    }

    private StreamPoller poller(StreamSource source, Template.Trigger.Stream stream, FakeFunctions functions) {
        return new StreamPoller(
                "F",
                stream,
                source,
                functions,
                (queue, body) -> deadLetters.add(queue + " " + body),
                folder,
                InstantSource.fixed(NOW),
                activity,
                (function, line) -> {});
    }

    private FakeFunctions run(
            StreamSource source, Template.Trigger.Stream stream, Function<JsonNode, InvocationResult> answer)
            throws InterruptedException {
        var functions = new FakeFunctions(answer);
        try (var poller = poller(source, stream, functions)) {
            poller.start();
            Eventually.until(() -> !poller.hasDue() && activity.isQuiet());
        }
        return functions;
    }

    private static List<String> numbers(JsonNode event) {
        var numbers = new ArrayList<String>();
        event.path("Records")
                .forEach(r ->
                        numbers.add(r.path("dynamodb").path("SequenceNumber").asText()));
        return numbers;
    }

    private static List<List<String>> batches(FakeFunctions functions) {
        return functions.events().stream().map(StreamPollerTest::numbers).toList();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-640 records come in order, in batches, those only that the filter lets through, and once over a restart")
    void delivers() throws InterruptedException {
        // Given
        var stream = stream(4, 2, false, "{\"eventName\":[\"INSERT\"]}");

        // When
        var first = run(records(6), stream, event -> FakeFunctions.answered("{}"));
        var second = run(records(8), stream, event -> FakeFunctions.answered("{}"));

        // Then
        assertThat(batches(first)).containsExactly(List.of("n1", "n3"), List.of("n5"));
        assertThat(batches(second)).containsExactly(List.of("n7"));
    }

    @Test
    @DisplayName("INFRA-HOST-641 a batch is tried again from its first failed record on")
    void retriesFromTheFailed() throws InterruptedException {
        // Given
        var calls = new AtomicInteger();

        // When
        var functions = run(
                records(4),
                stream(10, 5, false),
                event -> calls.incrementAndGet() == 1
                        ? FakeFunctions.answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"n3\"}]}")
                        : FakeFunctions.answered("{}"));

        // Then
        assertThat(batches(functions)).containsExactly(List.of("n1", "n2", "n3", "n4"), List.of("n3", "n4"));
        assertThat(deadLetters).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-642 a batch that fails whole is halved until the record that fails is alone; that one goes to the dead letters")
    void bisects() throws InterruptedException {
        // Given / When
        var functions = run(
                records(4),
                stream(10, 1, true),
                event -> numbers(event).contains("n3") ? FakeFunctions.failed() : FakeFunctions.answered("{}"));

        // Then
        assertThat(batches(functions))
                .containsExactly(
                        List.of("n1", "n2", "n3", "n4"),
                        List.of("n1", "n2"),
                        List.of("n3", "n4"),
                        List.of("n3"),
                        List.of("n3"),
                        List.of("n4"));
        assertThat(deadLetters)
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .startsWith("Dead ")
                        .contains(
                                "\"condition\":\"RetryAttemptsExhausted\"",
                                "\"startSequenceNumber\":\"n3\"",
                                "\"batchSize\":1"));
    }

    @Test
    @DisplayName("INFRA-HOST-643 an answer that names a record which was not sent fails the whole batch")
    void distrustsForeignIdentifiers() throws InterruptedException {
        // Given
        var calls = new AtomicInteger();

        // When
        var functions = run(
                records(2),
                stream(10, 5, false),
                event -> calls.incrementAndGet() == 1
                        ? FakeFunctions.answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"n9\"}]}")
                        : FakeFunctions.answered("null"));

        // Then
        assertThat(batches(functions)).containsExactly(List.of("n1", "n2"), List.of("n1", "n2"));
    }

    @Test
    @DisplayName("INFRA-HOST-980 records that no filter wants move the position in memory, and a stop writes it")
    void passesOverInMemory() throws InterruptedException, IOException {
        // Given a function that wants no record
        var file = folder.resolve("F-t");
        var duringTheRun = new CopyOnWriteArrayList<Boolean>();
        var poller =
                poller(records(6), stream(2, 2, false, "{\"eventName\":[\"MODIFY\"]}"), new FakeFunctions(event -> {
                    throw new AssertionError("nothing is wanted");
                }));

        // When
        try (poller) {
            poller.start();
            Eventually.until(() -> !poller.hasDue() && activity.isQuiet());
            duringTheRun.add(Files.exists(file));
        }

        // Then
        assertThat(duringTheRun).containsExactly(false);
        assertThat(file).hasContent("6");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-981 what was delivered is written before the next batch, so that no restart delivers it again")
    void writesWhatWasDelivered() throws InterruptedException {
        // Given
        var file = folder.resolve("F-t");
        var written = new CopyOnWriteArrayList<String>();

        // When
        run(records(4), stream(2, 2, false), event -> {
            written.add(Files.exists(file) ? read(file) : "");
            return FakeFunctions.answered("{}");
        });

        // Then
        assertThat(written).containsExactly("", "2");
        assertThat(file).hasContent("4");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
