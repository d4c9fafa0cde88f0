package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DebitCostTest {

    @ParameterizedTest
    @CsvSource({"1, 2.1", "5, 1.5", "50, 1.2"})
    @DisplayName("INFRA-CRED-260 a day of an app takes fewer write units than any transaction, all in, and no read")
    void writeUnits(int apps, double goal) {
        // When
        var cost = DebitCost.of(apps);

        // Then
        assertThat(cost.eachApp().written()).isLessThanOrEqualTo(goal).isLessThan(DebitCost.transaction(apps));
        assertThat(cost.eachApp().read()).isZero();
    }
}
