package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.ExecutedFiles;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A warm request executes few files of ours: each is a hop for who reads it. The limits are the counts of today. */
final class ExecutedFilesTest {

    @Test
    @DisplayName("INFRA-AUTH-930 a warm sign-in executes at most 50 files")
    void signIn() {
        assertThat(ExecutedFiles.in(SignIn.class)).hasSizeLessThanOrEqualTo(50);
    }

    /** A sign-in after one of the same account. */
    static final class SignIn implements Supplier<SequencedSet<String>> {

        @Override
        public SequencedSet<String> get() {
            try (var stack = AuthStack.withQuickPasswords()) {
                stack.account("ada@example.com", "Ada");
                stack.login("ada@example.com", AuthStack.PASSWORD);
                return ExecutedFiles.of(() -> assertThat(stack.login("ada@example.com", AuthStack.PASSWORD)
                                .status())
                        .isEqualTo(200));
            }
        }
    }
}
