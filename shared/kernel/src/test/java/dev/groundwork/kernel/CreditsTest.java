package dev.groundwork.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CreditsTest {

    @Test
    @DisplayName("INFRA-CRED-001 credits are never negative")
    void neverNegative() {
        assertThatThrownBy(() -> Credits.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("INFRA-CRED-002 a sum of credits fails rather than wrapping round")
    void noWrapping() {
        assertThatThrownBy(() -> Credits.of(Long.MAX_VALUE).plus(Credits.of(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Credits.of(2).plus(Credits.of(3))).isEqualTo(Credits.of(5));
    }
}
