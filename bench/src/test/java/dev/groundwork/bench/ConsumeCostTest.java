package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ConsumeCostTest {

    private static final int CONSUMES = 200;

    @Test
    @DisplayName("INFRA-CRED-700 a million consumes cost at most 0.45 of the usual design's, at the price table")
    void price() {
        var ledger = ConsumeCost.ofLedger(CONSUMES);
        var entries = ConsumeCost.ofEntries(CONSUMES);
        var prices = Prices.load();

        assertThat(prices.million(ledger.ordered()) / prices.million(entries.ordered()))
                .isLessThanOrEqualTo(0.45);
        assertThat(ledger.ordered().written()).isLessThanOrEqualTo(1.6);
        assertThat(ledger.ordered().read()).isZero();
        assertThat(ledger.opaque().written() - ledger.ordered().written()).isCloseTo(1, within(0.05));
        assertThat(ledger.balanceBytes()).as("with four lots").isLessThanOrEqualTo(1024);
    }

    @Test
    @DisplayName("INFRA-CRED-701 the usual design costs one transaction over two items and one read")
    void usualDesign() {
        var each = ConsumeCost.ofEntries(10).ordered();

        assertThat(each).isEqualTo(new Cost(2, 4, 1));
    }

    @Test
    @DisplayName("INFRA-CRED-702 a price is the units' and the bytes'")
    void prices() {
        var prices = new Prices("s", "d", "r", "c", 0.5, 0.25, 2);

        assertThat(prices.million(new Cost(9, 4, 1))).isEqualTo(2.25);
        assertThat(prices.keptMillion(1 << 30)).isEqualTo(2_000_000);
    }
}
