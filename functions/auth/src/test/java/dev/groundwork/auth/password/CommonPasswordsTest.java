package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CommonPasswordsTest {

    private static final String LIST = "common-passwords.txt";

    @Test
    @DisplayName("INFRA-AUTH-310 the bundled list is what its generator makes, byte for byte")
    void generated() throws IOException {
        try (var list = Objects.requireNonNull(CommonPasswordsTest.class.getResourceAsStream(LIST))) {
            assertThat(list.readAllBytes()).isEqualTo(CommonPasswordList.bytes());
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-311 the bundled list has more than 3,000 passwords, each of 15 or more characters")
    void large() {
        var lines = new String(CommonPasswordList.bytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSizeGreaterThan(3_000).doesNotHaveDuplicates();
        assertThat(lines).allMatch(line -> line.codePointCount(0, line.length()) >= 15);
    }
}
