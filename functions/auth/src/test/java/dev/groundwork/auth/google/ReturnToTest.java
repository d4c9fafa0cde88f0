package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnToTest {

    @ParameterizedTest
    @CsvSource({"/, /", "/apps, /apps", "/a?b=//c#d, /a?b=//c#d", "/%5C, /%5C", "/straße, /stra%C3%9Fe"})
    @DisplayName("INFRA-AUTH-291 a path of our own is kept, in ASCII")
    void own(String asked, String path) {
        assertThat(ReturnTo.of(Optional.of(asked)).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/a\\b",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/\u0085",
                " /apps",
                "https:/evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "apps",
                "/a b",
                "/%zz"
            })
    @DisplayName("INFRA-AUTH-292 whatever else is asked for leads to the start page")
    void other(String asked) {
        assertThat(ReturnTo.of(Optional.of(asked))).isEqualTo(ReturnTo.START);
    }

    @Test
    @DisplayName("INFRA-AUTH-293 a path is kept up to 1024 characters")
    void length() {
        assertThat(ReturnTo.of(Optional.of("/" + "a".repeat(1023))).path()).hasSize(1024);
        assertThat(ReturnTo.of(Optional.of("/" + "a".repeat(1024)))).isEqualTo(ReturnTo.START);
    }
}
