package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Tables;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DynamoOrphanRecordsTest extends OrphanRecordsContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final OrphanRecords records = new DynamoOrphanRecords(tables.apps());

    @Override
    OrphanRecords records() {
        return records;
    }

    @Test
    @DisplayName("INFRA-HOST-331 the condition that keeps the first sight of an orphan")
    void condition() {
        assertThat(OrphanKeys.FIRST_SEEN)
                .as("a later run begins the grace time again")
                .isEqualTo("attribute_not_exists(pk)");
    }
}
