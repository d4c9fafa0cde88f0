package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Tables;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DynamoWalkPositionsTest extends WalkPositionsContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final WalkPositions positions = new DynamoWalkPositions(tables.apps());

    @Override
    WalkPositions positions() {
        return positions;
    }

    @Test
    @DisplayName("INFRA-HOST-859 the condition that moves a walk once")
    void condition() {
        assertThat(WalkTable.SAME_POSITION)
                .as("a late run moves a walk back, and what follows waits for a round more")
                .isEqualTo("attribute_not_exists(pk) OR goesOnAt = :seen");
    }
}
