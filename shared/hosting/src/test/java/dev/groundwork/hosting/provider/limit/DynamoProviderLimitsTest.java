package dev.groundwork.hosting.provider.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Tables;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DynamoProviderLimitsTest extends ProviderLimitsContract {

    @AutoClose
    private final Tables tables = Tables.create();

    private final CreationQuota quota = new DynamoCreationQuota(tables.apps(), LIMITS);
    private final ProviderCircuits circuits = new DynamoProviderCircuits(tables.apps());

    @Override
    protected CreationQuota quota() {
        return quota;
    }

    @Override
    protected ProviderCircuits circuits() {
        return circuits;
    }

    @Test
    @DisplayName("INFRA-HOST-306 each condition is the text that prevents its race")
    void conditions() {
        assertThat(ProviderLimitKeys.ABSENT).as("two workers begin the queue").isEqualTo("attribute_not_exists(pk)");
        assertThat(ProviderLimitKeys.SAME_VERSION).as("two take one slot").isEqualTo("version = :seen");
        assertThat(ProviderLimitKeys.ENOUGH_REFUSALS)
                .as("an old refusal opens a circuit again")
                .isEqualTo("refusals >= :enough");
    }
}
