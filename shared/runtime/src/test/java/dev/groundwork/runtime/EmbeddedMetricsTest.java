package dev.groundwork.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** Metrics in a log line, in the form that CloudWatch reads. */
final class EmbeddedMetricsTest {

    @Test
    @DisplayName(
            "INFRA-CRED-330 a line with metrics has the member that CloudWatch takes them by, and their values beside it")
    void line() {
        var event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("test");
        event.setLevel(Level.INFO);
        event.setMessage("A run is over");
        event.setKeyValuePairs(List.of(
                new KeyValuePair(
                        EmbeddedMetrics.MEMBER, new EmbeddedMetrics("Groundwork", "Stack", List.of("Done", "Failed"))),
                new KeyValuePair("Stack", "test"),
                new KeyValuePair("Done", 3L),
                new KeyValuePair("Failed", 0L)));

        var line = new String(new JsonLineEncoder().encode(event), StandardCharsets.UTF_8);

        assertThat(line)
                .matches(".*\"_aws\":\\{\"Timestamp\":\\d{13},.*\n")
                .contains(
                        "\"CloudWatchMetrics\":[{\"Namespace\":\"Groundwork\",\"Dimensions\":[[\"Stack\"]],"
                                + "\"Metrics\":[{\"Name\":\"Done\",\"Unit\":\"Count\"},{\"Name\":\"Failed\",\"Unit\":\"Count\"}]}]}",
                        "\"Stack\":\"test\",\"Done\":3,\"Failed\":0}");
    }
}
