package dev.groundwork.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FailureCountTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");

    private final Random random = new Random(1);

    private FailureCount count(int failures, int inFlight) {
        return new FailureCount(failures, failures == 0 ? Optional.empty() : Optional.of(NOW), permits(inFlight, NOW));
    }

    private Set<Permit> permits(int count, Instant since) {
        return IntStream.range(0, count)
                .mapToObj(i -> Permit.next(since, random))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-568 there is room for ten failures and attempts in flight together, and after ten failures for one attempt")
    void room() {
        for (int failures = 0; failures < 10; failures++) {
            assertThat(count(failures, 9 - failures).hasRoom()).isTrue();
            assertThat(count(failures, 10 - failures).hasRoom()).isFalse();
        }
        assertThat(count(10, 0).hasRoom()).isTrue();
        assertThat(count(14, 1).hasRoom()).isFalse();
    }

    @Test
    @DisplayName("INFRA-AUTH-569 an attempt whose lease is over failed at the end of it")
    void leases() {
        var seen = new FailureCount(8, Optional.of(NOW.minusSeconds(1)), permits(2, NOW));

        var before = seen.at(NOW.plusSeconds(29));
        var after = seen.at(NOW.plusSeconds(40));

        assertThat(before).isEqualTo(seen);
        assertThat(after).isEqualTo(new FailureCount(10, Optional.of(NOW.plusSeconds(30)), Set.of()));
        assertThat(after.waitLeft(NOW.plusSeconds(40))).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    @DisplayName("INFRA-AUTH-570 failures are forgotten after a day without another, attempts in flight are not")
    void memory() {
        var later = NOW.plus(Duration.ofDays(1));
        var inFlight = permits(2, later);
        var seen = new FailureCount(12, Optional.of(NOW), inFlight);

        assertThat(seen.at(later)).isEqualTo(new FailureCount(0, Optional.empty(), inFlight));
        assertThat(seen.at(later.minusMillis(1))).isEqualTo(seen);
    }
}
