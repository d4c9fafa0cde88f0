package dev.groundwork.localstack.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.cloud.HandClock;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedriveTest {

    private static final Duration HIDDEN = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:00:00Z"));

    @SuppressWarnings("NullAway.Init") // set before each test
    private Queues queues;

    @BeforeEach
    void open() {
        queues = Queues.open(folder.resolve("queues.jsonl"), clock, new SecureRandom());
        queues.configure("dead", new QueueAttributes(Map.of()));
        queues.configure("alone", new QueueAttributes(Map.of()));
        queues.configure("work", new QueueAttributes(Map.of("RedrivePolicy", """
                        {"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead","maxReceiveCount":1}""")));
    }

    @AfterEach
    void close() throws IOException {
        queues.close();
    }

    private void send(String queue, String body) {
        queues.send(queue, Outgoing.of(body, "sender"));
    }

    /** Lets a message of the queue "work" fail as often as it may, so that it is a dead letter. */
    private void fail(String body) throws InterruptedException {
        send("work", body);
        queues.receive("work", 1, Duration.ZERO, Duration.ZERO);
        queues.receive("work", 1, HIDDEN, Duration.ZERO);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-462 dead letters go back to their queue as new messages that were never received, and survive a restart there")
    void redrives() throws InterruptedException, IOException {
        // Given
        fail("first");
        fail("second");
        var before = queues.snapshot("dead").messages();

        // When
        var redriven = queues.redrive("dead");
        queues.close();
        queues = Queues.open(folder.resolve("queues.jsonl"), clock, new SecureRandom());

        // Then
        assertThat(redriven).isEqualTo(2);
        assertThat(queues.snapshot("dead").messages()).isEmpty();
        var after = queues.snapshot("work").messages();
        assertThat(after).extracting(Message::body).containsExactly("first", "second");
        assertThat(after).extracting(Message::receiveCount).containsOnly(0);
        assertThat(after)
                .extracting(Message::id)
                .doesNotContainAnyElementsOf(before.stream().map(Message::id).toList());
        assertThat(queues.receive("work", 10, HIDDEN, Duration.ZERO)).hasSize(2);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-464 a redrive leaves what somebody is working on, and is refused for a queue that takes no dead letters")
    void leavesAndRefuses() throws InterruptedException {
        // Given
        fail("taken");
        queues.receive("dead", 1, HIDDEN, Duration.ZERO);
        send("alone", "stays");

        // When
        var redriven = queues.redrive("dead");

        // Then
        assertThat(redriven).isZero();
        assertThat(queues.snapshot("dead").inFlight()).isEqualTo(1);
        assertThatThrownBy(() -> queues.redrive("alone")).isInstanceOf(AwsError.class);
        assertThat(queues.snapshot("alone").visible()).isEqualTo(1);
    }
}
