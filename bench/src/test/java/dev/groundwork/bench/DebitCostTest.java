package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundwork.bench.model.ItemBytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    @DisplayName(
            "INFRA-CRED-261 the model's items are as large as real ones: it takes the units that the table reports")
    void modelledUnits(int apps) {
        // When
        var measured = DebitCost.of(apps).eachApp().written();

        // Then
        assertThat(ItemBytes.dayOfApp(apps)).isCloseTo(measured, within(0.001));
    }
}
