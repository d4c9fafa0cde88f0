package dev.groundwork.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DisplayNameTest {

    @Test
    @DisplayName(
            "INFRA-AUTH-296 a name from elsewhere loses its control characters and what is too long, and may be none")
    void resembling() {
        assertThat(resembling("Ada\u0000 Love\u202Elace")).isEqualTo("Ada Lovelace");
        assertThat(resembling("😀".repeat(81))).isEqualTo("😀".repeat(80));
        assertThat(resembling(" \u0007 ")).isEqualTo("none");
    }

    private static String resembling(String text) {
        return Profile.DisplayName.resembling(text)
                .map(Profile.DisplayName::value)
                .orElse("none");
    }
}
