package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Tables;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DynamoStartHistoriesTest extends StartHistoriesContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final StartHistories histories = new DynamoStartHistories(tables.apps());

    @Override
    StartHistories histories() {
        return histories;
    }

    @Test
    @DisplayName("INFRA-HOST-868 the conditions that let one of two runs start an app")
    void conditions() {
        assertThat(StartHistoryTable.FIRST_START)
                .as("both runs start a crashed app")
                .isEqualTo("attribute_not_exists(pk)");
        assertThat(StartHistoryTable.SAME_STARTS)
                .as("both runs start it again, and one start is not counted")
                .isEqualTo("startCount = :count AND lastStartAt = :last AND run = :run");
    }
}
