package dev.groundwork.localstack.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.cloud.CloudServer;
import dev.groundwork.localstack.cloud.HandClock;
import dev.groundwork.localstack.cloud.Sdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class SqsTest {

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:00:00Z"));
    private Queues queues;
    private CloudServer server;
    private SqsClient client;
    private String url;

    @BeforeEach
    void start() throws IOException {
        queues = open();
        server = CloudServer.start(new Sqs(queues));
        client = Sdk.client(SqsClient.builder(), server.endpoint());
        url = queue("work", Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
        queues.close();
    }

    private Queues open() {
        return Queues.open(folder.resolve("queues.jsonl"), clock, new SecureRandom());
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    }

    private void send(String body) {
        client.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    private List<Message> receive(String from) {
        return client.receiveMessage(
                        r -> r.queueUrl(from).maxNumberOfMessages(10).messageSystemAttributeNamesWithStrings("All"))
                .messages();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-820 a message with attributes comes back whole, with sums that the SDK accepts, and is gone when deleted")
    void roundTrip() {
        client.sendMessage(r -> r.queueUrl(url)
                .messageBody("häl\"lo")
                .messageAttributes(Map.of(
                        "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("é")
                                        .build(),
                        "n",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("7")
                                        .build(),
                        "b",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                                        .build())));

        var message = client.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All"))
                .messages()
                .getFirst();

        assertThat(message.body()).isEqualTo("häl\"lo");
        assertThat(message.messageAttributes()).containsOnlyKeys("kind", "n", "b");
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        clock.advance(Duration.ofHours(1));
        assertThat(receive(url)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-821 a received message is hidden for its visibility, then received again with a higher count")
    void visibility() {
        send("a");
        var first = receive(url).getFirst();

        assertThat(receive(url)).isEmpty();
        clock.advance(Duration.ofSeconds(31));
        var second = receive(url).getFirst();

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "2");
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(first.receiptHandle()));
        clock.advance(Duration.ofSeconds(31));
        assertThat(receive(url)).as("an older receipt deletes nothing").hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-822 visibility changes of a received message count from now; of none in flight they are refused")
    void changeVisibility() {
        send("a");
        var handle = receive(url).getFirst().receiptHandle();

        client.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));

        assertThat(client.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
                .containsEntry(QueueAttributeName.QUEUE_ARN, Sqs.arn("work"));
        assertThatThrownBy(() -> client.changeMessageVisibility(
                        r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(5)))
                .isInstanceOf(MessageNotInflightException.class);
        assertThatThrownBy(() -> client.deleteMessage(r -> r.queueUrl(url).receiptHandle("nonsense")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-823 after maxReceiveCount receipts a message moves to the dead-letter queue with its id and count")
    void redrive() {
        var dead = queue("work-dead", Map.of());
        var policy = "{\"deadLetterTargetArn\":\"" + Sqs.arn("work-dead") + "\",\"maxReceiveCount\":\"2\"}";
        var source = queue("work-redriven", Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
        var id = client.sendMessage(r -> r.queueUrl(source).messageBody("poison"))
                .messageId();

        for (int i = 0; i < 2; i++) {
            assertThat(receive(source)).hasSize(1);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(receive(source)).isEmpty();
        assertThat(receive(dead)).singleElement().satisfies(message -> {
            assertThat(message.messageId()).isEqualTo(id);
            assertThat(message.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "3");
        });
    }

    @Test
    @DisplayName("INFRA-AUTH-824 a delayed message is received when the clock has passed its delay")
    void delay() {
        client.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(60));

        assertThat(receive(url)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(receive(url)).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-825 a long poll is answered by a message that is sent, and by one that the moved clock makes visible")
    void longPoll() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = threads.submit(() -> queues.receive("work", 1, Duration.ofSeconds(30), Duration.ofSeconds(60)));
            send("now");
            assertThat(sent.get()).hasSize(1);

            client.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(60));
            var moved = threads.submit(() -> queues.receive("work", 1, Duration.ofSeconds(30), Duration.ofSeconds(60)));
            clock.advance(Duration.ofSeconds(60));
            assertThat(moved.get()).hasSize(1);
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-826 queues, messages, counts and receipts survive a restart")
    void restart() throws IOException {
        send("kept");
        send("deleted");
        var received = receive(url);
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(received.get(1).receiptHandle()));
        var before = queues.snapshot();
        queues.close();

        try (var again = open()) {
            assertThat(again.snapshot()).isEqualTo(before);
            assertThat(again.snapshot("work").messages()).singleElement().satisfies(message -> {
                assertThat(message.body()).isEqualTo("kept");
                assertThat(message.receiveCount()).isOne();
            });
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-827 a FIFO queue keeps the order within a group and sends a duplicate once")
    void fifo() {
        var fifo = queue("work.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        for (var id : List.of("1", "2", "1", "3")) {
            client.sendMessage(r ->
                    r.queueUrl(fifo).messageBody("m" + id).messageGroupId("g").messageDeduplicationId(id));
        }

        var first = client.receiveMessage(r -> r.queueUrl(fifo)).messages();
        assertThat(first).extracting(Message::body).containsExactly("m1");
        assertThat(receive(fifo)).as("the group waits for its first message").isEmpty();
        client.deleteMessage(
                r -> r.queueUrl(fifo).receiptHandle(first.getFirst().receiptHandle()));
        assertThat(receive(fifo)).extracting(Message::body).containsExactly("m2", "m3");
    }

    @Test
    @DisplayName("INFRA-AUTH-828 a batch answers each entry by itself; one with twice the same id is refused whole")
    void batch() {
        var answer = client.sendMessageBatch(
                r -> r.queueUrl(url).entries(entry("a", "fine"), entry("b", "not\u0001allowed")));

        assertThat(answer.successful()).extracting(e -> e.id()).containsExactly("a");
        assertThat(answer.failed()).extracting(e -> e.code()).containsExactly("InvalidMessageContents");
        assertThatThrownBy(() ->
                        client.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a", "x"), entry("a", "y"))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("same id");
        var handle = receive(url).getFirst().receiptHandle();
        var deleted = client.deleteMessageBatch(
                r -> r.queueUrl(url).entries(deletion("a", handle), deletion("b", "nonsense")));
        assertThat(deleted.successful()).hasSize(1);
        assertThat(deleted.failed()).hasSize(1);
        assertThat(queues.snapshot("work").messages()).isEmpty();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(handle)
                .build();
    }

    @Test
    @DisplayName("INFRA-AUTH-829 many receivers at once never get the same message twice within its visibility")
    void receiversRace() throws Exception {
        IntStream.range(0, 200).forEach(i -> queues.send("work", Outgoing.of("m" + i, "test")));
        var seen = ConcurrentHashMap.<String>newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = IntStream.range(0, 40)
                    .mapToObj(
                            i -> threads.submit(() -> queues.receive("work", 10, Duration.ofMinutes(5), Duration.ZERO)))
                    .toList();
            int received = 0;
            for (var receipt : receipts) {
                var messages = receipt.get();
                received += messages.size();
                messages.forEach(message -> seen.add(message.id()));
            }
            assertThat(received).isEqualTo(200);
            assertThat(seen).hasSize(200);
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-830 unknown queues, unknown attributes and bodies over the limit are refused as SQS does")
    void refusals() {
        assertThatThrownBy(() -> client.getQueueUrl(r -> r.queueName("nowhere")))
                .isInstanceOf(QueueDoesNotExistException.class)
                .isInstanceOfSatisfying(
                        SqsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode())
                                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
        assertThatThrownBy(() -> send("x".repeat(262_145))).isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> client.createQueue(
                        r -> r.queueName("work").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5"))))
                .isInstanceOf(SqsException.class);
        client.purgeQueue(r -> r.queueUrl(url));
        assertThatThrownBy(() -> client.listQueueTags(r -> r.queueUrl(url)))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    @Test
    @DisplayName("INFRA-AUTH-831 the journal is cut down to what lives, and messages past their retention are gone")
    void bounded() throws IOException {
        for (int i = 0; i < 6000; i++) {
            queues.send("work", Outgoing.of("m" + i, "test"));
            queues.purge("work");
        }
        send("old");
        clock.advance(Duration.ofDays(4));

        assertThat(Files.readAllLines(folder.resolve("queues.jsonl"))).hasSizeLessThan(10_010);
        assertThat(queues.snapshot("work").messages()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-832 a queue that is configured anew keeps its messages, also over a restart")
    void configure() throws IOException {
        send("kept");
        client.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "300")));
        queues.configure("work", new QueueAttributes(Map.of("VisibilityTimeout", "300", "DelaySeconds", "1")));
        queues.close();

        try (var again = open()) {
            var queue = again.snapshot("work");
            assertThat(queue.attributes().given())
                    .containsOnly(Map.entry("VisibilityTimeout", "300"), Map.entry("DelaySeconds", "1"));
            assertThat(queue.messages()).extracting(m -> m.body()).containsExactly("kept");
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-833 a line that a killed process left half written is cut off, and what follows is kept")
    void tornLine() throws IOException {
        send("kept");
        queues.close();
        Files.writeString(folder.resolve("queues.jsonl"), "{\"op\":\"put\",\"que", StandardOpenOption.APPEND);

        try (var again = open()) {
            again.send("work", Outgoing.of("after", "test"));
        }
        try (var again = open()) {
            assertThat(again.snapshot("work").messages())
                    .extracting(m -> m.body())
                    .containsExactly("kept", "after");
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-834 closing the queues ends a waiting receive with nothing")
    void close() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    threads.submit(() -> queues.receive("work", 1, Duration.ofSeconds(30), Duration.ofMinutes(10)));

            queues.close();

            assertThat(waiting.get()).isEmpty();
        }
    }
}
