package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of the positions of walks; the fake and the adapter both pass it. */
abstract class WalkPositionsContract {

    private static final Optional<String> START = Optional.empty();

    abstract WalkPositions positions();

    @Test
    @DisplayName(
            "INFRA-HOST-858 a walk is moved from where it was seen only, back to its start too; each walk has its own")
    void contract() {
        assertThat(positions().read("apps")).isEqualTo(START);
        assertThat(positions().move("apps", START, Optional.of("3|USER#a"))).isTrue();
        assertThat(positions().read("apps")).contains("3|USER#a");
        assertThat(positions().read("domains")).isEqualTo(START);

        assertThat(positions().move("apps", START, Optional.of("1|"))).isFalse();
        assertThat(positions().move("apps", Optional.of("2|"), START)).isFalse();
        assertThat(positions().read("apps")).contains("3|USER#a");

        assertThat(positions().move("apps", Optional.of("3|USER#a"), START)).isTrue();
        assertThat(positions().read("apps")).isEqualTo(START);
        assertThat(positions().move("apps", START, Optional.of("1|"))).isTrue();
    }
}
