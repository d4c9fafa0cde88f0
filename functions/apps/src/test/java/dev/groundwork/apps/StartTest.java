package dev.groundwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of the function. Lambda's container makes every singleton of the class path then; tests make those that they need. */
final class StartTest {

    @Test
    @DisplayName("INFRA-HOST-578 every singleton on the class path can be made, so that the function starts")
    void singletons(@TempDir Path repositories) {
        try (var stack = new AppsStack(repositories)) {
            assertThat(stack.singletonsThatCannotBeMade()).isEmpty();
        }
    }
}
