package dev.groundwork.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThrottleTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT0S",
        "9, PT0S",
        "10, PT1M",
        "11, PT2M",
        "12, PT4M",
        "13, PT8M",
        "14, PT15M",
        "15, PT15M",
        "999999, PT15M"
    })
    @DisplayName("INFRA-AUTH-072 the tenth failure in a row starts a wait of 60 s, which doubles up to 15 minutes")
    void waits(long failures, Duration wait) {
        assertThat(Throttle.waitAfter(failures)).isEqualTo(wait);
    }
}
