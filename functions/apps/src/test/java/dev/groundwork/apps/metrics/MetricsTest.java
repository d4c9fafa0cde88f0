package dev.groundwork.apps.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.testing.HttpEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {

    @TempDir
    Path repositories;

    @Test
    @DisplayName("INFRA-HOST-573 metrics are the probes of a day, newest first, and the part that succeeded")
    void metrics() {
        try (var stack = new AppsStack(repositories)) {
            var person = stack.person();
            var app = person.app("metrics");
            assertThat(person.get(app + "/metrics").text()).isEqualTo("{\"items\":[],\"uptime24h\":null}");
            var id = app.substring("/api/apps/".length());
            var now = stack.clock().instant();
            stack.put(probe(id, now.minus(Duration.ofMinutes(2)).toEpochMilli(), "200 7 https://a.test/"));
            stack.put(probe(id, now.minus(Duration.ofMinutes(20)).toEpochMilli(), "0 5000 https://a.test/"));
            stack.put(probe(id, now.minus(Duration.ofHours(25)).toEpochMilli(), "200 1 https://a.test/"));

            var json = person.get(app + "/metrics").json();

            assertThat(json.toString())
                    .isEqualTo(
                            "{\"items\":[{\"at\":\"2026-01-07T09:28:00Z\",\"url\":\"https://a.test/\",\"status\":200,"
                                    + "\"ok\":true,\"latencyMs\":7},{\"at\":\"2026-01-07T09:10:00Z\","
                                    + "\"url\":\"https://a.test/\",\"status\":null,\"ok\":false,\"latencyMs\":5000}],"
                                    + "\"uptime24h\":0.5}");
            assertThat(stack.person().get(app + "/metrics").status()).isEqualTo(404);
            assertThat(stack.send(HttpEvent.get(app + "/metrics")).status()).isEqualTo(401);
        }
    }

    private static Item probe(String app, long millis, String text) {
        return Item.at(new Key("APP#" + app, "PROBES#%09d".formatted(millis / 600_000)))
                .set("p" + millis, text)
                .build();
    }
}
