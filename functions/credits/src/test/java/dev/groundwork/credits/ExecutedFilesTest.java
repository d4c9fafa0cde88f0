package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.ExecutedFiles;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A warm request executes few files of ours: each is a hop for who reads it. The limits are the counts of today. */
final class ExecutedFilesTest {

    @Test
    @DisplayName("INFRA-CRED-769 a warm consume executes at most 44 files")
    void consume() {
        assertThat(ExecutedFiles.in(Consume.class)).hasSizeLessThanOrEqualTo(44);
    }

    /** A consume after one of the same user, which seals nothing. */
    static final class Consume implements Supplier<SequencedSet<String>> {

        @Override
        public SequencedSet<String> get() {
            try (var stack = new CreditsStack()) {
                var user = stack.user().id();
                stack.message(user, stack.freshKey());
                var key = stack.freshKey();
                return ExecutedFiles.of(
                        () -> assertThat(stack.message(user, key).status()).isEqualTo(200));
            }
        }
    }
}
