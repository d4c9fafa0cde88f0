package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

final class LedgerEngineTest extends CreditLedgerContract {

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock);

    /** Whatever a test of the contract does, it leaves sound ledgers. */
    @AfterEach
    void isSound() {
        assertThat(table.faults()).isEmpty();
    }

    @Override
    CreditLedger ledger() {
        return table.ledger();
    }

    @Override
    UserId open() {
        return table.open();
    }
}
